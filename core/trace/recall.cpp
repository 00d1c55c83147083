// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/recall_search.h"

#include "core/trace/figures.h"

#include <algorithm>
#include <limits>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

// Upwards from a lot or a unit: the units it was fitted to, then what those were built into, at any depth. A
// link of the way that was opened again makes the rest of the way "once". The recursion meets each (unit,
// open) only once. The outer joins tell of each unit what a list needs, in the same walk.
const QString parentsSql = uR"(
    WITH RECURSIVE way(unit, open) AS (
        SELECT parent, removed_entry IS NULL FROM link WHERE child = ? AND installed_ms BETWEEN ? AND ?
        UNION
        SELECT link.parent, way.open AND link.removed_entry IS NULL FROM way CROSS JOIN link ON link.child = way.unit
    ), hit(unit, now) AS (SELECT unit, max(open) FROM way GROUP BY unit)
    SELECT hit.unit, hit.now, s.scope, s.name, st.life, o.work_order, o.product_lot, v.scope, v.name, l.installed_ms,
        l.removed_entry IS NULL, coalesce(oe.event_id, fe.event_id), coalesce(orm.event_id, fr.event_id)
    FROM hit CROSS JOIN subject s ON s.id = hit.unit
        LEFT JOIN standing st ON st.subject = hit.unit
        LEFT JOIN unit_order o ON o.unit = hit.unit
        LEFT JOIN link l ON l.child = ? AND l.parent = hit.unit AND l.installed_ms BETWEEN ? AND ?
        LEFT JOIN subject v ON v.id = l.via
        LEFT JOIN own.journal oe ON oe.id = l.entry
        LEFT JOIN foreign_entry fe ON fe.id = -l.entry
        LEFT JOIN own.journal orm ON orm.id = l.removed_entry
        LEFT JOIN foreign_entry fr ON fr.id = -l.removed_entry)"_s;
const QString describedSql = uR"(
    SELECT s.scope, s.name, st.life, o.work_order, o.product_lot
    FROM subject s LEFT JOIN standing st ON st.subject = s.id LEFT JOIN unit_order o ON o.unit = s.id
    WHERE s.id = ?)"_s;
// The last link between the two is the one that says where it stands.
const QString linkBetweenSql = uR"(SELECT entry, removed_entry FROM link WHERE parent = ? AND child = ?
    ORDER BY removed_entry IS NULL DESC, installed_ms DESC LIMIT 1)"_s;
const QString childrenSql = u"SELECT DISTINCT child FROM link WHERE parent = ?"_s;
const QString unitsOfOrderSql = u"SELECT unit FROM unit_order WHERE work_order = ?"_s;
const QString unitsOfLotSql = u"SELECT unit FROM unit_order WHERE product_lot = ?"_s;
const QString countOfOrderSql = u"SELECT count(*) FROM unit_order WHERE work_order = ?"_s;
const QString countOfLotSql = u"SELECT count(*) FROM unit_order WHERE product_lot = ?"_s;
const QString operationsSql = u"SELECT DISTINCT operation FROM link WHERE child = ?"_s;
// What is recorded of one part in a unit: its serials, or the lots it was taken from.
const QString piecesSql = uR"(
    SELECT s.scope, s.name, l.removed_entry IS NOT NULL, l.entry
    FROM link l CROSS JOIN subject s ON s.id = l.child
    WHERE l.parent = ? AND l.via IS NULL AND s.scope IN (?, ?) ORDER BY l.removed_entry IS NULL DESC)"_s;
const QString openParentSql = u"SELECT parent FROM link WHERE child = ? AND removed_entry IS NULL LIMIT 1"_s;

constexpr qint64 always = std::numeric_limits<qint64>::max();

} // namespace

Result<std::unique_ptr<RecallSearch>> RecallSearch::open(Journal &journal)
{
    auto search = std::make_unique<RecallSearch>();
    auto reader = TraceReader::open(journal);
    if (!reader)
        return reader.error();
    search->m_reader = std::move(*reader);
    if (Outcome prepared = search->prepare(); !prepared)
        return prepared.error();
    return search;
}

Outcome RecallSearch::prepare()
{
    struct One {
        const QString &sql;
        Statement &into;
    };
    for (const One &one : std::initializer_list<One>{{parentsSql, m_parents}, {describedSql, m_described},
             {linkBetweenSql, m_linkBetween}, {childrenSql, m_childrenOf}, {unitsOfOrderSql, m_unitsOfOrder},
             {unitsOfLotSql, m_unitsOfLot}, {countOfOrderSql, m_countOfOrder}, {countOfLotSql, m_countOfLot},
             {operationsSql, m_operationsOf}, {piecesSql, m_pieces}, {openParentSql, m_openParent}}) {
        if (Outcome done = prepareInto(m_reader->cache(), one.sql, one.into); !done)
            return done;
    }
    return Done{};
}

