// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/entry.h"
#include "core/domain/standing.h"
#include "core/journal/journal.h"
#include "core/trace/figures.h"

#include <QJsonObject>

#include <optional>
#include <vector>

/* Values as they were recorded, and what they would mean under other limits. */
namespace unitrail {

/** One recorded value with where, when and by whom. */
struct Measured {
    UnitId unit;
    OperationId operation;
    int pass = 1;
    Measurement measurement;
    StationName station;
    std::optional<PersonId> person;
    qint64 atMs = 0;
    EventId entry;
};

/** What that instrument measured in that time, in the order of time; what was taken back is left out. */
Result<std::vector<Measured>> measuredBy(Figures &figures, const GaugeId &gauge, qint64 fromMs, qint64 toMs);
/** Every value of that characteristic, likewise. */
Result<std::vector<Measured>> measuredOf(Figures &figures, const CharacteristicId &characteristic);
/** How these are found, for the test that pins it. */
Result<QStringList> measuredPlans(Figures &figures);

/** Where a unit is now, as JSON: life, location, container, customer, quality. */
Result<QJsonObject> whereaboutsJson(Journal &journal, const UnitId &unit);

/** How far a value lies from its nearest limit, as a share of the tolerance; with one limit, of that limit.
 */
struct Margin {
    enum class Band { Outside, Tenth, Quarter, Wide, Unknown };
    Band band = Band::Unknown; ///< exact: no rounding moves a value from one to the other
    double percent = 0; ///< negative outside the limits; for reading, not for judging
    bool operator==(const Margin &) const = default;
};
Margin marginOf(const Measurement &measurement);
QString marginBandName(Margin::Band band); ///< "within 10 %"

} // namespace unitrail
