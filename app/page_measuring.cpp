// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/pages.h"

#include "app/assembly.h"
#include "ui/screens/defect_page.h"
#include "ui/screens/measuring_page.h"
#include "ui/station_window.h"

namespace unitrail {

void addMeasuringPages(StationWindow &window, Assembly &)
{
    window.addPage(new DefectPage(window.theme(), &window));
    window.addPage(new MeasuringPage(window.theme(), &window));
}

} // namespace unitrail
