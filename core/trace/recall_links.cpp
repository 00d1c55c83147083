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
    QString part{}; ///< of the row before: mostly the same
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
            const bool now = way.open && rows->isNull(8);
            addParent(climb, *rows, direct, now);
            if (rows->integer(9) == 0)
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
    Hit &hit = climb.hits.of(id);
    const bool known = hit.unit.has_value();
    if (!direct && known && hit.child == climb.child) {
        hit.now = hit.now || now;
        return;
    }
    const bool better = !known || (now && !hit.now)
        || (direct && hit.child == climb.child && now == hit.now
            && (now == (hit.removed == 0) ? link.integer(6) > hit.installedMs : now));
    if (!better)
        return;
    const bool nowSomehow = now || hit.now;
    hit = {.id = id,
        .unit = UnitId{PartNumber::known(climb.part), SerialNumber::known(link.text(2))},
        .now = nowSomehow,
        .reason = climb.reason,
        .child = climb.child,
        .madeFor = link.integer(3)};
    if (direct) {
        hit.via = unitFrom(link, 4);
        hit.installedMs = link.integer(6);
        hit.installed = link.integer(7);
        hit.removed = link.integer(8);
    }
}

Outcome RecallSearch::describe(Hit &hit)
{
    auto rows = m_described.select(hit.id);
    if (!rows)
        return rows.error();
    if (rows->next()) {
        hit.unit = unitFrom(*rows, 0);
        hit.life = lifeFrom(*rows, 2);
        hit.madeFor = rows->integer(3);
    }
    return rows->end();
}

/** Where the start itself is not its child: by which of the others it holds it, and by which link. */
Outcome RecallSearch::findLink(Hit &hit, const Hits &among)
{
    std::vector<qint64> children;
    {
        auto rows = m_childrenOf.select(hit.id);
        if (!rows)
            return rows.error();
        while (rows->next())
            children.push_back(rows->integer(0));
        if (Outcome ended = rows->end(); !ended)
            return ended;
    }
    for (const qint64 child : children) {
        const Hit *other = among.find(child);
        if (!other)
            continue;
        auto rows = m_linkBetween.select(hit.id, child);
        if (!rows)
            return rows.error();
        if (rows->next()) {
            hit.installed = rows->integer(0);
            hit.removed = rows->integer(1);
        }
        if (Outcome ended = rows->end(); !ended)
            return ended;
        hit.via = other->unit;
        hit.reason = RecallReason::BuiltIn;
        if (hit.removed == 0 && other->now)
            break;
    }
    return Done{};
}

/** Looks up its life and which entries say so. */
Outcome RecallSearch::prove(const Hit &hit, RecalledUnit &unit)
{
    if (!unit.life) {
        auto rows = m_life.select(hit.id);
        if (!rows)
            return rows.error();
        if (rows->next())
            unit.life = lifeFrom(*rows, 0);
        if (Outcome ended = rows->end(); !ended)
            return ended;
    }
    if (hit.evidence) {
        unit.evidence = *hit.evidence;
    } else if (hit.installed != 0) {
        const auto event = m_reader->eventOf(hit.installed);
        if (!event)
            return event.error();
        unit.evidence = *event;
    }
    if (hit.removed != 0 && !hit.now) {
        const auto event = m_reader->eventOf(hit.removed);
        if (!event)
            return event.error();
        unit.removedBy = *event;
    }
    return Done{};
}

} // namespace unitrail
