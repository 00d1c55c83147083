// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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

} // namespace unitrail
