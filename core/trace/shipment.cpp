// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/shipment.h"

#include "core/trace/figures.h"
#include "core/trace/trace.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <map>
#include <set>

/* What is in a shipment: walked from the containers as they stand, or from what figures.db knows to have
 * left. */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

int PackList::units() const
{
    return int(std::count_if(
        lines.begin(), lines.end(), [](const Line &line) { return line.subject.unit().has_value(); }));
}

int PackList::containers() const
{
    return int(std::count_if(lines.begin(), lines.end(),
        [](const Line &line) { return line.subject.kind() == Subject::Kind::Container && line.level == 0; }));
}

namespace {

using Line = PackList::Line;

Result<Line> lineOf(Journal &journal, const Subject &subject, int level)
{
    const auto standing = journal.standing(subject);
    if (!standing)
        return standing.error();
    Line line{.subject = subject, .level = level};
    if (subject.unit()) {
        const Unit &unit = standing->unit();
        line.life = unit.life;
        line.location = unit.location;
        line.container = unit.container;
    } else {
        const Container &container = standing->container();
        line.sscc = container.sscc;
        line.sealed = container.sealed;
        line.location = container.location;
        line.container = container.container;
    }
    return line;
}

/** The pieces without a serial that lie in a container. */
Result<std::vector<Line>> looseIn(Journal &journal, const ContainerId &id, int level)
{
    const auto standing = journal.standing(Subject::of(id));
    if (!standing)
        return standing.error();
    std::vector<Line> lines;
    for (const auto &[lot, quantity] : standing->container().loose)
        lines.push_back(
            {.subject = Subject::of(lot), .level = level, .container = id, .quantity = quantity.text()});
    return lines;
}

Outcome addWhole(Journal &journal, const Subject &subject, int level, std::set<Subject> &seen, PackList &list)
{
    if (!seen.insert(subject).second)
        return Done{};
    auto line = lineOf(journal, subject, level);
    if (!line)
        return line.error();
    list.lines.push_back(*std::move(line));
    const auto container = subject.container();
    if (!container)
        return Done{};
    const auto standing = journal.standing(subject);
    if (!standing)
        return standing.error();
    for (const Subject &inside : standing->container().content) {
        if (const Outcome added = addWhole(journal, inside, level + 1, seen, list); !added)
            return added;
    }
    const auto loose = looseIn(journal, *container, level + 1);
    if (!loose)
        return loose.error();
    list.lines.insert(list.lines.end(), loose->begin(), loose->end());
    return Done{};
}

/** What figures.db knows of one thing that left. */
struct Sent {
    qint64 atMs = 0;
    EventId entry;
    std::optional<ContainerId> container;
    QString customer, station, person;
};
using AllSent = std::map<Subject, Sent>;

const QString sentSql = uR"(
    SELECT coalesce(s.subject, u.part || '/' || u.serial), s.at_ms, s.entry, s.container, s.customer, s.station, s.person
    FROM shipment s LEFT JOIN unit u ON u.id = s.unit
    WHERE s.customer_order = ? ORDER BY s.at_ms, s.entry)"_s;
const QString recentSql = uR"(
    SELECT customer_order, customer, at_ms, unit IS NOT NULL FROM shipment ORDER BY at_ms DESC, entry LIMIT ?)"_s;
const QString awaySql = uR"(
    SELECT part || '/' || serial FROM unit INDEXED BY unit_away WHERE life IN (6, 7)
    ORDER BY last_ms DESC, id LIMIT ?)"_s;

Result<AllSent> sentFor(Figures &figures, const QString &order)
{
    auto statement = figures.store().prepare(sentSql);
    if (!statement)
        return statement.error();
    auto rows = statement->select(order);
    if (!rows)
        return rows.error();
    AllSent sent;
    while (rows->next()) {
        const auto subject = Subject::fromText(rows->text(0));
        const auto entry = EventId::fromBytes(rows->bytes(2));
        if (!subject || !entry)
            continue;
        sent.insert_or_assign(*subject,
            Sent{rows->integer(1), *entry, ContainerId::fromText(rows->text(3)), rows->text(4), rows->text(5),
                rows->text(6)});
    }
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    return sent;
}

