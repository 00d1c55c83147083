// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/statistics/control_chart.h"

#include <QtTest>

#include <algorithm>

using namespace unitrail;
using Kind = ControlSignal::Kind;

/** Limits 0, +/- 3 and ranges up to 4. */
static constexpr ControlLimits plain{0, -3, 3, 1, 4};

static std::vector<ControlSignal> seenIn(const std::vector<double> &values, int last = 25)
{
    return controlChart(values, 1, plain, last).unusual;
}

class ControlChartTest : public QObject {
    Q_OBJECT

private slots:
    void individuals_have_the_limits_of_the_handbook()
    {
        // NIST/SEMATECH 6.3.2.2, flow rates of ten batches, here twice: its limits are of the first ten.
        std::vector<double> values{49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1};
        QVERIFY(!individualsLimits(values)); // too few to promise anything
        values.insert(values.end(), values.begin(), values.begin() + 10);
        const auto limits = individualsLimits(values);
        QVERIFY(limits);
        // By hand: mean 50.81; moving ranges 16.9 + 2.5 + 16.9 over 19.
        QVERIFY(qFuzzyCompare(limits->centre, 50.81));
        QVERIFY(qFuzzyCompare(limits->rangeCentre, 36.3 / 19));
        QVERIFY(qFuzzyCompare(limits->upper, 50.81 + 2.66 * 36.3 / 19));
        QVERIFY(qFuzzyCompare(limits->rangeUpper, 3.267 * 36.3 / 19));
    }
    void means_of_subgroups_have_their_factors()
    {
        std::vector<double> values;
        for (int group = 0; group < 20; ++group) {
            for (const double value : {9.0, 10.0, 11.0, 10.0})
                values.push_back(value);
        }
        values.push_back(99); // a group that is not whole is left out
        const auto limits = meanRangeLimits(values, 4);
        QVERIFY(limits);
        QCOMPARE(limits->centre, 10.0);
        QVERIFY(qFuzzyCompare(limits->upper, 10 + 0.729 * 2));
        QVERIFY(qFuzzyCompare(limits->rangeUpper, 2.282 * 2));
        const ControlChartData chart = controlChart(values, 4, {});
        QCOMPARE(chart.known, 20);
        QCOMPARE(chart.points.back(), 10.0);
        QCOMPARE(chart.ranges.front(), std::optional(2.0));
    }

    void a_point_beyond_its_limits_is_a_signal_and_one_on_them_is_none()
    {
        QCOMPARE(seenIn({0, 3, 0, -3}), std::vector<ControlSignal>());
        QCOMPARE(seenIn({0, 3.1}), (std::vector<ControlSignal>{{Kind::BeyondLimits, 1, true}}));
        QCOMPARE(seenIn({0, -3.1}), (std::vector<ControlSignal>{{Kind::BeyondLimits, 1, false}}));
        QCOMPARE(seenIn({2, -2.5}), (std::vector<ControlSignal>{{Kind::BeyondLimits, 1, true, true}}));
    }
    void nine_on_one_side_are_a_signal_eight_are_none()
    {
        std::vector<double> values{1, 2, 1, 2, 1, 2, 1, 2};
        QCOMPARE(seenIn(values), std::vector<ControlSignal>());
        values.push_back(1);
        QCOMPARE(seenIn(values), (std::vector<ControlSignal>{{Kind::OneSide, 8, true}}));
        values[4] = 0; // on the centre is on neither side
        QCOMPARE(seenIn(values), std::vector<ControlSignal>());
        std::transform(
            values.begin(), values.end(), values.begin(), [](double v) { return -std::max(v, 1.0); });
        QCOMPARE(seenIn(values), (std::vector<ControlSignal>{{Kind::OneSide, 8, false}}));
    }
    void six_rising_or_falling_are_a_signal_five_are_none()
    {
        QCOMPARE(seenIn({-1, -0.5, 0, 0.5, 1}), std::vector<ControlSignal>());
        QCOMPARE(seenIn({-1, -0.5, 0, 0.5, 1, 1.5}), (std::vector<ControlSignal>{{Kind::Trend, 5, true}}));
        QCOMPARE(seenIn({1, 0.5, 0, -0.5, -1, -1.5}), (std::vector<ControlSignal>{{Kind::Trend, 5, false}}));
        QCOMPARE(seenIn({-1, -0.5, 0, 0, 1, 1.5, 2}), std::vector<ControlSignal>()); // equal breaks it
    }
    void a_run_that_began_before_the_points_shown_is_seen()
    {
        const std::vector<double> values{1, 2, 1, 2, 1, 2, 1, 2, 1};
        QCOMPARE(seenIn(values, 3), (std::vector<ControlSignal>{{Kind::OneSide, 2, true}}));
        const ControlChartData chart = controlChart(values, 1, plain, 3);
        QCOMPARE(chart.points, (std::vector<double>{1, 2, 1}));
        QCOMPARE(chart.known, 9);
        QVERIFY(chart.ranges.front()); // the value before it is known, though not shown
        QVERIFY(chart.frozen);
    }
    void too_few_values_have_points_and_no_limits()
    {
        const ControlChartData chart = controlChart(std::vector<double>(19, 5.0), 1, {});
        QVERIFY(!chart.limits);
        QCOMPARE(chart.known, 19);
        QVERIFY(chart.unusual.empty());
        QVERIFY(controlChart(std::vector<double>(20, 5.0), 1, {}).limits);
        QVERIFY(controlChart({}, 1, {}).points.empty());
    }
};

QTEST_APPLESS_MAIN(ControlChartTest)
#include "control_chart_test.moc"
