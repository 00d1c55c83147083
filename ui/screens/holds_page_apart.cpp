// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/holds_page.h"

#include "ui/words/holds_words.h"

/* What only shows when the entries of several stations meet: conflicts, late work, lots that ran short. */
namespace unitrail {

void HoldsPage::tellApart(Table::Content &content, const Speech &speech) const
{
    content.columns = {{tr("Unit"), 1.75}, {tr("What"), 2.65}, {tr("When"), 1.0}};
    content.whenEmpty = tr("No two stations worked on a unit apart.");
    const auto date = [&](qint64 atMs) { return atMs == 0 ? QString() : speech.language().date(atMs); };
    for (const auto &line : m_shown.conflicts)
        content.rows.push_back({.shape = line.conflict.needsDecision() ? Shape::Triangle : Shape::Info,
            .cells = {line.unit.serial.text(), HoldsWords::conflict(line.conflict.kind),
                date(line.second.empty() ? 0 : line.second.back().atMs)},
            .strong = line.conflict.needsDecision()});
    for (const LateWork &work : m_shown.late)
        content.rows.push_back({.shape = work.stationKnew ? Shape::Octagon : Shape::Triangle,
            .cells = {work.unit.serial.text(), HoldsWords::late(work.rule), date(work.atMs)},
            .strong = true});
    for (const auto &line : m_shown.lots)
        content.rows.push_back({.shape = Shape::Triangle,
            .cells = {line.lot.text(), tr("more used than came in"),
                date(line.takings.empty() ? 0 : line.takings.front().atMs)},
            .strong = true});
}

void HoldsPage::tellLate(const Speech &speech, const LateWork &work)
{
    const HoldsWords words(speech);
    const auto row = [](const QString &text, Shape shape = Shape::None, bool strong = false) {
        return ListPanel::Row{.shape = shape, .lead = {}, .main = text, .aside = {}, .strong = strong};
    };
    m_sides[0].setContent({.title
        = tr("Done at {station}").replace(QStringLiteral("{station}"), work.station.text()),
        .count = QString::number(work.entries.size()),
        .rows = {row(speech.language().moment(work.atMs)), row(who(work.person)), row(words.wentBy(work))},
        .whenEmpty = {}});
    const std::vector<ListPanel::Row> was{row(words.wasSo(work), Shape::None, true),
        row(tr("since {when}").replace(QStringLiteral("{when}"), speech.language().moment(work.sinceMs))),
        work.stationKnew ? row(tr("The station knew it"), Shape::Octagon, true)
                         : row(tr("No sign that it knew"), Shape::Info)};
    m_sides[1].setContent({.title = tr("What was so"), .count = {}, .rows = was, .whenEmpty = {}});
}

void HoldsPage::tellLot(const Speech &speech, const HoldsShown::LotLine &line)
{
    const auto row = [&](const QString &text, const Decimal &quantity, bool strong = false) {
        return ListPanel::Row{
            .lead = {}, .main = text, .aside = speech.language().number(quantity.text()), .strong = strong};
    };
    m_sides[0].setContent({.title = speech.subject(Subject::of(line.lot)),
        .count = {},
        .rows = {row(tr("Came in"), line.received), row(tr("Used"), line.taken),
            row(tr("More than there was"), line.missing, true)},
        .whenEmpty = {}});
    std::vector<ListPanel::Row> takings;
    for (const auto &taking : line.takings) {
        const auto unit = taking.unit.unit();
        takings.push_back({.lead = speech.language().time(taking.atMs),
            .main = unit ? unit->serial.text() : taking.unit.text(),
            .aside = taking.station.text() + QStringLiteral("  ")
                + speech.language().number(taking.quantity.text())});
    }
    m_sides[1].setContent({.title = tr("Who took from it"),
        .count = QString::number(line.takings.size()),
        .rows = takings,
        .whenEmpty = {}});
}

} // namespace unitrail
