// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/board.h"

#include "core/domain/decide.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString unitsInProcess = uR"(
    SELECT id, part || '/' || serial, routing, active, done, last_ms FROM unit
    WHERE created = 1 AND finished_ms IS NULL AND ended_ms IS NULL ORDER BY last_ms, id)"_s;
// It is where the operation runs that was begun last; what stands open besides (its end was taken back) is not.
const QString openRuns = uR"(
    SELECT run.unit, station FROM run CROSS JOIN unit ON unit.id = run.unit
    WHERE outcome = 0 AND operation = active ORDER BY pass)"_s;
const QString heldUnits = u"SELECT part || '/' || serial, last_ms FROM unit WHERE holds > 0 ORDER BY id"_s;
const QString standing = u"SELECT station, from_ms, reason FROM stop WHERE to_ms IS NULL"_s;
// An answer ends all calls of the station before it.
const QString openCalls = uR"(
    SELECT entry, station, at_ms, unit, why, person FROM andon WHERE at_ms >= ? AND NOT EXISTS (
      SELECT 1 FROM andon_answer WHERE andon_answer.subject = andon.subject AND andon_answer.at_ms >= andon.at_ms)
    ORDER BY at_ms, entry)"_s;

struct Waiting {
    FigureItem item;
    QString operation; ///< where it is, or is due; empty: its routing is not known here
    QString openAt; ///< station; empty: it waits
};

class BoardCount {
public:
    BoardCount(Database &store, const Plant &plant, Board &board)
        : m_store(store)
        , m_plant(plant)
        , m_board(board)
    { }
    Outcome count();

private:
    Outcome read(
        const QString &sql, const std::function<void(const Rows &)> &take, std::optional<qint64> value = {});
    Outcome readWaiting();
    Outcome readState();
    void countStations();
    void countWip();
    [[nodiscard]] QString dueOf(const QString &routing, const QString &active, const QString &done) const;
    BoardStation stationOf(const StationName &name) const;

    Database &m_store;
    const Plant &m_plant;
    Board &m_board;
    std::vector<Waiting> m_waiting;
    std::map<QString, std::pair<QString, qint64>> m_stopped;
};

Outcome BoardCount::read(
    const QString &sql, const std::function<void(const Rows &)> &take, std::optional<qint64> value)
{
    auto statement = m_store.prepare(sql);
    if (!statement)
        return statement.error();
    auto rows = value ? statement->select(*value) : statement->select();
    if (!rows)
        return rows.error();
    while (rows->next())
        take(*rows);
    return rows->end();
}

/** As dueOperation() says it, from what is behind the unit. */
QString BoardCount::dueOf(const QString &reference, const QString &active, const QString &done) const
{
    if (!active.isEmpty())
        return active;
    const Routing *routing = m_plant.routing(reference);
    const QStringList behind = done.split(u' ', Qt::SkipEmptyParts);
    for (const Operation &operation : routing ? routing->operations : std::vector<Operation>()) {
        if (!behind.contains(operation.id.text()))
            return operation.id.text();
    }
    return {};
}

Outcome BoardCount::readWaiting()
{
    std::map<qint64, QString> openAt;
    if (Outcome done
        = read(openRuns, [&](const Rows &row) { openAt.insert_or_assign(row.integer(0), row.text(1)); });
        !done)
        return done;
    return read(unitsInProcess, [&](const Rows &row) {
        const auto open = openAt.find(row.integer(0));
        Waiting waiting{.item = {.unit = row.text(1), .atMs = row.integer(5)},
            .operation = dueOf(row.text(2), row.text(3), row.text(4)),
            .openAt = open == openAt.end() ? QString() : open->second};
        waiting.item.operation = waiting.operation;
        waiting.item.station = waiting.openAt;
        waiting.item.amountMs = std::max<qint64>(m_board.nowMs - waiting.item.atMs, 0);
        m_waiting.push_back(std::move(waiting));
    });
}

Outcome BoardCount::readState()
{
    if (Outcome done = read(heldUnits,
            [&](const Rows &row) {
                m_board.onHold.hits.push_back({.unit = row.text(0), .atMs = row.integer(1)});
            });
        !done)
        return done;
    if (Outcome done = read(standing,
            [&](const Rows &row) {
                m_stopped.insert_or_assign(row.text(0), std::pair(row.text(2), row.integer(1)));
            });
        !done)
        return done;
    std::set<QString> calling; // who calls again is told once
    return read(
        openCalls,
        [&](const Rows &row) {
            const auto entry = EventId::fromBytes(row.bytes(0));
            const auto station = StationName::fromText(row.text(1));
            if (entry && station && calling.insert(row.text(1)).second)
                m_board.calls.push_back(
                    {*entry, *station, row.integer(2), row.text(3), row.text(4), row.text(5)});
        },
        m_board.nowMs - 86'400'000);
}

