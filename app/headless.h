// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/assembly.h"

namespace unitrail {

/**
 * SIGTERM and SIGINT wait from here on for runHeadless(). To be called before any thread is made: one that
 * does not hold them would be ended by them, and the program with it.
 */
void holdStopRequests();

/** Prints one JSON line for each verdict, flushed, until it is told to stop (SIGTERM, SIGINT). The exit code.
 */
int runHeadless(Assembly &assembly);

} // namespace unitrail
