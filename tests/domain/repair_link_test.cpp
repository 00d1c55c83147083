// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/repair_link.h"
#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;
using namespace Qt::Literals::StringLiterals;

static const DefectCode crack = named<DefectCode>("C01"), scratch = named<DefectCode>("S01");

/** At the test, failed with two marks. */
static World failedTwice()
{
    World w;
    passed(w, "030").at("TST-1").then(start());
    FailOperation command{pump, {crack, scratch}, {}};
    for (const DefectCode &code : {crack, scratch})
        command.marks.push_back({.operation = op("040"), .defect = code, .place = u"U7"_s, .note = {}});
    return w.then(command), w;
}

static const Recorded *defectOf(const World &w, const DefectCode &code)
{
    const Recorded *found = nullptr;
    for (const Recorded &recorded : w.entries) {
        const auto *defect = std::get_if<DefectRecorded>(&recorded.entry.event);
        if (defect && defect->defect == code)
            found = &recorded;
    }
    return found;
}

static std::vector<Recorded> entriesOf(const World &w)
{
    return w.about(Subject::of(pump));
}

class RepairLinkTest : public QObject {
    Q_OBJECT
private slots:
    void a_repair_names_the_defect_it_answers()
    {
        const World w = failedTwice();
        const RepairRecorded repair
            = linkedTo(pump, {.action = u"weld"_s, .cause = {}, .defect = crack, .note = {}}, entriesOf(w));
        QVERIFY(repair.of);
        QCOMPARE(*repair.of, defectOf(w, crack)->entry.id);
        QVERIFY(!repair.replaced);
    }

    void the_next_repair_answers_the_next_defect()
    {
        World w = failedTwice();
        const RepairRecorded first
            = linkedTo(pump, {.action = u"weld"_s, .cause = {}, .note = {}}, entriesOf(w));
        QCOMPARE(*first.of, defectOf(w, scratch)->entry.id); // the latest
        w.at("REP-1").then(RecordRepair{pump, first});
        const RepairRecorded second
            = linkedTo(pump, {.action = u"polish"_s, .cause = {}, .note = {}}, entriesOf(w));
        QCOMPARE(*second.of, defectOf(w, crack)->entry.id);
    }

    void without_a_mark_it_answers_the_fail()
    {
        World w;
        passed(w, "030").at("TST-1").then(start()).then(fail());
        const auto entries = entriesOf(w);
        const auto failed = std::find_if(entries.rbegin(), entries.rend(), [](const Recorded &recorded) {
            return std::holds_alternative<OperationFailed>(recorded.entry.event);
        });
        const RepairRecorded repair = linkedTo(pump, {.action = u"weld"_s, .cause = {}, .note = {}}, entries);
        QCOMPARE(*repair.of, failed->entry.id);
    }

    void what_was_taken_out_for_it_is_named()
    {
        World w = failedTwice();
        const Component motor = w.unit(pump).components.front().component;
        w.at("REP-1").then(RemoveComponent{pump, motor, u"defect"_s, u"scrap"_s});
        const RepairRecorded repair = linkedTo(
            pump, {.action = u"replace"_s, .cause = {}, .defect = crack, .note = {}}, entriesOf(w));
        QVERIFY(repair.replaced);
        QCOMPARE(repair.replaced->part, motor.part);
        w.then(RecordRepair{pump, repair});
        // A second repair has replaced nothing.
        QVERIFY(!linkedTo(pump, {.action = u"polish"_s, .cause = {}, .note = {}}, entriesOf(w)).replaced);
    }

    void on_a_unit_that_never_failed_it_answers_nothing()
    {
        World w;
        passed(w, "030");
        QVERIFY(!linkedTo(pump, {.action = u"clean"_s, .cause = {}, .note = {}}, entriesOf(w)).of);
    }
};

QTEST_GUILESS_MAIN(RepairLinkTest)
#include "repair_link_test.moc"
