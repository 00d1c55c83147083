// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/trace.h"
#include "tests/bench/bench.h"
#include "tests/bench/scale.h"

#include <random>

namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

static constexpr int scansPerRun = 300;
static constexpr int historiesPerRun = 500;
static constexpr int recallsPerRun = 50;

namespace {

/** One journal, ready for all three questions. */
struct Grown {
    const Scale &scale;
    ScannedStation station;
    std::unique_ptr<Trace> trace;
    std::mt19937 random{7};

    Grown(const Bench &bench, const Scale &of, const QString &directory)
        : scale(of)
        , station(bench, directory, u"KIT-1"_s)
        , trace(take(Trace::open(*station.journal)))
    {
        station.signIn();
    }
    double scan()
    {
        const Scan next = station.scan(station.nextCode());
        const qint64 began = nowNs();
        station.session.takeScan(next);
        const double ms = msSince(began);
        station.demandDone();
        station.journal->rest();
        return ms;
    }
    double history()
    {
        const UnitId unit = scale.unit(qint64(random()) % scale.units());
        const qint64 began = nowNs();
        take(historyOf(*station.journal, unit));
        return msSince(began);
    }
    double recall()
    {
        const LotId lot = scale.bad().front().lot;
        const qint64 began = nowNs();
        take(trace->recall(recallOf(lot), {}));
        return msSince(began);
    }
};

} // namespace

/** P8: the same three things at a tenth of the size and at the whole, taking turns. */
void benchGrowth(Bench &bench)
{
    const ScaleGround &whole = scaleGround(bench);
    const Scale tenth(whole.scale.units() / 10);
    const QString small = bench.freshDirectory();
    tenth.make(small);
    Grown before(bench, tenth, small);
    Grown after(bench, whole.scale, whole.directory);

    const auto compare = [&](const QString &name, int times, double gate, double (Grown::*ask)()) {
        std::vector<Run> runs;
        for (int k = 0; k < bench.options.runs; ++k) {
            Run run;
            for (int i = 0; i < times; ++i) {
                run.control.add((before.*ask)());
                run.product.add((after.*ask)());
            }
            runs.push_back(std::move(run));
        }
        bench.report.row(u"bench_growth/"_s + name, runs, {.p50 = gate, .p99 = {}});
    };
    compare(u"scan"_s, scansPerRun, 1.3, &Grown::scan);
    compare(u"history"_s, historiesPerRun, 1.5, &Grown::history);
    if (!tenth.bad().empty()) // 140 of 5,000 in both
        compare(u"recall-of-140"_s, recallsPerRun, 2.5, &Grown::recall);
}

} // namespace unitrail::bench
