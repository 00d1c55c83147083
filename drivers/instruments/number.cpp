// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/instruments/number.h"

namespace unitrail {

static constexpr int digitsMax = 18;
static constexpr int placesMax = 12;

static bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<Decimal> numberIn(QByteArrayView text, DecimalMark mark)
{
    text = text.trimmed();
    qsizetype at = 0;
    const auto next = [&] { return at < text.size() ? text[at] : '\0'; };
    const auto sign = [&] {
        const bool negative = next() == '-';
        if (negative || next() == '+')
            ++at;
        return negative;
    };

    const bool negative = sign();
    QByteArray digits;
    int places = 0;
    while (isDigit(next()))
        digits.append(text[at++]);
    if (next() == (mark == DecimalMark::Point ? '.' : ',')) {
        ++at;
        while (isDigit(next())) {
            digits.append(text[at++]);
            ++places;
        }
    }
    if (digits.isEmpty() || places > 64)
        return {};
    if (next() == 'E' || next() == 'e') {
        ++at;
        const bool smaller = sign();
        int exponent = 0;
        const qsizetype begin = at;
        while (isDigit(next()) && at - begin < 4)
            exponent = exponent * 10 + (text[at++] - '0');
        if (at == begin)
            return {};
        places += smaller ? exponent : -exponent;
    }
    if (at != text.size() || places < -digitsMax)
        return {};

    for (; places < 0; ++places)
        digits.append('0');
    // 1.25000000E-09 says less than its zeros seem to: those that have no room may go.
    while (places > placesMax && digits.endsWith('0') && digits.size() > 1) {
        digits.chop(1);
        --places;
    }
    qsizetype zeros = 0;
    while (zeros < digits.size() - 1 && digits[zeros] == '0')
        ++zeros;
    if (digits.size() - zeros > digitsMax || places > placesMax)
        return {};
    const qint64 mantissa = digits.toLongLong();
    return Decimal(negative ? -mantissa : mantissa, places);
}

} // namespace unitrail
