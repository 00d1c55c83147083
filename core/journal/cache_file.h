// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"
#include "core/domain/standing.h"
#include "core/journal/feed.h"
#include "core/journal/journal.h"
#include "core/journal/journal_file.h"
#include "core/journal/sqlite.h"

#include <QHash>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace unitrail {

struct LostEntries;

/** Makes the entry of stored bytes. */
Result<Recorded> readRecorded(const Position &position, const QByteArray &hash, const QByteArray &body);
Result<Recorded> readRecorded(const JournalFile &file, const StoredRow &row);

/**
 * cache.db: what the entries add up to, and other stations' entries. Tables: resources/sql/cache.
 *
 * Everything here can be made again, so there is no fsync at a commit and no mercy with a damaged file: it is
 * put aside and folded anew from the journal.
 */
class CacheFile {
public:
    /** The station's own: repaired or made again as needed, and caught up with the journal. */
    static Result<std::unique_ptr<CacheFile>> open(const QString &directory, JournalFile &journal);
    /** Beside a running station: its file when it is in step, else a private copy that is caught up. */
    static Result<std::unique_ptr<CacheFile>> openForReading(const QString &directory, JournalFile &journal);
    /**
     * What the cache on the disk has folded in and the journal does not hold any more. An entry is in the
     * cache only when it is on the disk, so this never happens by itself. Nothing: no such entry, or no cache
     * to ask.
     */
    static std::optional<LostEntries> beyond(const QString &directory, JournalFile &journal);
    /** Deletes the file; open() makes it again. The cache must not be open. */
    static Outcome remove(const QString &directory);
    ~CacheFile();
    Q_DISABLE_COPY_MOVE(CacheFile)

    [[nodiscard]] QString path() const { return m_database->path(); }

    Outcome begin();
    /** How an own entry (its journal.id) or a foreign one (minus its foreign_entry.id) is named in few bytes.
     */
    Outcome add(qint64 reference, const Recorded &recorded);
    /** Writes the standings that add() has changed, and how far the journal is folded in. */
    Outcome commit();
    void rollback();

    Result<Standing> standing(const Subject &subject);
    Result<std::vector<Recorded>> entriesOf(const Subject &subject);
    Result<std::optional<Recorded>> foreignEntry(const EventId &id);
    Outcome walkForeign(const std::function<bool(const Recorded &, const QByteArray &body)> &visit);
    Result<std::vector<UnitId>> resolve(const QString &text);
    Result<std::vector<UnitId>> unitsInProcess(int limit);
    Result<std::vector<Subject>> list(Journal::List list);
    /** Grows when an entry changes what is contained. */
    [[nodiscard]] quint64 containmentChanges() const { return m_containmentChanges; }
    Result<Decimal> usedOf(const LotId &lot, const StationName &station, qint64 sinceMs);
    Result<std::vector<Journal::Taken>> takenFrom(const LotId &lot);

    Result<FeedCursor> feedCursor(int feed);
    Outcome forgetFeed(int feed);
    Result<std::vector<Recorded>> takeFeed(
        int feed, int generation, const std::vector<FeedBatch> &batches, qint64 wallMs);
    void rest();

private:
    /** An entry and the short name it goes by here. */
    struct Filed {
        qint64 reference = 0;
        Recorded recorded;
    };
    /** A standing kept in memory: a unit that is worked on needs no read. */
    struct Hot {
        qint64 id = 0; ///< subject.id
        Standing standing;
        bool fresh = false; ///< nothing of it can be in the tables yet
        bool changed = false; ///< since the last commit
        quint64 used = 0; ///< grows; the smallest are forgotten first
    };
    struct Link {
        qint64 reference = 0;
        int piece = 0;
        Component component;
        OperationId operation;
        StationName station;
        qint64 installedMs = 0;
        std::optional<qint64> removedReference;
        qint64 removedMs = 0;
    };

    explicit CacheFile(JournalFile &journal)
        : m_journal(journal)
    { }
    static Result<std::unique_ptr<CacheFile>> attempt(
        const QString &path, JournalFile &journal, bool &usable);
    Outcome prepare();
    Outcome catchUp();
    Outcome clearProjections();
    Outcome projectForeign();

    Result<std::optional<qint64>> findSubject(const Subject &subject);
    Result<qint64> subjectId(const Subject &subject); ///< made when missing
    Result<Hot *> hot(const Subject &subject, bool make);
    Outcome load(Hot &hot, const Subject &subject);
    Outcome store(const Subject &subject, Hot &hot);
    void forgetCold();
    Result<std::vector<Filed>> filed(qint64 subject);
    Result<Recorded> recorded(qint64 reference);

    Outcome project(qint64 unit, qint64 reference, const Recorded &recorded);
    Outcome projectAgain(const Subject &subject, qint64 unit);
    Outcome addLink(qint64 unit, const Link &link);
    Outcome setMadeFor(qint64 unit, const UnitCreated &created);
    Outcome quarantine(const FeedBatch &batch, const Frame &frame, const QString &reason, qint64 wallMs);
    Result<bool> takeFrame(const FeedBatch &batch, qint64 chain, const Frame &frame, qint64 wallMs,
        std::vector<Recorded> &taken);
    Result<qint64> chainId(const QUuid &station, qint64 incarnation);

    JournalFile &m_journal;
    std::unique_ptr<QTemporaryDir> m_private;
    std::unique_ptr<Database> m_database;
    Statement m_findSubject, m_addSubject, m_addSubjectEntry, m_subjectEntries, m_setStanding, m_dropStanding,
        m_unitsNamed, m_getBytes, m_setBytes, m_dropBytes, m_foreignById, m_foreignByEvent, m_addForeign,
        m_addLink, m_addIdentifier, m_setFitted, m_findMadeFor, m_addMadeFor, m_setMadeFor, m_setApplied;
    std::optional<Transaction> m_transaction;

    QHash<Subject, Hot> m_hot;
    std::vector<Subject> m_changed; ///< whose Hot is changed
    QHash<Subject, qint64> m_ids; ///< of subjects seen lately, also of those that are not there
    std::pair<std::pair<QString, QString>, qint64> m_madeFor; ///< (order, product lot) looked up last; its id
    quint64 m_containmentChanges = 0;
    bool m_alone = false; ///< nobody else adds subjects to this file
    quint64 m_uses = 0;
    qint64 m_applied = 0;
    QByteArray m_appliedHash;

    struct Used {
        qint64 sinceMs = 0;
        Decimal sum;
    };
    std::map<std::pair<qint64, qint64>, Used>
        m_used; ///< (lot, station) -> running sum of what usedOf() was asked for
};

} // namespace unitrail
