// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/pages.h"

#include "app/assembly.h"
#include "app/page_devices.h"
#include "app/pages_trace.h"
#include "ui/station_window.h"

namespace unitrail {

void addPages(StationWindow &window, Assembly &assembly)
{
    QObject::connect(&window, &StationWindow::verbWished, &assembly.session(), &Session::takeVerb);
    addDevicePage(window, assembly);
    addSpcPage(window, assembly);
    addResultsPage(window, assembly);
    addMeasuringPages(window, assembly);
    const auto recall = addRecallPage(window, assembly);
    addGenealogyPage(window, assembly, recall);
    addHoldsPage(window, assembly);
    addBoardPage(window, assembly, addCommonalityPage(window, assembly, recall));
    addReadinessPage(window, assembly);
    addRepairPage(window, assembly);
    addReleasePage(window, assembly);
    addShippingPage(window, assembly);
    addSamplePage(window, assembly);
    addPhotoPage(window, assembly);
    addGaugePage(window, assembly);
}

} // namespace unitrail
