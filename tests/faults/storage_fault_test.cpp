// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/line_codes.h"
#include "tests/app/station_process.h"
#include "tests/journal/journal_fixture.h"

#include <QDir>
#include <QJsonArray>

#include <csignal>
#include <set>
#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace unitrail;

/* A station whose disk fills up, cannot be written, or loses bytes. Nothing may look recorded that is not. */

namespace {

/** A small file system of its own, where that is permitted; it goes with this object. */
class SmallDisk {
public:
    explicit SmallDisk(const char *options)
    {
        m_mounted
            = ::geteuid() == 0 && ::mount("tmpfs", qPrintable(m_directory.path()), "tmpfs", 0, options) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(qPrintable(m_directory.path()), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)
    [[nodiscard]] bool isMounted() const { return m_mounted; }
    [[nodiscard]] QString path() const { return m_directory.path(); }
    bool remount(unsigned long flags, const char *options)
    {
        return ::mount("tmpfs", qPrintable(m_directory.path()), "tmpfs", MS_REMOUNT | flags, options) == 0;
    }

private:
    QTemporaryDir m_directory;
    bool m_mounted = false;
};

/** What a station was driven to say until it said that it cannot record, and what came behind that. */
struct Run {
    std::vector<qint64> acknowledged;
    QJsonObject refusal; ///< the first verdict not_recorded; empty: there was none
    bool greenBehind = false;
};

} // namespace

class StorageFaultTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    int m_count = 0;
    QString freshDirectory() { return m_root.filePath(QString::number(++m_count)); }

    static Run driveUntilRefused(StationProcess &station, int scansMax);
    static void expectAllThere(const Run &run, const QString &data);

private slots:
    void a_full_disk_stops_the_work_and_loses_nothing();
    void a_file_that_may_not_grow_stops_the_work_and_loses_nothing();
    void a_directory_that_cannot_be_written_is_told_at_the_start();
    void a_damaged_page_is_named_at_the_start();
    void a_log_that_was_taken_away_is_named_with_every_entry_it_held();
    void a_young_journal_without_its_log_is_no_new_one();
    void a_header_destroyed_under_a_running_station_turns_nothing_false_green();
};

Run StorageFaultTest::driveUntilRefused(StationProcess &station, int scansMax)
{
    Run run;
    station.scan(badge::ana);
    for (int i = 0; i < scansMax && run.refusal.isEmpty(); ++i) {
        const QJsonObject line = station.scan("filler " + QByteArray::number(i) + QByteArray(3000, 'x'));
        if (line[u"verdict"].toString() == u"not_recorded")
            run.refusal = line;
        else if (line[u"seq"].toInteger() > 0)
            run.acknowledged.push_back(line[u"seq"].toInteger());
        else
            break; // it says nothing more
    }
    for (const QByteArray &code :
        {badge::eva, unitCode(1), command(QStringLiteral("COMPLETE")), command(QStringLiteral("HELP"))})
        run.greenBehind = run.greenBehind || station.scan(code)[u"verdict"].toString() != u"not_recorded";
    return run;
}

void StorageFaultTest::expectAllThere(const Run &run, const QString &data)
{
    QCOMPARE(run.refusal[u"reason"].toString(), QStringLiteral("StorageFailed"));
    QCOMPARE(run.refusal[u"seq"].toInteger(), 0);
    QVERIFY2(!run.greenBehind, "behind a failure everything is not recorded");
    QVERIFY(run.acknowledged.size() > 20);

    StationProcess again({.data = data});
    QVERIFY2(again.start(), again.errors());
    std::set<qint64> there;
    for (const QJsonObject &line :
        runProgram({QStringLiteral("events"), QStringLiteral("--data"), data}).jsonLines())
        there.insert(line[u"seq"].toInteger());
    qint64 lost = 0;
    for (const qint64 sequence : run.acknowledged)
        lost += there.contains(sequence) ? 0 : 1;
    std::printf("%s: acknowledged %zu / lost %lld\n", QTest::currentTestFunction(), run.acknowledged.size(),
        static_cast<long long>(lost));
    QCOMPARE(lost, 0);
    QCOMPARE(runProgram({QStringLiteral("verify"), QStringLiteral("--data"), data}).code, 0);
    QCOMPARE(again.scan(badge::ana)[u"what"].toString(), QStringLiteral("SignedIn"));
    QCOMPARE(again.stop(), 0);
}

void StorageFaultTest::a_full_disk_stops_the_work_and_loses_nothing()
{
    SmallDisk disk("size=3m");
    if (!disk.isMounted())
        QSKIP("a file system of one's own needs root; the next test limits the file's size instead");
    const QString data = disk.path() + QStringLiteral("/data");
    Run run;
    {
        StationProcess station({.data = data});
        QVERIFY2(station.start(), station.errors());
        run = driveUntilRefused(station, 2000);
        station.stop();
    }
    QVERIFY(disk.remount(0, "size=30m")); // somebody makes room
    expectAllThere(run, data);
}

