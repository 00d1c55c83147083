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

    void sums_are_exact_and_keep_the_finer_places()
    {
        Decimal sum;
        for (int i = 0; i < 10; ++i)
            sum = *sum.plus(*Decimal::fromText(u"0.1"));
        QCOMPARE(sum.text(), QString("1.0"));
        QCOMPARE(Decimal::fromText(u"12.5")->minus(*Decimal::fromText(u"0.250"))->text(), QString("12.250"));
        QCOMPARE(Decimal::fromText(u"0.2")->minus(*Decimal::fromText(u"0.3"))->text(), QString("-0.1"));
    }

    void a_sum_of_more_than_eighteen_digits_is_nothing()
    {
        const Decimal most = *Decimal::fromText(u"999999999999999999");
        QVERIFY(!most.plus(Decimal(1, 0)));
        QVERIFY(!most.plus(Decimal(1, 12)));
        QVERIFY(!Decimal(-999999999999999999, 0).minus(Decimal(1, 0)));
        QCOMPARE(most.minus(most)->text(), QString("0"));
    }

    void products_are_exact_and_keep_no_more_zeros_than_they_need()
    {
        const auto product = [](const char16_t *a, const char16_t *b) {
            const auto made = Decimal::fromText(a)->times(*Decimal::fromText(b));
            return made ? made->text() : QStringLiteral("nothing");
        };
        QCOMPARE(product(u"310", u"0.001"), QString("0.310"));
        QCOMPARE(product(u"48.7", u"0.1129848"), QString("5.50235976"));
        QCOMPARE(product(u"-2.50", u"4"), QString("-10.00"));
        QCOMPARE(product(u"0.000001", u"0.000001"), QString("0.000000000001"));
        QCOMPARE(product(u"0.0000001", u"0.000001"), QString("nothing"));
        QCOMPARE(product(u"999999999999999999", u"2"), QString("nothing"));
        QCOMPARE(product(u"999999999999999999", u"-1"), QString("-999999999999999999"));
    }

    void a_share_of_a_sum_is_rounded_half_away_from_zero()
    {
        QCOMPARE(Decimal(10, 0).dividedBy(4, 1)->text(), QString("2.5"));
        QCOMPARE(Decimal(2001, 2).dividedBy(2, 2)->text(), QString("10.01"));
        QCOMPARE(Decimal(-2001, 2).dividedBy(2, 2)->text(), QString("-10.01"));
        QCOMPARE(Decimal(1, 0).dividedBy(3, 4)->text(), QString("0.3333"));
        QCOMPARE(Decimal(5, 1).dividedBy(1, 0)->text(), QString("1"));
        QVERIFY(!Decimal(999'999'999'999'999'999, 0).dividedBy(1, 1));
    }

    void the_range_is_eighteen_digits_and_twelve_places()
    {
        QVERIFY(Decimal::fromText(u"123456.123456789012"));
        QVERIFY(!Decimal::fromText(u"1234567.123456789012"));
        QVERIFY(!Decimal::fromText(u"0.1234567890123"));
        QCOMPARE(Decimal::fromText(u"000000000000000000000001")->text(), QString("1"));
        QVERIFY(!Decimal::isInRange(1'000'000'000'000'000'000, 0));
        QVERIFY(!Decimal::isInRange(1, 13));
        QVERIFY(!Decimal::isInRange(1, -1));
    }

    void a_computed_number_is_rounded_half_away_from_zero()
    {
        QCOMPARE(Decimal::rounded(0.125, 2).text(), QString("0.13"));
        QCOMPARE(Decimal::rounded(-0.125, 2).text(), QString("-0.13"));
    }

    void what_is_not_a_plain_number_is_nothing_and_never_zero_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "-", ".", "1.", ".5", "1e309", "NaN", "inf", "1 000", "1.2.3", "0x10",
                 "1234567890123456789", "٣"})
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
