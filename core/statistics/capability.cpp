// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/statistics/capability.h"

#include <algorithm>
#include <cmath>

namespace unitrail {

static constexpr double z975 = 1.959963984540054; // of the normal distribution
static constexpr double d2OfTwo = 1.128; // the mean range of two is so many sigmas, as every table has it

// ---- chi-square

/** The regularized incomplete gamma function P(a, x): series below a + 1, continued fraction above. */
static double gammaP(double a, double x)
{
    constexpr int termsMax = 100'000;
    constexpr double precision = 1e-15;
    if (x <= 0)
        return 0;
    const double front = std::exp(a * std::log(x) - x - std::lgamma(a));
    if (x < a + 1) {
        double term = 1 / a;
        double sum = term;
        for (int i = 1; i < termsMax && term > sum * precision; ++i) {
            term *= x / (a + i);
            sum += term;
        }
        return front * sum;
    }
    constexpr double tiny = 1e-300;
    double b = x + 1 - a;
    double c = 1 / tiny;
    double d = 1 / b;
    double fraction = d;
    for (int i = 1; i < termsMax; ++i) { // Lentz
        const double step = -i * (i - a);
        b += 2;
        d = step * d + b;
        d = 1 / (std::abs(d) < tiny ? tiny : d);
        c = b + step / c;
        c = std::abs(c) < tiny ? tiny : c;
        fraction *= d * c;
        if (std::abs(d * c - 1) < precision)
            break;
    }
    return 1 - front * fraction;
}

double chiSquareQuantile(double probability, double freedom)
{
    // Between bounds that are wide enough for every probability of use, halved until nothing is between.
    double low = 0;
    double high = freedom + 40 * std::sqrt(2 * freedom) + 200;
    for (int i = 0; i < 200 && high - low > 1e-13 * high; ++i) {
        const double middle = (low + high) / 2;
        (gammaP(freedom / 2, middle / 2) < probability ? low : high) = middle;
    }
    return (low + high) / 2;
}

// ---- deviations

static double meanOf(const std::vector<double> &values)
{
    // Around the first value, so that a million of 12.000 lose no digits.
    double sum = 0;
    for (const double value : values)
        sum += value - values.front();
    return values.front() + sum / double(values.size());
}

static double squaresAround(
    std::vector<double>::const_iterator begin, std::vector<double>::const_iterator end, double mean)
{
    double squares = 0;
    for (auto value = begin; value != end; ++value)
        squares += (*value - mean) * (*value - mean);
    return squares;
}

static void lookWithin(Capability &found, const std::vector<double> &values, int subgroup)
{
    if (subgroup <= 1) {
        double ranges = 0;
        for (std::size_t i = 1; i < values.size(); ++i)
            ranges += std::abs(values[i] - values[i - 1]);
        const double m = double(values.size() - 1);
        found.within = ranges / m / d2OfTwo;
        found.withinFreedom = m * m / (1.6529 * m - 0.5113);
        return;
    }
    double squares = 0;
    double freedom = 0;
    for (auto begin = values.begin(); begin != values.end();) {
        const auto end = begin + std::min<std::ptrdiff_t>(subgroup, values.end() - begin);
        const std::vector<double> group(begin, end);
        squares += squaresAround(begin, end, meanOf(group));
        freedom += double(group.size() - 1);
        begin = end;
    }
    if (freedom <= 0)
        return;
    found.within = std::sqrt(squares / freedom);
    found.withinFreedom = freedom;
}

// ---- indices

static CapabilityIndex spreadIndex(double width, double sigma, double freedom)
{
    const double value = width / (6 * sigma);
    return {value, value * std::sqrt(chiSquareQuantile(0.025, freedom) / freedom),
        value * std::sqrt(chiSquareQuantile(0.975, freedom) / freedom)};
}

static CapabilityIndex placeIndex(double distance, double sigma, double n, double freedom)
{
    const double value = distance / (3 * sigma);
    const double half = z975 * std::sqrt(1 / (9 * n) + value * value / (2 * freedom));
    return {value, value - half, value + half};
}

Capability capabilityOf(const std::vector<double> &values, const SpecificationLimits &limits, int subgroup)
{
    Capability found{.n = values.size()};
    if (values.empty())
        return found;
    found.mean = meanOf(values);
    const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
    found.least = *least;
    found.greatest = *greatest;
    for (const double value : values) {
        found.below += limits.lower && value < *limits.lower ? 1 : 0;
        found.above += limits.upper && value > *limits.upper ? 1 : 0;
    }
    if (values.size() < 2)
        return found;
    const double n = double(values.size());
    found.overall = std::sqrt(squaresAround(values.begin(), values.end(), found.mean) / (n - 1));
    lookWithin(found, values, subgroup);

    std::optional<double> nearest;
    if (limits.upper)
        nearest = *limits.upper - found.mean;
    if (limits.lower)
        nearest = std::min(nearest.value_or(found.mean - *limits.lower), found.mean - *limits.lower);
    const bool both = limits.lower && limits.upper;
    const auto add = [&](std::optional<double> sigma, double freedom, std::optional<CapabilityIndex> &spread,
                         std::optional<CapabilityIndex> &place) {
        if (!sigma || *sigma <= 0 || freedom <= 0)
            return;
        if (both)
            spread = spreadIndex(*limits.upper - *limits.lower, *sigma, freedom);
        if (nearest)
            place = placeIndex(*nearest, *sigma, n, freedom);
    };
    add(found.within, found.withinFreedom, found.cp, found.cpk);
    add(found.overall, n - 1, found.pp, found.ppk);
    return found;
}

} // namespace unitrail
