// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/station_window_wiring.h"
#include "tests/bench/bench.h"
#include "tests/drivers/pty.h"
#include "ui/station_window.h"

#include <QFileInfo>
#include <QLabel>
#include <QProcess>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include <unistd.h>

namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

static constexpr int startsPerRun = 5;
static constexpr qint64 logLeftBehind = 64 << 20;

// ---- the children

static int memoryKb(const char *what)
{
    QFile file(u"/proc/self/smaps_rollup"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const auto match = QRegularExpression(u"\\n%1:\\s+(\\d+) kB"_s.arg(QLatin1String(what)))
                           .match(QString::fromLatin1(file.readAll()));
    return match.captured(1).toInt();
}

/** Tells when it had painted, when it was ready, and what memory it has a moment later. */
[[noreturn]] static void tellAndEnd(qint64 painted, qint64 ready)
{
    QTimer::singleShot(300, qApp, [] { QCoreApplication::exit(); });
    QCoreApplication::exec();
    std::printf("%lld %lld %d %d\n", static_cast<long long>(painted), static_cast<long long>(ready),
        memoryKb("Rss"), memoryKb("Pss"));
    std::fflush(stdout);
    std::_Exit(0);
}

void childStation(Application &application, const QString &directory)
{
    Pty cable;
    StationConfig config;
    config.station = StationName::known(u"KIT-1"_s);
    config.plantDirectory = QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo");
    config.dataDirectory = directory;
    config.devices.push_back({.name = u"scanner-1"_s, .connection = SerialConfig{.path = cable.path()}});
    const auto assembly = take(Assembly::make(config));
    StationWindow window(assembly->clock());
    qint64 painted = 0, ready = 0;
    application.painted = [&](QObject *receiver) {
        if (receiver == &window && !painted)
            painted = nowNs();
    };
    connectWindow(window, *assembly);
    window.resize(1280, 800);
    window.show();
    assembly->start();
    while (!painted || !ready) {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        if (!ready && assembly->devices().front().connected)
            ready = nowNs();
    }
    application.painted = {};
    tellAndEnd(painted, std::max(painted, ready));
}

void childFloor(Application &application)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    database.setDatabaseName(u":memory:"_s);
    if (!database.open() || !QSqlQuery(u"SELECT 1"_s, database).next())
        giveUp(u"no SQLite"_s);
    QLabel label(u"0"_s);
    label.setStyleSheet(u"font-size: 72pt"_s);
    label.resize(1280, 800);
    qint64 painted = 0;
    application.painted = [&](QObject *receiver) {
        if (receiver == &label && !painted)
            painted = nowNs();
    };
    label.show();
    while (!painted)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    application.painted = {};
    tellAndEnd(painted, painted);
}

/** Writes until the log is long, and dies without a word. */
void childKilled(const QString &directory)
{
    const SystemClock clock;
    const auto journal = take(Journal::open(directory, clock));
    for (int i = 0; QFileInfo(directory + u"/journal.db-wal"_s).size() < logLeftBehind; ++i) {
        if (i % 1000 == 0)
            take(journal->beginBatch());
        const Subject unit = Subject::of(
            UnitId{PartNumber::known(u"LA-40-100"_s), SerialNumber::known(u"KILLED-%1"_s.arg(i % 500))});
        const Entry entry{.id = journal->newId(),
            .about = {knowledge(unit, take(journal->standing(unit)))},
            .stamp = {.station = StationName::known(u"KIT-1"_s), .wallMs = clock.wallMs()},
            .event = UnitMoved{QString(300, u'x')}};
        take(journal->append({entry}));
        if (i % 1000 == 999)
            take(journal->commitBatch());
    }
    ::kill(::getpid(), SIGKILL);
    std::abort();
}

// ---- the parent

struct Start {
    double painted = 0; ///< ms since the process was asked for
    double ready = 0;
    double rss = 0; ///< MB
    double pss = 0;
};

static Start startOf(const QStringList &child)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const qint64 began = nowNs();
    process.start(QCoreApplication::applicationFilePath(), QStringList{u"--child"_s} + child);
    if (!process.waitForFinished(120'000))
        giveUp(u"the started program did not answer"_s);
    const QList<QByteArray> words = process.readAllStandardOutput().trimmed().split(' ');
    if (words.size() != 4)
        giveUp(u"the started program said nothing"_s);
    return {double(words[0].toLongLong() - began) / 1e6, double(words[1].toLongLong() - began) / 1e6,
        words[2].toDouble() / 1024, words[3].toDouble() / 1024};
}

static void startsOn(Bench &bench, const Ground &ground)
{
    std::vector<Run> frame, ready, rss, pss, killed;
    for (int k = 0; k < bench.options.runs; ++k) {
        Run runFrame, runReady, runRss, runPss;
        for (int i = 0; i < startsPerRun; ++i) {
            const Start ours = startOf({u"station"_s, ground.directory});
            const Start floor = startOf({u"floor"_s});
            const auto add = [](Run &run, double product, double control) {
                run.product.add(product);
                run.control.add(control);
            };
            add(runFrame, ours.painted, floor.painted);
            add(runReady, ours.ready, floor.painted);
            add(runRss, ours.rss, floor.rss);
            add(runPss, ours.pss, floor.pss);
        }
        frame.push_back(std::move(runFrame));
        ready.push_back(std::move(runReady));
        rss.push_back(std::move(runRss));
        pss.push_back(std::move(runPss));
    }
    // Behind all the others: the log that is left behind is read again at every start until a station rests.
    for (int k = 0; k < bench.options.runs; ++k) {
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(), {u"--child"_s, u"killed"_s, ground.directory});
        if (!writer.waitForFinished(600'000) || writer.exitStatus() != QProcess::CrashExit)
            giveUp(u"the writer was not killed: "_s + QString::fromUtf8(writer.readAllStandardError()));
        const Start after = startOf({u"station"_s, ground.directory});
        killed.push_back({.product = {{after.ready}}, .control = {{startOf({u"floor"_s}).painted}}});
    }
    const QString name = u"bench_start/"_s + ground.name;
    bench.report.row(name + u"/first-frame"_s, frame, {.p50 = 4.0, .p99 = {}});
    bench.report.row(name + u"/ready"_s, ready);
    bench.report.row(name + u"/ready-after-kill-with-64MB-log"_s, killed);
    bench.report.row(name + u"/rss-MB"_s, rss, {.p50 = 3.0, .p99 = {}});
    bench.report.row(name + u"/pss-MB"_s, pss);
}

/** P12 and P13: from nothing to the first frame, to a reader that is listened to, and the memory it takes
 * then. */
void benchStart(Bench &bench)
{
    for (const Ground &ground : bench.growing()) {
        bench.report.begin();
        startsOn(bench, ground);
    }
}

} // namespace unitrail::bench
