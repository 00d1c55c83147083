// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;

class OperationRulesTest : public QObject {
    Q_OBJECT

private slots:
    void a_unit_goes_down_the_whole_routing_and_is_finished_at_its_end()
    {
        World w;
        QVERIFY(!passed(w, "050").unit(pump).finished);
        w.at("PCK-1").then(start());
        const Decision last = w.give(complete());
        GRANTED(last);
        QVERIFY(factOf<OperationCompleted>(last)->last);
        QVERIFY(w.unit(pump).finished);
        QCOMPARE(w.unit(pump).life, LifeCycle::Completed);
    }

    void a_station_outside_the_routing_says_where_the_unit_is_wanted()
    {
        World w;
        const Decision decision = passed(w, "010").at("REP-1").judge(start());
        REFUSED(decision, WrongStation);
        QCOMPARE(refusalOf(decision)->stations, QStringList({"PRS-1", "PRS-2"}));
        QCOMPARE(refusalOf(decision)->operation, op("020"));
        GRANTED(w.at("PRS-2").judge(start()));
    }

    void a_wanted_operation_is_refused_where_it_is_not_done()
    {
        World w;
        passed(w, "010");
        REFUSED(w.at("ASM-1").judge(StartOperation{pump, op("020")}), WrongStation);
        GRANTED(w.at("PRS-1").judge(StartOperation{pump, op("020")}));
    }

    void an_operation_waits_for_the_ones_before_it()
    {
        World w;
        const Decision decision = passed(w, "010").at("ASM-1").judge(start());
        REFUSED(decision, EarlierOperationMissing);
        QCOMPARE(refusalOf(decision)->operation, op("020"));
        QCOMPARE(refusalOf(decision)->stations, QStringList({"PRS-1", "PRS-2"}));
        REFUSED(w.judge(StartOperation{pump, op("030")}), EarlierOperationMissing);
        World later;
        GRANTED(passed(later, "020").at("ASM-1").then(LoadLot{lot("GRS", "G1"), {}, {}}).judge(start()));
    }

    void an_operation_of_another_product_is_not_on_this_routing()
    {
        World w;
        REFUSED(passed(w, "010").at("PRS-1").judge(StartOperation{pump, op("099")}), NotOnRoute);
        w.plant.routings.erase(
            w.plant.routings.begin()); // the revision the unit was started under is not known here
        REFUSED(w.judge(start()), NotOnRoute);
    }

    void what_is_passed_is_not_done_twice_and_says_who_did_it()
    {
        World w;
        const Decision decision = passed(w, "020").at("PRS-1").judge(start());
        REFUSED(decision, AlreadyPassed);
        QCOMPARE(refusalOf(decision)->names, QStringList("cara"));
        QCOMPARE(refusalOf(decision)->stations, QStringList("ASM-1"));
        QVERIFY(refusalOf(decision)->at > 0);
        REFUSED(w.judge(StartOperation{pump, op("020")}), AlreadyPassed);
    }

    void a_hold_on_anything_it_belongs_to_stops_the_work_data()
    {
        QTest::addColumn<QString>("subject");
        for (const char *subject :
            {"P-1/0001", "@order/W-1", "@station/PRS-1", "@operation/020", "@lot/P-1/PL-1"})
            QTest::newRow(subject) << subject;
    }
    void a_hold_on_anything_it_belongs_to_stops_the_work()
    {
        QFETCH(QString, subject);
        World w;
        passed(w, "010").at("PRS-1");
        GRANTED(w.judge(start()));
        w.then(holdOn(*Subject::fromText(subject)));
        const Decision decision = w.judge(start());
        REFUSED(decision, OnHold);
        QCOMPARE(refusalOf(decision)->names.value(0), QString("H-1"));
        QVERIFY2(!refusalOf(decision)->names.value(1).isEmpty(), "it does not say who placed it");
        QCOMPARE(refusalOf(decision)->detail, QString("cracked"));
        const bool itself = subject == u"P-1/0001";
        QCOMPARE(refusalOf(decision)->other, itself ? std::nullopt : Subject::fromText(subject));

        w.by("sue")
            .then(ReleaseHold{*Subject::fromText(subject), hold("H-1"), QStringLiteral("sorted")})
            .by("cara");
        GRANTED(w.judge(start()));
    }

