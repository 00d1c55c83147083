// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/measuring.h"
#include "tests/domain/small_plant.h"

using namespace unitrail;
using namespace unitrail::small;
using namespace Qt::Literals::StringLiterals;

/** Two steps, an order of 150, and a plan that draws 20 of them: 1 may be nonconforming, 2 are too many. */
static World sampled()
{
    World w;
    w.plant.orders.begin()->second.quantity = 150;
    w.plant.samplingPlans[u"s"_s] = {.name = u"s"_s, .aql = number("2.5")};
    std::vector<Operation> &steps = w.plant.routings.front().operations;
    std::erase_if(steps, [](const Operation &o) { return o.id.text() != u"010" && o.id.text() != u"040"; });
    for (Operation &step : steps) {
        step.reworkTo = {step.id};
        for (Characteristic &c : step.characteristics)
            c.samplingPlan = c.id.text() == u"leds" ? u"s"_s : QString();
    }
    w.by("ivo");
    return w;
}

static std::vector<UnitId> drawnOf(const World &w)
{
    const WorkOrder &order = w.plant.orders.begin()->second;
    const Unit unit{.order = order.number};
    std::vector<UnitId> drawn;
    for (int i = 1; i <= order.quantity; ++i) {
        const UnitId id{order.part, named<SerialNumber>(qPrintable(u"%1"_s.arg(i, 4, 10, QChar(u'0'))))};
        if (drawOf(u"s"_s, id, unit, w.plant)->drawn)
            drawn.push_back(id);
    }
    return drawn;
}

static void begin(World &w, const UnitId &id)
{
    w.at("KIT-1").then(CreateUnit{id, w.plant.orders.begin()->first});
    w.then(StartOperation{id, {}}).then(CompleteOperation{id});
    w.at("TST-1").then(StartOperation{id, {}});
}

static void inspect(World &w, const UnitId &id, const QString &leds)
{
    begin(w, id);
    w.then(RecordMeasurement{id, named<CharacteristicId>("leds"), {leds}, {}, {}, {}});
}

static JudgeLot judged(const World &w, const std::vector<UnitId> &drawn)
{
    return {Subject::of(w.plant.orders.begin()->first), op("040"), u"s"_s, drawn, hold("H-LOT"), {}};
}

class SampleRulesTest : public QObject {
    Q_OBJECT
private slots:
    void a_lot_is_accepted_with_no_more_nonconforming_ones_than_the_plan_takes()
    {
        World w = sampled();
        const auto drawn = drawnOf(w);
        QCOMPARE(drawn.size(), 20U);
        for (size_t i = 0; i < drawn.size(); ++i)
            inspect(w, drawn[i], i == 3 ? u"NOK"_s : u"OK"_s);
        const Decision decision = w.judge(judged(w, drawn));
        const auto *said = factOf<LotInspected>(decision);
        QVERIFY(said);
        QVERIFY(said->accepted);
        QCOMPARE(said->nonconforming, 1);
        QCOMPARE(said->accept, 1);
        QCOMPARE(said->sample, 20);
        QCOMPARE(said->size, 150);
        QVERIFY(!factOf<HoldPlaced>(decision));
    }

    void one_more_and_all_of_it_is_held_before_the_sample_is_through()
    {
        World w = sampled();
        const auto drawn = drawnOf(w);
        inspect(w, drawn[0], u"NOK"_s);
        inspect(w, drawn[1], u"OK"_s);
        begin(w, drawn[2]);
        w.then(FailOperation{drawn[2], {}, {}});
        const std::vector<UnitId> made(drawn.begin(), drawn.begin() + 3);
        const Decision decision = w.give(judged(w, made));
        QVERIFY(factOf<HoldPlaced>(decision));
        QVERIFY(!factOf<LotInspected>(decision)->accepted);
        // What belongs to it is not worked on any more.
        REFUSED(
            w.judge(RecordMeasurement{drawn[1], named<CharacteristicId>("travel"), {u"100"_s}, {}, {}, {}}),
            OnHold);
    }

    void a_unit_that_was_mended_still_speaks_against_its_lot()
    {
        World w = sampled();
        const auto drawn = drawnOf(w);
        begin(w, drawn[0]);
        w.then(FailOperation{drawn[0], {}, {}});
        w.by("sue").then(ReturnForRework{drawn[0], op("040"), u"mended"_s});
        w.by("ivo").then(StartOperation{drawn[0], {}});
        w.then(RecordMeasurement{drawn[0], named<CharacteristicId>("leds"), {u"OK"_s}, {}, {}, {}});
        QCOMPARE(sampledUnit(w.unit(drawn[0]), op("040"), u"s"_s, w.plant), SampledUnit::Nonconforming);
    }

    void a_sample_with_open_units_says_nothing_yet()
    {
        World w = sampled();
        const auto drawn = drawnOf(w);
        inspect(w, drawn[0], u"OK"_s);
        const std::vector<UnitId> made(drawn.begin(), drawn.begin() + 1);
        const Decision decision = w.judge(judged(w, made));
        REFUSED(decision, SampleUnfinished);
        QCOMPARE(std::get<Refusal>(decision).detail, u"1 / 20"_s);
        // The same unit twice is one unit.
        REFUSED(w.judge(judged(w, std::vector<UnitId>(20, drawn[0]))), SampleUnfinished);
    }

    void only_what_was_drawn_from_that_lot_counts()
    {
        World w = sampled();
        const auto drawn = drawnOf(w);
        UnitId other = drawn[0];
        for (int i = 1; i <= 150 && std::count(drawn.begin(), drawn.end(), other); ++i)
            other = {other.part, named<SerialNumber>(qPrintable(u"%1"_s.arg(i, 4, 10, QChar(u'0'))))};
        inspect(w, other, u"OK"_s);
        REFUSED(w.judge(judged(w, {other})), WrongPart);
    }
};

QTEST_GUILESS_MAIN(SampleRulesTest)
#include "sample_rules_test.moc"
