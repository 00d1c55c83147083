// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/instruments/line_instrument.h"

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

/** The question for those registers, and what an answer says: the bytes of the registers, or why not. Pure.
 */
[[nodiscard]] QByteArray modbusRequest(const ModbusConfig &config);
/** How long the answer is that begins so; 0: not known yet. An exception is shorter than an answer. */
[[nodiscard]] qsizetype modbusAnswerSize(QByteArrayView begun);
[[nodiscard]] Result<QByteArray> modbusRegisters(const ModbusConfig &config, QByteArrayView answer);
[[nodiscard]] std::optional<Decimal> modbusValue(const ModbusConfig &config, const QByteArray &registers);

/** A transmitter or tool that keeps its value in Modbus registers, over RTU on a serial line. */
class ModbusInstrument final : public LineInstrument {
    Q_OBJECT

public:
    ModbusInstrument(Config config, ModbusConfig modbus, std::unique_ptr<ByteLine> line, const Clock &clock,
        QObject *parent = nullptr);

    void ask() override;

private:
    void takeBytes(const QByteArray &bytes) override;
    void lineClosed() override;
    void timedOut() override;

    ModbusConfig m_modbus;
    QByteArray m_answer;
    bool m_wished = false;
};

} // namespace unitrail
