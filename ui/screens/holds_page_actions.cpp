// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/holds_page.h"

#include "ui/words/holds_words.h"

/* What can be done on S10 about the chosen row: the buttons, and why something is decided so. */
namespace unitrail {

using Face = ActionButton::Face;

void HoldsPage::tellActions()
{
    struct Action {
        QString text;
        bool enabled = true;
        Face face = Face::Plain;
        Shape shape = Shape::None;
    };
    std::array<Action, 3> actions;
    bool unit = false;
    if (const auto *held = chosen(m_shown.held); m_tab == Tab::Holds) {
        actions[0] = {tr("Release ..."), held != nullptr, Face::Next, Shape::Play};
        unit = held && held->subject.unit();
    } else if (m_asked == Asked::SameKey) {
        actions[0] = {tr("It is the same: trust it"), true, Face::Next, Shape::Tick};
        actions[1] = {tr("It is another one"), true, Face::Plain, Shape::Octagon};
    } else if (const auto *file = chosen(m_shown.files); m_asked == Asked::WhichFile) {
        if (file && file->state == HoldsShown::FileLine::State::UnknownKey)
            actions[0] = {tr("Compare its key ..."), true, Face::Next, Shape::Badge};
        else
            actions[0] = {tr("Enforce it here"), file != nullptr, Face::Next, Shape::Hold};
        actions[1] = {tr("Look again"), !m_shown.searching};
    } else if (const auto *open = listed()) {
        unit = size_t(m_row) < open->gap.size();
    } else if (const auto *report = chosen(m_shown.containments); m_tab == Tab::Containments) {
        actions[0] = {tr("Save file and codes"), report != nullptr, Face::Next, Shape::Barcode};
        actions[1] = {tr("End it ..."), report && !report->terms.rules.empty()};
        actions[2] = {tr("Take from file ...")};
    } else if (late()) {
        actions[0] = {tr("Accept it ..."), true, Face::Next};
        actions[1] = {tr("Hold the unit"), true, Face::Plain, Shape::Hold};
        unit = true;
    } else if (shortLot()) {
        actions[0] = {tr("Accept it ..."), true, Face::Next};
    } else if (m_tab == Tab::Conflicts) {
        const bool there = apart();
        actions[0] = {tr("A counts ..."), there};
        actions[1] = {tr("B counts ..."), there};
        actions[2] = {tr("Both count ..."), there};
        unit = there;
    } else if (const auto *proposal = chosen(m_shown.proposals); m_tab == Tab::Corrections) {
        const bool own = proposal && proposal->proposal.person && proposal->proposal.person == m_shown.person;
        actions[0] = {tr("Approve"), proposal && !own, Face::Next, Shape::Tick};
        actions[1] = {own ? tr("Withdraw ...") : tr("Turn down ..."), proposal != nullptr};
        unit = proposal && proposal->subject.unit();
    }
    const QString back = m_asked == Asked::Nothing ? tr("Back to work")
        : m_asked == Asked::SameKey                ? tr("Choose nothing")
        : lists()                                  ? tr("To the list")
                                                   : tr("Choose nothing");
    m_actions[0].setContent({back, {}, Shape::Undone, Face::Plain});
    for (size_t i = 0; i < actions.size(); ++i) {
        ActionButton &button = m_actions[i + 1];
        button.setVisible(!actions[i].text.isEmpty());
        const bool ready = actions[i].enabled && (m_asked == Asked::Nothing || lists());
        button.setContent({actions[i].text, {}, actions[i].shape, ready ? actions[i].face : Face::Plain});
        button.setEnabled(ready);
    }
    const auto *of = chosen(m_shown.containments);
    const bool passed = m_tab == Tab::Containments && m_asked == Asked::Nothing;
    m_actions[4].setContent(
        {passed ? tr("Show what passed") : tr("Show its record"), {}, Shape::None, Face::Plain});
    m_actions[4].setEnabled(passed ? of && !of->gap.empty() : unit);
    m_actions[4].setVisible(!listsFiles());
    const auto words = offers();
    for (size_t i = 0; i < m_offers.size(); ++i) {
        const bool offered = i < words.size();
        if (offered && m_offers[i].isHidden())
            m_offers[i].beDeaf(400);
        m_offers[i].setVisible(offered);
        if (offered)
            m_offers[i].setContent({words[i].second, {}, Shape::None, Face::Plain});
    }
    const bool looking = m_asked == Asked::Nothing || lists();
    m_sides[0].setVisible(looking);
    m_sides[1].setVisible(
        looking && m_tab != Tab::Holds && m_asked != Asked::Passed && m_asked != Asked::SameKey);
}

void HoldsPage::act(size_t action)
{
    const auto *proposal = chosen(m_shown.proposals);
    const auto *file = chosen(m_shown.files);
    if (m_asked == Asked::SameKey) {
        m_asked = Asked::WhichFile;
        retell();
        if (file && action == 1)
            emit trustWished(QString(file->path), QString(file->terms.key));
        return;
    }
    if (m_asked == Asked::WhichFile) {
        if (file && action == 1 && file->state == HoldsShown::FileLine::State::UnknownKey) {
            m_asked = Asked::SameKey;
            retell();
        } else if (file && action == 1)
            emit takeWished(file->path);
        else if (action == 2)
            emit filesWished();
        return;
    }
    switch (m_tab) {
    case Tab::Holds:
        m_asked = Asked::WhyReleased;
        break;
    case Tab::Containments:
        if (const auto *report = chosen(m_shown.containments);
            report && action == 1 && m_shown.plugged.empty())
            return emit carryWished(report->id, {});
        m_asked = action == 1 ? Asked::WhereTo : action == 2 ? Asked::WhyLifted : Asked::WhichFile;
        if (m_asked == Asked::WhichFile) {
            m_opened = std::exchange(m_row, 0);
            emit filesWished();
        }
        break;
    case Tab::Conflicts:
        if (const auto *work = late(); work && action == 2)
            return emit holdWished(work->unit, HoldsWords::late(work->rule));
        if (late() || shortLot()) {
            m_asked = late() ? Asked::WhyLate : Asked::WhyLot;
            break;
        }
        m_asked = action == 1 ? Asked::WhyFirst : action == 2 ? Asked::WhySecond : Asked::WhyBoth;
        break;
    case Tab::Corrections:
        if (proposal && action == 1)
            return emit correctionDecided(proposal->subject, proposal->id, true, {});
        m_asked = Asked::WhyTurnedDown;
        break;
    }
    retell();
}

std::vector<std::pair<QString, QString>> HoldsPage::offers() const
{
    switch (m_asked) {
    case Asked::Nothing:
    case Asked::SameKey:
    case Asked::WhichFile:
    case Asked::Passed:
        return {};
    case Asked::WhereTo: {
        std::vector<std::pair<QString, QString>> places{{{}, tr("This station's folder")}};
        for (const QString &stick : m_shown.plugged) {
            if (places.size() < offersMax)
                places.emplace_back(stick, stick.section(u'/', -1));
        }
        return places;
    }
    case Asked::WhyReleased:
        return {{QStringLiteral("tested again and good"), tr("Tested again and good")},
            {QStringLiteral("part replaced"), tr("Part replaced")},
            {QStringLiteral("use as is"), tr("Use as it is")},
            {QStringLiteral("placed by mistake"), tr("Placed by mistake")}};
    case Asked::WhyLifted:
        return {{QStringLiteral("all units sorted"), tr("All units are sorted")},
            {QStringLiteral("cause removed"), tr("The cause is removed")},
            {QStringLiteral("notice withdrawn"), tr("The notice was withdrawn")},
            {QStringLiteral("issued by mistake"), tr("Issued by mistake")}};
    case Asked::WhyFirst:
    case Asked::WhySecond:
    case Asked::WhyBoth:
        return {{QStringLiteral("unit looked at"), tr("The unit was looked at")},
            {QStringLiteral("tested once more"), tr("It was tested once more")},
            {QStringLiteral("people asked"), tr("The people were asked")},
            {QStringLiteral("other station at fault"), tr("The other station was at fault")}};
    case Asked::WhyLate:
        return {{QStringLiteral("unit looked at"), tr("The unit was looked at")},
            {QStringLiteral("tested once more"), tr("It was tested once more")},
            {QStringLiteral("change does not matter here"), tr("The change does not matter here")},
            {QStringLiteral("agreed with quality"), tr("Agreed with quality")}};
    case Asked::WhyLot:
        return {{QStringLiteral("counted again"), tr("It was counted again")},
            {QStringLiteral("label was wrong"), tr("The label was wrong")},
            {QStringLiteral("delivery not recorded"), tr("A delivery was not recorded")},
            {QStringLiteral("other lot taken"), tr("Another lot was taken")}};
    case Asked::WhyTurnedDown:
        return {{QStringLiteral("the record is right"), tr("The record is right")},
            {QStringLiteral("not proven"), tr("It is not proven")},
            {QStringLiteral("other entry meant"), tr("Another entry was meant")}};
    }
    Q_UNREACHABLE();
}

void HoldsPage::chooseOffer(size_t index)
{
    const auto words = offers();
    const Asked asked = std::exchange(m_asked, Asked::Nothing);
    if (index >= words.size())
        return;
    const QString &why = words[index].first;
    const auto *held = chosen(m_shown.held);
    const auto *report = chosen(m_shown.containments);
    const auto *conflict = apart();
    const auto *proposal = chosen(m_shown.proposals);
    if (asked == Asked::WhyReleased && held)
        emit releaseWished(held->subject, held->id, why);
    else if (asked == Asked::WhereTo && report)
        emit carryWished(report->id, why);
    else if (asked == Asked::WhyLifted && report)
        emit liftWished(report->id, why);
    else if (asked == Asked::WhyFirst && conflict)
        emit conflictDecided(conflict->unit, conflict->conflict.first, why);
    else if (asked == Asked::WhySecond && conflict)
        emit conflictDecided(conflict->unit, conflict->conflict.second, why);
    else if (asked == Asked::WhyBoth && conflict)
        emit conflictDecided(conflict->unit, std::nullopt, why);
    else if (const auto *work = late(); asked == Asked::WhyLate && work)
        emit lateWorkAccepted(*work, why);
    else if (const auto *lot = shortLot(); asked == Asked::WhyLot && lot)
        emit lotAccepted(lot->lot, why);
    else if (asked == Asked::WhyTurnedDown && proposal)
        emit correctionDecided(proposal->subject, proposal->id, false, why);
    retell();
}

} // namespace unitrail
