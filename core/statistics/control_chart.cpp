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

// ---- what is drawn

static void addPoints(ControlChartData &chart, const std::vector<double> &values)
{
    if (chart.subgroup == 1) {
        chart.points = values;
        for (std::size_t i = 0; i < values.size(); ++i)
            chart.ranges.push_back(
                i == 0 ? std::nullopt : std::optional(std::abs(values[i] - values[i - 1])));
        return;
    }
    const auto size = std::ptrdiff_t(chart.subgroup);
    for (auto begin = values.begin(); values.end() - begin >= size; begin += size) {
        double sum = 0;
        for (auto value = begin; value != begin + size; ++value)
            sum += *value;
        const auto [low, high] = std::minmax_element(begin, begin + size);
        chart.points.push_back(sum / double(size));
        chart.ranges.emplace_back(*high - *low);
    }
}

static int sideOf(double value, double centre)
{
    return value > centre ? 1 : value < centre ? -1 : 0;
}

static void addSignals(ControlChartData &chart)
{
    using Kind = ControlSignal::Kind;
    constexpr int sideMin = 9;
    constexpr int trendMin = 6;
    const ControlLimits &limits = *chart.limits;
    int side = 0, sideLength = 0; // the run on one side of the centre
    int slope = 0, slopeLength = 1; // points of the run that rises or falls
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        const double value = chart.points[i];
        if (value > limits.upper || value < limits.lower)
            chart.unusual.push_back({Kind::BeyondLimits, i, value > limits.upper});
        if (chart.ranges[i] && *chart.ranges[i] > limits.rangeUpper)
            chart.unusual.push_back({Kind::BeyondLimits, i, true, true});

        const int itsSide = sideOf(value, limits.centre);
        sideLength = itsSide != 0 && itsSide == side ? sideLength + 1 : itsSide != 0 ? 1 : 0;
        side = itsSide;
        if (sideLength >= sideMin)
            chart.unusual.push_back({Kind::OneSide, i, side > 0});

        const int itsSlope = i == 0 ? 0 : sideOf(value, chart.points[i - 1]);
        slopeLength = itsSlope != 0 && itsSlope == slope ? slopeLength + 1 : itsSlope != 0 ? 2 : 1;
        slope = itsSlope;
        if (slopeLength >= trendMin)
            chart.unusual.push_back({Kind::Trend, i, slope > 0});
    }
}

ControlChartData controlChart(
    const std::vector<double> &values, int subgroup, const std::optional<ControlLimits> &frozen, int last)
{
    ControlChartData chart{.subgroup = std::max(subgroup, 1), .limits = frozen, .frozen = frozen.has_value()};
    addPoints(chart, values);
    chart.known = int(chart.points.size());
    if (!frozen)
        chart.limits = chart.subgroup == 1 ? individualsLimits(values) : meanRangeLimits(values, subgroup);
    if (chart.limits)
        addSignals(chart);
    if (const std::size_t wanted = std::size_t(std::max(last, 1)); chart.points.size() > wanted) {
        const std::size_t before = chart.points.size() - wanted;
        chart.points.erase(chart.points.begin(), chart.points.begin() + std::ptrdiff_t(before));
        chart.ranges.erase(chart.ranges.begin(), chart.ranges.begin() + std::ptrdiff_t(before));
        std::erase_if(chart.unusual, [&](const ControlSignal &signal) { return signal.point < before; });
        for (ControlSignal &signal : chart.unusual)
            signal.point -= before;
    }
    return chart;
}

} // namespace unitrail
