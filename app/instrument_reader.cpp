// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/instrument_reader.h"

#include "app/line_words.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static ScpiConfig readScpi(TableReader &reader, Mistakes &mistakes)
{
    ScpiConfig scpi;
    scpi.query = reader.text(u"query"_s, TableReader::must).value_or(QString()).toUtf8();
    if (!scpi.query.isEmpty() && !scpi.query.endsWith('?') && !scpi.query.contains("? "))
        mistakes.error(reader.placeOf(u"query"_s), u"The query is no question"_s,
            u"Write what the instrument answers to, such as \"MEAS:VOLT:DC?\""_s);
    scpi.unit = reader.text(u"unit"_s, TableReader::must).value_or(QString());
    scpi.stableCount = reader.integer(u"stable_count"_s, TableReader::may, 1, 100).value_or(1);
    scpi.tolerance = reader.decimal(u"tolerance"_s, TableReader::may).value_or(Decimal());
    scpi.stableWithinMs
        = reader.integer(u"stable_within_ms"_s, TableReader::may, 0, 600'000).value_or(scpi.stableWithinMs);
    if (scpi.tolerance < Decimal(0, 0))
        mistakes.error(reader.placeOf(u"tolerance"_s), u"The tolerance is below 0"_s,
            u"Write how far apart the answers "
            "may lie"_s);
    return scpi;
}

static LineGaugeConfig readLineGauge(TableReader &reader, const TomlValue &table, Mistakes &mistakes)
{
    LineGaugeConfig gauge;
    const auto pattern = reader.pattern(u"pattern"_s, TableReader::must);
    gauge.pattern = pattern.value_or(QRegularExpression());
    const QStringList groups = gauge.pattern.namedCaptureGroups();
    if (pattern && !groups.contains(u"value"_s))
        mistakes.error(reader.placeOf(u"pattern"_s), u"The pattern has no group for the value"_s,
            u"Put the number into (?<value>...), and its unit into (?<unit>...) where one is sent"_s);
    const bool tellsUnit = groups.contains(u"unit"_s);
    gauge.unit = reader.text(u"unit"_s, tellsUnit ? TableReader::may : TableReader::must).value_or(QString());
    for (const auto &[spelling, place] : reader.texts(u"spelt"_s, TableReader::may))
        gauge.unitsOnLine.append(spelling);
    if (!gauge.unitsOnLine.isEmpty() && gauge.unit.isEmpty())
        mistakes.error(reader.placeOf(u"spelt"_s), u"The instrument spells a unit that is not named"_s,
            u"Add unit = \"...\" as the plant writes it"_s);
    gauge.request = readBytes(reader, u"request"_s, TableReader::may, mistakes).value_or(QByteArray());
    gauge.framing.terminators = readTerminators(reader, table, mistakes);
    gauge.mark = reader
                     .choice<DecimalMark>(u"decimal_mark"_s, TableReader::may,
                         {{u"point"_s, DecimalMark::Point}, {u"comma"_s, DecimalMark::Comma}})
                     .value_or(DecimalMark::Point);
    return gauge;
}

static ModbusConfig readModbus(TableReader &reader)
{
    using enum ModbusConfig::Type;
    ModbusConfig modbus;
    modbus.unitAddress = reader.integer(u"address"_s, TableReader::must, 1, 247).value_or(1);
    modbus.registers = reader
                           .choice<ModbusConfig::Registers>(u"registers"_s, TableReader::may,
                               {{u"holding"_s, ModbusConfig::Registers::Holding},
                                   {u"input"_s, ModbusConfig::Registers::Input}})
                           .value_or(modbus.registers);
    modbus.first = quint16(reader.integer(u"first"_s, TableReader::must, 0, 65535).value_or(0));
    modbus.type = reader
                      .choice<ModbusConfig::Type>(u"value"_s, TableReader::must,
                          {{u"uint16"_s, UInt16}, {u"int16"_s, Int16}, {u"uint32"_s, UInt32},
                              {u"int32"_s, Int32}, {u"float32"_s, Float32}})
                      .value_or(modbus.type);
    modbus.wordOrder = reader
                           .choice<ModbusConfig::WordOrder>(u"word_order"_s, TableReader::may,
                               {{u"high-first"_s, ModbusConfig::WordOrder::HighFirst},
                                   {u"low-first"_s, ModbusConfig::WordOrder::LowFirst}})
                           .value_or(modbus.wordOrder);
    // Of a float the places are a decision: it has none of its own.
    modbus.places
        = reader.integer(u"places"_s, modbus.type == Float32 ? TableReader::must : TableReader::may, 0, 9)
              .value_or(0);
    modbus.unit = reader.text(u"unit"_s, TableReader::must).value_or(QString());
    return modbus;
}

static InstrumentPlace readPlace(TableReader &reader, const QString &device, Mistakes &mistakes)
{
    InstrumentPlace place{.device = device};
    place.gauge = reader.name<GaugeKind>(u"gauge"_s, TableReader::may);
    place.gaugeClass = reader.text(u"class"_s, TableReader::may).value_or(QString());
    place.characteristic = reader.name<CharacteristicKind>(u"characteristic"_s, TableReader::may);
    place.serial = reader.text(u"serial"_s, TableReader::may).value_or(QString());
    place.calibrationDue = reader.date(u"calibration_due"_s, TableReader::may);
    if (place.gauge) {
        for (const QString &key : {u"class"_s, u"serial"_s, u"calibration_due"_s}) {
            if (reader.has(key))
                mistakes.error(reader.placeOf(key),
                    u"\"%1\" stands with the gauge %2 in the plant"_s.arg(key, place.gauge->text()),
                    u"Remove the line here"_s);
        }
    } else if (!reader.has(u"class"_s) && !place.characteristic) {
        mistakes.error(reader.place(), u"Nothing says what this instrument measures"_s,
            u"Add gauge = \"...\" with the plant's number of it, or class = \"...\" as characteristics ask "
            "for it"_s);
    }
    return place;
}

InstrumentSetup readInstrument(const TomlValue &table, Mistakes &mistakes)
{
    enum class Protocol { Scpi, Line, Modbus };
    const QString subject = u"This instrument"_s;
    TableReader reader(table, subject, mistakes);
    InstrumentSetup setup{.driver = {.name = reader.text(u"name"_s, TableReader::must).value_or(QString()),
                              .connection = SerialConfig{},
                              .language = ScpiConfig{}},
        .place = {}};
    const auto overTcp
        = reader.choice<bool>(u"type"_s, TableReader::must, {{u"serial"_s, false}, {u"tcp"_s, true}});
    const auto protocol = reader.choice<Protocol>(u"protocol"_s, TableReader::must,
        {{u"scpi"_s, Protocol::Scpi}, {u"line"_s, Protocol::Line}, {u"modbus"_s, Protocol::Modbus}});
    if (!overTcp || !protocol) {
        reader.leaveRest();
        return setup;
    }
    if (*overTcp)
        setup.driver.connection = readTcp(reader, mistakes, false);
    else
        setup.driver.connection = readSerial(reader, mistakes);
    setup.place = readPlace(reader, setup.driver.name, mistakes);
    setup.place.asked = true;
    switch (*protocol) {
    case Protocol::Scpi:
        setup.driver.language = readScpi(reader, mistakes);
        break;
    case Protocol::Line: {
        const LineGaugeConfig gauge = readLineGauge(reader, table, mistakes);
        setup.place.asked = !gauge.request.isEmpty();
        setup.driver.language = gauge;
        break;
    }
    case Protocol::Modbus:
        setup.driver.language = readModbus(reader);
        break;
    }
    if (setup.place.asked) {
        setup.driver.answerWithinMs = reader.integer(u"answer_within_ms"_s, TableReader::may, 50, 600'000)
                                          .value_or(setup.driver.answerWithinMs);
        setup.place.atOnce = reader
                                 .choice<bool>(u"measures"_s, TableReader::may,
                                     {{u"when-told"_s, false}, {u"at-once"_s, true}})
                                 .value_or(false);
    }
    return setup;
}

} // namespace unitrail
