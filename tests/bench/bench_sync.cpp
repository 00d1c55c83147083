// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/central.h"
#include "core/sync/central_link.h"
#include "core/sync/sync_pass.h"
#include "tests/bench/bench.h"
#include "tests/bench/sync_floor.h"
#include "tests/support/test_postgres.h"

namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

struct Batch {
    int entries;
    int perRun;
};
static constexpr Batch batches[]{{1, 300}, {50, 60}, {200, 40}, {1000, 20}, {5000, 4}};

/** One batch as a station sends it: read, pushed, the answer's hash compared, noted. */
static void push(Journal &journal, CentralLink &link, const Incarnation &chain, qint64 after, int count)
{
    std::vector<Frame> frames;
    while (int(frames.size()) < count) {
        const auto more
            = take(journal.frames(chain.number, after + qint64(frames.size()), count - int(frames.size())));
        if (more.empty())
            giveUp(u"the journal is too short for this benchmark"_s);
        frames.insert(frames.end(), more.begin(), more.end());
    }
    const QByteArray previous = after == 0 ? QByteArray(32, '\0') : take(journal.hashAt(chain.number, after));
    const PushReply reply = take(link.push(chain.number, previous, frames));
    if (reply.verdict != PushVerdict::Ack || reply.head.sequence < frames.back().sequence)
        giveUp(u"central did not take a batch: %1"_s.arg(reply.detail));
    if (take(journal.hashAt(chain.number, reply.head.sequence)) != reply.head.hash)
        giveUp(u"central acknowledges another entry"_s);
    take(journal.setAcknowledged(chain.number, reply.head.sequence, reply.head.hash));
}

/** P9: how fast a backlog goes to a real server, by size of batch, and that each entry arrives once. */
void benchSync(Bench &bench)
{
    const Ground &ground = bench.campaign();
    const auto server = take(TestPostgres::start({.durable = true}));
    const QString database = take(server->createDatabase());
    bench.postgres = server->value(database, u"SHOW server_version"_s).section(u' ', 0, 0);
    const CentralConfig config{.connection = server->connection(database),
        .note = u"bench"_s,
        .client = u"bench"_s,
        .deadlines = {}};
    take(initCentral(config));
    const SystemClock clock;
    const auto journal = take(Journal::open(ground.directory, clock));
    const Incarnation chain = take(journal->incarnations()).back();
    CentralLink link(config, journal->station());
    take(link.open());
    take(link.enrol());
    SyncFloor floor(
        ground.directory + u"/journal.db"_s, bench.freshDirectory(), server->connection(database));

    bench.report.begin();
    std::map<int, std::vector<Run>> runs;
    qint64 at = 0;
    for (int k = 0; k < bench.options.runs; ++k) {
        for (const Batch &batch : batches) {
            Run run;
            for (int i = 0; i < batch.perRun; ++i) {
                qint64 began = nowNs();
                push(*journal, link, chain, at, batch.entries);
                run.product.add(msSince(began));
                began = nowNs();
                floor.send(at, batch.entries);
                run.control.add(msSince(began));
                at += batch.entries;
            }
            runs[batch.entries].push_back(std::move(run));
        }
    }
    for (const Batch &batch : batches) {
        const QString name = u"bench_sync/batch-%1"_s.arg(batch.entries);
        // A rate of at least 0.25 of the control's is a time of at most 4 times its.
        bench.report.row(
            name, runs[batch.entries], batch.entries == 1000 ? Gate{.p50 = 4.0, .p99 = {}} : Gate{});
        const auto rate = [&](auto series) {
            Series all;
            for (const Run &run : runs[batch.entries])
                all.add(batch.entries / ((run.*series).at(0.5) / 1000));
            return all.at(0.5);
        };
        bench.report.value(name + u"/entries-per-second"_s, at, rate(&Run::product), rate(&Run::control));
    }

    // A reply that was lost: the same again, and from the middle.
    push(*journal, link, chain, at - 5000, 5000);
    push(*journal, link, chain, at - 2500, 100);
    const qint64 began = nowNs();
    const SyncReport report = take(syncOnce(*journal, config, clock));
    bench.report.value(
        u"bench_sync/drain-entries-per-second"_s, report.sent, double(report.sent) / (msSince(began) / 1000));
    const qint64 rows = server->value(database, u"SELECT count(*) FROM trc.ledger"_s).toLongLong();
    const qint64 told
        = server->value(database, u"SELECT sum(last_seq - first_seq + 1) FROM trc.batch"_s).toLongLong();
    bench.report.fact(
        u"bench_sync/missing"_s, chain.length, double(chain.length - rows), u"=0"_s, chain.length == rows);
    bench.report.fact(u"bench_sync/duplicates-delivered"_s, told, double(told - rows), u"=0"_s, told == rows);
}

} // namespace unitrail::bench
