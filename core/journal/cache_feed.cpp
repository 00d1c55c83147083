// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/cache_file.h"

#include "core/journal/chain.h"
#include "core/journal/log.h"

/* Entries of other chains, and how far each feed was read. */
namespace unitrail {

/** Every so many positions the hash of the feed is kept: a ladder to walk down when central regressed (SYNC
 * B7). */
static constexpr qint64 markEvery = 1000;

Result<FeedCursor> CacheFile::feedCursor(int feed)
{
    auto query = m_database->prepare(QStringLiteral("SELECT gen, pos, feed_hash FROM feed WHERE feed = ?"));
    if (!query)
        return query.error();
    auto rows = query->select(feed);
    if (!rows)
        return rows.error();
    FeedCursor cursor{.feed = feed, .generation = 0, .position = 0, .feedHash = chainStart()};
    if (rows->next()) {
        cursor.generation = int(rows->integer(0));
        cursor.position = rows->integer(1);
        cursor.feedHash = rows->bytes(2);
    }
    if (Outcome done = rows->end(); !done)
        return done.error();
    return cursor;
}

Outcome CacheFile::forgetFeed(int feed)
{
    if (Outcome done = begin(); !done)
        return done;
    for (const QString &sql : {QStringLiteral("DELETE FROM feed_mark WHERE feed = ?"),
             QStringLiteral("DELETE FROM feed WHERE feed = ?")}) {
        auto forget = m_database->prepare(sql);
        const Outcome done = forget ? forget->run(feed) : Outcome(forget.error());
        if (!done) {
            rollback();
            return done;
        }
    }
    return commit();
}

Result<qint64> CacheFile::chainId(const QUuid &station, qint64 incarnation)
{
    // The update changes nothing; it makes RETURNING answer for a row that is there already, too.
    auto query = m_database->prepare(
        QStringLiteral("INSERT INTO chain(station, inc) VALUES(?, ?) "
                       "ON CONFLICT(station, inc) DO UPDATE SET inc = excluded.inc RETURNING id"));
    if (!query)
        return query.error();
    auto rows = query->select(station.toRfc4122(), incarnation);
    if (!rows)
        return rows.error();
    const qint64 id = rows->next() ? rows->integer(0) : 0;
    if (Outcome done = rows->end(); !done)
        return done.error();
    return id;
}

Outcome CacheFile::quarantine(
    const FeedBatch &batch, const Frame &frame, const QString &reason, qint64 wallMs)
{
    qCWarning(logJournal).noquote() << "Quarantine entry" << frame.sequence << "of station"
                                    << batch.station.toString() << reason;
    auto add = m_database->prepare(QStringLiteral(
        "INSERT INTO quarantine(source, station, inc, seq, hlc, hash, reason, body, first_seen) "
        "VALUES('feed', ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"));
    if (!add)
        return add.error();
    return add->run(batch.station.toRfc4122(), batch.incarnation, frame.sequence, frame.hlc,
        frame.hash.isNull() ? QByteArray("") : frame.hash, reason,
        frame.body.isNull() ? QByteArray("") : frame.body, wallMs);
}

/** Answers whether it was new. */
Result<bool> CacheFile::takeFrame(
    const FeedBatch &batch, qint64 chain, const Frame &frame, qint64 wallMs, std::vector<Recorded> &taken)
{
    const auto aside = [&](const QString &reason) -> Result<bool> {
        if (Outcome done = quarantine(batch, frame, reason, wallMs); !done)
            return done.error();
        return false;
    };
    auto recorded = readRecorded({.station = batch.station,
                                     .incarnation = batch.incarnation,
                                     .sequence = frame.sequence,
                                     .hlc = frame.hlc},
        frame.hash, frame.body);
    if (!recorded)
        return aside(recorded.error().text);
    if (frame.hash.size() != 32)
        return aside(QStringLiteral("its hash has %1 bytes").arg(frame.hash.size()));

    // One id is one event, wherever it comes from; another body under it is an attack or a broken generator.
    const QByteArray eventId = recorded->entry.id.toBytes();
    const QString doubled = QStringLiteral("another entry has this id");
    const auto own = m_journal.rowOf(eventId);
    if (!own)
        return own.error();
    if (*own)
        return (*own)->body == frame.body ? Result(false) : aside(doubled);
    {
        auto rows = m_foreignByEvent.select(eventId);
        if (!rows)
            return rows.error();
        const bool known = rows->next();
        const QByteArray body = known ? rows->bytes(5) : QByteArray();
        if (Outcome done = rows->end(); !done)
            return done.error();
        if (known)
            return body == frame.body ? Result(false) : aside(doubled);
    }

    qint64 id = 0;
    {
        auto rows = m_addForeign.select(chain, frame.sequence, frame.hlc, frame.hash, eventId, frame.body);
        if (!rows)
            return rows.error();
        if (rows->next())
            id = rows->integer(0);
        if (Outcome done = rows->end(); !done)
            return done.error();
    }
    if (Outcome done = add(-id, *recorded); !done)
        return done.error();
    taken.push_back(std::move(*recorded));
    return true;
}

Result<std::vector<Recorded>> CacheFile::takeFeed(
    int feed, int generation, const std::vector<FeedBatch> &batches, qint64 wallMs)
{
    auto cursor = feedCursor(feed);
    if (!cursor)
        return cursor.error();
    std::vector<Recorded> taken;
    if (Outcome done = begin(); !done)
        return done.error();
    const auto giveUp = [&](const Failure &failure) {
        rollback();
        return failure;
    };
    auto setMark = m_database->prepare(
        QStringLiteral("INSERT OR REPLACE INTO feed_mark(feed, pos, feed_hash) VALUES(?, ?, ?)"));
    auto setCursor = m_database->prepare(
        QStringLiteral("INSERT OR REPLACE INTO feed(feed, gen, pos, feed_hash) VALUES(?, ?, ?, ?)"));
    if (!setMark || !setCursor)
        return giveUp(!setMark ? setMark.error() : setCursor.error());

    for (const FeedBatch &batch : batches) {
        if (batch.position <= cursor->position)
            continue; // a late or repeated answer
        if (batch.position != cursor->position + 1) {
            return giveUp({Failure::Kind::Input,
                QStringLiteral("feed %1 jumps from %2 to %3")
                    .arg(feed)
                    .arg(cursor->position)
                    .arg(batch.position)});
        }
        const auto chain = chainId(batch.station, batch.incarnation);
        if (!chain)
            return giveUp(chain.error());
        for (const Frame &frame : batch.frames) {
            const auto isNew = takeFrame(batch, *chain, frame, wallMs, taken);
            if (!isNew)
                return giveUp(isNew.error());
        }
        cursor->position = batch.position;
        cursor->feedHash = batch.feedHash;
        if (batch.position % markEvery == 0) {
            if (Outcome done = setMark->run(feed, batch.position, batch.feedHash); !done)
                return giveUp(done.error());
        }
    }
    if (Outcome done = setCursor->run(feed, generation, cursor->position, cursor->feedHash); !done)
        return giveUp(done.error());
    if (Outcome done = commit(); !done)
        return giveUp(done.error());
    return taken;
}

Outcome CacheFile::walkForeign(const std::function<bool(const Recorded &, const QByteArray &)> &visit)
{
    auto ids = m_database->prepare(
        QStringLiteral("SELECT id, body FROM foreign_entry WHERE id > ? ORDER BY id LIMIT 1000"));
    if (!ids)
        return ids.error();
    qint64 after = 0;
    for (;;) {
        std::vector<std::pair<qint64, QByteArray>> piece;
        auto rows = ids->select(after);
        if (!rows)
            return rows.error();
        while (rows->next())
            piece.emplace_back(rows->integer(0), rows->bytes(1));
        if (Outcome done = rows->end(); !done)
            return done;
        if (piece.empty())
            return Done{};
        for (const auto &[id, body] : piece) {
            const auto found = recorded(-id);
            if (!found)
                return found.error();
            if (!visit(*found, body))
                return Done{};
        }
        after = piece.back().first;
    }
}

/** After the rules of folding changed: foreign entries once more, and those a newer program may understand
 * now. */
Outcome CacheFile::projectForeign()
{
    std::vector<qint64> ids;
    {
        auto list = m_database->prepare(QStringLiteral("SELECT id FROM foreign_entry ORDER BY id"));
        if (!list)
            return list.error();
        auto rows = list->select();
        if (!rows)
            return rows.error();
        while (rows->next())
            ids.push_back(rows->integer(0));
        if (Outcome done = rows->end(); !done)
            return done;
    }
    struct Held {
        qint64 id;
        FeedBatch batch;
        qint64 firstSeen;
    };
    std::vector<Held> held;
    {
        auto list = m_database->prepare(QStringLiteral(
            "SELECT id, station, inc, seq, hlc, hash, body, first_seen FROM quarantine ORDER BY id"));
        if (!list)
            return list.error();
        auto rows = list->select();
        if (!rows)
            return rows.error();
        while (rows->next()) {
            held.push_back({rows->integer(0),
                {.station = QUuid::fromRfc4122(rows->bytes(1)),
                    .incarnation = rows->integer(2),
                    .frames = {{rows->integer(3), rows->integer(4), rows->bytes(5), rows->bytes(6)}}},
                rows->integer(7)});
        }
        if (Outcome done = rows->end(); !done)
            return done;
    }

    if (Outcome done = begin(); !done)
        return done;
    const auto giveUp = [&](const Failure &failure) {
        rollback();
        return failure;
    };
    for (const qint64 id : ids) {
        const auto found = recorded(-id);
        if (!found)
            return giveUp(found.error());
        if (Outcome done = add(-id, *found); !done)
            return giveUp(done.error());
    }
    std::vector<Recorded> taken;
    for (const Held &one : held) {
        if (Outcome done = m_database->run("DELETE FROM quarantine WHERE id = " + QByteArray::number(one.id));
            !done)
            return giveUp(done.error());
        const auto chain = chainId(one.batch.station, one.batch.incarnation);
        if (!chain)
            return giveUp(chain.error());
        const auto isNew = takeFrame(one.batch, *chain, one.batch.frames.front(), one.firstSeen, taken);
        if (!isNew)
            return giveUp(isNew.error());
    }
    return commit();
}

} // namespace unitrail
