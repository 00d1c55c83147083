// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/line_words.h"

#include "app/byte_words.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

std::optional<UsbIdentity> readUsb(TableReader &reader, Mistakes &mistakes)
{
    const auto written = reader.text(u"usb"_s, TableReader::may);
    if (!written)
        return {};
    const auto identity = UsbIdentity::fromText(*written);
    if (!identity)
        mistakes.error(reader.placeOf(u"usb"_s), u"\"%1\" names no USB device"_s.arg(*written),
            u"Write vendor and product as lsusb shows them, and the serial number where there are two of a "
            "kind: usb = \"0403:6001/A50285BI\""_s);
    return identity;
}

SerialConfig readSerial(TableReader &reader, Mistakes &mistakes)
{
    SerialConfig serial;
    serial.path = reader.text(u"port"_s, TableReader::may).value_or(QString());
    serial.usb = readUsb(reader, mistakes);
    const bool named = reader.has(u"port"_s) || reader.has(u"usb"_s);
    if (!named)
        mistakes.error(reader.place(), u"A serial device has no port"_s,
            u"Add port = \"/dev/serial/by-id/...\", or usb = \"0403:6001/A50285BI\" to find it by what it "
            "says of itself"_s);
    else if (reader.has(u"port"_s) && reader.has(u"usb"_s))
        mistakes.error(reader.placeOf(u"usb"_s), u"A serial device has a port and a USB name"_s,
            u"Keep one of the two lines"_s);
    else if (!serial.path.isEmpty() && !serial.path.startsWith(u'/'))
        mistakes.error(reader.placeOf(u"port"_s), u"\"%1\" is not the full path of a port"_s.arg(serial.path),
            u"Write it from the root, such as port = \"/dev/ttyACM0\""_s);
    serial.baud = reader.integer(u"baud"_s, TableReader::may, 50, 4'000'000).value_or(serial.baud);
    serial.dataBits = reader.integer(u"data_bits"_s, TableReader::may, 7, 8).value_or(8) == 7
        ? QSerialPort::Data7
        : QSerialPort::Data8;
    serial.stopBits = reader.integer(u"stop_bits"_s, TableReader::may, 1, 2).value_or(1) == 2
        ? QSerialPort::TwoStop
        : QSerialPort::OneStop;
    serial.parity = reader
                        .choice<QSerialPort::Parity>(u"parity"_s, TableReader::may,
                            {{u"none"_s, QSerialPort::NoParity}, {u"even"_s, QSerialPort::EvenParity},
                                {u"odd"_s, QSerialPort::OddParity}, {u"mark"_s, QSerialPort::MarkParity},
                                {u"space"_s, QSerialPort::SpaceParity}})
                        .value_or(serial.parity);
    serial.flowControl
        = reader
              .choice<QSerialPort::FlowControl>(u"flow"_s, TableReader::may,
                  {{u"none"_s, QSerialPort::NoFlowControl}, {u"rts"_s, QSerialPort::HardwareControl},
                      {u"xon"_s, QSerialPort::SoftwareControl}})
              .value_or(serial.flowControl);
    return serial;
}

TcpConfig readTcp(TableReader &reader, Mistakes &mistakes, bool mayListen)
{
    TcpConfig tcp;
    tcp.role = TcpConfig::Role::Connect;
    if (mayListen)
        tcp.role = reader
                       .choice<TcpConfig::Role>(u"role"_s, TableReader::may,
                           {{u"listen"_s, TcpConfig::Role::Listen}, {u"connect"_s, TcpConfig::Role::Connect}})
                       .value_or(TcpConfig::Role::Listen);
    const bool connects = tcp.role == TcpConfig::Role::Connect;
    const auto host = reader.text(u"host"_s, connects ? TableReader::must : TableReader::may);
    tcp.host = host.value_or(tcp.host);
    const auto port
        = reader.integer(u"port"_s, connects ? TableReader::must : TableReader::may, connects ? 1 : 0, 65535);
    tcp.port = quint16(port.value_or(0));
    if (!connects && !reader.has(u"port"_s))
        mistakes.error(reader.place(), u"A device that comes to us over TCP has no port"_s,
            u"Add port = 4001, the one the reader is set to"_s);
    return tcp;
}

static std::optional<QByteArray> terminatorOf(const QString &word)
{
    static const std::map<QString, QByteArray> named{
        {u"CR"_s, "\r"}, {u"LF"_s, "\n"}, {u"CRLF"_s, "\r\n"}, {u"ETX"_s, "\x03"}, {u"TAB"_s, "\t"}};
    const auto found = named.find(word);
    if (found != named.end())
        return found->second;
    // Only bytes that are spelt out: a word that is none of these would end messages at its letters.
    const auto bytes = word.startsWith(u'{') ? bytesFromWords(word) : std::nullopt;
    return bytes && !bytes->isEmpty() ? bytes : std::nullopt;
}

QList<QByteArray> readTerminators(TableReader &reader, const TomlValue &table, Mistakes &mistakes)
{
    const TomlValue *written = table.find(u"terminator"_s);
    std::vector<Placed<QString>> words;
    if (written && written->kind == TomlValue::Kind::List)
        words = reader.texts(u"terminator"_s, TableReader::may);
    else if (const auto word = reader.text(u"terminator"_s, TableReader::may))
        words.push_back({*word, reader.placeOf(u"terminator"_s)});
    QList<QByteArray> terminators;
    for (const auto &[word, place] : words) {
        if (const auto bytes = terminatorOf(word))
            terminators.append(*bytes);
        else
            mistakes.error(place, u"\"%1\" is no terminator"_s.arg(word),
                u"Write CR, LF, CRLF, ETX, TAB, or the bytes in braces, such as {x0D}{x0A}"_s);
    }
    return terminators.isEmpty() ? Framing{}.terminators : terminators;
}

std::optional<QByteArray> readBytes(
    TableReader &reader, const QString &key, TableReader::Need need, Mistakes &mistakes)
{
    const auto written = reader.text(key, need);
    if (!written)
        return {};
    const auto bytes = bytesFromWords(*written);
    if (!bytes)
        mistakes.error(reader.placeOf(key), u"\"%1\" holds a brace that names no byte"_s.arg(*written),
            u"Write {CR}, {LF}, {STX}, {ESC} and the like, or {x1B}; a brace itself is {x7B} or {x7D}"_s);
    return bytes;
}

} // namespace unitrail
