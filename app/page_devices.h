// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace unitrail {

class Assembly;
class StationWindow;

/** Scanners and devices: what the chosen one sends, judged by the scanner doctor. */
void addDevicePage(StationWindow &window, Assembly &assembly);

} // namespace unitrail
