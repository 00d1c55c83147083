// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;

static World pressing()
{
    World w;
    passed(w, "010").at("PRS-1").then(start());
    return w;
}

static World assembling(std::optional<Decimal> grease = {})
{
    World w;
    passed(w, "020").at("ASM-1").then(LoadLot{lot("GRS", "G1"), {}, grease}).then(start());
    return w;
}

static World &makeModule(World &w, const char *number)
{
    return w.at("KIT-1")
        .then(CreateUnit{small::unit("MOD", number), {}})
        .then(complete(small::unit("MOD", number)));
}

class ComponentRulesTest : public QObject {
    Q_OBJECT

private slots:
    void a_part_that_is_not_asked_for_here_is_wrong_and_the_needed_ones_are_named()
    {
        World w = pressing();
        const Decision decision = w.judge(install(serial("MOT", "M1")));
        REFUSED(decision, WrongPart);
        QCOMPARE(refusalOf(decision)->names, QStringList({"BRG", "SCR"}));
        GRANTED(w.judge(install(serial("SCR", "S1"))));
    }

    void a_revision_must_be_one_of_the_accepted_ones()
    {
        World w = assembling();
        const Decision decision = w.judge(install(serial("MOT", "M1", "B")));
        REFUSED(decision, WrongRevision);
        QCOMPARE(refusalOf(decision)->names, QStringList({"C", "D"}));
        QCOMPARE(refusalOf(decision)->detail, QString("B"));
        GRANTED(w.judge(install(serial("MOT", "M1", "D"))));
        GRANTED(w.judge(install(serial("MOT", "M1")))); // the label does not say
    }

    void without_a_list_the_released_revision_is_the_one()
    {
        World w = pressing();
        REFUSED(w.judge(install(serial("SCR", "S1", "A"))), WrongRevision);
        GRANTED(w.judge(install(serial("SCR", "S1", "B"))));
    }

    void a_released_substitute_is_as_good_and_fills_the_place()
    {
        World w = assembling();
        w.then(install(serial("MOT-X", "X1")));
        REFUSED(w.judge(install(serial("MOT", "M1"))), PositionFilled);
    }

    void a_held_component_says_by_which_hold()
    {
        World w = pressing();
        w.then(holdOn(Subject::of(small::unit("SCR", "S1"))));
        const Decision decision = w.judge(install(serial("SCR", "S1")));
        REFUSED(decision, ComponentOnHold);
        QCOMPARE(refusalOf(decision)->names, QStringList("H-1"));
        GRANTED(w.judge(install(serial("SCR", "S2"))));
    }

    void a_held_lot_holds_every_piece_of_it()
    {
        World w = pressing();
        w.then(holdOn(Subject::of(lot("BRG", "L1"))));
        REFUSED(w.judge(install(fromLot("BRG", "L1"))), LotOnHold);
        GRANTED(w.judge(install(fromLot("BRG", "L2"))));
        Component screw = serial("SCR", "S1");
        screw.lot = named<LotNumber>("SL");
        w.then(holdOn(Subject::of(lot("SCR", "SL"))));
        REFUSED(w.judge(install(screw)), LotOnHold);
    }

    void a_quarantined_lot_is_not_released_yet()
    {
        World w = pressing();
        w.then(ReceiveLot{lot("BRG", "L1"), {}, QStringLiteral("quarantined"), {}});
        REFUSED(w.judge(install(fromLot("BRG", "L1"))), ComponentNotReleased);
        w.then(ReceiveLot{lot("BRG", "L1"), {}, QStringLiteral("released"), {}});
        GRANTED(w.judge(install(fromLot("BRG", "L1"))));
        REFUSED(w.judge(ReceiveLot{lot("BRG", "L1"), {}, QStringLiteral("fine"), {}}), BadValue);
    }

    void what_came_in_of_a_lot_adds_up_unless_some_of_it_was_not_counted()
    {
        World w = pressing();
        const LotId id = lot("BRG", "L1");
        const auto received = [&] { return w.standing(Subject::of(id)).lot().received; };
        w.then(ReceiveLot{id, {}, QStringLiteral("quarantined"), {}, number("40")});
        w.then(ReceiveLot{id, {}, QStringLiteral("released"), {}}); // nothing came in by that
        QCOMPARE(received(), number("40"));
        w.then(ReceiveLot{id, {}, QStringLiteral("released"), {}, number("2.5")});
        QCOMPARE(received(), number("42.5"));
        REFUSED(w.judge(ReceiveLot{id, {}, QStringLiteral("released"), {}, number("0")}), BadValue);
        w.then(ReceiveLot{id, {}, QStringLiteral("released"), {}}); // a delivery that nobody counted
        QVERIFY(!received());
        w.then(ReceiveLot{id, {}, QStringLiteral("released"), {}, number("7")});
        QVERIFY(!received());
        std::vector<Recorded> entries = w.about(Subject::of(id));
        const Standing wanted = w.standing(Subject::of(id));
        std::reverse(entries.begin(), entries.end());
        QCOMPARE(fold(Subject::of(id), entries), wanted);
        QCOMPARE(standingFromBytes(toBytes(wanted)), wanted);
    }

