// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/machine_number.h"
#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;

static RecordTestResults results(
    std::initializer_list<std::pair<const char *, const char *>> values, Verdict outcome = Verdict::Pass)
{
    RecordTestResults command{.unit = pump,
        .values = {},
        .outcome = outcome,
        .program = QStringLiteral("eol 1.4"),
        .source = QString(64, u'a'),
        .why = {}};
    for (const auto &[name, value] : values)
        command.values.push_back({.name = QString::fromUtf8(name), .value = QString::fromUtf8(value)});
    return command;
}

static World dueAtTest()
{
    World w;
    passed(w, "030").on("2026-05-04").at("TST-1").by(nullptr);
    return w;
}

static QStringList kindsOf(const Decision &decision)
{
    QStringList kinds;
    if (const auto *facts = std::get_if<Facts>(&decision)) {
        for (const Fact &fact : *facts)
            kinds.append(eventKind(fact.event));
    }
    return kinds;
}

class MachineRulesTest : public QObject {
    Q_OBJECT

private slots:
    void a_whole_result_begins_records_and_completes_what_is_due_without_a_person()
    {
        World w = dueAtTest();
        const Decision decision
            = w.give(results({{"travel", "100.0"}, {"travel", "100.1"}, {"leds", "true"}}));
        QCOMPARE(kindsOf(decision), QStringList({"OperationStarted", "TestRecorded", "OperationCompleted"}));
        const TestRecorded &test = *factOf<TestRecorded>(decision);
        QCOMPARE(test.program, QString("eol 1.4"));
        QCOMPARE(test.source, QString(64, u'a'));
        QCOMPARE(test.measurements.size(), size_t(3));
        QCOMPARE(test.measurements[1].index, 2);
        QCOMPARE(test.measurements[2].value, QString("OK"));
        QCOMPARE(w.unit(pump).operations.at(op("040")).status, OperationStatus::Passed);
    }
    void what_the_plan_says_goes_before_what_the_program_says()
    {
        World w = dueAtTest();
        const Decision decision = w.give(results({{"travel", "100.0"}, {"travel", "101"}, {"leds", "OK"}}));
        QCOMPARE(kindsOf(decision), QStringList({"OperationStarted", "TestRecorded", "OperationFailed"}));
        QCOMPARE(factOf<TestRecorded>(decision)->measurements[1].verdict, Verdict::Fail);
    }
    void what_the_program_failed_never_passes()
    {
        World w = dueAtTest();
        const Decision decision
            = w.give(results({{"travel", "100.0"}, {"travel", "100"}, {"leds", "OK"}}, Verdict::Fail));
        QVERIFY(factOf<OperationFailed>(decision));
        QVERIFY(!factOf<OperationCompleted>(decision));
    }
    void what_is_missing_keeps_the_operation_open()
    {
        World w = dueAtTest();
        const Decision decision = w.give(results({{"travel", "100.0"}, {"travel", "100.1"}}));
        QCOMPARE(kindsOf(decision), QStringList({"OperationStarted", "TestRecorded"}));
        w.by("cara").then(measure("leds", {"OK"})).then(complete());
    }
    void a_run_that_broke_off_keeps_its_values_and_judges_nothing()
    {
        World w = dueAtTest();
        const Decision broken = w.give(results({{"travel", "0.1"}}, Verdict::Aborted));
        QCOMPARE(kindsOf(broken), QStringList({"OperationStarted", "TestRecorded"}));
        QCOMPARE(factOf<TestRecorded>(broken)->measurements.front().verdict, Verdict::Aborted);
        QVERIFY(w.unit(pump).operations.at(op("040")).measurements.empty());
        const Decision again = w.give(results({{"travel", "100.0"}, {"travel", "100.1"}, {"leds", "1"}}));
        QCOMPARE(kindsOf(again), QStringList({"TestRecorded", "OperationCompleted"}));
        QCOMPARE(factOf<TestRecorded>(again)->pass, 1);
    }
    void interlocks_hold_for_machines_too()
    {
        World early;
        passed(early, "020").on("2026-05-04").at("TST-1").by(nullptr);
        REFUSED(early.judge(results({{"leds", "OK"}})), EarlierOperationMissing);
        World elsewhere = dueAtTest();
        elsewhere.at("PCK-1");
        REFUSED(elsewhere.judge(results({{"leds", "OK"}})), EarlierOperationMissing);
        World held = dueAtTest();
        held.by("kim").then(holdOn(Subject::of(pump))).by(nullptr);
        REFUSED(held.judge(results({{"leds", "OK"}})), OnHold);
        World unknown;
        unknown.at("TST-1").by(nullptr);
        REFUSED(unknown.judge(results({{"leds", "OK"}})), UnknownUnit);
    }
    void names_are_found_as_programs_spell_them_and_strangers_are_left_out()
    {
        World w = dueAtTest();
        const Decision decision = w.judge(
            results({{"Travel", "100.0"}, {"TRAVEL", "100.1"}, {"leds", "PASS"}, {"mood", "blue"}}));
        QCOMPARE(factOf<TestRecorded>(decision)->measurements.size(), size_t(3));
        REFUSED(w.judge(results({{"mood", "blue"}, {"x", "1"}})), UnknownCharacteristic);
    }
    void what_is_no_number_refuses_the_whole_result_data()
    {
        QTest::addColumn<QString>("value");
        for (const char *value :
            {"NaN", "inf", "-Infinity", "1e309", "1e19", "100,0", "0x10", "", "1.2.3", ".5"})
            QTest::newRow(*value ? value : "empty") << QString::fromUtf8(value);
    }
    void what_is_no_number_refuses_the_whole_result()
    {
        QFETCH(QString, value);
        World w = dueAtTest();
        REFUSED(w.judge(results({{"leds", "OK"}, {"travel", qPrintable(value)}})), BadValue);
    }
    void a_number_keeps_its_digits_and_never_crosses_a_limit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("number");
        QTest::newRow("places kept") << "5.20"
                                     << "5.20";
        QTest::newRow("exponent") << "1.5e-3"
                                  << "0.0015";
        QTest::newRow("big exponent") << "25E2"
                                      << "2500";
        QTest::newRow("minus") << "-0.5"
                               << "-0.5";
        QTest::newRow("zero") << "0e0"
                              << "0";
        QTest::newRow("float noise") << "4.3100000000000005"
                                     << "4.310000000000";
        QTest::newRow("noise below zero") << "-4.3100000000000005"
                                          << "-4.310000000000";
        QTest::newRow("above the upper limit") << "57.00000000000001"
                                               << "57.000000000001";
        QTest::newRow("below the lower limit") << "9.99999999999999"
                                               << "9.999999999999";
        QTest::newRow("below the upper limit") << "56.99999999999999"
                                               << "57.000000000000";
        QTest::newRow("too small to be seen") << "1e-20"
                                              << "0.000000000000";
        QTest::newRow("eighteen digits") << "123456789012345678"
                                         << "123456789012345678";
        QTest::newRow("nineteen digits") << "1234567.8901234567895"
                                         << "1234567.89012345679";
    }
    void what_no_instrument_can_have_measured_is_no_number()
    {
        for (const char *text : {"1e309", "-1e309", "1e-400", "1e-309", "9999999999999999999", "NaN", "inf",
                 "0x10", "4,31", "1_000", "4.31 mm", "", "--1", "1e", ".5", "5."})
            QVERIFY2(!machineNumber(QString::fromLatin1(text), {}, {}), text);
        QVERIFY(machineNumber(u"1e-300", {}, {})); // the noise of a computed zero
    }
    void a_number_keeps_its_digits_and_never_crosses_a_limit()
    {
        QFETCH(QString, text);
        QFETCH(QString, number);
        const auto read = machineNumber(text, Decimal(10, 0), Decimal(57, 0));
        QVERIFY(read);
        QCOMPARE(read->text(), number);
    }

    void a_file_is_attached_to_a_known_unit_by_its_whole_hash()
    {
        World w = dueAtTest();
        AttachFile command{
            pump, {.sha256 = QString(64, u'b'), .name = QStringLiteral("seal.jpg"), .size = 9}};
        REFUSED(w.judge(command), NotSignedIn);
        w.by("ben");
        GRANTED(w.judge(command));
        command.file.sha256.chop(1);
        REFUSED(w.judge(command), BadValue);
        command.unit = otherPump;
        REFUSED(w.judge(command), UnknownUnit);
    }
    void control_limits_are_frozen_by_quality_from_enough_values()
    {
        World w;
        FreezeControlLimits command{named<CharacteristicId>("travel"),
            {.process = QStringLiteral("PU/3 C"),
                .chart = QStringLiteral("I-MR"),
                .n = 20,
                .centre = Decimal(100, 0),
                .lower = Decimal(99, 0),
                .upper = Decimal(101, 0)}};
        w.by("sue");
        REFUSED(w.judge(command), NotAllowed);
        w.by("kim");
        GRANTED(w.give(command));
        QCOMPARE(w.last().entry.subject().text(), QString("@characteristic/travel"));
        command.limits.n = 19;
        REFUSED(w.judge(command), BadValue);
    }
};

QTEST_GUILESS_MAIN(MachineRulesTest)
#include "machine_rules_test.moc"
