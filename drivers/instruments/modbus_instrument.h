// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/instruments/line_instrument.h"
#include "drivers/line/serial_line.h"
#include "drivers/line/tcp_line.h"

#include <QModbusClient>
#include <QModbusReply>
#include <QPointer>

#include <variant>

namespace unitrail {

struct ModbusConfig {
    enum class Registers { Holding, Input };
    enum class Type { UInt16, Int16, UInt32, Int32, Float32 };
    enum class WordOrder { HighFirst, LowFirst };

    int unitAddress = 1; ///< 1..247
    Registers registers = Registers::Holding;
    quint16 first = 0; ///< counted from 0, as on the wire
    Type type = Type::Int16;
    WordOrder wordOrder = WordOrder::HighFirst;
    int places = 0; ///< an integer is so many places behind the mark: 2 makes 512 into 5.12. A float is
                    ///< rounded to them. 0..9
    QString unit;
    bool operator==(const ModbusConfig &) const = default;
};

/** How many registers the value takes: one or two. */
[[nodiscard]] quint16 modbusCount(const ModbusConfig &config);
/** What the bytes of those registers say, high byte first; nothing for a float that is no number. Pure. */
[[nodiscard]] std::optional<Decimal> modbusValue(const ModbusConfig &config, const QByteArray &registers);

/**
 * A transmitter or tool that keeps its value in Modbus registers: RTU on a serial line, Modbus TCP over TCP;
 * framing, checksums and time limits are Qt SerialBus'. A client is made anew for each connection: a USB
 * adapter may come back under another name.
 */
class ModbusInstrument final : public Instrument {
    Q_OBJECT

public:
    using Connection = std::variant<SerialConfig, TcpConfig>;

    ModbusInstrument(LineInstrument::Config config, ModbusConfig modbus, Connection connection,
        const Clock &clock, QObject *parent = nullptr);
    ~ModbusInstrument() override;

    void start() override;
    void stop() override;
    void ask() override;
    [[nodiscard]] DeviceState state() const override { return m_state; }

private:
    void tryToConnect();
    [[nodiscard]] std::unique_ptr<QModbusClient> makeClient();
    void noticeState(QModbusDevice::State state);
    void noticeError(QModbusDevice::Error error);
    void lose();
    void dropClient();
    void takeReply(const QModbusReply &reply);
    void change(DeviceState::Kind kind, const QString &detail);
    void fail(const QString &why);

    LineInstrument::Config m_config;
    ModbusConfig m_modbus;
    Connection m_connection;
    const Clock &m_clock;
    DeviceState m_state;
    std::unique_ptr<QModbusClient> m_client;
    QPointer<QModbusReply> m_reply; ///< that is awaited
    QTimer m_retry;
    QTimer m_patience; ///< a host that is switched off answers after minutes otherwise
    BackOff m_backOff;
    QString m_where; ///< the port or the address in hand, for people
    bool m_wanted = false;
    bool m_losing = false; ///< an error came, and the client goes before the loop goes on
};

} // namespace unitrail
