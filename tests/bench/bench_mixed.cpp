// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/trace.h"
#include "tests/bench/bench.h"
#include "tests/bench/scale.h"

#include <QFileInfo>

#include <atomic>
#include <thread>

namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

static constexpr int scansPerRun = 1000;
static constexpr double pauseMaxMs = 50;

namespace {

/** Somebody at a desk who asks without a pause, on files of their own opening, while the line works. */
class Asking {
public:
    Asking(const QString &directory, const Scale &scale)
        : m_thread([this, directory, &scale] { ask(directory, scale); })
    {
        while (m_recalls == 0)
            std::this_thread::yield();
    }
    ~Asking()
    {
        m_enough = true;
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(Asking)
    [[nodiscard]] qint64 recalls() const { return m_recalls; }

private:
    void ask(const QString &directory, const Scale &scale)
    {
        const ManualClock clock(0);
        const auto journal = take(Journal::open(directory, clock, {.exclusive = false}));
        for (qint64 n = 0; !m_enough; ++n) {
            const auto trace = take(Trace::open(*journal));
            take(trace->recall(recallOf(scale.bad().back().lot), {}));
            take(historyOf(*journal, scale.unit(n * 7919 % scale.units())));
            ++m_recalls;
        }
    }
    std::atomic<bool> m_enough = false;
    std::atomic<qint64> m_recalls = 0;
    std::thread m_thread;
};

} // namespace

/** P4: scans while the largest recall and histories are asked, beside scans alone. */
void benchMixed(Bench &bench)
{
    const ScaleGround &ground = scaleGround(bench);
    ScannedStation station(bench, ground.directory, u"KIT-1"_s);
    station.signIn();
    const auto scan = [&] {
        const Scan next = station.scan(station.nextCode());
        const qint64 began = nowNs();
        station.session.takeScan(next);
        const double ms = msSince(began);
        station.demandDone();
        station.journal->rest();
        return ms;
    };
    std::vector<Run> runs;
    qint64 recalls = 0;
    double slowest = 0;
    for (int k = 0; k < bench.options.runs; ++k) {
        Run run;
        for (int i = 0; i < scansPerRun; ++i)
            run.control.add(scan());
        const Asking asking(ground.directory, ground.scale);
        for (int i = 0; i < scansPerRun; ++i)
            run.product.add(scan());
        recalls += asking.recalls();
        slowest = std::max(slowest, run.product.at(1));
        runs.push_back(std::move(run));
    }
    const QString name = u"bench_mixed/recall-of-%1"_s.arg(ground.scale.bad().back().units);
    bench.report.row(name, runs, {.p50 = {}, .p99 = 4.0});
    bench.report.fact(name + u"/slowest-ms"_s, qint64(scansPerRun * bench.options.runs), slowest,
        u"<=%1"_s.arg(pauseMaxMs), slowest <= pauseMaxMs);
    bench.report.value(name + u"/recalls-meanwhile"_s, recalls, double(recalls));
    bench.report.value(name + u"/log-mb"_s, 1,
        double(QFileInfo(ground.directory + u"/journal.db-wal"_s).size()
            + QFileInfo(ground.directory + u"/cache.db-wal"_s).size())
            / 1e6);
}

} // namespace unitrail::bench
