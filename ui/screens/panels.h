// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/rows.h"

namespace unitrail {

/* What the lists of the operator's screens say. */

/** Whether a step of the unit on the table is open here: there is something to capture, complete or fail. */
bool isRunning(const StationView &view);

/** The unit on the table, without the time it has been there. */
IdentityRow::Content identityOf(const StationView &view, const Speech &speech);

ListPanel::Content capturesPanel(const StationView &view, const Speech &speech);
ListPanel::Content lastScansPanel(const StationView &view, const Speech &speech);
ListPanel::Content waitingPanel(const StationView &view, const Speech &speech);
ListPanel::Content loadedPanel(const StationView &view, const Speech &speech);
ListPanel::Content routingPanel(const StationView &view, const Speech &speech);
ListPanel::Content leftOpenPanel(const StationView &view, const Speech &speech);

} // namespace unitrail
