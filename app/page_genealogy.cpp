// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/pages_trace.h"

#include "app/assembly.h"
#include "app/reports.h"
#include "app/written_file.h"
#include "core/exchange/genealogy_files.h"
#include "ui/screens/genealogy_page.h"
#include "ui/station_window.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>

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

/** Into "genealogies" of the data directory: as a table, as data, as a drawing and to be printed. */
static void save(Assembly &assembly, GenealogyPage &page)
{
    if (!page.shown().tree || !page.language())
        return;
    auto whole = Genealogist::open(assembly.journal()); // without what a screen leaves out
    GenealogyQuestion question = page.shown().tree->question;
    question.nodesMax = question.childrenMax = 0;
    const auto tree = whole ? (*whole)->ask(question) : Result<Genealogy>(whole.error());
    if (!tree)
        return page.tellSaved({}, tree.error().text);
    const qint64 now = assembly.clock().wallMs();
    QString name = question.start.text();
    name.replace(QRegularExpression(u"[^A-Za-z0-9._-]+"_s), u"_"_s);
    const QString stem = u"genealogies/%1-%2"_s.arg(
        name.left(60), QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(u"yyyyMMdd-HHmmss"_s));
    const QDir data(assembly.journal().directory());
    const auto &findings = page.shown().findings;
    const Speech speech(*page.language(), assembly.session().view());
    Outcome done = data.mkpath(u"genealogies"_s)
        ? Outcome(Done{})
        : Outcome(Failure{Failure::Kind::Storage, data.filePath(u"genealogies"_s)});
    const auto write = [&](const QString &ending, const QByteArray &bytes) {
        if (done)
            done = writeFile(data.filePath(stem + ending), bytes);
    };
    write(u".csv"_s, genealogyCsv(*tree));
    write(u".json"_s, QJsonDocument(genealogyJson(*tree, findings)).toJson());
    write(u".svg"_s, genealogySvg(*tree));
    write(u".pdf"_s, pdfOf(genealogyReport(*tree, findings, speech, now)));
    done ? page.tellSaved(stem + u".pdf"_s, {}) : page.tellSaved({}, done.error().text);
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
    QObject::connect(page, &GenealogyPage::filesWished, page, [page, &assembly] { save(assembly, *page); });
    QObject::connect(page, &GenealogyPage::recallWished, page,
        [recall](const RecallStart &start) { recall({.starts = {start}}); });
}

} // namespace unitrail
