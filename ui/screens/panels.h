// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/rows.h"

namespace unitrail {

/* What the lists of the operator's screens say. `fit` is the number of rows there is room for. */

ListPanel::Content capturesPanel(const StationView &view, const Speech &speech, int fit);
ListPanel::Content lastScansPanel(const StationView &view, const Speech &speech);
ListPanel::Content waitingPanel(const StationView &view, const Speech &speech);
ListPanel::Content loadedPanel(const StationView &view, const Speech &speech);
ListPanel::Content routingPanel(const StationView &view, const Speech &speech, int fit);
ListPanel::Content leftOpenPanel(const StationView &view, const Speech &speech);

} // namespace unitrail
