// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace unitrail {

/**
 * An exact decimal number as people write it: 12.050 keeps its three places. Measured values and limits are
 * decimals, never floating point: what is stored is what was read, on every machine and for ever.
 *
 * Range: 18 digits in all, up to 12 of them behind the mark.
 */
class Decimal {
public:
    Decimal() = default;
    /** mantissa x 10^-places, both within the range above. */
    Decimal(qint64 mantissa, int places)
        : m_mantissa(mantissa)
        , m_places(places)
    {
        Q_ASSERT(isInRange(mantissa, places));
    }
    static bool isInRange(qint64 mantissa, int places);

    /** Digits with an optional sign and one decimal point or comma. No exponent, no "inf", no "NaN", no
     * blanks inside. */
    static std::optional<Decimal> fromText(QStringView text);
    /** Rounded half away from zero to that many places. Only for numbers that were computed, never for
     * readings. */
    static Decimal rounded(double value, int places);

    /** The exact sum, with the places of the finer of the two; nothing when that takes more than 18 digits.
     */
    [[nodiscard]] std::optional<Decimal> plus(const Decimal &other) const;
    [[nodiscard]] std::optional<Decimal> minus(const Decimal &other) const;
    /** The exact product; zeros at its end that neither factor asks for are dropped where it would not fit.
     */
    [[nodiscard]] std::optional<Decimal> times(const Decimal &other) const;
    /** A share of a sum, rounded half away from zero to that many places: for people to read. */
    [[nodiscard]] std::optional<Decimal> dividedBy(int divisor, int places) const;

    [[nodiscard]] QString text() const; ///< with a point, all places kept
    [[nodiscard]] double toDouble() const;
    [[nodiscard]] int places() const { return m_places; }
    [[nodiscard]] qint64 mantissa() const { return m_mantissa; }

    /** Compares the numbers: 1.50 equals 1.5. */
    friend std::strong_ordering operator<=>(const Decimal &a, const Decimal &b);
    friend bool operator==(const Decimal &a, const Decimal &b) { return (a <=> b) == 0; }

private:
    qint64 m_mantissa = 0;
    int m_places = 0;
};

} // namespace unitrail
