// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/release_checklist.h"
#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;
using Kind = ReleaseItem::Kind;

static ReleaseChecklist checklist(const World &w)
{
    return releaseChecklist(pump, w.standing(Subject::of(pump)), w.plant);
}

class ReleaseRulesTest : public QObject {
    Q_OBJECT

private slots:
    void a_unit_with_a_whole_record_is_green()
    {
        World w;
        passed(w, "060");
        const ReleaseChecklist list = checklist(w);
        QVERIFY(list.green());
        QCOMPARE(list.items.size(), 6U);
        QCOMPARE(list.of(Kind::Operations).done, 6);
        QVERIFY(list.of(Kind::Genealogy).total > 0);
        QVERIFY(list.of(Kind::Traceability).total > 0);
    }

    void an_operation_that_is_not_done_is_named_with_its_station()
    {
        World w;
        passed(w, "040");
        const ReleaseItem item = checklist(w).of(Kind::Operations);
        QCOMPARE(item.missing, (QStringList{"050", "060"}));
        QCOMPARE(item.operation, op("050"));
        QVERIFY(item.stations == std::vector{small::at("TST-1")});
    }

    void a_part_that_was_taken_out_is_named()
    {
        World w;
        passed(w, "060").at("REP-1").then(
            RemoveComponent{pump, serial("MOT", "M0001"), QStringLiteral("noisy"), QStringLiteral("stock")});
        QCOMPARE(checklist(w).of(Kind::Genealogy).missing, QStringList("MOT"));
        REFUSED(w.signedBy("cara").judge(ReleaseUnit{pump, QStringLiteral("conforms")}), CaptureMissing);
    }

    void a_part_that_is_traced_too_coarsely_is_named_and_a_concession_covers_it()
    {
        World w;
        passed(w, "060");
        for (BomLine &line : w.plant.routings.front().boms.at(part("P-1"))) {
            if (line.part == part("BRG"))
                line.level = TraceabilityLevel::Advanced; // and it was captured by its lot
        }
        QCOMPARE(checklist(w).of(Kind::Traceability).missing, QStringList("BRG"));
        ReleaseUnit release{pump, QStringLiteral("conforms")};
        REFUSED(w.signedBy("cara").judge(release), CaptureMissing);
        const ConcessionId permit = named<ConcessionId>("CN-1");
        release.concession = permit;
        REFUSED(w.judge(release), ConcessionUnknown);
        w.by("kim").signedBy("kim").then(GrantConcession{permit,
            {.kind = QStringLiteral("concession"),
                .part = part("P-1"),
                .countMax = 1,
                .why = QStringLiteral("lot is enough for this order")}});
        w.by("cara").signedBy("cara").then(release);
        QVERIFY(w.unit(pump).released);
        QCOMPARE(w.standing(Subject::of(permit)).concession().used(), 1);
    }

    void an_open_nonconformance_and_a_hold_are_named()
    {
        World w;
        passed(w, "060");
        w.then(OpenNonconformance{pump, named<NonconformanceId>("NC-1"), {}, {}, QStringLiteral("scratch")});
        w.then(holdOn(Subject::of(pump)));
        QCOMPARE(checklist(w).of(Kind::Nonconformances).missing, QStringList("NC-1"));
        QCOMPARE(checklist(w).of(Kind::Holds).missing, QStringList("H-1"));
        QVERIFY(!checklist(w).green());
    }

    void a_value_that_the_plan_wanted_on_that_day_is_named()
    {
        World w;
        passed(w, "060");
        Characteristic late = w.plant.routings.front().operations[3].characteristics.front();
        late.id = named<CharacteristicId>("colour");
        w.plant.routings.front().operations[3].characteristics.push_back(late);
        QCOMPARE(checklist(w).of(Kind::Measurements).missing, QStringList("colour"));
        w.plant.routings.front().operations[3].characteristics.back().effectiveFrom = day("2026-06-15");
        QVERIFY(checklist(w).of(Kind::Measurements).good());
    }
};

QTEST_GUILESS_MAIN(ReleaseRulesTest)
#include "release_rules_test.moc"
