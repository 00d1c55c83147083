// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/figures_source.h"

#include "core/journal/journal_file.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

Result<std::unique_ptr<FiguresSource>> FiguresSource::open(
    const QString &journalPath, const QString &cachePath)
{
    std::unique_ptr<FiguresSource> self(new FiguresSource);
    auto cache = Database::open(cachePath, {.readOnly = true});
    if (!cache)
        return cache.error();
    auto journal = Database::open(journalPath, {.readOnly = true});
    if (!journal)
        return journal.error();
    self->m_cache = std::move(*cache);
    self->m_journal = std::move(*journal);
    if (Outcome done = self->prepare(); !done)
        return done.error();

    const auto station = self->m_cache->answer(u"SELECT station FROM applied"_s);
    const auto version = self->m_cache->answer(u"SELECT fold_version FROM applied"_s);
    if (!station || !version)
        return !station ? station.error() : version.error();
    self->m_station = station->toByteArray();
    self->m_stationId = QUuid::fromRfc4122(self->m_station);
    self->m_foldVersion = version->toInt();
    auto chains = self->m_journal->prepare(u"SELECT ord, inc FROM inc"_s);
    if (!chains)
        return chains.error();
    auto rows = chains->select();
    if (!rows)
        return rows.error();
    while (rows->next())
        self->m_incarnations.emplace(int(rows->integer(0)), rows->integer(1));
    if (Outcome done = rows->end(); !done)
        return done.error();
    return self;
}

Outcome FiguresSource::prepare()
{
    const auto one = [](Database &database, Statement &into, const char *sql, QStringList &list) -> Outcome {
        auto statement = database.prepare(QString::fromLatin1(sql));
        if (!statement)
            return statement.error();
        into = std::move(*statement);
        list.append(QString::fromLatin1(sql));
        return Done{};
    };
    struct {
        Statement *into;
        const char *sql;
    } const ofCache[]{
        {&m_applied, "SELECT journal_id FROM applied"},
        {&m_lastForeign, "SELECT max(id) FROM foreign_entry"},
        {&m_foreignEvent, "SELECT event_id FROM foreign_entry WHERE id = ?"},
        {&m_subjects, "SELECT id, key FROM subject WHERE id > ? ORDER BY id LIMIT ?"},
        {&m_subject, "SELECT id FROM subject WHERE name = ? AND scope = ?"},
        {&m_references, "SELECT entry FROM subject_entry WHERE subject = ? ORDER BY depth, entry"},
        {&m_foreign,
            "SELECT foreign_entry.id, station, inc, seq, hlc, body FROM foreign_entry JOIN chain ON chain.id "
            "= chain "
            "WHERE foreign_entry.id = ?"},
        {&m_foreignAfter,
            "SELECT foreign_entry.id, station, inc, seq, hlc, body FROM foreign_entry JOIN chain ON chain.id "
            "= chain "
            "WHERE foreign_entry.id > ? AND foreign_entry.id <= ? ORDER BY foreign_entry.id LIMIT ?"},
        {&m_foreignChains, "SELECT id, station, inc FROM chain ORDER BY id"},
        {&m_foreignBetween,
            "SELECT foreign_entry.id, station, inc, seq, hlc, body FROM foreign_entry JOIN chain ON chain.id "
            "= chain "
            "WHERE chain = ? AND hlc > ? AND hlc < ? ORDER BY hlc LIMIT ?"},
    };
    for (const auto &[into, sql] : ofCache) {
        if (Outcome done = one(*m_cache, *into, sql, m_cacheSql); !done)
            return done;
    }
    struct {
        Statement *into;
        const char *sql;
    } const ofJournal[]{
        {&m_own, "SELECT id, hlc, body FROM journal WHERE id = ?"},
        {&m_ownEvent, "SELECT event_id FROM journal WHERE id = ?"},
        {&m_ownAfter, "SELECT id, hlc, body FROM journal WHERE id > ? AND id <= ? ORDER BY id LIMIT ?"},
        {&m_ownNext, "SELECT id, hlc FROM journal WHERE id > ? AND id <= ? ORDER BY id LIMIT 1"},
    };
    for (const auto &[into, sql] : ofJournal) {
        if (Outcome done = one(*m_journal, *into, sql, m_journalSql); !done)
            return done;
    }
    return Done{};
}

