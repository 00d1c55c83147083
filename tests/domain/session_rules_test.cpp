// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;

static UndoEntry undoLast(const World &w)
{
    return {w.last().entry.subject(), w.last().entry.id, QStringLiteral("undo")};
}
static UndoEntry undoWork(const World &w, const Subject &subject)
{
    return {subject, w.standing(subject).lastWork.value_or(EventId{}), QStringLiteral("undo")};
}

class SessionRulesTest : public QObject {
    Q_OBJECT

private slots:
    void a_badge_signs_in_and_the_next_one_takes_over()
    {
        World w;
        w.by(nullptr);
        REFUSED(w.judge(SignIn{named<PersonId>("nobody")}), UnknownBadge);
        w.then(SignIn{named<PersonId>("ana")});
        QCOMPARE(w.judge(SignIn{named<PersonId>("ana")}), Decision(Facts{}));
        const Decision decision = w.give(SignIn{named<PersonId>("ben")});
        QCOMPARE(factOf<OperatorSignedOut>(decision)->person, named<PersonId>("ana"));
        const Workplace workplace = w.standing(Subject::of(small::at("KIT-1"))).workplace();
        QCOMPARE(workplace.person, named<PersonId>("ben"));
        QCOMPARE(workplace.session, 2);
    }

    void signing_out_twice_changes_nothing()
    {
        World w;
        w.then(SignIn{named<PersonId>("ana")}).then(SignOut{QStringLiteral("logout")});
        QCOMPARE(w.judge(SignOut{QStringLiteral("logout")}), Decision(Facts{}));
    }

    void an_undo_voids_the_entry_for_everything_it_was_about()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start()).then(install(serial("SCR", "S1")));
        const Decision decision = w.give(undoLast(w));
        GRANTED(decision);
        QVERIFY(w.unit(pump).components.empty());
        QVERIFY(!w.unit(small::unit("SCR", "S1")).installedIn);
        GRANTED(w.judge(install(serial("SCR", "S1"))));
    }

    void undoing_goes_on_backwards()
    {
        World w;
        passed(w, "010")
            .at("PRS-1")
            .then(start())
            .then(install(fromLot("BRG", "L1")))
            .then(install(fromLot("BRG", "L2")));
        w.then(undoWork(w, Subject::of(pump))).then(undoWork(w, Subject::of(pump)));
        QVERIFY(w.unit(pump).components.empty());
        w.then(undoWork(w, Subject::of(pump)));
        QVERIFY(!w.unit(pump).active);
        QCOMPARE(w.unit(pump).operations.count(op("020")), size_t(0));
    }

    void the_window_closes_after_fifteen_minutes()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start());
        w.scene.nowMs = w.last().entry.stamp.wallMs + 15 * 60'000;
        GRANTED(w.judge(undoLast(w)));
        ++w.scene.nowMs;
        REFUSED(w.judge(undoLast(w)), UndoTooLate);
    }

    void only_ones_own_entry_at_this_station_is_undone()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start());
        REFUSED(w.by("ana").judge(undoLast(w)), UndoTooLate);
        REFUSED(w.by("cara").at("PRS-2").judge(undoLast(w)), UndoTooLate);
        REFUSED(w.by(nullptr).judge(undoLast(w)), NotSignedIn);
        GRANTED(w.by("cara").at("PRS-1").judge(undoLast(w)));
    }

    void what_later_work_stands_on_is_not_undone()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start());
        const UndoEntry undo = undoLast(w);
        w.then(install(fromLot("BRG", "L1")));
        REFUSED(w.judge(undo), UndoBuiltUpon);
    }

    void work_on_the_component_is_built_upon_as_well()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start()).then(install(serial("SCR", "S1")));
        const UndoEntry undo = undoLast(w);
        GRANTED(w.judge(undo));
        w.then(holdOn(Subject::of(small::unit("SCR", "S1"))));
        const Decision decision = w.judge(undo);
        REFUSED(decision, UndoBuiltUpon);
        QCOMPARE(refusalOf(decision)->subject, Subject::of(small::unit("SCR", "S1")));
    }

    void work_done_apart_meanwhile_is_not_undone_blindly()
    {
        World w;
        passed(w, "010").at("PRS-1");
        Recorded apart = w.last();
        apart.entry.id.bytes[0] ^= 0xff;
        apart.entry.event = UnitMoved{QStringLiteral("A1")};
        apart.entry.about = {knowledge(Subject::of(pump), w.standing(Subject::of(pump)))};
        apart.position.hlc -= 1; // sorts before ours
        w.then(start());
        const UndoEntry undo = undoLast(w);
        GRANTED(w.judge(undo));
        w.arrive(apart);
        REFUSED(w.judge(undo), UndoBuiltUpon);
    }

    void a_refused_scan_in_between_does_not_forbid_the_undo()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start()).then(install(fromLot("BRG", "L1")));
        const UndoEntry undo = undoLast(w);
        w.record({{{Subject::of(pump)}, ScanRefused{{.reason = Reason::WrongPart}, QStringLiteral("4711")}}});
        GRANTED(w.judge(undo));
    }

    void an_undo_or_a_decision_is_not_undone()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start()).then(undoLast(w));
        REFUSED(w.judge(undoLast(w)), NothingToUndo);
        w.then(holdOn(Subject::of(pump)));
        REFUSED(w.judge(undoLast(w)), NothingToUndo);
        REFUSED(w.judge(UndoEntry{Subject::of(pump), EventId{}, {}}), NothingToUndo);
    }

    void a_loaded_lot_is_undone_although_somebody_signed_in_since()
    {
        World w;
        w.at("ASM-1").then(LoadLot{lot("GRS", "G1"), {}, {}});
        const UndoEntry undo = undoLast(w);
        w.then(SignIn{named<PersonId>("cara")});
        w.then(undo);
        QVERIFY(w.standing(Subject::of(small::at("ASM-1"))).workplace().loaded.empty());
        QCOMPARE(w.standing(Subject::of(small::at("ASM-1"))).workplace().person, named<PersonId>("cara"));
    }
};

QTEST_GUILESS_MAIN(SessionRulesTest)
#include "session_rules_test.moc"
