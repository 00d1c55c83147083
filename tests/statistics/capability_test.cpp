// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/statistics/capability.h"

#include <QtTest>

#include <cmath>

using namespace unitrail;

static bool isNear(double a, double b, double within)
{
    if (std::abs(a - b) <= within)
        return true;
    qWarning("%.10g is not %.10g", a, b);
    return false;
}

class CapabilityTest : public QObject {
    Q_OBJECT

private slots:
    void chi_square_agrees_with_the_printed_tables()
    {
        // NIST/SEMATECH e-Handbook 1.3.6.7.4
        QVERIFY(isNear(chiSquareQuantile(0.95, 1), 3.841, 5e-4));
        QVERIFY(isNear(chiSquareQuantile(0.025, 10), 3.247, 5e-4));
        QVERIFY(isNear(chiSquareQuantile(0.975, 10), 20.483, 5e-4));
        QVERIFY(isNear(chiSquareQuantile(0.025, 50), 32.357, 5e-4));
        QVERIFY(isNear(chiSquareQuantile(0.975, 50), 71.420, 5e-4));
        QVERIFY(isNear(chiSquareQuantile(0.975, 100), 129.561, 5e-4));
        // Far out the distribution is normal: mean f, variance 2f (Wilson and Hilferty's cube is near
        // enough).
        const double f = 1e6;
        const double cube = std::pow(1 - 2 / (9 * f) + 1.959963985 * std::sqrt(2 / (9 * f)), 3) * f;
        QVERIFY(isNear(chiSquareQuantile(0.975, f), cube, 0.5));
    }

    void individuals_are_judged_as_by_hand()
    {
        // NIST/SEMATECH 6.3.2.2: mean 50.81, mean moving range 1.8778; limits of our own choice.
        const std::vector<double> flow{49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1};
        const Capability found = capabilityOf(flow, {44.0, 56.0});
        QCOMPARE(found.n, std::size_t(10));
        QVERIFY(isNear(found.mean, 50.81, 1e-9));
        QVERIFY(isNear(*found.within, 16.9 / 9 / 1.128, 1e-8));
        QVERIFY(isNear(*found.overall, 2.03385, 1e-5)); // sum of squares 37.229 over 9
        QVERIFY(isNear(found.cp->value, 12 / (6 * 1.664697), 1e-5));
        QVERIFY(isNear(found.cpk->value, 5.19 / (3 * 1.664697), 1e-5));
        QVERIFY(isNear(found.pp->value, 12 / (6 * 2.03385), 1e-4));
        QVERIFY(isNear(found.ppk->value, 5.19 / (3 * 2.03385), 1e-4));
        // 9 degrees of freedom: chi-square 2.700 and 19.023
        QVERIFY(isNear(found.pp->low, found.pp->value * std::sqrt(2.700 / 9), 1e-3));
        QVERIFY(isNear(found.pp->high, found.pp->value * std::sqrt(19.023 / 9), 1e-3));
        const double half = 1.96 * std::sqrt(1.0 / 90 + std::pow(found.ppk->value, 2) / 18);
        QVERIFY(isNear(found.ppk->low, found.ppk->value - half, 1e-3));
        QVERIFY(isNear(found.ppk->high, found.ppk->value + half, 1e-3));
        QVERIFY(isNear(found.withinFreedom, 81 / (1.6529 * 9 - 0.5113), 1e-9));
        QCOMPARE(found.below + found.above, std::size_t(0));
    }
    void subgroups_are_pooled()
    {
        const Capability found = capabilityOf({1, 3, 5, 9, 2}, {0.0, 10.0}, 2);
        // Squares around 2, 7 and the single 2: 2 + 8 + 0, over 1 + 1 + 0 degrees of freedom.
        QVERIFY(isNear(*found.within, std::sqrt(5.0), 1e-12));
        QCOMPARE(found.withinFreedom, 2.0);
    }
    void the_interval_holds_the_textbook_example()
    {
        // Montgomery, example 8.4: n = 20, U = 62, L = 38, s = 1.75: 1.57 <= Cp <= 3.01.
        std::vector<double> values;
        for (int i = 0; i < 20; ++i)
            values.push_back(50 + (i % 2 ? 1 : -1) * 1.75 * std::sqrt(19.0 / 20));
        const Capability found = capabilityOf(values, {38.0, 62.0});
        QVERIFY(isNear(*found.overall, 1.75, 1e-9));
        QVERIFY(isNear(found.pp->value, 2.29, 5e-3));
        QVERIFY(isNear(found.pp->low, 1.57, 6e-3));
        QVERIFY(isNear(found.pp->high, 3.01, 6e-3));
    }
    void one_limit_makes_one_sided_indices()
    {
        const std::vector<double> values{1, 2, 3, 4};
        const Capability upper = capabilityOf(values, {std::nullopt, 5.5});
        QVERIFY(!upper.cp && !upper.pp);
        QVERIFY(isNear(upper.ppk->value, 3 / (3 * *upper.overall), 1e-12));
        const Capability lower = capabilityOf(values, {1.5, std::nullopt});
        QVERIFY(isNear(lower.ppk->value, 1 / (3 * *lower.overall), 1e-12));
        QCOMPARE(lower.below, std::size_t(1));
        QVERIFY(!capabilityOf(values, {}).ppk);
    }
    void what_cannot_be_told_is_not_told()
    {
        QVERIFY(!capabilityOf({}, {0.0, 1.0}).overall);
        const Capability one = capabilityOf({0.5}, {0.0, 1.0});
        QCOMPARE(one.n, std::size_t(1));
        QVERIFY(!one.overall && !one.within && !one.cpk && !one.ppk);
        const Capability still = capabilityOf({0.5, 0.5, 0.5}, {0.0, 1.0});
        QCOMPARE(still.overall, std::optional(0.0));
        QVERIFY(!still.cp && !still.cpk && !still.pp && !still.ppk);
    }
    void a_mean_outside_of_the_limits_is_less_than_nothing()
    {
        QVERIFY(capabilityOf({11, 12, 13}, {0.0, 10.0}).ppk->value < 0);
    }
    void a_million_values_lose_no_digits()
    {
        std::vector<double> values;
        for (int i = 0; i < 1'000'000; ++i)
            values.push_back(12 + (i % 2 ? 1e-7 : -1e-7));
        const Capability found = capabilityOf(values, {11.9999, 12.0001});
        QVERIFY(isNear(*found.overall, 1e-7, 1e-12));
        QVERIFY(isNear(found.mean, 12, 1e-12));
    }
};

QTEST_APPLESS_MAIN(CapabilityTest)
#include "capability_test.moc"
