// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/oee.h"

#include "core/domain/decide.h"
#include "core/trace/figures_unit.h"

#include <QJsonArray>

#include <algorithm>
#include <map>
#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString nextStation = u"SELECT min(station) FROM run WHERE station > ?"_s;
const QString stopped = u"SELECT DISTINCT station FROM stop"_s;
// A run that ends in the time may have begun before it; none lasts longer than this many days.
constexpr qint64 longestMs = Q_INT64_C(31) * 86'400'000;
const QString runsAt = uR"(
    SELECT run.unit, part || '/' || serial, operation, pass, started_ms, run.ended_ms, outcome, defects, overrides, entry
    FROM run CROSS JOIN unit ON unit.id = run.unit
    WHERE station = ? AND started_ms >= ? AND started_ms < ? AND pass > 0 ORDER BY started_ms, run.unit)"_s;
const QString codesOf = u"SELECT code FROM defect WHERE unit = ? AND operation = ? AND pass = ?"_s;
const QString stopsAt
    = u"SELECT from_ms, to_ms, reason, planned, entry FROM stop WHERE station = ? ORDER BY from_ms"_s;

struct Span {
    qint64 fromMs, toMs;
    [[nodiscard]] qint64 length() const { return std::max<qint64>(toMs - fromMs, 0); }
    [[nodiscard]] Span within(const Span &other) const
    {
        return {std::max(fromMs, other.fromMs), std::min(toMs, other.toMs)};
    }
};

struct StopRow {
    Span span;
    QString reason;
    bool planned;
    QByteArray entry;
};

/** One station, looked at in one window. */
class StationCount {
public:
    StationCount(const Plant &plant, const FigureFilter &filter, QString station)
        : m_plant(plant)
        , m_filter(filter)
    {
        m_oee.station = std::move(station);
    }
    Outcome takeRuns(Statement &runs, Statement &codes);
    Outcome takeStops(Statement &stops);
    StationOee finish();

private:
    void happened(qint64 atMs);
    Result<bool> isClean(Statement &codes, qint64 unit, const FigureItem &run) const;
    [[nodiscard]] const Operation *operationOf(const QString &id) const;

    const Plant &m_plant;
    const FigureFilter &m_filter;
    StationOee m_oee;
    std::map<QDate, Span> m_days;
    std::vector<StopRow> m_stops;
    std::vector<Span> m_batches;
};

void StationCount::happened(qint64 atMs)
{
    if (atMs < m_filter.fromMs || atMs > m_filter.toMs)
        return;
    Span &day = m_days.try_emplace(dayAt(atMs, m_plant), Span{atMs, atMs}).first->second;
    day.fromMs = std::min(day.fromMs, atMs);
    day.toMs = std::max(day.toMs, atMs);
}

const Operation *StationCount::operationOf(const QString &id) const
{
    for (auto routing = m_plant.routings.rbegin(); routing != m_plant.routings.rend(); ++routing) {
        if (const Operation *found = routing->find(OperationId::known(id)))
            return found;
    }
    return nullptr;
}

/** No defect but process indicators. */
Result<bool> StationCount::isClean(Statement &codes, qint64 unit, const FigureItem &run) const
{
    auto rows = codes.select(unit, run.operation, run.pass);
    if (!rows)
        return rows.error();
    bool clean = true;
    while (rows->next()) {
        const auto known = m_plant.defects.find(DefectCode::known(rows->text(0)));
        clean = clean && known != m_plant.defects.end() && known->second.processIndicator;
    }
    if (Outcome done = rows->end(); !done)
        return done.error();
    return clean;
}

