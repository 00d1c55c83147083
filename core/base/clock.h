// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace unitrail {

/** How far the wall clock can be trusted. */
enum class ClockQuality {
    Synced, ///< the system says it follows a time server
    FreeRunning, ///< nobody has set it for a while
    Stepped, ///< it jumped since the program started
};

/** Where the time comes from; handed in, so that tests and the practice line can have their own. */
class Clock {
public:
    virtual ~Clock() = default;

    /** What this machine believes: milliseconds since 1970, UTC. May step. */
    [[nodiscard]] virtual qint64 wallMs() const = 0;
    /** Never steps back; for durations and deadlines only. Milliseconds since some moment of this boot. */
    [[nodiscard]] virtual qint64 steadyMs() const = 0;
    /** Minutes east of UTC that a person at this station reads on the wall. */
    [[nodiscard]] virtual int offsetMinutes() const = 0;
    [[nodiscard]] virtual ClockQuality quality() const { return ClockQuality::Synced; }
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] qint64 wallMs() const override;
    [[nodiscard]] qint64 steadyMs() const override;
    [[nodiscard]] int offsetMinutes() const override;
    [[nodiscard]] ClockQuality quality() const override;
};

/** A clock that stands still until it is told. For tests and the practice line. */
class ManualClock final : public Clock {
public:
    explicit ManualClock(qint64 wallMs, int offsetMinutes = 0)
        : m_wallMs(wallMs)
        , m_offsetMinutes(offsetMinutes)
    { }
    [[nodiscard]] qint64 wallMs() const override { return m_wallMs; }
    [[nodiscard]] qint64 steadyMs() const override { return m_steadyMs; }
    [[nodiscard]] int offsetMinutes() const override { return m_offsetMinutes; }

    void advance(qint64 ms)
    {
        m_wallMs += ms;
        m_steadyMs += ms;
    }
    void setWall(qint64 wallMs) { m_wallMs = wallMs; }

private:
    qint64 m_wallMs;
    qint64 m_steadyMs = 0;
    int m_offsetMinutes;
};

} // namespace unitrail
