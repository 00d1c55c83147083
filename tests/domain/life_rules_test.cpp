// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;

static const ContainerId carton = named<ContainerId>("CRT-1");

class LifeRulesTest : public QObject {
    Q_OBJECT

private slots:
    void a_unit_is_made_under_the_routing_and_lot_of_its_order_and_its_first_operation_runs()
    {
        World w;
        const Decision decision = w.give(create());
        GRANTED(decision);
        const Unit unit = w.unit(pump);
        QVERIFY(unit.created);
        QCOMPARE(unit.routing, QString("PU/3"));
        QCOMPARE(unit.revision, QString("B"));
        QCOMPARE(unit.productLot, named<LotNumber>("PL-1"));
        QCOMPARE(unit.active, op("010"));
        QCOMPARE(unit.life, LifeCycle::InProcess);
    }

    void an_identity_is_given_once_but_the_same_serial_on_two_parts_is_two_units()
    {
        World w;
        w.then(create());
        REFUSED(w.judge(create()), UnitExists);
        GRANTED(w.judge(create(otherPump)));
        GRANTED(w.judge(CreateUnit{small::unit("MOD", "0001"), {}}));
    }

    void a_voided_serial_names_nothing_ever_after()
    {
        World w;
        const auto voiding = [](const UnitId &id, const char *why) {
            return VoidIdentifier{id, "serial", id.serial.text(), why};
        };
        REFUSED(w.judge(voiding(pump, " ")), ReasonNeeded);
        REFUSED(w.judge(VoidIdentifier{pump, "serial", "another", "printer jam"}), BadSerial);
        w.then(voiding(pump, "printer jam"));
        REFUSED(w.judge(create()), Scrapped);
        QVERIFY(!w.unit(pump).created);
        w.then(create(otherPump));
        REFUSED(w.judge(voiding(otherPump, "printer jam")), UnitExists);
    }

    void another_identifier_is_voided_only_where_it_is_bound()
    {
        World w;
        w.then(create());
        REFUSED(w.judge(VoidIdentifier{pump, "mac", "00-11", "wrong label"}), NotInstalled);
        w.then(BindIdentifier{pump, "mac", "00-11"});
        REFUSED(w.judge(VoidIdentifier{pump, "mac", "00-22", "wrong label"}), NotInstalled);
        w.then(VoidIdentifier{pump, "mac", "00-11", "wrong label"});
        QVERIFY(w.unit(pump).identifiers.empty());
    }

    void a_serial_must_match_its_pattern()
    {
        World w;
        REFUSED(w.judge(create(small::unit("P-1", "12345"))), BadSerial);
        REFUSED(w.judge(create(small::unit("P-1", "12a4"))), BadSerial);
        GRANTED(w.judge(create(small::unit("P-1", "1234"))));
    }

    void a_unit_is_made_where_units_are_made_and_by_the_order_of_its_part()
    {
        World w;
        const Decision decision = w.at("ASM-1").judge(create());
        REFUSED(decision, WrongStation);
        QCOMPARE(refusalOf(decision)->stations, QStringList("KIT-1"));
        w.at("KIT-1");
        REFUSED(w.judge(CreateUnit{small::unit("MOD", "1"), named<OrderNumber>("W-1")}), WrongPart);
        REFUSED(w.judge(CreateUnit{pump, named<OrderNumber>("W-9")}), WrongPart);
        REFUSED(w.judge(CreateUnit{small::unit("SCR", "S1"), {}}), NotOnRoute);
    }

    void a_hold_stops_the_making_too_data()
    {
        QTest::addColumn<QString>("subject");
        for (const char *subject : {"P-1/0001", "@order/W-1", "@station/KIT-1", "@operation/010"})
            QTest::newRow(subject) << subject;
    }
    void a_hold_stops_the_making_too()
    {
        QFETCH(QString, subject);
        World w;
        GRANTED(w.judge(create()));
        REFUSED(w.then(holdOn(*Subject::fromText(subject))).judge(create()), OnHold);
    }

    void making_asks_for_the_qualification_of_its_operation()
    {
        World w;
        w.plant.routings.front().operations.front().qualifications = {QStringLiteral("press")};
        REFUSED(w.by("ben").judge(create()), NotQualified);
        GRANTED(w.by("cara").judge(create()));
    }

    void a_scrapped_identity_is_not_made_again()
    {
        World w;
        w.then(holdOn(Subject::of(pump)))
            .by("sue")
            .then(ScrapUnit{pump, QStringLiteral("label destroyed")})
            .by("cara");
        REFUSED(w.judge(create()), Scrapped);
    }

