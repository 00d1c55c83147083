// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench.h"
#include "tests/bench/replay.h"
#include "tests/journal/shim_vfs.h"

#include <QFile>

namespace unitrail::bench {

static constexpr int scansPerRun = 2000;

/** Both files as they are now, with nothing left in their logs. */
static void copyFiles(const QString &from, const QString &to)
{
    for (const QString &name : {QStringLiteral("/journal.db"), QStringLiteral("/cache.db")}) {
        sqlite3 *file = nullptr;
        if (sqlite3_open((from + name).toUtf8().constData(), &file) != SQLITE_OK
            || sqlite3_wal_checkpoint_v2(file, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr)
                != SQLITE_OK
            || !QFile::copy(from + name, to + name))
            giveUp(QStringLiteral("%1%2 cannot be copied").arg(from, name));
        sqlite3_close(file);
    }
}

/**
 * P1 and P2: accepted scans through the session, each beside its control (the same statements, raw) and one
 * append of 256 bytes with fdatasync. The clock runs from the scan's bytes to the answer.
 */
static void commitOn(Bench &bench, const Ground &ground)
{
    ShimVfs &disk = ShimVfs::install();
    StatementWatch &watch = StatementWatch::install();
    ScannedStation station(bench, ground.directory, QStringLiteral("KIT-1"));
    station.signIn();
    const QString copy = bench.freshDirectory();
    copyFiles(ground.directory, copy);
    Replay control(copy);
    DiskProbe probe(copy);

    std::vector<Run> raw, floor, statements;
    Series syncs;
    bool single = true;
    for (int k = 0; k < bench.options.runs; ++k) {
        Run againstRaw, againstDisk, count;
        for (int i = 0; i < scansPerRun; ++i) {
            const Scan scan = station.scan(station.nextCode());
            const double append = probe.append();
            disk.reset();
            watch.begin();
            const qint64 began = nowNs();
            station.session.takeScan(scan);
            const double scanned = msSince(began) - watch.spentMs();
            const std::vector<SeenStatement> seen = watch.end();
            station.demandDone();
            syncs.add(disk.journal.syncs + disk.cache.syncs);
            single = single && disk.journal.syncs == 1 && disk.cache.syncs == 0;
            const double replayed = control.run(seen);
            againstRaw.product.add(scanned);
            againstRaw.control.add(replayed);
            againstDisk.product.add(scanned);
            againstDisk.control.add(append);
            count.product.add(double(seen.size()));
            // Between scans, as the station does.
            station.journal->rest();
            control.rest();
        }
        raw.push_back(std::move(againstRaw));
        floor.push_back(std::move(againstDisk));
        statements.push_back(std::move(count));
    }
    const QString name = QStringLiteral("bench_commit/") + ground.name;
    const qint64 entries = take(station.journal->incarnations()).back().length;
    bench.report.note(QStringLiteral("%1: %2 entries in the journal by now").arg(name).arg(entries));
    bench.report.row(name, raw, {.p50 = 1.5, .p99 = 2.0});
    bench.report.row(name + QStringLiteral("/to-fdatasync"), floor);
    bench.report.row(name + QStringLiteral("/statements"), statements);
    bench.report.fact(name + QStringLiteral("/syncs-per-scan"), qint64(syncs.values.size()), syncs.at(1),
        QStringLiteral("=1"), single);
}

void benchCommit(Bench &bench)
{
    for (const Ground &ground : bench.growing()) {
        bench.report.begin();
        commitOn(bench, ground);
    }
}

} // namespace unitrail::bench
