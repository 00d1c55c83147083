// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/instruments/modbus_instrument.h"

#include "core/base/match.h"
#include "core/devices/log.h"

#include <QModbusRtuSerialClient>
#include <QModbusTcpClient>

#include <bit>
#include <cmath>

namespace unitrail {

static constexpr int connectWithinMs = 5000;

quint16 modbusCount(const ModbusConfig &config)
{
    using enum ModbusConfig::Type;
    return config.type == UInt16 || config.type == Int16 ? 1 : 2;
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

std::optional<Decimal> modbusValue(const ModbusConfig &config, const QByteArray &registers)
{
    Q_ASSERT(registers.size() == 2 * modbusCount(config));
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

ModbusInstrument::ModbusInstrument(LineInstrument::Config config, ModbusConfig modbus, Connection connection,
    const Clock &clock, QObject *parent)
    : Instrument(parent)
    , m_config(std::move(config))
    , m_modbus(std::move(modbus))
    , m_connection(std::move(connection))
    , m_clock(clock)
    , m_state{.device = m_config.device}
{
    m_retry.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ModbusInstrument::tryToConnect);
    connect(&m_patience, &QTimer::timeout, this, &ModbusInstrument::lose);
}

ModbusInstrument::~ModbusInstrument()
{
    dropClient();
}

void ModbusInstrument::start()
{
    if (std::exchange(m_wanted, true))
        return;
    m_backOff.reset();
    tryToConnect();
}

void ModbusInstrument::stop()
{
    m_wanted = false;
    m_retry.stop();
    const bool wasAsked = m_reply;
    dropClient();
    change(DeviceState::Kind::Off, m_where);
    if (wasAsked)
        fail(QStringLiteral("was stopped while it was asked"));
}

/** Nothing, and m_where says why, when there is no port to make one for. */
std::unique_ptr<QModbusClient> ModbusInstrument::makeClient()
{
    return match(
        m_connection,
        [this](const SerialConfig &serial) -> std::unique_ptr<QModbusClient> {
            m_where = portOf(serial);
            if (m_where.isEmpty()) {
                m_where = QStringLiteral("no such USB device is plugged in");
                return nullptr;
            }
            auto client = std::make_unique<QModbusRtuSerialClient>();
            client->setConnectionParameter(QModbusDevice::SerialPortNameParameter, m_where);
            client->setConnectionParameter(QModbusDevice::SerialBaudRateParameter, serial.baud);
            client->setConnectionParameter(QModbusDevice::SerialDataBitsParameter, serial.dataBits);
            client->setConnectionParameter(QModbusDevice::SerialParityParameter, serial.parity);
            client->setConnectionParameter(QModbusDevice::SerialStopBitsParameter, serial.stopBits);
            return client;
        },
        [this](const TcpConfig &tcp) -> std::unique_ptr<QModbusClient> {
            m_where = QStringLiteral("%1:%2").arg(tcp.host).arg(tcp.port);
            auto client = std::make_unique<QModbusTcpClient>();
            client->setConnectionParameter(QModbusDevice::NetworkAddressParameter, tcp.host);
            client->setConnectionParameter(QModbusDevice::NetworkPortParameter, tcp.port);
            return client;
        });
}

void ModbusInstrument::tryToConnect()
{
    if (!m_wanted || m_client)
        return;
    const auto notYet
        = m_state.kind == DeviceState::Kind::Lost ? DeviceState::Kind::Lost : DeviceState::Kind::Connecting;
    m_client = makeClient();
    if (!m_client) {
        change(notYet, m_where);
        m_retry.start(m_backOff.nextMs());
        return;
    }
    m_losing = false;
    m_client->setTimeout(m_config.answerWithinMs);
    m_client->setNumberOfRetries(0); // who asks decides whether to ask again
    connect(m_client.get(), &QModbusDevice::stateChanged, this, &ModbusInstrument::noticeState);
    connect(m_client.get(), &QModbusDevice::errorOccurred, this, &ModbusInstrument::noticeError);
    change(notYet, m_where);
    m_patience.start(connectWithinMs);
    if (!m_client->connectDevice()) {
        m_losing = true;
        lose();
    }
}

void ModbusInstrument::noticeState(QModbusDevice::State state)
{
    if (state == QModbusDevice::ConnectedState) {
        m_patience.stop();
        m_retry.stop();
        qCInfo(logDevices) << "Opened" << m_where;
        change(DeviceState::Kind::Ready, m_where);
    } else if (state == QModbusDevice::UnconnectedState && !std::exchange(m_losing, true)) {
        QMetaObject::invokeMethod(this, &ModbusInstrument::lose, Qt::QueuedConnection);
    }
}

void ModbusInstrument::noticeError(QModbusDevice::Error error)
{
    switch (error) {
    case QModbusDevice::ConnectionError:
    case QModbusDevice::ReadError:
    case QModbusDevice::WriteError:
    case QModbusDevice::UnknownError:
        break;
    default: // of one answer, or a line that has no such setting, as a pseudo-terminal
        return;
    }
    // A pulled port repeats its error until it is closed, and must not be closed in here.
    if (!std::exchange(m_losing, true))
        QMetaObject::invokeMethod(this, &ModbusInstrument::lose, Qt::QueuedConnection);
}

void ModbusInstrument::lose()
{
    if (!m_client)
        return;
    const bool wasUp = m_state.kind == DeviceState::Kind::Ready;
    const bool wasAsked = m_reply;
    dropClient();
    if (wasUp) {
        qCWarning(logDevices) << "Lost" << m_where;
        m_backOff.reset();
    }
    if (m_wanted)
        m_retry.start(m_backOff.nextMs());
    change(wasUp || m_state.kind == DeviceState::Kind::Lost ? DeviceState::Kind::Lost
                                                            : DeviceState::Kind::Connecting,
        wasUp ? m_where : m_where + QStringLiteral(": does not open"));
    if (wasAsked)
        fail(QStringLiteral("went away while it was asked"));
}

void ModbusInstrument::dropClient()
{
    m_patience.stop();
    if (m_reply)
        m_reply->disconnect(this);
    m_reply.clear();
    if (!m_client)
        return;
    m_client->disconnect(this);
    m_client->disconnectDevice();
    m_client.release()->deleteLater(); // it may be the one that called us
}

void ModbusInstrument::ask()
{
    if (!m_client || m_state.kind != DeviceState::Kind::Ready)
        return fail(QStringLiteral("is not connected"));
    if (m_reply)
        return;
    const auto registers = m_modbus.registers == ModbusConfig::Registers::Holding
        ? QModbusDataUnit::HoldingRegisters
        : QModbusDataUnit::InputRegisters;
    QModbusReply *reply = m_client->sendReadRequest(
        QModbusDataUnit(registers, m_modbus.first, modbusCount(m_modbus)), m_modbus.unitAddress);
    if (!reply)
        return fail(QStringLiteral("takes no question"));
    m_reply = reply;
    connect(reply, &QModbusReply::finished, this, [this, reply] {
        m_reply.clear();
        reply->deleteLater();
        takeReply(*reply);
    });
}

/** Unit, function and data as they came, without the checksum, which is right when they get here. */
static QByteArray rawOf(const QModbusReply &reply)
{
    const QModbusResponse response = reply.rawResult();
    const quint8 function = quint8(response.functionCode()) | (response.isException() ? 0x80 : 0);
    const QByteArray bytes
        = QByteArray(1, char(reply.serverAddress())) + QByteArray(1, char(function)) + response.data();
    return bytes.toHex().toUpper();
}

void ModbusInstrument::takeReply(const QModbusReply &reply)
{
    switch (reply.error()) {
    case QModbusDevice::NoError:
        break;
    case QModbusDevice::ProtocolError:
        return fail(wordsForException(quint8(reply.rawResult().exceptionCode())));
    case QModbusDevice::TimeoutError:
        return fail(QStringLiteral("did not answer in time, or not rightly"));
    default:
        return fail(QStringLiteral("answers what was not asked"));
    }
    const QModbusDataUnit unit = reply.result();
    if (unit.valueCount() != modbusCount(m_modbus))
        return fail(QStringLiteral("answers what was not asked"));
    QByteArray registers;
    for (const quint16 value : unit.values()) {
        registers.append(char(value >> 8));
        registers.append(char(value & 0xFF));
    }
    InstrumentReading reading{.raw = rawOf(reply), .unit = m_modbus.unit};
    reading.value = modbusValue(m_modbus, registers);
    reading.trouble
        = reading.value ? InstrumentReading::Trouble::None : InstrumentReading::Trouble::NotANumber;
    reading.atMs = m_clock.wallMs();
    reading.device = m_config.device;
    reading.instrument = m_config.identity;
    emit measured(reading);
}

void ModbusInstrument::change(DeviceState::Kind kind, const QString &detail)
{
    const DeviceState now{m_config.device, kind, detail, false};
    if (m_state == now)
        return;
    m_state = now;
    emit stateChanged(m_state);
}

void ModbusInstrument::fail(const QString &why)
{
    emit failed({Failure::Kind::Device, m_config.device + QStringLiteral(": ") + why});
}

} // namespace unitrail
