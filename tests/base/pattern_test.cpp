// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/pattern.h"

#include <QtTest>

using namespace unitrail;

class PatternTest : public QObject {
    Q_OBJECT

private slots:
    void a_pattern_is_for_the_whole_text_also_where_a_shorter_alternative_fits_first()
    {
        QVERIFY(fitsPattern(QStringLiteral("LA40|LA40-[0-9]{2}"), QStringLiteral("LA40-26")));
        QVERIFY(!fitsPattern(QStringLiteral("LA40"), QStringLiteral("LA40-26")));
        QVERIFY(!fitsPattern(QStringLiteral("[0-9]+"), QStringLiteral("x12")));
        QVERIFY(!fitsPattern(QStringLiteral("[0-9]+"), QStringLiteral("12\n")));
    }

    void without_a_pattern_any_text_fits() { QVERIFY(fitsPattern({}, QStringLiteral("anything"))); }

    void a_text_is_judged_by_its_own_pattern_however_many_there_were_before()
    {
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 1000; ++i) {
                QVERIFY(fitsPattern(QStringLiteral("P%1-[A-Z]").arg(i), QStringLiteral("P%1-K").arg(i)));
                QVERIFY(!fitsPattern(QStringLiteral("P%1-[A-Z]").arg(i), QStringLiteral("P%1-K").arg(i + 1)));
            }
        }
    }
};

QTEST_APPLESS_MAIN(PatternTest)
#include "pattern_test.moc"
