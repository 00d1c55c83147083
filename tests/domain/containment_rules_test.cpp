// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;
using namespace Qt::Literals::StringLiterals;

static const ContainmentId c7 = named<ContainmentId>("C-0007");
static const Subject motorLot = Subject::of(lot("MOT", "ML-1"));

static IssueContainment issue(
    std::vector<ContainmentRule> rules, int version = 1, ContainmentAction action = ContainmentAction::Stop)
{
    ContainmentIssued terms = signedTerms(c7, std::move(rules), version);
    if (action != ContainmentAction::Stop)
        terms.action = action;
    if (action == ContainmentAction::Divert)
        terms.divertTo = op("020");
    return {c7, sign(c7, terms)};
}

/** A pump with a motor of that lot in it, ready for the test. */
static World withMotor()
{
    World w;
    passed(w, "020");
    w.at("KIT-1").then(CreateUnit{unit("MOD", "1"), {}}).then(complete(unit("MOD", "1"))).at("ASM-1");
    w.then(LoadLot{lot("GRS", "G1"), {}, {}}).then(start());
    Component motor = serial("MOT", "M1", "C");
    motor.lot = named<LotNumber>("ML-1");
    w.then(install(motor)).then(install(serial("MOD", "1"))).then(complete());
    return w;
}