static Result<qint64> firstInteger(Result<Rows> rows)
{
    if (!rows)
        return rows.error();
    const qint64 value = rows->next() ? rows->integer(0) : 0;
    if (Outcome done = rows->end(); !done)
        return done.error();
    return value;
}

static Result<QByteArray> firstBytes(Result<Rows> rows)
{
    if (!rows)
        return rows.error();
    const QByteArray value = rows->next() ? rows->bytes(0) : QByteArray();
    if (Outcome done = rows->end(); !done)
        return done.error();
    return value;
}

Result<FiguresSource::Ends> FiguresSource::ends()
{
    const auto lastOwn = firstInteger(m_applied.select());
    if (!lastOwn)
        return lastOwn.error();
    const auto lastForeign = firstInteger(m_lastForeign.select());
    if (!lastForeign)
        return lastForeign.error();
    if (m_limit)
        return Ends{std::min(*lastOwn, m_limit->own), std::min(*lastForeign, m_limit->foreign)};
    return Ends{*lastOwn, *lastForeign};
}

Result<QByteArray> FiguresSource::ownEvent(qint64 id)
{
    return firstBytes(m_ownEvent.select(id));
}

Result<QByteArray> FiguresSource::foreignEvent(qint64 id)
{
    return firstBytes(m_foreignEvent.select(id));
}

bool FiguresSource::isLater(const Entry &entry) const
{
    return m_untilMs && entry.stamp.wallMs > *m_untilMs;
}

/** None: another program wrote it, and this one cannot read it; the cache has said so already. Or it is later
 * than what is looked back to. */
std::optional<Recorded> FiguresSource::readOwn(const Rows &row) const
{
    auto entry = fromBody(row.bytes(2));
    const auto chain = m_incarnations.find(orderOf(row.integer(0)));
    if (!entry || chain == m_incarnations.end() || isLater(*entry))
        return {};
    return Recorded{.position = {.station = m_stationId,
                        .incarnation = chain->second,
                        .sequence = sequenceOf(row.integer(0)),
                        .hlc = row.integer(1)},
        .hash = {},
        .entry = std::move(*entry)};
}

std::optional<Recorded> FiguresSource::readForeign(const Rows &row) const
{
    auto entry = fromBody(row.bytes(5));
    if (!entry || isLater(*entry))
        return {};
    return Recorded{.position = {.station = QUuid::fromRfc4122(row.bytes(1)),
                        .incarnation = row.integer(2),
                        .sequence = row.integer(3),
                        .hlc = row.integer(4)},
        .hash = {},
        .entry = std::move(*entry)};
}

Result<std::optional<Recorded>> FiguresSource::own(qint64 id)
{
    auto rows = m_own.select(id);
    if (!rows)
        return rows.error();
    auto recorded = rows->next() ? readOwn(*rows) : std::nullopt;
    if (Outcome done = rows->end(); !done)
        return done.error();
    return recorded;
}

Result<std::optional<Recorded>> FiguresSource::foreign(qint64 id)
{
    auto rows = m_foreign.select(id);
    if (!rows)
        return rows.error();
    auto recorded = rows->next() ? readForeign(*rows) : std::nullopt;
    if (Outcome done = rows->end(); !done)
        return done.error();
    return recorded;
}

Result<std::vector<FiguresSource::Named>> FiguresSource::subjects(qint64 after, int limit)
{
    auto rows = m_subjects.select(after, limit);
    if (!rows)
        return rows.error();
    std::vector<Named> named;
    while (rows->next())
        named.push_back({rows->integer(0), rows->text(1)});
    if (Outcome done = rows->end(); !done)
        return done.error();
    return named;
}

