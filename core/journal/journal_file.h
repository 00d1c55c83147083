// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/journal/host_mark.h"
#include "core/journal/sqlite.h"

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace unitrail {

/** Bytes to be chained. The event id is stored beside the body that also holds it, for look-up and
 * uniqueness. */
struct NewRow {
    QByteArray eventId; ///< 16 bytes
    QByteArray body; ///< 2 to 65,536 bytes
};

struct StoredRow {
    qint64 id = 0; ///< see rowId()
    qint64 hlc = 0;
    QByteArray hash; ///< 32 bytes
    QByteArray body;
};

/** (ord - 1) * 2^40 + seq: how journal.id says where a row stands. */
constexpr qint64 rowId(int order, qint64 sequence)
{
    return (qint64(order - 1) << 40) + sequence;
}
constexpr int orderOf(qint64 id)
{
    return int(id >> 40) + 1;
}
constexpr qint64 sequenceOf(qint64 id)
{
    return id & ((Q_INT64_C(1) << 40) - 1);
}

/** What a walk over the stored bytes found. */
struct ChainReport {
    qint64 rows = 0; ///< that were walked
    std::optional<qint64> firstBroken; ///< sequence
    qint64 incarnation = 0;
    QString what;
};

/**
 * journal.db: bytes and their chain, and nothing of what they mean.
 *
 * One connection writes. Every row is hashed onto the one before it. After a fault of the medium the
 * connection never commits again: what an fsync that failed has thrown away cannot be known (SYNC B3).
 */
class JournalFile {
public:
    struct Options {
        bool durable = true; ///< synchronous=FULL; else NORMAL
        bool readOnly = false;
    };
    static Result<std::unique_ptr<JournalFile>> open(
        const QString &directory, Options options, qint64 wallMs);
    ~JournalFile();
    Q_DISABLE_COPY_MOVE(JournalFile)

    struct Chain {
        qint64 number = 0; ///< random, 62 bit
        int order = 0; ///< 1, 2, 3 ...
        QString reason;
        qint64 length = 0;
        QByteArray head; ///< of its last row; 32 zero bytes at length 0
        qint64 sent = 0; ///< confirmed by central up to here
    };
    [[nodiscard]] QString path() const { return m_database->path(); }
    [[nodiscard]] QUuid station() const { return m_station; }
    [[nodiscard]] const std::vector<Chain> &chains() const
    {
        return m_chains;
    } ///< the last one is written to
    [[nodiscard]] const Chain *chain(qint64 number) const;
    [[nodiscard]] const Chain &chainOf(qint64 id) const; ///< of an existing row
    [[nodiscard]] qint64 lastId() const { return m_lastId; } ///< 0: no row yet
    [[nodiscard]] qint64 lastHlc() const { return m_lastHlc; }
    [[nodiscard]] qint64 rows() const; ///< over all chains
    /** Looks again what another process has written; only for a file that was opened for reading. */
    Outcome refresh();

    /** All or none, on the disk when it returns, unless a batch is open. */
    Result<std::vector<StoredRow>> append(const std::vector<NewRow> &rows, qint64 wallMs);
    Outcome beginBatch();
    Outcome commitBatch();
    [[nodiscard]] bool inBatch() const { return m_batch.has_value(); }
    /** Why nothing can be written any more; none: it can. */
    [[nodiscard]] const std::optional<Failure> &closed() const { return m_closed; }

    Result<std::optional<StoredRow>> row(qint64 id);
    Result<std::optional<StoredRow>> rowOf(const QByteArray &eventId);
    /** Rows with first <= id <= last, in order. Return false to stop. */
    Outcome walk(qint64 first, qint64 last, const std::function<bool(const StoredRow &)> &visit);

    /** What is appended from now on stands in a chain of its own; the one before stays as long as it is. */
    Outcome goOnInNewChain(const QString &reason, qint64 wallMs);
    Outcome setSent(qint64 incarnation, qint64 sequence, const QByteArray &hash);
    Outcome keepDocuments(const QByteArray &digest, const std::map<QString, QByteArray> &documents);
    Result<std::map<QString, QByteArray>> documents(const QByteArray &digest);

    /** Walks the stored bytes; with last > 0 only the last so many rows of the current chain. */
    Result<ChainReport> verify(qint64 last = 0);
    void rest();

private:
    JournalFile(QString directory, Options options)
        : m_directory(std::move(directory))
        , m_options(options)
    { }
    Outcome prepareFile(qint64 wallMs);
    Outcome prepareStatements();
    Outcome enrol();
    Outcome readChains();
    Outcome openChain(const QString &reason, qint64 wallMs);
    Outcome checkHost(qint64 wallMs);
    Outcome checkHead();
    Result<std::vector<StoredRow>> insert(const std::vector<NewRow> &rows, qint64 wallMs);
    Outcome verifyChain(const Chain &chain, qint64 first, QByteArray previous, ChainReport &report);
    Failure close(Failure failure);

    QString m_directory;
    Options m_options;
    std::unique_ptr<Database> m_database;
    Statement m_insert, m_byId, m_byEvent, m_head, m_range;
    std::optional<Transaction> m_batch;
    QUuid m_station;
    std::vector<Chain> m_chains;
    qint64 m_lastId = 0;
    qint64 m_lastHlc = 0;
    std::optional<Failure> m_closed;
};

/** The bounds of rest(): pages of 4 KiB that may wait in the log, and the size above which the log is cut. */
inline constexpr int restPages = 1000;
inline constexpr qint64 logSizeMax = 16 << 20;
/** Checkpoints a log that has grown past restPages; with `touch` the next commit finds the log's header
 * written. */
void restDatabase(Database &database, const QByteArray &touch);

} // namespace unitrail
