// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The schemes of TDS 1 without a partition table, or with text of any length behind it: GID, USDoD, ADI and
 * cpi-var. */

#include "core/codes/epc_schemes.h"

namespace unitrail {

static void fail(EpcReading &reading, const char *code, size_t position, const QString &text)
{
    if (!reading.error)
        reading.error = CodeError{QLatin1String(code), static_cast<int>(position), text};
}

static void readGid(EpcReading &reading, BitReader &bits)
{
    reading.epc.filter = -1;
    for (const size_t size : {28U, 24U, 36U})
        reading.epc.parts.push_back(QString::number(bits.take(size)));
}

static bool isCage(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        const char letter = c.toLatin1();
        return c.unicode() < 128 && (isDigit(letter) || (isUpper(letter) && letter != 'I' && letter != 'O'));
    }) && (text.size() == 5 || text.size() == 6);
}

static void readUsDod(EpcReading &reading, BitReader &bits)
{
    reading.epc.filter = static_cast<int>(bits.take(4));
    QString cage;
    for (int i = 0; i < 6; ++i)
        cage += QLatin1Char(static_cast<char>(bits.take(8)));
    if (cage.startsWith(u' '))
        cage.remove(0, 1);
    reading.epc.parts = {cage, QString::number(bits.take(36))};
    if (!isCage(cage))
        fail(reading, "epc.cage", bits.position(), QStringLiteral("the CAGE code or DoDAAC is not one"));
}

static void readAdi(EpcReading &reading, BitReader &bits)
{
    reading.epc.filter = static_cast<int>(bits.take(6));
    BitReader cageBits = bits;
    QString cage;
    for (int i = 0; i < 6; ++i) {
        const auto code = static_cast<int>(cageBits.take(6));
        cage += QLatin1Char(static_cast<char>(code < 32 ? code + 64 : code));
    }
    bits = cageBits;
    if (cage.startsWith(u' '))
        cage.remove(0, 1);
    if (!isCage(cage))
        return fail(reading, "epc.cage", bits.position(), QStringLiteral("the CAGE code is not one"));
    const auto part = takeText6(bits, 32);
    const auto serial = takeText6(bits, 31);
    if (!part || !serial || serial->isEmpty() || part->contains(u' ') || part->contains(u'#')
        || serial->contains(u' ') || serial->lastIndexOf(u'#') > 0)
        return fail(reading, "epc.text", bits.position(),
            QStringLiteral("part number or serial is not text that ends"));
    reading.epc.parts = {cage, *part, *serial};
}

/** A component and part identifier whose reference is text of any length (cpi-var). */
static void readCpiVar(EpcReading &reading, BitReader &bits)
{
    reading.epc.filter = static_cast<int>(bits.take(3));
    const quint64 partition = bits.take(3);
    if (partition > 6)
        return fail(reading, "epc.partition", bits.position(), QStringLiteral("there is no partition 7"));
    const auto prefixSize = 12 - static_cast<qsizetype>(partition);
    const QString prefix = QString::number(bits.take(static_cast<size_t>(prefixBits[partition])));
    const auto reference = takeText6(bits, 30 - prefixSize);
    const quint64 serial = bits.take(40);
    if (prefix.size() > prefixSize)
        return fail(reading, "epc.company-prefix", bits.position(),
            QStringLiteral("the company prefix has more than %1 digits").arg(prefixSize));
    if (!reference || reference->isEmpty() || reference->contains(u' ')
        || reference->size() > 30 - prefixSize)
        return fail(
            reading, "epc.text", bits.position(), QStringLiteral("the reference is not text that ends"));
    if (serial >= 1'000'000'000'000)
        return fail(
            reading, "epc.serial", bits.position(), QStringLiteral("the serial has more than 12 digits"));
    reading.epc.parts = {prefix.rightJustified(prefixSize, u'0'), *reference, QString::number(serial)};
}

