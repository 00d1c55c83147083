// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/screens/shipping_page.h"

/* What the desk for shipping and returns lists, and all that is known of the chosen row. */
namespace unitrail {

static ListPanel::Row row(const QString &text, Shape shape = Shape::None)
{
    return {.shape = shape, .lead = {}, .main = text, .aside = {}};
}

static QString filledIn(QString sentence, const char *name, const QString &value)
{
    return sentence.replace(QLatin1StringView(name), value);
}

void ShippingPage::tellList(const Speech &speech)
{
    Table::Content content{.name = tr("Ship and take back"), .columns = {}, .rows = {}, .whenEmpty = {}};
    if (m_tab == Tab::Away)
        tellAway(content);
    else if (m_shown.order.isEmpty())
        tellOrders(content, speech);
    else
        tellLines(content, speech);
    m_list.setContent(content);
    m_list.setCurrent(content.rows.empty() ? -1 : m_row);
}

void ShippingPage::tellOrders(Table::Content &content, const Speech &speech) const
{
    content.columns = {{tr("Order"), 0.95}, {tr("Customer"), 1.65}, {tr("State"), 1.5}};
    content.whenEmpty = m_shown.asking
        ? tr("Looking for what was shipped ...")
        : tr("No order yet. Scan the code of the delivery note, or type its number.");
    for (const ShippingShown::OrderLine &order : m_shown.orders) {
        const bool open = order.things > 0 || order.units == 0;
        const QString state = open
            ? filledIn(tr("laid out: {count}"), "{count}", QString::number(order.things))
            : filledIn(filledIn(tr("{count} units, {when}"), "{count}", QString::number(order.units)),
                "{when}", speech.language().date(order.lastMs));
        content.rows.push_back({.shape = open ? Shape::Ring : Shape::Tick,
            .cells = {order.order, order.customer, state},
            .strong = open});
    }
}

/** So many things in this container may not leave, and keep all of it here. */
static int forbiddenIn(const std::vector<ShippingShown::Line> &lines, const ShippingShown::Line *container)
{
    int count = 0;
    const auto *end = lines.data() + lines.size();
    for (const auto *line = container + 1; line < end && line->what.level > container->what.level; ++line)
        count += line->refusal ? 1 : 0;
    return count;
}

void ShippingPage::tellLines(Table::Content &content, const Speech &) const
{
    content.columns = {{tr("Container, serial, lot"), 2.2}, {tr("Part"), 1}, {tr("State"), 1.5}};
    content.whenEmpty = tr("Scan containers and units: they are laid out here.");
    const bool sent = m_shown.sentMs > 0;
    for (const ShippingShown::Line &line : m_shown.lines) {
        const PackList::Line &what = line.what;
        const auto unit = what.subject.unit();
        const auto lot = what.subject.lot();
        QString part, state;
        if (unit)
            part = unit->part.text();
        else if (lot)
            part = lot->part.text();
        else
            part = tr("container");
        const int inside = line.refusal ? 0 : forbiddenIn(m_shown.lines, &line);
        if (line.refusal)
            state = Speech::shortWord(line.refusal->reason);
        else if (inside > 0)
            state = filledIn(tr("kept back by {count}"), "{count}", QString::number(inside));
        else if (sent && what.life && *what.life != LifeCycle::Shipped)
            state = Speech::word(*what.life);
        else if (!what.quantity.isEmpty())
            state = filledIn(tr("{count} pieces"), "{count}", m_language->number(what.quantity));
        else
            state = sent ? tr("sent") : tr("may leave");
        const bool back = sent && what.life && *what.life != LifeCycle::Shipped;
        const Shape shape = line.refusal ? Shape::Octagon
            : inside > 0                 ? Shape::Triangle
            : back                       ? Shape::Undone
                                         : Shape::Tick;
        const QString name = unit ? unit->serial.text()
            : lot                 ? lot->lot.text()
            : what.sscc.isEmpty() || what.sscc == what.subject.name()
            ? what.subject.name()
            : what.subject.name() + u' ' + what.sscc;
        content.rows.push_back({.shape = shape,
            .cells = {name, part, state},
            .indent = what.level,
            .strong = line.refusal.has_value() || what.level == 0});
    }
}

void ShippingPage::tellAway(Table::Content &content) const
{
    content.columns = {{tr("Unit"), 1.4}, {tr("State"), 1.3}, {tr("Customer"), 1.7}};
    content.whenEmpty = m_shown.asking
        ? tr("Looking for units that came back ...")
        : tr("No unit came back or is in service. Scan the unit to look after.");
    for (const ShippingShown::AwayUnit &away : m_shown.away)
        content.rows.push_back({.shape = away.holds > 0 ? Shape::Hold
                : !away.serviceOrder.isEmpty()          ? Shape::Rework
                                                        : Shape::Undone,
            .cells = {away.unit.serial.text(),
                away.serviceOrder.isEmpty() ? Speech::word(away.life) : isolated(away.serviceOrder),
                away.customer},
            .strong = m_shown.unit && away.unit == m_shown.unit->unit});
}

/** What is known of the chosen thing in the shipment. */
ListPanel::Content ShippingPage::lineFacts(const Speech &speech, const ShippingShown::Line &line) const
{
    const PackList::Line &what = line.what;
    ListPanel::Content content{
        .title = speech.subject(what.subject), .count = {}, .rows = {}, .whenEmpty = {}};
    if (line.refusal)
        content.rows.push_back({.shape = Shape::Octagon,
            .lead = {},
            .main = Speech::shortWord(line.refusal->reason),
            .aside = {},
            .strong = true});
    if (what.subject.kind() == Subject::Kind::Container) {
        content.rows.push_back(
            row(what.sealed ? tr("sealed") : tr("open"), what.sealed ? Shape::Tick : Shape::Ring));
        if (!what.sscc.isEmpty())
            content.rows.push_back(row(QStringLiteral("SSCC ") + isolated(what.sscc)));
    }
    if (what.life)
        content.rows.push_back(row(Speech::word(*what.life), Shape::Info));
    if (line.holds > 0)
        content.rows.push_back(
            row(filledIn(tr("Holds: {count}"), "{count}", QString::number(line.holds)), Shape::Hold));
    if (what.container)
        content.rows.push_back(
            row(filledIn(tr("in {container}"), "{container}", isolated(what.container->text()))));
    if (!what.location.isEmpty() && m_shown.sentMs == 0) // where it was before it left says nothing
        content.rows.push_back(row(filledIn(tr("at {place}"), "{place}", isolated(what.location))));
    return content;
}

ListPanel::Content ShippingPage::summary(const Speech &) const
{
    ListPanel::Content content{.title = tr("The shipment"), .count = {}, .rows = {}, .whenEmpty = {}};
    int units = 0, containers = 0, pieces = 0;
    for (const ShippingShown::Line &line : m_shown.lines) {
        units += line.what.subject.unit() ? 1 : 0;
        pieces += line.what.subject.lot() ? 1 : 0;
        containers += line.what.subject.kind() == Subject::Kind::Container ? 1 : 0;
    }
    const auto counted = [&](const QString &name, int count) {
        content.rows.push_back({.lead = {}, .main = name, .aside = QString::number(count)});
    };
    counted(tr("Units"), units);
    counted(tr("Containers"), containers);
    if (pieces > 0)
        counted(tr("Lots of loose pieces"), pieces);
    return content;
}

/** In whose hands it is, and where. */
ListPanel::Content ShippingPage::custody(const Speech &speech, const ShippingShown::AwayUnit &unit) const
{
    ListPanel::Content content{.title = speech.unit(unit.unit), .count = {}, .rows = {}, .whenEmpty = {}};
    content.rows.push_back({.shape = unit.holds > 0 ? Shape::Hold : Shape::Info,
        .lead = {},
        .main = Speech::word(unit.life),
        .aside = {},
        .strong = true});
    const auto fact = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            content.rows.push_back({.lead = {}, .main = name, .aside = isolated(value)});
    };
    const bool away = unit.life == LifeCycle::Shipped || unit.life == LifeCycle::InService;
    fact(away ? tr("In the hands of") : tr("Customer"), unit.customer);
    fact(tr("Sent for"), unit.order);
    fact(tr("Service order"), unit.serviceOrder);
    fact(tr("Container"), unit.container ? unit.container->text() : QString());
    if (!away)
        fact(tr("Place"), unit.location);
    if (unit.lastMs > 0)
        fact(tr("Since"), speech.language().date(unit.lastMs));
    if (unit.holds > 0)
        fact(tr("Holds"), QString::number(unit.holds));
    return content;
}

