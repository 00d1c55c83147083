// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/measuring.h"
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

static RecordMeasurement again(const char *value, const char *why = "wrong-contact")
{
    RecordMeasurement command = measure("travel", {value});
    command.why = QString::fromUtf8(why);
    return command;
}

/** The travel of the small plant, changed. */
static World testing(const std::function<void(Characteristic &)> &change)
{
    World w;
    for (Operation &operation : w.plant.routings.front().operations) {
        for (Characteristic &c : operation.characteristics) {
            if (c.id.text() == u"travel")
                change(c);
        }
    }
    passed(w, "030").at("TST-1").then(start());
    return w;
}

static Characteristic numeric(Characteristic::ResultRule rule, int repeats)
{
    return {.id = named<CharacteristicId>("x"),
        .unit = QStringLiteral("mm"),
        .lower = number("10.0"),
        .upper = number("11.0"),
        .guardBand = number("0.1"),
        .repeats = repeats,
        .resultRule = rule,
        .attemptsMax = 3};
}

static std::vector<Measurement> recorded(
    const Characteristic &c, std::initializer_list<std::pair<int, const char *>> values)
{
    std::vector<Measurement> all;
    for (const auto &[attempt, value] : values)
        all.push_back({.characteristic = c.id,
            .value = QString::fromUtf8(value),
            .verdict = judge(number(value), c),
            .attempt = attempt});
    return all;
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
        REFUSED(decision, WrongUnit);
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

    void a_unit_that_the_plan_converts_is_taken_exactly_and_what_was_sent_stays()
    {
        World w = testing([](Characteristic &c) {
            c.conversions = {{QStringLiteral("inch"), number("25.4")}};
        });
        RecordMeasurement command = measure("travel", {"3.937"});
        command.unitOfMeasure = QStringLiteral("inch");
        command.raw = QStringLiteral("+3.937in");
        const Measurement m = measured(w.judge(command));
        QCOMPARE(m.value, QString("99.9998"));
        QCOMPARE(m.unit, QString("mm"));
        QCOMPARE(m.raw, QString("+3.937in"));
        command.unitOfMeasure = QStringLiteral("cm");
        REFUSED(w.judge(command), WrongUnit);
        command.unitOfMeasure = QStringLiteral("inch");
        command.values = {QStringLiteral("0.0000000000001")};
        REFUSED(w.judge(command), BadValue);
    }

    void what_only_an_instrument_gives_is_not_typed()
    {
        World w = testing([](Characteristic &c) { c.typed = false; });
        REFUSED(w.judge(measure("travel", {"100"})), InstrumentNeeded);
        RecordMeasurement command = measure("travel", {"100"});
        command.raw = QStringLiteral("100.0mm");
        GRANTED(w.judge(command));
    }

    void measured_again_is_a_second_attempt_and_the_first_stays()
    {
        World w = testing([](Characteristic &c) { c.attemptsMax = 2; });
        w.then(measure("travel", {"101", "100"}));
        REFUSED(w.judge(measure("travel", {"100"})), PositionFilled);
        w.then(again("100.1"));
        const auto &known = w.unit(pump).operations.at(op("040")).measurements;
        QCOMPARE(known.size(), 3U);
        QCOMPARE(known[0].verdict, Verdict::Fail);
        QVERIFY(!known[0].attempt);
        QCOMPARE(known[2].attempt, std::optional(2));
        QCOMPARE(known[2].index, 1);
        QCOMPARE(known[2].why, QString("wrong-contact"));
        const Measurement second = measured(w.judge(measure("travel", {"100.2"})));
        QCOMPARE(second.attempt, std::optional(2));
        QCOMPARE(second.index, 2);
        QVERIFY(second.why.isEmpty()); // it stands at the first of the attempt
        w.then(measure("leds", {"OK"}));
        REFUSED(w.judge(complete()), CaptureMissing); // the second attempt needs both values too
        w.then(measure("travel", {"100.2"}));
        GRANTED(w.judge(complete()));
        REFUSED(w.judge(again("100")), AttemptsUsedUp);
    }

    void measuring_again_needs_one_of_the_plants_reasons()
    {
        World w = testing([](Characteristic &c) { c.attemptsMax = 3; });
        w.plant.retestReasons = {{QStringLiteral("wrong-contact"), {}}};
        w.then(measure("travel", {"101"}));
        REFUSED(w.judge(again("100", "because")), ReasonNeeded);
        GRANTED(w.judge(again("100")));
    }

    void a_test_that_failed_is_begun_again_only_with_a_reason()
    {
        World w = testing();
        w.plant.retestReasons = {{QStringLiteral("disturbed"), {}}};
        w.then(fail());
        REFUSED(w.judge(start()), ReasonNeeded);
        StartOperation command = start();
        command.why = QStringLiteral("disturbed");
        QCOMPARE(factOf<OperationStarted>(w.judge(command))->why, QString("disturbed"));
        QCOMPARE(factOf<OperationStarted>(w.judge(command))->pass, 2);
    }

    void each_value_must_pass_or_the_last_the_worst_or_the_mean_counts()
    {
        using Rule = Characteristic::ResultRule;
        const auto come = [](Rule rule, std::initializer_list<std::pair<int, const char *>> values) {
            const Characteristic c = numeric(rule, 3);
            const auto outturn = outturnOf(c, recorded(c, values));
            return outturn ? verdictName(outturn->verdict) + u' ' + outturn->value->text() : QString();
        };
        QCOMPARE(come(Rule::Each, {}), QString());
        QCOMPARE(come(Rule::Each, {{1, "10.5"}, {1, "11.2"}, {1, "10.6"}}), QString("Fail 11.2"));
        QCOMPARE(come(Rule::Last, {{1, "10.5"}, {1, "11.2"}, {1, "10.6"}}), QString("Pass 10.6"));
        QCOMPARE(come(Rule::Worst, {{1, "10.5"}, {1, "10.95"}, {1, "10.6"}}), QString("Marginal 10.95"));
        QCOMPARE(come(Rule::Mean, {{1, "10.5"}, {1, "11.2"}, {1, "10.6"}}), QString("Pass 10.77"));
        // The last attempt counts, but where the worst does.
        QCOMPARE(come(Rule::Each, {{1, "11.2"}, {2, "10.5"}}), QString("Pass 10.5"));
        QCOMPARE(come(Rule::Mean, {{1, "11.2"}, {2, "10.5"}}), QString("Pass 10.50"));
        QCOMPARE(come(Rule::Worst, {{1, "11.2"}, {2, "10.5"}}), QString("Fail 11.2"));
    }

    void the_mean_is_judged_before_it_is_rounded()
    {
        // The mean is 11.00033..., shown as 11.00, and out of the limit all the same.
        const Characteristic c = numeric(Characteristic::ResultRule::Mean, 3);
        const auto over = outturnOf(c, recorded(c, {{1, "11.000"}, {1, "11.000"}, {1, "11.001"}}));
        QCOMPARE(over->verdict, Verdict::Fail);
        const auto on = outturnOf(c, recorded(c, {{1, "10.999"}, {1, "11.000"}, {1, "11.001"}}));
        QCOMPARE(on->verdict, Verdict::Marginal);
    }

    void an_operation_is_judged_by_what_its_values_come_to()
    {
        World w = testing([](Characteristic &c) { c.resultRule = Characteristic::ResultRule::Mean; });
        w.then(measure("travel", {"100.35", "100"})).then(measure("leds", {"OK"}));
        GRANTED(w.judge(complete()));
        World each = testing();
        each.then(measure("travel", {"100.35", "100"})).then(measure("leds", {"OK"}));
        REFUSED(each.judge(complete()), MeasurementsFailed);
    }

    void only_the_units_that_a_plan_draws_need_what_it_samples()
    {
        World w;
        w.plant.samplingPlans[QStringLiteral("s")] = {.name = QStringLiteral("s"), .aql = number("2.5")};
        const auto order = w.plant.orders.begin()->second;
        Unit unit{.order = order.number};
        int drawn = 0;
        for (int i = 1; i <= order.quantity; ++i) {
            const UnitId id{
                order.part, named<SerialNumber>(qPrintable(QStringLiteral("%1").arg(i, 4, 10, QChar(u'0'))))};
            const auto draw = drawOf(QStringLiteral("s"), id, unit, w.plant);
            QVERIFY(draw);
            drawn += draw->drawn ? 1 : 0;
        }
        QCOMPARE(drawn, singleSampling(order.quantity, 2, number("2.5"))->sample);
        // Of what lot it is nobody knows: then it is looked at.
        QVERIFY(!drawOf(QStringLiteral("s"), pump, Unit{}, w.plant));
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
