// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/trace.h"

#include "core/journal/sqlite.h"

#include <QJsonArray>

#include <map>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

// Upwards from the lot: the units it was installed in, then what those were installed in, at any depth. A
// link of the way that was opened again makes the rest of the way "once". The recursion meets each (unit,
// open) only once.
const QString waysUp = uR"(
    WITH RECURSIVE way(unit, open) AS (
        SELECT parent, removed_entry IS NULL FROM link WHERE child = ?
        UNION
        SELECT link.parent, way.open AND link.removed_entry IS NULL FROM way CROSS JOIN link ON link.child = way.unit
    )
    SELECT unit, max(open) FROM way GROUP BY unit)"_s;
const QString subjectByName = u"SELECT id FROM subject WHERE name = ? AND scope = ?"_s;
const QString subjectById = u"SELECT scope, name FROM subject WHERE id = ?"_s;
const QString orderOfUnit = u"SELECT work_order, product_lot FROM unit_order WHERE unit = ?"_s;
const QString lifeOfUnit = u"SELECT life FROM standing WHERE subject = ?"_s;
// The last link between the two is the one that says where it stands.
const QString linkOf = uR"(SELECT entry, via, removed_entry FROM link WHERE parent = ? AND child = ?
    ORDER BY removed_entry IS NULL DESC, installed_ms DESC LIMIT 1)"_s;
const QString unitsOfOrder = u"SELECT count(*) FROM unit_order WHERE work_order = ?"_s;
const QString unitsOfProductLot = u"SELECT count(*) FROM unit_order WHERE product_lot = ?"_s;
const QString ownEvent = u"SELECT event_id FROM journal WHERE id = ?"_s;
const QString foreignEvent = u"SELECT event_id FROM foreign_entry WHERE id = ?"_s;

} // namespace

struct Trace::Impl {
    std::unique_ptr<Database> cache;
    std::unique_ptr<Database> journal;
    Statement waysUp, subjectByName, subjectById, orderOfUnit, lifeOfUnit, linkOf, unitsOfOrder,
        unitsOfProductLot, ownEvent, foreignEvent;

    Outcome prepare();
    Result<std::optional<qint64>> idOf(const LotId &lot);
    Result<std::optional<UnitId>> unitOf(qint64 subject);
    Result<EventId> eventOf(qint64 reference);
    Result<qint64> count(Statement &statement, const QString &name);
    Result<std::optional<RecalledUnit>> describe(qint64 subject, bool now, qint64 lot);
    Result<Recall> recall(const LotId &lot);
};

Outcome Trace::Impl::prepare()
{
    const auto one = [](Database &database, const QString &sql, Statement &into) -> Outcome {
        auto statement = database.prepare(sql);
        if (!statement)
            return statement.error();
        into = std::move(*statement);
        return Done{};
    };
    const std::vector<std::pair<const QString *, Statement *>> ofCache{{&unitrail::waysUp, &waysUp},
        {&unitrail::subjectByName, &subjectByName}, {&unitrail::subjectById, &subjectById},
        {&unitrail::orderOfUnit, &orderOfUnit}, {&unitrail::lifeOfUnit, &lifeOfUnit},
        {&unitrail::linkOf, &linkOf}, {&unitrail::unitsOfOrder, &unitsOfOrder},
        {&unitrail::unitsOfProductLot, &unitsOfProductLot}, {&unitrail::foreignEvent, &foreignEvent}};
    for (const auto &[sql, into] : ofCache) {
        if (Outcome done = one(*cache, *sql, *into); !done)
            return done;
    }
    return one(*journal, unitrail::ownEvent, ownEvent);
}

Result<std::optional<qint64>> Trace::Impl::idOf(const LotId &lot)
{
    auto rows = subjectByName.select(lot.lot.text(), u"@lot/"_s + lot.part.text());
    if (!rows)
        return rows.error();
    std::optional<qint64> id;
    if (rows->next())
        id = rows->integer(0);
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    return id;
}

Result<std::optional<UnitId>> Trace::Impl::unitOf(qint64 subject)
{
    auto rows = subjectById.select(subject);
    if (!rows)
        return rows.error();
    std::optional<UnitId> unit;
    if (rows->next())
        unit = UnitId::fromText(rows->text(0) + u'/' + rows->text(1));
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    return unit;
}

