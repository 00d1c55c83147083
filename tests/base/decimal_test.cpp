// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/decimal.h"

#include <QtTest>

using namespace unitrail;

class DecimalTest : public QObject {
    Q_OBJECT

private slots:
    void a_reading_keeps_the_places_it_was_written_with()
    {
        QCOMPARE(Decimal::fromText(u"12.050")->text(), QString("12.050"));
        QCOMPARE(Decimal::fromText(u"-0,25")->text(), QString("-0.25"));
        QCOMPARE(Decimal::fromText(u"0")->text(), QString("0"));
    }

    void numbers_compare_by_value_and_not_by_writing()
    {
        QVERIFY(*Decimal::fromText(u"1.50") == *Decimal::fromText(u"1.5"));
        QVERIFY(*Decimal::fromText(u"-2") < *Decimal::fromText(u"-1.999999999999"));
        QVERIFY(*Decimal::fromText(u"999999999999999999") > *Decimal::fromText(u"0.000000000001"));
    }

    void what_is_not_a_plain_number_is_nothing_and_never_zero_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "-", ".", "1.", ".5", "1e309", "NaN", "inf", "1 000", "1.2.3", "0x10", "1234567890123456789", "٣"})
            QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text);
    }
    void what_is_not_a_plain_number_is_nothing_and_never_zero()
    {
        QFETCH(QString, text);
        QVERIFY(!Decimal::fromText(text));
    }
};

QTEST_GUILESS_MAIN(DecimalTest)
#include "decimal_test.moc"
