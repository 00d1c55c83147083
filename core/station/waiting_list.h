// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/journal/journal.h"
#include "core/station/view.h"

namespace unitrail {

/**
 * The units that are due at this station. There may be thousands in process: they are looked at a few at a
 * time, between scans, and the list is replaced when all of them were.
 */
class WaitingList {
public:
    WaitingList(Journal &journal, const Plant &plant, StationName station);

    /** The units as they are now; a walk that is under way begins anew. */
    [[nodiscard]] Outcome begin();
    /** Looks at a few more. True: that was the last of them, and units() is new. */
    [[nodiscard]] Result<bool> walkOn();
    [[nodiscard]] bool walking() const { return m_next < m_toLookAt.size(); }
    /** The one that waits longest first; not more than 200. */
    [[nodiscard]] const std::vector<WaitingUnit> &units() const { return m_units; }

private:
    [[nodiscard]] std::optional<WaitingUnit> waiting(const UnitId &id, const Standing &standing) const;

    Journal &m_journal;
    const Plant &m_plant;
    StationName m_station;
    std::vector<UnitId> m_toLookAt;
    size_t m_next = 0;
    std::vector<WaitingUnit> m_found;
    std::vector<WaitingUnit> m_units;
};

} // namespace unitrail