void StorageFaultTest::a_file_that_may_not_grow_stops_the_work_and_loses_nothing()
{
    const QString data = freshDirectory();
    Run run;
    {
        StationProcess station({.data = data, .childModifier = [] {
                                    ::signal(SIGXFSZ, SIG_IGN);
                                    const rlimit limit{1'500'000, 1'500'000};
                                    ::setrlimit(RLIMIT_FSIZE, &limit);
                                }});
        QVERIFY2(station.start(), station.errors());
        run = driveUntilRefused(station, 2000);
        station.stop();
    }
    expectAllThere(run, data);
}

void StorageFaultTest::a_directory_that_cannot_be_written_is_told_at_the_start()
{
    const auto expectRefused = [](const QString &data) {
        StationProcess station({.data = data});
        QVERIFY(!station.start());
        QCOMPARE(station.waitForEnd(), 1);
        QCOMPARE(station.said().complaints().size(), 1);
        QVERIFY2(station.errors().contains("cannot be"), station.errors());
    };
    if (::geteuid() != 0) {
        const QString data = freshDirectory();
        QVERIFY(QDir().mkpath(data));
        QVERIFY(QFile::setPermissions(data, QFile::ReadOwner | QFile::ExeOwner));
        expectRefused(data);
        QVERIFY(QFile::setPermissions(data, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        return;
    }
    SmallDisk disk("size=8m");
    if (!disk.isMounted())
        QSKIP("permissions do not bind root, and a file system of one's own may not be mounted");
    const QString data = disk.path() + QStringLiteral("/data");
    {
        StationProcess station({.data = data});
        QVERIFY2(station.start(), station.errors());
        QCOMPARE(station.scan(badge::ana)[u"what"].toString(), QStringLiteral("SignedIn"));
        QCOMPARE(station.stop(), 0);
    }
    QVERIFY(disk.remount(MS_RDONLY, nullptr));
    expectRefused(data);
    expectRefused(disk.path() + QStringLiteral("/new"));
    QCOMPARE(runProgram({QStringLiteral("verify"), QStringLiteral("--data"), data}).code,
        0); // to look needs no writing
}

/** Works, and leaves the directory with this many scans recorded and everything in journal.db. */
static int recordScans(const QString &data, int scans)
{
    StationProcess station({.data = data});
    if (!station.start() || station.scan(badge::ana).isEmpty())
        return -1;
    for (int i = 0; i < scans; ++i) {
        if (station.scan("scan " + QByteArray::number(i))[u"seq"].toInteger() <= 0)
            return -1;
    }
    return station.stop();
}

static void overwrite(const QString &path, qint64 offset, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered) || !file.seek(offset)
        || file.write(bytes) != bytes.size())
        qFatal("cannot damage %s", qUtf8Printable(path));
}

void StorageFaultTest::a_damaged_page_is_named_at_the_start()
{
    const QString data = freshDirectory();
    QCOMPARE(recordScans(data, 200), 0);
    const QString journal = data + QStringLiteral("/journal.db");
    QFile file(journal);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray sound = file.readAll();
    file.close();
    QVERIFY(sound.size() > 20 * 4096);
    int named = 0;
    int harmless = 0;
    for (qint64 page = 0; page < sound.size() / 4096; ++page) {
        overwrite(journal, page * 4096, QByteArray(4096, '\0'));
        const ProgramResult verified = runProgram({QStringLiteral("verify"), QStringLiteral("--data"), data});
        StationProcess station({.data = data});
        const bool started = station.start();
        const int code = started ? station.stop() : station.waitForEnd();
        if (verified.code == 0 && started) {
            // A page that holds no entry: the plant's documents, an index. Every entry must still be there.
            ++harmless;
            QCOMPARE(verified.json()[u"entries"].toInt() >= 203, true);
        } else {
            ++named;
            QVERIFY2(started || (code == 1 && station.said().complaints().size() == 1), station.errors());
            QVERIFY2(
                !started || verified.code != 0, verified.out); // one of the two says so, and never neither
        }
        QFile::remove(journal + QStringLiteral("-wal"));
        for (const char *cache : {"/cache.db", "/cache.db-wal"}) // it knows what this page's station recorded
            QFile::remove(data + QLatin1String(cache));
        overwrite(journal, 0, sound);
        QVERIFY(QFile::resize(journal, sound.size()));
    }
    std::printf("damaged pages: zeroed %d / told %d / holding no entry %d / silent 0\n", named + harmless,
        named, harmless);
    QVERIFY(named > harmless);
    QCOMPARE(runProgram({QStringLiteral("verify"), QStringLiteral("--data"), data}).code, 0);
}