void ShippingPage::tellSides(const Speech &speech)
{
    ListPanel::Content first{.title = {}, .count = {}, .rows = {}, .whenEmpty = {}}, second = first;
    if (m_tab == Tab::Away && m_shown.unit)
        first = custody(speech, *m_shown.unit);
    else if (m_tab == Tab::Away)
        first = {.title = tr("What is done here"),
            .count = {},
            .rows = {row(tr("Scan the unit or choose it.")), row(tr("Came back: into stock or quarantine")),
                row(tr("Service order: opened, then closed")), row(tr("Out of use: signed, for good"))},
            .whenEmpty = {}};
    else if (m_shown.order.isEmpty())
        first = {.title = tr("An order of a customer"),
            .count = {},
            .rows = {row(tr("Scan the code of the delivery note")), row(tr("or choose an order in the list")),
                row(tr("or type its number.")), row(tr("Then scan what is sent."))},
            .whenEmpty = {}};
    else {
        if (const auto *chosen = line())
            first = lineFacts(speech, *chosen);
        else
            first.title = tr("Scan what is sent");
        second = summary(speech);
    }
    m_sides[0].setContent(first);
    m_sides[1].setContent(second);
    const bool looking = m_asked == Asked::Nothing;
    m_sides[0].setVisible(looking);
    m_sides[1].setVisible(looking && m_tab == Tab::Ship && !m_shown.order.isEmpty());
}

