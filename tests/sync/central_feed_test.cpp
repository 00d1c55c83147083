// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/central.h"
#include "core/sync/central_link.h"
#include "tests/fakes/memory_chain.h"
#include "tests/support/test_postgres.h"

#include <QtTest>

#include <thread>

using namespace unitrail;

class CentralFeedTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestPostgres> m_server;
    QString m_database;

    [[nodiscard]] CentralConfig config() const
    {
        return {.connection = m_server->connection(m_database), .note = {}, .client = {}, .deadlines = {}};
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
        QVERIFY(initCentral(config()));
    }

    void the_feed_has_no_gap_while_eight_stations_write_and_one_reads()
    {
        constexpr int writers = 8;
        constexpr int pushes = 40;
        std::vector<MemoryChain> chains(writers);
        std::atomic<int> wrong = 0;
        std::atomic<int> running = writers;
        std::vector<std::thread> threads;
        for (int w = 0; w < writers; ++w) {
            chains[size_t(w)].addMany(pushes * 3, "{\"w\":" + QByteArray::number(w) + ",\"n\":");
            threads.emplace_back([&, w] {
                MemoryChain &chain = chains[size_t(w)];
                CentralLink link(config(), chain.station);
                if (!link.open() || !link.enrol())
                    ++wrong;
                for (int i = 0; i < pushes; ++i) {
                    const auto reply = link.push(1, chain.hashOf(i * 3), chain.slice(i * 3 + 1, i * 3 + 3));
                    if (!reply || reply->verdict != PushVerdict::Ack)
                        ++wrong;
                }
                link.close();
                --running;
            });
        }

        // The reader never looks back: what it misses now it misses for ever.
        MemoryChain reader;
        CentralLink link(config(), reader.station);
        QVERIFY(link.open());
        QVERIFY(link.enrol());
        FeedCursor cursor{.feed = 1, .generation = 1, .position = 0, .feedHash = chainStart()};
        QDeadlineTimer deadline(60'000);
        while (!deadline.hasExpired()) {
            const bool last = running == 0;
            const auto batches = link.pull(cursor, 50'000);
            QVERIFY2(batches,
                batches ? "" : qPrintable(batches.error().text)); // pull() checks every position and hash
            if (batches->empty() && last)
                break;
            QVERIFY(reader.takeFeed(1, 1, *batches));
            if (!batches->empty())
                cursor = reader.cursor;
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(wrong, 0);
        QCOMPARE(cursor.position, writers * pushes);
        QCOMPARE(reader.received.size(), size_t(writers * pushes * 3));
        QCOMPARE(m_server->value(m_database, QStringLiteral("SELECT pos FROM trc.feed_head")),
            QString::number(writers * pushes));
        QVERIFY(*link.ack(cursor));
    }

    void a_big_push_is_read_in_positions_of_at_most_fifty_entries()
    {
        MemoryChain chain;
        chain.addMany(1050);
        CentralLink link(config(), chain.station);
        QVERIFY(link.open());
        QVERIFY(link.enrol());
        const auto reply = link.push(1, chainStart(), chain.slice(1, 1050));
        QCOMPARE(reply->feedPosition, 21);
        const auto all
            = link.pull({.feed = 1, .generation = 1, .position = 0, .feedHash = chainStart()}, 8'000'000);
        QVERIFY(all);
        QCOMPARE(all->size(), size_t(21));
        QCOMPARE(all->front().frames.size(), size_t(50));
        QCOMPARE(all->back().frames, chain.slice(1001, 1050));
        QCOMPARE(link.hello({})->position, 21);
        QCOMPARE(link.hello({})->feedHash, all->back().feedHash);

        // However little one asks for, one position comes whole.
        const auto one
            = link.pull({.feed = 1, .generation = 1, .position = 10, .feedHash = (*all)[9].feedHash}, 1);
        QCOMPARE(one->size(), size_t(1));
    }

    void a_reader_that_saw_another_past_is_told_so_and_kept_as_a_witness()
    {
        MemoryChain chain;
        chain.addMany(10);
        CentralLink link(config(), chain.station);
        QVERIFY(link.open());
        QVERIFY(link.enrol());
        QVERIFY(link.push(1, chainStart(), chain.slice(1, 10)));
        QCOMPARE(
            *link.ack({.feed = 1, .generation = 1, .position = 1, .feedHash = QByteArray(32, 'x')}), false);
        QCOMPARE(
            m_server->value(m_database, QStringLiteral("SELECT agrees FROM trc.cursor")), QString("false"));
        QVERIFY(
            !link.pull({.feed = 1, .generation = 1, .position = 0, .feedHash = QByteArray(32, 'x')}, 1000));
    }

    void an_entry_changed_in_the_database_is_not_believed_by_a_reader()
    {
        MemoryChain chain;
        chain.addMany(10);
        CentralLink link(config(), chain.station);
        QVERIFY(link.open());
        QVERIFY(link.enrol());
        QVERIFY(link.push(1, chainStart(), chain.slice(1, 10)));
        QVERIFY(m_server->run(m_database,
            QStringLiteral("ALTER TABLE trc.ledger DISABLE TRIGGER ALL; UPDATE trc.ledger SET body = "
                           "'\\x7b7d' WHERE seq = 5")));
        const auto pulled
            = link.pull({.feed = 1, .generation = 1, .position = 0, .feedHash = chainStart()}, 1000);
        QVERIFY(!pulled);
        QVERIFY2(pulled.error().text.contains(QStringLiteral("entry 5")), qPrintable(pulled.error().text));
        QVERIFY(!link.own(1, 0));
    }

    void a_station_reads_the_feed_of_its_own_line_only()
    {
        MemoryChain chain;
        CentralLink link(config(), chain.station);
        QVERIFY(link.open());
        QVERIFY(link.enrol());
        QVERIFY(m_server->run(m_database,
            QStringLiteral("INSERT INTO trc.feed_head (feed_id, gen, pos, feed_hash) SELECT 2, 1, 0, "
                           "feed_hash FROM trc.feed_head")));
        QVERIFY(!link.pull({.feed = 2, .generation = 1, .position = 0, .feedHash = chainStart()}, 1000));
    }
};

QTEST_GUILESS_MAIN(CentralFeedTest)
#include "central_feed_test.moc"
