// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/make_scanner.h"
#include "tests/bench/bench.h"
#include "tests/drivers/pty.h"
#include "ui/station_window.h"

#include <QLabel>
#include <QSerialPort>
#include <QSqlDatabase>
#include <QSqlQuery>

namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

static constexpr int scansPerRun = 500;
static constexpr int crowd = 12'000; ///< ten minutes at 20 scans a second
static constexpr qint64 patienceMs = 300'000;

/** When the last scan passed each stage; 0: not yet. */
struct Stages {
    qint64 sent = 0;
    qint64 read = 0;
    qint64 committed = 0;
    qint64 painted = 0;
    static double between(qint64 from, qint64 to) { return double(to - from) / 1e6; }
};

static void waitFor(const std::function<bool()> &done)
{
    const qint64 began = nowNs();
    while (!done()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        if (msSince(began) > double(patienceMs))
            giveUp(u"a scan was not answered"_s);
    }
}

/** The least that could do it: reads a port, commits one row as durably, writes the code on a label. */
class ScanFloor : public QObject {
public:
    explicit ScanFloor(const QString &directory)
    {
        m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"scanfloor"_s);
        m_database.setDatabaseName(directory + u"/floor.db"_s);
        if (!m_database.open())
            giveUp(u"the control's file cannot be opened"_s);
        for (const QString &sql : {u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=FULL"_s,
                 u"CREATE TABLE scan(id INTEGER PRIMARY KEY, code TEXT)"_s})
            QSqlQuery(sql, m_database);
        m_insert = QSqlQuery(m_database);
        m_insert.prepare(u"INSERT INTO scan(code) VALUES(?)"_s);
        m_label.setStyleSheet(u"font-size: 72pt"_s);
        m_label.resize(1280, 800);
        m_label.show();
        m_port.setPortName(m_cable.path());
        if (!m_port.open(QIODevice::ReadOnly))
            giveUp(u"the control's port cannot be opened"_s);
        connect(&m_port, &QSerialPort::readyRead, this, &ScanFloor::takeBytes);
    }
    ~ScanFloor() override
    {
        m_insert = QSqlQuery();
        m_database.close();
    }

    Stages scan(Application &application, const QByteArray &code)
    {
        m_stages = {};
        application.painted = [this](QObject *window) {
            if (window == &m_label && m_stages.committed)
                m_stages.painted = nowNs();
        };
        m_stages.sent = nowNs();
        m_cable.send(code + '\r');
        waitFor([this] { return m_stages.painted != 0; });
        application.painted = {};
        return m_stages;
    }

private:
    void takeBytes()
    {
        m_bytes += m_port.readAll();
        const qsizetype end = m_bytes.indexOf('\r');
        if (end < 0)
            return;
        m_stages.read = nowNs();
        const QString code = QString::fromLatin1(m_bytes.left(end));
        m_bytes.remove(0, end + 1);
        m_insert.bindValue(0, code);
        if (!m_insert.exec())
            giveUp(u"the control could not commit"_s);
        m_stages.committed = nowNs();
        m_label.setText(code);
    }

    Pty m_cable;
    QSerialPort m_port;
    QByteArray m_bytes;
    QSqlDatabase m_database;
    QSqlQuery m_insert;
    QLabel m_label;
    Stages m_stages;
};

/** A whole station: cable, driver, session, journal, window. */
class WholeStation {
public:
    WholeStation(const Bench &bench, const QString &directory, const QString &name)
        : station(bench, directory, name)
        , window(station.clock)
    {
        scanner = take(makeScanner(
            {.name = u"scanner-1"_s, .connection = SerialConfig{.path = cable.path()}}, station.clock));
        QObject::connect(scanner.get(), &Scanner::scanned, &station.session, [this](const Scan &scan) {
            stages.read = nowNs();
            station.session.takeScan(scan);
        });
        QObject::connect(&station.session, &Session::viewChanged, &window, [this](const StationView &view) {
            if (!stages.committed)
                stages.committed = nowNs();
            window.show(view);
        });
        window.resize(1280, 800);
        window.show();
        scanner->start();
        waitFor([this] { return scanner->state().kind == DeviceState::Kind::Ready; });
    }

    Stages scan(Application &application, const QByteArray &code)
    {
        station.clock.advance(2000);
        station.answer.reset();
        stages = {};
        application.painted = [this](QObject *receiver) {
            if (receiver == &window && stages.committed && !stages.painted)
                stages.painted = nowNs();
        };
        stages.sent = nowNs();
        cable.send(code + '\r');
        waitFor([this] { return stages.painted != 0; });
        application.painted = {};
        return stages;
    }

