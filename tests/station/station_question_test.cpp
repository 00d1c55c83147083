// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/station/demo_station.h"

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;
using Kind = Answer::Kind;
using What = Answer::What;

static const UnitId unitB = unitOf(2);
static const UnitId unitC = unitOf(3);

/** PRS-1 with A open, and B and C due there. */
struct Press : Factory {
    Press()
    {
        for (const UnitId &unit : {unitA, unitB, unitC})
            bring(unit, "010");
        at("PRS-1");
        badge(1103);
        scan(unitA);
    }
};

class StationQuestionTest : public QObject {
    Q_OBJECT
private slots:
    // ---- another unit while one is open

    void a_second_scan_in_time_puts_the_open_unit_aside_and_opens_the_other()
    {
        Press f;
        const qint64 before = f.length();
        const Answer asked = f.scan(unitB);
        QCOMPARE(asked.what, What::AskConfirmLeave);
        QCOMPARE(asked.unit, unitA);
        QCOMPARE(f.view().question->kind, Question::Kind::LeaveOpenUnit);
        QCOMPARE(f.length(), before);
        const Answer opened = f.scan(unitB, 1600);
        QCOMPARE(opened.what, What::OperationStarted);
        QCOMPARE(opened.unit, unitB);
        QCOMPARE(f.status("020"), OperationStatus::Paused);
        QCOMPARE(f.status("020", unitB), OperationStatus::Active);
        QCOMPARE(f.view().unit->unit, unitB);
        QVERIFY(!f.view().question);
    }
    void the_same_scan_too_soon_is_read_twice_and_too_late_asks_again()
    {
        Press f;
        f.scan(unitB);
        QCOMPARE(f.scan(unitB, 1000).refusal->reason, Reason::ReadTwice);
        QVERIFY(f.view().question);
        QCOMPARE(f.scan(unitB, 9100).what, What::AskConfirmLeave);
        QCOMPARE(f.status("020"), OperationStatus::Active);
        QCOMPARE(f.status("020", unitB), OperationStatus::Open);
        QCOMPARE(f.scan(unitB, 9900).what, What::OperationStarted);
    }
    void a_third_unit_does_not_confirm_the_second()
    {
        Press f;
        f.scan(unitB);
        QCOMPARE(f.scan(unitC).what, What::AskConfirmLeave);
        QCOMPARE(f.status("020", unitB), OperationStatus::Open);
        QCOMPARE(f.scan(unitB).what, What::AskConfirmLeave);
    }
    void yes_by_touch_confirms_at_once_with_the_scan_as_evidence()
    {
        Press f;
        f.scan(unitB);
        QCOMPARE(f.touch("YES", {}, 100).what, What::OperationStarted);
        QCOMPARE(f.entriesOf(unitB).back().entry.stamp.raw, labelOf(unitB).toUtf8());
        QCOMPARE(f.status("020"), OperationStatus::Paused);
    }
    void a_unit_that_is_refused_leaves_the_open_one_as_it_is()
    {
        Press f;
        const UnitId strange = unitOf(900);
        f.scan(strange);
        QCOMPARE(f.scan(strange).refusal->reason, Reason::UnknownUnit);
        QCOMPARE(f.status("020"), OperationStatus::Active);
        QCOMPARE(f.view().unit->unit, unitA);
    }
    void no_keeps_everything_and_says_so()
    {
        Press f;
        f.scan(unitB);
        const Answer no = f.command("NO");
        QCOMPARE(no.what, What::Kept);
        QVERIFY(!f.view().question);
        QCOMPARE(f.status("020"), OperationStatus::Active);
        QCOMPARE(f.command("YES").what, What::Kept);
    }
    void any_other_scan_means_no_and_is_processed()
    {
        Press f;
        f.scan(unitB);
        QCOMPARE(f.scan("HSG-40:1TH47113-02").what, What::ComponentInstalled);
        QVERIFY(!f.view().question);
        QCOMPARE(f.command("START").what, What::UnitOpened);
        QCOMPARE(f.status("020"), OperationStatus::Active);
    }
    void a_language_is_changed_without_an_answer_to_the_question()
    {
        Press f;
        f.scan(unitB);
        QCOMPARE(f.command("LANG", "DE").what, What::LanguageChanged);
        QVERIFY(f.view().question);
    }

    // ---- undo

