// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/decimal.h"

#include <cmath>

namespace unitrail {

static constexpr int digitsMax = 18;
static constexpr int placesMax = 12;

__extension__ typedef __int128 Wide;

static constexpr qint64 mantissaMax = 999'999'999'999'999'999; // 18 digits

bool Decimal::isInRange(qint64 mantissa, int places)
{
    return mantissa >= -mantissaMax && mantissa <= mantissaMax && places >= 0 && places <= placesMax;
}

static Wide scaled(qint64 mantissa, int byPowersOfTen)
{
    Wide wide = mantissa;
    for (int i = 0; i < byPowersOfTen; ++i)
        wide *= 10;
    return wide;
}

std::optional<Decimal> Decimal::fromText(QStringView text)
{
    bool negative = false;
    if (!text.isEmpty() && (text.front() == u'-' || text.front() == u'+' || text.front() == QChar(0x2212))) {
        negative = text.front() != u'+';
        text = text.mid(1);
    }
    qint64 mantissa = 0;
    int digits = 0;
    int places = -1; // -1: no decimal mark seen yet
    for (const QChar c : text) {
        if (c == u'.' || c == u',') {
            if (places >= 0 || digits == 0)
                return {};
            places = 0;
        } else if (c >= u'0' && c <= u'9') {
            if (mantissa != 0 || c != u'0' || places >= 0)
                ++digits;
            else
                digits = 1;
            if (digits > digitsMax || (places >= 0 && ++places > placesMax))
                return {};
            mantissa = mantissa * 10 + (c.unicode() - u'0');
        } else {
            return {};
        }
    }
    if (digits == 0 || places == 0)
        return {};
    return Decimal(negative ? -mantissa : mantissa, std::max(places, 0));
}

Decimal Decimal::rounded(double value, int places)
{
    const double scaled = value * std::pow(10.0, places);
    Q_ASSERT(
        std::abs(scaled) <= 9e17); // also false for NaN: a computed number out of range is a mistake of ours
    return {qint64(std::llround(scaled)), places};
}

std::optional<Decimal> Decimal::plus(const Decimal &other) const
{
    const int places = std::max(m_places, other.m_places);
    const Wide sum
        = scaled(m_mantissa, places - m_places) + scaled(other.m_mantissa, places - other.m_places);
    if (sum < -mantissaMax || sum > mantissaMax)
        return {};
    return Decimal(qint64(sum), places);
}

std::optional<Decimal> Decimal::minus(const Decimal &other) const
{
    return plus(Decimal(-other.m_mantissa, other.m_places));
}

std::optional<Decimal> Decimal::times(const Decimal &other) const
{
    Wide product = Wide(m_mantissa) * other.m_mantissa;
    int places = m_places + other.m_places;
    // As many places as the finer of the two is usual; a zero behind them says nothing.
    for (const int usual = std::max(m_places, other.m_places); places > usual && product % 10 == 0; --places)
        product /= 10;
    if (product < -mantissaMax || product > mantissaMax || places > placesMax)
        return {};
    return Decimal(qint64(product), places);
}

std::optional<Decimal> Decimal::dividedBy(int divisor, int places) const
{
    Q_ASSERT(divisor > 0 && places >= 0 && places <= placesMax);
    Wide numerator = scaled(m_mantissa, std::max(0, places - m_places));
    Wide denominator = divisor;
    for (int i = places; i < m_places; ++i)
        denominator *= 10;
    const Wide half = denominator / 2;
    const Wide quotient = (numerator < 0 ? numerator - half : numerator + half) / denominator;
    if (quotient < -mantissaMax || quotient > mantissaMax)
        return {};
    return Decimal(qint64(quotient), places);
}

QString Decimal::text() const
{
    QString digits = QString::number(m_mantissa < 0 ? -m_mantissa : m_mantissa);
    if (m_places > 0) {
        digits = digits.rightJustified(m_places + 1, u'0');
        digits.insert(digits.size() - m_places, u'.');
    }
    return m_mantissa < 0 ? u'-' + digits : digits;
}

double Decimal::toDouble() const
{
    return double(m_mantissa) / std::pow(10.0, m_places);
}

std::strong_ordering operator<=>(const Decimal &a, const Decimal &b)
{
    const int places = std::max(a.m_places, b.m_places);
    return scaled(a.m_mantissa, places - a.m_places) <=> scaled(b.m_mantissa, places - b.m_places);
}

} // namespace unitrail
