// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace unitrail {

/** Specification limits; a characteristic may have one of them alone. */
struct SpecificationLimits {
    std::optional<double> lower, upper;
    bool operator==(const SpecificationLimits &) const = default;
};

/** An index and the interval that holds its true value with 95 % confidence. */
struct CapabilityIndex {
    double value = 0;
    double low = 0;
    double high = 0;
    bool operator==(const CapabilityIndex &) const = default;
};

/**
 * How well a process keeps its limits (ISO 22514-2, NIST/SEMATECH e-Handbook 6.1.6).
 *
 * Cp = (U - L) / 6 sigma within, Cpk = min(U - mean, mean - L) / 3 sigma within: what the process could do.
 * Pp and Ppk the same with the standard deviation of all values: what was delivered. Cp and Pp need both
 * limits. What cannot be told is not there: no deviation from fewer than two values, no index from a
 * deviation of zero or without a limit.
 *
 * Intervals, 95 % two-sided: Cp and Pp by the chi-square distribution of the deviation's square (Montgomery,
 * Introduction to Statistical Quality Control, 8.3.4); Cpk and Ppk by Bissell's approximation
 * (Appl. Statist. 39, 1990): index +/- 1.96 sqrt(1 / 9n + index^2 / 2f), f the degrees of freedom.
 */
struct Capability {
    std::size_t n = 0;
    double mean = 0;
    std::optional<double> within; ///< standard deviation within
    std::optional<double> overall; ///< standard deviation of all values, n - 1
    double withinFreedom = 0; ///< degrees of freedom of the former
    std::optional<CapabilityIndex> cp, cpk, pp, ppk;
    std::size_t below = 0, above = 0; ///< values outside of the limits
    double least = 0, greatest = 0;
    bool operator==(const Capability &) const = default;
};

/**
 * `values` in the order of measuring. Within, for individuals (subgroup 1): mean moving range / 1.128, with
 * f = m^2 / (1.6529 m - 0.5113) degrees of freedom from m moving ranges; that is the chi-square distribution
 * of the same variance, and counts that neighbouring ranges share a value. For subgroups: pooled, one degree
 * less a subgroup than it has values; a last one that is not whole counts as far as it goes.
 */
Capability capabilityOf(
    const std::vector<double> &values, const SpecificationLimits &limits, int subgroup = 1);

/** The x that a chi-square distributed value stays below with that probability; freedom > 0, 0 < p < 1. */
double chiSquareQuantile(double probability, double freedom);

} // namespace unitrail