    Pty cable;
    ScannedStation station;
    StationWindow window;
    std::unique_ptr<Scanner> scanner;
    Stages stages;
};

struct StageRuns {
    std::vector<Run> read, committed, painted, all;
};

static void oneRun(Bench &bench, WholeStation &whole, ScanFloor &floor, StageRuns &runs)
{
    Run read, committed, painted, all;
    for (int i = 0; i < scansPerRun; ++i) {
        const QByteArray code = whole.station.nextCode();
        const Stages ours = whole.scan(bench.application, code);
        whole.station.demandDone();
        whole.station.journal->rest();
        QCoreApplication::processEvents();
        const Stages least = floor.scan(bench.application, code);
        QCoreApplication::processEvents();
        for (const auto &[stages, series] :
            {std::pair(&ours, &Run::product), std::pair(&least, &Run::control)}) {
            (read.*series).add(Stages::between(stages->sent, stages->read));
            (committed.*series).add(Stages::between(stages->read, stages->committed));
            (painted.*series).add(Stages::between(stages->committed, stages->painted));
            (all.*series).add(Stages::between(stages->sent, stages->painted));
        }
    }
    runs.read.push_back(std::move(read));
    runs.committed.push_back(std::move(committed));
    runs.painted.push_back(std::move(painted));
    runs.all.push_back(std::move(all));
}

/** A crowd at full speed: distinct codes of units nobody knows, so that each is judged, refused and recorded.
 */
static void crowdOf(Bench &bench, WholeStation &whole)
{
    std::vector<QString> answered;
    const auto connection = QObject::connect(&whole.station.session, &Session::answered, &whole.window,
        [&](const Answer &answer) { answered.push_back(answer.code); });
    const qint64 before = take(whole.station.journal->incarnations()).back().length;
    std::vector<QByteArray> sent;
    const qint64 began = nowNs();
    for (int i = 0; i < crowd; ++i) {
        sent.push_back(labelOf(bench.plant, 500'000 + i));
        if (!whole.cable.send(sent.back() + '\r'))
            giveUp(u"the cable takes no more"_s);
    }
    waitFor([&] { return answered.size() >= size_t(crowd); });
    const double perSecond = crowd / (msSince(began) / 1000);
    QObject::disconnect(connection);

    // What counts is what the journal holds, not what was said.
    const auto chain = take(whole.station.journal->incarnations()).back();
    size_t next = 0;
    qint64 misplaced = 0;
    for (qint64 after = before; after < chain.length;) {
        const auto frames = take(whole.station.journal->frames(chain.number, after, 1000));
        for (const Frame &frame : frames) {
            const Entry entry = take(fromBody(frame.body));
            if (next >= sent.size() || entry.stamp.raw != sent[next])
                ++misplaced;
            ++next;
        }
        after += qint64(frames.size());
    }
    bench.report.fact(
        u"bench_scan/crowd-lost"_s, crowd, double(crowd) - double(next), u"=0"_s, next == size_t(crowd));
    bench.report.fact(u"bench_scan/crowd-misplaced"_s, crowd, double(misplaced), u"=0"_s, misplaced == 0);
    bench.report.value(u"bench_scan/crowd-scans-per-second"_s, crowd, perSecond);
}

/** P3: bytes into a pseudo-terminal, until the verdict is painted. */
void benchScan(Bench &bench)
{
    const QString directory = bench.growing().front().directory;
    {
        WholeStation whole(bench, directory, u"KIT-1"_s);
        whole.station.signIn();
        ScanFloor floor(bench.freshDirectory());
        bench.report.begin();
        StageRuns runs;
        for (int k = 0; k < bench.options.runs; ++k)
            oneRun(bench, whole, floor, runs);
        bench.report.row(u"bench_scan"_s, runs.all, {.p50 = 2.0, .p99 = 3.0});
        bench.report.row(u"bench_scan/read"_s, runs.read);
        bench.report.row(u"bench_scan/committed"_s, runs.committed);
        bench.report.row(u"bench_scan/painted"_s, runs.painted);
    }
    QSqlDatabase::removeDatabase(u"scanfloor"_s);
    WholeStation whole(bench, directory, u"PRS-1"_s);
    whole.station.session.takeScan(whole.station.scan("NM-B11032"));
    whole.station.demandDone();
    crowdOf(bench, whole);
}

} // namespace unitrail::bench
