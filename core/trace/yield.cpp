// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/yield.h"

#include "core/trace/figures_unit.h"
#include "core/trace/yield_causes.h"

#include <algorithm>
#include <map>
#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString nextOperation = u"SELECT min(operation) FROM run WHERE operation > ?"_s;
// A filter that is not set is an empty text. CROSS JOIN keeps the order: runs first, then the unit of each.
const QString runsOf = uR"(
    SELECT run.unit, part || '/' || serial, pass, station, started_ms, run.ended_ms, paused_ms, outcome, defects,
      overrides, manual, run.entry, created_ms
    FROM run CROSS JOIN unit ON unit.id = run.unit
    WHERE operation = ? AND started_ms >= ? AND started_ms < ? AND pass > 0
      AND ? IN ('', station) AND ? IN ('', work_order) AND ? IN ('', part)
    ORDER BY started_ms, run.unit)"_s;
const QString passedEver = u"SELECT 1 FROM run WHERE unit = ? AND operation = ? AND outcome = 1 LIMIT 1"_s;
const QString defectsOfUnit
    = u"SELECT pass, code, station, at_ms, entry FROM defect WHERE unit = ? AND operation = ? ORDER BY at_ms, entry"_s;
const QString failedLater = u"SELECT 1 FROM run WHERE unit = ? AND operation = ? AND defects > 0 LIMIT 1"_s;
const QString endBefore
    = u"SELECT max(ended_ms) FROM run WHERE unit = ? AND ended_ms <= ? AND NOT (operation = ? AND pass = ?)"_s;
const QString runsOfUnit
    = u"SELECT operation, started_ms, ended_ms, paused_ms FROM run WHERE unit = ? AND pass > 0"_s;
const QString finishedUnits = uR"(
    SELECT id, part || '/' || serial, created_ms, finished_ms FROM unit
    WHERE finished_ms >= ? AND finished_ms < ? AND ? IN ('', work_order) AND ? IN ('', part) ORDER BY finished_ms, id)"_s;
const QString endedUnits = uR"(
    SELECT part || '/' || serial, life, ended_ms FROM unit
    WHERE ended_ms >= ? AND ended_ms < ? AND ? IN ('', work_order) AND ? IN ('', part) AND created = 1
    ORDER BY ended_ms, id)"_s;
const QString shippedUnits = uR"(
    SELECT part || '/' || serial, shipped_ms FROM unit
    WHERE shipped_ms >= ? AND shipped_ms < ? AND ? IN ('', work_order) AND ? IN ('', part)
    ORDER BY shipped_ms, id)"_s;
struct Run {
    qint64 unitId;
    FigureItem item;
    std::optional<qint64> endedMs;
    qint64 pausedMs;
    RunOutcome outcome;
    bool defects;
    bool overridden;
    bool typed;
    qint64 createdMs;

    [[nodiscard]] FigureItem lasting() const
    {
        FigureItem timed = item;
        timed.amountMs = endedMs ? std::max<qint64>(*endedMs - item.atMs - pausedMs, 0) : 0;
        return timed;
    }
};

/** Figures of one operation each, and what is needed to sum them up. */
class Counting {
public:
    Counting(Database &store, const Plant &plant, const FigureFilter &filter)
        : m_store(store)
        , m_plant(plant)
        , m_filter(filter)
    { }
    Outcome count(Yields &yields);

private:
    Outcome prepare();
    Result<std::vector<QString>> operations();
    Result<std::vector<Run>> runs(const QString &operation);
    Outcome countOperation(const QString &operation, Yields &yields);
    Outcome countWhole(Yields &yields);
    Result<bool> answers(Statement &statement, qint64 unit, const QString &operation);
    Outcome takeDefects(const Run &run, const QString &operation, Figure &perUnit, bool &firstIsClean);
    Outcome takeQueue(const Run &run, Figure &queue);
    Result<qint64> touchOf(qint64 unit);
    [[nodiscard]] int opportunitiesAt(const QString &operation) const;
    [[nodiscard]] bool isBatch(const QString &operation) const;

    Database &m_store;
    const Plant &m_plant;
    const FigureFilter &m_filter;
    Statement m_next, m_runs, m_passed, m_defectsOfUnit, m_hasDefects, m_endBefore, m_runsOfUnit, m_finished,
        m_ended, m_shipped;
    std::vector<FigureItem> m_begun; ///< all runs
};