    void expiry_counts_by_plant_day_and_the_earlier_of_label_and_record()
    {
        World w = pressing();
        w.then(ReceiveLot{lot("BRG", "L1"), day("2026-06-30"), QStringLiteral("released"), {}});
        const auto labelled = [](const char *iso) {
            return InstallComponent{pump, fromLot("BRG", "L1"), day(iso)};
        };
        w.on("2026-06-30");
        GRANTED(w.judge(install(fromLot("BRG", "L1"))));
        REFUSED(w.judge(labelled("2026-06-29")), LotExpired);
        w.on("2026-07-01");
        REFUSED(w.judge(labelled("2026-12-31")), LotExpired);
        REFUSED(w.judge(install(fromLot("BRG", "L1"))), LotExpired);
    }

    void a_serialized_piece_expires_by_its_label()
    {
        World w = pressing();
        REFUSED(w.judge(InstallComponent{pump, serial("SCR", "S1"), day("2026-05-03")}), LotExpired);
        GRANTED(w.judge(InstallComponent{pump, serial("SCR", "S1"), day("2026-05-04")}));
    }

    void a_piece_is_in_one_unit_at_a_time_and_says_in_which()
    {
        World w;
        passed(w, "010", otherPump);
        passed(w, "010")
            .at("PRS-1")
            .then(start(otherPump))
            .then(install(serial("SCR", "S1"), otherPump))
            .then(start());
        const Decision decision = w.judge(install(serial("SCR", "S1")));
        REFUSED(decision, ComponentInstalledElsewhere);
        QCOMPARE(refusalOf(decision)->other, Subject::of(otherPump));
        w.then(RemoveComponent{
            otherPump, serial("SCR", "S1"), QStringLiteral("mixed up"), QStringLiteral("stock")});
        GRANTED(w.judge(install(serial("SCR", "S1"))));
    }

    void a_piece_fitted_again_is_of_the_lot_its_label_told_the_first_time()
    {
        World w = pressing();
        Component whole = serial("SCR", "S1");
        whole.lot = LotNumber::known(QStringLiteral("L-7"));
        w.then(install(whole));
        w.then(
            RemoveComponent{pump, serial("SCR", "S1"), QStringLiteral("mixed up"), QStringLiteral("stock")});
        const Decision typed = w.judge(install(serial("SCR", "S1")));
        GRANTED(typed);
        const auto *installed = std::get_if<ComponentInstalled>(&std::get<Facts>(typed).front().event);
        QVERIFY(installed);
        QCOMPARE(installed->components.front().lot, whole.lot);
        w.then(holdOn(Subject::of(*whole.lotId())));
        REFUSED(w.judge(install(serial("SCR", "S1"))), LotOnHold); // and what holds the lot holds it
    }

    void a_module_of_our_own_is_finished_before_it_is_built_in()
    {
        World w = assembling();
        w.at("KIT-1").then(CreateUnit{small::unit("MOD", "1"), {}}).at("ASM-1");
        REFUSED(w.judge(install(serial("MOD", "1"))), ComponentNotReleased);
        REFUSED(w.judge(install(serial("MOD", "2"))), ComponentNotReleased); // never made at all
        w.at("KIT-1").then(complete(small::unit("MOD", "1"))).at("ASM-1");
        GRANTED(w.judge(install(serial("MOD", "1"))));
    }

    void a_scrapped_piece_is_not_built_in_again()
    {
        World w = pressing();
        w.then(install(serial("SCR", "S1")));
        w.then(RemoveComponent{pump, serial("SCR", "S1"), QStringLiteral("bent"), QStringLiteral("scrap")});
        REFUSED(w.judge(install(serial("SCR", "S1"))), ComponentScrapped);
        GRANTED(w.judge(install(serial("SCR", "S2"))));
    }

    void a_number_must_match_its_pattern_and_be_there_at_all()
    {
        World w = pressing();
        REFUSED(w.judge(install(serial("SCR", "X1"))), BadSerial);
        REFUSED(w.judge(install(fromLot("BRG", "X1"))), BadSerial);
        REFUSED(w.judge(install(fromLot("SCR", "L1"))), BadSerial);
        REFUSED(w.judge(install(serial("BRG", "1"))), BadSerial);
    }

