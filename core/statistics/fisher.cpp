// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/statistics/fisher.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace unitrail {

/** ln of n over k. */
static double logChoose(double n, double k)
{
    return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

double fisherTwoSided(const FourFold &table)
{
    const qint64 failing = table.failingWith + table.failingWithout;
    const qint64 passed = table.passedWith + table.passedWithout;
    const qint64 with = table.failingWith + table.passedWith;
    const qint64 all = failing + passed;
    if (failing == 0 || passed == 0 || with == 0 || with == all)
        return 1;
    // Hypergeometric: how many of those with the thing are failing, the margins being what they are.
    const qint64 lowest = std::max<qint64>(0, with - passed);
    const qint64 highest = std::min(failing, with);
    const double total = logChoose(double(all), double(with));
    const auto logProbability = [&](qint64 count) {
        return logChoose(double(failing), double(count)) + logChoose(double(passed), double(with - count))
            - total;
    };
    // Tables as probable as this one must count in spite of rounding.
    const double limit = logProbability(table.failingWith) + 1e-7;
    double p = 0;
    for (qint64 count = lowest; count <= highest; ++count) {
        const double probability = logProbability(count);
        if (probability <= limit)
            p += std::exp(probability);
    }
    return std::min(p, 1.0);
}

OddsRatio oddsRatio(const FourFold &table)
{
    double a = double(table.failingWith), b = double(table.failingWithout), c = double(table.passedWith),
           d = double(table.passedWithout);
    const bool corrected = a == 0 || b == 0 || c == 0 || d == 0;
    if (corrected) {
        for (double *count : {&a, &b, &c, &d})
            *count += 0.5;
    }
    constexpr double z = 1.959963984540054; // 97.5 % of the normal distribution
    const double ratio = std::log(a) + std::log(d) - std::log(b) - std::log(c);
    const double half = z * std::sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    return {.value = std::exp(ratio),
        .lower = std::exp(ratio - half),
        .upper = std::exp(ratio + half),
        .corrected = corrected};
}

/** Their places, the smallest first; equals in the order they came. */
static std::vector<size_t> ascending(const std::vector<double> &p)
{
    std::vector<size_t> order(p.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(), [&](size_t x, size_t y) { return p[x] < p[y]; });
    return order;
}

std::vector<double> holm(const std::vector<double> &p)
{
    std::vector<double> adjusted(p.size());
    double highest = 0;
    size_t left = p.size();
    for (const size_t place : ascending(p)) {
        highest = std::max(highest, std::min(1.0, double(left--) * p[place]));
        adjusted[place] = highest;
    }
    return adjusted;
}

std::vector<double> benjaminiHochberg(const std::vector<double> &p)
{
    std::vector<double> adjusted(p.size());
    const std::vector<size_t> order = ascending(p);
    double lowest = 1;
    for (size_t rank = order.size(); rank-- > 0;) {
        lowest = std::min(lowest, p[order[rank]] * double(p.size()) / double(rank + 1));
        adjusted[order[rank]] = lowest;
    }
    return adjusted;
}

} // namespace unitrail
