// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/trace.h"
#include "tests/bench/bench.h"
#include "tests/bench/replay.h"

namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

static constexpr int recallsPerRun = 100;

/** P6: story 1 of the demo factory, one encoder lot in 140 of 5,000 units; the control runs the same
 * statements by hand. */
void benchRecall(Bench &bench)
{
    StatementWatch &watch = StatementWatch::install();
    const Ground &ground = bench.campaign();
    const ManualClock clock(0);
    const auto journal = take(Journal::open(ground.directory, clock));
    const auto trace = take(Trace::open(*journal));
    Replay raw(ground.directory);
    const LotId lot{PartNumber::known(u"ENC-12"_s), LotNumber::known(u"EN2619-B"_s)};
    std::vector<Run> runs;
    Recall recall;
    for (int k = 0; k < bench.options.runs; ++k) {
        Run run;
        for (int i = 0; i < recallsPerRun; ++i) {
            watch.begin();
            const qint64 began = nowNs();
            recall = take(trace->recallLot(lot));
            run.product.add(msSince(began) - watch.spentMs());
            run.control.add(raw.run(watch.end()));
        }
        runs.push_back(std::move(run));
    }
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
    const QStringList plans = take(trace->plans());
    bool sound = true;
    for (const QString &line : plans) {
        bench.report.note(u"bench_recall EXPLAIN "_s + line);
        // Of the recursion's own queue every row is read; of a table none.
        sound = sound && !line.contains(u"BLOOM"_s)
            && (!line.startsWith(u"SCAN"_s) || line.contains(u"SCAN way"_s));
    }
    bench.report.fact(u"bench_recall/plans"_s, plans.size(), sound ? 1 : 0, u"=1"_s, sound);
}

} // namespace unitrail::bench
