// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/printer_reader.h"

#include "app/line_words.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

PrinterConfig readPrinter(const TomlValue &table, const QDir &home, Mistakes &mistakes)
{
    enum class Type { Tcp, Serial, System, Pdf };
    const QString subject = u"This printer"_s;
    TableReader reader(table, subject, mistakes);
    PrinterConfig printer{
        .name = reader.text(u"name"_s, TableReader::must).value_or(QString()), .connection = TcpConfig{}};
    for (const auto &[label, place] : reader.texts(u"labels"_s, TableReader::may))
        printer.labels.append(label);
    const auto type = reader.choice<Type>(u"type"_s, TableReader::must,
        {{u"tcp"_s, Type::Tcp}, {u"serial"_s, Type::Serial}, {u"system"_s, Type::System},
            {u"pdf"_s, Type::Pdf}});
    const auto word
        = [&](const QString &key) { return reader.text(key, TableReader::must).value_or(QString()); };
    if (!type)
        return printer;
    if (*type == Type::Tcp || *type == Type::Serial) {
        enum class Send { Fields, Picture };
        printer.asPicture = reader.choice<Send>(u"send"_s, TableReader::may,
                                {{u"fields"_s, Send::Fields}, {u"picture"_s, Send::Picture}})
            == Send::Picture;
    }
    switch (*type) {
    case Type::Tcp:
        printer.connection = TcpConfig{.role = TcpConfig::Role::Connect,
            .host = word(u"host"_s),
            .port = quint16(reader.integer(u"port"_s, TableReader::may, 1, 65535).value_or(9100))};
        break;
    case Type::Serial:
        printer.connection = readSerial(reader, mistakes);
        break;
    case Type::System:
        printer.connection = PagePrinterConfig{.queue = word(u"queue"_s)};
        break;
    case Type::Pdf:
        printer.connection = PagePrinterConfig{.folder = home.absoluteFilePath(word(u"folder"_s))};
        break;
    }
    return printer;
}

} // namespace unitrail
