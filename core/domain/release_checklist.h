// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/domain/refusal.h"
#include "core/domain/standing.h"

#include <QStringList>

#include <vector>

namespace unitrail {

/** One line of what must be true before a unit may be delivered. */
struct ReleaseItem {
    enum class Kind { Operations, Measurements, Nonconformances, Genealogy, Traceability, Holds };
    Kind kind = Kind::Operations;
    int done = 0;
    int total = 0; ///< nothing to ask for: 0, and good
    /** What is missing, by name: operations, characteristics, nonconformances, parts, holds. */
    QStringList missing{};
    std::optional<OperationId> operation{}; ///< the first one that something is missing of
    std::vector<StationName> stations{}; ///< where that is done

    [[nodiscard]] bool good() const { return missing.isEmpty(); }
    bool operator==(const ReleaseItem &) const = default;
};

/**
 * Computed from the records alone, never ticked by hand: every operation done (the packing that runs counts),
 * every value of the plan there, no nonconformance open, every piece of the bill built in, each traced as
 * finely as its level demands (IPC-1782: from 2 by lot, from 3 by serial), nothing on hold.
 */
struct ReleaseChecklist {
    std::vector<ReleaseItem> items; ///< one of each kind, in the order of the enum

    [[nodiscard]] bool green() const;
    [[nodiscard]] const ReleaseItem &of(ReleaseItem::Kind kind) const { return items[size_t(kind)]; }
    bool operator==(const ReleaseChecklist &) const = default;
};

ReleaseChecklist releaseChecklist(const UnitId &id, const Standing &standing, const Plant &plant);

QString releaseItemName(ReleaseItem::Kind kind); ///< "Operations": in JSON output

} // namespace unitrail