Outcome Counting::prepare()
{
    const std::pair<Statement *, const QString *> wanted[]{{&m_next, &nextOperation}, {&m_runs, &runsOf},
        {&m_passed, &passedEver}, {&m_defectsOfUnit, &defectsOfUnit}, {&m_hasDefects, &failedLater},
        {&m_endBefore, &endBefore}, {&m_runsOfUnit, &runsOfUnit}, {&m_finished, &finishedUnits},
        {&m_ended, &endedUnits}, {&m_shipped, &shippedUnits}};
    for (const auto &[into, sql] : wanted) {
        auto statement = m_store.prepare(*sql);
        if (!statement)
            return statement.error();
        *into = std::move(*statement);
    }
    return Done{};
}

int Counting::opportunitiesAt(const QString &operation) const
{
    const auto offered
        = std::count_if(m_plant.defects.begin(), m_plant.defects.end(), [&](const auto &known) {
              const std::vector<OperationId> &at = known.second.operations;
              return !known.second.processIndicator
                  && std::find(at.begin(), at.end(), OperationId::known(operation)) != at.end();
          });
    return std::max(int(offered), 1);
}

bool Counting::isBatch(const QString &operation) const
{
    for (const Routing &routing : m_plant.routings) {
        if (const Operation *found = routing.find(OperationId::known(operation)))
            return found->kind == Operation::Kind::Batch;
    }
    return false;
}

Result<std::vector<QString>> Counting::operations()
{
    if (m_filter.operation)
        return std::vector{m_filter.operation->text()};
    std::vector<QString> all;
    for (;;) {
        auto rows = m_next.select(all.empty() ? u""_s : all.back());
        if (!rows)
            return rows.error();
        const QString next = rows->next() ? rows->text(0) : QString();
        if (Outcome done = rows->end(); !done)
            return done.error();
        if (next.isEmpty())
            return all;
        all.push_back(next);
    }
}

Result<std::vector<Run>> Counting::runs(const QString &operation)
{
    auto rows = m_runs.select(operation, m_filter.fromMs, m_filter.toMs, asText(m_filter.station),
        asText(m_filter.order), asText(m_filter.part));
    if (!rows)
        return rows.error();
    std::vector<Run> found;
    while (rows->next()) {
        found.push_back({.unitId = rows->integer(0),
            .item = {.unit = rows->text(1),
                .operation = operation,
                .pass = int(rows->integer(2)),
                .station = rows->text(3),
                .atMs = rows->integer(4),
                .amountMs = 0,
                .detail = {},
                .entry = rows->bytes(11)},
            .endedMs = rows->isNull(5) ? std::nullopt : std::optional(rows->integer(5)),
            .pausedMs = rows->integer(6),
            .outcome = RunOutcome(rows->integer(7)),
            .defects = rows->integer(8) > 0,
            .overridden = rows->integer(9) > 0,
            .typed = rows->integer(10) > 0,
            .createdMs = rows->integer(12)});
    }
    if (Outcome done = rows->end(); !done)
        return done.error();
    return found;
}

Result<bool> Counting::answers(Statement &statement, qint64 unit, const QString &operation)
{
    auto rows = statement.select(unit, operation);
    if (!rows)
        return rows.error();
    const bool any = rows->next();
    if (Outcome done = rows->end(); !done)
        return done.error();
    return any;
}

/** The defects of all attempts of a unit that entered; process indicators are left out. */
Outcome Counting::takeDefects(const Run &run, const QString &operation, Figure &perUnit, bool &firstIsClean)
{
    auto rows = m_defectsOfUnit.select(run.unitId, operation);
    if (!rows)
        return rows.error();
    while (rows->next()) {
        if (!isDefect(m_plant, rows->text(1)))
            continue;
        const int pass = int(rows->integer(0));
        firstIsClean = firstIsClean && pass != 1;
        perUnit.hits.push_back({.unit = run.item.unit,
            .operation = operation,
            .pass = pass,
            .station = rows->text(2),
            .atMs = rows->integer(3),
            .amountMs = 0,
            .detail = rows->text(1),
            .entry = rows->bytes(4)});
    }
    return rows->end();
}

