// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/pages_trace.h"

#include "app/assembly.h"
#include "app/recall_desk.h"
#include "ui/station_window.h"

#include <functional>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

std::function<void(const RecallQuestion &)> addRecallPage(StationWindow &window, Assembly &assembly)
{
    auto *page = new RecallPage(window.theme(), u"recallPage"_s, &window);
    window.addPage(page);
    Session &session = assembly.session();
    auto *desk = new RecallDesk(session, assembly.journal(), assembly.plant(), assembly.clock(), *page,
        searchBeside(assembly.journal().directory(), assembly.plant()));
    assembly.addScanTaker([desk](const Scan &scan) { return desk->takeScan(scan); });
    QObject::connect(page, &RecallPage::unitWished, &session,
        [&session](const UnitId &unit) { emit session.unitWished(unit); });
    return [&window, page, desk](const RecallQuestion &question) {
        desk->ask(question); // before it opens: else the case that is open would be asked for
        window.openPage(page);
    };
}

} // namespace unitrail
