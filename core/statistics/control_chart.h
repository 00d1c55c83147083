// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace unitrail {

/** Control limits of a process as it is: of the value or the mean, and of its range. */
struct ControlLimits {
    double centre = 0;
    double lower = 0;
    double upper = 0;
    double rangeCentre = 0;
    double rangeUpper = 0;
    bool operator==(const ControlLimits &) const = default;
};

/** Fewer values than these make no limits (UX E3). */
inline constexpr int controlValuesMin = 20;

/**
 * Individuals and moving range of two: mean +/- 2.66 mean moving range; range up to 3.267 of it
 * (NIST/SEMATECH e-Handbook 6.3.2.2). Values in the order of measuring.
 */
std::optional<ControlLimits> individualsLimits(const std::vector<double> &values);

/**
 * Mean and range of subgroups of 2 to 5: A2 and D4 of NIST/SEMATECH 6.3.2. `values` holds the subgroups one
 * behind the other; a last one that is not whole is left out.
 */
std::optional<ControlLimits> meanRangeLimits(const std::vector<double> &values, int subgroup);

/** Out of the ordinary: a reason to look at the process, never a verdict on the part (UX E3). */
struct ControlSignal {
    enum class Kind {
        BeyondLimits, ///< one point outside its control limits
        OneSide, ///< nine in a row on one side of the centre (Nelson's rule 2)
        Trend, ///< six in a row rising, or falling (his rule 3)
    };
    Kind kind = Kind::BeyondLimits;
    std::size_t point = 0; ///< the one that completes it
    bool upwards = false; ///< above, or rising
    bool ofRange = false; ///< seen in the ranges; there only points beyond the limit are asked for
    bool operator==(const ControlSignal &) const = default;
};

/** What a control chart shows: the last points, judged by the limits, the newest one last. */
struct ControlChartData {
    int subgroup = 1; ///< 1: individuals and moving ranges; else means and ranges of so many
    std::vector<double> points;
    std::vector<std::optional<double>> ranges; ///< one a point; the very first individual has none
    std::optional<ControlLimits> limits;
    bool frozen = false; ///< the limits were handed in; else computed from all the values
    int known = 0; ///< points there are in all
    std::vector<ControlSignal> unusual; ///< by point; of those shown
    bool operator==(const ControlChartData &) const = default;
};

/**
 * The chart of these values, in the order of measuring. Without frozen limits they are computed from all of
 * them, if there are enough. A run that began before the points shown is seen.
 */
ControlChartData controlChart(const std::vector<double> &values, int subgroup,
    const std::optional<ControlLimits> &frozen, int last = 25);

} // namespace unitrail
