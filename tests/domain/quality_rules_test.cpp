// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/quality.h"
#include "core/domain/signature.h"
#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;

static const NonconformanceId nc = named<NonconformanceId>("NC-1");
static const ConcessionId permit = named<ConcessionId>("CN-1");

static OpenNonconformance opens(const UnitId &id = pump)
{
    return {.unit = id,
        .nonconformance = nc,
        .operation = op("040"),
        .defects = {},
        .note = QStringLiteral("dent")};
}
static DispositionNonconformance decides(Disposition disposition)
{
    return {.unit = pump, .nonconformance = nc, .disposition = disposition, .why = QStringLiteral("board")};
}
static AdvanceNonconformance advances(NonconformanceState to)
{
    return {.unit = pump, .nonconformance = nc, .to = to, .why = QStringLiteral("seen")};
}
static GrantConcession grants(std::optional<int> countMax, std::optional<QDate> validThrough = {})
{
    return {permit,
        {.kind = QStringLiteral("concession"),
            .part = part("P-1"),
            .operation = {},
            .characteristic = {},
            .defect = {},
            .countMax = countMax,
            .validThrough = validThrough,
            .why = QStringLiteral("within the customer's limit")}};
}

/** The pump has failed its test once. */
static World &failedTest(World &w, const UnitId &id = pump)
{
    passed(w, "030", id).at("TST-1").then(start(id)).then(measure("travel", {"101.0", "100.0"}, id));
    return w.then(fail(id));
}
/** ... and the nonconformance about it is open. */
static World &opened(World &w, const UnitId &id = pump)
{
    return failedTest(w, id).then(opens(id));
}

class QualityRulesTest : public QObject {
    Q_OBJECT

private slots:
    void a_fail_is_no_nonconformance_and_no_scrap()
    {
        World w;
        failedTest(w);
        QVERIFY(w.unit(pump).nonconformances.empty());
        QVERIFY(w.unit(pump).life != LifeCycle::Scrapped);
        GRANTED(w.at("REP-1").judge(ReturnForRework{pump, op("040"), QStringLiteral("again")}));
    }

    void until_somebody_has_decided_nothing_is_done_with_the_unit()
    {
        World w;
        opened(w);
        const Decision decision = w.judge(start());
        REFUSED(decision, NotDispositioned);
        QCOMPARE(refusalOf(decision)->names, QStringList("NC-1"));
        REFUSED(
            w.at("REP-1").judge(ReturnForRework{pump, op("040"), QStringLiteral("again")}), NotDispositioned);
        QVERIFY(qualityOf(w.unit(pump)) == QualityStatus::Nonconforming);
    }

    void a_nonconformance_says_what_is_wrong_about_a_unit_that_is_known()
    {
        World w;
        REFUSED(w.judge(opens()), UnknownUnit);
        failedTest(w);
        OpenNonconformance mute = opens();
        mute.note.clear();
        REFUSED(w.judge(mute), ReasonNeeded);
        w.then(opens());
        REFUSED(w.judge(opens()), WrongNonconformanceState);
        REFUSED(w.by(nullptr).judge(opens()), NotSignedIn);
    }

    void a_decision_takes_a_reason_and_a_signature_of_somebody_who_may()
    {
        World w;
        opened(w);
        DispositionNonconformance rework = decides(Disposition::Rework);
        rework.why = QStringLiteral(" ");
        REFUSED(w.judge(rework), ReasonNeeded);
        rework.why = QStringLiteral("board");
        REFUSED(w.judge(rework), SignatureNeeded);
        REFUSED(w.signedBy("cara").judge(rework), NotAllowed);
        GRANTED(w.signedBy("sue").judge(rework));
        // To repair departs from the drawing: that is not the supervisor's to permit.
        REFUSED(w.judge(decides(Disposition::Repair)), NotAllowed);
        GRANTED(w.signedBy("kim").judge(decides(Disposition::Repair)));
    }

