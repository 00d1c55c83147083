// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/statistics/control_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace unitrail {

std::optional<ControlLimits> individualsLimits(const std::vector<double> &values)
{
    if (values.size() < std::size_t(controlValuesMin))
        return {};
    double sum = values.front();
    double ranges = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
        sum += values[i];
        ranges += std::abs(values[i] - values[i - 1]);
    }
    const double mean = sum / double(values.size());
    const double range = ranges / double(values.size() - 1);
    return ControlLimits{mean, mean - 2.66 * range, mean + 2.66 * range, range, 3.267 * range};
}

std::optional<ControlLimits> meanRangeLimits(const std::vector<double> &values, int subgroup)
{
    constexpr std::array a2{1.880, 1.023, 0.729, 0.577}; // n = 2 to 5
    constexpr std::array d4{3.267, 2.574, 2.282, 2.114};
    if (subgroup < 2 || subgroup > 5)
        return {};
    const std::size_t size = std::size_t(subgroup);
    const std::size_t groups = values.size() / size;
    if (groups < std::size_t(controlValuesMin))
        return {};
    double means = 0;
    double ranges = 0;
    for (std::size_t group = 0; group < groups; ++group) {
        const auto begin = values.begin() + std::ptrdiff_t(group * size);
        const auto [low, high] = std::minmax_element(begin, begin + subgroup);
        double sum = 0;
        for (auto value = begin; value != begin + subgroup; ++value)
            sum += *value;
        means += sum / subgroup;
        ranges += *high - *low;
    }
    const double mean = means / double(groups);
    const double range = ranges / double(groups);
    return ControlLimits{
        mean, mean - a2[size - 2] * range, mean + a2[size - 2] * range, range, d4[size - 2] * range};
}

} // namespace unitrail
