// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/central_connection.h"
#include "core/sync/serial_needs.h"
#include "core/sync/wire.h"

#include <QString>
#include <QUuid>

#include <map>
#include <optional>
#include <vector>

namespace unitrail {

/** What a station says when it comes, and each time before it works. */
struct Greeting {
    qint64 wallMs = 0; ///< what it believes the time is
    FeedCursor cursor; ///< how far it has read, and the hash it saw there
    int waiting = 0; ///< entries central has not confirmed: all that would be lost with its disk
};

/** Central's answer. Only state is set unless it is "active". */
struct Welcome {
    QString state; ///< "active", "pending", "suspended", "revoked", "retired", "unknown", "other role"
    qint64 serverNowMs = 0;
    int feed = 0;
    int generation = 0;
    qint64 position = 0; ///< of the feed's end
    QByteArray feedHash; ///< there
    QByteArray hashAtYours; ///< at the greeter's position; empty: central does not reach that far
    int batchMax = 1; ///< entries in one push, at most
    int bytesMax = 1; ///< of their frames
    int intervalMinMs = 0; ///< central asks not to be called more often
};

/** How far central holds one chain of a station. */
struct ChainHead {
    qint64 incarnation = 0;
    qint64 sequence = 0;
    QByteArray hash;
    bool operator==(const ChainHead &) const = default;
};

/** SYNC B6. */
enum class PushVerdict { Ack, Gap, Fork, ChainBroken, BadFrame, Denied, Busy };

struct PushReply {
    PushVerdict verdict = PushVerdict::Denied;
    ChainHead head; ///< how far central holds this chain now; not to be believed before its hash was compared
                    ///< with the own one
    qint64 badSequence = 0; ///< ChainBroken, BadFrame: the first entry that was not taken
    qint64 feedPosition = 0; ///< of the last batch this push made; 0: it made none
    int intervalMinMs = 0;
    QString detail; ///< Denied: why
};

/** What central says to one piece of a file. */
struct PutFileReply {
    enum class Verdict {
        More, ///< the next piece starts at `have`, whatever was sent
        Held, ///< all of it is there and has its hash
        WrongHash, ///< all of it was there and had the hash in `detail`; nothing of it is kept
        TooBig, ///< it may have `have` bytes
        Full, ///< this station has left enough there for a day
    };
    Verdict verdict = Verdict::More;
    qint64 have = 0;
    QString detail{};
};

/** Some bytes of a file that central holds. */
struct FileStretch {
    qint64 size = 0; ///< of the whole file
    QByteArray bytes;
};

struct PlantRelease {
    qint64 number = 0; ///< 1, 2, 3 in order of release
    QString revision;
    QByteArray digest;
    qint64 releasedMs = 0;
};

/**
 * Central's functions for one station (SYNC B6, B7), as values. Blocks: it belongs on a thread that may wait.
 *
 * Every function may be called again at any time; none remembers anything. What central answers is checked as
 * far as it can be here: pull() gives only batches whose hashes were recomputed.
 */
class CentralLink {
public:
    CentralLink(CentralConfig config, const QUuid &station)
        : m_config(config)
        , m_station(station)
        , m_connection(std::move(config))
    { }

    Outcome open() { return m_connection.open(); }
    void close() { m_connection.close(); }
    void abort() { m_connection.abort(); } ///< from any thread
    [[nodiscard]] QUuid station() const { return m_station; }

    Result<Welcome> hello(const Greeting &greeting);
    Result<QString> enrol(); ///< the state that central gives it: "active" or "pending"
    Result<std::vector<ChainHead>> heads();
    /** Entries of one chain in order, behind the one with this hash. */
    Result<PushReply> push(
        qint64 incarnation, const QByteArray &previousHash, const std::vector<Frame> &frames);
    Result<PushReply> pushBytes(
        qint64 incarnation, qint64 firstSequence, const QByteArray &previousHash, const QByteArray &packed);
    Result<std::optional<QByteArray>> hashAt(
        qint64 incarnation, qint64 sequence); ///< nothing: it does not hold that entry
    Result<std::vector<Frame>> own(
        qint64 incarnation, qint64 afterSequence); ///< at most 1,000, checked against their hashes
    Result<int> putFork(qint64 incarnation, const QByteArray &previousHash, const std::vector<Frame> &frames);
    Result<std::vector<FeedBatch>> pull(const FeedCursor &after, int bytesMax);
    Result<bool> ack(const FeedCursor &cursor); ///< false: central shows another hash at that place now
    /** First and last number; nothing: central has none left. */
    Result<std::optional<std::pair<qint64, qint64>>> leaseSerials(const SerialNeed &need);
    /** Of these SHA-256 (32 bytes each, at most 1,000) those that central does not hold. */
    Result<std::vector<QByteArray>> filesLacking(const std::vector<QByteArray> &hashes);
    Result<PutFileReply> putFile(
        const QByteArray &sha256, qint64 size, qint64 firstByte, const QByteArray &bytes);
    Result<std::optional<FileStretch>> getFile(
        const QByteArray &sha256, qint64 firstByte, int bytesMax); ///< nothing: central does not hold it
    Result<std::vector<PlantRelease>> plantReleases(qint64 after);
    Result<std::map<QString, QByteArray>> plantDocuments(qint64 number);

private:
    CentralConfig m_config;
    QUuid m_station;
    CentralConnection m_connection;
};

} // namespace unitrail
