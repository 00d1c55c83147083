// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/practice/line.h"

namespace unitrail {

/** How often a station stands in a shift, and for how long. */
static constexpr double stopsAShift = 0.4;
static constexpr qint64 shortestMs = 4 * 60'000;
static constexpr qint64 longestMs = 18 * 60'000;

/** Stops of a day, each with a reason of the plant's. Who begins the next unit before it is over ends it. */
void Line::planStops(qint64 dayBegin)
{
    if (m_plant.stopReasons.empty())
        return;
    for (size_t post = 0; post < m_posts.size(); ++post) {
        const bool works = m_posts[post].person && m_posts[post].station->kind == Station::Kind::Work;
        if (!works || !m_stopRandom.chance(stopsAShift))
            continue;
        const StopReason &reason
            = m_plant.stopReasons[size_t(m_stopRandom.below(int(m_plant.stopReasons.size())))];
        Visit visit{.kind = Visit::Kind::Errand,
            .post = post,
            .acts = {{.command = StopStation{reason.code}, .how = CaptureMethod::Manual},
                {.command = ResumeStation{}, .how = CaptureMethod::Manual}},
            .stepMs = m_stopRandom.between(shortestMs, longestMs)};
        const qint64 begin
            = dayBegin + m_stopRandom.between(longestMs, WorkCalendar::shiftMs - 3 * longestMs);
        const int index = m_nextVisit++;
        m_visits.emplace(index, std::move(visit));
        at(begin, Moment::What::ErrandBegins, index);
    }
}

} // namespace unitrail
