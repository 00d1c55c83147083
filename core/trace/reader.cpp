// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/reader.h"

#include "core/journal/chain.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

Outcome prepareInto(Database &database, const QString &sql, Statement &into)
{
    auto statement = database.prepare(sql);
    if (!statement)
        return statement.error();
    into = std::move(*statement);
    return Done{};
}

Outcome TraceReader::prepare()
{
    struct One {
        QString sql;
        Statement *into;
    };
    const std::vector<One> all{{u"SELECT id FROM subject WHERE name = ? AND scope = ?"_s, &m_idOf},
        {u"SELECT scope, name FROM subject WHERE id = ?"_s, &m_subjectOf},
        {u"SELECT event_id FROM foreign_entry WHERE id = ?"_s, &m_foreignEvent},
        {u"SELECT body FROM foreign_entry WHERE id = ?"_s, &m_foreignBody},
        {u"SELECT entry FROM subject_entry WHERE subject = ? ORDER BY depth, entry"_s, &m_entriesUp},
        {u"SELECT entry FROM subject_entry WHERE subject = ? ORDER BY depth DESC, entry DESC"_s,
            &m_entriesDown},
        {u"SELECT id FROM subject WHERE name = ? AND scope >= '@lot/' AND scope < '@lot0'"_s, &m_lotsBelow},
        {u"SELECT event_id FROM own.journal WHERE id = ?"_s, &m_ownEvent},
        {u"SELECT body FROM own.journal WHERE id = ?"_s, &m_ownBody},
        {u"SELECT body FROM own.journal WHERE event_id = ?"_s, &m_ownBodyOf},
        {u"SELECT body FROM foreign_entry WHERE event_id = ?"_s, &m_foreignBodyOf},
        {u"SELECT i.inc, j.seq, j.hlc, j.hash, j.body FROM own.journal j JOIN own.inc i ON i.ord = j.inc_ord WHERE j.id = ?"_s,
            &m_ownFiled},
        {u"SELECT c.station, c.inc, f.seq, f.hlc, f.hash, f.body, f.chain FROM foreign_entry f JOIN chain c ON c.id = f.chain WHERE f.id = ?"_s,
            &m_foreignFiled},
        {u"SELECT hash FROM own.journal WHERE id = ?"_s, &m_ownHash},
        {u"SELECT hash FROM foreign_entry WHERE id = ? AND chain = ? AND seq = ?"_s, &m_foreignHash},
        {u"SELECT hash FROM foreign_entry WHERE chain = ? AND seq = ?"_s, &m_foreignHashBySeq}};
    for (const One &one : all) {
        if (Outcome done = prepareInto(*m_cache, one.sql, *one.into); !done)
            return done;
    }
    return Done{};
}

Result<std::unique_ptr<TraceReader>> TraceReader::open(Journal &journal)
{
    const auto files = journal.filesForReading();
    if (!files)
        return files.error();
    auto reader = std::unique_ptr<TraceReader>(new TraceReader);
    auto cache = Database::open(files->cache, {.readOnly = true});
    if (!cache)
        return cache.error();
    // Beside the cache, so that one statement can follow a reference to its entry.
    auto attach = (*cache)->prepare(u"ATTACH DATABASE ? AS own"_s);
    if (!attach)
        return attach.error();
    if (Outcome attached = attach->run(files->journal); !attached)
        return attached.error();
    reader->m_cache = std::move(*cache);
    reader->m_station = journal.station();
    if (Outcome prepared = reader->prepare(); !prepared)
        return prepared.error();
    return reader;
}

Result<std::optional<qint64>> TraceReader::idOf(const Subject &subject)
{
    // "@lot/PART/LOT" is kept as "@lot/PART" and "LOT", everything else is cut at its first slash.
    const QString &text = subject.text();
    qsizetype slash = text.indexOf(u'/');
    if (subject.kind() == Subject::Kind::Lot)
        slash = text.indexOf(u'/', slash + 1);
    auto rows = m_idOf.select(text.mid(slash + 1), text.left(slash));
    if (!rows)
        return rows.error();
    std::optional<qint64> id;
    if (rows->next())
        id = rows->integer(0);
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    return id;
}

Result<std::optional<Subject>> TraceReader::subjectOf(qint64 id)
{
    auto rows = m_subjectOf.select(id);
    if (!rows)
        return rows.error();
    std::optional<Subject> subject;
    if (rows->next())
        subject = Subject::fromText(rows->text(0) + u'/' + rows->text(1));
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    return subject;
}

Result<std::optional<UnitId>> TraceReader::unitOf(qint64 id)
{
    const auto subject = subjectOf(id);
    if (!subject)
        return subject.error();
    return *subject ? (*subject)->unit() : std::nullopt;
}

