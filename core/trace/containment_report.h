// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/journal/journal.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace unitrail {

/** What a station has said of a containment, as far as its entries are here. */
struct StationCoverage {
    StationName station;
    int version = 0; ///< that it enforces; 0: it has not said so
    qint64 sinceMs = 0; ///< when it said so
    qint64 lastSeenMs = 0; ///< of its latest entry that is here; 0: there is none
};

/** Work on a unit that is concerned, at a station that did not know yet. */
struct GapEntry {
    UnitId unit;
    EventId entry;
    StationName station;
    qint64 atMs = 0;
    QString kind; ///< of the entry
};

/** How far the last version of a containment that contains anything has come. */
struct ContainmentReport {
    ContainmentId id;
    ContainmentIssued terms; ///< of the newest version; without rules it has ended
    std::vector<StationCoverage> stations; ///< of the plant, by name
    std::vector<GapEntry> gap; ///< by time
    qint64 issuedMs = 0; ///< of the version that the gap is about

    [[nodiscard]] int enforcing() const; ///< stations that have said so of the newest version
    [[nodiscard]] const StationCoverage *lastMissing() const; ///< the one seen longest ago
};

/**
 * Who enforces it, and what passed before they did: from its issue to the acknowledgement of each station,
 * and where there is none until now. Whether a unit was concerned is judged as it stood then. Walks the
 * entries since the issue.
 */
Result<ContainmentReport> containmentReport(
    Journal &journal, const Plant &plant, const ContainmentId &containment);

QJsonObject containmentJson(const ContainmentReport &report);
QString containmentText(const ContainmentReport &report);

} // namespace unitrail
