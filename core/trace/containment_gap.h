// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/containment_report.h"

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

/* Between the issue of a containment and its enforcement at each station: what was done meanwhile. */
namespace unitrail {

/** One unbroken chain of one journal: station and incarnation. */
using ChainKey = std::pair<QUuid, qint64>;
inline ChainKey chainOf(const Position &position)
{
    return {position.station, position.incarnation};
}

/** The last version of a containment that contains anything, and from where on each station knew it. */
struct GapWindow {
    ContainmentId id;
    ContainmentIssued terms{.version = 0}; ///< 0: nobody issued anything
    struct Known {
        std::map<ChainKey, Position> said; ///< the first acknowledgement in each chain
        qint64 hlc = 0; ///< of the first of them all
        qint64 behindMs = 0;
    };
    std::map<StationName, Known> known;
    std::optional<Position> issue; ///< in the issuer's own chain, as far as that is here

    /** The entry was made after the issue, by a station that had not acknowledged; none: it was not. */
    struct Passed {
        GapEnd end;
        bool certain;
    };
    [[nodiscard]] std::optional<Passed> passed(const Recorded &recorded) const;
    [[nodiscard]] qint64 issuedMs() const { return terms.issuedMs.value_or(0); }
};

Result<GapWindow> gapWindowOf(Journal &journal, const ContainmentId &containment);

/** For each window the work on units that it concerns, by time. */
Result<std::vector<std::vector<GapEntry>>> passedIn(
    Journal &journal, const std::vector<GapWindow> &windows, const std::set<StationName> &stations);

} // namespace unitrail
