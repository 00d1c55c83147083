// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/shipment.h"

#include <QByteArray>

namespace unitrail {

/** One record a container, a unit and a lot of loose pieces, in the order they lie in each other. UTF-8 with
 * byte order mark. */
QByteArray packListCsv(const PackList &list);

} // namespace unitrail
