// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/devices/log.h"

namespace unitrail {

Q_LOGGING_CATEGORY(logDevices, "unitrail.devices")

} // namespace unitrail