Result<EventId> Trace::Impl::eventOf(qint64 reference)
{
    auto rows = reference > 0 ? ownEvent.select(reference) : foreignEvent.select(-reference);
    if (!rows)
        return rows.error();
    const auto id = rows->next() ? EventId::fromBytes(rows->bytes(0)) : std::nullopt;
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    if (!id)
        return Failure{Failure::Kind::Storage,
            u"the cache names an entry that the journal does not hold; run unitrail rebuild"_s};
    return *id;
}

Result<qint64> Trace::Impl::count(Statement &statement, const QString &name)
{
    auto rows = statement.select(name);
    if (!rows)
        return rows.error();
    const qint64 units = rows->next() ? rows->integer(0) : 0;
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    return units;
}

Result<std::optional<RecalledUnit>> Trace::Impl::describe(qint64 subject, bool now, qint64 lot)
{
    const auto unit = unitOf(subject);
    if (!unit)
        return unit.error();
    if (!*unit)
        return std::optional<RecalledUnit>();
    RecalledUnit found{.unit = **unit, .now = now};
    {
        auto rows = lifeOfUnit.select(subject);
        if (!rows)
            return rows.error();
        if (rows->next() && !rows->isNull(0))
            found.life = LifeCycle(rows->integer(0));
        if (Outcome ended = rows->end(); !ended)
            return ended.error();
    }
    std::optional<qint64> entry, via, removed;
    {
        auto rows = linkOf.select(subject, lot);
        if (!rows)
            return rows.error();
        if (rows->next()) {
            entry = rows->integer(0);
            via = rows->isNull(1) ? std::nullopt : std::optional(rows->integer(1));
            removed = rows->isNull(2) ? std::nullopt : std::optional(rows->integer(2));
        }
        if (Outcome ended = rows->end(); !ended)
            return ended.error();
    }
    if (via) {
        const auto carrier = unitOf(*via);
        if (!carrier)
            return carrier.error();
        found.via = *carrier;
    }
    if (entry) {
        const auto evidence = eventOf(*entry);
        if (!evidence)
            return evidence.error();
        found.evidence = *evidence;
    }
    if (removed) {
        const auto evidence = eventOf(*removed);
        if (!evidence)
            return evidence.error();
        found.removedBy = *evidence;
    }
    return std::optional(found);
}

Result<Recall> Trace::Impl::recall(const LotId &lot)
{
    Recall recall{.lot = lot};
    const auto id = idOf(lot);
    if (!id)
        return id.error();
    if (!*id)
        return recall;
    std::vector<std::pair<qint64, bool>> hits;
    {
        auto rows = waysUp.select(**id);
        if (!rows)
            return rows.error();
        while (rows->next())
            hits.emplace_back(rows->integer(0), rows->integer(1) != 0);
        if (Outcome ended = rows->end(); !ended)
            return ended.error();
    }
    std::map<QString, bool> orders, productLots;
    for (const auto &[subject, now] : hits) {
        auto found = describe(subject, now, **id);
        if (!found)
            return found.error();
        if (!*found)
            continue;
        auto rows = orderOfUnit.select(subject);
        if (!rows)
            return rows.error();
        if (rows->next()) {
            if (!rows->isNull(0)) {
                (*found)->order = OrderNumber::fromText(rows->text(0));
                orders[rows->text(0)] = true;
            }
            if (!rows->isNull(1))
                productLots[rows->text(1)] = true;
        }
        if (Outcome ended = rows->end(); !ended)
            return ended.error();
        recall.units.push_back(**found);
    }
    for (const auto &[name, seen] : orders) {
        const auto units = count(unitsOfOrder, name);
        if (!units)
            return units.error();
        recall.workOrders += *units;
        recall.orders.push_back(OrderNumber::known(name));
    }
    for (const auto &[name, seen] : productLots) {
        const auto units = count(unitsOfProductLot, name);
        if (!units)
            return units.error();
        recall.productLot += *units;
    }
    std::sort(recall.units.begin(), recall.units.end(),
        [](const RecalledUnit &a, const RecalledUnit &b) { return a.unit < b.unit; });
    return recall;
}

Trace::Trace(std::unique_ptr<Impl> impl)
    : m(std::move(impl))
{ }
Trace::~Trace() = default;

