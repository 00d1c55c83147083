// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QtGlobal>

namespace unitrail {

/**
 * The practice line's time. It counts working milliseconds from the beginning of its first shift; nights and
 * weekends have none. One shift a working day, Monday to Friday, beginning at the same hour.
 */
class WorkCalendar {
public:
    static constexpr qint64 shiftMs = 440 * 60'000; ///< DEMO factory: one shift of 440 min

    WorkCalendar(qint64 startMs, int utcOffsetMinutes)
        : m_startMs(startMs)
        , m_utcOffsetMinutes(utcOffsetMinutes)
    { }

    /** Wall time, ms UTC, of that much work. The end of a shift is the beginning of the next. */
    [[nodiscard]] qint64 wallMs(qint64 workMs) const;
    /** The work done by that wall time; a moment outside of the shifts counts as the beginning of the next
     * one. */
    [[nodiscard]] qint64 workMs(qint64 wallMs) const;
    [[nodiscard]] static int day(qint64 workMs)
    {
        return int(workMs / shiftMs);
    } ///< 0 is the first working day
    [[nodiscard]] static qint64 left(qint64 workMs)
    {
        return shiftMs - workMs % shiftMs;
    } ///< until the shift ends
    [[nodiscard]] QDate date(int day) const; ///< plant time

private:
    qint64 m_startMs;
    int m_utcOffsetMinutes;
};

} // namespace unitrail