    void undo_asks_says_what_it_takes_back_and_a_second_one_does_it()
    {
        Press f;
        f.scan("HSG-40:1TH47113-02");
        QVERIFY(f.view().canUndo);
        const Answer asked = f.command("UNDO");
        QCOMPARE(asked.kind, Kind::Attention);
        QCOMPARE(asked.what, What::AskUndo);
        QCOMPARE(asked.unit, unitA);
        QCOMPARE(asked.component->part.text(), u"HSG-40"_s);
        QCOMPARE(f.view().question->about.component, asked.component);
        QCOMPARE(f.command("UNDO", "", 1000).refusal->reason, Reason::ReadTwice);
        QCOMPARE(f.unit().components.size(), size_t(1));
        const Answer undone = f.command("UNDO", "", 1600);
        QCOMPARE(undone.kind, Kind::Undone);
        QVERIFY(undone.sequence > 0);
        QVERIFY(f.unit().components.empty());
        QVERIFY(std::holds_alternative<EventVoided>(f.entriesOf().back().entry.event));
    }
    void a_second_undo_after_ten_seconds_asks_again()
    {
        Press f;
        f.scan("HSG-40:1TH47113-02");
        f.command("UNDO");
        QCOMPARE(f.command("UNDO", "", 10'100).what, What::AskUndo);
        QCOMPARE(f.unit().components.size(), size_t(1));
        QCOMPARE(f.command("UNDO", "", 9900).kind, Kind::Undone);
    }
    void yes_by_touch_undoes_at_once_and_another_scan_keeps()
    {
        Press f;
        f.scan("HSG-40:1TH47113-02");
        f.touch("UNDO");
        QCOMPARE(f.scan("BS-12x4:SBS4-471137-0113").what, What::ComponentInstalled);
        QVERIFY(!f.view().question);
        f.touch("UNDO");
        QCOMPARE(f.touch("YES", {}, 100).kind, Kind::Undone);
        QCOMPARE(f.unit().components.size(), size_t(1));
    }
    void an_undone_code_may_be_scanned_again_at_once()
    {
        Press f;
        f.scan("BS-12x4:SBS4-471137-0113");
        f.touch("UNDO", {}, 100);
        QCOMPARE(f.touch("YES", {}, 100).kind, Kind::Undone);
        QCOMPARE(f.scan("BS-12x4:SBS4-471137-0113", 100).what, What::ComponentInstalled);
    }
    void a_refusal_in_between_does_not_change_what_undo_takes_back()
    {
        Press f;
        f.scan("HSG-40:1TH47113-02");
        f.scan("what is this");
        QCOMPARE(f.command("UNDO").component->part.text(), u"HSG-40"_s);
        QCOMPARE(f.command("UNDO").kind, Kind::Undone);
    }
    void undo_works_after_a_restart()
    {
        Press f;
        f.scan("HSG-40:1TH47113-02");
        f.openJournal();
        f.at("PRS-1");
        f.badge(1103);
        QCOMPARE(f.scan(unitA).what, What::UnitOpened);
        QVERIFY(f.view().canUndo);
        QCOMPARE(f.command("UNDO").what, What::AskUndo);
        QCOMPARE(f.command("UNDO").kind, Kind::Undone);
        QVERIFY(f.unit().components.empty());
    }
    void a_loaded_lot_can_be_undone_before_any_unit_is_open()
    {
        Factory f("ASM-1");
        f.badge(1101);
        QVERIFY(!f.view().canUndo);
        QCOMPARE(f.command("UNDO").refusal->reason, Reason::NothingToUndo);
        f.scan("GR-EP2:1TEP2-2611A:14D20280331:Q400");
        QCOMPARE(f.command("UNDO").component->lot->text(), u"EP2-2611A"_s);
        QCOMPARE(f.command("UNDO").kind, Kind::Undone);
        QVERIFY(f.view().loaded.empty());
    }
    void what_is_too_old_or_anothers_is_refused_without_a_question()
    {
        Press f;
        f.scan("HSG-40:1TH47113-02");
        f.badge(1104);
        QVERIFY(!f.view().canUndo);
        QCOMPARE(f.command("UNDO").refusal->reason, Reason::UndoTooLate);
        f.badge(1103);
        QVERIFY(f.view().canUndo);
        f.clock.advance(15 * 60'000);
        QCOMPARE(f.command("UNDO").refusal->reason, Reason::UndoTooLate);
        QVERIFY(!f.view().canUndo);
    }
    void an_undone_completion_no_longer_counts()
    {
        Factory f("KIT-1");
        f.badge(1101);
        f.scan(unitA);
        f.command("COMPLETE");
        QCOMPARE(f.view().today.done, 1);
        f.command("UNDO");
        f.command("UNDO");
        QCOMPARE(f.view().today.done, 0);
        QCOMPARE(f.view().today.firstPass, 0);
        QVERIFY(f.view().canComplete);
        f.command("COMPLETE");
        QCOMPARE(f.view().today.done, 1);
        f.clock.advance(24 * 3'600'000);
        f.scan(unitB);
        QCOMPARE(f.view().today.done, 0);
    }

    // ---- override

    void a_refusal_is_overridden_by_a_supervisors_badge_and_the_operator_stays()
    {
        Factory f;
        f.bring(unitA, "010");
        f.at("ASM-1");
        f.badge(1101);
        f.scan("GR-EP2:1TEP2-2611A:14D20280331:Q400");
        f.scan("LOC-243:1TL243-260301:14D20270301:Q50");
        QCOMPARE(f.scan(unitA).refusal->reason, Reason::EarlierOperationMissing);
        QCOMPARE(f.command("OVERRIDE").refusal->reason, Reason::ReasonNeeded);
        QCOMPARE(f.command("OVERRIDE", "RUSH").what, What::AskOverride);
        QCOMPARE(f.badge(1102).refusal->reason, Reason::SecondPersonNeeded);
        QVERIFY(f.view().question);
        const Answer granted = f.badge(1301);
        QCOMPARE(granted.what, What::OperationStarted);
        QCOMPARE(f.view().person, u"Ana K."_s);
        QCOMPARE(f.status("030"), OperationStatus::Active);
        const auto entries = f.entriesOf();
        const auto *grant = std::get_if<OverrideGranted>(&entries[entries.size() - 2].entry.event);
        QVERIFY(grant);
        QCOMPARE(grant->secondPerson.text(), u"P301"_s);
        QCOMPARE(grant->why, u"RUSH"_s);
        QCOMPARE(grant->refusal.reason, Reason::EarlierOperationMissing);
        QCOMPARE(entries.back().entry.stamp.person->text(), u"P101"_s);
    }
    void after_any_other_scan_a_badge_only_signs_in()
    {
        Factory f;
        f.bring(unitA, "010");
        f.at("FNC-1");
        f.badge(1105);
        f.scan(unitA);
        f.command("OVERRIDE", "RUSH");
        f.scan("what is this");
        QCOMPARE(f.badge(1301).what, What::SignedIn);
        QCOMPARE(f.status("080"), OperationStatus::Open);
        QCOMPARE(f.view().person, u"Eva B."_s);
    }

    // ---- fail

    void fail_asks_for_the_defect_and_offers_the_steps_own_first()
    {
        Press f;
        QCOMPARE(f.command("FAIL").what, What::AskChoice);
        QCOMPARE(f.view().question->kind, Question::Kind::WhichDefect);
        QCOMPARE(f.view().question->choices.front().id, u"P01"_s);
        const Answer failed = f.touch("CHOOSE", u"P02"_s);
        QCOMPARE(failed.what, What::OperationFailed);
        QCOMPARE(failed.text, u"P02"_s);
        QCOMPARE(failed.nextStations, QStringList{u"REP-1"_s});
        QCOMPARE(f.view().prompt.kind, Prompt::Kind::TakeTo);
        QCOMPARE(f.view().prompt.stations, QStringList{u"REP-1"_s});
        QCOMPARE(f.status("020"), OperationStatus::Failed);
        QCOMPARE(f.view().today.fails, 1);
    }
    void fail_with_its_defect_does_it_in_one()
    {
        Press f;
        QCOMPARE(f.command("FAIL", "P01").what, What::OperationFailed);
        QCOMPARE(f.status("020"), OperationStatus::Failed);
        f.scan(unitB);
        QCOMPARE(f.command("FAIL").what, What::AskChoice);
        QCOMPARE(f.command("DEFECT", "P01").what, What::OperationFailed);
        f.scan(unitC);
        QCOMPARE(f.command("FAIL", "X99").refusal->reason, Reason::UnknownCode);
    }
};

QTEST_GUILESS_MAIN(StationQuestionTest)
#include "station_question_test.moc"
