// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/process_values.h"

#include <algorithm>
#include <limits>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static constexpr int passed = int(Verdict::Pass);
static constexpr int marginal = int(Verdict::Marginal);
static constexpr int failed = int(Verdict::Fail);
static constexpr int conceded = int(Verdict::PassOnConcession);

static std::optional<Decimal> decimalOf(const Rows &rows, int column)
{
    return rows.isNull(column) ? std::nullopt : Decimal::fromText(rows.text(column));
}

/** The newest value says by which limits the process is judged now. */
static Outcome readNewest(Database &store, const QString &characteristic, const QString &station,
    qint64 fromMs, qint64 toMs, ProcessValues &known)
{
    auto statement
        = store.prepare(u"SELECT value, uom, operation, lower, upper, limits, at_ms FROM measurement "
                        "WHERE characteristic = ? AND at_ms BETWEEN ? AND ? AND (? = '' OR station = ?) AND "
                        "number IS NOT NULL "
                        "AND verdict IN (?, ?, ?, ?) ORDER BY at_ms DESC, entry DESC, idx DESC LIMIT 1"_s);
    if (!statement)
        return statement.error();
    auto rows = statement->select(
        characteristic, fromMs, toMs, station, station, passed, marginal, failed, conceded);
    if (!rows)
        return rows.error();
    if (rows->next()) {
        const auto value = Decimal::fromText(rows->text(0));
        known.places = value ? value->places() : 0;
        known.unit = rows->text(1);
        known.operation = rows->text(2);
        known.lower = decimalOf(*rows, 3);
        known.upper = decimalOf(*rows, 4);
        known.limitRevision = rows->text(5);
        known.lastMs = rows->integer(6);
    }
    return rows->end();
}

Result<ProcessValues> processValues(Figures &figures, const ValuesQuestion &question)
{
    Database &store = figures.store();
    const auto together = ReadTogether::begin(store);
    if (!together)
        return together.error();
    const QString characteristic = question.characteristic.text();
    const QString station = question.station ? question.station->text() : u""_s;
    const qint64 fromMs = question.fromMs.value_or(std::numeric_limits<qint64>::min());
    const qint64 toMs = question.toMs.value_or(std::numeric_limits<qint64>::max());
    ProcessValues known;
    if (const Outcome read = readNewest(store, characteristic, station, fromMs, toMs, known); !read)
        return read.error();
    auto statement = store.prepare(u"SELECT number, limits, at_ms FROM measurement "
                                   "WHERE characteristic = ? AND at_ms BETWEEN ? AND ? AND (? = '' OR "
                                   "station = ?) AND number IS NOT NULL "
                                   "AND verdict IN (?, ?, ?, ?) ORDER BY at_ms, entry, idx"_s);
    if (!statement)
        return statement.error();
    auto rows = statement->select(
        characteristic, fromMs, toMs, station, station, passed, marginal, failed, conceded);
    if (!rows)
        return rows.error();
    QString revision;
    qint64 ofRevision = 0;
    while (rows->next()) {
        if (known.values.empty())
            known.firstMs = rows->integer(2);
        known.values.push_back(rows->real(0));
        if (const QString its = rows->text(1); its != revision) {
            known.byRevision[revision] += ofRevision;
            revision = its;
            ofRevision = 0;
        }
        ++ofRevision;
    }
    known.byRevision[revision] += ofRevision;
    std::erase_if(known.byRevision, [](const auto &one) { return one.second == 0; });
    if (const Outcome ended = rows->end(); !ended)
        return ended.error();
    return known;
}

Result<std::vector<MeasuredAt>> measuredCharacteristics(Figures &figures)
{
    auto statement = figures.store().prepare(
        u"SELECT operation, characteristic, station, count(*) FROM measurement WHERE number IS NOT NULL "
        "GROUP BY operation, characteristic, station ORDER BY operation, characteristic, station"_s);
    if (!statement)
        return statement.error();
    auto rows = statement->select();
    if (!rows)
        return rows.error();
    std::vector<MeasuredAt> all;
    while (rows->next()) {
        const auto characteristic = CharacteristicId::fromText(rows->text(1));
        const auto station = StationName::fromText(rows->text(2));
        if (!characteristic)
            continue;
        const QString operation = rows->text(0);
        if (all.empty() || all.back().characteristic != *characteristic || all.back().operation != operation)
            all.push_back({*characteristic, operation, {}, 0});
        if (station)
            all.back().stations.push_back(*station);
        all.back().values += rows->integer(3);
    }
    if (const Outcome ended = rows->end(); !ended)
        return ended.error();
    return all;
}

Result<std::optional<FrozenLimits>> frozenLimits(Journal &journal, const CharacteristicId &characteristic,
    const std::optional<StationName> &station, int subgroup)
{
    const auto entries = journal.entriesOf(Subject::of(characteristic));
    if (!entries)
        return entries.error();
    const std::vector<EventId> voided = voidedIds(*entries);
    std::optional<FrozenLimits> own, common;
    for (const Recorded &recorded : *entries) {
        const auto *frozen = std::get_if<ControlLimitsFrozen>(&recorded.entry.event);
        const bool ofItsKind = frozen && std::max(frozen->subgroup, 1) == std::max(subgroup, 1);
        if (!ofItsKind || std::find(voided.begin(), voided.end(), recorded.entry.id) != voided.end())
            continue;
        if (!frozen->station)
            common = {*frozen, recorded.entry.stamp.wallMs};
        else if (frozen->station == station)
            own = {*frozen, recorded.entry.stamp.wallMs};
    }
    return own ? own : common;
}

QString processOf(const Plant &plant, const QString &limitRevision)
{
    const QString routing = plant.routings.empty() ? QString() : plant.routings.back().reference();
    return (routing + u' ' + limitRevision).trimmed();
}

ControlLimits controlLimitsOf(const ControlLimitsFrozen &frozen)
{
    return {frozen.centre.toDouble(), frozen.lower.toDouble(), frozen.upper.toDouble(),
        frozen.rangeCentre.toDouble(), frozen.rangeUpper.toDouble()};
}

std::optional<ControlLimitsFrozen> limitsToFreeze(const ProcessValues &known, int subgroup,
    const QString &process, const std::optional<StationName> &station)
{
    const ControlChartData chart = controlChart(known.values, subgroup, {});
    if (!chart.limits)
        return {};
    const int places = std::min(known.places + 2, 9);
    const auto rounded = [&](double value) { return Decimal::rounded(value, places); };
    return ControlLimitsFrozen{.station = station,
        .process = process,
        .chart = subgroup > 1 ? u"Xbar-R"_s : u"I-MR"_s,
        .subgroup = std::max(subgroup, 1),
        .n = chart.known,
        .centre = rounded(chart.limits->centre),
        .lower = rounded(chart.limits->lower),
        .upper = rounded(chart.limits->upper),
        .rangeCentre = rounded(chart.limits->rangeCentre),
        .rangeUpper = rounded(chart.limits->rangeUpper)};
}

} // namespace unitrail
