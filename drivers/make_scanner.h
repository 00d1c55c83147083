// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/devices/scanner.h"
#include "drivers/device_config.h"

#include <memory>

namespace unitrail {

/** The driver for a device, not yet started. Fails with Failure::Input and what to mend when the
 * configuration cannot work. */
Result<std::unique_ptr<Scanner>> makeScanner(const DeviceConfig &config, const Clock &clock);

} // namespace unitrail
