// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/station/demo_station.h"

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;
using What = Answer::What;

static const char *const cartonLabel = "]C100340123450000000017";
static const char *const palletLabel = "]C100340123450000000024";
static const ContainerId carton = ContainerId::known(u"340123450000000017"_s);
static const ContainerId pallet = ContainerId::known(u"340123450000000024"_s);

/** Two finished units in one carton, and a packer at the packing station with nothing on the table. */
static void packTwo(Factory &f)
{
    for (const UnitId &unit : {unitA, unitOf(2)}) {
        f.bring(unit, "090");
        f.at("PCK-1");
        f.badge(1111);
        f.scan(unit);
        f.scan(cartonLabel);
        f.command("COMPLETE");
    }
    f.at("PCK-1");
    f.badge(1111);
}

class StationShippingTest : public QObject {
    Q_OBJECT
private slots:
    void a_scanned_container_says_what_can_be_done_and_records_nothing()
    {
        Factory f;
        packTwo(f);
        const qint64 before = f.length();
        const Answer shown = f.scan(cartonLabel);
        QCOMPARE(shown.what, What::AskContainer);
        QCOMPARE(shown.container, std::optional(carton));
        QCOMPARE(f.view().question->choices.size(), 3u);
        QCOMPARE(f.length(), before);
        QCOMPARE(f.touch("CHOOSE", u"SEAL"_s).what, What::ContainerSealed);
        QVERIFY(f.standing(Subject::of(carton)).container().sealed);
        QCOMPARE(f.standing(Subject::of(carton)).container().sscc, carton.text());
    }
    void one_container_after_another_is_packed_into_it_and_taken_out_again()
    {
        Factory f;
        packTwo(f);
        f.scan(cartonLabel);
        const Answer packed = f.scan(palletLabel);
        QCOMPARE(packed.what, What::ContainerPacked);
        QCOMPARE(packed.container, std::optional(carton));
        QCOMPARE(packed.text, pallet.text());
        QCOMPARE(f.standing(Subject::of(pallet)).container().content.size(), 1u);
        f.scan(cartonLabel);
        QCOMPARE(f.touch("CHOOSE", u"UNPACK"_s).what, What::AskChoice);
        QCOMPARE(f.view().question->kind, Question::Kind::WhyUnpacked);
        QCOMPARE(f.touch("CHOOSE", u"repack"_s).what, What::ContainerUnpacked);
        QVERIFY(!f.standing(Subject::of(carton)).container().container);
    }
    void loose_pieces_are_scanned_one_after_the_other_into_the_container_on_the_table()
    {
        Factory f;
        packTwo(f);
        f.scan(cartonLabel);
        const Answer first = f.scan("SK-40:1TSK0611");
        QVERIFY2(first.what == What::LoosePacked,
            qPrintable(first.refusal ? reasonName(first.refusal->reason) : QString::number(int(first.what))));
        f.scan("SK-40:1TSK0611");
        const LotId lot{PartNumber::known(u"SK-40"_s), LotNumber::known(u"SK0611"_s)};
        QCOMPARE(f.standing(Subject::of(carton)).container().loose.at(lot), Decimal(2, 0));
    }
    void a_pallet_is_shipped_by_the_code_on_the_delivery_note()
    {
        Factory f;
        packTwo(f);
        f.scan(cartonLabel);
        f.scan(palletLabel);
        f.scan(palletLabel);
        QCOMPARE(f.command("SHIP", "SO-26-700.FJORDBED").refusal->reason, Reason::ContainerOpen);
        f.scan(palletLabel);
        f.command("SEAL");
        f.scan(palletLabel);
        const Answer shipped = f.command("SHIP", "SO-26-700.FJORDBED");
        QCOMPARE(shipped.what, What::ContainerShipped);
        QCOMPARE(shipped.text, u"SO-26-700"_s);
        for (const UnitId &unit : {unitA, unitOf(2)}) {
            QCOMPARE(f.unit(unit).life, LifeCycle::Shipped);
            QCOMPARE(f.unit(unit).customer, u"FJORDBED"_s);
        }
        // It comes back, gets its repair order, and that is closed.
        f.at("SRV-1");
        f.badge(1401);
        f.scan(unitA);
        QCOMPARE(f.command("RETURN", "NOISY").what, What::UnitReturned);
        QCOMPARE(f.command("SERVICE", "RMA-1.NOISY").what, What::ServiceOpened);
        QCOMPARE(f.unit().serviceOrder, u"RMA-1"_s);
        QCOMPARE(f.command("SERVED", "CLEANED").what, What::ServiceClosed);
        QCOMPARE(f.unit().life, LifeCycle::Returned);
    }
    void a_container_is_held_and_moved_whole()
    {
        Factory f;
        packTwo(f);
        f.scan(cartonLabel);
        QCOMPARE(f.command("MOVE", "FG-1").what, What::ContainerMoved);
        QCOMPARE(f.unit().location, u"FG-1"_s);
        f.scan(cartonLabel);
        f.touch("CHOOSE", u"HOLD"_s);
        QCOMPARE(f.touch("CHOOSE", u"audit"_s).what, What::HoldPlaced);
        f.scan(cartonLabel);
        QCOMPARE(f.command("SHIP", "SO-26-700.FJORDBED").refusal->reason, Reason::OnHold);
        QCOMPARE(f.unit().life, LifeCycle::Packed);
    }
    void nothing_on_the_table_is_nothing_to_ship()
    {
        Factory f;
        packTwo(f);
        for (const char *verb :
            {"SHIP", "SEAL", "UNPACK", "MOVE", "RETURN", "SERVICE", "SERVED", "DECOMMISSION"})
            QCOMPARE(f.command(verb, "X").refusal->reason, Reason::NotStarted);
    }
};

QTEST_GUILESS_MAIN(StationShippingTest)
#include "station_shipping_test.moc"