/** FAULTS P16: the chain is whole as far as it goes; only the cache has seen more. */
void StorageFaultTest::a_log_that_was_taken_away_is_named_with_every_entry_it_held()
{
    const QString data = freshDirectory();
    const QString journal = data + QStringLiteral("/journal.db");
    qint64 last = 0;
    QCOMPARE(recordScans(data, 10), 0); // and ended well: that is in the file itself
    {
        StationProcess station({.data = data});
        QVERIFY2(station.start(), station.errors());
        station.scan(badge::ana);
        for (int i = 1; i <= 20; ++i) {
            last = std::max(last, station.scan(unitCode(i))[u"seq"].toInteger());
            last = std::max(last, station.scan(command(QStringLiteral("COMPLETE")))[u"seq"].toInteger());
        }
        station.kill();
    }
    QVERIFY(last > 20);
    QVERIFY(QFile::remove(journal + QStringLiteral("-wal")));
    QFile::remove(journal + QStringLiteral("-shm"));
    const ProgramResult verified = runProgram({QStringLiteral("verify"), QStringLiteral("--data"), data});
    QCOMPARE(verified.code, 1);
    const QJsonObject lost = verified.json()[u"lost"].toObject();
    const qint64 first = lost[u"first"].toInteger();
    QVERIFY2(first >= 1 && first <= last, verified.out);
    QVERIFY(lost[u"last"].toInteger() >= last);
    QVERIFY2(lost[u"about"].toArray().contains(unitName(20)), verified.out);

    StationProcess again({.data = data});
    QVERIFY2(again.start(), again.errors());
    QVERIFY2(again.errors().contains("are gone from"), again.errors());
    const QStringList papers = QDir(data).entryList({QStringLiteral("lost-*.txt")});
    QCOMPARE(papers.size(), 1);
    QFile paper(data + u'/' + papers.front());
    QVERIFY(paper.open(QIODevice::ReadOnly));
    QVERIFY(paper.readAll().contains(unitName(20).toUtf8()));
    // Recording goes on in a chain of its own: no sequence is given twice.
    QVERIFY(again.scan(badge::ana)[u"seq"].toInteger() < 10);
    QCOMPARE(again.stop(), 0);
    const ProgramResult events = runProgram({QStringLiteral("events"), QStringLiteral("--data"), data});
    QVERIFY(events.out.contains("AndonCalled") && events.out.contains("lost from journal.db"));
    QCOMPARE(runProgram({QStringLiteral("verify"), QStringLiteral("--data"), data}).code, 0);
    // Told once: the next start finds nothing missing.
    StationProcess third({.data = data});
    QVERIFY(third.start());
    QVERIFY(!third.errors().contains("are gone from"));
}

/** All of a journal's first day is in its log: without it the file is as good as new, and has another name.
 */
void StorageFaultTest::a_young_journal_without_its_log_is_no_new_one()
{
    const QString data = freshDirectory();
    {
        StationProcess station({.data = data});
        QVERIFY2(station.start(), station.errors());
        station.scan(badge::ana);
        station.scan(unitCode(1));
        station.kill();
    }
    for (const char *log : {"/journal.db-wal", "/journal.db-shm"})
        QFile::remove(data + QLatin1String(log));
    StationProcess again({.data = data});
    QVERIFY2(again.start(), again.errors());
    QVERIFY2(again.errors().contains("are gone from"), again.errors());
    QVERIFY(again.errors().contains(unitName(1).toUtf8()));
}

void StorageFaultTest::a_header_destroyed_under_a_running_station_turns_nothing_false_green()
{
    const QString data = freshDirectory();
    StationProcess station({.data = data});
    QVERIFY2(station.start(), station.errors());
    station.scan(badge::ana);
    const QString journal = data + QStringLiteral("/journal.db");
    overwrite(journal, 0, QByteArray(100, '\xff'));
    overwrite(journal + QStringLiteral("-wal"), 0, QByteArray(32, '\xff'));
    std::vector<qint64> acknowledged;
    for (int i = 0; i < 50; ++i) {
        const QJsonObject line = station.scan("scan " + QByteArray::number(i));
        QVERIFY(!line.isEmpty());
        if (line[u"seq"].toInteger() > 0)
            acknowledged.push_back(line[u"seq"].toInteger());
        else
            QCOMPARE(line[u"verdict"].toString(), QStringLiteral("not_recorded"));
    }
    station.kill();
    // What is left is either all there or told as damaged; never a shorter list without a word.
    const ProgramResult verified = runProgram({QStringLiteral("verify"), QStringLiteral("--data"), data});
    if (verified.code == 0) {
        QVERIFY2(acknowledged.empty() || verified.json()[u"entries"].toInteger() >= acknowledged.back(),
            verified.out);
    } else {
        QVERIFY2(
            verified.complaints().size() == 1 || verified.json().contains(u"first_broken"), verified.err);
        StationProcess again({.data = data});
        QVERIFY(!again.start());
        QCOMPARE(again.waitForEnd(), 1);
        QCOMPARE(again.said().complaints().size(), 1);
    }
}

QTEST_GUILESS_MAIN(StorageFaultTest)
#include "storage_fault_test.moc"
