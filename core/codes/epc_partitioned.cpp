// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The schemes of TDS 1 with a partition table: binary <-> parts of the URI <-> GS1 keys. */

#include "core/codes/check_characters.h"
#include "core/codes/epc_schemes.h"
#include "core/codes/gs1_ais.h"

namespace unitrail {

const PartitionedScheme *partitionedScheme(Bytes name)
{
    const auto *found = std::find_if(partitionedSchemes.begin(), partitionedSchemes.end(),
        [name](const PartitionedScheme &scheme) { return scheme.name == name; });
    return found == partitionedSchemes.end() ? nullptr : found;
}

static bool isItip(const PartitionedScheme &scheme)
{
    return scheme.identity == "itip";
}

static QString padded(quint64 number, int digits)
{
    return QString::number(number).rightJustified(digits, u'0');
}

static quint64 powerOfTen(int exponent)
{
    quint64 power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

std::optional<QString> takeText7(BitReader &bits, size_t size)
{
    QString text;
    bool ended = false;
    for (size_t i = 0; i + 7 <= size; i += 7) {
        const auto c = static_cast<char>(bits.take(7));
        if (c == '\0')
            ended = true;
        else if (ended || cset82Value(c) < 0)
            return {};
        else
            text += QLatin1Char(c);
    }
    const bool restIsZero = bits.take(size % 7) == 0;
    return restIsZero && bits.good() && !text.isEmpty() ? std::optional(text) : std::nullopt;
}

bool putText7(BitWriter &bits, const QString &text, size_t size)
{
    if (text.isEmpty() || static_cast<size_t>(text.size()) > size / 7)
        return false;
    for (const QChar c : text) {
        if (cset82Value(c.toLatin1()) < 0 || c.unicode() > 127)
            return false;
        bits.put(c.unicode(), 7);
    }
    for (size_t left = size - static_cast<size_t>(text.size()) * 7; left > 0; --left)
        bits.put(0, 1);
    return true;
}

std::optional<QString> takeText6(BitReader &bits, qsizetype sizeMax)
{
    static constexpr Bytes punctuation = "#-/ ";
    QString text;
    while (text.size() <= sizeMax) {
        const auto code = static_cast<int>(bits.take(6));
        if (!bits.good())
            return {};
        if (code == 0)
            return text;
        // ASCII without its highest bit: letters lost 0x40, the others nothing.
        const char c = static_cast<char>(code < 32 ? code + 64 : code);
        if (!isUpper(c) && !isDigit(c) && punctuation.find(c) == Bytes::npos)
            return {};
        text += QLatin1Char(c);
    }
    return {};
}

bool putText6(BitWriter &bits, const QString &text)
{
    for (const QChar c : text) {
        const char letter = c.toLatin1();
        if (!isUpper(letter) && !isDigit(letter) && Bytes("#-/ ").find(letter) == Bytes::npos)
            return false;
        bits.put(static_cast<quint64>(letter) & 63U, 6);
    }
    return true;
}

static void fail(EpcReading &reading, const char *code, const BitReader &bits, const QString &text)
{
    if (!reading.error)
        reading.error = CodeError{QLatin1String(code), static_cast<int>(bits.position()), text};
}

static void readSerial(EpcReading &reading, const PartitionedScheme &scheme, BitReader &bits)
{
    const auto size = static_cast<size_t>(scheme.serialBits);
    switch (scheme.serial) {
    case EpcSerial::None:
        break;
    case EpcSerial::Integer:
        reading.epc.parts.push_back(QString::number(bits.take(size)));
        break;
    case EpcSerial::Text:
        if (auto text = takeText7(bits, size))
            reading.epc.parts.push_back(*text);
        else
            fail(reading, "epc.text", bits, QStringLiteral("the serial is not text that ends in NULs"));
        break;
    case EpcSerial::OneAndDigits: {
        const QString digits = QString::number(bits.take(size));
        const qsizetype digitsMax = scheme.identity == "sgcn" ? 12 : 17;
        if (digits.size() < 2 || digits.size() > digitsMax + 1 || digits[0] != u'1')
            fail(reading, "epc.serial", bits,
                QStringLiteral("the serial does not begin with the 1 that keeps its zeros"));
        reading.epc.parts.push_back(digits.mid(1));
        break;
    }
    }
}

void readPartitioned(EpcReading &reading, const PartitionedScheme &scheme, BitReader &bits)
{
    reading.epc.filter = static_cast<int>(bits.take(3));
    const quint64 partition = bits.take(3);
    if (partition > 6)
        return fail(reading, "epc.partition", bits, QStringLiteral("there is no partition 7"));
    const auto prefixSize = 12 - static_cast<int>(partition);
    const int prefixWidth = prefixBits[partition];
    const quint64 prefix = bits.take(static_cast<size_t>(prefixWidth));
    if (prefix >= powerOfTen(prefixSize))
        return fail(reading, "epc.company-prefix", bits,
            QStringLiteral("the company prefix has more than %1 digits").arg(prefixSize));
    reading.epc.parts.push_back(padded(prefix, prefixSize));

    const auto referenceWidth = static_cast<size_t>(scheme.bodyBits - prefixWidth);
    if (scheme.referenceIsText) {
        const auto text = takeText7(bits, referenceWidth);
        if (!text || text->size() > scheme.referenceSizeMax(prefixSize))
            return fail(
                reading, "epc.text", bits, QStringLiteral("the reference is not text that ends in NULs"));
        reading.epc.parts.push_back(*text);
    } else {
        const int digits
            = scheme.bodyDigits > 0 ? scheme.bodyDigits - prefixSize : scheme.referenceSizeMax(prefixSize);
        const quint64 reference = bits.take(referenceWidth);
        if (reference >= powerOfTen(digits))
            return fail(reading, "epc.reference", bits,
                QStringLiteral("the reference has more than %1 digits").arg(digits));
        if (scheme.bodyDigits == 0)
            reading.epc.parts.push_back(QString::number(reference));
        else
            reading.epc.parts.push_back(digits == 0 ? QString() : padded(reference, digits));
    }
    if (isItip(scheme)) {
        for (int i = 0; i < 2; ++i) {
            const quint64 number = bits.take(7);
            if (number > 99)
                return fail(
                    reading, "epc.piece", bits, QStringLiteral("a piece number has more than two digits"));
            reading.epc.parts.push_back(padded(number, 2));
        }
    }
    readSerial(reading, scheme, bits);
    if (bits.take(static_cast<size_t>(scheme.reservedBits)) != 0)
        fail(reading, "epc.reserved", bits, QStringLiteral("reserved bits are not zero"));
    if (!bits.good())
        fail(reading, "epc.short", bits,
            QStringLiteral("there are fewer bits than %1 needs").arg(asciiText(scheme.name)));
}

/** The digits as a number, if there are no more than they may be and none in front is a useless zero. */
static std::optional<quint64> numberIn(const QString &digits, qsizetype sizeMax, bool keepsZeros)
{
    const QByteArray bytes = digits.toLatin1();
    if (digits.size() > sizeMax || digits.size() > 19 || !areDigits(bytesOf(bytes))
        || (!keepsZeros && bytes.size() > 1 && bytes[0] == '0'))
        return {};
    return bytes.toULongLong();
}

static bool fits(quint64 number, int bits)
{
    return bits >= 64 || number >> bits == 0;
}

static std::optional<QString> writeSerial(
    BitWriter &bits, const PartitionedScheme &scheme, const QString &serial)
{
    const QString wrong = QStringLiteral("the serial %1 does not fit %2").arg(serial, asciiText(scheme.name));
    if (scheme.serial == EpcSerial::Text)
        return putText7(bits, serial, static_cast<size_t>(scheme.serialBits)) ? std::nullopt
                                                                              : std::optional(wrong);
    const bool one = scheme.serial == EpcSerial::OneAndDigits;
    const qsizetype digitsMax = !one ? 19 : scheme.identity == "sgcn" ? 12 : 17;
    if (serial.isEmpty() || (one && serial.size() > digitsMax))
        return wrong;
    const auto number = numberIn(one ? u'1' + serial : serial, 19, false);
    if (!number || !fits(*number, scheme.serialBits))
        return wrong;
    bits.put(*number, static_cast<size_t>(scheme.serialBits));
    return {};
}

std::optional<QString> writePartitioned(BitWriter &bits, const PartitionedScheme &scheme, const Epc &epc)
{
    const size_t expected = (isItip(scheme) ? 4U : 2U) + (scheme.serial == EpcSerial::None ? 0U : 1U);
    if (epc.parts.size() != expected)
        return QStringLiteral("%1 has %2 parts").arg(asciiText(scheme.name)).arg(expected);
    const auto prefixSize = static_cast<int>(epc.parts[0].size());
    const auto prefix = numberIn(epc.parts[0], 12, true);
    if (!prefix || prefixSize < 6)
        return QStringLiteral("the company prefix has 6 to 12 digits");
    if (epc.filter < 0 || epc.filter > 7)
        return QStringLiteral("the filter is a number from 0 to 7");
    const auto partition = static_cast<size_t>(12 - prefixSize);
    const int referenceWidth = scheme.bodyBits - prefixBits[partition];
    bits.put(static_cast<quint64>(epc.filter), 3);
    bits.put(partition, 3);
    bits.put(*prefix, static_cast<size_t>(prefixBits[partition]));

    const QString &reference = epc.parts[1];
    const QString wrong
        = QStringLiteral("the reference %1 does not fit %2").arg(reference, asciiText(scheme.name));
    if (scheme.referenceIsText) {
        if (reference.size() > scheme.referenceSizeMax(prefixSize)
            || !putText7(bits, reference, static_cast<size_t>(referenceWidth)))
            return wrong;
    } else {
        const bool isPadded = scheme.bodyDigits > 0;
        const int digits = isPadded ? scheme.bodyDigits - prefixSize : scheme.referenceSizeMax(prefixSize);
        const auto number = reference.isEmpty() && isPadded ? std::optional<quint64>(0)
                                                            : numberIn(reference, digits, isPadded);
        if (!number || (isPadded && reference.size() != digits) || !fits(*number, referenceWidth))
            return wrong;
        bits.put(*number, static_cast<size_t>(referenceWidth));
    }
    if (isItip(scheme)) {
        for (const size_t i : {2U, 3U}) {
            const auto number = numberIn(epc.parts[i], 2, true);
            if (!number || epc.parts[i].size() != 2)
                return QStringLiteral("a piece number has two digits");
            bits.put(*number, 7);
        }
    }
    if (scheme.serial != EpcSerial::None) {
        if (auto failure = writeSerial(bits, scheme, epc.parts.back()))
            return failure;
    }
    bits.put(0, static_cast<size_t>(scheme.reservedBits));
    return {};
}

static QString withCheckDigit(const QString &digits)
{
    return digits + QLatin1Char(gs1CheckDigit(bytesOf(digits.toLatin1())));
}

std::vector<Element> elementsOfParts(const QString &identity, const std::vector<QString> &parts)
{
    const auto element = [](const char *ai, const QString &value) {
        return Element{QLatin1String(ai), value};
    };
    // The first digit of the reference goes in front of the company prefix: an indicator or an extension.
    const auto turned = [&parts] { return withCheckDigit(parts[1].left(1) + parts[0] + parts[1].mid(1)); };
    const auto straight = [&parts] { return withCheckDigit(parts[0] + parts[1]); };
    if (parts.size() < 2)
        return {};
    const QString &last = parts.back();
    if (identity == u"sgtin")
        return {element("01", turned()), element("21", last)};
    if (identity == u"sscc")
        return {element("00", turned())};
    if (identity == u"sgln" && last == u"0")
        return {element("414", straight())};
    if (identity == u"sgln")
        return {element("414", straight()), element("254", last)};
    if (identity == u"grai")
        return {element("8003", u'0' + straight() + last)};
    if (identity == u"giai")
        return {element("8004", parts[0] + parts[1])};
    if (identity == u"gsrn")
        return {element("8018", straight())};
    if (identity == u"gsrnp")
        return {element("8017", straight())};
    if (identity == u"gdti")
        return {element("253", straight() + last)};
    if (identity == u"sgcn")
        return {element("255", straight() + last)};
    if (identity == u"cpi")
        return {element("8010", parts[0] + parts[1]), element("8011", last)};
    if (identity == u"itip" && parts.size() == 5)
        return {element("8006", turned() + parts[2] + parts[3]), element("21", last)};
    return {};
}

} // namespace unitrail
