// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/serials.h"
#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;

/** A world whose pumps are numbered by one block and get a label. */
static World labelled()
{
    World w;
    w.plant.parts.at(part("P-1")).serialBlock = QStringLiteral("####");
    w.plant.labels = {{.name = QStringLiteral("pump"), .parts = {part("P-1")}}};
    return w;
}
static CreateUnit mint(const UnitId &id = pump)
{
    return {.unit = id, .order = named<OrderNumber>("W-1"), .minted = true};
}
static PrintLabel print(const char *why = "", const UnitId &id = pump)
{
    return {id, QStringLiteral("zebra"), QStringLiteral("pump/1"), QString::fromLatin1(why)};
}
static BindIdentifier readBack(const char *serial, const UnitId &id = pump)
{
    return {id, QStringLiteral("serial"), QString::fromLatin1(serial)};
}
static int copiesIn(const World &w)
{
    int last = 0;
    for (const Recorded &recorded : w.entries) {
        if (const auto *printed = std::get_if<IdentifierPrinted>(&recorded.entry.event))
            last = printed->copy;
    }
    return last;
}

class LabelRulesTest : public QObject {
    Q_OBJECT

private slots:
    void a_minted_unit_goes_on_only_when_its_label_was_scanned_back()
    {
        World w = labelled();
        w.then(mint());
        QCOMPARE(w.unit(pump).label, IdentifierState::Reserved);
        REFUSED(w.judge(complete()), LabelNotRead);
        w.then(print());
        QCOMPARE(w.unit(pump).label, IdentifierState::Printed);
        REFUSED(w.judge(complete()), LabelNotRead);
        REFUSED(w.judge(readBack("0002")), LabelMismatch);
        w.then(readBack("0001"));
        QCOMPARE(w.unit(pump).label, IdentifierState::Bound);
        w.then(complete());
    }

    void nobody_can_permit_a_label_that_nobody_has_seen()
    {
        World w = labelled();
        w.then(mint()).then(print()).permittedBy("sue");
        REFUSED(w.judge(complete()), LabelNotRead);
    }

    void a_unit_that_came_with_its_label_needs_no_scan_back()
    {
        World w = labelled();
        w.then(create()).then(complete());
    }

    void a_further_copy_needs_a_reason_and_is_counted()
    {
        World w = labelled();
        w.then(mint()).then(print());
        QCOMPARE(copiesIn(w), 1);
        REFUSED(w.judge(print()), ReasonNeeded);
        w.then(print("damaged"));
        w.then(print("lost"));
        QCOMPARE(copiesIn(w), 3);
        QCOMPARE(w.unit(pump).printed, 3);
    }

    void the_first_that_we_print_of_a_label_that_came_from_elsewhere_is_its_second()
    {
        World w = labelled();
        w.then(create());
        REFUSED(w.judge(print()), ReasonNeeded);
        w.then(print("damaged"));
        QCOMPARE(copiesIn(w), 2);
    }

    void what_may_have_come_out_before_the_power_went_counts_as_a_copy()
    {
        World w = labelled();
        w.then(mint()).then(print("not known after a restart"));
        QCOMPARE(copiesIn(w), 2);
    }

    void a_label_without_a_template_or_a_unit_is_not_printed()
    {
        World w = labelled();
        REFUSED(w.judge(print()), UnknownUnit);
        w.then(mint());
        REFUSED(w.judge(PrintLabel{pump, "zebra", {}, {}}), NoLabel);
    }

    void a_minted_serial_is_withdrawn_with_its_unit_while_nothing_is_built_into_it()
    {
        World w = labelled();
        w.then(mint()).then(print());
        w.then(VoidIdentifier{pump, "serial", "0001", "printer jam"});
        QCOMPARE(w.unit(pump).life, LifeCycle::Decommissioned);
        QCOMPARE(w.unit(pump).label, IdentifierState::Voided);
        QVERIFY(!w.unit(pump).active);
        REFUSED(w.judge(complete()), Scrapped);
        REFUSED(w.judge(print("lost")), Scrapped);
        REFUSED(w.judge(mint()), Scrapped);

        World bound = labelled();
        bound.then(mint()).then(print()).then(readBack("0001"));
        REFUSED(bound.judge(VoidIdentifier{pump, "serial", "0001", "printer jam"}), UnitExists);
    }

    void serials_that_are_reserved_for_labels_make_units_when_their_label_is_scanned()
    {
        World w = labelled();
        w.then(ReserveSerials{part("P-1"), {pump.serial, otherPump.serial}});
        QVERIFY(!w.unit(pump).created);
        REFUSED(w.judge(ReserveSerials{part("P-1"), {pump.serial}}), UnitExists);
        REFUSED(w.judge(mint()), UnitExists);
        w.then(print());
        w.then(create());
        QCOMPARE(w.unit(pump).label, IdentifierState::Bound);
        w.then(complete());
    }

    void numbers_are_counted_on_and_never_given_twice()
    {
        World w = labelled();
        const Part &pumps = w.plant.parts.at(part("P-1"));
        const StationName kit = small::at("KIT-1");
        const auto next = [&](int count) {
            return nextNumbers(w.plant, kit, w.standing(Subject::of(kit)).workplace(), pumps, count);
        };
        QCOMPARE(next(2), (std::vector<qint64>{1, 2}));
        w.then(mint());
        QCOMPARE(next(2), (std::vector<qint64>{2, 3}));
        w.then(ReserveSerials{part("P-1"), {named<SerialNumber>("0007")}});
        QCOMPARE(next(1), (std::vector<qint64>{8}));
        QCOMPARE(numbersLeft(w.plant, kit, w.standing(Subject::of(kit)).workplace(), pumps), 9999 - 7);
    }

    void a_station_mints_its_own_numbers_and_no_others()
    {
        World w = labelled();
        Part &pumps = w.plant.parts.at(part("P-1"));
        pumps.serialRanges = {{small::at("KIT-1"), {1, 2}}, {small::at("KIT-2"), {3, 4}}};
        w.then(mint());
        REFUSED(w.judge(mint(small::unit("P-1", "0003"))), SerialsUsedUp);
        w.then(ReserveSerials{part("P-1"), {otherPump.serial}});
        REFUSED(w.judge(ReserveSerials{part("P-1"), {}}), SerialsUsedUp);

        // What central leases comes behind.
        const Subject kit = Subject::of(small::at("KIT-1"));
        w.record({{{kit}, SerialBlockLeased{part("P-1"), 5001, 5002, QStringLiteral("central")}}});
        const auto numbers = nextNumbers(w.plant, small::at("KIT-1"), w.standing(kit).workplace(), pumps, 5);
        QCOMPARE(numbers, (std::vector<qint64>{5001, 5002}));
        w.then(mint(small::unit("P-1", "5001")));
    }

    void where_two_stations_make_a_part_and_nothing_divides_its_numbers_none_may_mint()
    {
        World w = labelled();
        w.plant.routings.front().operations.front().stations.push_back(small::at("PRS-1"));
        REFUSED(w.judge(mint()), SerialsUsedUp);
    }

    void minting_builds_upon_nothing_that_was_loaded_at_the_station()
    {
        World w = labelled();
        w.plant.routings.front().boms.at(part("P-1"))[3].capturedAt = small::op("010");
        w.then(LoadLot{lot("GRS", "G1"), {}, {}});
        const EventId loaded = w.last().entry.id;
        w.then(mint());
        GRANTED(w.judge(UndoEntry{Subject::of(small::at("KIT-1")), loaded, "undo"}));
    }
};

QTEST_GUILESS_MAIN(LabelRulesTest)
#include "label_rules_test.moc"
