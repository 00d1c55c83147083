// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;

static World testing(const char *iso = "2026-05-04")
{
    World w;
    passed(w, "030").on(iso).at("TST-1").then(start());
    return w;
}

static const Measurement &measured(const Decision &decision)
{
    return factOf<TestRecorded>(decision)->measurements.front();
}

class MeasurementRulesTest : public QObject {
    Q_OBJECT

private slots:
    void what_is_not_a_number_is_refused_with_its_words_and_never_read_as_zero_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"NaN", "nan", "inf", "-inf", "1e309", "1e2", "", " ", "1 00", "0x64",
                 "100mm", "1,000.5", "--1", "9999999999999999999"})
            QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text);
    }
    void what_is_not_a_number_is_refused_with_its_words_and_never_read_as_zero()
    {
        QFETCH(QString, text);
        World w = testing();
        const Decision decision = w.judge(measure("travel", {qPrintable(text)}));
        REFUSED(decision, BadValue);
        QCOMPARE(refusalOf(decision)->detail, text);
        QCOMPARE(refusalOf(decision)->names, QStringList("travel"));
    }

    void a_value_keeps_its_places_and_everything_it_was_judged_by()
    {
        World w = testing();
        RecordMeasurement command = measure("travel", {" 100,050 "});
        command.unitOfMeasure = QStringLiteral("mm");
        command.gauge = QStringLiteral("DIN-07");
        command.raw = QStringLiteral("+100,050 mm");
        const Measurement m = measured(w.judge(command));
        QCOMPARE(m.value, QString("100.050"));
        QCOMPARE(m.unit, QString("mm"));
        QCOMPARE(m.lower->text(), QString("99.7"));
        QCOMPARE(m.upper->text(), QString("100.3"));
        QCOMPARE(m.limitRevision, QString("C"));
        QCOMPARE(m.gauge, QString("DIN-07"));
        QCOMPARE(m.raw, QString("+100,050 mm"));
        QCOMPARE(m.verdict, Verdict::Pass);
    }

    void another_unit_of_measure_is_refused()
    {
        World w = testing();
        RecordMeasurement command = measure("travel", {"100"});
        command.unitOfMeasure = QStringLiteral("inch");
        const Decision decision = w.judge(command);
        REFUSED(decision, BadValue);
        QCOMPARE(refusalOf(decision)->detail, QString("inch"));
        command.unitOfMeasure = QStringLiteral("mm");
        GRANTED(w.judge(command));
    }

    void a_value_is_judged_by_limits_and_guard_band_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("verdict");
        const auto row = [](const char *value, Verdict verdict) {
            QTest::newRow(value) << QString::fromUtf8(value) << int(verdict);
        };
        row("99.699", Verdict::Fail);
        row("99.7", Verdict::Marginal); // on the limit passes, but only just
        row("99.749999999999", Verdict::Marginal);
        row("99.75", Verdict::Pass); // as far away as the guard band is wide
        row("100.25", Verdict::Pass);
        row("100.250000000001", Verdict::Marginal);
        row("100.3", Verdict::Marginal);
        row("100.30000", Verdict::Marginal);
        row("100.300000000001", Verdict::Fail);
    }
    void a_value_is_judged_by_limits_and_guard_band()
    {
        QFETCH(QString, value);
        QFETCH(int, verdict);
        World w = testing();
        QCOMPARE(int(measured(w.judge(measure("travel", {qPrintable(value)}))).verdict), verdict);
    }

    void a_marginal_value_can_be_passed()
    {
        World w = testing();
        GRANTED(w.then(measure("travel", {"99.7", "100"})).then(measure("leds", {"OK"})).judge(complete()));
    }

    void limits_at_the_end_of_the_range_do_not_overflow()
    {
        const Characteristic wide{.id = named<CharacteristicId>("x"),
            .name = {},
            .unit = {},
            .lower = number("-999999999999999999"),
            .upper = number("999999999999999999"),
            .guardBand = number("0.000000000001"),
            .limitRevision = {},
            .gaugeClass = {}};
        QCOMPARE(judge(number("0.000000000001"), wide), Verdict::Pass);
        QCOMPARE(judge(number("999999999999999999"), wide), Verdict::Marginal);
        QCOMPARE(judge(number("-999999999999999999"), wide), Verdict::Marginal);
    }

    void a_typing_error_is_not_a_bad_part()
    {
        World w = testing();
        REFUSED(w.judge(measure("travel", {"1000"})), ImplausibleValue);
        REFUSED(w.judge(measure("travel", {"49.9"})), ImplausibleValue);
        GRANTED(w.judge(measure("travel", {"50"}))); // a bad part, and recorded as one
    }

    void the_limit_revision_in_force_that_day_judges()
    {
        World before = testing("2026-06-14");
        QCOMPARE(measured(before.judge(measure("travel", {"100.28"}))).verdict, Verdict::Marginal);
        World from = testing("2026-06-15");
        const Measurement m = measured(from.judge(measure("travel", {"100.28"})));
        QCOMPARE(m.verdict, Verdict::Fail);
        QCOMPARE(m.limitRevision, QString("D"));
    }

    void repeats_are_counted_and_one_too_many_is_refused()
    {
        World w = testing();
        w.then(measure("travel", {"100"}));
        const Decision decision = w.judge(measure("travel", {"100.1"}));
        QCOMPARE(measured(decision).index, 2);
        REFUSED(w.judge(measure("travel", {"100.1", "100.2"})), PositionFilled);
    }

    void a_new_pass_measures_anew()
    {
        World w = testing();
        w.then(measure("travel", {"100", "100"})).then(fail()).then(start());
        QCOMPARE(measured(w.judge(measure("travel", {"100"}))).index, 1);
        QCOMPARE(factOf<TestRecorded>(w.judge(measure("travel", {"100"})))->pass, 2);
    }

    void an_attribute_is_ok_or_not()
    {
        World w = testing();
        QCOMPARE(measured(w.judge(measure("leds", {"OK"}))).verdict, Verdict::Pass);
        QCOMPARE(measured(w.judge(measure("leds", {"NOK"}))).verdict, Verdict::Fail);
        REFUSED(w.judge(measure("leds", {"1"})), BadValue);
    }

    void a_count_is_a_whole_number_from_zero_on()
    {
        World w = testing();
        GRANTED(w.judge(measure("cycles", {"0"})));
        REFUSED(w.judge(measure("cycles", {"1.5"})), BadValue);
        REFUSED(w.judge(measure("cycles", {"-1"})), BadValue);
    }

    void a_text_is_not_empty()
    {
        World w = testing();
        GRANTED(w.judge(measure("firmware", {"2.4.1"})));
        REFUSED(w.judge(measure("firmware", {" "})), BadValue);
    }

    void what_the_operation_does_not_measure_is_unknown()
    {
        World w = testing();
        REFUSED(w.judge(measure("torque", {"5"})), UnknownCharacteristic);
        QCOMPARE(w.judge(measure("travel", {})), Decision(Facts{}));
    }
};

QTEST_GUILESS_MAIN(MeasurementRulesTest)
#include "measurement_rules_test.moc"