Result<QStringList> RecallSearch::plans()
{
    return m_reader->plans({parentsSql, describedSql, linkBetweenSql, childrenSql, unitsOfOrderSql,
        unitsOfLotSql, countOfOrderSql, countOfLotSql, operationsSql, piecesSql, openParentSql});
}

static std::optional<UnitId> unitFrom(const Rows &rows, int scope)
{
    if (rows.isNull(scope))
        return {};
    return UnitId::fromText(rows.text(scope) + u'/' + rows.text(scope + 1));
}

static std::optional<LifeCycle> lifeFrom(const Rows &rows, int column)
{
    return rows.isNull(column) ? std::nullopt : std::optional(LifeCycle(rows.integer(column)));
}

/** Everything above that child: the parents it was fitted to in the window of its start, and so on up. */
Outcome RecallSearch::addParents(Hits &hits, qint64 child, const RecallStart *window, RecallReason reason)
{
    const qint64 from = window ? window->fromMs.value_or(0) : 0;
    const qint64 to = window ? window->toMs.value_or(always) : always;
    auto rows = m_parents.select(child, from, to, child, from, to);
    if (!rows)
        return rows.error();
    while (rows->next()) {
        const qint64 id = rows->integer(0);
        const auto unit = unitFrom(*rows, 2);
        if (!unit || (&hits == &m_possible && m_exact.contains(id)))
            continue;
        Hit &hit = hits[id];
        const bool known = hit.unit.has_value();
        const bool now = rows->integer(1) != 0;
        const bool open = rows->integer(10) != 0 && !rows->isNull(9);
        // Of several links the open one speaks, then the last; and what is so now goes before what was.
        const bool better = !known || (now && !hit.now)
            || (hit.child == child && now == hit.now
                && (open == !hit.removedBy.has_value() ? rows->integer(9) > hit.installedMs : open));
        if (!better)
            continue;
        hit = {.unit = unit,
            .now = now || hit.now,
            .reason = reason,
            .child = child,
            .life = lifeFrom(*rows, 4),
            .order = rows->text(5),
            .productLot = rows->text(6),
            .via = unitFrom(*rows, 7),
            .evidence = EventId::fromBytes(rows->bytes(11)),
            .removedBy = EventId::fromBytes(rows->bytes(12)),
            .installedMs = rows->integer(9)};
    }
    return rows->end();
}

Outcome RecallSearch::describe(qint64 id, Hit &hit)
{
    auto rows = m_described.select(id);
    if (!rows)
        return rows.error();
    if (rows->next()) {
        hit.unit = unitFrom(*rows, 0);
        hit.life = lifeFrom(*rows, 2);
        hit.order = rows->text(3);
        hit.productLot = rows->text(4);
    }
    return rows->end();
}

/** All units of an order or of a product lot, made in the window, and what they were built into. */
Outcome RecallSearch::addUnits(
    Statement &units, const QString &name, const RecallStart &start, RecallReason reason)
{
    std::vector<qint64> ids;
    {
        auto rows = units.select(name);
        if (!rows)
            return rows.error();
        while (rows->next())
            ids.push_back(rows->integer(0));
        if (Outcome ended = rows->end(); !ended)
            return ended;
    }
    const auto lot = start.lot();
    for (const qint64 id : ids) {
        Hit hit{.now = true, .reason = reason};
        if (Outcome done = describe(id, hit); !done)
            return done;
        if (!hit.unit || (lot && hit.productLot != start.name && hit.unit->part != lot->part))
            continue;
        const auto entries = m_reader->entriesOf(id);
        if (!entries)
            return entries.error();
        for (const qint64 reference : *entries) {
            const auto entry = m_reader->entryOf(reference);
            if (!entry)
                return entry.error();
            if (!std::holds_alternative<UnitCreated>(entry->event)
                || entry->subject() != Subject::of(*hit.unit))
                continue;
            hit.evidence = entry->id;
            hit.installedMs = entry->stamp.wallMs;
            break;
        }
        if (!start.holds(hit.installedMs))
            continue;
        m_exact.insert_or_assign(id, std::move(hit));
        if (Outcome done = addParents(m_exact, id, nullptr, RecallReason::BuiltIn); !done)
            return done;
    }
    return Done{};
}