    void the_signature_is_the_last_fact_and_names_who_signed()
    {
        World w;
        opened(w);
        const Decision decision = w.signedBy("kim").judge(decides(Disposition::Rework));
        const Facts &facts = std::get<Facts>(decision);
        const auto *signature = std::get_if<SignatureApplied>(&facts.back().event);
        QVERIFY(signature);
        QCOMPARE(signature->signer, named<PersonId>("kim"));
        QCOMPARE(signature->printedName, QStringLiteral("kim"));
        QCOMPARE(signature->meaning, QStringLiteral("dispositioned"));
        QCOMPARE(signature->method, QStringLiteral("badge+pin"));
    }

    void rework_goes_back_to_the_chosen_operation_and_keeps_what_was_done()
    {
        World w;
        opened(w);
        DispositionNonconformance rework = decides(Disposition::Rework);
        rework.returnTo = op("020"); // the routing plans no such return after a failed test; the board may
        w.signedBy("kim").then(rework);
        const Unit unit = w.unit(pump);
        QCOMPARE(unit.operations.at(op("020")).status, OperationStatus::Invalidated);
        QCOMPARE(unit.operations.at(op("040")).status, OperationStatus::Invalidated);
        QCOMPARE(unit.operations.at(op("040")).pass, 1);
        QCOMPARE(unit.operations.at(op("040")).measurements.size(), 2U);
        GRANTED(w.at("PRS-1").judge(start()));
    }

    void use_as_is_takes_a_concession_and_passes_nothing()
    {
        World w;
        opened(w).by("kim").signedBy("kim");
        REFUSED(w.judge(decides(Disposition::UseAsIs)), ConcessionUnknown);
        DispositionNonconformance asIs = decides(Disposition::UseAsIs);
        asIs.concession = permit;
        REFUSED(w.judge(asIs), ConcessionUnknown);
        w.then(grants(1)).then(asIs);
        const Unit unit = w.unit(pump);
        QCOMPARE(unit.operations.at(op("040")).status, OperationStatus::Waived);
        QCOMPARE(unit.operations.at(op("040")).measurements.front().verdict, Verdict::Fail);
        QVERIFY(qualityOf(unit) == QualityStatus::ConformingOnConcession);
        QCOMPARE(w.standing(Subject::of(permit)).concession().used(), 1);
    }

    void a_concession_is_limited_and_signed_by_a_quality_engineer()
    {
        World w;
        REFUSED(w.judge(grants({})), ConcessionUnlimited);
        REFUSED(w.judge(grants(0)), BadValue);
        REFUSED(w.judge(grants({}, day("2026-05-03"))), BadValue);
        REFUSED(w.judge(grants(2)), SignatureNeeded);
        REFUSED(w.signedBy("sue").judge(grants(2)), NotAllowed);
        w.signedBy("kim").then(grants(2));
        REFUSED(w.judge(grants(2)), ConcessionExists);
    }

    void a_concession_for_one_unit_is_used_up_by_one_unit()
    {
        World w;
        opened(w, otherPump);
        opened(w).by("kim").signedBy("kim").then(grants(1));
        DispositionNonconformance asIs = decides(Disposition::UseAsIs);
        asIs.concession = permit;
        w.then(asIs);
        asIs.unit = otherPump;
        REFUSED(w.judge(asIs), ConcessionUsedUp);
        // The same unit does not use it twice.
        OpenNonconformance again = opens();
        again.nonconformance = named<NonconformanceId>("NC-2");
        w.then(again);
        asIs.unit = pump;
        asIs.nonconformance = again.nonconformance;
        w.then(asIs);
        QCOMPARE(w.standing(Subject::of(permit)).concession().used(), 1);
    }

