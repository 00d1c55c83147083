// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/statistics/sampling.h"

#include <QtTest>

using namespace unitrail;

static Decimal percent(const QString &text)
{
    return *Decimal::fromText(text);
}

class SamplingTest : public QObject {
    Q_OBJECT

private slots:
    void code_letters_are_those_of_table_1_data()
    {
        QTest::addColumn<qint64>("lotSize");
        QTest::addColumn<QString>("letters"); // levels I, II, III
        const auto row = [](qint64 lotSize, const char *letters) {
            QTest::newRow(qPrintable(QString::number(lotSize))) << lotSize << QString::fromLatin1(letters);
        };
        row(2, "AAB");
        row(8, "AAB");
        row(9, "ABC");
        row(25, "BCD");
        row(26, "CDE");
        row(50, "CDE");
        row(90, "CEF");
        row(150, "DFG");
        row(200, "EGH");
        row(280, "EGH");
        row(281, "FHJ");
        row(1'200, "GJK");
        row(3'200, "HKL");
        row(10'000, "JLM");
        row(35'000, "KMN");
        row(150'000, "LNP");
        row(500'000, "MPQ");
        row(500'001, "NQR");
    }
    void code_letters_are_those_of_table_1()
    {
        QFETCH(qint64, lotSize);
        QFETCH(QString, letters);
        for (int level = 1; level <= 3; ++level)
            QCOMPARE(QChar(codeLetter(lotSize, level)), letters[level - 1]);
    }

    /** Rows of table 2-A as they are printed, for the columns 0.065 to 6.5: "0" is 0/1, ^ and v are arrows.
     */
    void plans_are_those_of_table_2_a_data()
    {
        QTest::addColumn<qint64>("lotSize");
        QTest::addColumn<QString>("printed");
        const auto row = [](const char *letter, qint64 lotSize, const char *printed) {
            QTest::newRow(letter) << lotSize << QString::fromLatin1(printed);
        };
        row("A", 8, "v v v v v v v v v v 0");
        row("B", 15, "v v v v v v v v v 0 ^");
        row("C", 25, "v v v v v v v v 0 ^ v");
        row("D", 50, "v v v v v v v 0 ^ v 1");
        row("E", 90, "v v v v v v 0 ^ v 1 2");
        row("F", 150, "v v v v v 0 ^ v 1 2 3");
        row("G", 280, "v v v v 0 ^ v 1 2 3 5");
        row("H", 500, "v v v 0 ^ v 1 2 3 5 7");
        row("J", 1'200, "v v 0 ^ v 1 2 3 5 7 10");
        row("K", 3'200, "v 0 ^ v 1 2 3 5 7 10 14");
        row("L", 10'000, "0 ^ v 1 2 3 5 7 10 14 21");
        row("M", 35'000, "^ v 1 2 3 5 7 10 14 21 ^");
        row("N", 150'000, "v 1 2 3 5 7 10 14 21 ^ ^");
        row("P", 500'000, "1 2 3 5 7 10 14 21 ^ ^ ^");
        row("Q", 1'000'000, "2 3 5 7 10 14 21 ^ ^ ^ ^");
    }
    void plans_are_those_of_table_2_a()
    {
        QFETCH(qint64, lotSize);
        QFETCH(QString, printed);
        const QStringList cells = printed.split(u' ');
        const auto &limits = acceptableQualityLimits();
        QCOMPARE(size_t(cells.size()), limits.size());
        const char16_t letter = codeLetter(lotSize, 2);
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const auto plan = singleSampling(lotSize, 2, limits[size_t(i)]);
            QVERIFY(plan);
            if (cells[i] == u"v") {
                QVERIFY(plan->letter > letter || plan->sample == lotSize);
            } else if (cells[i] == u"^") {
                QVERIFY(plan->letter < letter);
            } else {
                QCOMPARE(plan->accept, cells[i].toInt());
                QCOMPARE(QChar(plan->letter), QChar(letter));
            }
            QCOMPARE(plan->reject, plan->accept + 1);
        }
    }

    void well_known_plans_are_found()
    {
        QCOMPARE(singleSampling(1'000, 2, percent("1.0")), (SinglePlan{u'J', 80, 2, 3}));
        QCOMPARE(singleSampling(200, 2, percent("2.5")), (SinglePlan{u'G', 32, 2, 3}));
        QCOMPARE(singleSampling(200, 2, percent("1.0")), (SinglePlan{u'H', 50, 1, 2})); // arrow down
        QCOMPARE(singleSampling(200, 2, percent("0.65")), (SinglePlan{u'F', 20, 0, 1})); // arrow up
        QCOMPARE(singleSampling(20'000, 2, percent("6.5")), (SinglePlan{u'L', 200, 21, 22}));
        QCOMPARE(singleSampling(1'000, 1, percent("1.50")), (SinglePlan{u'G', 32, 1, 2}));
    }

    void a_sample_is_never_more_than_the_lot()
    {
        const auto plan = singleSampling(20, 2, percent("0.065"));
        QCOMPARE(plan->sample, 20);
    }

    void what_the_tables_do_not_hold_is_nothing()
    {
        QVERIFY(!singleSampling(1, 2, percent("1.0")));
        QVERIFY(!singleSampling(200, 4, percent("1.0")));
        QVERIFY(!singleSampling(200, 2, percent("1.1")));
    }

    void exactly_the_sample_is_drawn_of_every_lot()
    {
        for (const int lotSize : {2, 3, 17, 64, 65, 200, 1'023, 5'000}) {
            for (const int sample : {1, 2, 13, 50}) {
                int drawn = 0;
                for (int position = 0; position < lotSize; ++position)
                    drawn += isDrawn(position, lotSize, sample, "WO-1") ? 1 : 0;
                QCOMPARE(drawn, std::min(sample, lotSize));
            }
        }
    }

    void another_lot_draws_others_and_the_same_lot_the_same()
    {
        const auto drawnOf = [](const QByteArray &lot) {
            std::vector<int> drawn;
            for (int position = 0; position < 200; ++position) {
                if (isDrawn(position, 200, 32, lot))
                    drawn.push_back(position);
            }
            return drawn;
        };
        QCOMPARE(drawnOf("WO-26-0401"), drawnOf("WO-26-0401"));
        QVERIFY(drawnOf("WO-26-0401") != drawnOf("WO-26-0402"));
    }

    /** Over many lots no position is drawn much more often than another. */
    void every_position_has_its_share()
    {
        constexpr int lots = 2'000, lotSize = 50, sample = 10; // each is expected 400 times, +- 18 (1 sigma)
        std::array<int, lotSize> often{};
        for (int lot = 0; lot < lots; ++lot) {
            for (int position = 0; position < lotSize; ++position)
                often[size_t(position)]
                    += isDrawn(position, lotSize, sample, "LOT-" + QByteArray::number(lot)) ? 1 : 0;
        }
        for (const int times : often)
            QVERIFY2(times > 310 && times < 490, qPrintable(QString::number(times)));
    }
};

QTEST_GUILESS_MAIN(SamplingTest)
#include "sampling_test.moc"
