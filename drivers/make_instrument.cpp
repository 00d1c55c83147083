// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/make_instrument.h"

#include "core/base/match.h"

namespace unitrail {

static std::optional<QString> complaintAbout(const InstrumentConfig &config)
{
    if (config.name.isEmpty())
        return QStringLiteral("an instrument has no name");
    if (config.answerWithinMs <= 0)
        return QStringLiteral("%1: the time to answer must be above 0").arg(config.name);
    const bool reachable = match(
        config.connection, [](const SerialConfig &serial) { return !serial.path.isEmpty() || serial.usb; },
        [](const TcpConfig &tcp) { return !tcp.host.isEmpty() && tcp.port != 0; });
    if (!reachable)
        return QStringLiteral("%1: name its port, or host and port").arg(config.name);
    return match(
        config.language,
        [&](const ScpiConfig &scpi) -> std::optional<QString> {
            if (!scpi.query.endsWith('?') && !scpi.query.contains("? "))
                return QStringLiteral("%1: the query must be a question (MEAS:VOLT:DC?)").arg(config.name);
            if (scpi.stableCount < 1)
                return QStringLiteral("%1: at least one answer must be taken").arg(config.name);
            return {};
        },
        [&](const LineGaugeConfig &gauge) -> std::optional<QString> {
            if (!gauge.pattern.isValid())
                return QStringLiteral("%1: the pattern is broken: %2")
                    .arg(config.name, gauge.pattern.errorString());
            if (!gauge.pattern.namedCaptureGroups().contains(QStringLiteral("value")))
                return QStringLiteral("%1: the pattern needs a group \"value\", (?<value>...)")
                    .arg(config.name);
            if (gauge.framing.terminators.isEmpty() || gauge.framing.terminators.contains(QByteArray()))
                return QStringLiteral("%1: name at least one terminator, none empty").arg(config.name);
            return {};
        },
        [&](const ModbusConfig &modbus) -> std::optional<QString> {
            if (modbus.unitAddress < 1 || modbus.unitAddress > 247)
                return QStringLiteral("%1: the unit address must lie between 1 and 247").arg(config.name);
            if (modbus.places < 0 || modbus.places > 9)
                return QStringLiteral("%1: between 0 and 9 places").arg(config.name);
            return {};
        });
}

Result<std::unique_ptr<Instrument>> makeInstrument(const InstrumentConfig &config, const Clock &clock)
{
    if (const auto complaint = complaintAbout(config))
        return Failure{Failure::Kind::Input, *complaint};

    auto line = match(
        config.connection,
        [](const SerialConfig &serial) -> std::unique_ptr<ByteLine> {
            return std::make_unique<SerialLine>(serial);
        },
        [](const TcpConfig &tcp) -> std::unique_ptr<ByteLine> { return std::make_unique<TcpLine>(tcp); });
    const LineInstrument::Config who{config.name, config.identity, config.answerWithinMs};
    return match(
        config.language,
        [&](const ScpiConfig &scpi) -> std::unique_ptr<Instrument> {
            return std::make_unique<ScpiInstrument>(who, scpi, std::move(line), clock);
        },
        [&](const LineGaugeConfig &gauge) -> std::unique_ptr<Instrument> {
            return std::make_unique<LineGauge>(who, gauge, std::move(line), clock);
        },
        [&](const ModbusConfig &modbus) -> std::unique_ptr<Instrument> {
            return std::make_unique<ModbusInstrument>(who, modbus, config.connection, clock);
        });
}

} // namespace unitrail