Outcome StationCount::takeRuns(Statement &runs, Statement &codes)
{
    struct Ended {
        qint64 unit;
        FigureItem item;
        bool mayBeGood, hasDefects;
    };
    std::vector<Ended> ended;
    {
        auto rows
            = runs.select(m_oee.station, std::max<qint64>(m_filter.fromMs - longestMs, 0), m_filter.toMs);
        if (!rows)
            return rows.error();
        while (rows->next()) {
            const Span span{rows->integer(4), rows->isNull(5) ? m_filter.toMs : rows->integer(5)};
            happened(span.fromMs);
            const Operation *operation = operationOf(rows->text(2));
            if (operation && operation->kind == Operation::Kind::Batch && span.toMs >= m_filter.fromMs)
                m_batches.push_back(span);
            if (rows->isNull(5))
                continue;
            happened(span.toMs);
            const auto outcome = RunOutcome(rows->integer(6));
            const bool counts = outcome == RunOutcome::Passed || outcome == RunOutcome::Failed;
            if (!counts || span.toMs < m_filter.fromMs || span.toMs >= m_filter.toMs)
                continue;
            m_oee.idealMs += operation ? qint64(operation->standardSeconds) * 1000 : 0;
            ended.push_back({.unit = rows->integer(0),
                .item = {.unit = rows->text(1),
                    .operation = rows->text(2),
                    .pass = int(rows->integer(3)),
                    .station = m_oee.station,
                    .atMs = span.toMs,
                    .amountMs = span.length(),
                    .detail = {},
                    .entry = rows->bytes(9)},
                .mayBeGood = outcome == RunOutcome::Passed && rows->integer(3) == 1 && rows->integer(8) == 0,
                .hasDefects = rows->integer(7) > 0});
        }
        if (Outcome done = rows->end(); !done)
            return done;
    }
    for (const Ended &run : ended) {
        m_oee.ended.push_back(run.item);
        if (!run.mayBeGood)
            continue;
        const auto clean = run.hasDefects ? isClean(codes, run.unit, run.item) : Result(true);
        if (!clean)
            return clean.error();
        if (*clean)
            m_oee.good.push_back(run.item);
    }
    return Done{};
}

Outcome StationCount::takeStops(Statement &stops)
{
    auto rows = stops.select(m_oee.station);
    if (!rows)
        return rows.error();
    while (rows->next()) {
        const bool open = rows->isNull(1);
        const StopRow stop{{rows->integer(0), open ? m_filter.toMs : rows->integer(1)}, rows->text(2),
            rows->integer(3) != 0, rows->bytes(4)};
        if (stop.span.toMs < m_filter.fromMs || stop.span.fromMs >= m_filter.toMs)
            continue;
        happened(stop.span.fromMs);
        happened(stop.span.toMs);
        m_stops.push_back(stop);
    }
    return rows->end();
}

/** The most that were there at one moment. */
int mostAtOnce(const std::vector<Span> &spans)
{
    std::vector<std::pair<qint64, int>> steps;
    for (const Span &span : spans) {
        steps.emplace_back(span.fromMs, 1);
        steps.emplace_back(span.toMs, -1); // who leaves at that moment makes room first: -1 sorts before 1
    }
    std::sort(steps.begin(), steps.end());
    int there = 0, most = 0;
    for (const auto &[at, step] : steps) {
        there += step;
        most = std::max(most, there);
    }
    return most;
}

std::optional<double> share(qint64 part, qint64 whole)
{
    return whole > 0 ? std::optional(double(part) / double(whole)) : std::nullopt;
}

StationOee StationCount::finish()
{
    qint64 there = 0;
    for (const auto &[date, day] : m_days)
        there += day.length();
    for (const StopRow &stop : m_stops) {
        qint64 lasted = 0; // within the days: the night is nobody's stop
        for (const auto &[date, day] : m_days)
            lasted += stop.span.within(day).length();
        (stop.planned ? m_oee.plannedStopMs : m_oee.unplannedStopMs) += lasted;
        m_oee.stops.push_back({.station = m_oee.station,
            .atMs = stop.span.fromMs,
            .amountMs = lasted,
            .detail = stop.reason,
            .entry = stop.entry});
    }
    m_oee.plannedMs = there - m_oee.plannedStopMs;
    m_oee.runMs = m_oee.plannedMs - m_oee.unplannedStopMs;
    m_oee.places = std::max(mostAtOnce(m_batches), 1);
    m_oee.availability = share(m_oee.runMs, m_oee.plannedMs);
    m_oee.performance = share(m_oee.idealMs, m_oee.runMs * m_oee.places);
    m_oee.quality = share(qint64(m_oee.good.size()), qint64(m_oee.ended.size()));
    if (m_oee.availability && m_oee.performance && m_oee.quality)
        m_oee.oee = *m_oee.availability * *m_oee.performance * *m_oee.quality;
    return std::move(m_oee);
}

