// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/names.h"
#include "core/trace/figures.h"

#include <map>
#include <vector>

/* What the measuring and the defect screen show of the past of their station. */
namespace unitrail {

/** The last so many numbers of this characteristic that were measured there, oldest first. */
Result<std::vector<double>> lastValues(
    Figures &figures, const CharacteristicId &characteristic, const StationName &station, int count);

/** How often each defect was recorded at that station since then. */
Result<std::map<DefectCode, int>> defectsSince(Figures &figures, const StationName &station, qint64 sinceMs);

} // namespace unitrail
