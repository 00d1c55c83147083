// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"

#include <QDateTime>

#include <chrono>

#include <sys/timex.h>

namespace unitrail {

qint64 SystemClock::wallMs() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

qint64 SystemClock::steadyMs() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

int SystemClock::offsetMinutes() const
{
    return QDateTime::currentDateTime().offsetFromUtc() / 60;
}

ClockQuality SystemClock::quality() const
{
    timex state{};
    const int answer = adjtimex(&state);
    return answer < 0 || answer == TIME_ERROR || (state.status & STA_UNSYNC) ? ClockQuality::FreeRunning
                                                                             : ClockQuality::Synced;
}

} // namespace unitrail
