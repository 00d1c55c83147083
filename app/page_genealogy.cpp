// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/pages_trace.h"

#include "app/assembly.h"
#include "ui/screens/genealogy_page.h"
#include "ui/station_window.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

/** More than a screen can show at once; what is left out is counted there. */
static constexpr int nodesMax = 2000;
static constexpr int childrenMax = 250;

static GenealogyShown answer(Assembly &assembly, GenealogyQuestion question)
{
    question.nodesMax = nodesMax;
    question.childrenMax = childrenMax;
    GenealogyShown shown;
    auto genealogist = Genealogist::open(assembly.journal());
    auto tree = genealogist ? (*genealogist)->ask(question) : Result<Genealogy>(genealogist.error());
    if (!tree) {
        shown.trouble = tree.error().text;
        return shown;
    }
    if (const auto unit = question.start.unit(); unit && !question.up) {
        const auto standing = assembly.journal().standing(question.start);
        if (standing)
            shown.findings = compareWithBom(assembly.plant(), *unit, standing->unit(), fittedIn(*tree));
    }
    shown.tree = *std::move(tree);
    return shown;
}

void addGenealogyPage(
    StationWindow &window, Assembly &assembly, const std::function<void(const RecallQuestion &)> &recall)
{
    auto *page = new GenealogyPage(window.theme(), u"genealogyPage"_s, &window);
    window.addPage(page);
    // The unit on the table; else the one whose record was looked at last.
    auto last = std::make_shared<std::optional<UnitId>>();
    QObject::connect(
        &assembly.session(), &Session::unitWished, page, [last](const UnitId &unit) { *last = unit; });
    QObject::connect(page, &GenealogyPage::begun, page, [page, last, &assembly] {
        const auto &open = assembly.session().view().unit;
        const auto unit = open ? std::optional(open->unit) : *last;
        if (unit)
            page->setShown(answer(assembly, {.start = Subject::of(*unit)}));
    });
    QObject::connect(page, &GenealogyPage::wished, page,
        [page, &assembly](const GenealogyQuestion &question) { page->setShown(answer(assembly, question)); });
    QObject::connect(page, &GenealogyPage::recallWished, page,
        [recall](const RecallStart &start) { recall({.starts = {start}}); });
}

} // namespace unitrail
