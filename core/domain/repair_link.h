// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"

namespace unitrail {

/**
 * The repair with what it answers: among the unit's entries, in their order, the latest defect of its code
 * that no repair has answered yet, else the latest fail; and the component that was taken out for it. What
 * the repair says already stays.
 */
RepairRecorded linkedTo(const UnitId &unit, RepairRecorded repair, const std::vector<Recorded> &entries);

} // namespace unitrail
