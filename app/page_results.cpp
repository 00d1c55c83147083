// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/pages.h"
#include "app/result_source.h"
#include "ui/screens/results_page.h"
#include "ui/station_window.h"

namespace unitrail {

static ResultsContent contentOf(const ResultSources &sources)
{
    ResultsContent content{.sources = sources.names(), .recorded = sources.recorded()};
    for (const QuarantinedFile &file : sources.desk().quarantine().list())
        content.waiting.push_back({.name = file.name,
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
    QObject::connect(&sources, &ResultSources::changed, page, refresh);
    refresh();
}

} // namespace unitrail