    void another_identifier_is_bound_once()
    {
        World w;
        w.then(create());
        const BindIdentifier bind{pump, QStringLiteral("mac"), QStringLiteral("00-11-22")};
        w.then(bind);
        QCOMPARE(w.judge(bind), Decision(Facts{}));
        QCOMPARE(w.unit(pump).identifiers.at("mac"), QString("00-11-22"));
    }

    void anybody_signed_in_may_hold_but_only_for_a_known_reason_and_once()
    {
        World w;
        const Subject subject = Subject::of(pump);
        REFUSED(w.judge(PlaceHold{subject, hold("H-1"), QStringLiteral("bad feeling"), {}}), ReasonNeeded);
        w.then(holdOn(subject));
        REFUSED(w.judge(holdOn(subject)), AlreadyOnHold);
        GRANTED(w.judge(PlaceHold{subject, hold("H-2"), QStringLiteral("supplier-notice"), {}}));
    }

    void only_someone_in_charge_releases_a_hold_and_says_why()
    {
        World w;
        const Subject subject = Subject::of(pump);
        w.then(holdOn(subject));
        const ReleaseHold release{subject, hold("H-1"), QStringLiteral("inspected")};
        REFUSED(w.judge(release), NotAllowed);
        w.by("kim");
        REFUSED(w.judge(ReleaseHold{subject, hold("H-1"), {}}), ReasonNeeded);
        REFUSED(w.judge(ReleaseHold{subject, hold("H-2"), QStringLiteral("inspected")}), NotOnHold);
        GRANTED(w.judge(release));
    }

    void a_second_hold_still_holds()
    {
        World w;
        w.then(create()).then(holdOn(Subject::of(pump)));
        w.then(PlaceHold{Subject::of(pump), hold("H-2"), QStringLiteral("supplier-notice"), {}});
        w.by("sue").then(ReleaseHold{Subject::of(pump), hold("H-1"), QStringLiteral("inspected")}).by("cara");
        REFUSED(w.judge(complete()), OnHold);
    }

    void scrapping_is_for_someone_in_charge_with_a_reason_and_once()
    {
        World w;
        w.then(create());
        const ScrapUnit scrap{pump, QStringLiteral("dropped")};
        REFUSED(w.judge(scrap), NotAllowed);
        w.by("sue");
        REFUSED(w.judge(ScrapUnit{pump, {}}), ReasonNeeded);
        REFUSED(w.judge(ScrapUnit{otherPump, QStringLiteral("dropped")}), UnknownUnit);
        w.then(scrap);
        REFUSED(w.judge(scrap), Scrapped);
    }

    void repairs_are_recorded_at_a_repair_station()
    {
        World w;
        passed(w, "010");
        const RecordRepair repair{pump,
            {.action = QStringLiteral("re-torque"),
                .cause = QStringLiteral("method"),
                .defect = {},
                .note = {}}};
        REFUSED(w.judge(repair), WrongStation);
        GRANTED(w.at("REP-1").judge(repair));
    }

    void moving_changes_the_place_and_the_same_place_changes_nothing()
    {
        World w;
        REFUSED(w.judge(MoveUnit{pump, QStringLiteral("A1")}), UnknownUnit);
        w.then(create()).then(MoveUnit{pump, QStringLiteral("A1")});
        QCOMPARE(w.judge(MoveUnit{pump, QStringLiteral("A1")}), Decision(Facts{}));
    }

    void only_a_finished_unit_is_packed_or_one_that_is_being_packed()
    {
        World w;
        const PackUnit pack{pump, carton};
        const Decision decision = passed(w, "050").at("PCK-1").judge(pack);
        REFUSED(decision, NotComplete);
        QCOMPARE(refusalOf(decision)->operation, op("060"));
        w.then(start()).then(pack);
        REFUSED(w.judge(PackUnit{pump, named<ContainerId>("CRT-2")}), AlreadyPacked);
        QCOMPARE(
            w.standing(Subject::of(carton)).container().content, std::vector<Subject>{Subject::of(pump)});
    }

    void a_unit_that_is_still_being_packed_is_not_shipped()
    {
        World w;
        passed(w, "050").at("PCK-1").then(start()).then(PackUnit{pump, carton});
        REFUSED(w.judge(ShipUnit{pump, {}, {}}), NotComplete);
        GRANTED(w.then(complete()).judge(ShipUnit{pump, {}, {}}));
    }

    void what_needs_its_release_is_not_shipped_without()
    {
        World w;
        w.plant.parts.at(pump.part).releaseNeeded = true;
        passed(w, "050").at("PCK-1").then(start()).then(PackUnit{pump, carton}).then(complete());
        REFUSED(w.judge(ShipUnit{pump, {}, {}}), NotReleased);
        w.signedBy("cara").then(ReleaseUnit{pump, QStringLiteral("released")});
        GRANTED(w.judge(ShipUnit{pump, {}, {}}));
    }