static Failure missingEntry()
{
    return {Failure::Kind::Storage,
        u"the cache names an entry that the journal does not hold; run unitrail rebuild"_s};
}

Result<EventId> TraceReader::eventOf(qint64 reference)
{
    auto rows = reference > 0 ? m_ownEvent.select(reference) : m_foreignEvent.select(-reference);
    if (!rows)
        return rows.error();
    const auto id = rows->next() ? EventId::fromBytes(rows->bytes(0)) : std::nullopt;
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    return id ? Result(*id) : Result<EventId>(missingEntry());
}

Result<QByteArray> TraceReader::bodyOf(qint64 reference)
{
    auto rows = reference > 0 ? m_ownBody.select(reference) : m_foreignBody.select(-reference);
    if (!rows)
        return rows.error();
    const bool found = rows->next();
    const QByteArray body = found ? rows->bytes(0) : QByteArray();
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    return found ? Result(body) : Result<QByteArray>(missingEntry());
}

Result<Entry> TraceReader::entryOf(qint64 reference)
{
    const auto body = bodyOf(reference);
    return body ? fromBody(*body) : Result<Entry>(body.error());
}

Result<Entry> TraceReader::entryOf(const EventId &id)
{
    for (Statement *bodies : {&m_ownBodyOf, &m_foreignBodyOf}) {
        auto rows = bodies->select(id.toBytes());
        if (!rows)
            return rows.error();
        const bool found = rows->next();
        const QByteArray body = found ? rows->bytes(0) : QByteArray();
        if (Outcome ended = rows->end(); !ended)
            return ended.error();
        if (found)
            return fromBody(body);
    }
    return missingEntry();
}

static Result<QByteArray> oneHash(Result<Rows> rows)
{
    if (!rows)
        return rows.error();
    const QByteArray hash = rows->next() ? rows->bytes(0) : QByteArray();
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    return hash;
}

/** Entries of another chain mostly lie one behind the other; where a batch ended, all have to be looked at.
 */
Result<QByteArray> TraceReader::hashBefore(const FiledEntry &entry, qint64 reference, qint64 chain)
{
    const qint64 sequence = entry.position.sequence;
    if (sequence == 1)
        return chainStart();
    if (reference > 0)
        return oneHash(m_ownHash.select(reference - 1));
    auto near = oneHash(m_foreignHash.select(-reference - 1, chain, sequence - 1));
    return near && near->isEmpty() ? oneHash(m_foreignHashBySeq.select(chain, sequence - 1)) : near;
}

Result<FiledEntry> TraceReader::filed(qint64 reference)
{
    FiledEntry entry;
    qint64 chain = 0;
    {
        auto rows = reference > 0 ? m_ownFiled.select(reference) : m_foreignFiled.select(-reference);
        if (!rows)
            return rows.error();
        const bool found = rows->next();
        if (found) {
            const int first = reference > 0 ? 0 : 1;
            entry.position = {.station = reference > 0 ? m_station : QUuid::fromRfc4122(rows->bytes(0)),
                .incarnation = rows->integer(first),
                .sequence = rows->integer(first + 1),
                .hlc = rows->integer(first + 2)};
            entry.hash = rows->bytes(first + 3);
            entry.body = rows->bytes(first + 4);
            chain = reference > 0 ? 0 : rows->integer(6);
        }
        if (Outcome ended = rows->end(); !ended)
            return ended.error();
        if (!found)
            return missingEntry();
    }
    auto previous = hashBefore(entry, reference, chain);
    if (!previous)
        return previous.error();
    entry.previous = *std::move(previous);
    return entry;
}

static Result<std::vector<qint64>> numbers(Result<Rows> rows)
{
    if (!rows)
        return rows.error();
    std::vector<qint64> found;
    while (rows->next())
        found.push_back(rows->integer(0));
    if (Outcome ended = rows->end(); !ended)
        return ended.error();
    return found;
}

Result<std::vector<qint64>> TraceReader::lotsNumbered(const QString &number)
{
    return numbers(m_lotsBelow.select(number));
}

Result<std::vector<qint64>> TraceReader::entriesOf(qint64 subject, bool latestFirst)
{
    return numbers(latestFirst ? m_entriesDown.select(subject) : m_entriesUp.select(subject));
}

Result<QStringList> TraceReader::plans(const QStringList &ofCache)
{
    QStringList lines;
    for (const QString &sql : ofCache) {
        // Some value must stand for each parameter, or Qt does not run it.
        auto explain = m_cache->prepare(u"EXPLAIN QUERY PLAN "_s + QString(sql).replace(u'?', u'1'));
        if (!explain)
            return explain.error();
        auto rows = explain->select();
        if (!rows)
            return rows.error();
        while (rows->next())
            lines.append(rows->text(3));
        if (Outcome ended = rows->end(); !ended)
            return ended.error();
    }
    return lines;
}

} // namespace unitrail