Outcome Counting::takeQueue(const Run &run, Figure &queue)
{
    auto rows = m_endBefore.select(run.unitId, run.item.atMs, run.item.operation, run.item.pass);
    if (!rows)
        return rows.error();
    const bool known = rows->next() && !rows->isNull(0);
    const qint64 since = known ? rows->integer(0) : run.createdMs;
    if (Outcome done = rows->end(); !done)
        return done;
    if (since <= 0)
        return Done{};
    FigureItem waited = run.item;
    waited.amountMs = std::max<qint64>(run.item.atMs - since, 0);
    queue.hits.push_back(waited);
    return Done{};
}

Outcome Counting::countOperation(const QString &operation, Yields &yields)
{
    const auto found = runs(operation);
    if (!found)
        return found.error();
    if (found->empty())
        return Done{};
    using Kind = Figure::Kind;
    const auto figure = [&](const char *id, Kind kind) {
        return Figure{.id = QString::fromLatin1(id), .about = operation, .kind = kind};
    };
    Figure fpy = figure("fpy", Kind::Share), throughput = figure("throughput_yield", Kind::Share),
           perUnit = figure("dpu", Kind::PerUnit), cycle = figure("cycle", Kind::Duration),
           queue = figure("queue", Kind::Duration), rework = figure("rework", Kind::Share),
           repeat = figure("repeat_failure", Kind::Share), permitted = figure("override", Kind::Share),
           typed = figure("manual", Kind::Share);
    for (const Run &run : *found) {
        const bool again = run.item.pass > 1;
        if (!again) {
            fpy.base.push_back(run.item);
            bool clean = true;
            const auto defects = run.defects ? Result(true) : answers(m_hasDefects, run.unitId, operation);
            if (!defects)
                return defects.error();
            if (*defects) {
                if (Outcome done = takeDefects(run, operation, perUnit, clean); !done)
                    return done;
            }
            if (run.outcome == RunOutcome::Passed && clean && !run.overridden)
                fpy.hits.push_back(run.item);
            const auto passed
                = run.outcome == RunOutcome::Passed ? Result(true) : answers(m_passed, run.unitId, operation);
            if (!passed)
                return passed.error();
            if (*passed)
                throughput.hits.push_back(run.item);
        } else {
            rework.hits.push_back(run.item);
            repeat.base.push_back(run.item);
            if (run.outcome == RunOutcome::Failed)
                repeat.hits.push_back(run.item);
        }
        if (run.endedMs && (run.outcome == RunOutcome::Passed || run.outcome == RunOutcome::Failed))
            cycle.hits.push_back(run.lasting());
        if (Outcome done = takeQueue(run, queue); !done)
            return done;
        if (run.overridden)
            permitted.hits.push_back(run.item);
        if (run.typed)
            typed.hits.push_back(run.item);
        rework.base.push_back(run.item);
    }
    permitted.base = typed.base = rework.base;
    m_begun.insert(m_begun.end(), rework.base.begin(), rework.base.end());
    throughput.base = perUnit.base = fpy.base;
    Figure perMillion = perUnit;
    perMillion.id = u"dpmo"_s;
    perMillion.kind = Kind::PerMillion;
    perMillion.opportunities = opportunitiesAt(operation);
    yields.operations.push_back(operation);
    for (Figure *one :
        {&fpy, &throughput, &perUnit, &perMillion, &cycle, &queue, &rework, &repeat, &permitted, &typed})
        yields.figures.push_back(counted(std::move(*one)));
    return Done{};
}

Result<qint64> Counting::touchOf(qint64 unit)
{
    auto rows = m_runsOfUnit.select(unit);
    if (!rows)
        return rows.error();
    qint64 touched = 0;
    while (rows->next()) {
        if (!rows->isNull(2) && !isBatch(rows->text(0)))
            touched += std::max<qint64>(rows->integer(2) - rows->integer(1) - rows->integer(3), 0);
    }
    if (Outcome done = rows->end(); !done)
        return done.error();
    return touched;
}

