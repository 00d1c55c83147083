// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/journal/journal_fixture.h"
#include "tests/journal/shim_vfs.h"

#include "core/journal/sqlite.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace unitrail;

/** "open DIR": another process that wants the directory. "fill DIR": records until it is told that it cannot.
 */
static int helper(const QStringList &arguments)
{
    const SystemClock clock;
    if (arguments[1] == u"open") {
        const auto journal = Journal::open(arguments[2], clock);
        std::printf("%s\n", journal ? "opened" : qPrintable(journal.error().text));
        return journal ? 0 : int(journal.error().kind) + 10;
    }
    std::signal(SIGXFSZ, SIG_IGN);
    Bench bench(arguments[2]);
    const rlimit limit{2'000'000, 2'000'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    for (int i = 0;; ++i) {
        const auto done = bench.tryRecord({unitSubject(QString::number(i))}, UnitMoved{QString(500, u'x')});
        if (!done) {
            const auto again = bench.tryRecord({unitSubject(QStringLiteral("again"))}, UnitMoved{});
            std::printf("failed %d %d\n", int(done.error().kind), again ? 1 : 0);
            return 0;
        }
        std::printf("%s\n", qPrintable(done->front().entry.id.text()));
        std::fflush(stdout);
    }
}

class StorageTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    int m_count = 0;
    QString freshDirectory() { return m_root.filePath(QString::number(++m_count)); }
    void failEach(bool sync, bool forEver);

private slots:
    void initTestCase() { ShimVfs::install(); }
    void cleanup() { ShimVfs::install().reset(); }
    void a_second_process_is_refused_with_the_first_ones_number();
    void a_second_owner_in_this_process_is_refused();
    void reading_beside_a_running_station_works_and_cannot_write();
    void a_newer_file_is_refused_and_not_a_byte_of_it_changes();
    void a_file_of_another_program_is_refused_untouched();
    void the_file_runs_in_wal_with_full_sync();
    void a_lie_about_a_pragma_refuses_the_file();
    void a_disk_that_fills_up_loses_nothing_that_was_acknowledged();
    void the_nth_failing_write_loses_nothing_that_was_acknowledged();
    void the_nth_failing_sync_closes_the_journal_for_good();
    void a_read_only_directory_is_refused_for_writing();
};

void StorageTest::a_second_process_is_refused_with_the_first_ones_number()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("open"), directory});
    QVERIFY(other.waitForFinished());
    QCOMPARE(other.exitCode(), int(Failure::Kind::Busy) + 10);
    QVERIFY(other.readAllStandardOutput().contains(QByteArray::number(QCoreApplication::applicationPid())));
    bench.journal.reset();
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("open"), directory});
    QVERIFY(other.waitForFinished());
    QCOMPARE(other.exitCode(), 0);
}

void StorageTest::a_second_owner_in_this_process_is_refused()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    const auto second = Journal::open(directory, bench.clock);
    QVERIFY(!second);
    QCOMPARE(second.error().kind, Failure::Kind::Busy);
    QVERIFY(bench.tryRecord({unitSubject(QStringLiteral("1"))}, UnitScrapped{}));
}

void StorageTest::reading_beside_a_running_station_works_and_cannot_write()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    bench.create(QStringLiteral("1"));
    const auto look = Bench::opened(directory, bench.clock, {.exclusive = false});
    QVERIFY(look->standing(unitSubject(QStringLiteral("1")))->known());
    QVERIFY(!look->verify()->firstBroken);
    QVERIFY(!look->append({bench.make({unitSubject(QStringLiteral("2"))}, UnitScrapped{})}));
    QVERIFY(!look->rebuildCache());
    bench.create(QStringLiteral("2"));
    QVERIFY(!bench.journal->verify()->firstBroken);

    // The cache may be behind, or away, while somebody looks.
    RawFile raw(directory + QStringLiteral("/cache.db"));
    QCOMPARE(raw.run("DELETE FROM subject_entry; DELETE FROM subject; DELETE FROM standing; UPDATE applied "
                     "SET journal_id = 0, hash = zeroblob(32)"),
        QByteArray());
    const auto behind = Bench::opened(directory, bench.clock, {.exclusive = false});
    QCOMPARE(behind->entriesOf(unitSubject(QStringLiteral("2")))->size(), size_t(1));
    bench.journal.reset();
    QVERIFY(QFile::remove(directory + QStringLiteral("/cache.db")));
    const auto without = Bench::opened(directory, bench.clock, {.exclusive = false});
    QCOMPARE(without->resolve(QStringLiteral("1"))->size(), size_t(1));
    QVERIFY(!QFile::exists(directory + QStringLiteral("/cache.db")));
}

static QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void StorageTest::a_newer_file_is_refused_and_not_a_byte_of_it_changes()
{
    const QString directory = freshDirectory();
    Bench(directory).create(QStringLiteral("1"));
    const QString path = directory + QStringLiteral("/journal.db");
    {
        RawFile raw(path);
        QCOMPARE(raw.run("PRAGMA user_version = 99"), QByteArray());
    }
    const QByteArray before = bytesOf(path);
    for (const bool exclusive : {true, false}) {
        const auto refused = Journal::open(directory, ManualClock(monday), {.exclusive = exclusive});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Failure::Kind::Newer);
        QCOMPARE(bytesOf(path), before);
    }
}

void StorageTest::a_file_of_another_program_is_refused_untouched()
{
    for (const char *sql : {"CREATE TABLE theirs(a)", "PRAGMA application_id = 7; CREATE TABLE theirs(a)"}) {
        const QString directory = freshDirectory();
        QVERIFY(QDir().mkpath(directory));
        const QString path = directory + QStringLiteral("/journal.db");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        {
            RawFile raw(path);
            QCOMPARE(raw.run(sql), QByteArray());
        }
        const QByteArray before = bytesOf(path);
        const auto refused = Journal::open(directory, ManualClock(monday));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Failure::Kind::Storage);
        QCOMPARE(bytesOf(path), before);
    }
    const QString directory = freshDirectory();
    QVERIFY(QDir().mkpath(directory));
    QFile file(directory + QStringLiteral("/journal.db"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    QVERIFY(!Journal::open(directory, ManualClock(monday)));
    QCOMPARE(bytesOf(file.fileName()), QByteArray(8192, 'x'));
}

void StorageTest::the_file_runs_in_wal_with_full_sync()
{
    const QString directory = freshDirectory();
    Bench bench(directory);
    bench.create(QStringLiteral("1"));
    RawFile raw(directory + QStringLiteral("/journal.db"));
    QCOMPARE(raw.rows("PRAGMA journal_mode"), QStringList(QStringLiteral("wal")));
    // synchronous is the connection's own; its effect is what can be seen: the control without it does not
    // sync.
    ShimVfs &disk = ShimVfs::install();
    disk.reset();
    bench.create(QStringLiteral("2"));
    QCOMPARE(disk.journal.syncs, 1);
    Bench careless(freshDirectory(), {.durable = false});
    careless.create(QStringLiteral("1"));
    disk.reset();
    careless.create(QStringLiteral("2"));
    QCOMPARE(disk.journal.syncs, 0);
}

void StorageTest::a_lie_about_a_pragma_refuses_the_file()
{
    auto database = Database::open(QString(), {});
    QVERIFY(database);
    // A private database cannot keep a log: SQLite answers with another mode and no error.
    const Outcome refused
        = (*database)->insist(QStringLiteral("journal_mode"), QStringLiteral("WAL"), QStringLiteral("wal"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Failure::Kind::Storage);
}

void StorageTest::a_disk_that_fills_up_loses_nothing_that_was_acknowledged()
{
    const QString directory = freshDirectory();
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("fill"), directory});
    QVERIFY(other.waitForFinished());
    QCOMPARE(other.exitCode(), 0);
    const QList<QByteArray> lines = other.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(lines.back(), QByteArray("failed " + QByteArray::number(int(Failure::Kind::Storage)) + " 0"));
    QVERIFY(lines.size() > 50);

    Bench bench(directory);
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        const auto found = bench.journal->entry(*EventId::fromText(QString::fromLatin1(lines[i])));
        QVERIFY(found && *found);
    }
    QCOMPARE(bench.journal->incarnations()->front().length, lines.size() - 1);
    QVERIFY(!bench.journal->verify()->firstBroken);
    QVERIFY(bench.tryRecord({unitSubject(QStringLiteral("after"))}, UnitMoved{}));
}