void BoardCount::countWip()
{
    std::map<QString, Figure> byOperation;
    for (const Waiting &waiting : m_waiting) {
        m_board.inProcess.hits.push_back(waiting.item);
        if (!waiting.operation.isEmpty())
            byOperation.try_emplace(waiting.operation, Figure{.id = u"wip"_s, .about = waiting.operation})
                .first->second.hits.push_back(waiting.item);
    }
    for (auto &[operation, figure] : byOperation) {
        Figure age = figure;
        age.id = u"wip_age"_s;
        age.kind = Figure::Kind::Duration;
        m_board.wip.push_back(counted(std::move(figure)));
        m_board.wipAge.push_back(counted(std::move(age)));
    }
    m_board.inProcess = counted(std::move(m_board.inProcess));
    m_board.onHold = counted(std::move(m_board.onHold));
}

BoardStation BoardCount::stationOf(const StationName &name) const
{
    const Station &station = m_plant.stations.at(name);
    const QString about = name.text();
    BoardStation tile{.name = name,
        .title = station.title,
        .wip = {.id = u"wip"_s, .about = about},
        .fpy = {.id = u"fpy"_s, .about = about, .kind = Figure::Kind::Share},
        .cycle = {.id = u"cycle"_s, .about = about, .kind = Figure::Kind::Duration}};
    std::set<QString> done;
    for (const Routing &routing : m_plant.routings) {
        for (const Operation *operation : m_plant.operationsAt(name, routing)) {
            done.insert(operation->id.text());
            tile.standardMs = qint64(operation->standardSeconds) * 1000;
        }
    }
    const auto share = [&](const std::vector<FigureItem> &from, std::vector<FigureItem> &into) {
        std::copy_if(from.begin(), from.end(), std::back_inserter(into),
            [&](const FigureItem &item) { return item.station == about; });
    };
    for (const QString &operation : m_board.yields.operations) {
        const Figure *fpy = m_board.yields.find(u"fpy"_s, operation);
        share(fpy->hits, tile.fpy.hits);
        share(fpy->base, tile.fpy.base);
        share(m_board.yields.find(u"cycle"_s, operation)->hits, tile.cycle.hits);
    }
    for (const Waiting &waiting : m_waiting) {
        const bool waitsHere = waiting.openAt.isEmpty() && done.contains(waiting.operation);
        if (waiting.openAt == about || waitsHere)
            tile.wip.hits.push_back(waiting.item);
        if (waiting.openAt == about)
            tile.state = BoardStation::State::Working;
    }
    for (const FigureItem &item : tile.fpy.base)
        tile.lastMs = std::max(tile.lastMs, item.atMs);
    for (const FigureItem &item : tile.cycle.hits)
        tile.lastMs = std::max(tile.lastMs, item.atMs + item.amountMs);
    if (const auto stop = m_stopped.find(about); stop != m_stopped.end()) {
        tile.state = BoardStation::State::Stopped;
        tile.stopReason = stop->second.first;
        tile.sinceMs = stop->second.second;
        tile.lastMs = std::max(tile.lastMs, tile.sinceMs);
    }
    for (Figure *figure : {&tile.wip, &tile.fpy, &tile.cycle})
        *figure = counted(std::move(*figure));
    return tile;
}

void BoardCount::countStations()
{
    for (const StationName &name : lineOrder(m_plant)) {
        if (m_plant.stations.at(name).kind == Station::Kind::Work)
            m_board.stations.push_back(stationOf(name));
    }
}

Outcome BoardCount::count()
{
    const auto together = ReadTogether::begin(m_store);
    if (!together)
        return together.error();
    if (Outcome done = readWaiting(); !done)
        return done;
    if (Outcome done = readState(); !done)
        return done;
    for (const QString &operation : m_board.yields.operations) {
        const Figure *fpy = m_board.yields.find(u"fpy"_s, operation);
        m_board.fpy.hits.insert(m_board.fpy.hits.end(), fpy->hits.begin(), fpy->hits.end());
        m_board.fpy.base.insert(m_board.fpy.base.end(), fpy->base.begin(), fpy->base.end());
    }
    m_board.fpy = counted(std::move(m_board.fpy));
    countWip();
    countStations();
    return Done{};
}

} // namespace

qint64 dayBegin(qint64 atMs, const Plant &plant)
{
    return QDateTime(dayAt(atMs, plant), QTime(0, 0), Qt::OffsetFromUTC, plant.utcOffsetMinutes * 60)
        .toMSecsSinceEpoch();
}

std::vector<StationName> lineOrder(const Plant &plant)
{
    std::vector<StationName> order;
    const auto add = [&](const StationName &name) {
        if (plant.stations.contains(name) && std::find(order.begin(), order.end(), name) == order.end())
            order.push_back(name);
    };
    for (auto routing = plant.routings.rbegin(); routing != plant.routings.rend(); ++routing) {
        for (const Operation &operation : routing->operations) {
            for (const StationName &name : operation.stations)
                add(name);
        }
    }
    for (const auto &[name, station] : plant.stations)
        add(name);
    return order;
}

