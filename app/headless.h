// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/assembly.h"

namespace unitrail {

/** Prints one JSON line for each verdict, flushed, until it is told to stop (SIGTERM, SIGINT). The exit code. */
int runHeadless(Assembly &assembly);

} // namespace unitrail