const Refusal *ShippingPage::inTheWay() const
{
    if (m_shown.refused)
        return &*m_shown.refused;
    const auto *chosen = line();
    return chosen && chosen->refusal ? &*chosen->refusal : nullptr;
}

QString ShippingPage::question() const
{
    switch (m_asked) {
    case Asked::Nothing:
        return {};
    case Asked::NewOrder:
        return tr("Which order, and whose?");
    case Asked::Symptom:
        return tr("What is wrong with it?");
    case Asked::Destination:
        return tr("Where is it put?");
    case Asked::ServiceOrder:
        return tr("Which service order, and what is wrong with it?");
    case Asked::WhatWasDone:
        return tr("What was done?");
    case Asked::WhyEnded:
        return tr("Why is it out of use?");
    }
    Q_UNREACHABLE();
}

/** What just happened; else what forbids the chosen thing and what to do about it; else what one does here.
 */
void ShippingPage::tellNote(const Speech &speech)
{
    ListPanel::Content note{.title = {}, .count = {}, .rows = {}, .whenEmpty = {}};
    const bool news = !m_shown.refused && !(m_shown.attention.isEmpty() && m_shown.told.isEmpty());
    if (const Refusal *refusal = news ? nullptr : inTheWay()) {
        const Sentence words = speech.wordsFor(*refusal);
        const QString code = m_shown.refused ? m_shown.code : QString();
        note.title = code.isEmpty() ? words.what : isolated(code) + QStringLiteral(" · ") + words.what;
        note.rows.push_back(row(words.next, Shape::Signpost));
    } else if (!m_shown.attention.isEmpty()) {
        note.title = tr("Look here");
        note.rows.push_back(row(m_shown.attention, Shape::Triangle));
    } else if (!m_shown.told.isEmpty()) {
        note.title = tr("Done");
        note.rows.push_back(row(m_shown.told, Shape::Tick));
    } else if (m_asked != Asked::Nothing) {
        note.title = question();
        note.rows.push_back(row(m_asked == Asked::WhyEnded ? tr("Badge and PIN follow: it is for good.")
                : m_asked == Asked::Destination ? tr("In quarantine it is on hold until it is released.")
                : m_asked == Asked::NewOrder || m_asked == Asked::ServiceOrder
                ? tr("Type it, then go on.")
                : tr("Choose, or type and go on."),
            Shape::Signpost));
    } else if (m_tab == Tab::Away) {
        note.title = tr("What is done with a unit after it was delivered");
        note.rows.push_back(row(tr("Scan the unit that came back or is looked after."), Shape::Barcode));
    } else if (m_shown.order.isEmpty()) {
        note.title = tr("Which order is sent?");
        note.rows.push_back(row(tr("Scan the code of the delivery note, or choose."), Shape::Barcode));
    } else if (m_shown.sentMs > 0) {
        note.title = tr("This order has left.");
        note.rows.push_back(row(tr("Scan more to send it after."), Shape::Barcode));
    } else if (m_shown.ready()) {
        note.title = tr("All of it may leave, by one act.");
        note.rows.push_back(row(tr("Scan more, or ship it."), Shape::Barcode));
    } else if (m_shown.lines.empty()) {
        note.title = tr("Nothing laid out yet");
        note.rows.push_back(row(tr("Scan containers and units."), Shape::Barcode));
    } else {
        note.title = tr("It leaves whole or not at all.");
        note.rows.push_back(
            row(tr("Choose a marked line: it says what to do. Or take it off."), Shape::Octagon));
    }
    m_note.setContent(note);
}

} // namespace unitrail
