// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/central.h"
#include "core/sync/central_link.h"
#include "tests/fakes/memory_chain.h"
#include "tests/support/test_postgres.h"

#include <QtTest>

using namespace unitrail;

class CentralPushTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestPostgres> m_server;
    QString m_database;
    std::unique_ptr<MemoryChain> m_chain;
    std::unique_ptr<CentralLink> m_link;

    [[nodiscard]] CentralConfig config() const
    {
        return {.connection = m_server->connection(m_database), .note = {}, .client = {}, .deadlines = {}};
    }
    QString value(const QString &sql) { return m_server->value(m_database, sql); }
    PushReply push(qint64 from, qint64 to)
    {
        const auto reply = m_link->push(1, m_chain->hashOf(from - 1), m_chain->slice(from, to));
        if (!reply)
            qWarning() << reply.error().text;
        return reply ? *reply : PushReply{};
    }
    /** What central holds of the chain, read past its functions: sequence, hash and body of each entry. */
    bool holds(qint64 length)
    {
        const auto rows = m_server->run(m_database,
            QStringLiteral(
                "SELECT seq, encode(hash, 'hex'), encode(body, 'hex'), hlc FROM trc.ledger ORDER BY seq"));
        if (!rows || rows->size() != size_t(length))
            return false;
        for (size_t i = 0; i < rows->size(); ++i) {
            const Frame &frame = m_chain->chains[1][i];
            const QStringList &row = (*rows)[i];
            if (row[0].toLongLong() != frame.sequence || row[1].toLatin1() != frame.hash.toHex()
                || row[2].toLatin1() != frame.body.toHex() || row[3].toLongLong() != frame.hlc)
                return false;
        }
        return true;
    }
    /** The feed's positions are 1 to n, their entries join up, and nothing stands in two of them. */
    bool feedIsWhole()
    {
        return value(QStringLiteral(R"(SELECT (SELECT count(*) = coalesce(max(pos), 0) FROM trc.batch)
            AND (SELECT coalesce(sum(last_seq - first_seq + 1), 0) FROM trc.batch) = (SELECT count(*) FROM trc.ledger)
            AND (SELECT pos FROM trc.feed_head) = (SELECT count(*) FROM trc.batch))"))
            == u"true";
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
        m_chain = std::make_unique<MemoryChain>();
        m_link = std::make_unique<CentralLink>(config(), m_chain->station);
        QVERIFY(m_link->open());
        QVERIFY(m_link->enrol());
    }
    void cleanup() { QVERIFY(feedIsWhole()); }

    void entries_arrive_byte_for_byte_with_their_hashes()
    {
        for (const QByteArray &body : {QByteArray("{}"), QByteArray("a\0b\0", 4),
                 QByteArray("\xff\xfe\xc3\x28 invalid UTF-8"), QByteArray("'; DROP TABLE trc.ledger; --"),
                 QByteArray("\\x41\\'\\\\ $1 ? :name $$"), QByteArray(65536, '\''), QByteArray(1, '\0')})
            m_chain->add(body);
        const PushReply taken = push(1, 7);
        QCOMPARE(taken.verdict, PushVerdict::Ack);
        QCOMPARE(taken.head, (ChainHead{1, 7, m_chain->hashOf(7)}));
        QVERIFY(holds(7));
        QCOMPARE(*m_link->own(1, 0), m_chain->chains[1]);
    }

    void a_repeat_and_a_batch_from_the_middle_are_harmless()
    {
        m_chain->addMany(40);
        QCOMPARE(push(1, 20).verdict, PushVerdict::Ack);
        // The reply was lost; and then came, late, what had been sent before.
        for (const auto &[from, to] :
            {std::pair{1, 20}, {5, 9}, {20, 20}, {1, 1}, {11, 30}, {25, 30}, {1, 40}, {31, 40}}) {
            const PushReply reply = push(from, to);
            QCOMPARE(reply.verdict, PushVerdict::Ack);
            QVERIFY(reply.head.sequence >= to);
            QCOMPARE(reply.head.hash, m_chain->hashOf(reply.head.sequence));
        }
        QVERIFY(holds(40));
    }

    void a_gap_is_named_with_the_head_behind_which_to_go_on()
    {
        m_chain->addMany(10);
        QCOMPARE(push(4, 6).verdict, PushVerdict::Gap);
        QVERIFY(holds(0));
        push(1, 3);
        const PushReply reply = push(5, 10);
        QCOMPARE(reply.verdict, PushVerdict::Gap);
        QCOMPARE(reply.head, (ChainHead{1, 3, m_chain->hashOf(3)}));
        QCOMPARE(push(4, 10).verdict, PushVerdict::Ack);
        QVERIFY(holds(10));
    }

    void a_fork_is_named_and_both_branches_are_kept_data()
    {
        QTest::addColumn<int>("from"); // of the second branch's batch
        QTest::addColumn<int>("to");
        QTest::newRow("right behind the head") << 7 << 9;
        QTest::newRow("across the head") << 4 << 9;
        QTest::newRow("within") << 4 << 5;
        QTest::newRow("from the first on") << 1 << 9;
        QTest::newRow("just the head") << 6 << 6;
    }
    void a_fork_is_named_and_both_branches_are_kept()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        m_chain->addMany(3);
        MemoryChain other = *m_chain; // the copied journal; from here on two stations write one chain
        m_chain->addMany(3, "{\"here\":");
        other.addMany(6, "{\"there\":");
        QCOMPARE(push(1, 6).verdict, PushVerdict::Ack);
        const auto reply = m_link->push(1, other.hashOf(from - 1), other.slice(from, to));
        QVERIFY(reply);
        QCOMPARE(reply->verdict, PushVerdict::Fork);
        QCOMPARE(reply->head, (ChainHead{1, 6, m_chain->hashOf(6)}));
        QVERIFY(holds(6));
        const auto kept = m_server->run(m_database,
            QStringLiteral("SELECT seq, encode(substr(frame, 45), 'hex') FROM trc.fork WHERE why = 'FORK' "
                           "ORDER BY seq"));
        const int firstForeign = std::max(from, 4);
        QCOMPARE(int(kept->size()), to - firstForeign + 1);
        for (const QStringList &row : *kept)
            QCOMPARE(row[1].toLatin1(), other.chains[1][size_t(row[0].toInt() - 1)].body.toHex());
        // Again, as after a lost reply: kept once.
        QVERIFY(m_link->push(1, other.hashOf(from - 1), other.slice(from, to)));
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM trc.fork")).toInt(), to - firstForeign + 1);
        QCOMPARE(push(1, 6).verdict, PushVerdict::Ack);
    }

    void a_frame_that_does_not_hash_is_named_and_what_stands_before_it_taken()
    {
        m_chain->addMany(10);
        for (int broken = 1; broken <= 10; ++broken) {
            MemoryChain damaged = *m_chain;
            damaged.chains[1][size_t(broken - 1)].body[3] = '!';
            const qint64 head = broken == 1 ? 0 : broken - 2; // what central holds by now
            const auto reply = m_link->push(1, damaged.hashOf(head), damaged.slice(head + 1, 10));
            QVERIFY(reply);
            QCOMPARE(reply->verdict, PushVerdict::ChainBroken);
            QCOMPARE(reply->badSequence, broken);
            QCOMPARE(reply->head.sequence, broken - 1);
            QCOMPARE(reply->head.hash, m_chain->hashOf(broken - 1));
            QVERIFY(holds(broken - 1));
            QCOMPARE(
                value(QStringLiteral(
                          "SELECT encode(frame, 'hex') FROM trc.fork WHERE why = 'CHAIN_BROKEN' AND seq = %1")
                          .arg(broken))
                    .toLatin1(),
                packFrames(damaged.slice(broken, broken)).toHex());
        }
        QCOMPARE(push(10, 10).verdict, PushVerdict::Ack);
        QVERIFY(holds(10));
    }

    void any_bit_of_a_frame_that_is_changed_is_noticed()
    {
        m_chain->addMany(3);
        const QByteArray packed = packFrames(m_chain->slice(1, 3));
        for (qsizetype i = 0; i < packed.size(); ++i) {
            QByteArray changed = packed;
            changed[i] = char(changed[i] ^ 0x10);
            const auto reply = m_link->pushBytes(1, 1, chainStart(), changed);
            QVERIFY(reply);
            QVERIFY2(reply->verdict != PushVerdict::Ack, qPrintable(QString::number(i)));
            QVERIFY(holds(reply->head.sequence));
        }
        QCOMPARE(push(1, 3).verdict, PushVerdict::Ack);
        QVERIFY(holds(3));
    }

    void a_batch_cut_anywhere_is_taken_up_to_its_last_whole_frame()
    {
        m_chain->addMany(4);
        const QByteArray packed = packFrames(m_chain->slice(1, 4));
        const qsizetype each = packed.size() / 4;
        for (qsizetype size = 1; size < packed.size(); size += 7) {
            const auto reply = m_link->pushBytes(1, 1, chainStart(), packed.left(size));
            QVERIFY(reply);
            const qint64 whole = size / each;
            QCOMPARE(reply->verdict, size % each == 0 ? PushVerdict::Ack : PushVerdict::BadFrame);
            QCOMPARE(reply->head.sequence, whole);
            if (size % each != 0)
                QCOMPARE(reply->badSequence, whole + 1);
            QVERIFY(holds(whole));
        }
        QCOMPARE(push(1, 4).verdict, PushVerdict::Ack);
        QVERIFY(holds(4));
    }

    void a_body_that_is_too_long_is_refused_kept_and_stops_nothing_before_it()
    {
        m_chain->addMany(2);
        m_chain->add(QByteArray(65537, 'x'));
        m_chain->addMany(1);
        const PushReply reply = push(1, 4);
        QCOMPARE(reply.verdict, PushVerdict::BadFrame);
        QCOMPARE(reply.badSequence, 3);
        QCOMPARE(reply.head, (ChainHead{1, 2, m_chain->hashOf(2)}));
        QCOMPARE(value(QStringLiteral("SELECT why FROM trc.fork WHERE seq = 3")), QString("BAD_FRAME"));
        QVERIFY(holds(2));
    }

    void twenty_new_incarnations_a_day_are_enough()
    {
        for (qint64 incarnation = 1; incarnation <= 20; ++incarnation) {
            m_chain->add("{\"x\":1}", incarnation);
            QCOMPARE(m_link->push(incarnation, chainStart(), m_chain->slice(1, 1, incarnation))->verdict,
                PushVerdict::Ack);
        }
        m_chain->add("{}", 21);
        QCOMPARE(m_link->push(21, chainStart(), m_chain->slice(1, 1, 21))->verdict, PushVerdict::Denied);
        m_chain->add("{}", 1);
        QCOMPARE(m_link->push(1, m_chain->hashOf(1), m_chain->slice(2, 2))->verdict, PushVerdict::Ack);
    }

    void own_entries_come_back_for_a_restored_station()
    {
        m_chain->addMany(1500);
        push(1, 1000);
        push(1001, 1500);
        const auto first = m_link->own(1, 200);
        QVERIFY(first);
        QCOMPARE(*first, m_chain->slice(201, 1200));
        QCOMPARE(*m_link->own(1, 1200), m_chain->slice(1201, 1500));
        QVERIFY(m_link->own(1, 1500)->empty());
        QVERIFY(m_link->own(77, 0)->empty());
        QCOMPARE(**m_link->hashAt(1, 700), m_chain->hashOf(700));
        QVERIFY(!m_link->hashAt(1, 1501)->has_value());
    }

    void a_server_that_switches_its_string_rules_is_not_spoken_to()
    {
        m_chain->addMany(1);
        QVERIFY(m_server->run(
            m_database, QStringLiteral("ALTER ROLE postgres SET standard_conforming_strings = off")));
        CentralConnection connection(config());
        QVERIFY(connection.open());
        QVERIFY(connection.run(QStringLiteral("SELECT 1"))); // asked for at connecting
        QVERIFY(connection.run(QStringLiteral("SET standard_conforming_strings = off")));
        const auto refused = connection.run(QStringLiteral("SELECT 1"));
        QVERIFY(!refused);
        QVERIFY(refused.error().text.contains(QStringLiteral("standard_conforming_strings")));
        QVERIFY(!connection.isOpen());
        QVERIFY(m_server->run(
            m_database, QStringLiteral("ALTER ROLE postgres RESET standard_conforming_strings")));
    }

    void a_chain_that_somebody_else_is_pushing_is_busy_and_not_broken()
    {
        m_chain->addMany(4);
        push(1, 2);
        CentralConnection other(config());
        QVERIFY(other.open());
        QVERIFY(other.run(QStringLiteral("BEGIN")));
        QVERIFY(other.run(QStringLiteral("SELECT FROM trc.station_inc FOR UPDATE")));
        QCOMPARE(push(3, 4).verdict, PushVerdict::Busy);
        QVERIFY(other.run(QStringLiteral("ROLLBACK")));
        QCOMPARE(push(3, 4).verdict, PushVerdict::Ack);
        QVERIFY(holds(4));
    }
};

QTEST_GUILESS_MAIN(CentralPushTest)
#include "central_push_test.moc"
