// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/release_checklist.h"

#include "core/domain/rules.h"

#include <algorithm>

namespace unitrail {

using Kind = ReleaseItem::Kind;

static ReleaseItem operationsOf(const Unit &unit, const Routing *routing)
{
    ReleaseItem item{.kind = Kind::Operations};
    if (!routing) {
        item.missing.append(unit.routing); // nobody can say what was to be done
        return item;
    }
    for (const Operation &operation : routing->operations) {
        ++item.total;
        const bool packsNow = unit.active == operation.id && operation.kind == Operation::Kind::Pack;
        if (packsNow || isDone(standingOf(unit, operation.id).status)) {
            ++item.done;
            continue;
        }
        item.missing.append(operation.id.text());
        if (item.operation)
            continue;
        item.operation = operation.id;
        item.stations = operation.stations;
    }
    return item;
}

static void note(ReleaseItem &item, const QString &missing, const Operation &operation)
{
    if (!item.missing.contains(missing))
        item.missing.append(missing);
    if (item.operation)
        return;
    item.operation = operation.id;
    item.stations = operation.stations;
}

/** As many operations as have all the values that were asked for on the day they were passed. */
static ReleaseItem measurementsOf(
    const UnitId &id, const Unit &unit, const Routing *routing, const Plant &plant)
{
    ReleaseItem item{.kind = Kind::Measurements};
    for (const Operation &operation : routing ? routing->operations : std::vector<Operation>()) {
        const OperationStanding standing = standingOf(unit, operation.id);
        if (standing.status != OperationStatus::Passed || operation.characteristics.empty())
            continue;
        const auto inForce = operation.characteristicsOn(dayAt(standing.endedMs, plant));
        const MissingCaptures missing = missingCaptures(unit, operation, bomOf(id, *routing), inForce);
        ++item.total;
        item.done += missing.measurements.empty() ? 1 : 0;
        for (const auto &measurement : missing.measurements)
            note(item, measurement.characteristic->id.text(), operation);
    }
    return item;
}

static ReleaseItem nonconformancesOf(const Unit &unit)
{
    ReleaseItem item{.kind = Kind::Nonconformances};
    for (const auto &[id, nonconformance] : unit.nonconformances) {
        ++item.total;
        item.done += nonconformance.open() ? 0 : 1;
        if (nonconformance.open())
            item.missing.append(id.text());
    }
    return item;
}

static bool isCaptured(const BomLine &line, const Unit &unit)
{
    return line.tracking != TrackingMode::None && line.capturedAt
        && standingOf(unit, *line.capturedAt).status == OperationStatus::Passed;
}

static ReleaseItem genealogyOf(const UnitId &id, const Unit &unit, const Routing *routing)
{
    ReleaseItem item{.kind = Kind::Genealogy};
    if (!routing)
        return item;
    for (const LineFill &fill : fillsOf(unit, bomOf(id, *routing))) {
        if (!isCaptured(*fill.line, unit))
            continue;
        ++item.total;
        item.done += fill.freePlaces.empty() ? 1 : 0;
        if (!fill.freePlaces.empty())
            note(item, fill.line->part.text(), *routing->find(*fill.line->capturedAt));
    }
    return item;
}

static TraceabilityLevel capturedLevel(const Component &component)
{
    return component.serial ? TraceabilityLevel::Comprehensive
        : component.lot     ? TraceabilityLevel::Standard
                            : TraceabilityLevel::Basic;
}

static ReleaseItem traceabilityOf(const UnitId &id, const Unit &unit, const Routing *routing)
{
    ReleaseItem item{.kind = Kind::Traceability};
    for (const BomLine &line : routing ? bomOf(id, *routing) : std::vector<BomLine>()) {
        if (!isCaptured(line, unit))
            continue;
        const bool coarse = std::any_of(
            unit.components.begin(), unit.components.end(), [&](const InstalledComponent &installed) {
                return accepts(line, installed.component.part)
                    && capturedLevel(installed.component) < line.level;
            });
        ++item.total;
        item.done += coarse ? 0 : 1;
        if (coarse)
            note(item, line.part.text(), *routing->find(*line.capturedAt));
    }
    return item;
}

static ReleaseItem holdsOf(const Standing &standing)
{
    ReleaseItem item{.kind = Kind::Holds, .total = int(standing.holds.size())};
    for (const auto &[id, hold] : standing.holds)
        item.missing.append(id.text());
    return item;
}

ReleaseChecklist releaseChecklist(const UnitId &id, const Standing &standing, const Plant &plant)
{
    const Unit &unit = standing.unit();
    const Routing *routing = plant.routing(unit.routing);
    return {{operationsOf(unit, routing), measurementsOf(id, unit, routing, plant), nonconformancesOf(unit),
        genealogyOf(id, unit, routing), traceabilityOf(id, unit, routing), holdsOf(standing)}};
}

bool ReleaseChecklist::green() const
{
    return std::all_of(items.begin(), items.end(), [](const ReleaseItem &item) { return item.good(); });
}

QString releaseItemName(Kind kind)
{
    switch (kind) {
    case Kind::Operations:
        return QStringLiteral("Operations");
    case Kind::Measurements:
        return QStringLiteral("Measurements");
    case Kind::Nonconformances:
        return QStringLiteral("Nonconformances");
    case Kind::Genealogy:
        return QStringLiteral("Genealogy");
    case Kind::Traceability:
        return QStringLiteral("Traceability");
    case Kind::Holds:
        return QStringLiteral("Holds");
    }
    Q_UNREACHABLE();
}

} // namespace unitrail
