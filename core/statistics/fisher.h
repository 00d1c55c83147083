// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <vector>

/* Whether two things go together more often than chance would have it. */
namespace unitrail {

/** So many of each: failing or passed, with the thing or without it. None is negative. */
struct FourFold {
    qint64 failingWith = 0;
    qint64 failingWithout = 0;
    qint64 passedWith = 0;
    qint64 passedWithout = 0;
    bool operator==(const FourFold &) const = default;
};

/**
 * Fisher's exact test, two-sided: the probability of all tables with these margins that are at most as
 * probable as this one (the rule of R's fisher.test). 1 where a margin is 0: nothing can be told.
 */
double fisherTwoSided(const FourFold &table);

/** How many times the odds of failing are with the thing as without it. */
struct OddsRatio {
    double value = 1;
    double lower = 0, upper = 0; ///< 95 % interval
    bool corrected = false; ///< one of the four was 0: 0.5 was added to each (Haldane, Anscombe)
};
/** ad/bc with Woolf's interval: exp(ln OR -+ 1.96 sqrt(1/a + 1/b + 1/c + 1/d)). */
OddsRatio oddsRatio(const FourFold &table);

/**
 * Holm's step-down correction for having looked at so many things: each p-value as it counts among all, in
 * the order they came. Controls the chance of even one false alarm.
 */
std::vector<double> holm(const std::vector<double> &p);
/** Benjamini and Hochberg's: controls the expected share of false alarms. */
std::vector<double> benjaminiHochberg(const std::vector<double> &p);

} // namespace unitrail
