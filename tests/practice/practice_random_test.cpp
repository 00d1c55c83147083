// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/practice/random.h"
#include "core/practice/work_calendar.h"

#include <QTest>
#include <QTimeZone>

#include <cmath>

using namespace unitrail;

class PracticeRandomTest : public QObject {
    Q_OBJECT

private slots:
    void a_seed_gives_these_numbers_for_ever()
    {
        Random random(1);
        QCOMPARE(random.bits(), Q_UINT64_C(0xb3f2af6d0fc710c5));
        QCOMPARE(random.bits(), Q_UINT64_C(0x853b559647364cea));
        QCOMPARE(random.normal(100.02, 0.088, 2).text(), QStringLiteral("99.98"));
    }

    void normal_values_have_the_mean_the_spread_and_the_tails()
    {
        Random random(7);
        constexpr int count = 200'000;
        double sum = 0, squares = 0;
        int beyondTwoSigma = 0, beyondThreeSigma = 0;
        for (int i = 0; i < count; ++i) {
            const double z = random.normal(0, 1, 6).toDouble();
            sum += z;
            squares += z * z;
            beyondTwoSigma += std::abs(z) > 2 ? 1 : 0;
            beyondThreeSigma += std::abs(z) > 3 ? 1 : 0;
        }
        // Four standard errors each: of the mean, of the variance, and of the shares 4.550 % and 0.270 %.
        QVERIFY(std::abs(sum / count) < 4 / std::sqrt(count));
        QVERIFY(std::abs(squares / count - 1) < 4 * std::sqrt(2.0 / count));
        QVERIFY(std::abs(100.0 * beyondTwoSigma / count - 4.550) < 0.19);
        QVERIFY(std::abs(100.0 * beyondThreeSigma / count - 0.270) < 0.047);
    }

    void a_chance_comes_as_often_as_it_says()
    {
        Random random(3);
        int hits = 0;
        for (int i = 0; i < 100'000; ++i)
            hits += random.chance(0.985) ? 1 : 0;
        QVERIFY2(std::abs(hits - 98'500) < 160, qPrintable(QString::number(hits)));
    }

    void work_pauses_at_night_and_on_weekends()
    {
        const auto at = [](int month, int day, int hour, int minute) {
            return QDateTime(QDate(2026, month, day), QTime(hour, minute), QTimeZone(2 * 3600))
                .toMSecsSinceEpoch();
        };
        const WorkCalendar calendar(at(4, 13, 6, 0), 120);
        constexpr qint64 shift = WorkCalendar::shiftMs;
        QCOMPARE(calendar.wallMs(0), at(4, 13, 6, 0));
        QCOMPARE(calendar.wallMs(shift - 60'000), at(4, 13, 13, 19));
        QCOMPARE(calendar.wallMs(shift), at(4, 14, 6, 0));
        QCOMPARE(calendar.wallMs(5 * shift), at(4, 20, 6, 0)); // Friday is followed by Monday
        QCOMPARE(calendar.date(49), QDate(2026, 6, 19));
        QCOMPARE(calendar.workMs(at(6, 3, 9, 10)), 37 * shift + 190 * 60'000);
        QCOMPARE(calendar.workMs(at(4, 13, 20, 0)), shift); // after work: the beginning of the next day's
        QCOMPARE(calendar.workMs(at(4, 18, 9, 0)), 5 * shift); // Saturday
        for (const qint64 work : {qint64(0), shift / 3, shift * 7 + 1, shift * 49 + shift / 2})
            QCOMPARE(calendar.workMs(calendar.wallMs(work)), work);
    }
};

QTEST_APPLESS_MAIN(PracticeRandomTest)
#include "practice_random_test.moc"
