// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/small_plant.h"

#include <QTest>

using namespace unitrail;
using namespace unitrail::small;
using namespace Qt::Literals::StringLiterals;

static const ContainerId carton = named<ContainerId>("CRT-1");
static const ContainerId other = named<ContainerId>("CRT-2");
static const ContainerId pallet = named<ContainerId>("PLT-1");
static const LotId seals = lot("SEAL", "S1");

/** Two pumps, each in a carton of its own, both on one pallet. */
static World onPallet()
{
    World w;
    passed(w, "060", otherPump);
    passed(w, "060")
        .then(PackUnit{pump, carton})
        .then(PackUnit{otherPump, other})
        .then(PackContainer{carton, pallet})
        .then(PackContainer{other, pallet});
    return w;
}

static Container contents(const World &w, const ContainerId &id)
{
    return w.standing(Subject::of(id)).container();
}

class DeliveryRulesTest : public QObject {
    Q_OBJECT
private slots:
    void a_container_lies_in_another_until_it_is_taken_out()
    {
        World w = onPallet();
        QCOMPARE(contents(w, pallet).content.size(), 2u);
        QCOMPARE(contents(w, carton).container, std::optional(pallet));
        QCOMPARE(contents(w, carton).content.size(), 1u); // its own content is untouched
        REFUSED(w.judge(PackContainer{carton, other}), AlreadyPacked);
        REFUSED(w.judge(UnpackContainer{carton, {}}), ReasonNeeded);
        w.then(UnpackContainer{carton, u"repack"_s});
        QVERIFY(!contents(w, carton).container);
        QCOMPARE(contents(w, pallet).content.size(), 1u);
        REFUSED(w.judge(UnpackContainer{carton, u"repack"_s}), NotPacked);
    }

    void no_container_lies_in_itself_however_deep()
    {
        World w = onPallet();
        REFUSED(w.judge(PackContainer{pallet, pallet}), ContainerInItself);
        REFUSED(w.judge(PackContainer{pallet, carton}), ContainerInItself);
    }

    void an_empty_container_is_neither_packed_nor_sealed_nor_shipped()
    {
        World w;
        REFUSED(w.judge(PackContainer{carton, pallet}), ContainerEmpty);
        REFUSED(w.judge(SealContainer{carton, {}}), ContainerEmpty);
        REFUSED(w.judge(ShipContainer{carton, u"C"_s, u"SO-1"_s}), ContainerEmpty);
    }

    void a_sealed_pallet_takes_no_further_carton()
    {
        World w = onPallet();
        w.then(UnpackContainer{other, u"repack"_s}).then(SealContainer{pallet, u"SSCC"_s});
        REFUSED(w.judge(PackContainer{other, pallet}), ContainerSealed);
        REFUSED(w.judge(PackLoose{pallet, seals, Decimal(1, 0)}), ContainerSealed);
        w.then(UnpackContainer{carton, u"repack"_s}); // it had to be opened
        GRANTED(w.judge(PackContainer{other, pallet}));
    }

    void loose_pieces_are_counted_beside_units()
    {
        World w;
        passed(w, "060").then(PackUnit{pump, carton});
        w.then(PackLoose{carton, seals, *Decimal::fromText(u"2.5")})
            .then(PackLoose{carton, seals, Decimal(4, 0)});
        QCOMPARE(contents(w, carton).loose.at(seals).text(), u"6.5"_s);
        REFUSED(w.judge(UnpackLoose{carton, seals, Decimal(7, 0), u"audit"_s}), NotEnough);
        REFUSED(w.judge(UnpackLoose{carton, lot("SEAL", "S2"), Decimal(1, 0), u"audit"_s}), NotEnough);
        for (const Decimal &none : {Decimal(0, 0), Decimal(-1, 0)}) {
            REFUSED(w.judge(PackLoose{carton, seals, none}), BadValue);
            REFUSED(w.judge(UnpackLoose{carton, seals, none, u"audit"_s}), BadValue);
        }
        w.then(UnpackLoose{carton, seals, *Decimal::fromText(u"6.5"), u"audit"_s});
        QVERIFY(contents(w, carton).loose.empty());
    }

    void what_is_moved_moves_with_all_that_is_in_it()
    {
        World w = onPallet();
        w.then(MoveContainer{pallet, u"FG-1"_s});
        for (const UnitId &unit : {pump, otherPump})
            QCOMPARE(w.unit(unit).location, u"FG-1"_s);
        for (const ContainerId &id : {pallet, carton, other})
            QCOMPARE(contents(w, id).location, u"FG-1"_s);
        const Decision again = w.judge(MoveContainer{pallet, u"FG-1"_s});
        QVERIFY(std::get<Facts>(again).empty());
    }

