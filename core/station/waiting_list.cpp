// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/waiting_list.h"

#include "core/domain/decide.h"

#include <algorithm>

namespace unitrail {

/** What a whole plant has in process; beyond it the list would be of no use to anybody. */
static constexpr int inProcessMax = 10'000;
static constexpr size_t waitingMax = 200;
/** About a millisecond of folded standings out of the cache. */
static constexpr size_t atATime = 32;

WaitingList::WaitingList(Journal &journal, const Plant &plant, StationName station)
    : m_journal(journal)
    , m_plant(plant)
    , m_station(std::move(station))
{ }

Outcome WaitingList::begin()
{
    m_found.clear();
    m_next = 0;
    auto units = m_journal.unitsInProcess(inProcessMax);
    if (!units)
        return units.error();
    m_toLookAt = *std::move(units);
    return Done{};
}

std::optional<WaitingUnit> WaitingList::waiting(const UnitId &id, const Standing &standing) const
{
    const Unit &unit = standing.unit();
    const Routing *routing = m_plant.routing(unit.routing);
    const Operation *due = routing ? dueOperation(unit, *routing) : nullptr;
    if (!due || std::find(due->stations.begin(), due->stations.end(), m_station) == due->stations.end())
        return {};
    if (unit.active && unit.operations.at(*unit.active).station != m_station)
        return {}; // somebody else is at it
    return WaitingUnit{id, due->id, standing.lastMs, !standing.holds.empty()};
}

Result<bool> WaitingList::walkOn()
{
    const size_t end = std::min(m_next + atATime, m_toLookAt.size());
    for (; m_next < end && m_found.size() < waitingMax; ++m_next) {
        const auto standing = m_journal.standing(Subject::of(m_toLookAt[m_next]));
        if (!standing)
            return standing.error();
        if (const auto found = waiting(m_toLookAt[m_next], *standing))
            m_found.push_back(*found);
    }
    if (m_found.size() >= waitingMax)
        m_next = m_toLookAt.size();
    if (walking())
        return false;
    m_units = std::exchange(m_found, {});
    return true;
}

} // namespace unitrail
