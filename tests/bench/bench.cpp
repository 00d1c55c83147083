// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/bench.h"

#include "app/plant_source.h"
#include "core/codes/check_characters.h"
#include "core/codes/read_code.h"
#include "core/practice/labels.h"
#include "core/practice/stories.h"

#include <QEvent>
#include <QWidget>

namespace unitrail::bench {

using namespace Qt::Literals::StringLiterals;

bool Application::notify(QObject *receiver, QEvent *event)
{
    // Painting a widget is carrying out this one event; the receiver may be gone behind it.
    const bool paints = event->type() == QEvent::UpdateRequest && receiver->isWidgetType();
    const bool done = QApplication::notify(receiver, event);
    if (paints && painted)
        painted(receiver);
    return done;
}

Bench::Bench(Application &app, Report &rep, Options opts)
    : application(app)
    , report(rep)
    , options(std::move(opts))
    , plant(take(loadPlant(QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo"))).plant)
{ }

QString Bench::freshDirectory()
{
    const QString directory = m_root.filePath(QString::number(++m_directories));
    QDir().mkpath(directory);
    return directory;
}

Ground Bench::make(const QString &name, int units)
{
    Ground ground{.name = name, .directory = freshDirectory(), .made = {}};
    ManualClock clock(campaignStartMs(plant), plant.utcOffsetMinutes);
    const auto journal = take(Journal::open(ground.directory, clock));
    const qint64 began = nowNs();
    ground.made = take(simulate(plant, *journal, clock, {.units = units, .seed = 1, .version = u"bench"_s}));
    ground.seconds = msSince(began) / 1000;
    journal->rest();
    return ground;
}

const Ground &Bench::campaign()
{
    if (!m_campaign)
        m_campaign = make(u"5000units"_s, Stories::fullCampaign);
    return *m_campaign;
}

std::vector<Ground> Bench::growing()
{
    if (m_growing.empty()) {
        m_growing.push_back(make(u"100k"_s, 1350));
        if (!options.journal.isEmpty())
            m_growing.push_back({.name = u"given"_s, .directory = options.journal, .made = {}});
        if (options.large)
            m_growing.push_back(make(u"10M"_s, 135'000));
    }
    return m_growing;
}

QByteArray labelOf(const Plant &plant, qint64 n)
{
    const Part &part = plant.parts.at(PartNumber::known(u"LA-40-100"_s));
    const QString stem = u"LA40-26-%1"_s.arg(300'000 + n, 6, 10, QLatin1Char('0'));
    return unitLabel({part.number, SerialNumber::known(stem + checkCharacter34(stem))}, part, {});
}

/** Behind everything the journal holds, so that time does not run back. */
static qint64 latestMs(const QString &directory)
{
    const ManualClock clock(0);
    const auto journal = take(Journal::open(directory, clock));
    const auto chains = take(journal->incarnations());
    if (chains.empty() || chains.back().length == 0)
        return QDate(2026, 4, 13).startOfDay(Qt::UTC).toMSecsSinceEpoch();
    const auto last = take(journal->frames(chains.back().number, chains.back().length - 1, 1));
    return last.front().hlc >> 16;
}

ScannedStation::ScannedStation(const Bench &bench, const QString &directory, const QString &station)
    : clock(latestMs(directory) + 60'000, bench.plant.utcOffsetMinutes)
    , journal(take(Journal::open(directory, clock)))
    , session(*journal, bench.plant, clock, StationName::known(station))
    , m_plant(bench.plant)
    , m_firstSerial(take(journal->incarnations()).back().length % 500'000)
{
    QObject::connect(&session, &Session::answered, &session, [this](const Answer &said) { answer = said; });
    take(session.start(u"bench"_s));
}

void ScannedStation::signIn()
{
    session.takeScan(scan(badgeText(m_plant.badgePrefix, u"1101"_s).toLatin1()));
    demandDone();
}

QByteArray ScannedStation::nextCode()
{
    const qint64 n = m_codes++;
    return n % 2 == 0 ? labelOf(m_plant, m_firstSerial + n / 2) : commandText(u"COMPLETE"_s).toLatin1();
}

Scan ScannedStation::scan(const QByteArray &bytes)
{
    clock.advance(2000);
    return {.bytes = bytes, .atMs = clock.wallMs(), .device = u"scanner-1"_s};
}

void ScannedStation::demandDone() const
{
    const bool done = answer && answer->sequence > 0
        && (answer->kind == Answer::Kind::Accepted || answer->kind == Answer::Kind::Completed);
    if (!done) {
        giveUp(u"a scan that should be recorded was not: %1, refusal %2"_s
                   .arg(answer ? answer->code : u"no answer"_s)
                   .arg(answer && answer->refusal ? int(answer->refusal->reason) : -1));
    }
}

} // namespace unitrail::bench
