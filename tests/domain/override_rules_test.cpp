// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;

class OverrideRulesTest : public QObject {
    Q_OBJECT

private slots:
    void a_second_authorised_person_with_a_reason_permits_and_that_is_recorded_first()
    {
        World w;
        passed(w, "010").at("ASM-1").then(LoadLot{lot("GRS", "G1"), {}, {}});
        REFUSED(w.judge(start()), EarlierOperationMissing);
        const Decision decision = w.permittedBy("sue").give(start());
        GRANTED(decision);
        const Facts &facts = std::get<Facts>(decision);
        QCOMPARE(facts.size(), size_t(2));
        const auto *granted = std::get_if<OverrideGranted>(&facts[0].event);
        QVERIFY(granted);
        QCOMPARE(granted->refusal.reason, Reason::EarlierOperationMissing);
        QCOMPARE(granted->secondPerson, named<PersonId>("sue"));
        QCOMPARE(granted->why, QString("urgent"));
        QCOMPARE(facts[0].about, std::vector<Subject>{Subject::of(pump)});
        QVERIFY(std::holds_alternative<OperationStarted>(facts[1].event));
        QCOMPARE(w.unit(pump).active, op("030"));
    }

    void one_person_does_not_permit_himself()
    {
        World w;
        passed(w, "010").at("ASM-1").then(LoadLot{lot("GRS", "G1"), {}, {}}).by("sue");
        const Decision decision = w.permittedBy("sue").judge(start());
        REFUSED(decision, SecondPersonNeeded);
        QCOMPARE(refusalOf(decision)->detail, QString("EarlierOperationMissing"));
        GRANTED(w.permittedBy("kim").judge(start()));
    }

    void another_operator_permits_nothing()
    {
        World w;
        passed(w, "010").at("ASM-1").then(LoadLot{lot("GRS", "G1"), {}, {}});
        REFUSED(w.permittedBy("ben").judge(start()), SecondPersonNeeded);
    }

    void permission_has_a_reason()
    {
        World w;
        passed(w, "010").at("ASM-1").then(LoadLot{lot("GRS", "G1"), {}, {}});
        REFUSED(w.permittedBy("sue", QStringLiteral("  ")).judge(start()), ReasonNeeded);
    }

    void nothing_is_granted_where_nothing_was_refused()
    {
        World w;
        passed(w, "010").at("PRS-1").permittedBy("sue");
        QVERIFY(!factOf<OverrideGranted>(w.judge(start())));
    }

    void each_refusal_is_granted_by_itself()
    {
        World w;
        passed(w, "010").at("ASM-1");
        const Decision decision
            = w.permittedBy("sue").judge(start()); // earlier operation missing, and no grease loaded
        GRANTED(decision);
        const Facts &facts = std::get<Facts>(decision);
        QCOMPARE(facts.size(), size_t(3));
        QCOMPARE(std::get<OverrideGranted>(facts[0].event).refusal.reason, Reason::EarlierOperationMissing);
        QCOMPARE(std::get<OverrideGranted>(facts[1].event).refusal.reason, Reason::LotMissing);
    }

    void what_can_be_permitted_is_permitted_data()
    {
        QTest::addColumn<QString>("reason");
        for (const char *reason : {"AlreadyPassed", "WrongStation", "NotQualified", "AttemptsUsedUp",
                 "ActiveElsewhere", "WrongRevision", "LotExpired", "LotEmpty", "LotMissing", "CaptureMissing",
                 "ReworkNotAllowed"})
            QTest::newRow(reason) << QString::fromUtf8(reason);
    }
    void what_can_be_permitted_is_permitted()
    {
        QFETCH(QString, reason);
        World w;
        Command command = start();
        if (reason == u"AlreadyPassed") {
            passed(w, "020").at("PRS-1");
        } else if (reason == u"WrongStation") {
            passed(w, "010").at("REP-1");
        } else if (reason == u"NotQualified") {
            passed(w, "010").at("PRS-1").by("ben");
        } else if (reason == u"AttemptsUsedUp") {
            passed(w, "030").at("TST-1");
            for (int i = 0; i < 3; ++i)
                w.then(start()).then(fail());
            w.then(cancelled(w)).by("cara");
        } else if (reason == u"ActiveElsewhere") {
            passed(w, "010").at("PRS-1").then(start()).at("PRS-2");
        } else if (reason == u"WrongRevision") {
            passed(w, "010").at("PRS-1").then(start());
            command = install(serial("SCR", "S1", "A"));
        } else if (reason == u"LotExpired") {
            passed(w, "010").at("PRS-1").then(start());
            command = InstallComponent{pump, fromLot("BRG", "L1"), day("2026-01-01")};
        } else if (reason == u"LotEmpty") {
            passed(w, "020").at("ASM-1").then(LoadLot{lot("GRS", "G1"), {}, number("1")});
        } else if (reason == u"LotMissing") {
            passed(w, "020").at("ASM-1");
        } else if (reason == u"CaptureMissing") {
            passed(w, "010").at("PRS-1").then(start());
            command = complete();
        } else if (reason == u"ReworkNotAllowed") {
            passed(w, "030").at("TST-1").then(start()).then(fail()).at("REP-1");
            command = ReturnForRework{pump, op("020"), QStringLiteral("noisy")};
        }
        QCOMPARE(answer(w.judge(command)), reason);
        const Decision decision = w.permittedBy("sue").judge(command);
        GRANTED(decision);
        QCOMPARE(reasonName(factOf<OverrideGranted>(decision)->refusal.reason), reason);
    }

    void identity_holds_and_physics_are_not_permitted_by_anybody()
    {
        World w;
        passed(w, "010").at("PRS-1").then(start()).permittedBy("kim");
        REFUSED(w.judge(install(serial("MOT", "M1"))), WrongPart);
        REFUSED(w.judge(install(serial("SCR", "X1"))), BadSerial);
        REFUSED(w.at("KIT-1").judge(create()), UnitExists);
        REFUSED(w.judge(start(otherPump)), UnknownUnit);
        REFUSED(w.by(nullptr).judge(start()), NotSignedIn);
        w.by("cara").at("PRS-1").then(install(serial("SCR", "S1")));
        w.then(holdOn(Subject::of(lot("BRG", "L1"))));
        REFUSED(w.judge(install(fromLot("BRG", "L1"))), LotOnHold);
        w.then(holdOn(Subject::of(pump)));
        REFUSED(w.judge(complete()), OnHold);
    }

    void a_value_out_of_limits_is_not_permitted_away()
    {
        World w;
        passed(w, "030")
            .at("TST-1")
            .then(start())
            .then(measure("travel", {"101", "100"}))
            .then(measure("leds", {"OK"}));
        REFUSED(w.permittedBy("kim").judge(complete()), MeasurementsFailed);
    }

    void every_reason_says_whether_it_can_be_permitted_and_has_one_name()
    {
        QSet<QString> names;
        for (int i = 0; i <= int(Reason::StorageFailed); ++i) {
            const auto reason = Reason(i);
            names.insert(reasonName(reason));
            QCOMPARE(reasonFromName(reasonName(reason)), reason);
            canBeOverridden(reason); // must not fall through
        }
        QCOMPARE(names.size(), int(Reason::StorageFailed) + 1);
        QVERIFY(!reasonFromName(QStringLiteral("Because")));
    }
};

QTEST_GUILESS_MAIN(OverrideRulesTest)
#include "override_rules_test.moc"
