// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/instruments/modbus_instrument.h"

#include <bit>
#include <cmath>

namespace unitrail {

/** Modbus over serial line V1.02, 6.2.2: polynomial A001, lowest bit first, begins with FFFF, sent low byte
 * first. */
static quint16 crcOf(QByteArrayView bytes)
{
    quint16 crc = 0xFFFF;
    for (const char byte : bytes) {
        crc = quint16(crc ^ quint8(byte));
        for (int bit = 0; bit < 8; ++bit)
            crc = quint16((crc & 1) ? (crc >> 1) ^ 0xA001 : crc >> 1);
    }
    return crc;
}

static quint8 functionOf(const ModbusConfig &config)
{
    return config.registers == ModbusConfig::Registers::Holding ? 0x03 : 0x04;
}

static quint8 countOf(const ModbusConfig &config)
{
    using enum ModbusConfig::Type;
    return config.type == UInt16 || config.type == Int16 ? 1 : 2;
}

QByteArray modbusRequest(const ModbusConfig &config)
{
    QByteArray frame;
    frame.append(char(config.unitAddress));
    frame.append(char(functionOf(config)));
    frame.append(char(config.first >> 8));
    frame.append(char(config.first & 0xFF));
    frame.append('\0');
    frame.append(char(countOf(config)));
    const quint16 crc = crcOf(frame);
    frame.append(char(crc & 0xFF));
    frame.append(char(crc >> 8));
    return frame;
}

qsizetype modbusAnswerSize(QByteArrayView begun)
{
    if (begun.size() < 3)
        return 0;
    return (quint8(begun[1]) & 0x80) ? 5 : 5 + quint8(begun[2]);
}

static QString wordsForException(quint8 code)
{
    switch (code) {
    case 0x01:
        return QStringLiteral("does not know this function");
    case 0x02:
        return QStringLiteral("has no such register");
    case 0x03:
        return QStringLiteral("does not take this number of registers");
    case 0x04:
        return QStringLiteral("has broken down");
    case 0x06:
        return QStringLiteral("is busy");
    default:
        return QStringLiteral("answers with exception %1").arg(code);
    }
}

Result<QByteArray> modbusRegisters(const ModbusConfig &config, QByteArrayView answer)
{
    const auto failure = [](const QString &why) { return Failure{Failure::Kind::Device, why}; };
    // A CRC over a frame and its own CRC is 0.
    if (answer.size() < 5 || answer.size() != modbusAnswerSize(answer) || crcOf(answer) != 0)
        return failure(QStringLiteral("answers with a damaged frame"));
    if (quint8(answer[0]) != config.unitAddress)
        return failure(QStringLiteral("another unit answers (%1)").arg(quint8(answer[0])));
    if (quint8(answer[1]) == (functionOf(config) | 0x80))
        return failure(wordsForException(quint8(answer[2])));
    if (quint8(answer[1]) != functionOf(config) || quint8(answer[2]) != 2 * countOf(config))
        return failure(QStringLiteral("answers what was not asked"));
    return answer.sliced(3).chopped(2).toByteArray();
}

std::optional<Decimal> modbusValue(const ModbusConfig &config, const QByteArray &registers)
{
    Q_ASSERT(registers.size() == 2 * countOf(config));
    QByteArray bytes = registers;
    if (bytes.size() == 4 && config.wordOrder == ModbusConfig::WordOrder::LowFirst)
        bytes = registers.sliced(2) + registers.first(2);
    quint32 raw = 0;
    for (const char byte : bytes)
        raw = (raw << 8) | quint8(byte);

    switch (config.type) {
    case ModbusConfig::Type::UInt16:
    case ModbusConfig::Type::UInt32:
        return Decimal(raw, config.places);
    case ModbusConfig::Type::Int16:
        return Decimal(qint16(raw), config.places);
    case ModbusConfig::Type::Int32:
        return Decimal(qint32(raw), config.places);
    case ModbusConfig::Type::Float32: {
        const double value = double(std::bit_cast<float>(raw));
        if (!std::isfinite(value) || std::abs(value) >= 1e8) // with nine places all 18 digits a Decimal has
            return {};
        return Decimal::rounded(value, config.places);
    }
    }
    return {};
}

ModbusInstrument::ModbusInstrument(
    Config config, ModbusConfig modbus, std::unique_ptr<ByteLine> line, const Clock &clock, QObject *parent)
    : LineInstrument(std::move(config), std::move(line), clock, parent)
    , m_modbus(std::move(modbus))
{ }

void ModbusInstrument::ask()
{
    if (!isUp())
        return fail(QStringLiteral("is not connected"));
    if (std::exchange(m_wished, true))
        return;
    m_answer.clear();
    startWaiting();
    send(modbusRequest(m_modbus));
}

void ModbusInstrument::takeBytes(const QByteArray &bytes)
{
    if (!m_wished)
        return; // too late, or not for us
    m_answer += bytes;
    const qsizetype size = modbusAnswerSize(m_answer);
    if (size == 0 || m_answer.size() < size)
        return;

    m_wished = false;
    stopWaiting();
    const auto registers = modbusRegisters(m_modbus, m_answer);
    if (!registers)
        return fail(registers.error().text);
    InstrumentReading reading;
    reading.raw = m_answer.toHex().toUpper();
    reading.unit = m_modbus.unit;
    reading.value = modbusValue(m_modbus, *registers);
    reading.trouble
        = reading.value ? InstrumentReading::Trouble::None : InstrumentReading::Trouble::NotANumber;
    tell(reading);
}

void ModbusInstrument::lineClosed()
{
    m_answer.clear();
    if (std::exchange(m_wished, false))
        fail(QStringLiteral("went away while it was asked"));
}

void ModbusInstrument::timedOut()
{
    if (std::exchange(m_wished, false))
        fail(QStringLiteral("did not answer in time"));
}

} // namespace unitrail
