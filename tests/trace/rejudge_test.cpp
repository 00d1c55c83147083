// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/lot_sample.h"
#include "core/trace/rejudge.h"
#include "tests/station/demo_station.h"

#include <QtTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;
using Rule = Characteristic::ResultRule;

/** A unit with four torques, judged by plan C: 5.10 to 5.90. */
struct Screwed : Factory {
    explicit Screwed(const std::vector<QString> &torques)
    {
        bring(unitOf(9), "030"); // leaves the grease and glue loaded there
        bring(unitA, "020");
        const StationName station = StationName::known(u"ASM-1"_s);
        Recorder recorder(*journal, plant, clock, station);
        const Given given{.person = &plant.people.at(PersonId::known(u"P101"_s))};
        const auto give = [&](const Command &command) {
            const auto judged = recorder.give(command, given);
            if (!judged || judged->refusal())
                qFatal("%s", judged ? qPrintable(reasonName(judged->refusal()->reason)) : "disk");
        };
        give(SignIn{given.person->id});
        give(StartOperation{unitA, {}});
        for (const QString &torque : torques)
            give(RecordMeasurement{.unit = unitA,
                .characteristic = CharacteristicId::known(u"screw-torque"_s),
                .values = {torque},
                .unitOfMeasure = {},
                .gauge = {},
                .raw = {}});
    }
    /** Judged again by a plan E with this upper limit and rule. */
    Rejudgement again(const char *upper, Rule rule)
    {
        Plant other = plant;
        for (Operation &operation : other.routings.front().operations) {
            for (Characteristic c : std::vector<Characteristic>(operation.characteristics)) {
                if (c.id.text() != u"screw-torque")
                    continue;
                c.limitRevision = u"E"_s;
                c.upper = Decimal::fromText(QString::fromLatin1(upper));
                c.resultRule = rule;
                operation.characteristics.push_back(c);
            }
        }
        auto result = rejudge(*journal, other, u"E"_s, {});
        if (!result)
            qFatal("%s", qPrintable(result.error().text));
        return *std::move(result);
    }
};

class RejudgeTest : public QObject {
    Q_OBJECT
private slots:
    void each_value_must_keep_the_new_limits()
    {
        Screwed f({u"5.50"_s, u"5.62"_s, u"5.58"_s, u"5.40"_s});
        const Rejudgement result = f.again("5.60", Rule::Each);
        QCOMPARE(result.units, 2);
        QCOMPARE(result.values, 8);
        QCOMPARE(int(result.flips.size()), 1);
        QCOMPARE(result.flips[0].value.measurement.value, u"5.62"_s);
        QCOMPARE(result.flips[0].would, Verdict::Fail);
    }

    void of_the_last_only_the_last_turns_it()
    {
        Screwed f({u"5.50"_s, u"5.62"_s, u"5.58"_s, u"5.40"_s});
        QVERIFY(f.again("5.60", Rule::Last).flips.empty());
        Screwed bad({u"5.50"_s, u"5.40"_s, u"5.58"_s, u"5.62"_s});
        QCOMPARE(int(bad.again("5.60", Rule::Last).flips.size()), 1);
    }

    void the_mean_is_judged_as_a_mean()
    {
        Screwed f({u"5.50"_s, u"5.70"_s, u"5.58"_s, u"5.40"_s}); // 5.545
        QVERIFY(f.again("5.60", Rule::Mean).flips.empty());
        const Rejudgement result = f.again("5.54", Rule::Mean);
        QCOMPARE(int(result.flips.size()), 1);
        QCOMPARE(result.flips[0].mean->text(), u"5.545"_s);
        QCOMPARE(result.flips[0].was, Verdict::Pass);
    }

    void what_was_recorded_stays()
    {
        Screwed f({u"5.50"_s, u"5.62"_s, u"5.58"_s, u"5.40"_s});
        const qint64 before = f.length();
        (void)f.again("5.60", Rule::Each);
        QCOMPARE(f.length(), before);
        for (const Measurement &m : f.unit().operations.at(op("030")).measurements)
            QVERIFY(m.verdict == Verdict::Pass || m.verdict == Verdict::Marginal);
    }

    void its_values_are_found_by_an_index()
    {
        Screwed f({u"5.50"_s});
        auto figures = Figures::open(*f.journal);
        QVERIFY(figures && (*figures)->catchUp());
        const auto plans = measuredPlans(**figures);
        QVERIFY(plans);
        for (const QString &line : *plans)
            QVERIFY2(!line.contains(u"SCAN m"_s), qPrintable(line));
    }

    void a_sample_is_of_the_units_that_are_made_and_drawn()
    {
        Factory f;
        const Subject lot = Subject::of(OrderNumber::known(u"WO-26-0401"_s));
        int drawn = 0;
        for (int i = 1; i <= 12; ++i) {
            f.bring(unitOf(i), "010");
            const auto draw = drawOf(u"label-grade"_s, unitOf(i), f.unit(unitOf(i)), f.plant);
            drawn += draw && draw->drawn ? 1 : 0;
        }
        const auto sample = lotSample(*f.journal, f.plant, lot, op("090"), u"label-grade"_s);
        QVERIFY(sample);
        QCOMPARE(sample->made, 12);
        QCOMPARE(int(sample->drawn.size()), drawn);
        QCOMPARE(sample->inspected(), 0);
        QVERIFY(!lotSample(*f.journal, f.plant, lot, op("090"), u"no such"_s));
    }
};

QTEST_GUILESS_MAIN(RejudgeTest)
#include "rejudge_test.moc"
