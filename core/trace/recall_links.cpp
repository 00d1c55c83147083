// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/recall_search.h"

#include <limits>

/* What links tell a recall: the way up from a lot or a unit, and which link says so of each unit that was
 * found. */
namespace unitrail {

static constexpr qint64 always = std::numeric_limits<qint64>::max();

/** None: it is no unit. What the cache names was checked when its entry was read. */
static std::optional<UnitId> unitFrom(const Rows &rows, int scope)
{
    if (rows.isNull(scope))
        return {};
    const QString part = rows.text(scope);
    if (part.startsWith(u'@'))
        return {};
    return UnitId{PartNumber::known(part), SerialNumber::known(rows.text(scope + 1))};
}

static std::optional<LifeCycle> lifeFrom(const Rows &rows, int column)
{
    return rows.isNull(column) ? std::nullopt : std::optional(LifeCycle(rows.integer(column)));
}

/** One walk upwards from a child. */
struct RecallSearch::Climb {
    Hits &hits;
    qint64 child;
    RecallReason reason;
    QString part{}, order{}, productLot{}; ///< of the row before: mostly the same
};

/**
 * Everything above that child: the parents it was fitted to in the window of its start, what those were built
 * into, and so on up. A link of the way that was opened again makes the rest of the way "once".
 */
Outcome RecallSearch::addParents(Hits &hits, qint64 child, const RecallStart *window, RecallReason reason)
{
    struct Way {
        qint64 child;
        bool open;
    };
    Climb climb{.hits = hits, .child = child, .reason = reason};
    std::vector<Way> ways{{child, true}};
    std::map<qint64, bool> climbed; // whether by a way that is open
    for (size_t k = 0; k < ways.size(); ++k) {
        const Way way = ways[k];
        const bool direct = k == 0;
        auto rows = m_parents.select(way.child, direct && window ? window->fromMs.value_or(0) : 0,
            direct && window ? window->toMs.value_or(always) : always);
        if (!rows)
            return rows.error();
        while (rows->next()) {
            const qint64 id = rows->integer(0);
            const bool now = way.open && rows->isNull(9);
            addParent(climb, *rows, direct, now);
            if (rows->integer(10) == 0)
                continue;
            const auto [known, first] = climbed.insert({id, now});
            if (first || (now && !known->second)) {
                known->second = now;
                ways.push_back({id, now});
            }
        }
        if (Outcome ended = rows->end(); !ended)
            return ended;
    }
    return Done{};
}

/** Of several links to one unit the open one speaks, then the last; and what is so now goes before what was.
 */
void RecallSearch::addParent(Climb &climb, const Rows &link, bool direct, bool now)
{
    const qint64 id = link.integer(0);
    climb.part = link.text(1, climb.part);
    if (climb.part.startsWith(u'@') || (&climb.hits == &m_possible && m_exact.contains(id)))
        return;
    Hit &hit = climb.hits.try_emplace(climb.hits.end(), id)->second; // most come in their order
    const bool known = hit.unit.has_value();
    if (!direct && known && hit.child == climb.child) {
        hit.now = hit.now || now;
        return;
    }
    const bool better = !known || (now && !hit.now)
        || (direct && hit.child == climb.child && now == hit.now
            && (now == (hit.removed == 0) ? link.integer(7) > hit.installedMs : now));
    if (!better)
        return;
    climb.order = link.text(3, climb.order);
    climb.productLot = link.text(4, climb.productLot);
    const bool nowSomehow = now || hit.now;
    hit = {.unit = UnitId{PartNumber::known(climb.part), SerialNumber::known(link.text(2))},
        .now = nowSomehow,
        .reason = climb.reason,
        .child = climb.child,
        .order = climb.order,
        .productLot = climb.productLot};
    if (direct) {
        hit.via = unitFrom(link, 5);
        hit.installed = link.integer(8);
        hit.removed = link.integer(9);
        hit.installedMs = link.integer(7);
    }
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

/** Where the start itself is not its child: by which of the others it holds it, and by which link. */
Outcome RecallSearch::findLink(qint64 id, Hit &hit, const Hits &among)
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
        auto rows = m_linkBetween.select(id, child);
        if (!rows)
            return rows.error();
        if (rows->next()) {
            hit.installed = rows->integer(0);
            hit.removed = rows->integer(1);
        }
        if (Outcome ended = rows->end(); !ended)
            return ended;
        hit.via = other->second.unit;
        hit.reason = RecallReason::BuiltIn;
        if (hit.removed == 0 && other->second.now)
            break;
    }
    return Done{};
}

/** Looks up its life and which entries say so. */
Outcome RecallSearch::prove(qint64 id, Hit &hit)
{
    if (!hit.life) {
        auto rows = m_life.select(id);
        if (!rows)
            return rows.error();
        if (rows->next())
            hit.life = lifeFrom(*rows, 0);
        if (Outcome ended = rows->end(); !ended)
            return ended;
    }
    struct One {
        qint64 reference;
        std::optional<EventId> &into;
    };
    for (const One &one :
        std::initializer_list<One>{{hit.installed, hit.evidence}, {hit.removed, hit.removedBy}}) {
        if (one.reference == 0 || one.into)
            continue;
        const auto event = m_reader->eventOf(one.reference);
        if (!event)
            return event.error();
        one.into = *event;
    }
    return Done{};
}

} // namespace unitrail
