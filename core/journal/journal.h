// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/domain/containment.h"
#include "core/domain/entry.h"
#include "core/domain/standing.h"
#include "core/journal/feed.h"

#include <QString>
#include <QStringList>
#include <QUuid>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace unitrail {

/** One unbroken chain written by one journal file (SYNC B0, B8). */
struct Incarnation {
    qint64 number = 0; ///< random, 62 bit
    int order = 0; ///< 1, 2, 3 in local order
    QString reason;
    qint64 length = 0; ///< sequence of its last entry; 0: none yet
    QByteArray head; ///< hash of its last entry; 32 zero bytes at length 0
};

/** What `unitrail verify` found. */
struct Verification {
    qint64 entries = 0; ///< that were walked
    std::optional<qint64> firstBroken; ///< sequence of the first entry that does not fit, in that incarnation
    qint64 incarnation = 0;
    QString what; ///< "hash differs", "sequence 41 is missing", "the file is damaged: ..."
};

/** Entries that were recorded once and are not in journal.db any more: a log that was taken away, an older
 * copy. */
struct LostEntries {
    qint64 incarnation = 0;
    qint64 first = 0, last = 0; ///< sequences, both included
    QStringList about; ///< the things they were about, as the cache remembers: "LA-40-100/LA40-26-000001T"
    QString file; ///< where that is written down
};

/**
 * The station's memory: journal.db, which is precious, and cache.db, which is not (SYNC B1 to B4).
 *
 * append() returns only when the entries are on the disk (WAL, synchronous=FULL, one fdatasync). Everything
 * else answers from the cache, which append() keeps in step and open() catches up. One thread, one writing
 * connection; a second process on the same directory is refused with Failure::Busy.
 */
class Journal {
public:
    struct Options {
        bool durable = true; ///< false: synchronous=NORMAL. Only the control of the power-cut test sets this
        bool exclusive
            = true; ///< take the lock; a read-only look beside a running station sets this to false
    };

    /** Opens or creates both files. Fails with Busy, Newer (nothing touched), Storage (damaged, read-only, no
     * room). */
    static Result<std::unique_ptr<Journal>> open(
        const QString &directory, const Clock &clock, Options options);
    static Result<std::unique_ptr<Journal>> open(const QString &directory, const Clock &clock)
    {
        return open(directory, clock, {});
    }
    ~Journal();

    [[nodiscard]] QUuid station() const; ///< made at the first open, kept in the file
    [[nodiscard]] QString directory() const;

    /** A fresh id for an entry made now. */
    [[nodiscard]] EventId newId();

    /**
     * All or none, in one transaction. After a Storage failure the journal is closed for writing: every
     * further append fails at once until it is opened anew (SYNC B3).
     */
    Result<std::vector<Recorded>> append(const std::vector<Entry> &entries);

    /** Between these, appends are written but not yet durable: for the practice line and imports, never for
     * an operator. */
    Outcome beginBatch();
    Outcome commitBatch();

    Result<Standing> standing(const Subject &subject); ///< blank when nothing is known
    Result<std::vector<Recorded>> entriesOf(const Subject &subject); ///< in fold order, own and others'
    Result<std::optional<Recorded>> entry(const EventId &id);
    /** Units that this text may name: a whole "PART/SERIAL", a bare serial on any part, or a bound
     * identifier. */
    Result<std::vector<UnitId>> resolve(const QString &text);
    /** What is contained now, kept ready for every scan; made anew when an entry changes it. */
    Result<std::shared_ptr<const ContainmentIndex>> containments();
    enum class List {
        Containments,
        RecallCases,
        Held, ///< whatever a hold lies on
        Conflicts, ///< units that were worked on apart, also where nothing is to decide
        Proposals, ///< whatever an undecided correction is about
        CountedLots, ///< lots of which is known how much came in, and few others
    };
    Result<std::vector<Subject>> list(List list); ///< in the order of their names
    /** Units that are neither finished nor scrapped, the one touched longest ago first. */
    Result<std::vector<UnitId>> unitsInProcess(int limit);
    /** How much of a lot has been installed by entries made at this station since then. */
    Result<Decimal> usedOf(const LotId &lot, const StationName &station, qint64 sinceMs);
    /** Where more of a lot is built in than ever came in: by which entries, at all stations; else nothing. */
    struct Taken {
        EventId entry;
        Subject unit;
        StationName station;
        Decimal quantity;
        qint64 atMs = 0;
    };
    Result<std::vector<Taken>> takenFrom(const LotId &lot);
    /** Walks every entry this station knows, own ones first, in order of recording. Return false to stop. */
    Outcome forEach(const std::function<bool(const Recorded &, const QByteArray &body)> &visit);

    /** What open() found missing. It begins a new incarnation then, so that no sequence is ever given twice.
     */
    [[nodiscard]] const std::optional<LostEntries> &lost() const;

    // For sync (SYNC B6 to B8).
    Result<std::vector<Incarnation>> incarnations();
    Result<std::vector<Frame>> frames(qint64 incarnation, qint64 afterSequence, int limit);
    Result<QByteArray> hashAt(qint64 incarnation, qint64 sequence);
    Result<FeedCursor> feedCursor(int feed);
    /** Applies batches in order and moves the cursor, in one transaction; entries known already are skipped.
     * Returns what was new. */
    Result<std::vector<Recorded>> takeFeed(int feed, int generation, const std::vector<FeedBatch> &batches);
    /** The feed is read again from its first position: central shows another past. Entries known stay, and
     * are skipped. */
    Outcome forgetFeed(int feed);
    /** Up to where central holds this chain; less than before when central was restored, 0: nothing of it any
     * more. */
    Outcome setAcknowledged(qint64 incarnation, qint64 sequence, const QByteArray &hash);
    [[nodiscard]] int unacknowledged(); ///< own entries central has not confirmed: what the header counts

    /** The two files as core/trace may open them for reading: in step with each other at this moment. */
    struct Files {
        QString journal;
        QString cache;
    };
    Result<Files> filesForReading();

    /** Walks the hash chain over the stored bytes from the first entry on. */
    Result<Verification> verify();
    /** Throws the cache away and folds it anew from the journal (foreign entries come again from central). */
    Outcome rebuildCache();
    /** Between scans: checkpoints a write-ahead log that has grown. Never called between judging and
     * recording. */
    void rest();

    // Documents of the plant definition, kept as long as units refer to them.
    Outcome keepPlantDocuments(const QByteArray &digest, const std::map<QString, QByteArray> &documents);
    Result<std::map<QString, QByteArray>> plantDocuments(const QByteArray &digest); ///< empty when unknown

private:
    struct Impl;
    explicit Journal(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

} // namespace unitrail
