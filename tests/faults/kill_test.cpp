// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/line_codes.h"
#include "tests/app/station_process.h"
#include "tests/journal/cache_contents.h"

#include <QDir>
#include <QJsonArray>
#include <QLoggingCategory>
#include <QRandomGenerator>

using namespace unitrail;

/*
 * FAULTS P1: kill -9 at random moments under load. What the station printed is what the world was told; all
 * of it must be in the journal that the kill leaves behind.
 *
 * UNITRAIL_KILLS: how many kills (100); UNITRAIL_SEED: which moments.
 */

static int fromEnvironment(const char *name, int fallback)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber && number > 0 ? number : fallback;
}

/** Kills between two fresh journals: an old one makes every check longer and finds nothing more. */
static constexpr int killsPerJournal = 20;

class KillTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    int m_kills = fromEnvironment("UNITRAIL_KILLS", 100);
    quint32 m_seed = quint32(fromEnvironment("UNITRAIL_SEED", 20260615));

    struct Told {
        qint64 sequence;
        QJsonObject line;
    };
    std::vector<Told> m_told; ///< of the journal at hand
    int m_acknowledged = 0;
    int m_lost = 0;
    int m_unreadable = 0;
    int m_unequal = 0;
    int m_whileStarting = 0;
    qint64 m_slowestStartMs = 0;

    QString runAndKill(StationProcess &station, QRandomGenerator &random, int &unit);
    void look(const QString &left, const QString &data);

private slots:
    void what_was_printed_survives_every_kill();
};

/** A start, scans as fast as the line takes them, and the kill. Empty: nothing went wrong that is not looked
 * for. */
QString KillTest::runAndKill(StationProcess &station, QRandomGenerator &random, int &unit)
{
    QElapsedTimer timer;
    timer.start();
    if (random.bounded(10) == 0) {
        station.launch();
        const QDeadlineTimer moment(random.bounded(120));
        while (!moment.hasExpired())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        station.kill();
        ++m_whileStarting;
        return {};
    }
    if (!station.start())
        return QStringLiteral("does not start after a kill: ") + QString::fromUtf8(station.errors());
    m_slowestStartMs = std::max(m_slowestStartMs, timer.elapsed());

    // The line holds some 4 kB, so that the station always has the next scan before it is done with the last.
    // Half of the kills come at any moment, half right behind a verdict: what was printed too early is lost
    // there.
    const QDeadlineTimer moment(random.bounded(1, 200));
    int behind = random.bounded(2) == 0 ? random.bounded(1, 60) : -1;
    if (!station.cable().send(badge::ana + '\r'))
        return QStringLiteral("the line takes nothing");
    const auto note = [&](const QJsonObject &line) {
        if (line[u"seq"].toInteger() > 0)
            m_told.push_back({line[u"seq"].toInteger(), line});
    };
    int waiting = 1;
    const QDeadlineTimer patience(patienceMs);
    while (behind != 0 && (behind > 0 || !moment.hasExpired())) {
        if (patience.hasExpired() || !station.isRunning())
            return QStringLiteral("answers no more: ") + QString::fromUtf8(station.errors());
        if (waiting < 40) {
            ++unit;
            station.cable().send(unitCode(unit) + '\r' + command(QStringLiteral("COMPLETE")) + '\r');
            waiting += 2;
        }
        for (const QJsonObject &line : station.verdicts()) {
            --waiting;
            note(line);
            if (behind > 0)
                --behind;
        }
    }
    station.kill();
    for (const QJsonObject &line : station.verdicts())
        note(line);
    return {};
}

static void copyFiles(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const char *name : {"journal.db", "journal.db-wal", "journal.mark", "cache.db", "cache.db-wal"}) {
        const QString file = from + u'/' + QLatin1String(name);
        if (QFile::exists(file) && !QFile::copy(file, to + u'/' + QLatin1String(name)))
            qFatal("cannot copy %s", qUtf8Printable(file));
    }
}

/** Whether the row that a verdict names says the same as the verdict. */
static bool says(const QString &row, const QJsonObject &line)
{
    const QJsonObject body = QJsonDocument::fromJson(row.toUtf8()).object();
    if (line[u"verdict"].toString() == u"refused")
        return body[u"t"].toString() == u"ScanRefused";
    if (body[u"t"].toString() == u"ScanRefused")
        return false;
    const QString unit = line[u"unit"].toString();
    bool about = unit.isEmpty() || body[u"u"].toString() == unit;
    for (const QJsonValue &also : body[u"also"].toArray())
        about = about || also[u"u"].toString() == unit;
    return about;
}

/** The files as the kill left them, copied: the station itself goes on with the originals. */
void KillTest::look(const QString &left, const QString &data)
{
    copyFiles(data, left);
    if (!QFile::exists(left + QStringLiteral("/journal.db"))) { // killed before it was made
        m_lost += int(m_told.size());
        return;
    }
    const SystemClock clock;
    auto journal = Journal::open(left, clock);
    if (!journal) {
        ++m_unreadable;
        qWarning("%s", qUtf8Printable(journal.error().text));
        return;
    }
    const auto verification = (*journal)->verify();
    if (!verification || verification->firstBroken) {
        ++m_unreadable;
        qWarning("the chain is broken: %s", verification ? qUtf8Printable(verification->what) : "the file");
    }
    const QStringList before = cacheContents(left);
    const Outcome rebuilt = (*journal)->rebuildCache();
    if (!rebuilt || cacheContents(left) != before)
        ++m_unequal;
    journal->reset();

    // Past all our code, with SQLite alone.
    std::map<qint64, QString> rows;
    for (const QString &row : RawFile(left + QStringLiteral("/journal.db"))
                                  .rows("SELECT seq, CAST(body AS TEXT) FROM journal WHERE inc_ord = 1"))
        rows.emplace(row.section(u'|', 0, 0).toLongLong(), row.section(u'|', 1));
    for (const Told &told : m_told) {
        const auto row = rows.find(told.sequence);
        if (row == rows.end() || !says(row->second, told.line)) {
            ++m_lost;
            qWarning("LOST %s", QJsonDocument(told.line).toJson(QJsonDocument::Compact).constData());
        }
    }
}

void KillTest::what_was_printed_survives_every_kill()
{
    QLoggingCategory::setFilterRules(
        QStringLiteral("unitrail.*=false")); // each look finds a copied journal, and says so
    QRandomGenerator random(m_seed);
    int unit = 0;
    for (int kill = 0; kill < m_kills; ++kill) {
        const QString data = m_root.filePath(QStringLiteral("journal-%1").arg(kill / killsPerJournal));
        if (kill % killsPerJournal == 0) {
            m_told.clear();
            unit = 0;
        }
        StationProcess station({.data = data});
        const size_t before = m_told.size();
        QCOMPARE(runAndKill(station, random, unit), QString());
        m_acknowledged += int(m_told.size() - before);
        const QString left = m_root.filePath(QStringLiteral("left"));
        look(left, data);
        QDir(left).removeRecursively();
    }
    std::printf("kill: kills %d (%d while starting) / acknowledged %d / lost %d / unreadable %d / cache "
                "unlike a rebuild %d / "
                "slowest start %lld ms / seed %u\n",
        m_kills, m_whileStarting, m_acknowledged, m_lost, m_unreadable, m_unequal,
        static_cast<long long>(m_slowestStartMs), m_seed);
    QCOMPARE(m_lost, 0);
    QCOMPARE(m_unreadable, 0);
    QCOMPARE(m_unequal, 0);
    // A test that was told next to nothing proves nothing.
    QVERIFY2(m_acknowledged >= m_kills * 5, "too few verdicts between the kills");
}

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
