// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/pages.h"
#include "app/unit_record.h"
#include "ui/screens/repair_page.h"
#include "ui/station_window.h"

namespace unitrail {

static void fill(RepairPage &page, Assembly &assembly, const StationView &view)
{
    if (!view.unit || !(page.takesOver(view) || page.isVisible()))
        return;
    auto record = unitRecord(assembly, view.unit->unit);
    if (!record)
        return;
    const Plant &plant = assembly.plant();
    RepairBench bench{.history = *std::move(record), .causes = plant.causes, .repairs = plant.repairs};
    for (const auto &[code, defect] : plant.defects)
        bench.defects.insert_or_assign(code, defect.name);
    page.setBench(bench);
}

void addRepairPage(StationWindow &window, Assembly &assembly)
{
    auto *page = new RepairPage(window.theme(), &window);
    window.addPage(page);
    QObject::connect(&assembly.session(), &Session::viewChanged, page,
        [page, &assembly](const StationView &view) { fill(*page, assembly, view); });
    QObject::connect(page, &RepairPage::opened, page,
        [page, &assembly] { fill(*page, assembly, assembly.session().view()); });
}

} // namespace unitrail
