// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/practice/work_calendar.h"

namespace unitrail {

static constexpr qint64 dayMs = 86'400'000;
static constexpr qint64 julianDayOf1970 = 2'440'588;

static QDate dateAt(qint64 wallMs, int utcOffsetMinutes)
{
    return QDate::fromJulianDay(julianDayOf1970 + (wallMs + qint64(utcOffsetMinutes) * 60'000) / dayMs);
}

/** Calendar days from the first working day to that one. */
static int calendarDays(const QDate &first, int workingDays)
{
    const int weekday = first.dayOfWeek() - 1; // Monday is 0
    const int since = std::min(weekday, 4) + workingDays;
    return since / 5 * 7 + since % 5 - weekday;
}

qint64 WorkCalendar::wallMs(qint64 workMs) const
{
    const QDate first = dateAt(m_startMs, m_utcOffsetMinutes);
    return m_startMs + calendarDays(first, day(workMs)) * dayMs + workMs % shiftMs;
}

qint64 WorkCalendar::workMs(qint64 wallMs) const
{
    if (wallMs <= m_startMs)
        return 0;
    const QDate first = dateAt(m_startMs, m_utcOffsetMinutes);
    const int days = int((wallMs - m_startMs) / dayMs);
    int workingDays = days / 7 * 5; // never more than there are
    while (calendarDays(first, workingDays + 1) <= days)
        ++workingDays;
    if (calendarDays(first, workingDays) < days)
        return qint64(workingDays + 1) * shiftMs;
    return qint64(workingDays) * shiftMs + std::min((wallMs - m_startMs) % dayMs, shiftMs);
}

QDate WorkCalendar::date(int day) const
{
    const QDate first = dateAt(m_startMs, m_utcOffsetMinutes);
    return first.addDays(calendarDays(first, day));
}

} // namespace unitrail
