// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/line_codes.h"
#include "tests/app/station_process.h"
#include "tests/faults/write_log.h"
#include "tests/journal/cache_contents.h"

#include <QLoggingCategory>

#include <unistd.h>

using namespace unitrail;

/*
 * FAULTS P2 to P5: what a power cut leaves. A kill cannot show this, because what a killed process wrote is
 * still in the system's memory. So every write and sync is logged, and images are made from the log: what was
 * synced, and of the rest nothing, all, a torn beginning, or any of it in any order. Each image is opened
 * with the real journal.
 *
 * UNITRAIL_IMAGES: how many images (300); UNITRAIL_SEED: which.
 */

static int fromEnvironment(const char *name, int fallback)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber && number > 0 ? number : fallback;
}

static constexpr int entriesOfRecorder = 600;

/** "record DIR durable|careless": works on a journal and tells what is recorded, with checkpoints in between.
 */
static int record(const QString &directory, bool durable)
{
    Bench bench(directory, {.durable = durable});
    for (int i = 0; i < entriesOfRecorder; ++i) {
        const QString serial = QString::number(i / 3);
        const Recorded recorded = i % 3 == 0
            ? bench.create(serial, QStringLiteral("WO-1"), QStringLiteral("P"))
            : i % 3 == 1 ? bench.install(serial,
                  piece(QStringLiteral("ENC-12"), serial, QStringLiteral("EN2619-B"), QStringLiteral("ENC")))
                         : bench.record({unitSubject(serial)}, UnitMoved{QString(1500, u'x')});
        const QByteArray line = "{\"seq\":" + QByteArray::number(recorded.position.sequence) + "}\n";
        std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
        std::fflush(stdout);
        if (i % 5 == 4)
            bench.journal->rest();
    }
    return 0;
}

namespace {

/** What became of the images of one log. */
struct Tally {
    int images = 0;
    qint64 told = 0; ///< entries, over all images
    qint64 lost = 0;
    int unreadable = 0;
    int broken = 0;
    int unequal = 0;
    std::map<Cut, int> lostBy;

    void operator+=(const Tally &other)
    {
        images += other.images;
        told += other.told;
        lost += other.lost;
        unreadable += other.unreadable;
        broken += other.broken;
        unequal += other.unequal;
    }
    [[nodiscard]] QByteArray text() const
    {
        return "images " + QByteArray::number(images) + " / acknowledged " + QByteArray::number(told)
            + " / lost " + QByteArray::number(lost) + " / unreadable " + QByteArray::number(unreadable)
            + " / chain broken " + QByteArray::number(broken) + " / cache unlike a rebuild "
            + QByteArray::number(unequal);
    }
};

} // namespace

class PowerCutTest : public QObject {
    Q_OBJECT

    // Images need no disk: the cut has been made.
    QTemporaryDir m_root{::access("/dev/shm", W_OK) == 0
            ? QStringLiteral("/dev/shm/unitrail-power-cut-XXXXXX")
            : QDir::tempPath() + QStringLiteral("/power-cut-XXXXXX")};
    int m_images = fromEnvironment("UNITRAIL_IMAGES", 300);
    quint32 m_seed = quint32(fromEnvironment("UNITRAIL_SEED", 20260615));

    QProcessEnvironment logged(const QString &data, const QString &log) const;
    QString recorded(const QString &name, bool durable);
    Tally cutEverywhere(const QString &log, const QString &data, int images);
    void look(const QString &image, const LossyDisk &disk, const std::map<qint64, QByteArray> &hashes,
        Cut cut, Tally &tally);

private slots:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(QStringLiteral("unitrail.*=false"));
    } // each image is a copied journal, and says so
    void what_a_station_printed_survives_a_power_cut();
    void cuts_within_checkpoints_lose_nothing();
    void without_the_sync_entries_are_seen_to_be_lost();
};

QProcessEnvironment PowerCutTest::logged(const QString &data, const QString &log) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(UNITRAIL_POWER_CUT_SHIM));
    environment.insert(QStringLiteral("POWER_CUT_DIRECTORY"), data);
    environment.insert(QStringLiteral("POWER_CUT_LOG"), log);
    environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("verify_asan_link_order=0"));
    return environment;
}

static QByteArray hashOf(const QString &hex)
{
    return QByteArray::fromHex(hex.toLatin1());
}

Tally PowerCutTest::cutEverywhere(const QString &log, const QString &data, int images)
{
    // What was recorded in the end, as SQLite alone reads it.
    std::map<qint64, QByteArray> hashes;
    for (const QString &row :
        RawFile(data + QStringLiteral("/journal.db")).rows("SELECT seq, hex(hash) FROM journal"))
        hashes.emplace(row.section(u'|', 0, 0).toLongLong(), hashOf(row.section(u'|', 1)));

    const std::vector<DiskChange> operations = readWriteLog(log);
    QRandomGenerator random(m_seed);
    std::vector<size_t> cuts;
    // The birth of the files and the checkpoints are short and delicate: they get a cut in three each.
    std::vector<size_t> delicate;
    size_t born = 0;
    for (size_t i = 0; i < operations.size(); ++i) {
        if (operations[i].name == u"journal.db")
            delicate.push_back(i + 1);
        if (born == 0 && operations[i].kind == 'A')
            born = i + 1;
    }
    for (int i = 0; i < images; ++i) {
        cuts.push_back(i % 3 == 0 ? delicate[random.bounded(quint32(delicate.size()))]
                                  : random.bounded(quint32(i % 3 == 1 ? born : operations.size())) + 1);
    }
    std::sort(cuts.begin(), cuts.end());

    Tally tally;
    LossyDisk disk;
    size_t done = 0;
    for (const size_t cut : cuts) {
        for (; done < cut; ++done)
            disk.apply(operations[done]);
        const Cut how = Cut(tally.images % 4);
        const QString image = m_root.filePath(QStringLiteral("image"));
        QDir().mkpath(image);
        disk.write(image, how, random);
        look(image, disk, hashes, how, tally);
        ++tally.images;
        QDir(image).removeRecursively();
    }
    return tally;
}

