// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/conflicts.h"
#include "core/domain/correction.h"
#include "tests/domain/small_plant.h"

#include <random>

using namespace unitrail;
using namespace unitrail::small;
using namespace Qt::Literals::StringLiterals;

static const Subject pumpSubject = Subject::of(pump);

/** The pump on the test; what the other station knows is in `before`. */
static World atTest(Standing &before)
{
    World w;
    passed(w, "030");
    w.at("TST-1").then(start());
    before = w.standing(pumpSubject);
    return w;
}

static QString kinds(const World &w, const Subject &subject = pumpSubject)
{
    QStringList names;
    for (const Conflict &conflict : w.standing(subject).conflicts)
        names.append(conflictName(conflict.kind));
    return names.join(u' ');
}

class ConflictTest : public QObject {
    Q_OBJECT
private slots:
    void passed_here_and_failed_there_is_a_contradiction_and_stops_the_unit()
    {
        Standing before;
        World w = atTest(before);
        w.then(fail());
        w.arrive(apart(pumpSubject, before.heads, before.depth + 1, OperationCompleted{op("040"), 1, false},
            "TST-2", 1));
        QCOMPARE(kinds(w), u"contradiction"_s);
        w.at("TST-2").by("cara");
        REFUSED(w.judge(start()), WorkedOnApart);
    }
    void what_knew_of_the_other_is_none()
    {
        Standing before;
        World w = atTest(before);
        w.then(fail());
        const Standing after = w.standing(pumpSubject);
        w.arrive(apart(
            pumpSubject, after.heads, after.depth + 1, OperationCompleted{op("040"), 2, false}, "TST-2", 1));
        QVERIFY(w.standing(pumpSubject).conflicts.empty());
    }
    void the_same_result_twice_is_noted_and_needs_no_decision()
    {
        Standing before;
        World w = atTest(before);
        w.then(measure("travel", {"100.0", "100.1"})).then(measure("leds", {"OK"})).then(complete());
        w.arrive(apart(pumpSubject, before.heads, before.depth + 1, OperationCompleted{op("040"), 1, false},
            "TST-2", 1));
        QCOMPARE(kinds(w), u"duplicate"_s);
        QCOMPARE(w.standing(pumpSubject).undecided(), nullptr);
    }
    void scrapped_there_and_worked_on_here_is_found()
    {
        Standing before;
        World w = atTest(before);
        w.then(measure("leds", {"OK"})).then(fail());
        w.arrive(apart(pumpSubject, before.heads, before.depth + 1, UnitScrapped{u"dropped"_s}, "TST-2", 1));
        QVERIFY2(kinds(w).contains(u"after-end"_s), qPrintable(kinds(w)));
    }
    void one_component_in_two_units_and_one_serial_born_twice_are_found()
    {
        World w;
        passed(w, "010");
        const Subject screw = Subject::of(unit("SCR", "S1"));
        const Component piece = serial("SCR", "S1");
        Recorded here = apart(pumpSubject, {}, 1, ComponentInstalled{op("020"), {piece}}, "PRS-1", 1);
        here.entry.about.push_back({screw, {}, 1});
        Recorded there
            = apart(Subject::of(otherPump), {}, 1, ComponentInstalled{op("020"), {piece}}, "PRS-2", 2);
        there.entry.about.push_back({screw, {}, 1});
        w.arrive(here);
        w.arrive(there);
        QCOMPARE(kinds(w, screw), u"two-parents"_s);

        World twice;
        twice.arrive(
            apart(pumpSubject, {}, 1, UnitCreated{.revision = u"B"_s, .routing = u"PU/3"_s}, "KIT-1", 1));
        twice.arrive(
            apart(pumpSubject, {}, 1, UnitCreated{.revision = u"B"_s, .routing = u"PU/3"_s}, "KIT-1", 2));
        QCOMPARE(kinds(twice), u"double-birth"_s);
    }
    void a_scan_on_top_of_both_branches_does_not_hide_the_conflict()
    {
        Standing before;
        World w = atTest(before);
        w.then(fail());
        w.arrive(apart(pumpSubject, before.heads, before.depth + 1, OperationCompleted{op("040"), 1, false},
            "TST-2", 1));
        w.record({{{pumpSubject}, ScanRefused{{.reason = Reason::WorkedOnApart}, u"P-1"_s}}});
        QVERIFY(!w.standing(pumpSubject).conflicted()); // one head again
        QCOMPARE(kinds(w), u"contradiction"_s);
    }
    void the_branch_that_is_kept_counts_and_the_other_stays_in_the_history()
    {
        Standing before;
        World w = atTest(before);
        w.then(fail());
        const EventId failed = w.last().entry.id;
        const Recorded there = apart(
            pumpSubject, before.heads, before.depth + 1, OperationCompleted{op("040"), 1, false}, "TST-2", 1);
        w.arrive(there);
        w.by("cara");
        REFUSED(w.judge(ResolveConflict{pump, there.entry.id, u"TST-1 was down"_s}), NotAllowed);
        w.by("sue");
        REFUSED(w.judge(ResolveConflict{pump, there.entry.id, {}}), ReasonNeeded);
        const size_t entries = w.about(pumpSubject).size();
        QCOMPARE(answer(w.judge(ResolveConflict{pump, there.entry.id, u"TST-1 was down"_s})),
            reasonName(Reason::SignatureNeeded));
        w.signedBy("sue").then(ResolveConflict{pump, there.entry.id, u"TST-1 was down"_s});
        QVERIFY(w.standing(pumpSubject).conflicts.empty());
        QCOMPARE(w.unit(pump).operations.at(op("040")).status, OperationStatus::Passed);
        QCOMPARE(w.about(pumpSubject).size(), entries + 2); // and its signature
        const auto voided = voidedIds(w.about(pumpSubject));
        QVERIFY(std::find(voided.begin(), voided.end(), failed) != voided.end());
        REFUSED(w.judge(ResolveConflict{pump, there.entry.id, u"again"_s}), NoConflict);
    }
    void two_who_decide_apart_and_otherwise_make_a_conflict_of_the_same_kind()
    {
        Standing before;
        World w = atTest(before);
        w.then(fail());
        const EventId here = w.last().entry.id;
        const Recorded there = apart(
            pumpSubject, before.heads, before.depth + 1, OperationCompleted{op("040"), 1, false}, "TST-2", 1);
        w.arrive(there);
        const Standing both = w.standing(pumpSubject);
        w.by("sue").signedBy("sue").then(ResolveConflict{pump, there.entry.id, u"sue"_s});
        w.arrive(apart(pumpSubject, both.heads, both.depth + 1,
            ConflictResolved{here, {there.entry.id}, u"kim"_s}, "TST-2", 2, "kim"));
        QCOMPARE(kinds(w), u"contradiction"_s);
        w.then(ResolveConflict{pump, w.standing(pumpSubject).conflicts.front().first, u"settled"_s});
        QVERIFY(w.standing(pumpSubject).conflicts.empty());
    }
    void the_order_of_arrival_decides_nothing()
    {
        Standing before;
        World w = atTest(before);
        w.then(fail());
        w.arrive(apart(pumpSubject, before.heads, before.depth + 1, OperationCompleted{op("040"), 1, false},
            "TST-2", 1));
        w.by("sue").signedBy("sue").then(ResolveConflict{pump, {}, u"both"_s});
        std::vector<Recorded> entries = w.about(pumpSubject);
        const Standing wanted = fold(pumpSubject, entries);
        std::mt19937 random(7);
        for (int i = 0; i < 50; ++i) {
            std::shuffle(entries.begin(), entries.end(), random);
            QCOMPARE(fold(pumpSubject, entries), wanted);
        }
    }

