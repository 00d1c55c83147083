// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"
#include "core/journal/journal.h"
#include "core/journal/sqlite.h"

#include <functional>
#include <memory>
#include <optional>

namespace unitrail {

/** An entry as it lies in its chain: what proves it. */
struct FiledEntry {
    Position position;
    QByteArray hash;
    QByteArray previous; ///< hash of the entry before it in its chain; empty: that one is not here
    QByteArray body; ///< as it is kept
};

/**
 * The journal's files on connections that only read, and the look-ups that every question shares. Numbers are
 * those of the cache: subject.id, and entries by reference (positive: own, negative: of other stations).
 */
class TraceReader {
public:
    static Result<std::unique_ptr<TraceReader>> open(Journal &journal);
    Q_DISABLE_COPY_MOVE(TraceReader)
    ~TraceReader() = default;

    [[nodiscard]] Database &cache() { return *m_cache; }

    Result<std::optional<qint64>> idOf(const Subject &subject);
    Result<std::optional<Subject>> subjectOf(qint64 id);
    Result<std::optional<UnitId>> unitOf(qint64 id); ///< none: it is no unit
    Result<EventId> eventOf(qint64 reference);
    Result<Entry> entryOf(qint64 reference);
    Result<Entry> entryOf(const EventId &id);
    /** Ids of the lots of that number, of any part. */
    Result<std::vector<qint64>> lotsNumbered(const QString &number);
    /** What the entries about a subject are known by, in the order of their depth. */
    Result<std::vector<qint64>> entriesOf(qint64 subject, bool latestFirst = false);
    /** The bytes of an entry. */
    Result<QByteArray> bodyOf(qint64 reference);
    Result<FiledEntry> filed(qint64 reference);

    /** Every look-up within is of one moment. */
    template <typename Answer> Result<Answer> atOnce(const std::function<Result<Answer>()> &ask);

    /** EXPLAIN QUERY PLAN of these statements, one line a step. */
    Result<QStringList> plans(const QStringList &ofCache);

private:
    TraceReader() = default;
    Outcome prepare();
    Result<QByteArray> hashBefore(const FiledEntry &entry, qint64 reference, qint64 chain);

    std::unique_ptr<Database> m_cache; ///< with the journal attached as "own"
    Statement m_idOf, m_subjectOf, m_ownEvent, m_foreignEvent, m_ownBody, m_foreignBody, m_ownBodyOf,
        m_foreignBodyOf, m_entriesUp, m_entriesDown, m_lotsBelow, m_ownFiled, m_foreignFiled, m_ownHash,
        m_foreignHash, m_foreignHashBySeq;
    QUuid m_station;
};

/** Prepares a statement into its place. */
Outcome prepareInto(Database &database, const QString &sql, Statement &into);

template <typename Answer> Result<Answer> TraceReader::atOnce(const std::function<Result<Answer>()> &ask)
{
    if (Outcome begun = m_cache->run("BEGIN"); !begun)
        return begun.error();
    auto answer = ask();
    if (Outcome ended = m_cache->run("COMMIT"); !ended && answer)
        return ended.error();
    return answer;
}

} // namespace unitrail