    void two_lots_of_bearings_in_one_unit_are_both_kept_each_at_its_place()
    {
        World w = pressing();
        w.then(install(fromLot("BRG", "L1"))).then(install(fromLot("BRG", "L2")));
        const Unit unit = w.unit(pump);
        QCOMPARE(unit.components.size(), size_t(2));
        QCOMPARE(unit.components[0].component, [] {
            Component c = fromLot("BRG", "L1", "front");
            return c;
        }());
        QCOMPARE(unit.components[1].component, [] {
            Component c = fromLot("BRG", "L2", "rear");
            return c;
        }());
        REFUSED(w.judge(install(fromLot("BRG", "L1"))), PositionFilled);
    }

    void a_named_place_must_exist_and_be_free()
    {
        World w = pressing();
        REFUSED(w.judge(install(fromLot("BRG", "L1", "middle"))), ComponentUnknownPosition);
        w.then(install(fromLot("BRG", "L1", "rear")));
        REFUSED(w.judge(install(fromLot("BRG", "L2", "rear"))), PositionFilled);
        GRANTED(w.judge(install(fromLot("BRG", "L2", "front"))));
    }

    void one_piece_fills_one_line_although_two_ask_for_its_part()
    {
        World w;
        auto &bom = w.plant.routings.front().boms.at(part("P-1"));
        bom.insert(bom.begin(),
            {.line = 5, .part = part("SCR"), .tracking = TrackingMode::Serial, .capturedAt = op("040")});
        passed(w, "030")
            .at("TST-1")
            .then(start())
            .then(measure("travel", {"100", "100"}))
            .then(measure("leds", {"OK"}));
        const Decision decision = w.judge(complete());
        REFUSED(decision, CaptureMissing);
        QCOMPARE(refusalOf(decision)->names, QStringList("SCR"));
        GRANTED(w.then(install(serial("SCR", "S77"))).judge(complete()));
    }

    void a_lot_without_places_is_complete_when_its_quantity_is_there()
    {
        BomLine line{.line = 10,
            .part = part("GRS"),
            .quantity = number("0.3"),
            .tracking = TrackingMode::Lot,
            .capturedAt = op("020")};
        const Operation operation{.id = op("020"), .name = {}};
        Unit unit;
        const auto add = [&](const char *quantity) {
            Component component = fromLot("GRS", "G1");
            component.quantity = number(quantity);
            unit.components.push_back({component, op("020"), {}, 0});
        };
        add("0.1");
        MissingCaptures missing = missingCaptures(unit, operation, {line}, {});
        QCOMPARE(missing.components.size(), size_t(1));
        QCOMPARE(missing.components.front().quantity.text(), QString("0.2"));
        add("0.1"); // 0.1 + 0.1 + 0.1 is not 0.3 in binary
        add("0.1");
        QVERIFY(missingCaptures(unit, operation, {line}, {}).none());
    }

    void removing_needs_a_reason_a_place_to_work_and_something_to_remove()
    {
        World w = pressing();
        w.then(install(serial("SCR", "S1")));
        const RemoveComponent removal{
            pump, serial("SCR", "S1"), QStringLiteral("bent"), QStringLiteral("stock")};
        REFUSED(w.judge(RemoveComponent{pump, serial("SCR", "S1"), {}, {}}), ReasonNeeded);
        REFUSED(
            w.judge(RemoveComponent{pump, serial("SCR", "S2"), QStringLiteral("bent"), {}}), NotInstalled);
        REFUSED(w.at("ASM-1").judge(removal), NotStarted);
        GRANTED(w.at("REP-1").judge(removal));
        const Decision decision = w.at("PRS-1").give(removal);
        GRANTED(decision);
        QCOMPARE(std::get<Facts>(decision).front().about,
            std::vector<Subject>({Subject::of(pump), Subject::of(small::unit("SCR", "S1"))}));
        QVERIFY(!w.unit(small::unit("SCR", "S1")).installedIn);
    }

    void a_repair_station_replaces_what_some_operation_captured()
    {
        World w;
        passed(w, "030").at("REP-1");
        REFUSED(w.judge(install(serial("MOT", "M9"))), PositionFilled);
        w.then(
            RemoveComponent{pump, serial("MOT", "M0001"), QStringLiteral("noisy"), QStringLiteral("scrap")});
        const Decision decision = w.give(install(serial("MOT", "M9")));
        GRANTED(decision);
        QCOMPARE(factOf<ComponentInstalled>(decision)->operation, op("030"));
        w.at("TST-1");
        REFUSED(w.judge(install(serial("MOT", "M10"))), NotStarted);
    }

    void what_was_taken_out_is_put_back_before_packing()
    {
        World w;
        passed(w, "050").at("REP-1").then(
            RemoveComponent{pump, serial("MOT", "M0001"), QStringLiteral("noisy"), QStringLiteral("stock")});
        w.at("PCK-1").then(start());
        const Decision decision = w.judge(PackUnit{pump, named<ContainerId>("CRT-1")});
        REFUSED(decision, CaptureMissing);
        QCOMPARE(refusalOf(decision)->names, QStringList("MOT"));
        REFUSED(w.judge(ReleaseUnit{pump, {}}), CaptureMissing);
    }