    void a_hold_stops_the_work_that_has_begun()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start()).then(holdOn(Subject::of(op("020"))));
        REFUSED(w.judge(install(fromLot("BRG", "L1"))), OnHold);
        REFUSED(w.judge(complete()), OnHold);
        REFUSED(w.judge(fail()), OnHold);
    }

    void a_hold_elsewhere_stops_nothing()
    {
        World w;
        passed(w, "010").at("PRS-1").then(holdOn(Subject::of(otherPump)));
        w.then(holdOn(Subject::of(op("030")))).then(holdOn(Subject::of(small::at("PRS-2"))));
        GRANTED(w.judge(start()));
    }

    void a_scrapped_unit_is_not_worked_on()
    {
        World w;
        passed(w, "010").by("sue").then(ScrapUnit{pump, QStringLiteral("dropped")}).by("cara").at("PRS-1");
        REFUSED(w.judge(start()), Scrapped);
    }

    void an_unknown_unit_is_not_worked_on()
    {
        World w;
        REFUSED(w.at("PRS-1").judge(start()), UnknownUnit);
    }

    void a_shipped_unit_is_gone()
    {
        World w;
        passed(w, "060").then(ShipUnit{pump, QStringLiteral("C"), QStringLiteral("O")});
        REFUSED(w.at("TST-1").judge(start()), Gone);
        GRANTED(w.at("DESK").judge(TakeBackUnit{pump, QStringLiteral("C"), QStringLiteral("noisy")}));
    }

    void attempts_are_used_up_after_the_last_one_allowed()
    {
        World w;
        passed(w, "030").at("TST-1");
        for (int pass = 1; pass <= 3; ++pass) {
            const Decision decision = w.give(start());
            GRANTED(decision);
            QCOMPARE(factOf<OperationStarted>(decision)->pass, pass);
            w.then(fail());
        }
        REFUSED(w.judge(start()), NotDispositioned); // the last fail has opened a nonconformance
        w.then(cancelled(w)).by("cara");
        const Decision decision = w.judge(start());
        REFUSED(decision, AttemptsUsedUp);
        QCOMPARE(refusalOf(decision)->detail, QString("3"));
    }

    void nobody_works_without_signing_in()
    {
        World w;
        passed(w, "010").at("PRS-1").by(nullptr);
        REFUSED(w.judge(start()), NotSignedIn);
        REFUSED(w.judge(complete()), NotSignedIn);
        REFUSED(w.judge(create(otherPump)), NotSignedIn);
        REFUSED(w.judge(LoadLot{lot("GRS", "G1"), {}, {}}), NotSignedIn);
        REFUSED(w.judge(holdOn(Subject::of(pump))), NotSignedIn);
    }

    void an_operation_asks_for_its_qualification_and_names_who_has_it()
    {
        World w;
        const Decision decision = passed(w, "010").at("PRS-1").by("ben").judge(start());
        REFUSED(decision, NotQualified);
        QCOMPARE(refusalOf(decision)->detail, QString("press"));
        QCOMPARE(refusalOf(decision)->names, QStringList({"ana", "cara"}));
        GRANTED(w.by("cara").judge(start()));
    }

    void a_qualification_counts_to_the_end_of_its_last_good_day_in_plant_time()
    {
        World w;
        passed(w, "010").at("PRS-1").by("ana");
        const qint64 midnight
            = day("2026-05-21").startOfDay(Qt::UTC).toMSecsSinceEpoch() - 2 * 3'600'000; // UTC+2
        w.scene.nowMs = midnight - 1;
        GRANTED(w.judge(start()));
        w.scene.nowMs = midnight;
        const Decision decision = w.judge(start());
        REFUSED(decision, NotQualified);
        QCOMPARE(refusalOf(decision)->at, day("2026-05-20").startOfDay(Qt::UTC).toMSecsSinceEpoch());
    }

    void who_takes_over_must_be_qualified_too()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start());
        REFUSED(w.by("ben").judge(install(fromLot("BRG", "L1"))), NotQualified);
        REFUSED(w.judge(fail()), NotQualified);
        GRANTED(w.by("ana").judge(install(fromLot("BRG", "L1"))));
    }

    void who_began_may_finish_after_midnight()
    {
        World w;
        passed(w, "010").at("PRS-1").by("ana").on("2026-05-20").then(start()).on("2026-05-21");
        GRANTED(w.judge(install(fromLot("BRG", "L1"))));
    }

    void a_unit_active_elsewhere_says_where()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start()).at("PRS-2");
        const Decision decision = w.judge(start());
        REFUSED(decision, ActiveElsewhere);
        QCOMPARE(refusalOf(decision)->stations, QStringList("PRS-1"));
        REFUSED(w.judge(complete()), ActiveElsewhere);
        REFUSED(w.judge(install(fromLot("BRG", "L1"))), ActiveElsewhere);
        REFUSED(w.judge(PauseOperation{pump}), ActiveElsewhere);
    }

    void scanning_the_running_unit_again_changes_nothing()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start());
        QCOMPARE(w.judge(start()), Decision(Facts{}));
    }

    void nothing_is_completed_that_was_not_started()
    {
        World w;
        passed(w, "010").at("PRS-1");
        REFUSED(w.judge(complete()), NotStarted);
        REFUSED(w.judge(fail()), NotStarted);
        REFUSED(w.judge(install(fromLot("BRG", "L1"))), NotStarted);
        REFUSED(w.judge(measure("travel", {"100"})), NotStarted);
        REFUSED(w.judge(PauseOperation{pump}), NotStarted);
    }

    void an_operation_is_not_complete_before_its_captures_are()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start()).then(install(fromLot("BRG", "L1")));
        const Decision decision = w.judge(complete());
        REFUSED(decision, CaptureMissing);
        QCOMPARE(refusalOf(decision)->names, QStringList({"BRG", "SCR"}));
        w.then(install(fromLot("BRG", "L1"))).then(install(serial("SCR", "S1")));
        GRANTED(w.judge(complete()));
    }

    void a_missing_measurement_is_named()
    {
        World w;
        passed(w, "030")
            .at("TST-1")
            .then(start())
            .then(measure("travel", {"100"}))
            .then(measure("leds", {"OK"}));
        const Decision decision = w.judge(complete());
        REFUSED(decision, CaptureMissing);
        QCOMPARE(refusalOf(decision)->names, QStringList("travel"));
        GRANTED(w.then(measure("travel", {"100"})).judge(complete()));
    }

    void a_value_out_of_limits_cannot_be_passed_but_failed()
    {
        World w;
        passed(w, "030")
            .at("TST-1")
            .then(start())
            .then(measure("travel", {"100", "101"}))
            .then(measure("leds", {"OK"}));
        const Decision decision = w.judge(complete());
        REFUSED(decision, MeasurementsFailed);
        QCOMPARE(refusalOf(decision)->detail, QString("101"));
        GRANTED(w.judge(fail()));
    }

    void a_parked_unit_is_resumed_by_its_scan_and_not_worked_on_before()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start());
        REFUSED(w.judge(ResumeOperation{pump}), NotPaused);
        w.then(PauseOperation{pump});
        QCOMPARE(w.judge(PauseOperation{pump}), Decision(Facts{}));
        REFUSED(w.judge(install(fromLot("BRG", "L1"))), NotStarted);
        REFUSED(w.judge(complete()), NotStarted);
        REFUSED(w.judge(fail()), NotStarted);
        QVERIFY(factOf<OperationResumed>(w.judge(start())));
        GRANTED(w.then(ResumeOperation{pump}).judge(install(fromLot("BRG", "L1"))));
        QCOMPARE(w.unit(pump).operations.at(op("020")).pass, 1);
    }

    void resuming_asks_for_the_qualification()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start()).then(PauseOperation{pump}).by("ben");
        REFUSED(w.judge(start()), NotQualified);
        GRANTED(w.by("ana").judge(start()));
    }

    void only_a_skippable_operation_is_skipped_in_its_turn_with_a_reason_by_someone_in_charge()
    {
        World w;
        passed(w, "040").at("TST-1");
        const auto skip = [](const char *id, const char *why) {
            return SkipOperation{pump, op(id), QString::fromUtf8(why)};
        };
        REFUSED(w.by("cara").judge(skip("050", "no label")), NotAllowed);
        w.by("sue");
        REFUSED(w.judge(skip("050", " ")), ReasonNeeded);
        REFUSED(w.judge(skip("060", "no box")), EarlierOperationMissing);
        REFUSED(w.judge(skip("040", "done")), AlreadyPassed);
        REFUSED(w.judge(skip("077", "?")), NotOnRoute);
        w.then(skip("050", "no label"));
        REFUSED(w.judge(skip("060", "no box")), NotAllowed);
        QCOMPARE(w.unit(pump).operations.at(op("050")).status, OperationStatus::Skipped);
        QCOMPARE(w.unit(pump).operations.at(op("050")).person, named<PersonId>("sue"));
    }

    void only_a_quality_engineer_waives_and_a_waived_end_finishes_the_unit()
    {
        World w;
        passed(w, "050").by("sue");
        REFUSED(w.judge(WaiveOperation{pump, op("060"), QStringLiteral("loose goods")}), NotAllowed);
        w.by("kim");
        REFUSED(w.judge(WaiveOperation{pump, op("060"), QStringLiteral("loose goods")}), SignatureNeeded);
        w.signedBy("kim").then(WaiveOperation{pump, op("060"), QStringLiteral("loose goods")});
        QCOMPARE(w.unit(pump).life, LifeCycle::Completed);
        QVERIFY(w.unit(pump).finished);
    }

    void what_runs_at_another_station_is_not_skipped_from_the_desk()
    {
        World w;
        passed(w, "040").at("TST-1").then(start()).by("sue");
        const SkipOperation skip{pump, op("050"), QStringLiteral("no label")};
        REFUSED(w.at("DESK").judge(skip), ActiveElsewhere);
        GRANTED(w.at("TST-1").judge(skip));
    }

    // ---- rework

    void a_return_for_rework_invalidates_what_follows_and_keeps_the_pass_numbers()
    {
        World w;
        passed(w, "030").at("TST-1").then(start()).then(fail());
        QVERIFY(w.unit(pump).reworkDue);
        const Decision decision
            = w.at("REP-1").give(ReturnForRework{pump, op("030"), QStringLiteral("noisy")});
        GRANTED(decision);
        QCOMPARE(factOf<ReworkReturned>(decision)->from, op("040"));
        QCOMPARE(
            factOf<ReworkReturned>(decision)->invalidated, std::vector<OperationId>({op("030"), op("040")}));
        const Unit back = w.unit(pump);
        QVERIFY(!back.reworkDue);
        QCOMPARE(back.operations.at(op("030")).status, OperationStatus::Invalidated);
        QCOMPARE(back.operations.at(op("020")).status, OperationStatus::Passed);

        const Decision again = w.at("ASM-1").give(start());
        QCOMPARE(factOf<OperationStarted>(again)->pass, 2);
        w.then(complete()).at("TST-1");
        QCOMPARE(factOf<OperationStarted>(w.judge(start()))->pass, 2);
    }

    void rework_goes_to_a_planned_return_point_only()
    {
        World w;
        passed(w, "030").at("TST-1").then(start()).then(fail()).at("REP-1");
        const Decision decision = w.judge(ReturnForRework{pump, op("020"), QStringLiteral("noisy")});
        REFUSED(decision, ReworkNotAllowed);
        QCOMPARE(refusalOf(decision)->names, QStringList("030"));
        REFUSED(w.judge(ReturnForRework{pump, op("050"), QStringLiteral("noisy")}), ReworkNotAllowed);
        REFUSED(w.judge(ReturnForRework{pump, op("077"), QStringLiteral("noisy")}), NotOnRoute);
        REFUSED(w.judge(ReturnForRework{pump, op("030"), {}}), ReasonNeeded);
        GRANTED(w.judge(ReturnForRework{pump, op("040"), QStringLiteral("retest")}));
    }

    void an_operator_at_the_line_does_not_return_units()
    {
        World w;
        passed(w, "030").at("TST-1").then(start()).then(fail());
        const ReturnForRework back{pump, op("030"), QStringLiteral("noisy")};
        REFUSED(w.judge(back), NotAllowed);
        GRANTED(w.by("sue").judge(back));
    }

    void what_still_runs_is_not_returned()
    {
        World w;
        passed(w, "030").at("TST-1").then(start()).at("REP-1");
        REFUSED(w.judge(ReturnForRework{pump, op("030"), QStringLiteral("noisy")}), ActiveElsewhere);
    }

    void a_second_return_starts_from_what_still_counts()
    {
        World w;
        passed(w, "030").at("TST-1").then(start()).then(fail()).at("REP-1").by("sue");
        w.then(ReturnForRework{pump, op("030"), QStringLiteral("noisy")});
        REFUSED(w.judge(ReturnForRework{pump, op("040"), QStringLiteral("no")}), ReworkNotAllowed);
        const Decision decision
            = w.judge(ReturnForRework{pump, op("020"), QStringLiteral("bearing after all")});
        GRANTED(decision);
        QCOMPARE(factOf<ReworkReturned>(decision)->from, op("020"));
    }

    void a_finished_unit_sent_back_is_not_finished_and_not_released()
    {
        World w;
        passed(w, "060").signedBy("cara").then(ReleaseUnit{pump, QStringLiteral("conforms")});
        QVERIFY(w.unit(pump).released);
        w.at("REP-1").then(ReturnForRework{pump, op("040"), QStringLiteral("audit")});
        QCOMPARE(w.unit(pump).life, LifeCycle::InProcess);
        REFUSED(w.at("PCK-1").judge(ShipUnit{pump, {}, {}}), NotComplete);
        REFUSED(w.judge(ReleaseUnit{pump, {}}), NotComplete);
    }

    void a_packed_unit_is_taken_out_before_it_is_sent_back()
    {
        World w;
        passed(w, "060").then(PackUnit{pump, named<ContainerId>("CRT-1")}).at("REP-1");
        REFUSED(w.judge(ReturnForRework{pump, op("040"), QStringLiteral("audit")}), AlreadyPacked);
        w.then(UnpackUnit{pump, QStringLiteral("audit")});
        GRANTED(w.judge(ReturnForRework{pump, op("040"), QStringLiteral("audit")}));
    }
};

QTEST_GUILESS_MAIN(OperationRulesTest)
#include "operation_rules_test.moc"
