// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/make_scanner.h"

#include "core/base/match.h"
#include "drivers/hid/hid_scanner.h"
#include "drivers/line/serial_scanner.h"
#include "drivers/line/tcp_listening_scanner.h"
#include "drivers/line/text_protocol.h"
#include "drivers/rfid/id12_protocol.h"
#include "drivers/rfid/m100_protocol.h"
#include "drivers/rfid/r2000_protocol.h"
#include "drivers/rfid/uhf18_protocol.h"
#include "drivers/zebra/ssi_protocol.h"

namespace unitrail {

static std::optional<QString> complaintAbout(const DeviceConfig &config)
{
    if (config.name.isEmpty())
        return QStringLiteral("a device has no name");
    if (config.framing.terminators.isEmpty() || config.framing.terminators.contains(QByteArray()))
        return QStringLiteral("%1: name at least one terminator (the scanner's suffix), none empty")
            .arg(config.name);
    return match(
        config.connection,
        [&](const SerialConfig &serial) -> std::optional<QString> {
            if (serial.path.isEmpty() && !serial.usb)
                return QStringLiteral("%1: name its port, or the USB vendor and product").arg(config.name);
            if (serial.baud <= 0)
                return QStringLiteral("%1: the baud rate must be above 0").arg(config.name);
            return {};
        },
        [&](const TcpConfig &tcp) -> std::optional<QString> {
            if (tcp.host.isEmpty() || (tcp.role == TcpConfig::Role::Connect && tcp.port == 0))
                return QStringLiteral("%1: name host and port").arg(config.name);
            return {};
        },
        [&](const WedgeConfig &wedge) -> std::optional<QString> {
            if (wedge.prefixKey == Qt::Key_unknown && wedge.prefixCharacter.isNull())
                return QStringLiteral("%1: a wedge needs a prefix key or character").arg(config.name);
            return {};
        },
        [&](const HidConfig &) -> std::optional<QString> { return {}; },
        [&](const EvdevConfig &evdev) -> std::optional<QString> {
            if (evdev.path.isEmpty() && !evdev.usb)
                return QStringLiteral("%1: name its event file, or the USB vendor and product")
                    .arg(config.name);
            return {};
        });
}

static std::unique_ptr<ReaderProtocol> protocolFor(const DeviceConfig &config)
{
    switch (config.language) {
    case ReaderLanguage::Text:
        return std::make_unique<TextProtocol>(config.framing, config.feedback);
    case ReaderLanguage::Ssi:
        return std::make_unique<SsiProtocol>();
    case ReaderLanguage::Id12:
        return std::make_unique<Id12Protocol>(config.tagAbsentAfterMs);
    case ReaderLanguage::M100:
        return std::make_unique<M100Protocol>(config.tagAbsentAfterMs, config.readsTid);
    case ReaderLanguage::R2000:
        return std::make_unique<R2000Protocol>(config.tagAbsentAfterMs, config.antennas, config.readsTid);
    case ReaderLanguage::Uhf18:
        return std::make_unique<Uhf18Protocol>(config.tagAbsentAfterMs, config.readsTid);
    }
    Q_UNREACHABLE();
}

Result<std::unique_ptr<Scanner>> makeScanner(const DeviceConfig &config, const Clock &clock)
{
    if (const auto complaint = complaintAbout(config))
        return Failure{Failure::Kind::Input, *complaint};

    const LineScanner::Config who{config.name, config.kind};
    const auto protocol = [config] { return protocolFor(config); };
    return match(
        config.connection,
        [&](const SerialConfig &serial) -> std::unique_ptr<Scanner> {
            return std::make_unique<SerialScanner>(who, serial, protocol(), clock);
        },
        [&](const TcpConfig &tcp) -> std::unique_ptr<Scanner> {
            if (tcp.role == TcpConfig::Role::Listen)
                return std::make_unique<TcpListeningScanner>(who, tcp, protocol, clock);
            return std::make_unique<LineScanner>(who, std::make_unique<TcpLine>(tcp), protocol(), clock);
        },
        [&](const WedgeConfig &wedge) -> std::unique_ptr<Scanner> {
            return std::make_unique<KeyboardWedge>(config.name, wedge, clock);
        },
        [&](const HidConfig &hid) -> std::unique_ptr<Scanner> {
            return std::make_unique<HidScanner>(
                config.name, config.feedback, std::make_unique<HidapiTransport>(hid), clock);
        },
        [&](const EvdevConfig &evdev) -> std::unique_ptr<Scanner> {
            return std::make_unique<EvdevScanner>(config.name, evdev, clock);
        });
}

} // namespace unitrail
