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
    qint64 behindMs
        = 0; ///< its clock ran at least so much behind the issuer's: it acknowledged before the issue
};

/** How it is known that an entry is older than its station's knowledge. */
enum class GapEnd {
    Chain, ///< it stands before the acknowledgement in the same chain: proved, and by no clock
    Clock, ///< the station has acknowledged in another chain, after a restore: by its own clock
    Open, ///< the station has acknowledged nothing yet
};

/** A clock that follows a time server is that good (SYNC B9); one that nobody has set, that bad. */
inline constexpr qint64 gapToleranceMs = 2'000;
inline constexpr qint64 gapToleranceUnsyncedMs = 600'000;

/** Work on a unit that is concerned, at a station that did not know yet. */
struct GapEntry {
    UnitId unit;
    EventId entry;
    StationName station;
    qint64 atMs = 0;
    QString kind; ///< of the entry
    GapEnd end = GapEnd::Open;
    bool certain = true; ///< false: so near to the issue that by the clocks it may have been before it
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
 * and where there is none until now. Up to the acknowledgement the order of the chain counts. From the issue
 * on it does in the issuer's own chain; of other stations only clocks can tell, less what the clock is behind
 * as its acknowledgement shows, and less a tolerance. Whether a unit was concerned is judged as it stood
 * then. Reads what the stations recorded in that time and nothing else.
 */
Result<ContainmentReport> containmentReport(
    Journal &journal, const Plant &plant, const ContainmentId &containment);
/** Of all that were ever issued, by name; each entry is read once for all of them. */
Result<std::vector<ContainmentReport>> containmentReports(Journal &journal, const Plant &plant);

/** "chain", "clock", "open". */
QString gapEndName(GapEnd end);
QJsonObject containmentJson(const ContainmentReport &report);
QString containmentText(const ContainmentReport &report);

} // namespace unitrail
