// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/yield_causes.h"

#include <algorithm>
#include <map>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

// A filter that is not set is an empty text.
const QString defectsIn = uR"(
    SELECT part || '/' || serial, operation, pass, code, station, at_ms, entry
    FROM defect CROSS JOIN unit ON unit.id = defect.unit
    WHERE at_ms >= ? AND at_ms < ? AND ? IN ('', operation) AND ? IN ('', station) AND ? IN ('', work_order)
      AND ? IN ('', part) ORDER BY at_ms, entry)"_s;
const QString refusalsIn = uR"(
    SELECT coalesce(part || '/' || serial, subject), operation, station, at_ms, reason, refusal.entry
    FROM refusal LEFT JOIN unit ON unit.id = refusal.unit
    WHERE at_ms >= ? AND at_ms < ? AND ? IN ('', operation) AND ? IN ('', station)
      AND ? IN ('', coalesce(work_order, '-')) AND ? IN ('', coalesce(part, '-')) ORDER BY at_ms, refusal.entry)"_s;

} // namespace

bool isDefect(const Plant &plant, const QString &code)
{
    const auto known = plant.defects.find(DefectCode::known(code));
    return known == plant.defects.end() || !known->second.processIndicator;
}

/** Figures of one cause each, the most frequent first, equals by name. */
static void addByCause(std::map<QString, Figure> &&causes, Yields &yields)
{
    std::vector<Figure> sorted;
    for (auto &[cause, figure] : causes)
        sorted.push_back(counted(std::move(figure)));
    std::stable_sort(sorted.begin(), sorted.end(),
        [](const Figure &a, const Figure &b) { return a.hits.size() > b.hits.size(); });
    yields.figures.insert(
        yields.figures.end(), std::make_move_iterator(sorted.begin()), std::make_move_iterator(sorted.end()));
}

static Outcome countDefects(Database &store, const Plant &plant, const FigureFilter &filter, Yields &yields)
{
    auto defects = store.prepare(defectsIn);
    if (!defects)
        return defects.error();
    auto rows = defects->select(filter.fromMs, filter.toMs, asText(filter.operation), asText(filter.station),
        asText(filter.order), asText(filter.part));
    if (!rows)
        return rows.error();
    std::map<QString, Figure> causes;
    while (rows->next()) {
        const QString code = rows->text(3);
        if (!isDefect(plant, code))
            continue;
        Figure &figure = causes.try_emplace(code, Figure{.id = u"defects"_s, .about = code}).first->second;
        figure.hits.push_back({.unit = rows->text(0),
            .operation = rows->text(1),
            .pass = int(rows->integer(2)),
            .station = rows->text(4),
            .atMs = rows->integer(5),
            .amountMs = 0,
            .detail = code,
            .entry = rows->bytes(6)});
    }
    if (Outcome done = rows->end(); !done)
        return done;
    addByCause(std::move(causes), yields);
    return Done{};
}

static Outcome countRefusals(
    Database &store, const FigureFilter &filter, const std::vector<FigureItem> &begun, Yields &yields)
{
    auto refused = store.prepare(refusalsIn);
    if (!refused)
        return refused.error();
    auto rows = refused->select(filter.fromMs, filter.toMs, asText(filter.operation), asText(filter.station),
        asText(filter.order), asText(filter.part));
    if (!rows)
        return rows.error();
    std::map<QString, Figure> causes;
    Figure all{.id = u"refusal"_s, .kind = Figure::Kind::PerUnit};
    while (rows->next()) {
        const QString reason = rows->text(4);
        const FigureItem item{.unit = rows->text(0),
            .operation = rows->text(1),
            .pass = 0,
            .station = rows->text(2),
            .atMs = rows->integer(3),
            .amountMs = 0,
            .detail = reason,
            .entry = rows->bytes(5)};
        causes.try_emplace(reason, Figure{.id = u"refusals"_s, .about = reason})
            .first->second.hits.push_back(item);
        all.hits.push_back(item);
    }
    if (Outcome done = rows->end(); !done)
        return done;
    all.base = begun;
    yields.figures.push_back(counted(std::move(all)));
    addByCause(std::move(causes), yields);
    return Done{};
}

Outcome countCauses(Database &store, const Plant &plant, const FigureFilter &filter,
    const std::vector<FigureItem> &begun, Yields &yields)
{
    if (Outcome done = countDefects(store, plant, filter, yields); !done)
        return done;
    return countRefusals(store, filter, begun, yields);
}

QStringList causeStatements()
{
    return {defectsIn, refusalsIn};
}

} // namespace unitrail
