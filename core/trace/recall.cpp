// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/recall_search.h"

#include "core/trace/figures.h"

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

// What a lot or a unit was fitted to, with all that a list tells of it and whether that sits in something
// again.
const QString parentsSql = uR"(
    SELECT l.parent, s.scope, s.name, s.made_for, v.scope, v.name, l.installed_ms, l.entry, l.removed_entry,
        s.fitted
    FROM link l CROSS JOIN subject s ON s.id = l.parent LEFT JOIN subject v ON v.id = l.via
    WHERE l.child = ? AND l.installed_ms BETWEEN ? AND ?)"_s;
const QString describedSql = uR"(
    SELECT s.scope, s.name, st.life, s.made_for
    FROM subject s LEFT JOIN standing st ON st.subject = s.id WHERE s.id = ?)"_s;
const QString lifeSql = u"SELECT life FROM standing WHERE subject = ?"_s;
// The last link between the two is the one that says where it stands.
const QString linkBetweenSql = uR"(SELECT entry, removed_entry FROM link WHERE parent = ? AND child = ?
    ORDER BY removed_entry IS NULL DESC, installed_ms DESC LIMIT 1)"_s;
const QString childrenSql = u"SELECT DISTINCT child FROM link WHERE parent = ?"_s;
const QString madeForSql = u"SELECT work_order, product_lot FROM made_for WHERE id = ?"_s;
const QString unitsOfOrderSql = uR"(SELECT s.id FROM made_for m CROSS JOIN subject s ON s.made_for = m.id
    WHERE m.work_order = ?)"_s;
const QString unitsOfLotSql = uR"(SELECT s.id FROM made_for m CROSS JOIN subject s ON s.made_for = m.id
    WHERE m.product_lot = ?)"_s;
const QString countOfOrderSql = u"SELECT sum(units) FROM made_for WHERE work_order = ?"_s;
const QString countOfLotSql = u"SELECT sum(units) FROM made_for WHERE product_lot = ?"_s;
const QString operationsSql = u"SELECT DISTINCT operation FROM link WHERE child = ?"_s;
// What is recorded of one part in a unit: its serials, or the lots it was taken from.
const QString piecesSql = uR"(
    SELECT s.scope, s.name, l.removed_entry IS NOT NULL, l.entry
    FROM link l CROSS JOIN subject s ON s.id = l.child
    WHERE l.parent = ? AND l.via IS NULL AND s.scope IN (?, ?) ORDER BY l.removed_entry IS NULL DESC)"_s;
const QString openParentSql = u"SELECT parent FROM link WHERE child = ? AND removed_entry IS NULL LIMIT 1"_s;

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
             {lifeSql, m_life}, {linkBetweenSql, m_linkBetween}, {childrenSql, m_childrenOf},
             {madeForSql, m_madeForOf}, {unitsOfOrderSql, m_unitsOfOrder}, {unitsOfLotSql, m_unitsOfLot},
             {countOfOrderSql, m_countOfOrder}, {countOfLotSql, m_countOfLot},
             {operationsSql, m_operationsOf}, {piecesSql, m_pieces}, {openParentSql, m_openParent}}) {
        if (Outcome done = prepareInto(m_reader->cache(), one.sql, one.into); !done)
            return done;
    }
    return Done{};
}

Result<QStringList> RecallSearch::plans()
{
    return m_reader->plans(
        {parentsSql, describedSql, lifeSql, linkBetweenSql, childrenSql, madeForSql, unitsOfOrderSql,
            unitsOfLotSql, countOfOrderSql, countOfLotSql, operationsSql, piecesSql, openParentSql});
}

/** All units of an order or of a product lot, made in the window, and what they were built into. */
Result<bool> RecallSearch::addUnits(
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
            return ended.error();
    }
    const auto lot = start.lot();
    for (const qint64 id : ids) {
        Hit hit{.id = id, .now = true, .reason = reason};
        if (Outcome done = describe(hit); !done)
            return done.error();
        const auto madeFor = this->madeFor(hit.madeFor);
        if (!madeFor)
            return madeFor.error();
        if (!hit.unit || (lot && (*madeFor)->productLot != start.name && hit.unit->part != lot->part))
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
        m_exact.set(std::move(hit));
        if (Outcome done = addParents(m_exact, id, nullptr, RecallReason::BuiltIn); !done)
            return done.error();
    }
    return !ids.empty();
}

