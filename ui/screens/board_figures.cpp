// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/board_page.h"

#include <set>

/* What opens when a figure of the board is touched: exactly what it was counted from. */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static std::vector<FigureItem> withoutHits(const Figure &figure)
{
    std::multiset<QString> hits;
    for (const FigureItem &item : figure.hits)
        hits.insert(item.unit + item.operation);
    std::vector<FigureItem> rest;
    for (const FigureItem &item : figure.base) {
        if (const auto hit = hits.find(item.unit + item.operation); hit != hits.end())
            hits.erase(hit);
        else
            rest.push_back(item);
    }
    return rest;
}

void BoardPage::openFigure(FigureList::Content content, std::optional<FigureRequest> request)
{
    if (request)
        request->filter = m_content.board.yields.filter;
    m_kept = std::move(request);
    content.keeps = m_kept.has_value();
    m_list.setContent(content, m_speech);
    m_list.setGeometry(rect());
    m_list.show();
    m_list.raise();
    arrange();
}

static QString meaning(const QString &id)
{
    if (id == u"fpy")
        return BoardPage::tr("Units that passed the step at the first attempt, without a defect and without "
                             "an override, of all units that began it.");
    if (id == u"done")
        return BoardPage::tr("Units whose last step was finished since the time on the board.");
    if (id == u"in_process")
        return BoardPage::tr(
            "Units that were begun and are not finished, scrapped or shipped, as they stand now.");
    if (id == u"on_hold")
        return BoardPage::tr("Units with an open hold of their own, as they stand now.");
    if (id == u"refusal" || id == u"refusals")
        return BoardPage::tr(
            "Scans and touches that were refused, each with its reason in the unit's record.");
    if (id == u"defects")
        return BoardPage::tr(
            "Defects recorded since the time on the board. Process indicators are left out.");
    return {};
}

void BoardPage::openNumber(size_t index)
{
    const Figure *figure = index < m_numberFigures.size() ? m_numberFigures[index] : nullptr;
    if (!figure)
        return;
    m_reopen = [this, index] { openNumber(index); };
    FigureList::Content content{
        .title = m_numbers[index]->content().title + u": "_s + m_numbers[index]->content().value,
        .definition = meaning(figure->id),
        .tabs = {{tr("Counted"), figure->hits}}};
    if (figure->kind == Figure::Kind::Share) {
        content.tabs.front().title = tr("Passed first time");
        content.tabs.push_back({tr("Not first time"), withoutHits(*figure)});
        content.tabs.push_back({tr("All that began"), figure->base});
        content.compares = true;
    }
    // What is true at the moment is another question the next moment: of it there is no receipt.
    const bool ofNow = figure->id == u"in_process" || figure->id == u"on_hold";
    openFigure(std::move(content),
        ofNow ? std::nullopt : std::optional(FigureRequest{figure->id, figure->about, {}}));
}

void BoardPage::openStation(size_t index)
{
    if (index >= m_content.board.stations.size())
        return;
    m_reopen = [this, index] { openStation(index); };
    const BoardStation &station = m_content.board.stations[index];
    m_chartStation = station.name.text();
    QString effect = tr("No effectiveness yet: nothing ended here.");
    std::optional<FigureRequest> kept;
    for (const StationOee &oee : m_content.board.oee) {
        if (oee.station != station.name.text() || !oee.oee)
            continue;
        kept = FigureRequest{u"oee"_s, oee.station, {}};
        const auto share = [&](double value) {
            return m_speech.language().number(QString::number(value * 100, 'f', 1)) + u" %"_s;
        };
        effect = tr("OEE {oee} = availability {a} (planned time without unplanned stops) × performance {p} "
                    "(ideal cycle "
                    "× runs / run time) × quality {q} (good at the first attempt / ended)")
                     .replace(u"{oee}"_s, share(*oee.oee))
                     .replace(u"{a}"_s, share(*oee.availability))
                     .replace(u"{p}"_s, share(*oee.performance))
                     .replace(u"{q}"_s, share(*oee.quality));
    }
    openFigure(
        {.title = station.name.text() + u" · "_s + m_speech.name(station.title),
            .definition = effect,
            .tabs = {{tr("Here or due here"), station.wip.hits}, {tr("Passed first time"), station.fpy.hits},
                {tr("Not first time"), withoutHits(station.fpy)}, {tr("Cycle times"), station.cycle.hits}},
            .compares = true},
        std::move(kept));
}

void BoardPage::openCause(size_t index)
{
    if (index >= m_causeFigures.size())
        return;
    m_reopen = [this, index] { openCause(index); };
    const Figure &figure = *m_causeFigures[index];
    openFigure({.title = m_causes[index]->content().title + u": "_s + QString::number(figure.hitCount()),
                   .definition = meaning(figure.id),
                   .tabs = {{tr("Counted"), figure.hits}},
                   .compares = figure.id == u"defects"},
        FigureRequest{figure.id, figure.about, {}});
}

void BoardPage::openList(const QString &id, const QString &about)
{
    for (size_t i = 0; i < m_numberFigures.size(); ++i) {
        if (m_numberFigures[i] && m_numberFigures[i]->id == id && m_numberFigures[i]->about == about)
            return openNumber(i);
    }
    for (size_t i = 0; i < m_content.board.stations.size(); ++i) {
        if (m_content.board.stations[i].name.text() == about)
            return openStation(i);
    }
}

} // namespace unitrail
