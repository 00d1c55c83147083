// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/central.h"
#include "core/sync/central_link.h"
#include "tests/fakes/memory_chain.h"
#include "tests/support/test_postgres.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

#include <thread>

using namespace unitrail;

/** Runs something that blocks on a thread of its own and counts how often the caller's thread ticks
 * meanwhile. */
struct Blocked {
    int ticks = 0;
    qint64 ms = 0;
};
static Blocked runBeside(const std::function<void()> &work, const std::function<void()> &after50Ticks = {})
{
    Blocked blocked;
    std::atomic<bool> done = false;
    QTimer tick;
    QObject::connect(&tick, &QTimer::timeout, [&] {
        if (++blocked.ticks == 50 && after50Ticks)
            after50Ticks();
    });
    QElapsedTimer timer;
    timer.start();
    tick.start(10);
    std::thread thread([&] {
        work();
        done = true;
    });
    const bool ended = QTest::qWaitFor([&] { return done.load(); }, 30'000);
    blocked.ms = ended ? timer.elapsed() : 30'000;
    if (ended)
        thread.join();
    else
        qFatal("it never came back");
    return blocked;
}

class CentralDeadlineTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestPostgres> m_server;
    QString m_database;
    MemoryChain m_chain;

    [[nodiscard]] CentralConfig config(int callMs = 700) const
    {
        return {.connection = m_server->connection(m_database),
            .note = {},
            .client = {},
            .deadlines = {.connectMs = 2000, .callMs = callMs, .bytesPerSecond = 1'000'000}};
    }

private slots:
    void initTestCase()
    {
        auto server = TestPostgres::start();
        QVERIFY2(server, server ? "" : qPrintable(server.error().text));
        m_server = std::move(*server);
        m_database = *m_server->createDatabase();
        QVERIFY(initCentral(config(10'000)));
        m_chain.addMany(10);
        CentralLink link(config(10'000), m_chain.station);
        QVERIFY(link.open());
        QVERIFY(link.enrol());
    }
    void cleanup() { m_server->thaw(); }

    void a_listener_that_never_answers_is_given_up_at_the_deadline()
    {
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        CentralConfig there = config();
        there.connection = QStringLiteral("host=127.0.0.1 port=%1 dbname=x user=x").arg(mute.serverPort());
        Failure failure{};
        const Blocked blocked = runBeside([&] {
            CentralLink link(there, m_chain.station);
            failure = link.open().error();
        });
        QCOMPARE(failure.kind, Failure::Kind::Network);
        QVERIFY2(blocked.ms >= 1500 && blocked.ms < 4500, qPrintable(QString::number(blocked.ms)));
        QVERIFY2(blocked.ticks >= blocked.ms / 40, qPrintable(QString::number(blocked.ticks)));
    }

    void a_server_that_freezes_before_a_connection_stands_is_given_up_at_the_deadline()
    {
        m_server->freeze();
        Failure failure{};
        const Blocked blocked = runBeside([&] {
            CentralLink link(config(), m_chain.station);
            failure = link.open().error();
        });
        QCOMPARE(failure.kind, Failure::Kind::Network);
        QVERIFY2(blocked.ms < 4500, qPrintable(QString::number(blocked.ms)));
    }

    void a_server_that_freezes_while_the_driver_settles_in_is_given_up_at_the_deadline()
    {
        // It answers the handshake and the first question, and from then on nothing: libpq's own time-out is
        // over by then.
        QTcpServer half;
        QVERIFY(half.listen(QHostAddress::LocalHost));
        connect(&half, &QTcpServer::newConnection, &half, [&] {
            QTcpSocket *client = half.nextPendingConnection();
            connect(client, &QTcpSocket::readyRead, client, [client, greeted = false]() mutable {
                const QByteArray said = client->readAll();
                if (greeted)
                    return;
                if (said.size() == 8) {
                    client->write("N"); // no TLS here
                    return;
                }
                greeted = true;
                client->write(QByteArray::fromHex("520000000800000000")); // AuthenticationOk
                client->write(QByteArray::fromHex("5a0000000549")); // ReadyForQuery
            });
        });
        CentralConfig there = config();
        there.connection = QStringLiteral("host=127.0.0.1 port=%1 dbname=x user=x").arg(half.serverPort());
        Failure failure{};
        const Blocked blocked = runBeside([&] {
            CentralLink link(there, m_chain.station);
            failure = link.open().error();
        });
        QCOMPARE(failure.kind, Failure::Kind::Network);
        QVERIFY2(blocked.ms < 4500, qPrintable(QString::number(blocked.ms)));
    }

    void a_server_that_freezes_in_a_call_is_given_up_and_found_again()
    {
        CentralLink link(config(), m_chain.station);
        QVERIFY(link.open());
        link.close(); // the connection belongs to the thread that opens it
        Failure failure{};
        std::atomic<bool> open = false;
        const Blocked blocked = runBeside([&] {
            QVERIFY(link.open());
            m_server->freeze();
            QElapsedTimer timer;
            timer.start();
            failure = link.push(1, chainStart(), m_chain.slice(1, 10)).error();
            QVERIFY2(timer.elapsed() >= 600 && timer.elapsed() < 1700,
                qPrintable(QString::number(timer.elapsed())));
            m_server->thaw();
            // Whether it was taken is unknown; asking tells, and sending again is harmless.
            QTRY_VERIFY(link.open());
            // The thawed call may still hold its locks: then the answer is to come again.
            const auto sentAgain = [&] {
                const auto reply = link.push(1, chainStart(), m_chain.slice(1, 10));
                return reply ? reply->head.sequence : -1;
            };
            QTRY_COMPARE(sentAgain(), 10);
            link.close();
            open = true;
        });
        QVERIFY(open);
        QCOMPARE(failure.kind, Failure::Kind::Network);
        QVERIFY(failure.text.contains(QStringLiteral("did not answer")));
        QVERIFY2(blocked.ticks >= blocked.ms / 40, qPrintable(QString::number(blocked.ticks)));
    }

    void a_call_that_is_ended_from_another_thread_comes_back_at_once()
    {
        CentralLink link(config(20'000), m_chain.station);
        Failure failure{};
        const Blocked blocked = runBeside(
            [&] {
                QVERIFY(link.open());
                m_server->freeze();
                failure = link.heads().error();
                link.close();
            },
            [&] { link.abort(); });
        QVERIFY(failure.text.contains(QStringLiteral("ended")));
        QVERIFY2(blocked.ms < 3000, qPrintable(QString::number(blocked.ms)));
        QVERIFY(!link.open());
    }

    void a_server_that_dies_in_service_is_found_again_when_it_is_back()
    {
        CentralLink link(config(), m_chain.station);
        QVERIFY(link.open());
        QVERIFY(link.heads());
        QVERIFY(m_server->stop());
        QVERIFY(!link.heads());
        QVERIFY(!link.open());
        QVERIFY(m_server->startAgain());
        QVERIFY(link.open());
        QVERIFY(link.heads());
    }
};

QTEST_GUILESS_MAIN(CentralDeadlineTest)
#include "central_deadline_test.moc"
