// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/measured.h"

#include "core/domain/quality.h"
#include "core/trace/trace.h"

#include <algorithm>
#include <limits>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static const QString byGaugeSql = uR"(
SELECT u.part, u.serial, m.operation, m.pass, m.characteristic, m.idx, m.attempt, m.value, m.uom, m.lower, m.upper,
       m.limits, m.verdict, m.gauge, m.person, m.station, m.at_ms, m.entry
FROM measurement m JOIN unit u ON u.id = m.unit
WHERE m.gauge = ? AND m.gauge <> '' AND m.at_ms BETWEEN ? AND ?
ORDER BY m.at_ms, m.entry, m.idx)"_s;
static const QString byCharacteristicSql = uR"(
SELECT u.part, u.serial, m.operation, m.pass, m.characteristic, m.idx, m.attempt, m.value, m.uom, m.lower, m.upper,
       m.limits, m.verdict, m.gauge, m.person, m.station, m.at_ms, m.entry
FROM measurement m JOIN unit u ON u.id = m.unit
WHERE m.characteristic = ? AND m.at_ms BETWEEN ? AND ?
ORDER BY m.at_ms, m.entry, m.idx)"_s;

static std::optional<Decimal> limitIn(const Rows &rows, int column)
{
    return rows.isNull(column) ? std::nullopt : Decimal::fromText(rows.text(column));
}

/** A row that names nothing is damage; figures.db is made anew from the journal when it is deleted. */
static std::optional<Measured> measuredIn(const Rows &rows)
{
    const auto part = PartNumber::fromText(rows.text(0));
    const auto serial = SerialNumber::fromText(rows.text(1));
    const auto operation = OperationId::fromText(rows.text(2));
    const auto characteristic = CharacteristicId::fromText(rows.text(4));
    const auto station = StationName::fromText(rows.text(15));
    const auto entry = EventId::fromBytes(rows.bytes(17));
    if (!part || !serial || !operation || !characteristic || !station || !entry)
        return {};
    const int attempt = int(rows.integer(6));
    return Measured{.unit = {*part, *serial},
        .operation = *operation,
        .pass = int(rows.integer(3)),
        .measurement = {.characteristic = *characteristic,
            .index = int(rows.integer(5)),
            .value = rows.text(7),
            .unit = rows.text(8),
            .lower = limitIn(rows, 9),
            .upper = limitIn(rows, 10),
            .limitRevision = rows.text(11),
            .verdict = Verdict(rows.integer(12)),
            .gauge = rows.text(13),
            .raw = {},
            .attempt = attempt > 1 ? std::optional(attempt) : std::nullopt},
        .station = *station,
        .person = PersonId::fromText(rows.text(14)),
        .atMs = rows.integer(16),
        .entry = *entry};
}

static Result<std::vector<Measured>> measured(
    Figures &figures, const QString &sql, const QString &name, qint64 fromMs, qint64 toMs)
{
    auto statement = figures.store().prepare(sql);
    if (!statement)
        return statement.error();
    auto rows = statement->select(name, fromMs, toMs);
    if (!rows)
        return rows.error();
    std::vector<Measured> found;
    while (rows->next()) {
        auto one = measuredIn(*rows);
        if (!one)
            return Failure{Failure::Kind::Storage,
                u"figures.db is damaged: delete it, it is made anew from the journal"_s};
        found.push_back(*std::move(one));
    }
    if (const Outcome ended = rows->end(); !ended)
        return ended.error();
    return found;
}

Result<std::vector<Measured>> measuredBy(Figures &figures, const GaugeId &gauge, qint64 fromMs, qint64 toMs)
{
    return measured(figures, byGaugeSql, gauge.text(), fromMs, toMs);
}

Result<std::vector<Measured>> measuredOf(Figures &figures, const CharacteristicId &characteristic)
{
    return measured(figures, byCharacteristicSql, characteristic.text(), std::numeric_limits<qint64>::min(),
        std::numeric_limits<qint64>::max());
}

Result<QStringList> measuredPlans(Figures &figures)
{
    QStringList plans;
    for (const QString &sql : {byGaugeSql, byCharacteristicSql}) {
        const auto plan = planOf(figures.store(), sql);
        if (!plan)
            return plan.error();
        plans.append(*plan);
    }
    return plans;
}

Result<QJsonObject> whereaboutsJson(Journal &journal, const UnitId &unit)
{
    const auto standing = journal.standing(Subject::of(unit));
    if (!standing)
        return standing.error();
    const Unit &now = standing->unit();
    return QJsonObject{{u"unit"_s, unit.text()}, {u"life"_s, lifeCycleName(now.life)},
        {u"quality"_s, qualityStatusName(qualityOf(now))}, {u"location"_s, now.location},
        {u"container"_s, now.container ? now.container->text() : QString()}, {u"customer"_s, now.customer},
        {u"held"_s, !standing->holds.empty()}};
}

/** value * factor < limit, without leaving the exact numbers; what has no room is not smaller. */
static bool isLessTimes(const Decimal &value, int factor, const Decimal &limit)
{
    Decimal sum;
    for (int i = 0; i < factor; ++i) {
        const auto next = sum.plus(value);
        if (!next)
            return false;
        sum = *next;
    }
    return sum < limit;
}

static Decimal absolute(const Decimal &value)
{
    return value < Decimal(0, 0) ? Decimal(-value.mantissa(), value.places()) : value;
}

Margin marginOf(const Measurement &measurement)
{
    const auto value = Decimal::fromText(measurement.value);
    const auto &lower = measurement.lower, &upper = measurement.upper;
    if (!value || (!lower && !upper))
        return {};
    const auto below = lower ? value->minus(*lower) : std::nullopt;
    const auto above = upper ? upper->minus(*value) : std::nullopt;
    const auto distance = below && above ? std::min(*below, *above) : below ? below : above;
    const auto width
        = lower && upper ? upper->minus(*lower) : std::optional(absolute(lower ? *lower : *upper));
    if (!distance || !width || *width == Decimal(0, 0))
        return {};
    Margin margin{.band = Margin::Band::Wide, .percent = 100 * distance->toDouble() / width->toDouble()};
    if (*distance < Decimal(0, 0))
        margin.band = Margin::Band::Outside;
    else if (isLessTimes(*distance, 10, *width))
        margin.band = Margin::Band::Tenth;
    else if (isLessTimes(*distance, 4, *width))
        margin.band = Margin::Band::Quarter;
    return margin;
}

QString marginBandName(Margin::Band band)
{
    switch (band) {
    case Margin::Band::Outside:
        return u"outside"_s;
    case Margin::Band::Tenth:
        return u"within 10 %"_s;
    case Margin::Band::Quarter:
        return u"within 25 %"_s;
    case Margin::Band::Wide:
        return u"wide"_s;
    case Margin::Band::Unknown:
        return u"without a limit"_s;
    }
    Q_UNREACHABLE();
}

} // namespace unitrail
