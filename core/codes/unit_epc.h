// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/plant.h"

#include <QByteArray>

namespace unitrail {

/**
 * The EPC that says this unit's GTIN and serial, as upper-case hexadecimal: SGTIN+ of TDS 2, which needs no
 * company prefix to be known. The Failure names the part that has no GTIN, or the serial that does not fit.
 */
[[nodiscard]] Result<QByteArray> epcOfUnit(const UnitId &unit, const Plant &plant);

} // namespace unitrail