Result<Board> boardOf(Figures &figures, const Plant &plant, qint64 nowMs, std::optional<qint64> fromMs)
{
    Board board{.fromMs = fromMs.value_or(dayBegin(nowMs, plant)),
        .nowMs = nowMs,
        .fpy = {.id = u"fpy"_s, .kind = Figure::Kind::Share},
        .inProcess = {.id = u"in_process"_s},
        .onHold = {.id = u"on_hold"_s}};
    const FigureFilter filter{.fromMs = board.fromMs, .toMs = nowMs + 1};
    auto yields = yieldsOf(figures, plant, filter);
    if (!yields)
        return yields.error();
    board.yields = *std::move(yields);
    auto oee = oeeOf(figures, plant, filter);
    if (!oee)
        return oee.error();
    board.oee = *std::move(oee);
    if (Outcome done = BoardCount(figures.store(), plant, board).count(); !done)
        return done.error();
    return board;
}

std::vector<const Figure *> Board::figures() const
{
    std::vector<const Figure *> all{&fpy, &inProcess, &onHold};
    for (const std::vector<Figure> *list : {&wip, &wipAge, &yields.figures}) {
        for (const Figure &figure : *list)
            all.push_back(&figure);
    }
    for (const BoardStation &station : stations) {
        for (const Figure *figure : {&station.wip, &station.fpy, &station.cycle})
            all.push_back(figure);
    }
    return all;
}

const Figure *Board::find(const QString &id, const QString &about) const
{
    const auto all = figures();
    const auto found = std::find_if(all.begin(), all.end(),
        [&](const Figure *figure) { return figure->id == id && figure->about == about; });
    return found == all.end() ? nullptr : *found;
}

static QString stateName(BoardStation::State state)
{
    switch (state) {
    case BoardStation::State::Working:
        return u"working"_s;
    case BoardStation::State::Idle:
        return u"idle"_s;
    case BoardStation::State::Stopped:
        return u"stopped"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject boardJson(const Board &board, bool lists)
{
    QJsonArray figures, stations, calls;
    for (const Figure *figure : board.figures())
        figures.append(figureJson(*figure, lists));
    for (const BoardStation &station : board.stations) {
        QJsonObject line{{u"station"_s, station.name.text()}, {u"state"_s, stateName(station.state)},
            {u"wip"_s, station.wip.hitCount()}, {u"first_pass"_s, station.fpy.hitCount()},
            {u"entered"_s, station.fpy.baseCount()}};
        line.insert(u"fpy"_s, station.fpy.value ? QJsonValue(*station.fpy.value) : QJsonValue());
        line.insert(u"cycle_ms"_s, station.cycle.value ? QJsonValue(*station.cycle.value) : QJsonValue());
        if (station.standardMs > 0)
            line.insert(u"standard_ms"_s, station.standardMs);
        if (station.lastMs > 0)
            line.insert(u"as_of"_s, iso(station.lastMs));
        if (!station.stopReason.isEmpty())
            line.insert(u"stop_reason"_s, station.stopReason);
        stations.append(line);
    }
    for (const BoardCall &call : board.calls)
        calls.append(QJsonObject{{u"station"_s, call.station.text()}, {u"at"_s, iso(call.atMs)},
            {u"unit"_s, call.unit}, {u"why"_s, call.why}, {u"entry"_s, call.entry.text()}});
    return {{u"from"_s, iso(board.fromMs)}, {u"now"_s, iso(board.nowMs)}, {u"stations"_s, stations},
        {u"calls"_s, calls}, {u"figures"_s, figures},
        {u"oee"_s, oeeJson(board.oee, board.yields.filter, lists).value(u"stations"_s)}};
}

QString boardText(const Board &board)
{
    const auto share = [](const Figure &figure) {
        return figure.value ? QString::number(*figure.value * 100, 'f', 1) + u" %"_s : u"-"_s;
    };
    QString text = u"  %1 to %2\n  done %3   FPY %4 (%5/%6)   in process %7   on hold %8   calls %9\n"_s.arg(
        iso(board.fromMs), iso(board.nowMs), QString::number(board.yields.find(u"done"_s)->hitCount()),
        share(board.fpy), QString::number(board.fpy.hitCount()), QString::number(board.fpy.baseCount()),
        QString::number(board.inProcess.hitCount()), QString::number(board.onHold.hitCount()),
        QString::number(board.calls.size()));
    for (const BoardStation &station : board.stations)
        text += u"  %1 %2  wip %3  FPY %4  cycle %5 s\n"_s.arg(station.name.text().leftJustified(10),
            stateName(station.state).leftJustified(8),
            QString::number(station.wip.hitCount()).rightJustified(4), share(station.fpy).rightJustified(8),
            (station.cycle.value ? QString::number(*station.cycle.value / 1000, 'f', 0) : u"-"_s)
                .rightJustified(6));
    return text;
}

} // namespace unitrail