    // ---- loaded lots

    void without_a_loaded_lot_the_operation_does_not_begin()
    {
        World w;
        passed(w, "020").at("ASM-1");
        const Decision decision = w.judge(start());
        REFUSED(decision, LotMissing);
        QCOMPARE(refusalOf(decision)->part, part("GRS"));
        GRANTED(w.then(LoadLot{lot("GRS-X", "G1"), {}, {}}).judge(start()));
    }

    void a_loaded_lot_is_consumed_at_completion_once()
    {
        World w = assembling(number("25"));
        makeModule(w, "1").at("ASM-1").then(install(serial("MOT", "M1"))).then(install(serial("MOD", "1")));
        const Decision decision = w.give(complete());
        GRANTED(decision);
        const Component &grease = factOf<ComponentInstalled>(decision)->components.front();
        QCOMPARE(grease.lotId(), lot("GRS", "G1"));
        QCOMPARE(grease.quantity.text(), QString("12.5"));
        QVERIFY(grease.fromLoadedLot);

        w.at("REP-1")
            .by("sue")
            .then(ReturnForRework{pump, op("030"), QStringLiteral("look")})
            .by("cara")
            .at("ASM-1")
            .then(start());
        const Decision again = w.give(complete());
        GRANTED(again);
        QVERIFY(!factOf<ComponentInstalled>(again)); // the grease is still in there
    }

    void a_lot_that_does_not_suffice_is_empty_from_its_first_use_on()
    {
        World w;
        passed(w, "020", otherPump);
        passed(w, "020").at("ASM-1").then(LoadLot{lot("GRS", "G1"), {}, number("12.4")});
        REFUSED(w.judge(start()), LotEmpty);
        w.then(UnloadLot{lot("GRS", "G1"), {}}).then(LoadLot{lot("GRS", "G2"), {}, number("12.5")});
        w.then(start());
        makeModule(w, "1")
            .at("ASM-1")
            .then(install(serial("MOT", "M1")))
            .then(install(serial("MOD", "1")))
            .then(complete());
        REFUSED(w.judge(start(otherPump)), LotEmpty);
        GRANTED(w.then(LoadLot{lot("GRS", "G3"), {}, number("12.5")})
                    .judge(start(otherPump))); // the next one takes over
    }

    void a_loaded_lot_that_was_held_or_expired_since_is_not_used()
    {
        World w;
        passed(w, "020").at("ASM-1").then(LoadLot{lot("GRS", "G1"), day("2026-05-10"), {}});
        w.on("2026-05-10");
        GRANTED(w.judge(start()));
        w.on("2026-05-11");
        REFUSED(w.judge(start()), LotExpired);
        w.on("2026-05-10").then(holdOn(Subject::of(lot("GRS", "G1"))));
        REFUSED(w.judge(start()), LotOnHold);
    }

    void an_open_lot_lives_as_long_as_the_part_says()
    {
        World w;
        passed(w, "020").at("ASM-1");
        const qint64 opened = w.scene.nowMs;
        w.then(LoadLot{lot("GRS", "G1"), {}, {}});
        w.scene.nowMs = opened + qint64(90) * 86'400'000;
        GRANTED(w.judge(start()));
        ++w.scene.nowMs;
        REFUSED(w.judge(start()), LotExpired);
    }

    void a_lot_is_loaded_where_it_is_used_once_and_unloaded_when_it_is_there()
    {
        World w;
        w.at("ASM-1");
        const LoadLot load{lot("GRS", "G1"), {}, {}};
        REFUSED(w.judge(LoadLot{lot("BRG", "L1"), {}, {}}), WrongPart);
        REFUSED(w.judge(LoadLot{lot("GRS", "G1"), {}, number("0")}), BadValue);
        REFUSED(w.judge(LoadLot{lot("GRS", "G1"), day("2026-05-03"), {}}), LotExpired);
        REFUSED(w.judge(UnloadLot{lot("GRS", "G1"), {}}), LotNotLoaded);
        w.then(load);
        REFUSED(w.judge(load), LotAlreadyLoaded);
        GRANTED(w.judge(UnloadLot{lot("GRS", "G1"), {}}));
        REFUSED(w.at("PRS-1").judge(load), WrongPart);
        w.then(holdOn(Subject::of(lot("GRS", "G2"))));
        REFUSED(w.at("ASM-1").judge(LoadLot{lot("GRS", "G2"), {}, {}}), LotOnHold);
    }
};

QTEST_GUILESS_MAIN(ComponentRulesTest)
#include "component_rules_test.moc"
