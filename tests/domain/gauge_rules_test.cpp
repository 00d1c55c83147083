// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;

static const GaugeId caliper = named<GaugeId>("CAL-9");

/** Travel is measured with a caliper, and TST-1 has one that is good until the end of May. */
static World withCaliper()
{
    World w;
    for (Operation &operation : w.plant.routings.front().operations) {
        for (Characteristic &characteristic : operation.characteristics) {
            if (characteristic.id.text() == u"travel")
                characteristic.gaugeClass = QStringLiteral("caliper");
        }
    }
    const auto add = [&](const char *id, const char *gaugeClass, const char *station) {
        w.plant.gauges.emplace(named<GaugeId>(id),
            Gauge{.id = named<GaugeId>(id),
                .gaugeClass = QString::fromUtf8(gaugeClass),
                .due = day("2026-05-31"),
                .stations = {small::at(station)}});
    };
    add("CAL-9", "caliper", "TST-1");
    add("OHM-1", "ohmmeter", "TST-1");
    passed(w, "030").at("TST-1").then(start());
    return w;
}
static RecordMeasurement with(const char *gauge)
{
    RecordMeasurement command = measure("travel", {"100.0"});
    command.gauge = QString::fromUtf8(gauge);
    return command;
}
static RecordGaugeCheck check(bool good, const char *due = nullptr)
{
    return {.gauge = caliper,
        .good = good,
        .due = due ? std::optional(day(due)) : std::nullopt,
        .note = QStringLiteral("block 100.000")};
}

class GaugeRulesTest : public QObject {
    Q_OBJECT

private slots:
    void a_value_keeps_its_instrument_and_how_long_that_was_calibrated()
    {
        World w = withCaliper();
        const Decision decision = w.judge(with("CAL-9"));
        const Measurement m = factOf<TestRecorded>(decision)->measurements.front();
        QCOMPARE(m.gauge, QStringLiteral("CAL-9"));
        QCOMPARE(m.gaugeDue, day("2026-05-31"));
    }

    void the_only_instrument_of_its_class_here_need_not_be_named()
    {
        World w = withCaliper();
        QCOMPARE(
            factOf<TestRecorded>(w.judge(with("")))->measurements.front().gauge, QStringLiteral("CAL-9"));
        const auto second = named<GaugeId>("CAL-8");
        w.plant.gauges.emplace(second, w.plant.gauges.at(caliper)).first->second.id = second;
        QCOMPARE(factOf<TestRecorded>(w.judge(with("")))->measurements.front().gauge, QString());
    }

    void an_instrument_of_another_class_or_none_does_not_judge()
    {
        World w = withCaliper();
        REFUSED(w.judge(with("OHM-1")), GaugeWrongClass);
        REFUSED(w.judge(with("CAL-77")), GaugeUnknown);
    }

    void an_overdue_calibration_blocks_until_a_second_person_permits_it()
    {
        World w = withCaliper();
        GRANTED(w.on("2026-05-31").judge(with("CAL-9")));
        w.on("2026-06-01");
        REFUSED(w.judge(with("CAL-9")), GaugeOverdue);
        REFUSED(w.judge(with("")), GaugeOverdue);
        const Decision decision = w.permittedBy("sue").judge(with("CAL-9"));
        GRANTED(decision);
        QCOMPARE(factOf<OverrideGranted>(decision)->refusal.reason, Reason::GaugeOverdue);
    }

    void a_good_check_renews_the_calibration_and_a_bad_one_ends_it()
    {
        World w = withCaliper();
        w.on("2026-06-01").by("ivo").then(check(true, "2027-05-31")).by("cara");
        GRANTED(w.judge(with("CAL-9")));
        w.by("ivo").then(check(false)).by("cara");
        const Decision decision = w.judge(with("CAL-9"));
        REFUSED(decision, GaugeBad);
        REFUSED(w.permittedBy("sue").judge(with("CAL-9")), GaugeBad);
    }

    void checks_are_made_by_inspectors_and_a_bad_one_says_why()
    {
        World w = withCaliper();
        REFUSED(w.judge(check(true)), NotAllowed);
        w.by("ivo");
        RecordGaugeCheck bad = check(false);
        bad.note.clear();
        REFUSED(w.judge(bad), ReasonNeeded);
        REFUSED(w.judge(check(true, "2026-05-03")), BadValue);
        RecordGaugeCheck unknown = check(true);
        unknown.gauge = named<GaugeId>("X-1");
        REFUSED(w.judge(unknown), GaugeUnknown);
    }
};

QTEST_GUILESS_MAIN(GaugeRulesTest)
#include "gauge_rules_test.moc"
