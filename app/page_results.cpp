// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/pages.h"
#include "app/result_source.h"
#include "ui/screens/results_page.h"
#include "ui/station_window.h"

#include <QDebug>

#include <algorithm>

namespace unitrail {

static ResultsContent contentOf(const ResultSources &sources)
{
    ResultsContent content{
        .sources = sources.names(), .troubles = sources.troubles(), .recorded = sources.recorded()};
    for (const QuarantinedFile &file : sources.desk().quarantine().list())
        content.waiting.push_back({.sha256 = file.sha256,
            .name = file.name,
            .from = file.device,
            .serial = file.serials.join(QStringLiteral(", ")),
            .reason = reasonFromName(file.reason),
            .text = file.text,
            .sinceMs = file.sinceMs,
            .triedMs = file.triedMs,
            .tries = file.tries});
    return content;
}

void addResultsPage(StationWindow &window, Assembly &assembly)
{
    auto *page = new ResultsPage(window.theme(), &window);
    window.addPage(page);
    ResultSources &sources = assembly.results();
    const auto refresh = [page, &sources] { page->setContent(contentOf(sources)); };
    QObject::connect(page, &ResultsPage::wished, &sources, refresh);
    QObject::connect(page, &ResultsPage::retryWished, &sources, [&sources, refresh] {
        sources.retryAll();
        refresh();
    });
    QObject::connect(page, &ResultsPage::discardWished, &sources,
        [&assembly, &sources, refresh](const QString &sha256, const QString &why) {
            const QString &name = assembly.session().view().person;
            const auto &people = assembly.plant().people;
            const auto person = std::find_if(
                people.begin(), people.end(), [&](const auto &one) { return one.second.shortName == name; });
            const Outcome gone
                = sources.discard(sha256, why, person == people.end() ? nullptr : &person->second);
            if (!gone)
                qWarning().noquote() << "Not discarded:" << gone.error().text;
            refresh();
        });
    QObject::connect(&sources, &ResultSources::changed, page, refresh);
    refresh();
}

} // namespace unitrail
