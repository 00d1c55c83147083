// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/pages.h"
#include "ui/screens/gauge_page.h"
#include "ui/station_window.h"

namespace unitrail {

static std::vector<GaugeRow> gaugesHere(Assembly &assembly)
{
    const Plant &plant = assembly.plant();
    const QDate today = dayAt(assembly.clock().wallMs(), plant);
    std::vector<GaugeRow> rows;
    for (const GaugeId &id : gaugesAt(plant, assembly.session().view().station)) {
        const Gauge &gauge = plant.gauges.at(id);
        GaugeRow row{.id = id, .name = gauge.name, .gaugeClass = gauge.gaugeClass, .due = gauge.due};
        if (const auto standing = assembly.journal().standing(Subject::of(id))) {
            row.due = standing->gauge().due ? standing->gauge().due : gauge.due;
            row.good = standing->gauge().good;
            row.checkedMs = standing->gauge().checkedMs;
        }
        row.overdue = row.due && today > *row.due;
        rows.push_back(row);
    }
    return rows;
}

void addGaugePage(StationWindow &window, Assembly &assembly)
{
    auto *page = new GaugePage(window.theme(), &window);
    window.addPage(page);
    QObject::connect(
        page, &GaugePage::opened, page, [page, &assembly] { page->setGauges(gaugesHere(assembly)); });
}

} // namespace unitrail