Outcome RecallSearch::lookFor(const RecallStart &start, const RecallMeans &means)
{
    using Kind = RecallStart::Kind;
    switch (start.kind) {
    case Kind::Serial: {
        const auto id = m_reader->idOf(Subject::of(*start.unit()));
        if (!id)
            return id.error();
        if (!*id)
            return Done{};
        Hit itself{.now = true, .reason = RecallReason::Itself};
        if (Outcome done = describe(**id, itself); !done)
            return done;
        if (itself.life) {
            const auto entries = m_reader->entriesOf(**id);
            if (!entries)
                return entries.error();
            if (!entries->empty()) {
                const auto event = m_reader->eventOf(entries->front());
                if (!event)
                    return event.error();
                itself.evidence = *event;
            }
            m_exact.insert_or_assign(**id, std::move(itself));
        }
        return addParents(m_exact, **id, &start, RecallReason::Fitted);
    }
    case Kind::Lot:
    case Kind::SupplierLot: {
        std::vector<qint64> lots;
        if (const auto lot = start.lot()) {
            const auto id = m_reader->idOf(Subject::of(*lot));
            if (!id)
                return id.error();
            if (*id)
                lots.push_back(**id);
        }
        if (start.kind == Kind::SupplierLot) {
            const auto numbered = m_reader->lotsNumbered(start.name);
            if (!numbered)
                return numbered.error();
            lots.insert(lots.end(), numbered->begin(), numbered->end());
        }
        for (const qint64 lot : lots) {
            if (Outcome done = addParents(m_exact, lot, &start, RecallReason::Fitted); !done)
                return done;
        }
        return Done{};
    }
    case Kind::ProductLot:
        if (Outcome done = addUnits(m_unitsOfLot, start.name, start, RecallReason::OfLot); !done)
            return done;
        return start.lot() ? addUnits(m_unitsOfLot, start.lotNumber(), start, RecallReason::OfLot) : Done{};
    case Kind::Order:
        return addUnits(m_unitsOfOrder, start.name, start, RecallReason::OfOrder);
    case Kind::Station:
    case Kind::Person:
    case Kind::Gauge:
    case Kind::Fixture:
    case Kind::Tool:
    case Kind::Program:
        if (!means.figures)
            return Failure{Failure::Kind::Input,
                u"a recall by %1 needs the figures of this journal"_s.arg(recallStartName(start.kind))};
        return addWork(start, *means.figures);
    }
    Q_UNREACHABLE();
}

/** Where the start itself is not its child: by which of the others it holds it, and by which entry. */
Outcome RecallSearch::findEvidence(qint64 id, Hit &hit, const Hits &among)
{
    std::vector<qint64> children;
    {
        auto rows = m_childrenOf.select(id);
        if (!rows)
            return rows.error();
        while (rows->next())
            children.push_back(rows->integer(0));
        if (Outcome ended = rows->end(); !ended)
            return ended;
    }
    for (const qint64 child : children) {
        const auto other = among.find(child);
        if (other == among.end())
            continue;
        qint64 entry = 0;
        std::optional<qint64> removed;
        {
            auto rows = m_linkBetween.select(id, child);
            if (!rows)
                return rows.error();
            if (rows->next()) {
                entry = rows->integer(0);
                removed = rows->isNull(1) ? std::nullopt : std::optional(rows->integer(1));
            }
            if (Outcome ended = rows->end(); !ended)
                return ended;
        }
        const auto evidence = m_reader->eventOf(entry);
        if (!evidence)
            return evidence.error();
        hit.evidence = *evidence;
        hit.via = other->second.unit;
        hit.reason = RecallReason::BuiltIn;
        hit.removedBy.reset();
        if (removed) {
            const auto event = m_reader->eventOf(*removed);
            if (!event)
                return event.error();
            hit.removedBy = *event;
        }
        if (!removed && other->second.now)
            break;
    }
    return Done{};
}

Result<std::vector<RecalledUnit>> RecallSearch::listed(Hits &hits, bool exact, const Hits &among)
{
    std::vector<RecalledUnit> units;
    units.reserve(hits.size());
    for (auto &[id, hit] : hits) {
        if (!hit.unit)
            continue;
        if (!hit.evidence) {
            if (Outcome done = findEvidence(id, hit, among); !done)
                return done.error();
        }
        units.push_back({.unit = *hit.unit,
            .exact = exact,
            .now = hit.now,
            .reason = hit.reason,
            .life = hit.life,
            .order = OrderNumber::fromText(hit.order),
            .via = hit.via,
            .evidence = hit.evidence.value_or(EventId()),
            .removedBy = hit.now ? std::nullopt : hit.removedBy});
    }
    std::sort(units.begin(), units.end(),
        [](const RecalledUnit &a, const RecalledUnit &b) { return a.unit < b.unit; });
    return units;
}