Result<std::set<QString>> stationsIn(Database &store)
{
    std::set<QString> names;
    auto next = store.prepare(nextStation);
    auto stops = store.prepare(stopped);
    if (!next || !stops)
        return !next ? next.error() : stops.error();
    for (QString last = u""_s;;) {
        auto rows = next->select(last);
        if (!rows)
            return rows.error();
        last = rows->next() ? rows->text(0) : QString();
        if (Outcome done = rows->end(); !done)
            return done.error();
        if (last.isEmpty())
            break;
        names.insert(last);
    }
    auto rows = stops->select();
    if (!rows)
        return rows.error();
    while (rows->next())
        names.insert(rows->text(0));
    if (Outcome done = rows->end(); !done)
        return done.error();
    return names;
}

} // namespace

Result<std::vector<StationOee>> oeeOf(Figures &figures, const Plant &plant, const FigureFilter &filter)
{
    const auto together = ReadTogether::begin(figures.store());
    if (!together)
        return together.error();
    auto runs = figures.store().prepare(runsAt);
    auto codes = figures.store().prepare(codesOf);
    auto stops = figures.store().prepare(stopsAt);
    for (const auto *statement : {&runs, &codes, &stops}) {
        if (!*statement)
            return statement->error();
    }
    std::set<QString> names;
    if (filter.station) {
        names.insert(filter.station->text());
    } else {
        auto all = stationsIn(figures.store());
        if (!all)
            return all.error();
        names = *std::move(all);
    }
    std::vector<StationOee> stations;
    for (const QString &name : names) {
        StationCount count(plant, filter, name);
        if (Outcome done = count.takeRuns(*runs, *codes); !done)
            return done.error();
        if (Outcome done = count.takeStops(*stops); !done)
            return done.error();
        StationOee oee = count.finish();
        if (oee.plannedMs > 0 || oee.plannedStopMs > 0)
            stations.push_back(std::move(oee));
    }
    return stations;
}

Result<qint64> lastMoment(Figures &figures)
{
    const auto last = figures.store().answer(
        u"SELECT max((SELECT coalesce(max(last_ms), 0) FROM unit), (SELECT coalesce(max(at_ms), 0) FROM mark))"_s);
    if (!last)
        return last.error();
    return last->toLongLong();
}

QJsonObject oeeJson(const std::vector<StationOee> &stations, const FigureFilter &filter, bool lists)
{
    const auto orNull
        = [](const std::optional<double> &value) { return value ? QJsonValue(*value) : QJsonValue(); };
    const auto items = [&](const std::vector<FigureItem> &list) {
        return figureJson({.hits = list}, true).value(u"list"_s);
    };
    QJsonArray array;
    for (const StationOee &one : stations) {
        QJsonObject line{{u"station"_s, one.station}, {u"planned_ms"_s, one.plannedMs},
            {u"planned_stops_ms"_s, one.plannedStopMs}, {u"unplanned_stops_ms"_s, one.unplannedStopMs},
            {u"run_ms"_s, one.runMs}, {u"ideal_ms"_s, one.idealMs}, {u"places"_s, one.places},
            {u"ended"_s, qint64(one.ended.size())}, {u"good"_s, qint64(one.good.size())},
            {u"availability"_s, orNull(one.availability)}, {u"performance"_s, orNull(one.performance)},
            {u"quality"_s, orNull(one.quality)}, {u"oee"_s, orNull(one.oee)}, {u"stops"_s, items(one.stops)}};
        if (lists) {
            line.insert(u"list"_s, items(one.good));
            line.insert(u"list_of"_s, items(one.ended));
        }
        array.append(line);
    }
    QJsonObject formula;
    for (const QString &id : {u"availability"_s, u"performance"_s, u"quality"_s, u"oee"_s})
        formula.insert(id, definitionOf(id));
    return {{u"filter"_s, filterJson(filter)}, {u"formula"_s, formula}, {u"stations"_s, array}};
}

QString oeeText(const std::vector<StationOee> &stations)
{
    const auto percent = [](const std::optional<double> &value) {
        return (value ? QString::number(*value * 100, 'f', 1) : u"-"_s).rightJustified(9);
    };
    QString text = u"  station    availability performance   quality       OEE  %\n"_s;
    for (const StationOee &one : stations)
        text += u"  %1 %2   %3 %4 %5\n"_s.arg(one.station.leftJustified(10),
            percent(one.availability).rightJustified(12), percent(one.performance), percent(one.quality),
            percent(one.oee));
    for (const QString &id : {u"availability"_s, u"performance"_s, u"quality"_s, u"oee"_s})
        text += u"  %1 = %2\n"_s.arg(id, definitionOf(id));
    return text;
}

} // namespace unitrail