/** Lets the i-th access fail for every i, until a run goes through without. */
void StorageTest::failEach(bool sync, bool forEver)
{
    ShimVfs &disk = ShimVfs::install();
    for (int i = 1; i < 400; ++i) {
        const QString directory = freshDirectory();
        std::vector<EventId> acknowledged;
        std::optional<Entry> refused;
        {
            Bench bench(directory);
            disk.reset();
            disk.for_ever = forEver;
            (sync ? disk.failSyncAt : disk.failWriteAt) = i;
            for (int k = 0; k < 6; ++k) {
                const Entry first
                    = bench.make({unitSubject(QString::number(k))}, UnitMoved{QString(300, u'x')});
                const Entry second = bench.make({unitSubject(QString::number(k))}, UnitScrapped{});
                const auto done = bench.journal->append({first, second});
                if (done) {
                    QVERIFY(!refused); // closed is closed
                    acknowledged.push_back(first.id);
                    acknowledged.push_back(second.id);
                } else {
                    QCOMPARE(done.error().kind, Failure::Kind::Storage);
                    if (!refused)
                        refused = first;
                    QVERIFY(!bench.journal->standing(first.subject())->known());
                }
            }
        }
        const int failed = disk.failed;
        disk.reset();
        Bench bench(directory);
        for (const EventId &id : acknowledged)
            QVERIFY2(bench.journal->entry(id)->has_value(), qPrintable(QStringLiteral("lost at %1").arg(i)));
        QVERIFY(!bench.journal->verify()->firstBroken);
        QCOMPARE(bench.journal->verify()->entries % 2, 0); // a command is there whole or not at all
        if (failed == 0) {
            QVERIFY(i > 5 && !refused);
            return;
        }
    }
    QFAIL("it never came to an end");
}

void StorageTest::the_nth_failing_write_loses_nothing_that_was_acknowledged()
{
    failEach(false, false);
    failEach(false, true);
}

void StorageTest::the_nth_failing_sync_closes_the_journal_for_good()
{
    failEach(true, false);
    failEach(true, true);
}

void StorageTest::a_read_only_directory_is_refused_for_writing()
{
    const QString directory = freshDirectory();
    Bench(directory).create(QStringLiteral("1"));
    const auto modes
        = QFileDevice::ReadOwner | QFileDevice::ExeOwner | QFileDevice::ReadOther | QFileDevice::ExeOther;
    QVERIFY(QFile::setPermissions(m_root.path(), modes | QFileDevice::WriteOwner));
    for (const QString &name : QDir(directory).entryList(QDir::Files))
        QVERIFY(QFile::setPermissions(
            directory + QLatin1Char('/') + name, QFileDevice::ReadOwner | QFileDevice::ReadOther));
    QVERIFY(QFile::setPermissions(directory, modes));

    QProcess other; // permissions do not bind root
    other.setChildProcessModifier([] {
        if (::geteuid() == 0 && ::setuid(65534) != 0)
            ::_exit(99);
    });
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("open"), directory});
    QVERIFY(other.waitForFinished());
    const bool reachable = other.exitCode() != 99 && other.error() != QProcess::FailedToStart;
    QVERIFY(QFile::setPermissions(directory, modes | QFileDevice::WriteOwner));
    if (!reachable)
        QSKIP("the test program cannot be started by another user here");
    QCOMPARE(other.exitCode(), int(Failure::Kind::Storage) + 10);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && (arguments[1] == u"open" || arguments[1] == u"fill"))
        return helper(arguments);
    StorageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "storage_test.moc"
