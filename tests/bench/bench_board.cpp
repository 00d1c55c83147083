// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/board.h"
#include "tests/bench/bench.h"
#include "tests/bench/raw_reader.h"

namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

static constexpr int refreshesPerRun = 20;
static constexpr int scansBetween = 10;

namespace {

/** The day's numbers as somebody would write them by hand: aggregates, and no lists behind them. */
class ByHand {
public:
    explicit ByHand(const QString &file)
        : m_raw(file)
        , m_statements{
              m_raw.prepare("SELECT operation, count(*), sum(outcome = 1 AND overrides = 0 AND defects = 0) "
                            "FROM run WHERE pass = 1 AND started_ms >= ? GROUP BY operation"),
              m_raw.prepare("SELECT station, count(*), avg(ended_ms - started_ms - paused_ms) FROM run "
                            "WHERE started_ms >= ? AND ended_ms IS NOT NULL GROUP BY station"),
              m_raw.prepare("SELECT count(*) FROM unit WHERE finished_ms >= ?"),
              m_raw.prepare(
                  "SELECT count(*), min(last_ms) FROM unit WHERE created = 1 AND finished_ms IS NULL "
                  "AND ended_ms IS NULL AND last_ms >= 0 * ?"),
              m_raw.prepare("SELECT code, count(*) FROM defect WHERE at_ms >= ? GROUP BY code"),
              m_raw.prepare("SELECT reason, count(*) FROM refusal WHERE at_ms >= ? GROUP BY reason")}
    { }
    double run(qint64 fromMs)
    {
        const qint64 began = nowNs();
        for (sqlite3_stmt *statement : m_statements) {
            sqlite3_bind_int64(statement, 1, fromMs);
            while (sqlite3_step(statement) == SQLITE_ROW) { }
            sqlite3_reset(statement);
        }
        return msSince(began);
    }

private:
    RawReader m_raw;
    std::vector<sqlite3_stmt *> m_statements;
};

} // namespace

/** The live board: what came since the last look is taken in, and the day is counted with all its lists. */
void benchBoard(Bench &bench)
{
    const QString directory = bench.freshDirectory();
    QDir().mkpath(directory);
    for (const QString &file : {u"journal.db"_s, u"cache.db"_s}) {
        if (!QFile::copy(bench.campaign().directory + u'/' + file, directory + u'/' + file))
            giveUp(u"the campaign's files cannot be copied"_s);
    }
    ScannedStation station(bench, directory, u"KIT-1"_s);
    station.signIn();

    qint64 began = nowNs();
    const qint64 entries = take(take(Figures::open(*station.journal))->catchUp());
    const double first = msSince(began);
    bench.report.value(u"bench_board/first-pass-entries-per-s"_s, entries, double(entries) / first * 1000);

    ByHand raw(directory + u"/figures.db"_s);
    std::vector<Run> runs;
    for (int k = 0; k < bench.options.runs; ++k) {
        Run run;
        for (int i = 0; i < refreshesPerRun; ++i) {
            for (int scan = 0; scan < scansBetween; ++scan)
                station.session.takeScan(station.scan(station.nextCode()));
            began = nowNs();
            const auto figures = take(Figures::open(*station.journal));
            take(figures->catchUp());
            const Board board = take(boardOf(*figures, bench.plant, station.clock.wallMs()));
            run.product.add(msSince(began));
            run.control.add(raw.run(board.fromMs));
        }
        runs.push_back(std::move(run));
    }
    bench.report.row(u"bench_board/incremental"_s, runs);
    std::vector<double> all;
    for (const Run &run : runs)
        all.insert(all.end(), run.product.values.begin(), run.product.values.end());
    const double slow = Series{all}.at(0.99);
    bench.report.fact(u"bench_board/p99-ms"_s, qint64(all.size()), slow, u"<=200"_s, slow <= 200);
}

} // namespace unitrail::bench