Result<std::vector<Recorded>> FiguresSource::entriesOf(qint64 subject)
{
    std::vector<qint64> references;
    {
        auto rows = m_references.select(subject);
        if (!rows)
            return rows.error();
        while (rows->next())
            references.push_back(rows->integer(0));
        if (Outcome done = rows->end(); !done)
            return done.error();
    }
    std::vector<Recorded> entries;
    entries.reserve(references.size());
    for (const qint64 reference : references) {
        if (m_limit && (reference > 0 ? reference > m_limit->own : -reference > m_limit->foreign))
            continue;
        auto found = reference > 0 ? own(reference) : foreign(-reference);
        if (!found)
            return found.error();
        if (*found)
            entries.push_back(std::move(**found));
    }
    return entries;
}

Result<std::vector<Recorded>> FiguresSource::entriesOf(const Subject &subject)
{
    // As cache.db splits them: "@lot/PART/LOT" is "@lot/PART" and "LOT".
    const QString key = subject.text();
    qsizetype cut = key.indexOf(u'/');
    if (subject.kind() == Subject::Kind::Lot)
        cut = key.indexOf(u'/', cut + 1);
    const auto id = firstInteger(m_subject.select(key.mid(cut + 1), key.left(cut)));
    if (!id)
        return id.error();
    return *id == 0 ? Result(std::vector<Recorded>()) : entriesOf(*id);
}

Result<std::vector<Recorded>> FiguresSource::ownAfter(qint64 &after, qint64 last, int limit)
{
    auto rows = m_ownAfter.select(after, last, limit);
    if (!rows)
        return rows.error();
    std::vector<Recorded> entries;
    while (rows->next()) {
        after = rows->integer(0);
        if (auto recorded = readOwn(*rows))
            entries.push_back(std::move(*recorded));
    }
    if (Outcome done = rows->end(); !done)
        return done.error();
    return entries;
}

Result<std::vector<Recorded>> FiguresSource::foreignAfter(qint64 &after, qint64 last, int limit)
{
    auto rows = m_foreignAfter.select(after, last, limit);
    if (!rows)
        return rows.error();
    std::vector<Recorded> entries;
    while (rows->next()) {
        after = rows->integer(0);
        if (auto recorded = readForeign(*rows))
            entries.push_back(std::move(*recorded));
    }
    if (Outcome done = rows->end(); !done)
        return done.error();
    return entries;
}

Result<qint64> FiguresSource::lastOwnBefore(qint64 hlc)
{
    const auto last = ends();
    if (!last)
        return last.error();
    qint64 before = 0, end = last->own; // up to here all are before; behind there none is
    while (before < end) {
        const qint64 middle = before + (end - before) / 2;
        auto rows = m_ownNext.select(middle, end);
        if (!rows)
            return rows.error();
        const bool any = rows->next();
        const qint64 place = any ? rows->integer(0) : 0;
        const bool isBefore = any && rows->integer(1) < hlc;
        if (Outcome done = rows->end(); !done)
            return done.error();
        (isBefore ? before : end) = isBefore ? place : middle;
    }
    return before;
}

Result<std::vector<FiguresSource::Chain>> FiguresSource::foreignChains()
{
    auto rows = m_foreignChains.select();
    if (!rows)
        return rows.error();
    std::vector<Chain> chains;
    while (rows->next())
        chains.push_back({rows->integer(0), QUuid::fromRfc4122(rows->bytes(1)), rows->integer(2)});
    if (Outcome done = rows->end(); !done)
        return done.error();
    return chains;
}

Result<std::vector<Recorded>> FiguresSource::foreignBetween(
    const Chain &chain, qint64 &after, qint64 until, int limit)
{
    auto rows = m_foreignBetween.select(chain.id, after, until, limit);
    if (!rows)
        return rows.error();
    std::vector<Recorded> entries;
    int read = 0;
    while (rows->next()) {
        after = rows->integer(4);
        ++read;
        if (auto recorded = readForeign(*rows))
            entries.push_back(std::move(*recorded));
    }
    if (Outcome done = rows->end(); !done)
        return done.error();
    if (read < limit)
        after = until;
    return entries;
}

} // namespace unitrail
