// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/central.h"
#include "core/sync/sync.h"
#include "tests/journal/journal_fixture.h"
#include "tests/support/test_postgres.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QtTest>

using namespace unitrail;

/** Sync with the real journal and a real server. */
class SyncTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestPostgres> m_server;
    QString m_database;
    QTemporaryDir m_directory;
    int m_stations = 0;
    SystemClock m_clock;
    SyncTiming m_quick{.settleMs = 20, .hurryAt = 50, .pollMs = 100, .backOffMaxMs = 100};

    [[nodiscard]] CentralConfig config() const
    {
        return {.connection = m_server->connection(m_database),
            .note = QStringLiteral("ASM-1"),
            .client = QStringLiteral("test"),
            .deadlines = {.connectMs = 2000, .callMs = 1000, .bytesPerSecond = 1'000'000}};
    }
    /** A journal of its own for each: a station. */
    std::unique_ptr<Bench> station()
    {
        const QString directory = m_directory.filePath(QString::number(++m_stations));
        QDir().mkpath(directory);
        return std::make_unique<Bench>(directory);
    }
    static QString failure(const Result<SyncReport> &report)
    {
        return report ? QString() : report.error().text;
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
    void cleanup() { m_server->thaw(); }

    void a_unit_goes_from_one_station_to_the_next_through_central()
    {
        const auto first = station();
        const auto second = station();
        const Subject unit = unitSubject(QStringLiteral("LA40-26-000001"));
        first->create(QStringLiteral("LA40-26-000001"));
        first->record({unit}, OperationStarted{operation(), 1});
        const auto up = syncOnce(*first->journal, config());
        QVERIFY2(up, qPrintable(failure(up)));
        QCOMPARE(up->sent, 2);
        QCOMPARE(first->journal->unacknowledged(), 0);

        QVERIFY(!second->journal->standing(unit)->known());
        const auto down = syncOnce(*second->journal, config());
        QVERIFY2(down, qPrintable(failure(down)));
        QCOMPARE(down->received, 2);
        QCOMPARE(*second->journal->standing(unit), *first->journal->standing(unit));

        // The second builds on what the first has done: one line of work, no conflict anywhere.
        second->record({unit}, OperationPaused{operation()});
        QVERIFY(syncOnce(*second->journal, config()));
        QVERIFY(syncOnce(*first->journal, config()));
        const auto there = first->journal->standing(unit);
        QCOMPARE(there->entries, 3);
        QVERIFY(!there->conflicted());
        QCOMPARE(*there, *second->journal->standing(unit));
        QCOMPARE(syncOnce(*first->journal, config())->received, 0);
        QVERIFY(first->journal->verify()->what.isEmpty());
    }

    void a_restored_central_gets_its_entries_again_and_the_stations_read_anew()
    {
        const auto first = station();
        const auto second = station();
        for (int i = 0; i < 5; ++i)
            first->create(QStringLiteral("A") + QString::number(i));
        QVERIFY(syncOnce(*first->journal, config()));
        second->create(QStringLiteral("B"));
        QVERIFY(syncOnce(*second->journal, config()));
        QVERIFY(syncOnce(*first->journal, config()));

        m_database = *m_server->createDatabase(); // nothing is left of it
        QVERIFY(initCentral(config()));
        const auto again = syncOnce(*first->journal, config());
        QVERIFY2(again, qPrintable(failure(again)));
        QCOMPARE(again->sent, 5);
        QCOMPARE(again->alarms.front().kind, SyncAlarm::Kind::FeedDiverged);
        QVERIFY(syncOnce(*second->journal, config()));
        const auto healed = syncOnce(*first->journal, config());
        QVERIFY(healed);
        QVERIFY(healed->alarms.empty());
        QCOMPARE(
            m_server->value(m_database, QStringLiteral("SELECT count(*) FROM trc.ledger")), QString("6"));
        QCOMPARE(first->journal->unacknowledged(), 0);
    }

    void what_is_recorded_reaches_the_next_station_by_itself()
    {
        const auto first = station();
        const auto second = station();
        first->create(QStringLiteral("1"));
        Sync up(*first->journal, m_clock, config(), m_quick);
        Sync down(*second->journal, m_clock, config(), m_quick);
        QSignalSpy taken(&down, &Sync::taken);
        QCOMPARE(up.state().kind, SyncState::Kind::Offline);
        QCOMPARE(up.state().waiting, 1);
        up.start();
        down.start();
        QTRY_COMPARE_WITH_TIMEOUT(up.state().kind, SyncState::Kind::Saved, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(taken.size(), 1, 20'000);

        first->create(QStringLiteral("2"));
        up.noteRecorded();
        QCOMPARE(up.state().kind, SyncState::Kind::Sending);
        QCOMPARE(up.state().waiting, 1);
        QTRY_COMPARE_WITH_TIMEOUT(up.state().kind, SyncState::Kind::Saved, 20'000);
        QVERIFY(up.state().lastContactMs > 0);
        QTRY_COMPARE_WITH_TIMEOUT(taken.size(), 2, 20'000);
        QVERIFY(second->journal->standing(unitSubject(QStringLiteral("2")))->known());
    }

    void a_photo_follows_its_entry_and_comes_to_whoever_asks_for_it()
    {
        const auto first = station();
        const auto second = station();
        const QByteArray photo(1'500'000, 'p');
        const auto sha256 = AttachmentStore(first->journal->directory()).put(photo);
        QVERIFY(sha256);
        first->create(QStringLiteral("1"));
        Sync up(*first->journal, m_clock, config(), m_quick);
        Sync down(*second->journal, m_clock, config(), m_quick);
        QSignalSpy came(&down, &Sync::fileCame);
        down.start();
        down.wantFile(*sha256); // nobody has it yet: it is asked for again by itself
        down.wantFile(QStringLiteral("../../etc/passwd"));
        QTRY_COMPARE_WITH_TIMEOUT(down.state().kind, SyncState::Kind::Saved, 20'000);
        up.start();
        QTRY_COMPARE_WITH_TIMEOUT(up.state().kind, SyncState::Kind::Saved, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(came.size(), 1, 20'000);
        QCOMPARE(came.front().front().toString(), *sha256);
        QCOMPARE(*AttachmentStore(second->journal->directory()).get(*sha256), photo);
        QTRY_COMPARE_WITH_TIMEOUT(up.state().files, 0, 20'000);

        // What cannot get there is told, and everything else is still what it was.
        QVERIFY(m_server->run(m_database, QStringLiteral("UPDATE trc.setup SET file_bytes_max = 10")));
        QVERIFY(AttachmentStore(first->journal->directory()).put("more than ten"));
        up.hurry();
        QTRY_COMPARE_WITH_TIMEOUT(up.state().files, 1, 20'000);
        QVERIFY(up.state().fileTrouble.contains(QStringLiteral("13")));
        QCOMPARE(up.state().kind, SyncState::Kind::Saved);
    }

    void without_a_central_nothing_is_started_and_the_state_says_so()
    {
        const auto alone = station();
        alone->create(QStringLiteral("1"));
        Sync sync(*alone->journal, m_clock, {}, m_quick);
        sync.start();
        sync.noteRecorded();
        sync.hurry();
        QCOMPARE(sync.state().kind, SyncState::Kind::NotConfigured);
        QCOMPARE(sync.state().waiting, 1);
    }

    void a_frozen_central_never_holds_up_the_station()
    {
        const auto bench = station();
        Sync sync(*bench->journal, m_clock, config(), m_quick);
        sync.start();
        QTRY_COMPARE_WITH_TIMEOUT(sync.state().kind, SyncState::Kind::Saved, 20'000);
        m_server->freeze();

        int ticks = 0;
        qint64 longest = 0;
        QElapsedTimer sinceTick;
        QTimer tick;
        connect(&tick, &QTimer::timeout, this, [&] {
            ++ticks;
            longest = std::max(longest, sinceTick.restart());
        });
        bench->create(QStringLiteral("1"));
        sync.noteRecorded();
        sinceTick.start();
        tick.start(10);
        QTRY_COMPARE_WITH_TIMEOUT(sync.state().kind, SyncState::Kind::Offline, 20'000);
        QCOMPARE(sync.state().waiting, 1);
        QVERIFY(ticks > 10);
        QVERIFY2(longest < 500, qPrintable(QString::number(longest)));
        bench->create(QStringLiteral("2")); // recording goes on
        sync.noteRecorded();
        QCOMPARE(sync.state().waiting, 2);

        m_server->thaw();
        QTRY_COMPARE_WITH_TIMEOUT(sync.state().kind, SyncState::Kind::Saved, 20'000);
        QCOMPARE(
            m_server->value(m_database, QStringLiteral("SELECT count(*) FROM trc.ledger")), QString("2"));
    }

    void closing_does_not_wait_for_a_mute_central()
    {
        const auto bench = station();
        bench->create(QStringLiteral("1"));
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        auto there = config();
        there.connection = QStringLiteral("host=127.0.0.1 port=%1 dbname=x user=x").arg(mute.serverPort());
        there.deadlines.connectMs = 60'000;
        auto sync = std::make_unique<Sync>(*bench->journal, m_clock, there, m_quick);
        sync->start();
        QTRY_VERIFY_WITH_TIMEOUT(mute.hasPendingConnections(), 20'000); // from here on it hangs
        QElapsedTimer timer;
        timer.start();
        sync.reset();
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(bench->journal->unacknowledged(), 1);
    }

    void a_central_that_comes_late_or_dies_is_found_again()
    {
        const auto bench = station();
        bench->create(QStringLiteral("1"));
        QVERIFY(m_server->stop());
        Sync sync(*bench->journal, m_clock, config(), m_quick);
        sync.start();
        QTRY_VERIFY_WITH_TIMEOUT(!sync.state().detail.isEmpty(), 20'000);
        QCOMPARE(sync.state().kind, SyncState::Kind::Offline);
        QVERIFY(m_server->startAgain());
        QTRY_COMPARE_WITH_TIMEOUT(sync.state().kind, SyncState::Kind::Saved, 20'000);
        QVERIFY(m_server->stop());
        bench->create(QStringLiteral("2"));
        sync.noteRecorded();
        QTRY_COMPARE_WITH_TIMEOUT(sync.state().kind, SyncState::Kind::Offline, 20'000);
        QVERIFY(m_server->startAgain());
        QTRY_COMPARE_WITH_TIMEOUT(sync.state().kind, SyncState::Kind::Saved, 20'000);
        QCOMPARE(
            m_server->value(m_database, QStringLiteral("SELECT count(*) FROM trc.ledger")), QString("2"));
    }

    void a_backlog_is_sent_and_read_in_small_slices()
    {
        const auto first = station();
        const auto second = station();
        QVERIFY(first->journal->beginBatch());
        for (int i = 0; i < 3000; ++i)
            first->create(QString::number(i));
        QVERIFY(first->journal->commitBatch());
        Sync up(*first->journal, m_clock, config(), m_quick);
        up.start();
        QTRY_COMPARE_WITH_TIMEOUT(up.state().kind, SyncState::Kind::Saved, 60'000);
        Sync down(*second->journal, m_clock, config(), m_quick);
        qsizetype received = 0;
        connect(&down, &Sync::taken, this,
            [&](const std::vector<Recorded> &entries) { received += qsizetype(entries.size()); });
        down.start();
        QTRY_COMPARE_WITH_TIMEOUT(received, 3000, 60'000);
        qInfo() << "longest slice: sending" << up.longestSliceUs() << "us, reading" << down.longestSliceUs()
                << "us";
        // The aim is 5 ms on a quiet machine; a machine that runs other tests beside this one is not quiet.
        QVERIFY(up.longestSliceUs() < 250'000);
        QVERIFY(down.longestSliceUs() < 250'000);
        QCOMPARE(
            m_server->value(m_database, QStringLiteral("SELECT count(*) FROM trc.ledger")), QString("3000"));
    }
};

QTEST_GUILESS_MAIN(SyncTest)
#include "sync_test.moc"
