// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/pages.h"
#include "ui/screens/release_page.h"
#include "ui/station_window.h"

namespace unitrail {

static std::optional<ReleaseSheet> sheetOf(Assembly &assembly, const StationView &view)
{
    if (!view.unit)
        return {};
    const UnitId &unit = view.unit->unit;
    const auto standing = assembly.journal().standing(Subject::of(unit));
    if (!standing || !standing->unit().created)
        return {};
    const Plant &plant = assembly.plant();
    ReleaseSheet sheet{.unit = unit,
        .partName = view.unit->partName,
        .checklist = releaseChecklist(unit, *standing, plant),
        .released = standing->unit().released};
    if (const Routing *routing = plant.routing(standing->unit().routing)) {
        for (const Operation &operation : routing->operations)
            sheet.operations.insert_or_assign(operation.id, operation.name);
    }
    return sheet;
}

void addReleasePage(StationWindow &window, Assembly &assembly)
{
    auto *page = new ReleasePage(window.theme(), &window);
    window.addPage(page);
    page->setSheet({});
    QObject::connect(
        &assembly.session(), &Session::viewChanged, page, [page, &assembly](const StationView &view) {
            if (page->isVisible())
                page->setSheet(sheetOf(assembly, view));
        });
    QObject::connect(page, &ReleasePage::opened, page,
        [page, &assembly] { page->setSheet(sheetOf(assembly, assembly.session().view())); });
}

} // namespace unitrail