/** Who lies in whom: what left, and the containers around it. Nothing lies in itself, whatever was recorded.
 */
struct Nesting {
    std::map<Subject, std::vector<Subject>> inside;
    std::vector<Subject> outermost;
};

Result<Nesting> nestingOf(Journal &journal, const AllSent &sent)
{
    Nesting nesting;
    std::set<Subject> placed;
    const std::function<Outcome(const Subject &, const std::optional<ContainerId> &)> place
        = [&](const Subject &subject, const std::optional<ContainerId> &in) -> Outcome {
        if (!placed.insert(subject).second)
            return Done{};
        if (!in) {
            nesting.outermost.push_back(subject);
            return Done{};
        }
        const Subject around = Subject::of(*in);
        nesting.inside[around].push_back(subject);
        const auto standing = journal.standing(around);
        return standing ? place(around, standing->container().container) : Outcome(standing.error());
    };
    for (const auto &[subject, one] : sent) {
        std::optional<ContainerId> in = one.container;
        if (!subject.unit()) {
            const auto standing = journal.standing(subject);
            if (!standing)
                return standing.error();
            in = standing->container().container;
        }
        if (const Outcome placedIt = place(subject, in); !placedIt)
            return placedIt.error();
    }
    std::sort(nesting.outermost.begin(), nesting.outermost.end(), [](const Subject &a, const Subject &b) {
        const bool first = a.unit().has_value(), second = b.unit().has_value();
        return first != second ? second : a < b; // containers first
    });
    return nesting;
}

Outcome addSent(Journal &journal, const Subject &subject, int level, const Nesting &nesting,
    const AllSent &sent, PackList &list)
{
    auto line = lineOf(journal, subject, level);
    if (!line)
        return line.error();
    if (const auto found = sent.find(subject); found != sent.end()) {
        line->shippedMs = found->second.atMs;
        line->evidence = found->second.entry;
        if (subject.unit())
            line->container = found->second.container;
    }
    list.lines.push_back(*std::move(line));
    if (const auto inside = nesting.inside.find(subject); inside != nesting.inside.end()) {
        for (const Subject &one : inside->second) {
            if (const Outcome added = addSent(journal, one, level + 1, nesting, sent, list); !added)
                return added;
        }
    }
    const auto container = subject.container();
    if (!container || !sent.contains(subject))
        return Done{};
    const auto loose = looseIn(journal, *container, level + 1);
    if (!loose)
        return loose.error();
    for (Line pieces : *loose) {
        pieces.shippedMs = sent.at(subject).atMs;
        pieces.evidence = sent.at(subject).entry;
        list.lines.push_back(pieces);
    }
    return Done{};
}

} // namespace

Result<PackList> packListOf(Journal &journal, const QString &customer, const QString &order,
    const std::vector<ContainerId> &containers, const std::vector<UnitId> &units)
{
    PackList list{.order = order, .customer = customer, .lines = {}};
    std::set<Subject> seen;
    for (const ContainerId &container : containers) {
        if (const Outcome added = addWhole(journal, Subject::of(container), 0, seen, list); !added)
            return added.error();
    }
    for (const UnitId &unit : units) {
        if (const Outcome added = addWhole(journal, Subject::of(unit), 0, seen, list); !added)
            return added.error();
    }
    return list;
}