    void a_pallet_leaves_with_all_of_its_units_or_not_at_all()
    {
        World w = onPallet();
        REFUSED(w.judge(ShipContainer{carton, u"C"_s, u"SO-1"_s}), AlreadyPacked);
        REFUSED(w.judge(ShipContainer{pallet, {}, {}}), ReasonNeeded);
        REFUSED(w.judge(ShipContainer{pallet, u"C"_s, u"SO-1"_s}), ContainerOpen);
        w.then(SealContainer{pallet, u"SSCC"_s});
        w.then(PlaceHold{Subject::of(otherPump), named<HoldId>("H-1"), u"supplier-notice"_s, {}});
        const Decision held = w.judge(ShipContainer{pallet, u"C"_s, u"SO-1"_s});
        REFUSED(held, OnHold);
        QCOMPARE(std::get<Refusal>(held).subject, std::optional(Subject::of(otherPump)));
        w.by("sue").then(ReleaseHold{Subject::of(otherPump), named<HoldId>("H-1"), u"good"_s});
        w.then(ShipContainer{pallet, u"C"_s, u"SO-1"_s});
        for (const UnitId &unit : {pump, otherPump}) {
            QCOMPARE(w.unit(unit).life, LifeCycle::Shipped);
            QCOMPARE(w.unit(unit).customer, u"C"_s);
        }
        REFUSED(w.judge(ShipContainer{pallet, u"C"_s, u"SO-1"_s}), Gone);
        REFUSED(w.judge(MoveContainer{carton, u"FG-1"_s}), Gone);
    }

    void a_shipment_leaves_whole_or_not_at_all()
    {
        World w = onPallet();
        const UnitId third = unit("P-1", "0003");
        passed(w, "060", third);
        const ShipOrder shipment{u"C"_s, u"SO-1"_s, {pallet}, {third, third}};
        REFUSED(w.judge(shipment), ContainerOpen);
        w.then(SealContainer{pallet, u"SSCC"_s});
        w.then(PlaceHold{Subject::of(third), named<HoldId>("H-1"), u"supplier-notice"_s, {}});
        REFUSED(w.judge(shipment), OnHold);
        w.by("sue").then(ReleaseHold{Subject::of(third), named<HoldId>("H-1"), u"good"_s});
        REFUSED(w.judge(ShipOrder{u"C"_s, u"SO-1"_s, {carton}, {}}), AlreadyPacked);
        REFUSED(w.judge(ShipOrder{u"C"_s, u"SO-1"_s, {}, {pump}}), AlreadyPacked);
        REFUSED(w.judge(ShipOrder{u"C"_s, u"SO-1"_s, {}, {}}), ContainerEmpty);
        REFUSED(w.judge(ShipOrder{{}, u" "_s, {pallet}, {}}), ReasonNeeded);
        const Decision leaves = w.judge(shipment);
        QCOMPARE(std::get<Facts>(leaves).size(), 6u); // pallet, two cartons, three units, each once
        w.then(shipment);
        for (const UnitId &one : {pump, otherPump, third})
            QCOMPARE(w.unit(one).life, LifeCycle::Shipped);
        QCOMPARE(contents(w, carton).customer, u"C"_s);
        REFUSED(w.judge(shipment), Gone);
    }

    void where_the_plant_wants_it_nothing_leaves_without_a_signature_over_all_of_it()
    {
        World w = onPallet();
        w.plant.shipmentsSigned = true;
        w.then(SealContainer{pallet, u"SSCC"_s});
        std::vector<UnitId> many;
        for (int i = 1000; i < 1120; ++i) {
            many.push_back(unit("P-1", QByteArray::number(i)));
            passed(w, "060", many.back());
        }
        REFUSED(w.judge(ShipContainer{pallet, u"C"_s, u"SO-1"_s}), SignatureNeeded);
        REFUSED(w.judge(ShipUnit{many.front(), u"C"_s, u"SO-1"_s}), SignatureNeeded);
        const ShipOrder shipment{u"C"_s, u"SO-1"_s, {pallet}, many};
        REFUSED(w.judge(shipment), SignatureNeeded);
        const Decision leaves = w.signedBy("cara").judge(shipment);
        GRANTED(leaves);
        std::set<Subject> shipped, covered;
        for (const Fact &fact : std::get<Facts>(leaves)) {
            const bool signature = std::holds_alternative<SignatureApplied>(fact.event);
            (signature ? covered : shipped).insert(fact.about.begin(), fact.about.end());
            if (signature)
                QVERIFY(fact.about.size() <= 100);
        }
        QCOMPARE(shipped.size(), 125u);
        QCOMPARE(covered, shipped);
        QVERIFY(std::holds_alternative<SignatureApplied>(std::get<Facts>(leaves).back().event));
    }

