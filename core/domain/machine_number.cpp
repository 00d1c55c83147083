// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/machine_number.h"

#include <algorithm>

namespace unitrail {

static constexpr int digitsMax = 18;
static constexpr int placesMax = 12;
static constexpr int magnitudeMax = 307; // of a double, in powers of ten
static constexpr int exponentMax = 400; // of a double and more; beyond it nobody measured anything

namespace {

/** digits x 10^-scale, digits without leading zeros. */
struct Written {
    bool negative = false;
    QString digits;
    int scale = 0;
};

} // namespace

static bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

static std::optional<int> exponentIn(QStringView text)
{
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+'))
        text = text.mid(1);
    if (text.isEmpty() || text.size() > 4 || !std::all_of(text.begin(), text.end(), isDigit))
        return {};
    const int exponent = text.toInt();
    return exponent > exponentMax ? std::nullopt : std::optional(negative ? -exponent : exponent);
}

static std::optional<Written> read(QStringView text)
{
    constexpr qsizetype sizeMax = 64;
    Written written;
    if (text.startsWith(u'-') || text.startsWith(u'+')) {
        written.negative = text.startsWith(u'-');
        text = text.mid(1);
    }
    const auto mark = std::find_if(text.begin(), text.end(), [](QChar c) { return c == u'e' || c == u'E'; });
    int exponent = 0;
    if (mark != text.end()) {
        const auto read = exponentIn(text.mid(mark - text.begin() + 1));
        if (!read)
            return {};
        exponent = *read;
        text = text.left(mark - text.begin());
    }
    const qsizetype point = text.indexOf(u'.');
    const QStringView whole = point < 0 ? text : text.left(point);
    const QStringView fraction = point < 0 ? QStringView() : text.mid(point + 1);
    if (text.size() > sizeMax || whole.isEmpty() || (point >= 0 && fraction.isEmpty())
        || !std::all_of(whole.begin(), whole.end(), isDigit)
        || !std::all_of(fraction.begin(), fraction.end(), isDigit))
        return {};
    written.digits = whole.toString() + fraction.toString();
    written.scale = int(fraction.size()) - exponent;
    const auto first = std::find_if(
        written.digits.begin(), written.digits.end(), [](QChar c) { return c != QLatin1Char('0'); });
    written.digits.remove(0, first - written.digits.begin());
    return written;
}

static Decimal decimalOf(qint64 magnitude, bool negative, int places)
{
    return {negative ? -magnitude : magnitude, places};
}

std::optional<Decimal> machineNumber(
    QStringView text, const std::optional<Decimal> &lower, const std::optional<Decimal> &upper)
{
    auto written = read(text);
    if (!written)
        return {};
    if (written->digits.isEmpty())
        return Decimal(0, std::clamp(written->scale, 0, placesMax));
    if (written->digits.size() - written->scale < -magnitudeMax)
        return {}; // smaller than a double can be: rounding it would turn a mistake into 0
    for (; written->scale < 0 && written->digits.size() <= digitsMax; ++written->scale)
        written->digits += u'0';
    const int wholeDigits = std::max(0, int(written->digits.size()) - written->scale);
    if (wholeDigits > digitsMax || written->scale < 0)
        return {};
    const int places = std::min({written->scale, placesMax, digitsMax - wholeDigits});
    const int cut = written->scale - places;
    const QString kept = written->digits.chopped(std::min<qsizetype>(cut, written->digits.size()));
    const QString dropped = written->digits.mid(kept.size()).rightJustified(cut, u'0');
    const qint64 floor = kept.toLongLong();
    const bool exact = dropped.count(u'0') == dropped.size();
    if (exact)
        return decimalOf(floor, written->negative, places);
    if (!Decimal::isInRange(floor + 1, places))
        return {};
    const Decimal below = decimalOf(written->negative ? floor + 1 : floor, written->negative, places);
    const Decimal above = decimalOf(written->negative ? floor : floor + 1, written->negative, places);
    const bool up = (dropped.front() >= u'5') != written->negative;
    if (upper && *upper == below)
        return above;
    if (lower && *lower == above)
        return below;
    return up ? above : below;
}

} // namespace unitrail