Result<bool> RecallSearch::lookFor(const RecallStart &start, const RecallMeans &means)
{
    using Kind = RecallStart::Kind;
    switch (start.kind) {
    case Kind::Serial: {
        const auto id = m_reader->idOf(Subject::of(*start.unit()));
        if (!id)
            return id.error();
        if (!*id)
            return false;
        Hit itself{.id = **id, .now = true, .reason = RecallReason::Itself};
        if (Outcome done = describe(itself); !done)
            return done.error();
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
            m_exact.set(std::move(itself));
        }
        if (Outcome done = addParents(m_exact, **id, &start, RecallReason::Fitted); !done)
            return done.error();
        return true;
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
                return done.error();
        }
        return !lots.empty();
    }
    case Kind::ProductLot: {
        const auto whole = addUnits(m_unitsOfLot, start.name, start, RecallReason::OfLot);
        if (!whole || !start.lot())
            return whole;
        const auto numbered = addUnits(m_unitsOfLot, start.lotNumber(), start, RecallReason::OfLot);
        return numbered ? Result<bool>(*whole || *numbered) : numbered;
    }
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

/** What was found, as a list by unit; the hits keep what finds them again. */
Result<std::vector<RecalledUnit>> RecallSearch::listed(Hits &hits, bool exact, const RecallMeans &means)
{
    for (Hit &hit : hits) {
        if (!hit.unit || hit.evidence || hit.installed != 0)
            continue;
        if (Outcome done = findLink(hit, hits); !done)
            return done.error();
    }
    std::vector<RecalledUnit> units;
    units.reserve(hits.size());
    qint64 batch = 0;
    const QString *order = nullptr; // of that batch
    for (const Hit &hit : hits) {
        if (!hit.unit)
            continue;
        RecalledUnit &unit = units.emplace_back(RecalledUnit{.unit = *hit.unit});
        unit.exact = exact;
        unit.now = hit.now;
        unit.reason = hit.reason;
        unit.life = hit.life;
        unit.via = hit.via;
        if (!order || hit.madeFor != batch) { // units that follow each other are mostly of one order
            const auto madeFor = this->madeFor(hit.madeFor);
            if (!madeFor)
                return madeFor.error();
            order = &(*madeFor)->order;
            batch = hit.madeFor;
        }
        if (!order->isEmpty())
            unit.order = OrderNumber::known(*order);
        if (means.evidence) {
            if (Outcome done = prove(hit, unit); !done)
                return done.error();
        }
    }
    const auto byUnit = [](const RecalledUnit &a, const RecalledUnit &b) { return a.unit < b.unit; };
    if (!std::is_sorted(units.begin(), units.end(), byUnit)) // they are, where serials follow each other
        std::sort(units.begin(), units.end(), byUnit);
    return units;
}

/** What a unit was made for, by its made_for.id; 0: nothing was named. Good until the next question. */
Result<const RecallSearch::MadeFor *> RecallSearch::madeFor(qint64 id)
{
    const auto [place, first] = m_madeFor.try_emplace(id);
    if (!first || id == 0)
        return &place->second;
    auto rows = m_madeForOf.select(id);
    if (!rows)
        return rows.error();
    if (rows->next())
        place->second = {.order = rows->text(0), .productLot = rows->text(1)};
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    return &place->second;
}

/** How many units a plant without links would have to call back. */
Outcome RecallSearch::countOtherWays(const Hits &hits, Recall &recall)
{
    std::set<qint64> batches;
    for (qint64 before = 0; const Hit &hit : hits) {
        if (hit.madeFor != before)
            batches.insert(before = hit.madeFor);
    }
    std::set<QString> orders, productLots;
    for (const qint64 batch : batches) {
        const auto madeFor = this->madeFor(batch);
        if (!madeFor)
            return madeFor.error();
        if (!(*madeFor)->order.isEmpty())
            orders.insert((*madeFor)->order);
        if (!(*madeFor)->productLot.isEmpty())
            productLots.insert((*madeFor)->productLot);
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
    return Done{};
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
    m_madeFor.clear();
    Recall recall{.question = question, .askedMs = means.nowMs};
    for (const RecallStart &start : question.starts) {
        const auto recorded = lookFor(start, means);
        if (!recorded)
            return recorded.error();
        if (!*recorded)
            recall.unknown.push_back(start);
    }
    auto units = listed(m_exact, true, means);
    if (!units)
        return units.error();
    recall.units = *std::move(units);
    if (Outcome counted = countOtherWays(m_exact, recall); !counted)
        return counted.error();
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
    for (const Hit &hit : doubted) {
        if (Outcome done = addParents(m_possible, hit.id, nullptr, RecallReason::BuiltIn); !done)
            return done.error();
    }
    auto possible = listed(m_possible, false, means);
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

Result<Recall> Trace::recall(const RecallQuestion &question, const RecallMeans &means)
{
    // One transaction: the answer is of one moment, and its look-ups cost one lock (PERFORMANCE 1.2).
    return m->search->reader().atOnce<Recall>([&] { return m->search->find(question, means); });
}

Result<QStringList> Trace::plans()
{
    return m->search->plans();
}

} // namespace unitrail