    // ---- corrections

    void a_wrong_value_is_proposed_by_one_and_approved_by_another()
    {
        Standing before;
        World w = atTest(before);
        w.then(measure("travel", {"101.0", "100.1"}));
        const EventId wrong = w.last().entry.id;
        REFUSED(w.judge(ProposeCorrection{pumpSubject, wrong, u"travel/1"_s, u"abc"_s, u"slip"_s}), BadValue);
        REFUSED(
            w.judge(ProposeCorrection{pumpSubject, wrong, u"travel/7"_s, u"1"_s, u"slip"_s}), NotCorrectable);
        REFUSED(w.judge(ProposeCorrection{pumpSubject, wrong, u"travel/1"_s, u"100.0"_s, {}}), ReasonNeeded);
        w.by("sue").then(ProposeCorrection{pumpSubject, wrong, u"travel/1"_s, u"100.0"_s, u"slip"_s});
        const EventId proposal = w.last().entry.id;
        QCOMPARE(w.standing(pumpSubject).proposals.at(proposal).correction.before, u"101.0"_s);
        QCOMPARE(w.unit(pump).operations.at(op("040")).measurements.front().value, u"101.0"_s);
        const DecideCorrection yes{pumpSubject, proposal, true, {}};
        REFUSED(w.judge(yes), OtherPersonNeeded);
        REFUSED(w.by("cara").judge(yes), NotAllowed);
        w.by("kim").then(yes);
        const auto &measured = w.unit(pump).operations.at(op("040")).measurements;
        QCOMPARE(measured.size(), size_t(2));
        QCOMPARE(measured.front().value, u"100.0"_s);
        QCOMPARE(measured.front().verdict, Verdict::Pass);
        QVERIFY(w.standing(pumpSubject).proposals.empty());
        const auto voided = voidedIds(w.about(pumpSubject));
        QVERIFY(std::find(voided.begin(), voided.end(), wrong) != voided.end());
        REFUSED(w.judge(yes), ProposalUnknown);
    }
    void a_whole_entry_is_taken_back_and_a_turned_down_proposal_is_gone()
    {
        Standing before;
        World w = atTest(before);
        w.then(fail());
        const EventId failed = w.last().entry.id;
        w.by("cara").then(ProposeCorrection{pumpSubject, failed, {}, {}, u"wrong unit"_s});
        const EventId first = w.last().entry.id;
        w.by("kim");
        REFUSED(w.judge(DecideCorrection{pumpSubject, first, false, {}}), ReasonNeeded);
        w.then(DecideCorrection{pumpSubject, first, false, u"it was this one"_s});
        QVERIFY(w.standing(pumpSubject).proposals.empty());
        QCOMPARE(w.unit(pump).operations.at(op("040")).status, OperationStatus::Failed);
        w.by("cara").then(ProposeCorrection{pumpSubject, failed, {}, {}, u"wrong unit"_s});
        w.by("kim").then(DecideCorrection{pumpSubject, w.last().entry.id, true, {}});
        QCOMPARE(w.unit(pump).operations.at(op("040")).status, OperationStatus::Active);
    }
    void what_a_creation_says_is_not_taken_back()
    {
        World w;
        passed(w, "010");
        REFUSED(
            w.judge(ProposeCorrection{pumpSubject, w.about(pumpSubject).front().entry.id, {}, {}, u"?"_s}),
            NotCorrectable);
    }
};

QTEST_GUILESS_MAIN(ConflictTest)
#include "conflict_test.moc"
