// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/central.h"
#include "core/sync/sync_pass.h"
#include "tests/fakes/memory_chain.h"
#include "tests/support/test_postgres.h"

#include <QtTest>

using namespace unitrail;

class SyncPassTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestPostgres> m_server;
    QString m_database;
    ManualClock m_clock{1'800'000'000'000};

    [[nodiscard]] CentralConfig config() const
    {
        return {.connection = m_server->connection(m_database), .note = {}, .client = {}, .deadlines = {}};
    }
    SyncReport sync(MemoryChain &chain)
    {
        CentralLink link(config(), chain.station);
        const auto report = SyncPass(link, chain, m_clock).run();
        if (!report)
            qWarning() << report.error().text;
        return report ? *report : SyncReport{.complete = false};
    }
    QString value(const QString &sql) { return m_server->value(m_database, sql); }
    static std::vector<SyncAlarm::Kind> kinds(const SyncReport &report)
    {
        std::vector<SyncAlarm::Kind> all;
        for (const SyncAlarm &alarm : report.alarms)
            all.push_back(alarm.kind);
        return all;
    }
    /** As a restore of a backup leaves it: the last positions of the feed and their entries were never there.
     */
    void forget(int positions)
    {
        QVERIFY(m_server->run(m_database,
            QStringLiteral(R"(
            ALTER TABLE trc.ledger DISABLE TRIGGER ALL; ALTER TABLE trc.batch DISABLE TRIGGER ALL;
            DELETE FROM trc.ledger l USING trc.batch b WHERE b.pos > (SELECT pos - %1 FROM trc.feed_head)
                AND l.station_id = b.station_id AND l.inc = b.inc AND l.seq BETWEEN b.first_seq AND b.last_seq;
            DELETE FROM trc.batch WHERE pos > (SELECT pos - %1 FROM trc.feed_head);
            UPDATE trc.feed_head h SET pos = b.pos, feed_hash = b.feed_hash FROM (SELECT pos, feed_hash FROM trc.batch ORDER BY pos DESC LIMIT 1) b;
            DELETE FROM trc.station_inc i WHERE NOT EXISTS (SELECT FROM trc.ledger l WHERE l.station_id = i.station_id AND l.inc = i.inc);
            UPDATE trc.station_inc i SET head_seq = l.seq, head_hash = l.hash FROM trc.ledger l WHERE l.station_id = i.station_id AND l.inc = i.inc
                AND l.seq = (SELECT max(seq) FROM trc.ledger m WHERE m.station_id = i.station_id AND m.inc = i.inc);
            ALTER TABLE trc.ledger ENABLE TRIGGER ALL; ALTER TABLE trc.batch ENABLE TRIGGER ALL)")
                .arg(positions)));
    }

