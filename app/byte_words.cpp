// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/byte_words.h"

#include <QRegularExpression>

#include <array>

namespace unitrail {

static std::optional<char> byteNamed(QStringView name)
{
    struct Named {
        QStringView name;
        char byte;
    };
    static constexpr std::array known{Named{u"CR", '\r'}, Named{u"LF", '\n'}, Named{u"TAB", '\t'},
        Named{u"STX", 0x02}, Named{u"ETX", 0x03}, Named{u"EOT", 0x04}, Named{u"ENQ", 0x05},
        Named{u"ACK", 0x06}, Named{u"BEL", 0x07}, Named{u"SYN", 0x16}, Named{u"ESC", 0x1B},
        Named{u"GS", 0x1D}, Named{u"RS", 0x1E}};
    const auto *found = std::find_if(
        known.begin(), known.end(), [&](const Named &candidate) { return candidate.name == name; });
    if (found != known.end())
        return found->byte;
    static const QRegularExpression hex(QStringLiteral("^x[0-9A-Fa-f]{2}$"));
    if (!hex.match(name.toString()).hasMatch())
        return {};
    return static_cast<char>(name.mid(1).toUInt(nullptr, 16));
}

std::optional<QByteArray> bytesFromWords(const QString &text)
{
    static const QRegularExpression brace(QStringLiteral("[{}]"));
    QByteArray bytes;
    for (qsizetype at = 0; at < text.size();) {
        if (text[at] == u'}')
            return {};
        if (text[at] != u'{') {
            const qsizetype found = text.indexOf(brace, at);
            const qsizetype end = found < 0 ? text.size() : found;
            bytes += text.mid(at, end - at).toUtf8();
            at = end;
            continue;
        }
        const qsizetype end = text.indexOf(u'}', at);
        const auto byte = end < 0 ? std::nullopt : byteNamed(QStringView(text).mid(at + 1, end - at - 1));
        if (!byte)
            return {};
        bytes += *byte;
        at = end + 1;
    }
    return bytes;
}

} // namespace unitrail
