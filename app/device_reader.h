// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/repair_map.h"
#include "core/plant/mistakes.h"
#include "core/plant/toml_value.h"
#include "drivers/device_config.h"

namespace unitrail {

/** A scanner or RFID reader as [[device]] describes it. */
struct DeviceSetup {
    DeviceConfig driver;
    RepairMap repair{}; ///< what it is known to do to codes, undone before they are read
};

/** Reads one [[device]]. What is wrong goes to the mistakes; what could be read comes back all the same. */
DeviceSetup readDevice(const TomlValue &table, Mistakes &mistakes);

/**
 * Two entries that would open the same thing: the same port, or two scanners told apart by nothing. Each scan
 * would come twice, or from the wrong hand.
 */
void checkDevicesApart(
    const std::vector<DeviceConfig> &devices, const std::vector<Place> &places, Mistakes &mistakes);

} // namespace unitrail