Result<PackList> shippedFor(Journal &journal, Figures &figures, const QString &order)
{
    PackList list{.order = order, .customer = {}, .lines = {}};
    const auto sent = sentFor(figures, order);
    if (!sent)
        return sent.error();
    for (const auto &[subject, one] : *sent) {
        if (one.atMs < list.shippedMs)
            continue;
        list.shippedMs = one.atMs;
        list.customer = one.customer;
        list.station = one.station;
        list.person = one.person;
    }
    const auto nesting = nestingOf(journal, *sent);
    if (!nesting)
        return nesting.error();
    for (const Subject &subject : nesting->outermost) {
        if (const Outcome added = addSent(journal, subject, 0, *nesting, *sent, list); !added)
            return added.error();
    }
    return list;
}

Result<std::vector<ShippedOrder>> shippedOrders(Figures &figures, int shipments)
{
    auto statement = figures.store().prepare(recentSql);
    if (!statement)
        return statement.error();
    auto rows = statement->select(shipments);
    if (!rows)
        return rows.error();
    std::vector<ShippedOrder> orders;
    while (rows->next()) {
        const QString number = rows->text(0);
        auto known = std::find_if(
            orders.begin(), orders.end(), [&](const ShippedOrder &order) { return order.order == number; });
        if (known == orders.end()) {
            orders.push_back({number, rows->text(1), 0, rows->integer(2)});
            known = std::prev(orders.end());
        }
        known->units += int(rows->integer(3));
    }
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    return orders;
}

Result<std::vector<UnitId>> unitsAway(Figures &figures, int limit)
{
    auto statement = figures.store().prepare(awaySql);
    if (!statement)
        return statement.error();
    auto rows = statement->select(limit);
    if (!rows)
        return rows.error();
    std::vector<UnitId> units;
    while (rows->next()) {
        if (const auto unit = UnitId::fromText(rows->text(0)))
            units.push_back(*unit);
    }
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    return units;
}

QJsonObject packListJson(const PackList &list)
{
    const auto moment
        = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs); };
    QJsonArray lines;
    for (const Line &line : list.lines) {
        const QString kind = line.subject.unit() ? u"unit"_s : line.subject.lot() ? u"lot"_s : u"container"_s;
        QJsonObject json{{kind, line.subject.name()}, {u"level"_s, line.level}};
        if (line.container)
            json.insert(u"in"_s, line.container->text());
        if (!line.quantity.isEmpty())
            json.insert(u"quantity"_s, line.quantity);
        if (kind == u"container") {
            json.insert(u"sealed"_s, line.sealed);
            if (!line.sscc.isEmpty())
                json.insert(u"sscc"_s, line.sscc);
        }
        if (line.life)
            json.insert(u"life"_s, lifeCycleName(*line.life));
        if (!line.location.isEmpty())
            json.insert(u"location"_s, line.location);
        if (line.shippedMs > 0)
            json.insert(u"shipped"_s, moment(line.shippedMs));
        if (line.evidence)
            json.insert(u"evidence"_s, line.evidence->text());
        lines.append(json);
    }
    QJsonObject json{{u"order"_s, list.order}, {u"customer"_s, list.customer}, {u"units"_s, list.units()},
        {u"containers"_s, list.containers()}, {u"lines"_s, lines}};
    if (list.shippedMs > 0) {
        json.insert(u"shipped"_s, moment(list.shippedMs));
        json.insert(u"station"_s, list.station);
        json.insert(u"person"_s, list.person);
    }
    return json;
}

QString packListText(const PackList &list)
{
    QString text = u"%1, %2: %3 units, %4 containers\n"_s.arg(
        list.order, list.customer, QString::number(list.units()), QString::number(list.containers()));
    for (const Line &line : list.lines) {
        text += QString((line.level + 1) * 2, u' ');
        text += line.quantity.isEmpty() ? line.subject.name()
                                        : u"%1 of %2"_s.arg(line.quantity, line.subject.name());
        if (!line.sscc.isEmpty() && line.sscc != line.subject.name())
            text += u", SSCC "_s + line.sscc;
        if (line.life && *line.life != LifeCycle::Shipped && line.shippedMs > 0)
            text += u", now "_s + lifeCycleName(*line.life);
        text += u'\n';
    }
    return text;
}

} // namespace unitrail
