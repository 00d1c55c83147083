// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/holds_page.h"

#include "ui/words/holds_words.h"

/* What stands beside the list of S10: all that is known of the chosen row. */
namespace unitrail {

void HoldsPage::tellSides(const Speech &speech)
{
    for (ListPanel &side : m_sides)
        side.setContent({.title = {}, .count = {}, .rows = {}, .whenEmpty = {}});
    if (const auto *held = chosen(m_shown.held); m_tab == Tab::Holds && held)
        tellHeld(speech, *held);
    if (const auto *report = chosen(m_shown.containments); m_tab == Tab::Containments && report)
        tellContainment(speech, *report);
    if (const auto *apart = chosen(m_shown.conflicts); m_tab == Tab::Conflicts && apart)
        tellConflict(speech, *apart);
    if (const auto *proposal = chosen(m_shown.proposals); m_tab == Tab::Corrections && proposal)
        tellProposal(speech, *proposal);
}

void HoldsPage::tellHeld(const Speech &speech, const HoldsShown::HeldLine &line)
{
    const HoldsWords words(speech);
    const auto row
        = [](const QString &text) { return ListPanel::Row{.lead = {}, .main = text, .aside = {}}; };
    std::vector<ListPanel::Row> rows{
        row(line.id.text()), row(words.reason(line.hold.reason, m_shown.holdReasons))};
    if (!line.hold.note.isEmpty())
        rows.push_back(row(line.hold.note));
    rows.push_back(row(speech.language().moment(line.hold.atMs)));
    rows.push_back(row(who(line.hold.person)));
    m_sides[0].setContent(
        {.title = speech.subject(line.subject), .count = {}, .rows = rows, .whenEmpty = {}});
}

void HoldsPage::tellContainment(const Speech &speech, const ContainmentReport &report)
{
    const HoldsWords words(speech);
    std::vector<ListPanel::Row> about;
    if (report.lastMissing())
        about.push_back({.shape = Shape::Triangle,
            .lead = {},
            .main = words.coverage(report),
            .aside = {},
            .strong = true});
    for (const StationCoverage &station : report.stations) {
        if (station.version < report.terms.version)
            about.push_back({.lead = {}, .main = words.lastSeen(station), .aside = {}});
    }
    about.push_back(
        {.shape = Shape::Hold, .lead = {}, .main = words.action(report.terms), .aside = {}, .strong = true});
    // Many stations that are missing leave room for what is contained.
    constexpr size_t missingMax = 2;
    const size_t missing = about.size() - (report.lastMissing() ? 2 : 1);
    if (missing > missingMax)
        about.erase(about.begin() + 1 + qsizetype(missingMax), about.begin() + 1 + qsizetype(missing));
    for (const ContainmentRule &rule : report.terms.rules)
        about.push_back({.lead = {}, .main = words.rule(rule), .aside = {}});
    m_sides[0].setContent({.title = report.id.text(),
        .count = QStringLiteral("%1 / %2").arg(report.enforcing()).arg(report.stations.size()),
        .rows = about,
        .whenEmpty = {}});
    std::vector<ListPanel::Row> gap;
    for (const GapEntry &entry : report.gap)
        gap.push_back({.lead = speech.language().time(entry.atMs),
            .main = entry.unit.serial.text(),
            .aside = entry.station.text()});
    m_sides[1].setContent({.title = tr("Passed before it was known"),
        .count = QString::number(report.gap.size()),
        .rows = gap,
        .whenEmpty = tr("No unit passed in the gap.")});
}

ListPanel::Content HoldsPage::branch(
    const Speech &speech, const QString &title, const std::vector<HoldsShown::BranchEntry> &entries) const
{
    ListPanel::Content content{
        .title = title, .count = QString::number(entries.size()), .rows = {}, .whenEmpty = {}};
    for (const auto &entry : entries) {
        const EventWords words = speech.wordsFor(entry.event);
        content.rows.push_back({.lead = speech.language().time(entry.atMs),
            .main = words.detail.isEmpty() ? words.what : words.what + QStringLiteral(": ") + words.detail,
            .aside = who(entry.person),
            .asideIsExtra = true});
    }
    return content;
}

void HoldsPage::tellConflict(const Speech &speech, const HoldsShown::ConflictLine &line)
{
    const auto place = [](const std::vector<HoldsShown::BranchEntry> &entries) {
        return entries.empty() ? QString() : entries.back().station.text();
    };
    m_sides[0].setContent(branch(speech,
        tr("A: done at {station}").replace(QStringLiteral("{station}"), place(line.first)), line.first));
    m_sides[1].setContent(branch(speech,
        tr("B: done at {station}").replace(QStringLiteral("{station}"), place(line.second)), line.second));
}

void HoldsPage::tellProposal(const Speech &speech, const HoldsShown::ProposalLine &line)
{
    const CorrectionProposed &correction = line.proposal.correction;
    std::vector<ListPanel::Row> rows;
    if (line.wrong) {
        const EventWords words = speech.wordsFor(line.wrong->event);
        rows.push_back({.lead = {}, .main = words.what, .aside = {}, .strong = true});
        rows.push_back({.lead = {}, .main = words.detail, .aside = {}});
        rows.push_back({.lead = {},
            .main = speech.language().moment(line.wrong->atMs),
            .aside = who(line.wrong->person) + u' ' + line.wrong->station.text()});
    }
    m_sides[0].setContent({.title = tr("Recorded"), .count = {}, .rows = rows, .whenEmpty = {}});
    std::vector<ListPanel::Row> wanted;
    if (correction.field.isEmpty()) {
        wanted.push_back({.shape = Shape::Undone,
            .lead = {},
            .main = tr("Taken back as a whole"),
            .aside = {},
            .strong = true});
    } else {
        wanted.push_back({.lead = {},
            .main = correction.field + QStringLiteral(": ") + speech.language().number(correction.before),
            .aside = {},
            .struck = true});
        wanted.push_back({.lead = {},
            .main = correction.field + QStringLiteral(": ") + speech.language().number(correction.after),
            .aside = {},
            .strong = true});
    }
    wanted.push_back({.lead = {}, .main = correction.why, .aside = who(line.proposal.person)});
    m_sides[1].setContent({.title = tr("Proposed"), .count = {}, .rows = wanted, .whenEmpty = {}});
}

void HoldsPage::tellNote(const Speech &speech)
{
    ListPanel::Content note{.title = {}, .count = {}, .rows = {}, .whenEmpty = {}};
    const QString rules[] = {
        tr("A hold stops the scan at every station until somebody in charge releases it."),
        tr("Every station that knows it enforces it, also without a network."),
        tr("Both branches stay in the history; what is set aside no longer counts."),
        tr("Who proposes a correction does not approve it. The wrong entry stays, struck through.")};
    note.title = rules[size_t(m_tab)];
    if (m_shown.refused)
        note.rows.push_back({.shape = Shape::Octagon,
            .lead = {},
            .main = speech.wordsFor(*m_shown.refused).what,
            .aside = {}});
    if (!m_shown.told.isEmpty())
        note.rows.push_back({.shape = Shape::Tick, .lead = {}, .main = m_shown.told, .aside = {}});
    m_note.setContent(note);
}

} // namespace unitrail
