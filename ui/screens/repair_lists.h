// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/screens/repair_page.h"

/* The three lists of the repair bench: from a unit's record to lines, newest first. */
namespace unitrail {

ListPanel::Content wrongPanel(const RepairBench &bench, const Speech &speech);
ListPanel::Content lifePanel(const RepairBench &bench, const Speech &speech);
ListPanel::Content partsPanel(const RepairBench &bench, const Speech &speech);

/** Entries that count, newest first. */
std::vector<const Entry *> newestFirst(const UnitHistory &history);

} // namespace unitrail