Result<qint64> RecallSearch::count(Statement &statement, const QString &name)
{
    auto rows = statement.select(name);
    if (!rows)
        return rows.error();
    const qint64 units = rows->next() ? rows->integer(0) : 0;
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    return units;
}

Result<Recall> RecallSearch::find(const RecallQuestion &question, const RecallMeans &means)
{
    m_exact.clear();
    m_possible.clear();
    m_weighed.clear();
    Recall recall{.question = question, .askedMs = means.nowMs};
    for (const RecallStart &start : question.starts) {
        if (Outcome done = lookFor(start, means); !done)
            return done.error();
    }
    auto units = listed(m_exact, true, m_exact);
    if (!units)
        return units.error();
    recall.units = *std::move(units);

    std::set<QString> orders, productLots;
    for (const auto &[id, hit] : m_exact) {
        if (!hit.order.isEmpty())
            orders.insert(hit.order);
        if (!hit.productLot.isEmpty())
            productLots.insert(hit.productLot);
    }
    for (const QString &name : orders) {
        const auto made = count(m_countOfOrder, name);
        if (!made)
            return made.error();
        recall.workOrders += *made;
        recall.orders.push_back(OrderNumber::known(name));
    }
    for (const QString &name : productLots) {
        const auto made = count(m_countOfLot, name);
        if (!made)
            return made.error();
        recall.productLot += *made;
    }
    if (!means.figures)
        return recall;

    const auto suspected = suspects(question);
    if (!suspected)
        return suspected.error();
    for (const Suspect &suspect : *suspected) {
        if (Outcome done = addDoubts(suspect, means, recall); !done)
            return done.error();
    }
    const Hits doubted = m_possible;
    for (const auto &[id, hit] : doubted) {
        if (Outcome done = addParents(m_possible, id, nullptr, RecallReason::BuiltIn); !done)
            return done.error();
    }
    auto possible = listed(m_possible, false, m_possible);
    if (!possible)
        return possible.error();
    recall.possible = *std::move(possible);
    std::erase_if(recall.cleared, [&](const ClearedUnit &cleared) {
        return std::any_of(recall.possible.begin(), recall.possible.end(),
            [&](const RecalledUnit &unit) { return unit.unit == cleared.unit; });
    });
    std::sort(recall.cleared.begin(), recall.cleared.end(),
        [](const ClearedUnit &a, const ClearedUnit &b) { return a.unit < b.unit; });
    for (std::vector<RecalledUnit> *list : {&recall.units, &recall.possible}) {
        if (Outcome placed = place(*list, *means.figures); !placed)
            return placed.error();
    }
    auto behind = stationsBehind(means);
    if (!behind)
        return behind.error();
    recall.behind = *std::move(behind);
    const Figures::Place place = means.figures->place();
    recall.position = u"own %1, others %2"_s.arg(place.journalId).arg(place.foreignId);
    return recall;
}

struct Trace::Impl {
    std::unique_ptr<RecallSearch> search;
};

Trace::Trace(std::unique_ptr<Impl> impl)
    : m(std::move(impl))
{ }
Trace::~Trace() = default;

Result<std::unique_ptr<Trace>> Trace::open(Journal &journal)
{
    auto search = RecallSearch::open(journal);
    if (!search)
        return search.error();
    auto impl = std::make_unique<Impl>();
    impl->search = std::move(*search);
    return std::unique_ptr<Trace>(new Trace(std::move(impl)));
}

Result<Recall> Trace::recallLot(const LotId &lot)
{
    return recall({.starts = {{.kind = RecallStart::Kind::Lot, .name = lot.text()}}}, {});
}

Result<Recall> Trace::recall(const RecallQuestion &question, const RecallMeans &means)
{
    // One transaction: the answer is of one moment, and its look-ups cost one lock (PERFORMANCE 1.2).
    return m->search->reader().atOnce<Recall>([&] { return m->search->find(question, means); });
}

Result<QStringList> Trace::plans()
{
    return m->search->plans();
}

Result<Recall> recallLot(Journal &journal, const LotId &lot)
{
    auto trace = Trace::open(journal);
    if (!trace)
        return trace.error();
    return (*trace)->recallLot(lot);
}

} // namespace unitrail