/** Of the units as wholes. */
Outcome Counting::countWhole(Yields &yields)
{
    using Kind = Figure::Kind;
    Figure done{.id = u"done"_s}, lead{.id = u"lead"_s, .kind = Kind::Duration},
        touch{.id = u"touch"_s, .kind = Kind::Duration}, scrap{.id = u"scrap"_s, .kind = Kind::Share},
        shipped{.id = u"shipped"_s};
    std::vector<std::pair<qint64, FigureItem>> finished;
    std::set<QString> names;
    {
        auto rows = m_finished.select(
            m_filter.fromMs, m_filter.toMs, asText(m_filter.order), asText(m_filter.part));
        if (!rows)
            return rows.error();
        while (rows->next()) {
            FigureItem unit{.unit = rows->text(1), .atMs = rows->integer(3)};
            done.hits.push_back(unit);
            names.insert(unit.unit);
            if (!rows->isNull(2)) {
                unit.amountMs = std::max<qint64>(rows->integer(3) - rows->integer(2), 0);
                lead.hits.push_back(unit);
            }
            finished.emplace_back(rows->integer(0), unit);
        }
        if (Outcome ended = rows->end(); !ended)
            return ended;
    }
    for (auto &[id, unit] : finished) {
        const auto touched = touchOf(id);
        if (!touched)
            return touched.error();
        unit.amountMs = *touched;
        touch.hits.push_back(unit);
    }
    scrap.base = done.hits;
    {
        auto rows
            = m_ended.select(m_filter.fromMs, m_filter.toMs, asText(m_filter.order), asText(m_filter.part));
        if (!rows)
            return rows.error();
        while (rows->next()) {
            const FigureItem unit{.unit = rows->text(0), .atMs = rows->integer(2)};
            if (LifeCycle(rows->integer(1)) == LifeCycle::Scrapped) {
                scrap.hits.push_back(unit);
                if (!names.contains(unit.unit))
                    scrap.base.push_back(unit);
            }
        }
        if (Outcome ended = rows->end(); !ended)
            return ended;
    }
    {
        auto rows
            = m_shipped.select(m_filter.fromMs, m_filter.toMs, asText(m_filter.order), asText(m_filter.part));
        if (!rows)
            return rows.error();
        while (rows->next())
            shipped.hits.push_back({.unit = rows->text(0), .atMs = rows->integer(1)});
        if (Outcome ended = rows->end(); !ended)
            return ended;
    }
    for (Figure *one : {&done, &lead, &touch, &scrap, &shipped})
        yields.figures.push_back(counted(std::move(*one)));
    return Done{};
}

/** A share over all operations of what is a share at each. */
Figure overAll(const Yields &yields, const QString &id)
{
    Figure all{.id = id, .kind = Figure::Kind::Share};
    for (const QString &operation : yields.operations) {
        const Figure *one = yields.find(id, operation);
        all.hits.insert(all.hits.end(), one->hits.begin(), one->hits.end());
        all.base.insert(all.base.end(), one->base.begin(), one->base.end());
    }
    return counted(std::move(all));
}

Outcome Counting::count(Yields &yields)
{
    if (Outcome done = prepare(); !done)
        return done;
    const auto all = operations();
    if (!all)
        return all.error();
    for (const QString &operation : *all) {
        if (Outcome done = countOperation(operation, yields); !done)
            return done;
    }
    Figure rolled{.id = u"rty"_s, .kind = Figure::Kind::Product};
    for (const QString &operation : yields.operations) {
        const Figure *fpy = yields.find(u"fpy"_s, operation);
        if (fpy->value)
            rolled.value = rolled.value.value_or(1) * *fpy->value;
    }
    yields.figures.push_back(std::move(rolled));
    for (const QString &id : {u"rework"_s, u"override"_s, u"manual"_s})
        yields.figures.push_back(overAll(yields, id));
    if (Outcome done = countWhole(yields); !done)
        return done;
    return countCauses(m_store, m_plant, m_filter, m_begun, yields);
}

} // namespace

const Figure *Yields::find(const QString &id, const QString &about) const
{
    const auto found = std::find_if(figures.begin(), figures.end(),
        [&](const Figure &figure) { return figure.id == id && figure.about == about; });
    return found == figures.end() ? nullptr : &*found;
}

Result<Yields> yieldsOf(Figures &figures, const Plant &plant, const FigureFilter &filter)
{
    const auto together = ReadTogether::begin(figures.store());
    if (!together)
        return together.error();
    Yields yields{.filter = filter, .operations = {}, .figures = {}};
    if (Outcome done = Counting(figures.store(), plant, filter).count(yields); !done)
        return done.error();
    return yields;
}

Result<QStringList> yieldPlans(Figures &figures)
{
    QStringList lines;
    for (const QString &sql : QStringList{nextOperation, runsOf, passedEver, defectsOfUnit, failedLater,
                                  endBefore, runsOfUnit, finishedUnits, endedUnits, shippedUnits}
            + causeStatements()) {
        const auto plan = planOf(figures.store(), sql);
        if (!plan)
            return plan.error();
        lines += *plan;
    }
    return lines;
}

} // namespace unitrail
