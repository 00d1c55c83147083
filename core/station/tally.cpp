// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/tally.h"

#include "core/domain/decide.h"

namespace unitrail {

void turnDay(TodayView &today, qint64 nowMs, const Plant &plant)
{
    const QDate day = dayAt(nowMs, plant);
    if (dayAt(today.sinceMs, plant) == day)
        return;
    const qint64 offsetMs = qint64(plant.utcOffsetMinutes) * 60'000;
    today = {.sinceMs = day.startOfDay(Qt::UTC).toMSecsSinceEpoch() - offsetMs};
}

void count(TodayView &today, const Entry &entry, int by)
{
    if (entry.stamp.wallMs < today.sinceMs)
        return;
    if (const auto *completed = std::get_if<OperationCompleted>(&entry.event)) {
        today.done += by;
        today.firstPass += completed->pass == 1 ? by : 0;
    } else if (std::holds_alternative<OperationFailed>(entry.event)) {
        today.fails += by;
    }
}

} // namespace unitrail
