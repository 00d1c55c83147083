// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/cache_file.h"

#include <algorithm>

/* Subjects, the entries about them, and where they stand. */
namespace unitrail {

/** Standings kept in memory: the units in work at a station and what they touch; about 2 kB each. */
static constexpr qsizetype hotMax = 8192;
static constexpr qsizetype idsMax = 65536;
static constexpr qint64 noSubject = 0; ///< in the memory of ids: it was looked for and is not there
/** Up to so many entries, folding them is as fast as reading bytes, and a component's life is rarely longer.
 */
static constexpr int foldedOnRead = 4;

struct SubjectParts {
    QString scope;
    QString name;
};

/** "@lot/PART/LOT" is "@lot/PART" and "LOT", so that a bare lot number finds it, as a bare serial finds a
 * unit. */
static SubjectParts partsOf(const Subject &subject)
{
    const QString &text = subject.text();
    qsizetype slash = text.indexOf(u'/');
    if (subject.kind() == Subject::Kind::Lot)
        slash = text.indexOf(u'/', slash + 1);
    return {text.left(slash), text.mid(slash + 1)};
}

static bool inProcess(const Unit &unit)
{
    return unit.created
        && (unit.life == LifeCycle::Created || unit.life == LifeCycle::InProcess
            || unit.life == LifeCycle::Returned);
}

Result<std::optional<qint64>> CacheFile::findSubject(const Subject &subject)
{
    if (const auto known = m_ids.constFind(subject); known != m_ids.cend())
        return *known == noSubject ? std::optional<qint64>() : std::optional(*known);
    const SubjectParts parts = partsOf(subject);
    auto rows = m_findSubject.select(parts.name, parts.scope);
    if (!rows)
        return rows.error();
    std::optional<qint64> id;
    if (rows->next())
        id = rows->integer(0);
    if (Outcome done = rows->end(); !done)
        return done.error();
    // Where nobody else adds one, what is not there is remembered too: every scan asks for the same
    // operations, orders and lots, and most of them have no entries of their own.
    if (id || m_alone) {
        if (m_ids.size() >= idsMax)
            m_ids.clear();
        m_ids.insert(subject, id.value_or(noSubject));
    }
    return id;
}

Result<qint64> CacheFile::subjectId(const Subject &subject)
{
    const auto found = findSubject(subject);
    if (!found)
        return found.error();
    if (*found)
        return **found;
    const SubjectParts parts = partsOf(subject);
    auto rows = m_addSubject.select(parts.scope, parts.name);
    if (!rows)
        return rows.error();
    const qint64 id = rows->next() ? rows->integer(0) : 0;
    if (Outcome done = rows->end(); !done)
        return done.error();
    m_ids.insert(subject, id);
    return id;
}

/** Null when nothing is known of it and it shall not be made. The pointer is good until the next call. */
Result<CacheFile::Hot *> CacheFile::hot(const Subject &subject, bool make)
{
    if (const auto known = m_hot.find(subject); known != m_hot.end()) {
        known->used = ++m_uses;
        return &*known;
    }
    Hot added;
    const auto found = findSubject(subject);
    if (!found)
        return found.error();
    if (*found) {
        added.id = **found;
        if (Outcome done = load(added, subject); !done)
            return done.error();
    } else {
        if (!make)
            return nullptr;
        const auto id = subjectId(subject);
        if (!id)
            return id.error();
        added.id = *id;
        added.standing = blank(subject);
        added.fresh = true;
    }
    added.used = ++m_uses;
    return &*m_hot.insert(subject, std::move(added));
}

Outcome CacheFile::load(Hot &hot, const Subject &subject)
{
    QByteArray bytes;
    {
        auto rows = m_getBytes.select(hot.id);
        if (!rows)
            return rows.error();
        if (rows->next())
            bytes = rows->bytes(0);
        if (Outcome done = rows->end(); !done)
            return done;
    }
    if (!bytes.isEmpty()) {
        if (auto standing = standingFromBytes(bytes)) {
            hot.standing = std::move(*standing);
            return Done{};
        }
    }
    auto entries = filed(hot.id);
    if (!entries)
        return entries.error();
    std::vector<Recorded> recorded;
    recorded.reserve(entries->size());
    for (Filed &one : *entries)
        recorded.push_back(std::move(one.recorded));
    hot.standing = fold(subject, std::move(recorded));
    return Done{};
}

Outcome CacheFile::store(const Subject &subject, Hot &hot)
{
    const bool fresh = std::exchange(hot.fresh, false);
    hot.changed = false;
    const Standing &standing = hot.standing;
    const auto *unit = std::get_if<Unit>(&standing.state);
    const bool created = unit && unit->created;
    const bool finished = created && !inProcess(*unit);
    const bool many = standing.entries > foldedOnRead;

    if (many && !finished) {
        if (Outcome done = m_setBytes.run(hot.id, toBytes(standing)); !done)
            return done;
    } else if (!fresh) {
        if (Outcome done = m_dropBytes.run(hot.id); !done)
            return done;
    }
    const bool listed = !standing.holds.empty() || !standing.conflicts.empty() || !standing.proposals.empty()
        || subject.kind() == Subject::Kind::Containment || subject.kind() == Subject::Kind::Case
        || (subject.kind() == Subject::Kind::Lot && standing.lot().received);
    if (!created && !many && !listed)
        return fresh ? Outcome(Done{}) : m_dropStanding.run(hot.id);
    const QVariant none;
    return m_setStanding.run(hot.id, int(subject.kind()), standing.entries, standing.lastMs,
        int(created && !finished), created ? QVariant(int(unit->life)) : none,
        unit && unit->active ? QVariant(unit->active->text()) : none, int(standing.holds.size()),
        int(!standing.conflicts.empty()), int(standing.proposals.size()));
}

void CacheFile::forgetCold()
{
    if (m_hot.size() <= hotMax)
        return;
    // The half that was used longest ago; so the cost of looking is spread over many commits.
    std::vector<quint64> uses;
    uses.reserve(size_t(m_hot.size()));
    for (const Hot &hot : std::as_const(m_hot))
        uses.push_back(hot.used);
    const auto middle = uses.begin() + qsizetype(uses.size() / 2);
    std::nth_element(uses.begin(), middle, uses.end());
    const quint64 limit = *middle;
    m_hot.removeIf([&](const auto &item) { return item.value().used < limit; });
}

Outcome CacheFile::add(qint64 reference, const Recorded &recorded)
{
    const Entry &entry = recorded.entry;
    const bool voids = std::holds_alternative<EventVoided>(entry.event)
        || std::holds_alternative<ConflictResolved>(entry.event);
    for (const Knowledge &knowledge : entry.about) {
        if (entry.knowledgeOf(knowledge.subject) != &knowledge)
            continue; // told twice: counts once
        auto found = hot(knowledge.subject, true);
        if (!found)
            return found.error();
        Hot &known = **found;
        const qint64 id = known.id;
        if (Outcome done = m_addSubjectEntry.run(id, knowledge.depth, reference); !done)
            return done;
        const bool late = needsRefold(known.standing, knowledge.subject, entry);
        if (late) {
            auto entries = filed(id);
            if (!entries)
                return entries.error();
            std::vector<Recorded> all;
            for (Filed &one : *entries)
                all.push_back(std::move(one.recorded));
            known.standing = fold(knowledge.subject, std::move(all));
        } else {
            evolve(known.standing, knowledge.subject, entry);
        }
        if (knowledge.subject.kind() == Subject::Kind::Containment)
            ++m_containmentChanges;
        if (!known.changed) {
            known.changed = true;
            m_changed.push_back(knowledge.subject);
        }
        if (knowledge.subject.kind() != Subject::Kind::Unit)
            continue;
        const bool first = &knowledge == &entry.about.front();
        // Which link a removal closes depends on all that were installed: pair them in the order of folding.
        const bool again = voids
            || (first
                && (late || std::holds_alternative<ComponentRemoved>(entry.event)
                    || std::holds_alternative<IdentifierVoided>(entry.event)));
        if (again) {
            if (Outcome done = projectAgain(knowledge.subject, id); !done)
                return done;
        } else if (first) {
            if (Outcome done = project(id, reference, recorded); !done)
                return done;
        }
    }
    if (reference > 0) {
        m_applied = reference;
        m_appliedHash = recorded.hash;
    }
    return Done{};
}

Result<Standing> CacheFile::standing(const Subject &subject)
{
    const auto known = hot(subject, false);
    if (!known)
        return known.error();
    if (!*known)
        return blank(subject);
    Standing copy = (*known)->standing;
    if (!m_transaction)
        forgetCold();
    return copy;
}

static Result<std::optional<Recorded>> onlyForeign(Result<Rows> rows)
{
    if (!rows)
        return rows.error();
    if (!rows->next()) {
        if (Outcome done = rows->end(); !done)
            return done.error();
        return std::optional<Recorded>();
    }
    auto recorded = readRecorded({.station = QUuid::fromRfc4122(rows->bytes(0)),
                                     .incarnation = rows->integer(1),
                                     .sequence = rows->integer(2),
                                     .hlc = rows->integer(3)},
        rows->bytes(4), rows->bytes(5));
    if (!recorded)
        return recorded.error();
    return std::optional(std::move(*recorded));
}

Result<std::optional<Recorded>> CacheFile::foreignEntry(const EventId &id)
{
    return onlyForeign(m_foreignByEvent.select(id.toBytes()));
}

Result<Recorded> CacheFile::recorded(qint64 reference)
{
    const Failure missing{Failure::Kind::Storage,
        QStringLiteral("%1 speaks of entry %2, which is not there").arg(m_database->path()).arg(reference)};
    if (reference < 0) {
        auto foreign = onlyForeign(m_foreignById.select(-reference));
        if (!foreign)
            return foreign.error();
        return *foreign ? Result<Recorded>(std::move(**foreign)) : Result<Recorded>(missing);
    }
    const auto row = m_journal.row(reference);
    if (!row)
        return row.error();
    return *row ? readRecorded(m_journal, **row) : Result<Recorded>(missing);
}

Result<std::vector<CacheFile::Filed>> CacheFile::filed(qint64 subject)
{
    std::vector<qint64> references;
    {
        auto rows = m_subjectEntries.select(subject);
        if (!rows)
            return rows.error();
        while (rows->next())
            references.push_back(rows->integer(0));
        if (Outcome done = rows->end(); !done)
            return done.error();
    }
    std::vector<Filed> entries;
    entries.reserve(references.size());
    for (const qint64 reference : references) {
        auto found = recorded(reference);
        if (!found)
            return found.error();
        entries.push_back({.reference = reference, .recorded = std::move(*found)});
    }
    return entries;
}

Result<std::vector<Recorded>> CacheFile::entriesOf(const Subject &subject)
{
    const auto id = findSubject(subject);
    if (!id)
        return id.error();
    std::vector<Recorded> all;
    if (!*id)
        return all;
    auto entries = filed(**id);
    if (!entries)
        return entries.error();
    all.reserve(entries->size());
    for (Filed &one : *entries)
        all.push_back(std::move(one.recorded));
    std::sort(all.begin(), all.end(),
        [&](const Recorded &a, const Recorded &b) { return foldsBefore(a, b, subject); });
    return all;
}

Result<std::vector<Subject>> CacheFile::list(Journal::List list)
{
    static_assert(int(Subject::Kind::Lot) == 1 && int(Subject::Kind::Containment) == 11 && int(Subject::Kind::Case) == 12);
    static const QString head
        = QStringLiteral("SELECT key FROM standing JOIN subject ON subject.id = subject WHERE ");
    QString sql;
    switch (list) {
    case Journal::List::Containments:
        sql = head + QStringLiteral("kind = 11 ORDER BY key");
        break;
    case Journal::List::RecallCases:
        sql = head + QStringLiteral("kind = 12 ORDER BY key");
        break;
    case Journal::List::Held:
        sql = head + QStringLiteral("holds > 0 ORDER BY key");
        break;
    case Journal::List::Conflicts:
        sql = head + QStringLiteral("conflict = 1 ORDER BY key");
        break;
    case Journal::List::Proposals:
        sql = head + QStringLiteral("proposals > 0 ORDER BY key");
        break;
    case Journal::List::CountedLots:
        sql = head + QStringLiteral("kind = 1 ORDER BY key");
        break;
    }
    auto statement = m_database->prepare(sql);
    if (!statement)
        return statement.error();
    auto rows = statement->select();
    if (!rows)
        return rows.error();
    std::vector<Subject> subjects;
    while (rows->next()) {
        if (auto subject = Subject::fromText(rows->text(0)))
            subjects.push_back(*std::move(subject));
    }
    if (Outcome done = rows->end(); !done)
        return done.error();
    return subjects;
}

Result<std::vector<UnitId>> CacheFile::unitsInProcess(int limit)
{
    auto list
        = m_database->prepare(QStringLiteral("SELECT key FROM standing JOIN subject ON subject.id = subject "
                                             "WHERE in_process = 1 ORDER BY last_ms LIMIT ?"));
    if (!list)
        return list.error();
    auto rows = list->select(limit);
    if (!rows)
        return rows.error();
    std::vector<UnitId> units;
    while (rows->next()) {
        if (auto unit = UnitId::fromText(rows->text(0)))
            units.push_back(std::move(*unit));
    }
    if (Outcome done = rows->end(); !done)
        return done.error();
    return units;
}

} // namespace unitrail