    void a_concession_ends_with_its_last_day_and_covers_only_what_it_says()
    {
        World w;
        opened(w).by("kim").signedBy("kim").then(grants({}, day("2026-05-10")));
        DispositionNonconformance asIs = decides(Disposition::UseAsIs);
        asIs.concession = permit;
        GRANTED(w.on("2026-05-10").judge(asIs));
        REFUSED(w.on("2026-05-11").judge(asIs), ConcessionExpired);
        GrantConcession other = grants(5);
        other.concession = named<ConcessionId>("CN-2");
        other.terms.characteristic = named<CharacteristicId>("leds");
        asIs.concession = other.concession;
        REFUSED(w.then(other).judge(asIs), ConcessionMismatch);
        other.concession = named<ConcessionId>("CN-3");
        other.terms.characteristic = named<CharacteristicId>("travel");
        asIs.concession = other.concession;
        GRANTED(w.then(other).judge(asIs));
    }

    void the_last_attempt_opens_a_nonconformance_and_the_board_grants_one_more()
    {
        World w;
        passed(w, "030");
        for (int attempt = 1; attempt <= 2; ++attempt) {
            w.at("TST-1").then(start()).then(fail());
            w.at("REP-1").then(ReturnForRework{pump, op("040"), QStringLiteral("again")});
        }
        QVERIFY(w.unit(pump).nonconformances.empty());
        w.at("TST-1").then(start());
        const Decision third = w.give(fail());
        QVERIFY(factOf<NonconformanceOpened>(third));
        REFUSED(w.judge(start()), NotDispositioned);
        DispositionNonconformance rework = decides(Disposition::Rework);
        rework.nonconformance = factOf<NonconformanceOpened>(third)->nonconformance;
        w.signedBy("kim").then(rework).then(start());
        QCOMPARE(w.unit(pump).operations.at(op("040")).pass, 4);
        QVERIFY(factOf<NonconformanceOpened>(w.give(fail())));
    }

    void from_open_to_closed_step_by_step()
    {
        using State = NonconformanceState;
        World w;
        opened(w).by("kim").signedBy("kim");
        REFUSED(w.judge(CloseNonconformance{pump, nc, {}}), WrongNonconformanceState);
        w.then(advances(State::UnderReview)).then(decides(Disposition::Rework));
        REFUSED(w.judge(decides(Disposition::Scrap)), WrongNonconformanceState);
        w.then(advances(State::ActionInProgress));
        REFUSED(w.judge(advances(State::Verified)), NotComplete); // it has not passed since
        w.at("TST-1").by("cara").then(start());
        w.then(measure("travel", {"100.0", "100.0"})).then(measure("leds", {"OK"})).then(complete());
        w.by("ivo").then(advances(State::Verified));
        REFUSED(w.judge(CloseNonconformance{pump, nc, {}}), NotAllowed);
        w.by("sue").then(CloseNonconformance{pump, nc, QStringLiteral("effective")});
        QVERIFY(!w.unit(pump).nonconformances.at(nc).open());
        REFUSED(w.judge(advances(State::UnderReview)), WrongNonconformanceState);
    }

    void only_before_a_decision_it_is_cancelled_and_by_quality()
    {
        World w;
        opened(w);
        REFUSED(w.by("sue").judge(advances(NonconformanceState::Cancelled)), NotAllowed);
        w.by("kim").then(advances(NonconformanceState::Cancelled));
        GRANTED(w.at("REP-1").judge(ReturnForRework{pump, op("040"), QStringLiteral("again")}));
        REFUSED(w.signedBy("kim").judge(decides(Disposition::Scrap)), WrongNonconformanceState);
    }

    void scrap_by_the_board_scraps_the_unit()
    {
        World w;
        opened(w).by("sue").signedBy("sue").then(decides(Disposition::Scrap));
        QCOMPARE(w.unit(pump).life, LifeCycle::Scrapped);
        w.then(advances(NonconformanceState::Verified)).then(CloseNonconformance{pump, nc, {}});
    }

