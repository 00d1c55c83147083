// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/domain/standing.h"

#include <QString>

#include <vector>

namespace unitrail {

/** Running numbers that a station will want from central soon. */
struct SerialNeed {
    PartNumber part; ///< under whose name they are leased
    QString block; ///< "LA40-26-######"
    qint64 count = 0;
    qint64 behind = 0; ///< what the plant definition divides ends here
    qint64 last = 0; ///< the block has no number behind this
    qint64 known = 0; ///< the last number of the leases that are known here
    bool operator==(const SerialNeed &) const = default;
};

/** With fewer numbers left, new ones are asked for: what a station mints in a few days without a network. */
inline constexpr qint64 serialsLeftMin = 1000;
inline constexpr qint64 serialsLeasedAtOnce = 5000;

/** What this station is short of. Pure. */
std::vector<SerialNeed> serialNeeds(
    const Plant &plant, const StationName &station, const Workplace &workplace);

} // namespace unitrail
