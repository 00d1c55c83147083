// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/code.h"

#include "core/codes/bytes.h"

#include <QStringDecoder>

namespace unitrail {

QString textOf(Bytes bytes)
{
    const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(bytes.begin(), bytes.end(), isAscii))
        return asciiText(bytes);
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString text = utf8.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return utf8.hasError() ? asciiText(bytes) : text;
}

QString shownText(const QString &text)
{
    static constexpr std::array names{"NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT",
        "LF", "VT", "FF", "CR", "SO", "SI", "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN",
        "EM", "SUB", "ESC", "FS", "GS", "RS", "US"};
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (c.unicode() < names.size())
            result += u'[' + QLatin1String(names[c.unicode()]) + u']';
        else if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            // A character that cannot be seen, or that turns the line around, must not hide in a code.
            result += QStringLiteral("[U+%1]")
                          .arg(static_cast<uint>(c.unicode()), 4, 16, QLatin1Char('0'))
                          .toUpper();
        else
            result += c;
    }
    return result;
}

} // namespace unitrail