void PowerCutTest::look(const QString &image, const LossyDisk &disk,
    const std::map<qint64, QByteArray> &hashes, Cut cut, Tally &tally)
{
    tally.told += qint64(disk.told().size());
    const SystemClock clock;
    auto journal = Journal::open(image, clock);
    if (!journal) {
        ++tally.unreadable;
        tally.lost += qint64(disk.told().size());
        qWarning("%d: %s", int(cut), qUtf8Printable(journal.error().text));
        return;
    }
    const qint64 chain = (*journal)->incarnations()->front().number;
    for (const qint64 sequence : disk.told()) {
        const auto hash = (*journal)->hashAt(chain, sequence);
        const auto expected = hashes.find(sequence);
        if (!hash || expected == hashes.end() || *hash != expected->second) {
            ++tally.lost;
            ++tally.lostBy[cut];
        }
    }
    const auto verification = (*journal)->verify();
    if (!verification || verification->firstBroken)
        ++tally.broken;
    const QStringList before = cacheContents(image);
    if (!(*journal)->rebuildCache() || cacheContents(image) != before)
        ++tally.unequal;
}

void PowerCutTest::what_a_station_printed_survives_a_power_cut()
{
    const QString data = QDir(m_root.path()).canonicalPath() + QStringLiteral("/station");
    QVERIFY(QDir().mkpath(data));
    const QString log = m_root.filePath(QStringLiteral("station.log"));
    int unit = 0;
    for (int run = 0; run < 2; ++run) { // the second one opens what the first one closed
        StationProcess station({.data = data, .environment = logged(data, log)});
        QVERIFY2(station.start(), station.errors());
        QCOMPARE(station.scan(badge::ana)[u"verdict"].toString(), QStringLiteral("accepted"));
        for (int i = 0; i < 25; ++i) {
            ++unit;
            QCOMPARE(station.scan(unitCode(unit))[u"verdict"].toString(), QStringLiteral("accepted"));
            QCOMPARE(station.scan("unknown")[u"verdict"].toString(), QStringLiteral("refused"));
            QCOMPARE(station.scan(command(QStringLiteral("COMPLETE")))[u"verdict"].toString(),
                QStringLiteral("accepted"));
        }
        QCOMPARE(station.stop(), 0);
    }
    const Tally tally = cutEverywhere(log, data, m_images / 2);
    std::printf("power cut, station: %s / seed %u\n", tally.text().constData(), m_seed);
    QCOMPARE(tally.lost, 0);
    QCOMPARE(tally.unreadable, 0);
    QCOMPARE(tally.broken, 0);
    QCOMPARE(tally.unequal, 0);
    QVERIFY2(tally.told > tally.images * 10, "the log holds few acknowledgements");
}

/** The directory of a finished recording; its log stands beside it. */
QString PowerCutTest::recorded(const QString &name, bool durable)
{
    const QString data = QDir(m_root.path()).canonicalPath() + u'/' + name;
    QDir().mkpath(data);
    QProcess recorder;
    recorder.setProcessEnvironment(logged(data, data + QStringLiteral(".log")));
    recorder.start(QCoreApplication::applicationFilePath(),
        {QStringLiteral("record"), data, durable ? QStringLiteral("durable") : QStringLiteral("careless")});
    const bool finished = recorder.waitForFinished(patienceMs);
    return finished && recorder.exitCode() == 0
            && recorder.readAllStandardOutput().count('\n') == entriesOfRecorder
        ? data
        : QString();
}

void PowerCutTest::cuts_within_checkpoints_lose_nothing()
{
    const QString data = recorded(QStringLiteral("durable"), true);
    QVERIFY(!data.isEmpty());
    const Tally tally = cutEverywhere(data + QStringLiteral(".log"), data, m_images - m_images / 2);
    std::printf("power cut, checkpoints: %s / seed %u\n", tally.text().constData(), m_seed);
    QCOMPARE(tally.lost, 0);
    QCOMPARE(tally.unreadable, 0);
    QCOMPARE(tally.broken, 0);
    QCOMPARE(tally.unequal, 0);
    QVERIFY(tally.told > tally.images * 10);
}

void PowerCutTest::without_the_sync_entries_are_seen_to_be_lost()
{
    const QString data = recorded(QStringLiteral("careless"), false);
    QVERIFY(!data.isEmpty());
    Tally tally = cutEverywhere(data + QStringLiteral(".log"), data, 60);
    std::printf("power cut, control with synchronous=NORMAL: %s (%.1f %%) / seed %u\n",
        tally.text().constData(), 100.0 * double(tally.lost) / double(tally.told), m_seed);
    QVERIFY(tally.lost > tally.images);
    QCOMPARE(tally.lostBy[Cut::Kept], 0); // as a kill would leave it: that is why a kill shows nothing
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == u"record")
        return record(arguments[2], arguments[3] == u"durable");
    PowerCutTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "power_cut_test.moc"