Result<std::unique_ptr<Trace>> Trace::open(Journal &journal)
{
    const auto files = journal.filesForReading();
    if (!files)
        return files.error();
    auto impl = std::make_unique<Impl>();
    auto cache = Database::open(files->cache, {.readOnly = true});
    if (!cache)
        return cache.error();
    auto entries = Database::open(files->journal, {.readOnly = true});
    if (!entries)
        return entries.error();
    impl->cache = std::move(*cache);
    impl->journal = std::move(*entries);
    if (Outcome prepared = impl->prepare(); !prepared)
        return prepared.error();
    return std::unique_ptr<Trace>(new Trace(std::move(impl)));
}

Result<Recall> Trace::recallLot(const LotId &lot)
{
    // One transaction: the answer is of one moment, and 140 look-ups cost one lock (PERFORMANCE 1.2).
    if (Outcome begun = m->cache->run("BEGIN"); !begun)
        return begun.error();
    auto recall = m->recall(lot);
    if (Outcome ended = m->cache->run("COMMIT"); !ended)
        return ended.error();
    return recall;
}

Result<QStringList> Trace::plans()
{
    QStringList lines;
    const auto explain = [&](Database &database, const QString &sql) -> Outcome {
        // Some value must stand for each parameter, or Qt does not run it.
        auto statement = database.prepare(u"EXPLAIN QUERY PLAN "_s + QString(sql).replace(u'?', u'1'));
        if (!statement)
            return statement.error();
        auto rows = statement->select();
        if (!rows)
            return rows.error();
        while (rows->next())
            lines.append(rows->text(3));
        return rows->end();
    };
    for (const QString *sql : {&waysUp, &subjectByName, &subjectById, &orderOfUnit, &lifeOfUnit, &linkOf,
             &unitsOfOrder, &unitsOfProductLot, &foreignEvent}) {
        if (Outcome done = explain(*m->cache, *sql); !done)
            return done.error();
    }
    if (Outcome done = explain(*m->journal, ownEvent); !done)
        return done.error();
    return lines;
}

Result<Recall> recallLot(Journal &journal, const LotId &lot)
{
    auto trace = Trace::open(journal);
    if (!trace)
        return trace.error();
    return (*trace)->recallLot(lot);
}

qint64 Recall::now() const
{
    return std::count_if(units.begin(), units.end(), [](const RecalledUnit &unit) { return unit.now; });
}

QJsonObject recallJson(const Recall &recall)
{
    QJsonArray units, excluded, orders;
    for (const OrderNumber &order : recall.orders)
        orders.append(order.text());
    for (const RecalledUnit &found : recall.units) {
        QJsonObject line{
            {u"unit"_s, found.unit.text()}, {u"link"_s, u"exact"_s}, {u"evidence"_s, found.evidence.text()}};
        if (found.life)
            line.insert(u"life"_s, lifeCycleName(*found.life));
        if (found.order)
            line.insert(u"work_order"_s, found.order->text());
        if (found.via)
            line.insert(u"via"_s, found.via->text());
        if (found.now) {
            units.append(line);
        } else {
            line.insert(u"reason"_s, u"removed"_s);
            if (found.removedBy)
                line.insert(u"removed_by"_s, found.removedBy->text());
            excluded.append(line);
        }
    }
    return {{u"lot"_s, recall.lot.text()}, {u"product_lot"_s, recall.productLot},
        {u"work_orders"_s, recall.workOrders}, {u"orders"_s, orders}, {u"ever"_s, recall.ever()},
        {u"now"_s, recall.now()}, {u"excluded"_s, excluded}, {u"units"_s, units}};
}

QString recallText(const Recall &recall)
{
    QString text
        = u"%1\n  product lot     %2 units\n  work orders     %3 units\n  ever contained  %4\n  contains now    %5\n"_s
              .arg(recall.lot.text())
              .arg(recall.productLot)
              .arg(recall.workOrders)
              .arg(recall.ever())
              .arg(recall.now());
    for (const RecalledUnit &found : recall.units) {
        text += u"  %1  %2  %3\n"_s.arg(found.unit.text(),
            found.life ? lifeCycleName(*found.life) : u"component"_s,
            found.now ? u"contains it"_s : u"removed"_s);
    }
    return text;
}

} // namespace unitrail