    void what_comes_back_is_put_into_quarantine_by_the_same_act()
    {
        World w;
        passed(w, "060").then(ShipUnit{pump, u"C"_s, {}});
        TakeBackUnit back{pump, u"C"_s, u"noisy"_s, u"RET-1"_s, named<HoldId>("H-7"), u"no such reason"_s};
        REFUSED(w.judge(back), ReasonNeeded);
        QCOMPARE(w.unit(pump).life, LifeCycle::Shipped);
        back.holdReason = u"supplier-notice"_s;
        w.then(back);
        QCOMPARE(w.unit(pump).life, LifeCycle::Returned);
        QCOMPARE(w.unit(pump).location, u"RET-1"_s);
        QCOMPARE(w.standing(Subject::of(pump)).holds.size(), 1u);
        QCOMPARE(w.standing(Subject::of(pump)).holds.at(named<HoldId>("H-7")).note, u"noisy"_s);
    }

    void a_hold_on_a_pallet_holds_what_lies_in_its_cartons()
    {
        World w = onPallet();
        w.then(PlaceHold{Subject::of(pallet), named<HoldId>("H-1"), u"supplier-notice"_s, {}});
        const Decision held = w.judge(ShipUnit{pump, u"C"_s, {}});
        REFUSED(held, OnHold);
        QCOMPARE(std::get<Refusal>(held).other, std::optional(Subject::of(pallet)));
        REFUSED(w.judge(MoveContainer{carton, u"FG-1"_s}), OnHold);
    }

    void a_repair_order_is_opened_for_what_was_delivered_and_closed_before_it_leaves_again()
    {
        World w;
        passed(w, "060");
        const OpenService open{pump, u"RMA-1"_s, {}, u"noisy"_s};
        REFUSED(w.judge(open), NotDelivered);
        w.then(ShipUnit{pump, u"C"_s, {}}).then(TakeBackUnit{pump, u"C"_s, u"noisy"_s});
        REFUSED(w.judge(CloseService{pump, u"mended"_s}), ServiceNotOpen);
        w.then(open);
        REFUSED(w.judge(open), ServiceOpen);
        w.signedBy("cara").then(ReleaseUnit{pump, u"mended"_s});
        REFUSED(w.judge(ShipUnit{pump, u"C"_s, {}}), ServiceOpen);
        REFUSED(w.judge(CloseService{pump, {}}), ReasonNeeded);
        w.then(CloseService{pump, u"mended"_s});
        GRANTED(w.judge(ShipUnit{pump, u"C"_s, {}}));
    }

    void what_is_mended_at_the_customers_is_in_service_and_is_worked_on_nowhere_else()
    {
        World w;
        passed(w, "060").then(ShipUnit{pump, u"C"_s, {}}).then(OpenService{pump, u"RMA-2"_s, {}, {}});
        QCOMPARE(w.unit(pump).life, LifeCycle::InService);
        REFUSED(w.at("PCK-1").judge(start()), Gone);
        GRANTED(w.at("REP-1").judge(RecordRepair{pump, {.action = u"clean"_s, .cause = {}, .note = {}}}));
        w.then(CloseService{pump, u"cleaned"_s});
        REFUSED(w.judge(RecordRepair{pump, {.action = u"clean"_s, .cause = {}, .note = {}}}), Gone);
    }

    void the_end_of_life_is_final()
    {
        World w;
        passed(w, "060").then(ShipUnit{pump, u"C"_s, {}});
        REFUSED(w.judge(DecommissionUnit{pump, u"recycled"_s}), NotAllowed);
        REFUSED(w.by("sue").judge(DecommissionUnit{pump, {}}), ReasonNeeded);
        REFUSED(w.judge(DecommissionUnit{pump, u"recycled"_s}), SignatureNeeded);
        REFUSED(w.signedBy("cara").judge(DecommissionUnit{pump, u"recycled"_s}), NotAllowed);
        const Decision ended = w.signedBy("sue").judge(DecommissionUnit{pump, u"recycled"_s});
        GRANTED(ended);
        QVERIFY(std::holds_alternative<SignatureApplied>(std::get<Facts>(ended).back().event));
        w.then(DecommissionUnit{pump, u"recycled"_s});
        QCOMPARE(w.unit(pump).life, LifeCycle::Decommissioned);
        REFUSED(w.judge(TakeBackUnit{pump, u"C"_s, {}}), NotDelivered);
        REFUSED(w.judge(DecommissionUnit{pump, u"recycled"_s}), Scrapped);
    }
};

QTEST_GUILESS_MAIN(DeliveryRulesTest)
#include "delivery_rules_test.moc"
