// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/containment_report.h"

#include <QString>

#include <optional>
#include <vector>

namespace unitrail {

/**
 * Work that was done by what no longer held, as only the union of the entries shows (SYNC B10, C7). A plant
 * definition is late where an older one was at work after the one at hand was released, by the wall clocks
 * and beyond their tolerance; what a newer one does not change is not late. Open until somebody in charge has
 * signed for it. The same at every station that knows the same entries and goes by the same plant.
 */
struct LateWork {
    enum class Rule {
        Routing, ///< made by an older revision than the one released
        Person, ///< who was no longer there, or no longer qualified
        Gauge, ///< found bad before, or its calibration had run out
        Containment, ///< the unit was contained, and the station had not acknowledged it
    };
    Rule rule = Rule::Routing;
    UnitId unit;
    StationName station;
    std::optional<PersonId> person; ///< who did it
    QString what; ///< the routing, the qualification, the gauge, the containment
    QString knew; ///< by what the station went: routing, day, version; empty: it knew of nothing
    QString was; ///< what was so
    qint64 sinceMs = 0; ///< since when that was so
    bool stationKnew = false; ///< its own chain shows that it knew: this must not happen
    bool certain = true; ///< false: by the clocks it may have been before
    std::vector<EventId> entries; ///< by time
    qint64 atMs = 0; ///< of the first
};

/** What nobody has signed for, by time. `reports` are of all containments: containmentReports(). */
Result<std::vector<LateWork>> lateWork(
    Journal &journal, const Plant &plant, const std::vector<ContainmentReport> &reports);

/** "routing", "person", "gauge", "containment": stable, in JSON. */
QString lateRuleName(LateWork::Rule rule);

} // namespace unitrail
