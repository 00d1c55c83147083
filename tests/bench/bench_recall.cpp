// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/genealogy.h"
#include "core/trace/trace.h"
#include "tests/bench/bench.h"
#include "tests/bench/replay.h"
#include "tests/bench/scale.h"

namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

/** How often in a run, so that a run of large answers does not take minutes. */
static int timesFor(qint64 units)
{
    return int(std::clamp<qint64>(100'000 / units, 5, 100));
}

/** Asks, and has the very statements that were seen run again by hand. */
template <typename Ask>
static std::vector<Run> besideRaw(Bench &bench, Replay &raw, int times, const Ask &ask)
{
    StatementWatch &watch = StatementWatch::install();
    std::vector<Run> runs;
    for (int k = 0; k < bench.options.runs; ++k) {
        Run run;
        for (int i = 0; i < times; ++i) {
            watch.begin();
            const qint64 began = nowNs();
            ask();
            run.product.add(msSince(began) - watch.spentMs());
            run.control.add(raw.run(watch.end()));
        }
        runs.push_back(std::move(run));
    }
    return runs;
}

static double medianOf(const std::vector<Run> &runs)
{
    Series all;
    for (const Run &run : runs)
        all.values.insert(all.values.end(), run.product.values.begin(), run.product.values.end());
    return all.at(0.5);
}

static void plansAreSound(Bench &bench, const QString &name, const QStringList &plans)
{
    bool sound = true;
    for (const QString &line : plans) {
        bench.report.note(name + u" EXPLAIN "_s + line);
        // Of what the recursion itself collects every row is read; of a table none.
        sound = sound && !line.contains(u"BLOOM"_s)
            && (!line.startsWith(u"SCAN"_s) || line == u"SCAN way"_s || line == u"SCAN hit"_s);
    }
    bench.report.fact(name + u"/plans"_s, plans.size(), sound ? 1 : 0, u"=1"_s, sound);
}

/** P6: story 1 of the demo factory, one encoder lot in 140 of 5,000 units. */
static void recallOfStory(Bench &bench)
{
    StatementWatch::install();
    const Ground &ground = bench.campaign();
    const ManualClock clock(0);
    const auto journal = take(Journal::open(ground.directory, clock));
    const auto trace = take(Trace::open(*journal));
    Replay raw(ground.directory);
    const LotId lot{PartNumber::known(u"ENC-12"_s), LotNumber::known(u"EN2619-B"_s)};
    Recall recall;
    const auto runs
        = besideRaw(bench, raw, timesFor(140), [&] { recall = take(trace->recall(recallOf(lot), {})); });
    bench.report.row(u"bench_recall/140-of-5000"_s, runs, {.p50 = 3.0, .p99 = {}});
    struct Known {
        const char *what;
        qint64 found;
        qint64 told;
    };
    for (const Known &known :
        {Known{"product-lot", recall.productLot, 5000}, Known{"work-orders", recall.workOrders, 600},
            Known{"ever", recall.ever(), 143}, Known{"now", recall.now(), 140}}) {
        bench.report.fact(u"bench_recall/"_s + QLatin1String(known.what), 1, double(known.found),
            u"=%1"_s.arg(known.told), known.found == known.told);
    }
    plansAreSound(bench, u"bench_recall"_s, take(trace->plans()));
}

/** P6 and P7: lots in 140, 1,000 and 100,000 units, and in 140 through a sub-unit; a tree of five levels. */
static void recallAtScale(Bench &bench)
{
    StatementWatch::install();
    const ScaleGround &ground = scaleGround(bench);
    const ManualClock clock(0);
    const auto journal = take(Journal::open(ground.directory, clock));
    const auto trace = take(Trace::open(*journal));
    Replay raw(ground.directory);
    const QString where = u"-of-%1"_s.arg(ground.scale.units());

    const auto one = [&](const QString &name, const Scale::Bad &bad, qint64 units) {
        // Of 100,000 units the list alone is what one waits for; what proves each comes with the rest.
        const bool mass = bad.units >= 100'000;
        Recall recall;
        const auto asked = [&](bool evidence) {
            return besideRaw(bench, raw, timesFor(bad.units),
                [&] { recall = take(trace->recall(recallOf(bad.lot), {.evidence = evidence})); });
        };
        if (mass)
            bench.report.row(name + u"/with-evidence"_s, asked(true));
        const auto runs = asked(!mass);
        bench.report.row(name, runs, {.p50 = mass ? 2.0 : 3.0, .p99 = {}});
        const double limitMs = mass ? 250 : bad.units > 140 ? 50 : 5;
        const double p50 = medianOf(runs);
        bench.report.fact(name + u"/p50-ms"_s, qint64(timesFor(bad.units) * bench.options.runs), p50,
            u"<=%1"_s.arg(limitMs), p50 <= limitMs);
        bench.report.fact(
            name + u"/complete"_s, 1, double(recall.ever()), u"=%1"_s.arg(units), recall.ever() == units);
    };
    for (const Scale::Bad &bad : ground.scale.bad())
        one(u"bench_recall/%1%2"_s.arg(bad.units).arg(where), bad, bad.units);
    // The sub-unit and the unit it sits in: both contain it.
    const Scale::Bad below = ground.scale.badBelow();
    one(u"bench_recall/%1-two-levels%2"_s.arg(below.units).arg(where), below, 2 * below.units);

    const auto genealogist = take(Genealogist::open(*journal));
    qint64 found = 0;
    const auto runs = besideRaw(bench, raw, 100, [&] {
        found = qint64(take(genealogist->ask({.start = Subject::of(ground.scale.deepest())})).nodes.size());
    });
    bench.report.row(u"bench_recall/genealogy-five-levels"_s, runs);
    const qint64 nodes = Scale::levels * 9;
    bench.report.fact(
        u"bench_recall/genealogy-nodes"_s, 1, double(found), u"=%1"_s.arg(nodes), found == nodes);
}

void benchRecall(Bench &bench)
{
    recallOfStory(bench);
    bench.report.begin();
    recallAtScale(bench);
}

} // namespace unitrail::bench