struct OtherScheme {
    quint8 header;
    Bytes name;
    void (*read)(EpcReading &, BitReader &);
};
static constexpr std::array otherSchemes{
    OtherScheme{0x35, "gid-96", readGid},
    OtherScheme{0x2F, "usdod-96", readUsDod},
    OtherScheme{0x3B, "adi-var", readAdi},
    OtherScheme{0x3D, "cpi-var", readCpiVar},
};

bool readOther(EpcReading &reading, quint8 header, BitReader &bits)
{
    for (const OtherScheme &scheme : otherSchemes) {
        if (scheme.header == header) {
            reading.epc.scheme = asciiText(scheme.name);
            scheme.read(reading, bits);
            return true;
        }
    }
    return false;
}

static std::optional<quint64> numberBelow(const QString &digits, quint64 limit)
{
    const QByteArray bytes = digits.toLatin1();
    if (bytes.size() > 18 || !areDigits(bytesOf(bytes)) || (bytes.size() > 1 && bytes[0] == '0'))
        return {};
    const quint64 number = bytes.toULongLong();
    return number < limit ? std::optional(number) : std::nullopt;
}

std::optional<QString> writeOther(BitWriter &bits, const Epc &epc)
{
    for (const OtherScheme &scheme : otherSchemes) {
        if (asciiText(scheme.name) == epc.scheme)
            bits.put(scheme.header, 8);
    }
    const QString wrong = QStringLiteral("the parts do not fit %1").arg(epc.scheme);
    const auto &parts = epc.parts;
    if (epc.scheme == u"usdod-96") {
        const auto serial = parts.size() == 2 ? numberBelow(parts[1], 1ULL << 36) : std::nullopt;
        if (!serial || epc.filter < 0 || epc.filter > 15 || !isCage(parts[0]))
            return wrong;
        bits.put(static_cast<quint64>(epc.filter), 4);
        for (const QChar c : parts[0].rightJustified(6, u' '))
            bits.put(c.unicode(), 8);
        bits.put(*serial, 36);
        return {};
    }
    if (parts.size() != 3)
        return wrong;
    if (epc.scheme == u"gid-96") {
        static constexpr std::array<size_t, 3> sizes{28, 24, 36};
        for (size_t i = 0; i < 3; ++i) {
            const auto number = numberBelow(parts[i], 1ULL << sizes[i]);
            if (!number)
                return wrong;
            bits.put(*number, sizes[i]);
        }
        return {};
    }
    if (epc.scheme == u"adi-var") {
        const bool clean = !parts[1].contains(u' ') && !parts[1].contains(u'#') && !parts[2].contains(u' ')
            && parts[2].lastIndexOf(u'#') <= 0;
        if (epc.filter < 0 || epc.filter > 63 || !isCage(parts[0]) || parts[1].size() > 32
            || parts[2].isEmpty() || parts[2].size() > 31 || !clean)
            return wrong;
        bits.put(static_cast<quint64>(epc.filter), 6);
        const bool written = putText6(bits, parts[0].rightJustified(6, u' ')) && putText6(bits, parts[1]);
        bits.put(0, 6);
        if (!written || !putText6(bits, parts[2]))
            return wrong;
        bits.put(0, 6);
        return {};
    }
    if (epc.scheme == u"cpi-var") {
        const auto prefixSize = parts[0].size();
        const auto serial = numberBelow(parts[2], 1'000'000'000'000);
        if (prefixSize < 6 || prefixSize > 12 || !areDigits(bytesOf(parts[0].toLatin1())) || !serial
            || epc.filter < 0 || epc.filter > 7)
            return wrong;
        if (parts[1].isEmpty() || parts[1].size() > 30 - prefixSize || parts[1].contains(u' '))
            return wrong;
        const auto partition = static_cast<size_t>(12 - prefixSize);
        bits.put(static_cast<quint64>(epc.filter), 3);
        bits.put(partition, 3);
        bits.put(parts[0].toULongLong(), static_cast<size_t>(prefixBits[partition]));
        if (!putText6(bits, parts[1]))
            return wrong;
        bits.put(0, 6);
        bits.put(*serial, 40);
        return {};
    }
    return QStringLiteral("there is no scheme %1").arg(epc.scheme);
}

} // namespace unitrail