    void what_did_not_pass_is_not_waived()
    {
        World w;
        failedTest(w).by("kim").signedBy("kim");
        REFUSED(w.judge(WaiveOperation{pump, op("040"), QStringLiteral("hurry")}), NonconformanceNeeded);
        w.at("REP-1").then(ReturnForRework{pump, op("040"), QStringLiteral("again")});
        REFUSED(w.judge(WaiveOperation{pump, op("040"), QStringLiteral("hurry")}), NonconformanceNeeded);
    }

    void a_component_that_goes_back_to_its_supplier_is_built_in_nowhere()
    {
        World w;
        passed(w, "020").at("ASM-1").then(LoadLot{lot("GRS", "G1"), {}, {}}).then(start());
        const UnitId motor = unit("MOT", "M7");
        w.then(holdOn(Subject::of(motor)));
        w.by("sue").then(ReleaseHold{Subject::of(motor), hold("H-1"), QStringLiteral("looked at")});
        OpenNonconformance about = opens(motor);
        about.operation = {};
        w.then(about);
        REFUSED(w.by("cara").judge(install(serial("MOT", "M7", "C"))), ComponentNotReleased);
        DispositionNonconformance back = decides(Disposition::ReturnToSupplier);
        back.unit = motor;
        w.signedBy("sue").then(back);
        QCOMPARE(w.unit(motor).location, QStringLiteral("supplier"));
        REFUSED(w.judge(install(serial("MOT", "M7", "C"))), ComponentNotReleased);
    }

    void a_signature_is_declined_with_a_reason()
    {
        World w;
        passed(w, "060");
        const Subject subject = Subject::of(pump);
        REFUSED(w.judge(DeclineSignature{subject, QStringLiteral("released"), {}}), ReasonNeeded);
        const Decision decision
            = w.judge(DeclineSignature{subject, QStringLiteral("released"), QStringLiteral("not-convinced")});
        QCOMPARE(factOf<SignatureDeclined>(decision)->signer, named<PersonId>("cara"));
        REFUSED(w.judge(SignRecord{subject, {}, QStringLiteral("performed"), {}}), NothingToSign);
    }

    void a_signature_no_longer_holds_when_a_byte_of_what_was_signed_is_another()
    {
        World w;
        passed(w, "060");
        const Entry &entry = w.last().entry;
        const SignatureApplied signature{.meaning = QStringLiteral("performed"),
            .signer = named<PersonId>("cara"),
            .printedName = {},
            .method = {},
            .entries = {{entry.id, bodyDigest(toBody(entry))}},
            .why = {}};
        QByteArray body = toBody(entry);
        const auto bodyOf = [&](const EventId &) { return std::optional(body); };
        QVERIFY(checkSignature(signature, bodyOf).holds());
        body[body.size() / 2] = char(body[body.size() / 2] ^ 1);
        const SignatureCheck check = checkSignature(signature, bodyOf);
        QVERIFY(!check.holds());
        QCOMPARE(check.altered.size(), 1U);
        QVERIFY(
            !checkSignature(signature, [](const EventId &) { return std::optional<QByteArray>(); }).holds());
    }

    void five_wrong_signatures_cost_a_pause_that_doubles_and_is_remembered()
    {
        World w;
        const Subject station = Subject::of(small::at("KIT-1"));
        const Facts wrong{{{station}, ScanRefused{{.reason = Reason::SignatureWrong}, {}}}};
        const auto lockedUntil = [&] { return w.standing(station).workplace().signingLockedUntilMs(); };
        for (int i = 0; i < 4; ++i)
            w.record(wrong);
        QCOMPARE(lockedUntil(), 0);
        w.record(wrong);
        QCOMPARE(lockedUntil(), w.scene.nowMs + 30'000);
        w.record(wrong);
        QCOMPARE(lockedUntil(), w.scene.nowMs + 60'000);
        w.scene.nowMs += forgetWrongMs + 1;
        w.record(wrong);
        QCOMPARE(lockedUntil(), 0);
    }
};

QTEST_GUILESS_MAIN(QualityRulesTest)
#include "quality_rules_test.moc"
