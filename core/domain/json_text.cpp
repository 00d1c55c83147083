// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/json_text.h"

namespace unitrail {

static void appendEscaped(QByteArray &out, char c)
{
    static constexpr char digits[] = "0123456789abcdef";
    out += '\\';
    switch (c) {
    case '"':
    case '\\':
        out += c;
        break;
    case '\b':
        out += 'b';
        break;
    case '\f':
        out += 'f';
        break;
    case '\n':
        out += 'n';
        break;
    case '\r':
        out += 'r';
        break;
    case '\t':
        out += 't';
        break;
    default:
        out += "u00";
        out += digits[c >> 4 & 0xf];
        out += digits[c & 0xf];
    }
}

void appendJsonText(QByteArray &out, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    out.reserve(out.size() + bytes.size() + 2);
    out += '"';
    qsizetype begin = 0; // of a run that needs no escape
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        if (c >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(bytes.constData() + begin, i - begin);
        appendEscaped(out, char(c));
        begin = i + 1;
    }
    out.append(bytes.constData() + begin, bytes.size() - begin);
    out += '"';
}

void JsonObjectWriter::appendTo(QByteArray &out)
{
    const auto end = m_members.begin() + qsizetype(m_count);
    std::sort(m_members.begin(), end, [](const Member &a, const Member &b) { return a.key < b.key; });
    out.reserve(out.size() + m_values.size() + qsizetype(m_count) * 8 + 2);
    char before = '{';
    for (auto member = m_members.begin(); member != end; ++member) {
        out += before;
        out += '"';
        out.append(member->key.data(), member->key.size());
        out += "\":";
        out.append(m_values.constData() + member->begin, member->size);
        before = ',';
    }
    out += m_count == 0 ? "{}" : "}";
}

} // namespace unitrail
