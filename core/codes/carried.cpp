// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/carried.h"

#include "core/codes/read_code.h"

#include <QCryptographicHash>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static constexpr QLatin1StringView alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"); // RFC 4648
static constexpr qsizetype dataPerCode = 800;
static constexpr qsizetype sumSize = 8;

static QString toBase32(const QByteArray &bytes)
{
    QString text;
    quint32 buffer = 0;
    int bits = 0;
    for (const char byte : bytes) {
        buffer = (buffer << 8) | quint8(byte);
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            text += alphabet[qsizetype((buffer >> bits) & 31)];
        }
        buffer &= (1u << bits) - 1;
    }
    if (bits > 0)
        text += alphabet[qsizetype((buffer << (5 - bits)) & 31)];
    return text;
}

static std::optional<QByteArray> fromBase32(QStringView text)
{
    QByteArray bytes;
    quint32 buffer = 0;
    int bits = 0;
    for (const QChar c : text) {
        const qsizetype value = alphabet.indexOf(c);
        if (value < 0)
            return {};
        buffer = (buffer << 5) | quint32(value);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes += char(buffer >> bits);
            buffer &= (1u << bits) - 1;
        }
    }
    return bytes;
}

static QString sumOf(const QByteArray &packed)
{
    return QString::fromLatin1(QCryptographicHash::hash(packed, QCryptographicHash::Sha256).toHex())
        .left(sumSize)
        .toUpper();
}

QStringList carriedCodes(const QByteArray &bytes)
{
    if (bytes.isEmpty() || bytes.size() > carriedMax)
        return {};
    const QByteArray packed = qCompress(bytes, 9);
    const QString text = toBase32(packed);
    const qsizetype count = (text.size() + dataPerCode - 1) / dataPerCode;
    if (count > carriedCodesMax)
        return {};
    QStringList codes;
    for (qsizetype i = 0; i < count; ++i) {
        codes.append(commandText(u"CARRY"_s,
            u"%1-%2-%3-%4"_s.arg(i + 1).arg(count).arg(
                sumOf(packed), text.mid(i * dataPerCode, dataPerCode))));
    }
    return codes;
}

CarriedParts::Taken CarriedParts::take(const QString &argument)
{
    const QStringList fields = argument.split(u'-');
    bool isPart = fields.size() == 4 && argument.size() <= carriedTextMax;
    const int part = isPart ? fields.at(0).toInt(&isPart) : 0;
    const int of = isPart ? fields.at(1).toInt(&isPart) : 0;
    if (!isPart || part < 1 || part > of || of > carriedCodesMax || fields.at(2).size() != sumSize)
        return {};
    if (m_sum != fields.at(2) || m_of != of) {
        m_sum = fields.at(2);
        m_of = of;
        m_parts.clear();
    }
    m_parts[part] = fields.at(3);
    Taken taken{.understood = true, .have = int(m_parts.size()), .of = of, .whole = {}};
    if (taken.have < of)
        return taken;
    QString text;
    for (const auto &[number, data] : m_parts)
        text += data;
    const QString sum = m_sum;
    *this = {};
    const auto packed = fromBase32(text);
    // The first four bytes say how much comes out: nothing that says more is unpacked.
    const bool plausible = packed && packed->size() > 4 && sumOf(*packed) == sum
        && (quint32(quint8(packed->at(0))) << 24 | quint32(quint8(packed->at(1))) << 16
               | quint32(quint8(packed->at(2))) << 8 | quint32(quint8(packed->at(3))))
            <= quint32(carriedMax);
    if (plausible)
        taken.whole = qUncompress(*packed);
    taken.understood = !taken.whole.isEmpty() && taken.whole.size() <= carriedMax;
    return taken;
}

} // namespace unitrail
