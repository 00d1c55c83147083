// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/last_work.h"

#include <algorithm>

namespace unitrail {

static const Recorded *find(const std::vector<Recorded> &among, const EventId &id)
{
    const auto found = std::find_if(
        among.begin(), among.end(), [&](const Recorded &recorded) { return recorded.entry.id == id; });
    return found == among.end() ? nullptr : &*found;
}

Outcome LastWork::look(
    Journal &journal, const std::vector<Standing> &standings, const std::vector<Recorded> &fresh)
{
    std::vector<Recorded> works;
    for (const Standing &standing : standings) {
        if (!standing.lastWork)
            continue;
        const Recorded *known = find(fresh, *standing.lastWork);
        known = known ? known : find(m_works, *standing.lastWork);
        if (known) {
            works.push_back(*known);
            continue;
        }
        auto read = journal.entry(*standing.lastWork);
        if (!read)
            return read.error();
        if (*read)
            works.push_back(**std::move(read));
    }
    m_works = std::move(works);
    return Done{};
}

const Recorded *LastWork::of(const std::optional<PersonId> &person, const StationName &station) const
{
    const auto rank = [&](const Recorded &recorded) {
        const Stamp &stamp = recorded.entry.stamp;
        return std::pair(person && stamp.person == person && stamp.station == station, recorded.position.hlc);
    };
    const auto last = std::max_element(m_works.begin(), m_works.end(),
        [&](const Recorded &a, const Recorded &b) { return rank(a) < rank(b); });
    return last == m_works.end() ? nullptr : &*last;
}

} // namespace unitrail