private slots:
    void initTestCase()
    {
        auto server = TestPostgres::start();
        QVERIFY2(server, server ? "" : qPrintable(server.error().text));
        m_server = std::move(*server);
    }
    void init()
    {
        m_database = *m_server->createDatabase();
        const Outcome made = initCentral(config());
        QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    }

    void what_one_station_records_the_other_one_has_after_both_have_synced()
    {
        MemoryChain a;
        MemoryChain b;
        a.addMany(250, "{\"a\":");
        b.addMany(3, "{\"b\":");
        QCOMPARE(sync(a).sent, 250);
        const SyncReport second = sync(b);
        QCOMPARE(second.sent, 3);
        QCOMPARE(second.received, 250);
        QCOMPARE(b.received.front(), a.chains[1].front().body);
        QCOMPARE(b.received.back(), a.chains[1].back().body);
        QCOMPARE(sync(a).received, 3);
        QCOMPARE(*a.unacknowledged(), 0);
        QCOMPARE(a.acknowledged[1], (ChainHead{1, 250, a.hashOf(250)}));

        const SyncReport quiet = sync(a);
        QCOMPARE(quiet.sent, 0);
        QCOMPARE(quiet.received, 0);
        QCOMPARE(quiet.batches, 0);
        QVERIFY(quiet.alarms.empty());
    }

    void every_incarnation_goes_the_oldest_first()
    {
        MemoryChain chain;
        chain.addMany(5, "{\"one\":", 11);
        chain.addMany(7, "{\"two\":", 22);
        QCOMPARE(sync(chain).sent, 12);
        QCOMPARE(value(QStringLiteral(
                     "SELECT string_agg(inc || ':' || head_seq, ' ' ORDER BY inc) FROM trc.station_inc")),
            QString("11:5 22:7"));
    }

    void a_backlog_goes_in_batches_that_central_asked_for()
    {
        MemoryChain chain;
        chain.addMany(2500);
        for (int i = 0; i < 40; ++i)
            chain.add(QByteArray(60'000, char('a' + i % 26)) + QByteArray::number(i));
        QCOMPARE(sync(chain).sent, 2540);
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM trc.ledger")), QString("2540"));
        MemoryChain reader;
        QCOMPARE(sync(reader).received, 2540);
    }

    void a_central_restored_from_an_older_backup_gets_back_what_it_lost()
    {
        MemoryChain a;
        MemoryChain b;
        a.addMany(300, "{\"a\":");
        sync(a);
        b.addMany(150, "{\"b\":");
        sync(b);
        a.addMany(100, "{\"late\":");
        sync(a);
        sync(b);
        const qint64 before = b.cursor.position;
        forget(5);
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM trc.ledger")), QString("300"));

        // Only b has a feed that reaches beyond what central shows now; both send what is missing.
        b.addMany(10, "{\"new\":");
        const SyncReport healed = sync(b);
        QCOMPARE(kinds(healed), std::vector{SyncAlarm::Kind::FeedDiverged});
        QCOMPARE(healed.sent, 160);
        sync(a);
        sync(b);
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM trc.ledger")), QString("560"));
        QCOMPARE(b.received.size(), size_t(400));
        QCOMPARE(a.received.size(), size_t(160));
        QVERIFY(b.cursor.position >= before);
        QVERIFY(sync(a).alarms.empty());
        QVERIFY(sync(b).alarms.empty());
    }

    void a_journal_restored_from_an_older_copy_is_told_and_overwrites_nothing()
    {
        MemoryChain chain;
        chain.addMany(20);
        MemoryChain copy = chain;
        chain.addMany(10, "{\"later\":");
        sync(chain);
        const SyncReport report = sync(copy);
        QCOMPARE(kinds(report), std::vector{SyncAlarm::Kind::Behind});
        QCOMPARE(report.alarms.front().sequence, 30);
        QCOMPARE(report.sent, 0);
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM trc.ledger")), QString("30"));
    }

    void a_copied_journal_that_went_on_is_told_and_both_branches_are_with_central()
    {
        MemoryChain chain;
        chain.addMany(700);
        MemoryChain copy = chain;
        chain.addMany(5, "{\"here\":");
        copy.addMany(40, "{\"there\":");
        sync(chain);
        CentralLink link(config(), copy.station);
        SyncPass pass(link, copy, m_clock);
        const auto report = pass.run();
        QVERIFY(report);
        QCOMPARE(kinds(*report), std::vector{SyncAlarm::Kind::Forked});
        QCOMPARE(report->alarms.front().sequence, 700);
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM trc.ledger")), QString("705"));
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM trc.fork")), QString("40"));
        QCOMPARE(*copy.unacknowledged(), 740); // none of the branch is shown as saved
        copy.addMany(2, "{\"more\":");
        QVERIFY(pass.run());
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM trc.fork")), QString("42"));
        QCOMPARE(centralStatus(config())->forkedFrames, 42);
    }

    void a_damaged_entry_of_the_own_journal_is_told_and_what_stands_before_it_is_saved()
    {
        MemoryChain chain;
        chain.addMany(50);
        chain.chains[1][29].body += ' ';
        const SyncReport report = sync(chain);
        QCOMPARE(kinds(report), std::vector{SyncAlarm::Kind::OwnChainBroken});
        QCOMPARE(report.alarms.front().sequence, 30);
        QCOMPARE(chain.acknowledged[1], (ChainHead{1, 29, chain.hashOf(29)}));
    }

    void a_suspended_station_keeps_its_entries_and_says_why()
    {
        MemoryChain chain;
        chain.addMany(3);
        sync(chain);
        QVERIFY(setStationState(config(), chain.station, StationState::Suspended));
        chain.addMany(2);
        const SyncReport report = sync(chain);
        QVERIFY(!report.complete);
        QCOMPARE(kinds(report), std::vector{SyncAlarm::Kind::Denied});
        QCOMPARE(*chain.unacknowledged(), 2);
    }

    void central_knows_what_every_station_had_not_got_through()
    {
        MemoryChain chain;
        chain.addMany(8);
        sync(chain);
        const auto status = centralStatus(config());
        QVERIFY(status);
        QCOMPARE(status->stations.size(), size_t(1));
        QCOMPARE(status->stations.front().entries, 8);
        QCOMPARE(status->stations.front().waiting, 8); // at its hello
        QVERIFY(status->stations.front().lastSeenMs > 0);
        QCOMPARE(status->feeds.front().position, 1);
    }
};

QTEST_GUILESS_MAIN(SyncPassTest)
#include "sync_pass_test.moc"
