// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/journal/journal.h"
#include "core/sync/central_link.h"
#include "core/sync/file_sync.h"

#include <QString>

#include <map>
#include <vector>

namespace unitrail {

/** Something that somebody must be told about; nothing of it loses an entry. */
struct SyncAlarm {
    enum class Kind {
        Forked, ///< central holds another entry at that place: this journal was copied or restored and then
                ///< written to
        Behind, ///< central holds more of this chain than the journal: it was restored from an older copy
        OwnChainBroken, ///< an own entry does not fit its hash: the journal is damaged there
        FeedDiverged, ///< central shows another past than before: it was restored, or somebody changed it
        Denied, ///< central does not want this station
    };
    Kind kind;
    qint64 incarnation = 0;
    qint64 sequence = 0; ///< Forked: the last common entry; Behind: central's last; OwnChainBroken: the entry
    QString text; ///< one line for the log

    bool operator==(const SyncAlarm &) const = default;
};

/** What one pass did. */
struct SyncReport {
    qint64 sent = 0; ///< entries central took, also those it had already
    qint64 received = 0; ///< entries that were new here
    qint64 batches = 0; ///< positions of the feed that were read
    qint64 clockOffsetMs = 0; ///< own clock minus central's, half the way there included
    int intervalMinMs = 0; ///< central asks to be left alone for so long
    bool complete = true; ///< false: central asked to come again; nothing failed
    std::vector<SyncAlarm> alarms;
    FileReport files{}; ///< photos and the like, which go when all entries have gone
};

/**
 * What a pass needs of a journal. It may be the journal itself, or a way to the thread on which it lives.
 * frames() may give fewer than asked for, but not none where there are some.
 */
class SyncPort {
public:
    virtual ~SyncPort() = default;
    virtual Result<std::vector<Incarnation>> incarnations() = 0;
    virtual Result<std::vector<Frame>> frames(qint64 incarnation, qint64 afterSequence, int limit) = 0;
    virtual Result<QByteArray> hashAt(qint64 incarnation, qint64 sequence) = 0;
    virtual Result<FeedCursor> feedCursor(int feed) = 0;
    virtual Result<int> unacknowledged() = 0;
    virtual Outcome setAcknowledged(const ChainHead &head) = 0;
    virtual Outcome forgetFeed(int feed) = 0;
    /** Returns how many entries were new. */
    virtual Result<qint64> takeFeed(int feed, int generation, const std::vector<FeedBatch> &batches) = 0;
    /** Numbers that this station will want soon; a journal alone knows of none. */
    virtual Result<std::vector<SerialNeed>> serialNeeds() { return std::vector<SerialNeed>(); }
    virtual Outcome takeLease(const SerialBlockLeased &) { return Done{}; }
    /** The journal's directory, beside which files are kept; empty: it keeps none. Read once. */
    [[nodiscard]] virtual QString dataDirectory() const { return {}; }
    /** Hashes of files that somebody wants to see here. */
    virtual std::set<QString> filesWanted() { return {}; }
};

/** The journal itself, on its own thread. */
class JournalPort final : public SyncPort {
public:
    explicit JournalPort(Journal &journal)
        : m_journal(journal)
    { }
    Result<std::vector<Incarnation>> incarnations() override { return m_journal.incarnations(); }
    Result<std::vector<Frame>> frames(qint64 incarnation, qint64 afterSequence, int limit) override;
    Result<QByteArray> hashAt(qint64 incarnation, qint64 sequence) override
    {
        return m_journal.hashAt(incarnation, sequence);
    }
    Result<FeedCursor> feedCursor(int feed) override { return m_journal.feedCursor(feed); }
    Result<int> unacknowledged() override { return m_journal.unacknowledged(); }
    Outcome setAcknowledged(const ChainHead &head) override;
    Outcome forgetFeed(int feed) override { return m_journal.forgetFeed(feed); }
    Result<qint64> takeFeed(int feed, int generation, const std::vector<FeedBatch> &batches) override;
    [[nodiscard]] QString dataDirectory() const override { return m_journal.directory(); }

private:
    Journal &m_journal;
};

/**
 * Both ways once: everything central is missing goes up, everything the line has written comes down (SYNC B6,
 * B7).
 *
 * Stateless: what is to be sent follows from comparing hashes with central, never from what was noted before.
 * What the object remembers from pass to pass only saves questions. Blocks.
 */
class SyncPass {
public:
    SyncPass(CentralLink &link, SyncPort &port, const Clock &clock)
        : m_link(link)
        , m_port(port)
        , m_clock(clock)
        , m_files(link, port.dataDirectory())
    { }

    /** @param filesMs how long files may keep the next entries waiting, at most, besides one piece */
    Result<SyncReport> run(int filesMs = 2000);

private:
    Result<Welcome> greet(SyncReport &report);
    Result<Welcome> greetAt(Greeting &greeting, int feed);
    Outcome pushAll(const Welcome &welcome, SyncReport &report);
    Outcome pushChain(const Incarnation &own, const std::optional<ChainHead> &head, const Welcome &welcome,
        SyncReport &report);
    Outcome pushFrom(const Incarnation &own, qint64 from, const Welcome &welcome, SyncReport &report);
    Outcome settleFork(
        const Incarnation &own, qint64 centralLength, const Welcome &welcome, SyncReport &report);
    Result<std::vector<Frame>> gather(const Incarnation &own, qint64 after, const Welcome &welcome);
    Result<std::optional<QByteArray>> ownHashAt(const Incarnation &own, qint64 sequence);
    Outcome pullAll(const Welcome &welcome, SyncReport &report);
    void leaseSerials();
    void moveFiles(SyncReport &report, int filesMs);

    CentralLink &m_link;
    SyncPort &m_port;
    const Clock &m_clock;
    FileSync m_files;
    int m_feed = 0; ///< ours, as central last said; 0: not asked yet
    std::map<qint64, qint64>
        m_handedOver; ///< incarnation -> last sequence of its branch that central keeps as evidence
};

/** One pass for the command line and tests, on the journal's own thread. */
Result<SyncReport> syncOnce(Journal &journal, const CentralConfig &config, const Clock &clock);
Result<SyncReport> syncOnce(Journal &journal, const CentralConfig &config);

} // namespace unitrail
