// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench.h"
#include "tests/bench/raw_reader.h"

namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

/** P11: what an entry costs in both files, all indices included, once the logs are folded in. */
void benchSize(Bench &bench)
{
    const Ground &ground = bench.campaign();
    const qint64 entries = ground.made.entries;
    double total = 0;
    for (const QString &file : {u"journal.db"_s, u"cache.db"_s}) {
        RawReader raw(ground.directory + u'/' + file, false);
        sqlite3_wal_checkpoint_v2(raw.handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
        sqlite3_stmt *pages = raw.prepare("SELECT name, sum(pgsize), sum(payload), sum(unused), sum(ncell) "
                                          "FROM dbstat GROUP BY name ORDER BY 2 DESC");
        while (sqlite3_step(pages) == SQLITE_ROW) {
            const auto each
                = [&](int column) { return double(sqlite3_column_int64(pages, column)) / double(entries); };
            total += each(1);
            if (each(1) >= 0.05) {
                bench.report.note(u"bench_size %1 %2: %3 bytes an entry (payload %4, unused %5), %6 cells"_s
                                      .arg(file, RawReader::text(pages, 0))
                                      .arg(each(1), 0, 'f', 2)
                                      .arg(each(2), 0, 'f', 2)
                                      .arg(each(3), 0, 'f', 2)
                                      .arg(sqlite3_column_int64(pages, 4)));
            }
        }
        if (file == u"journal.db") {
            sqlite3_stmt *bodies = raw.prepare("SELECT avg(length(body)) FROM journal");
            if (sqlite3_step(bodies) == SQLITE_ROW)
                bench.report.note(u"bench_size bodies: %1 bytes an entry"_s.arg(
                    sqlite3_column_double(bodies, 0), 0, 'f', 2));
        }
    }
    bench.report.fact(u"bench_size/bytes-per-entry"_s, entries, total, u"<=450"_s, total <= 450);
}

} // namespace unitrail::bench
