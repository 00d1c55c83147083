// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/events.h"
#include "core/domain/plant.h"
#include "core/statistics/capability.h"
#include "core/statistics/control_chart.h"
#include "core/trace/figures.h"

#include <map>
#include <optional>
#include <vector>

namespace unitrail {

/** Which values are asked for; both ends of the time are included. */
struct ValuesQuestion {
    CharacteristicId characteristic;
    std::optional<StationName> station{};
    std::optional<qint64> fromMs{}, toMs{};
};

/**
 * What a process has measured: every number of that characteristic that was judged, the failed ones and the
 * repeated ones too, in the order of measuring. What was voided or set aside is not among them, nor what a
 * run that broke off had measured.
 */
struct ProcessValues {
    std::vector<double> values;
    QString unit; ///< of the newest, like all that follows
    QString operation;
    std::optional<Decimal> lower, upper; ///< the limits it was judged by
    QString limitRevision;
    int places = 0; ///< behind its decimal mark
    qint64 firstMs = 0, lastMs = 0;
    std::map<QString, qint64> byRevision; ///< how many were judged by which revision of the limits
};
Result<ProcessValues> processValues(Figures &figures, const ValuesQuestion &question);

/** Something that has been measured with numbers, and where. */
struct MeasuredAt {
    CharacteristicId characteristic;
    QString operation;
    std::vector<StationName> stations; ///< by name
    qint64 values = 0;
    bool operator==(const MeasuredAt &) const = default;
};
/** By operation, then by name. */
Result<std::vector<MeasuredAt>> measuredCharacteristics(Figures &figures);

/** The control limits that were frozen last for it there, for means of so many (1: single values); for a
 * station its own go before the common ones. */
struct FrozenLimits {
    ControlLimitsFrozen limits;
    qint64 atMs = 0;
};
Result<std::optional<FrozenLimits>> frozenLimits(Journal &journal, const CharacteristicId &characteristic,
    const std::optional<StationName> &station, int subgroup = 1);
/** What limits are frozen for: the newest routing and the revision of the specification. Another process has
 * limits of its own. */
QString processOf(const Plant &plant, const QString &limitRevision);

ControlLimits controlLimitsOf(const ControlLimitsFrozen &frozen);
/** To be frozen: the limits these values have, rounded to two places more than they were measured with. */
std::optional<ControlLimitsFrozen> limitsToFreeze(const ProcessValues &known, int subgroup,
    const QString &process, const std::optional<StationName> &station);

} // namespace unitrail
