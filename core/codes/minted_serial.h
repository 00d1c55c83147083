// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/serials.h"

namespace unitrail {

/** The part's serial with this running number, its check character included; nothing when it has too many
 * digits. */
std::optional<SerialNumber> mintedSerial(const Part &part, qint64 number);
/** The same for a container; of an SSCC with its check digit. */
std::optional<ContainerId> numberedContainer(const ContainerType &type, qint64 number);

} // namespace unitrail