class ContainmentRulesTest : public QObject {
    Q_OBJECT
private slots:
    void a_unit_with_a_piece_of_a_contained_lot_is_refused_and_told_why_and_by_whom()
    {
        World w = withMotor();
        w.by("sue").then(issue({{.contains = motorLot}}));
        w.at("TST-1").by("cara");
        const Decision decision = w.judge(start());
        REFUSED(decision, Contained);
        const Refusal &refusal = *refusalOf(decision);
        QCOMPARE(refusal.other, Subject::of(c7));
        QCOMPARE(refusal.names.value(0), u"C-0007:1"_s);
        QVERIFY(!refusal.names.value(1).isEmpty());
        QCOMPARE(refusal.detail, u"supplier-notice"_s);
    }
    void work_goes_on_for_everything_else()
    {
        World w = withMotor();
        w.by("sue").then(issue({{.contains = motorLot}}));
        passed(w, "030", otherPump);
        w.at("TST-1").by("cara");
        GRANTED(w.judge(start(otherPump)));
    }
    void what_is_deeper_inside_is_found_too()
    {
        World w;
        passed(w, "030"); // with the module, whose own standing knows no parts
        w.by("sue").then(issue({{.contains = Subject::of(unit("MOD", pump.serial.text().toUtf8()))}}));
        w.at("TST-1").by("cara");
        REFUSED(w.judge(start()), Contained);
    }
    void the_lot_itself_cannot_be_loaded_or_built_in()
    {
        World w;
        passed(w, "020");
        w.by("sue").then(issue({{.contains = Subject::of(lot("GRS", "G1"))}, {.contains = motorLot}}));
        w.at("ASM-1").by("cara");
        REFUSED(w.judge(LoadLot{lot("GRS", "G1"), {}, {}}), LotOnHold);
        GRANTED(w.judge(LoadLot{lot("GRS", "G2"), {}, {}}));
        w.then(LoadLot{lot("GRS", "G2"), {}, {}}).then(start());
        Component motor = serial("MOT", "M1", "C");
        motor.lot = named<LotNumber>("ML-1");
        REFUSED(w.judge(install(motor)), LotOnHold);
    }
    void serials_ranges_orders_revisions_and_windows_are_what_a_rule_may_ask_for()
    {
        World w;
        passed(w, "010");
        const auto contained = [&](const ContainmentRule &rule) {
            World held = w;
            held.by("sue").then(issue({rule}));
            return answer(held.at("PRS-1").by("cara").judge(start()));
        };
        const QString yes = u"Contained"_s, no = u"granted"_s;
        const SerialNumber own = pump.serial;
        const SerialNumber beyond = named<SerialNumber>("~~~~~~~~~~~~~~");
        QCOMPARE(contained({.part = pump.part, .serials = {own}}), yes);
        QCOMPARE(contained({.part = pump.part, .serials = {beyond}}), no);
        QCOMPARE(contained({.part = pump.part, .serialFrom = own, .serialTo = own}), yes);
        QCOMPARE(contained({.part = part("MOD"), .serials = {own}}), no);
        QCOMPARE(contained({.subject = Subject::of(named<OrderNumber>("W-1"))}), yes);
        QCOMPARE(contained({.subject = Subject::of(named<OrderNumber>("W-2"))}), no);
        QCOMPARE(contained({.part = pump.part, .revision = u"B"_s}), yes);
        QCOMPARE(contained({.part = pump.part, .revision = u"A"_s}), no);
        QCOMPARE(contained({.operation = op("010"), .station = small::at("KIT-1")}), yes);
        QCOMPARE(contained({.operation = op("010"), .station = small::at("PRS-1")}), no);
        const qint64 then = w.scene.nowMs;
        QCOMPARE(contained({.station = small::at("KIT-1"), .fromMs = then - 1000, .toMs = then + 1000}), yes);
        QCOMPARE(contained({.station = small::at("KIT-1"), .fromMs = then + 1000}), no);
        QCOMPARE(contained({.person = named<PersonId>("cara")}), yes);
    }
    void a_unit_made_after_the_order_was_contained_is_refused_at_its_birth()
    {
        World w;
        w.by("sue").then(issue({{.subject = Subject::of(named<OrderNumber>("W-1"))}}));
        w.at("KIT-1").by("cara");
        REFUSED(w.judge(create()), Contained);
    }
    void stopped_is_released_by_who_is_in_charge_and_then_goes_on()
    {
        World w = withMotor();
        w.by("sue").then(issue({{.contains = motorLot}}));
        const ReleaseHold release{Subject::of(pump), containmentHold(c7, 1), u"measured and good"_s};
        w.at("TST-1").by("cara");
        REFUSED(w.judge(release), NotAllowed);
        w.by("sue").then(release).by("cara");
        GRANTED(w.judge(start()));
        // A later version may have another reason: it asks again.
        w.by("sue").then(issue({{.contains = motorLot}}, 2)).by("cara");
        REFUSED(w.judge(start()), Contained);
    }
    void diverted_goes_through_its_operation_first_and_no_further_before()
    {
        World w = withMotor();
        w.on("2026-06-16")
            .by("sue")
            .then(issue({{.contains = motorLot}}, 1, ContainmentAction::Divert)); // back to 020
        w.at("TST-1").by("cara");
        const Decision refused = w.judge(start());
        REFUSED(refused, Contained);
        QCOMPARE(refusalOf(refused)->operation, std::optional(op("020")));
        QVERIFY(refusalOf(refused)->stations.contains(u"PRS-1"_s));
        w.by("sue").then(ReturnForRework{pump, op("020"), u"press again"_s});
        w.at("PRS-1").by("cara").then(start()).then(complete());
        w.at("ASM-1");
        GRANTED(w.judge(start())); // it went through 020 since it was contained
    }
    void an_older_version_never_takes_the_place_of_a_newer_one()
    {
        World w;
        const ContainmentIssued first = issue({{.contains = motorLot}}).terms;
        const ContainmentIssued second = issue({{.subject = Subject::of(pump)}}, 2).terms;
        w.by("cara").then(TakeContainment{c7, second, u"file"_s, true});
        const Decision older = w.judge(TakeContainment{c7, first, u"file"_s, true});
        REFUSED(older, ContainmentOutdated);
        QCOMPARE(factOf<ContainmentIssued>(w.judge(TakeContainment{c7, second, u"code"_s, true})), nullptr);
        // Nor when it comes by sync, where no rule is asked.
        w.arrive(apart(Subject::of(c7), {}, 1, first, "TST-1", 1));
        QCOMPARE(w.standing(Subject::of(c7)).containment().terms.version, 2);
    }
    void forged_and_unknown_signatures_are_refused_and_forged_ones_never_count()
    {
        World w;
        ContainmentIssued terms = issue({{.subject = Subject::of(pump)}}).terms;
        REFUSED(w.judge(TakeContainment{c7, terms, u"file"_s, false}), IssuerUnknown);
        ContainmentIssued widened = terms;
        widened.rules.push_back({.part = pump.part});
        REFUSED(w.judge(TakeContainment{c7, widened, u"file"_s, true}), ContainmentForged);
        // The same terms under another name are forged as well.
        REFUSED(w.judge(TakeContainment{named<ContainmentId>("C-0008"), terms, u"file"_s, true}),
            ContainmentForged);
        w.by("cara").then(TakeContainment{c7, terms, u"file"_s, true});
        widened.version = 9;
        w.arrive(apart(Subject::of(c7), {}, 1, widened, "TST-1", 1));
        QCOMPARE(w.standing(Subject::of(c7)).containment().terms.version, 1);
    }
    void every_flipped_byte_of_the_carried_form_is_found()
    {
        const QByteArray file = containmentFile(c7, issue({{.contains = motorLot}}).terms);
        const auto whole = containmentFromFile(file);
        QVERIFY(whole);
        QVERIFY(isSignedByItsKey(whole->containment, whole->terms));
        int accepted = 0;
        for (qsizetype i = 0; i < file.size(); ++i) {
            QByteArray bent = file;
            bent[i] = char(bent[i] ^ 1);
            const auto read = containmentFromFile(bent);
            const bool same = read && read->containment == whole->containment && read->terms == whole->terms;
            accepted += read && !same && isSignedByItsKey(read->containment, read->terms) ? 1 : 0;
        }
        QCOMPARE(accepted, 0);
    }
    void a_version_without_rules_ends_it()
    {
        World w = withMotor();
        w.by("sue").then(issue({{.contains = motorLot}})).then(issue({}, 2));
        w.at("TST-1").by("cara");
        GRANTED(w.judge(start()));
        REFUSED(w.by("sue").judge(issue({}, 3)), ContainmentEmpty);
    }
    void mending_is_open_so_that_the_suspect_piece_can_come_out()
    {
        World w = withMotor();
        w.by("sue").then(issue({{.contains = motorLot}}));
        w.at("REP-1").by("cara");
        Component motor = serial("MOT", "M1", "C");
        GRANTED(w.judge(RemoveComponent{pump, motor, u"contained"_s, u"scrap"_s}));
        w.then(RemoveComponent{pump, motor, u"contained"_s, u"scrap"_s});
        w.at("TST-1");
        QVERIFY(answer(w.judge(start())) != u"Contained"_s);
    }
};

QTEST_GUILESS_MAIN(ContainmentRulesTest)
#include "containment_rules_test.moc"
