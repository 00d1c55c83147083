// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/board_feed.h"
#include "app/pages.h"
#include "ui/screens/board_page.h"
#include "ui/station_window.h"

namespace unitrail {

/** The plant's names for what the board shows. */
static BoardContent contentOf(const Board &board, const Plant &plant, const StationName &own)
{
    BoardContent content{.board = board, .own = own.text()};
    for (const auto &[code, defect] : plant.defects)
        content.defects.insert_or_assign(code.text(), defect.name);
    for (const StopReason &reason : plant.stopReasons)
        content.stopReasons.insert_or_assign(reason.code, reason.name);
    for (const Routing &routing : plant.routings) {
        for (const Operation &operation : routing.operations)
            content.operations.insert_or_assign(operation.id, operation.name);
    }
    return content;
}

void addBoardPage(
    StationWindow &window, Assembly &assembly, const std::function<void(const QStringList &)> &compare)
{
    auto *page = new BoardPage(window.theme(), &window);
    auto *feed = new BoardFeed(assembly.plant(), assembly.journal(), assembly.clock(), &window);
    QObject::connect(page, &BoardPage::refreshWished, feed, &BoardFeed::ask);
    QObject::connect(feed, &BoardFeed::answered, page, [page, &assembly](const Board &board) {
        page->setContent(contentOf(board, assembly.plant(), assembly.session().view().station));
    });
    QObject::connect(page, &BoardPage::unitWished, &window,
        [&window](const UnitId &unit) { emit window.historyWished(unit); });
    QObject::connect(page, &BoardPage::comparisonWished, page, compare);
    QObject::connect(page, &BoardPage::receiptWished, feed, &BoardFeed::freeze);
    QObject::connect(feed, &BoardFeed::frozen, page,
        [&assembly](const FigureFrozen &figure) { assembly.session().takeCommand(FreezeFigure{figure}); });
    window.addPage(page);
}

} // namespace unitrail
