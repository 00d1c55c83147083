// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/shipping_page.h"

/* What can be done at the desk for shipping and returns: the buttons, and what they ask first. */
namespace unitrail {

using Face = ActionButton::Face;

ShippingPage::Actions ShippingPage::answers() const
{
    const QString number = m_number.text().trimmed(), words = m_words.text().trimmed();
    Actions actions;
    actions[0] = {.text = tr("Choose nothing"), .shape = Shape::Undone};
    if (m_asked == Asked::Destination)
        return actions;
    const bool filled
        = m_asked == Asked::NewOrder || m_asked == Asked::ServiceOrder ? !number.isEmpty() : !words.isEmpty();
    actions[4] = {.text = tr("Go on"), .enabled = filled, .next = true, .shape = Shape::Play};
    return actions;
}

ShippingPage::Actions ShippingPage::actions() const
{
    if (m_asked != Asked::Nothing)
        return answers();
    Actions actions;
    actions[0] = {.text = tr("Back to work"), .shape = Shape::Undone};
    if (m_tab == Tab::Away) {
        const bool known = m_shown.unit.has_value();
        const bool served = known && !m_shown.unit->serviceOrder.isEmpty();
        const bool comesBack = known && !m_shown.acts.comeBack;
        const auto &order = served ? m_shown.acts.closeService : m_shown.acts.openService;
        actions[1] = {tr("Take back ..."), comesBack, comesBack};
        actions[2]
            = {served ? tr("Close the service ...") : tr("Begin a service ..."), known && !order, !comesBack};
        actions[3] = {tr("Out of use ..."), known && !m_shown.acts.end};
        actions[4] = {tr("Show its record"), known};
        return actions;
    }
    if (m_shown.order.isEmpty()) {
        const bool there = m_row >= 0 && size_t(m_row) < m_shown.orders.size();
        actions[1] = {tr("Open this order"), there, there, Shape::Play};
        actions[2] = {tr("Other number ..."), true, !there, Shape::None};
        return actions;
    }
    const auto *chosen = line();
    actions[0].text = tr("To the orders");
    const bool sent = m_shown.sentMs > 0;
    const auto container = chosen ? chosen->what.subject.container() : std::nullopt;
    if (!sent) {
        actions[1] = {tr("Take it off"), chosen && chosen->what.level == 0};
        if (container && !chosen->what.sealed)
            actions[2] = {tr("Seal it"), true, m_shown.forbidden() > 0, Shape::None};
        else if (chosen && chosen->what.subject.unit())
            actions[2] = {tr("Show its record"), true, false, Shape::None};
    } else if (chosen && chosen->what.subject.unit()) {
        actions[2] = {tr("Show its record"), true, false, Shape::None};
    }
    actions[3] = {tr("Save pack list"), !m_shown.lines.empty(), sent, Shape::None};
    if (!sent)
        actions[4] = {tr("Ship all of it"), m_shown.ready(), true, Shape::Signpost};
    return actions;
}

void ShippingPage::tellActions(const Speech &speech)
{
    const Actions all = actions();
    for (size_t i = 0; i < m_actions.size(); ++i) {
        const Action &action = all[i];
        const bool loud = action.enabled && action.next;
        m_actions[i].setVisible(!action.text.isEmpty());
        m_actions[i].setContent({action.text, {}, action.shape, loud ? Face::Next : Face::Plain});
        m_actions[i].setEnabled(action.enabled);
    }
    const auto words = offers(speech);
    for (size_t i = 0; i < m_offers.size(); ++i) {
        const bool offered = i < words.size();
        if (offered && m_offers[i].isHidden())
            m_offers[i].beDeaf(400);
        m_offers[i].setVisible(offered);
        if (offered)
            m_offers[i].setContent({words[i].second.section(u'\n', 0, 0), words[i].second.section(u'\n', 1),
                Shape::None, Face::Plain});
    }
}

std::vector<std::pair<QString, QString>> ShippingPage::offers(const Speech &speech) const
{
    const auto offer = [](const char *recorded, const QString &shown) {
        return std::pair(QString::fromLatin1(recorded), shown);
    };
    switch (m_asked) {
    case Asked::Nothing:
    case Asked::NewOrder:
    case Asked::ServiceOrder:
        return {};
    case Asked::Symptom:
        return {offer("noisy", tr("It is noisy")), offer("does not move", tr("It does not move")),
            offer("damaged in transport", tr("Damaged in transport")),
            offer("wrong delivery", tr("Wrong delivery"))};
    case Asked::Destination: {
        std::vector<std::pair<QString, QString>> places{{QString(), tr("Into stock")}};
        for (const HoldReason &reason : m_shown.holdReasons) {
            if (places.size() < offersMax)
                places.push_back({reason.code, tr("Quarantine") + u'\n' + speech.name(reason.name)});
        }
        return places;
    }
    case Asked::WhatWasDone:
        return {offer("repaired", tr("Repaired")), offer("cleaned and checked", tr("Cleaned and checked")),
            offer("no fault found", tr("No fault found")), offer("exchanged", tr("Exchanged"))};
    case Asked::WhyEnded:
        return {offer("recycled", tr("Recycled")), offer("worn out", tr("Worn out")),
            offer("exchanged", tr("Exchanged")), offer("lost at the customer", tr("Lost at the customer"))};
    }
    Q_UNREACHABLE();
}

void ShippingPage::ask(Asked asked)
{
    m_asked = asked;
    m_number.clear();
    m_words.clear();
    retell();
    if (asked == Asked::NewOrder || asked == Asked::ServiceOrder)
        m_number.setFocus();
}

void ShippingPage::goBack()
{
    if (m_asked != Asked::Nothing)
        return ask(Asked::Nothing);
    if (m_tab == Tab::Ship && !m_shown.order.isEmpty())
        return emit orderLeft();
    emit backWished();
}

void ShippingPage::act(size_t action)
{
    const Actions all = actions();
    if (action >= all.size() || all[action].text.isEmpty() || !all[action].enabled)
        return;
    if (m_asked != Asked::Nothing)
        return goOn();
    if (m_tab == Tab::Away) {
        const bool served = !m_shown.unit->serviceOrder.isEmpty();
        if (action == 4)
            return emit unitWished(m_shown.unit->unit);
        return ask(action == 1 ? Asked::Symptom
                : action == 3  ? Asked::WhyEnded
                : served       ? Asked::WhatWasDone
                               : Asked::ServiceOrder);
    }
    if (m_shown.order.isEmpty()) {
        if (action == 2)
            return ask(Asked::NewOrder);
        const auto &order = m_shown.orders[size_t(m_row)];
        return emit orderWished(order.order, order.customer);
    }
    const auto *chosen = line();
    if (action == 1 && chosen)
        return emit takeOffWished(Subject(chosen->what.subject));
    if (action == 2 && chosen) {
        if (const auto unit = chosen->what.subject.unit())
            return emit unitWished(*unit);
        return emit sealWished(*chosen->what.subject.container());
    }
    if (action == 3)
        return emit saveWished();
    emit shipWished();
}

void ShippingPage::showAsked(size_t action, int offer)
{
    act(action);
    if (offer >= 0)
        answer(QStringLiteral("noisy"));
}

void ShippingPage::chooseOffer(size_t index)
{
    if (!m_language)
        return;
    const auto words = offers(Speech(*m_language, m_view));
    if (index < words.size())
        answer(words[index].first);
}

/** What was typed counts as the answer. */
void ShippingPage::goOn()
{
    const Actions all = actions();
    if (m_asked == Asked::Nothing || !all[4].enabled || all[4].text.isEmpty())
        return;
    const QString number = m_number.text().trimmed(), words = m_words.text().trimmed();
    if (m_asked == Asked::NewOrder) {
        m_asked = Asked::Nothing;
        return emit orderWished(number, words);
    }
    if (m_asked == Asked::ServiceOrder) {
        m_asked = Asked::Nothing;
        return emit serviceWished(m_shown.unit->unit, number, words);
    }
    answer(words);
}

void ShippingPage::answer(const QString &why)
{
    if (!m_shown.unit)
        return;
    const UnitId unit = m_shown.unit->unit;
    const Asked asked = std::exchange(m_asked, Asked::Nothing);
    if (asked == Asked::Symptom) {
        m_symptom = why;
        return ask(Asked::Destination);
    }
    if (asked == Asked::Destination)
        emit returnWished(unit, m_symptom, why);
    else if (asked == Asked::WhatWasDone)
        emit servedWished(unit, why);
    else if (asked == Asked::WhyEnded)
        emit endWished(unit, why);
    retell();
}

} // namespace unitrail
