// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The encodings of TDS 2.2, chapter 14.5: how the value of a GS1 element is written in bits. */

#include "core/codes/epc_schemes.h"
#include "core/codes/gs1_ais.h"

#include <cmath>

namespace unitrail {

static constexpr Bytes base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
static constexpr Bytes code40Letters = " ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:0123456789";
static constexpr Bytes upperHex = "0123456789ABCDEF";
static constexpr Bytes lowerHex = "0123456789abcdef";

/** How many bits all numbers of so many digits need. */
static size_t bitsForDigits(size_t digits)
{
    return static_cast<size_t>(std::ceil(static_cast<long double>(digits) * std::log2(10.0L)));
}

static size_t bitsForLength(size_t lengthMax)
{
    size_t bits = 1;
    while (lengthMax >> bits != 0)
        ++bits;
    return bits;
}

/** A number of any size as so many decimal digits, zeros in front; nothing when it has more. */
static std::optional<QByteArray> takeInteger(BitReader &bits, size_t digits)
{
    QByteArray number(static_cast<qsizetype>(digits), '\0');
    const size_t size = bitsForDigits(digits);
    if (size > bits.left()) {
        bits.take(size);
        return {};
    }
    for (size_t i = 0; i < size; ++i) {
        int carry = static_cast<int>(bits.take(1));
        for (qsizetype digit = number.size() - 1; digit >= 0; --digit) {
            const int doubled = number[digit] * 2 + carry;
            number[digit] = static_cast<char>(doubled % 10);
            carry = doubled / 10;
        }
        if (carry != 0)
            return {};
    }
    for (char &digit : number)
        digit = static_cast<char>(digit + '0');
    return number;
}

static void putInteger(BitWriter &bits, Bytes digits)
{
    QByteArray number(digits.data(), static_cast<qsizetype>(digits.size()));
    const size_t size = bitsForDigits(digits.size());
    QByteArray reversed;
    for (size_t i = 0; i < size; ++i) {
        int rest = 0;
        for (char &digit : number) {
            const int value = rest * 10 + (digit - '0');
            digit = static_cast<char>('0' + value / 2);
            rest = value % 2;
        }
        reversed += static_cast<char>(rest);
    }
    for (qsizetype i = reversed.size() - 1; i >= 0; --i)
        bits.put(static_cast<quint64>(reversed[i]), 1);
}

static std::optional<QByteArray> takeDigits(BitReader &bits, size_t count)
{
    QByteArray digits;
    for (size_t i = 0; i < count; ++i) {
        const quint64 nibble = bits.take(4);
        if (nibble > 9 || !bits.good())
            return {};
        digits += static_cast<char>('0' + nibble);
    }
    return digits;
}

static void putDigits(BitWriter &bits, Bytes digits)
{
    for (const char digit : digits)
        bits.put(static_cast<quint64>(digit - '0'), 4);
}

static QByteArray takeLetters(BitReader &bits, size_t count, size_t width, Bytes letters)
{
    QByteArray text;
    for (size_t i = 0; i < count; ++i)
        text += letters[bits.take(width)];
    return text;
}

/** URN Code 40: three characters in 16 bits, blanks fill the last group. */
static std::optional<QByteArray> takeCode40(BitReader &bits, size_t count)
{
    QByteArray text;
    for (size_t done = 0; done < count; done += 3) {
        const quint64 group = bits.take(16);
        if (group == 0 || group > 64000)
            return {};
        const quint64 value = group - 1;
        for (const quint64 letter : {value / 1600, value / 40 % 40, value % 40})
            text += code40Letters[letter];
    }
    const QByteArray kept = text.left(static_cast<qsizetype>(count));
    const bool padded = text.mid(kept.size()).trimmed().isEmpty();
    return padded && !kept.contains(' ') ? std::optional(kept) : std::nullopt;
}

static std::optional<QByteArray> takeAlphanumeric(BitReader &bits, size_t lengthMax)
{
    const quint64 encoding = bits.take(3);
    const size_t count = bits.take(bitsForLength(lengthMax));
    if (count == 0 || count > lengthMax || !bits.good())
        return {};
    std::optional<QByteArray> text;
    switch (encoding) {
    case 0:
        text = takeInteger(bits, count);
        break;
    case 1:
        text = takeLetters(bits, count, 4, upperHex);
        break;
    case 2:
        text = takeLetters(bits, count, 4, lowerHex);
        break;
    case 3:
        text = takeLetters(bits, count, 6, base64Letters);
        break;
    case 4:
        text = QByteArray();
        for (size_t i = 0; i < count; ++i)
            *text += static_cast<char>(bits.take(7));
        break;
    case 5:
        text = takeCode40(bits, count);
        break;
    default:
        break; // 6 and 7 are reserved
    }
    return bits.good() ? text : std::nullopt;
}

static bool consistsOf(Bytes text, Bytes letters)
{
    return text.find_first_not_of(letters) == Bytes::npos;
}

/** The encoding that takes the fewest bits. */
static void putAlphanumeric(BitWriter &bits, Bytes text, size_t lengthMax)
{
    struct Candidate {
        quint64 encoding;
        size_t size;
    };
    Candidate best{4, text.size() * 7};
    const auto offer = [&best](quint64 encoding, size_t size) {
        if (size < best.size)
            best = {encoding, size};
    };
    if (consistsOf(text, base64Letters))
        offer(3, text.size() * 6);
    if (consistsOf(text, code40Letters.substr(1)))
        offer(5, (text.size() + 2) / 3 * 16);
    if (consistsOf(text, lowerHex))
        offer(2, text.size() * 4);
    if (consistsOf(text, upperHex))
        offer(1, text.size() * 4);
    if (areDigits(text))
        offer(0, bitsForDigits(text.size()));

    bits.put(best.encoding, 3);
    bits.put(text.size(), bitsForLength(lengthMax));
    if (best.encoding == 0) {
        putInteger(bits, text);
    } else if (best.encoding == 5) {
        for (size_t i = 0; i < text.size(); i += 3) {
            quint64 value = 0;
            for (size_t k = i; k < i + 3; ++k)
                value = value * 40 + (k < text.size() ? code40Letters.find(text[k]) : 0);
            bits.put(value + 1, 16);
        }
    } else {
        for (const char c : text) {
            if (best.encoding == 4)
                bits.put(static_cast<quint64>(c), 7);
            else if (best.encoding == 3)
                bits.put(base64Letters.find(c), 6);
            else
                bits.put(static_cast<quint64>(hexValue(c)), 4);
        }
    }
}

/** Digits up to F, or up to E and then letters: GIAI and CPI (14.5.5). */
static std::optional<QByteArray> takeDelimited(BitReader &bits, size_t lengthMax)
{
    QByteArray text;
    while (static_cast<size_t>(text.size()) <= lengthMax) {
        const quint64 nibble = bits.take(4);
        if (!bits.good())
            return {};
        if (nibble <= 9) {
            text += static_cast<char>('0' + nibble);
        } else if (nibble == 15) {
            return text;
        } else if (nibble == 14) {
            const auto rest = takeAlphanumeric(bits, lengthMax);
            return rest ? std::optional(text + *rest) : std::nullopt;
        } else {
            return {};
        }
    }
    return {};
}

static void putDelimited(BitWriter &bits, Bytes value, size_t lengthMax)
{
    const size_t digits = std::min(value.find_first_not_of("0123456789"), value.size());
    putDigits(bits, value.substr(0, digits));
    if (digits == value.size()) {
        bits.put(15, 4);
    } else {
        bits.put(14, 4);
        putAlphanumeric(bits, value.substr(digits), lengthMax);
    }
}

static QByteArray twoDigits(quint64 number)
{
    return QByteArray::number(number).rightJustified(2, '0');
}

/** What the components of an AI come to; which of the encodings follows from it (table F of TDS 2.2). */
struct ValueShape {
    enum class Kind {
        Unknown,
        Digits,
        Integer,
        Date,
        DateTime,
        Delimited,
        Variable,
        Flag, ///< 0 or 1 in one bit
        Letters, ///< six bits each: a country
        Signed ///< a number, and a bit for the minus behind it
    } kind
        = Kind::Unknown;
    size_t fixed = 0; ///< digits in front
    size_t variable = 0; ///< at most so many characters behind them
    bool variableIsNumeric = false;
    bool variableIsOptional = false;
};

static ValueShape shapeOf(Bytes identifier)
{
    using Kind = ValueShape::Kind;
    const ApplicationIdentifier *ai = applicationIdentifier(identifier);
    if (ai == nullptr)
        return {};
    if (identifier == "8004" || identifier == "8010" || identifier == "7023")
        return {Kind::Delimited, 0, 30};
    if (identifier == "7003" || identifier == "4324" || identifier == "4325")
        return {Kind::DateTime};
    if (identifier == "4321" || identifier == "4322" || identifier == "4323")
        return {Kind::Flag, 1};
    if (identifier == "4307" || identifier == "4317")
        return {Kind::Letters, 2};
    if (identifier == "4330" || identifier == "4331" || identifier == "4332" || identifier == "4333")
        return {Kind::Signed, 6};
    // Several values of a fixed size in a row are one number or text here.
    if (identifier == "423" || identifier == "425")
        return {Kind::Variable, 0, 15, true};
    if (identifier == "7040")
        return {Kind::Variable, 0, 4};
    if (identifier == "8007")
        return {Kind::Variable, 0, 24}; // the tables give an IBAN fewer characters than the AI
    // Dates of several precisions have encodings of their own that no tag of a factory carries.
    for (const Bytes other : {"7007", "7011", "8008", "7258"}) {
        if (identifier == other)
            return {};
    }
    const Rule rule = ai->components[0].rules[0];
    if (rule == Rule::Date6 || rule == Rule::Date6DayOptional)
        return {Kind::Date};

    // Certificates (723n) are one text, whatever their first two characters mean.
    if (identifier.starts_with("723"))
        return {Kind::Variable, 0, 30};
    ValueShape shape{Kind::Integer};
    for (const AiComponent &component : ai->components) {
        if (component.sizeMax == 0)
            break;
        const bool isFixedDigits = component.set == CharacterSet::Digits
            && component.sizeMin == component.sizeMax && !component.optional;
        if (isFixedDigits && shape.variable == 0) {
            shape.fixed += component.sizeMax;
        } else if (shape.variable == 0 && component.rules[0] != Rule::Hyphen) {
            shape.variable = component.sizeMax;
            shape.variableIsNumeric = component.set == CharacterSet::Digits;
            shape.variableIsOptional = component.optional;
        } else {
            return {};
        }
    }
    if (shape.fixed == 0)
        shape.kind = Kind::Variable;
    // Keys are written digit by digit, everything else as one number.
    static constexpr std::array<Bytes, 18> keys{"00", "01", "02", "253", "255", "410", "411", "412", "413",
        "414", "415", "416", "417", "7241", "8003", "8006", "8017", "8018"};
    if (std::find(keys.begin(), keys.end(), identifier) != keys.end() || identifier == "8026")
        shape.kind = Kind::Digits;
    return shape;
}

static std::optional<QByteArray> takeFixed(BitReader &bits, const ValueShape &shape)
{
    switch (shape.kind) {
    case ValueShape::Kind::Digits:
        return takeDigits(bits, shape.fixed);
    case ValueShape::Kind::Integer:
        return takeInteger(bits, shape.fixed);
    case ValueShape::Kind::Flag:
        return QByteArray(1, static_cast<char>('0' + bits.take(1)));
    case ValueShape::Kind::Letters:
        return takeLetters(bits, shape.fixed, 6, base64Letters);
    case ValueShape::Kind::Signed: {
        auto number = takeInteger(bits, shape.fixed);
        if (number && bits.take(1) == 1)
            *number += '-';
        return number;
    }
    case ValueShape::Kind::Date:
    case ValueShape::Kind::DateTime: {
        QByteArray text;
        for (const size_t width : {7U, 4U, 5U})
            text += twoDigits(bits.take(width));
        if (shape.kind == ValueShape::Kind::DateTime) {
            for (const size_t width : {5U, 6U})
                text += twoDigits(bits.take(width));
        }
        return text;
    }
    default:
        return QByteArray();
    }
}

std::optional<QByteArray> takeAidcValue(BitReader &bits, Bytes ai)
{
    const ValueShape shape = shapeOf(ai);
    if (shape.kind == ValueShape::Kind::Unknown)
        return {};
    if (shape.kind == ValueShape::Kind::Delimited)
        return takeDelimited(bits, shape.variable);
    auto value = takeFixed(bits, shape);
    if (!value || !bits.good())
        return {};
    if (shape.variable > 0) {
        std::optional<QByteArray> rest;
        if (shape.variableIsNumeric) {
            const size_t count = bits.take(bitsForLength(shape.variable));
            if (count <= shape.variable && (count > 0 || shape.variableIsOptional))
                rest = takeInteger(bits, count);
        } else {
            rest = takeAlphanumeric(bits, shape.variable);
        }
        if (!rest)
            return {};
        *value += *rest;
    }
    return bits.good() ? value : std::nullopt;
}

bool putAidcValue(BitWriter &bits, Bytes ai, Bytes value)
{
    const ValueShape shape = shapeOf(ai);
    if (shape.kind == ValueShape::Kind::Unknown)
        return false;
    if (shape.kind == ValueShape::Kind::Delimited) {
        putDelimited(bits, value, shape.variable);
        return true;
    }
    if (shape.kind == ValueShape::Kind::Date || shape.kind == ValueShape::Kind::DateTime) {
        static constexpr std::array<size_t, 5> widths{7, 4, 5, 5, 6};
        for (size_t i = 0; i < value.size() / 2; ++i)
            bits.put(static_cast<quint64>(numberOf(value.substr(2 * i, 2))), widths[i]);
        return true;
    }
    const Bytes fixed = value.substr(0, shape.fixed);
    const Bytes rest = value.substr(fixed.size());
    if (shape.kind == ValueShape::Kind::Flag) {
        bits.put(static_cast<quint64>(value.front() - '0'), 1);
        return true;
    }
    if (shape.kind == ValueShape::Kind::Letters) {
        for (const char c : value)
            bits.put(base64Letters.find(c), 6);
        return true;
    }
    if (shape.kind == ValueShape::Kind::Signed) {
        putInteger(bits, fixed);
        bits.put(rest.empty() ? 0 : 1, 1);
        return true;
    }
    if (shape.fixed == 0 && rest.size() > shape.variable)
        return false;
    if (shape.kind == ValueShape::Kind::Digits)
        putDigits(bits, fixed);
    else if (shape.kind == ValueShape::Kind::Integer)
        putInteger(bits, fixed);
    if (shape.variable == 0)
        return true;
    if (shape.variableIsNumeric) {
        bits.put(rest.size(), bitsForLength(shape.variable));
        putInteger(bits, rest);
        return true;
    }
    if (rest.empty())
        return false; // there is no way to write a text of no characters
    putAlphanumeric(bits, rest, shape.variable);
    return true;
}

} // namespace unitrail
