// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/statistics/fisher.h"

#include <QTest>

#include <cmath>

using namespace unitrail;

static bool near(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

class FisherTest : public QObject {
    Q_OBJECT

private slots:
    void the_lady_and_her_tea()
    {
        // Fisher, The Design of Experiments (1935): 3 of 4 right is no proof, 4 of 4 is 1 in 70 on each side.
        QVERIFY(near(fisherTwoSided({3, 1, 1, 3}), 34.0 / 70.0));
        QVERIFY(near(fisherTwoSided({4, 0, 0, 4}), 2.0 / 70.0));
    }
    void known_tables_have_their_known_p()
    {
        // R: fisher.test(matrix(c(1, 11, 9, 3), 2))$p.value
        QVERIFY(near(fisherTwoSided({1, 9, 11, 3}), 0.002759456185220088, 1e-8));
        // By hand: 12! 8! / ... = C(10,5) C(10,7) / C(20,12) and all rarer ones.
        double sum = 0;
        const auto choose = [](int n, int k) {
            double all = 1;
            for (int i = 1; i <= k; ++i)
                all = all * (n - k + i) / i;
            return all;
        };
        const double here = choose(10, 8) * choose(10, 3);
        for (int k = 1; k <= 10; ++k) {
            const double one = choose(10, k) * choose(10, 11 - k);
            sum += one <= here * (1 + 1e-7) ? one : 0;
        }
        QVERIFY(near(fisherTwoSided({8, 2, 3, 7}), sum / choose(20, 11)));
    }
    void nothing_is_told_by_an_empty_margin()
    {
        QCOMPARE(fisherTwoSided({0, 0, 3, 4}), 1.0);
        QCOMPARE(fisherTwoSided({2, 0, 3, 0}), 1.0);
        QCOMPARE(fisherTwoSided({0, 2, 0, 3}), 1.0);
        QCOMPARE(fisherTwoSided({}), 1.0);
    }
    void turning_the_table_changes_nothing()
    {
        for (const FourFold &t : {FourFold{4, 0, 246, 4750}, FourFold{7, 3, 2, 900}, FourFold{1, 2, 3, 4}}) {
            const double p = fisherTwoSided(t);
            QVERIFY(
                near(fisherTwoSided({t.failingWithout, t.failingWith, t.passedWithout, t.passedWith}), p));
            QVERIFY(
                near(fisherTwoSided({t.passedWith, t.passedWithout, t.failingWith, t.failingWithout}), p));
            QVERIFY(p > 0 && p <= 1);
        }
    }
    void a_million_units_are_no_trouble()
    {
        const double p = fisherTwoSided({40, 10, 50'000, 950'000});
        QVERIFY(p > 0 && p < 1e-30);
        QVERIFY(fisherTwoSided({2500, 47'500, 47'500, 902'500}) > 0.99); // just what chance gives
    }
    void the_odds_ratio_has_woolfs_interval()
    {
        const OddsRatio odds = oddsRatio({10, 20, 30, 240});
        QVERIFY(near(odds.value, 4.0));
        const double half = 1.959963984540054 * std::sqrt(1 / 10.0 + 1 / 20.0 + 1 / 30.0 + 1 / 240.0);
        QVERIFY(near(odds.lower, 4 * std::exp(-half)));
        QVERIFY(near(odds.upper, 4 * std::exp(half)));
        QVERIFY(!odds.corrected);
        const OddsRatio none = oddsRatio({4, 0, 246, 4750});
        QVERIFY(none.corrected);
        QVERIFY(near(none.value, 4.5 * 4750.5 / (0.5 * 246.5)));
    }
    void corrections_are_those_of_holm_and_of_benjamini_and_hochberg()
    {
        // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") and "BH"
        const std::vector<double> p{0.01, 0.04, 0.03, 0.005};
        const std::vector<double> byHolm = holm(p), byBh = benjaminiHochberg(p);
        const double wantedHolm[]{0.03, 0.06, 0.06, 0.02}, wantedBh[]{0.02, 0.04, 0.04, 0.02};
        for (size_t i = 0; i < p.size(); ++i) {
            QVERIFY(near(byHolm[i], wantedHolm[i]));
            QVERIFY(near(byBh[i], wantedBh[i]));
        }
        QVERIFY(holm({}).empty());
        QCOMPARE(holm({0.9, 0.8}), (std::vector<double>{1, 1}));
    }
};

QTEST_GUILESS_MAIN(FisherTest)
#include "fisher_test.moc"
