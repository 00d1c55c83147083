// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/assembly.h"
#include "ui/station_window.h"

namespace unitrail {

/** Connects a window to a station: views one way, wishes the other. */
void connectWindow(StationWindow &window, Assembly &assembly);

} // namespace unitrail