    void what_is_unpacked_is_what_it_was_before()
    {
        World w;
        passed(w, "050")
            .at("PCK-1")
            .then(start())
            .then(PackUnit{pump, carton})
            .then(UnpackUnit{pump, QStringLiteral("wrong box")});
        QCOMPARE(w.unit(pump).life, LifeCycle::InProcess);
        w.then(complete()).signedBy("cara").then(ReleaseUnit{pump, QStringLiteral("conforms")});
        w.then(PackUnit{pump, carton});
        QCOMPARE(w.unit(pump).life, LifeCycle::Packed);
        w.then(UnpackUnit{pump, QStringLiteral("audit")});
        QCOMPARE(w.unit(pump).life, LifeCycle::Released);
        QVERIFY(w.standing(Subject::of(carton)).container().content.empty());
    }

    void unpacking_does_not_bring_back_the_scrapped()
    {
        World w;
        passed(w, "060")
            .then(PackUnit{pump, carton})
            .by("sue")
            .then(ScrapUnit{pump, QStringLiteral("crushed")});
        w.then(UnpackUnit{pump, QStringLiteral("crushed")});
        QCOMPARE(w.unit(pump).life, LifeCycle::Scrapped);
    }

    void unpacking_needs_a_reason_and_something_packed_that_is_still_here()
    {
        World w;
        passed(w, "060");
        REFUSED(w.judge(UnpackUnit{pump, QStringLiteral("audit")}), NotPacked);
        w.then(PackUnit{pump, carton});
        REFUSED(w.judge(UnpackUnit{pump, {}}), ReasonNeeded);
        GRANTED(w.judge(UnpackUnit{pump, QStringLiteral("audit")}));
        w.then(ShipUnit{pump, {}, {}});
        REFUSED(w.judge(UnpackUnit{pump, QStringLiteral("audit")}), Gone);
    }

    void a_sealed_container_takes_nothing_more_until_it_is_opened()
    {
        World w;
        const SealContainer seal{carton, QStringLiteral("340123450000000018")};
        REFUSED(w.judge(seal), ContainerEmpty);
        passed(w, "060", otherPump);
        passed(w, "060").then(PackUnit{pump, carton}).then(seal);
        REFUSED(w.judge(seal), ContainerSealed);
        REFUSED(w.judge(PackUnit{otherPump, carton}), ContainerSealed);
        w.then(UnpackUnit{pump, QStringLiteral("audit")});
        GRANTED(w.judge(PackUnit{otherPump, carton}));
    }

    void releasing_takes_a_finished_unit_and_the_signature_of_somebody_qualified()
    {
        World w;
        passed(w, "050");
        const ReleaseUnit release{pump, QStringLiteral("conforms")};
        REFUSED(w.judge(release), NotComplete);
        w.at("PCK-1").then(start()).then(complete());
        REFUSED(w.by("ben").judge(release), SignatureNeeded);
        REFUSED(w.signedBy("ben").judge(release), NotQualified);
        const Decision decision = w.signedBy("cara").judge(release);
        GRANTED(decision);
        QCOMPARE(factOf<SignatureApplied>(decision)->signer, named<PersonId>("cara"));
        QCOMPARE(factOf<SignatureApplied>(decision)->meaning, QStringLiteral("released"));
    }

    void what_comes_back_is_released_again_before_it_goes_out()
    {
        World w;
        passed(w, "060").then(PackUnit{pump, carton});
        REFUSED(w.judge(TakeBackUnit{pump, {}, {}}), NotDelivered);
        REFUSED(w.judge(TakeBackUnit{otherPump, {}, {}}), UnknownUnit);
        w.then(ShipUnit{pump, QStringLiteral("C"), {}})
            .then(TakeBackUnit{pump, QStringLiteral("C"), QStringLiteral("noisy")});
        QVERIFY(!w.unit(pump).container);
        QVERIFY(w.standing(Subject::of(carton)).container().content.empty());
        REFUSED(w.judge(ShipUnit{pump, {}, {}}), NotComplete);
        REFUSED(w.judge(PackUnit{pump, carton}), NotComplete);
        w.signedBy("cara").then(ReleaseUnit{pump, QStringLiteral("no fault found")});
        GRANTED(w.judge(ShipUnit{pump, {}, {}}));
    }
};

QTEST_GUILESS_MAIN(LifeRulesTest)
#include "life_rules_test.moc"
