// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"
#include "core/domain/plant.h"
#include "core/station/view.h"

namespace unitrail {

/** A new plant day begins with empty figures. */
void turnDay(TodayView &today, qint64 nowMs, const Plant &plant);

/** The figures follow what was recorded (by = 1) and what was taken back of it (by = -1). */
void count(TodayView &today, const Entry &entry, int by);

} // namespace unitrail
