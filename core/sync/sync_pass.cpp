// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/sync_pass.h"

#include "core/sync/sync_rules.h"

#include <QLoggingCategory>

#include <algorithm>
#include <limits>

static Q_LOGGING_CATEGORY(logSync, "unitrail.sync", QtInfoMsg)

    namespace unitrail
{

    Result<std::vector<Frame>> JournalPort::frames(qint64 incarnation, qint64 afterSequence, int limit)
    {
        return m_journal.frames(incarnation, afterSequence, limit);
    }

    Outcome JournalPort::setAcknowledged(const ChainHead &head)
    {
        return m_journal.setAcknowledged(head.incarnation, head.sequence, head.hash);
    }

    Result<qint64> JournalPort::takeFeed(int feed, int generation, const std::vector<FeedBatch> &batches)
    {
        const auto taken = m_journal.takeFeed(feed, generation, batches);
        if (!taken)
            return taken.error();
        return qint64(taken->size());
    }

    Result<Welcome> SyncPass::greetAt(Greeting & greeting, int feed)
    {
        greeting.cursor = {.feed = feed, .generation = 0, .position = 0, .feedHash = chainStart()};
        if (feed != 0) {
            const auto cursor = m_port.feedCursor(feed);
            if (!cursor)
                return cursor.error();
            if (cursor->position > 0)
                greeting.cursor = *cursor;
        }
        greeting.wallMs = m_clock.wallMs();
        return m_link.hello(greeting);
    }

    Result<SyncReport> SyncPass::run(int filesMs)
    {
        SyncReport report;
        const auto welcome = greet(report);
        if (!welcome)
            return welcome.error();
        report.intervalMinMs = welcome->intervalMinMs;
        if (welcome->state != u"active") {
            report.complete = false;
            report.alarms.push_back({SyncAlarm::Kind::Denied, 0, 0,
                QStringLiteral("central does not take entries of this station: %1").arg(welcome->state)});
            return report;
        }
        const auto pushed = pushAll(*welcome, report);
        if (!pushed)
            return pushed.error();
        const auto pulled = pullAll(*welcome, report);
        if (!pulled)
            return pulled.error();
        leaseSerials();
        if (report.complete)
            moveFiles(report, filesMs);
        return report;
    }

    Result<Welcome> SyncPass::greet(SyncReport & report)
    {
        const auto opened = m_link.open();
        if (!opened)
            return opened.error();
        const auto waiting = m_port.unacknowledged();
        if (!waiting)
            return waiting.error();
        // Which feed is ours only central knows: the very first greeting asks, the next ones say how far we
        // have read.
        Greeting greeting{.wallMs = m_clock.wallMs(), .cursor = {}, .waiting = *waiting};
        auto welcome = greetAt(greeting, m_feed);
        if (welcome && welcome->state == u"unknown") {
            qCInfo(logSync) << "Introduce this station to central ...";
            const auto state = m_link.enrol();
            if (!state)
                return state.error();
            welcome = greetAt(greeting, m_feed);
        }
        if (welcome && welcome->state == u"active" && welcome->feed != m_feed) {
            m_feed = welcome->feed;
            welcome = greetAt(greeting, m_feed);
        }
        if (welcome)
            report.clockOffsetMs = greeting.wallMs - welcome->serverNowMs;
        return welcome;
    }

    Outcome SyncPass::pushAll(const Welcome &welcome, SyncReport &report)
    {
        const auto chains = m_port.incarnations();
        if (!chains)
            return chains.error();
        const auto heads = m_link.heads();
        if (!heads)
            return heads.error();
        for (const Incarnation &own : *chains) {
            const auto head = std::find_if(heads->begin(), heads->end(),
                [&](const ChainHead &h) { return h.incarnation == own.number; });
            const auto done
                = pushChain(own, head == heads->end() ? std::nullopt : std::optional(*head), welcome, report);
            if (!done || !report.complete)
                return done;
        }
        return Done{};
    }

    Result<std::optional<QByteArray>> SyncPass::ownHashAt(const Incarnation &own, qint64 sequence)
    {
        if (sequence == 0)
            return std::optional(chainStart());
        if (sequence > own.length)
            return std::optional<QByteArray>();
        if (sequence == own.length)
            return std::optional(own.head);
        const auto hash = m_port.hashAt(own.number, sequence);
        if (!hash)
            return hash.error();
        return std::optional(*hash);
    }

    Outcome SyncPass::pushChain(const Incarnation &own, const std::optional<ChainHead> &head,
        const Welcome &welcome, SyncReport &report)
    {
        std::optional<QByteArray> ownHashThere;
        std::optional<QByteArray> centralHashAtEnd;
        if (head && head->sequence <= own.length) {
            const auto hash = ownHashAt(own, head->sequence);
            if (!hash)
                return hash.error();
            ownHashThere = *hash;
        } else if (head && own.length > 0) {
            const auto hash = m_link.hashAt(own.number, own.length);
            if (!hash)
                return hash.error();
            centralHashAtEnd = *hash;
        }
        const ChainStep step = stepFor(own, head, ownHashThere, centralHashAtEnd);
        switch (step.kind) {
        case ChainStep::Kind::Settled:
            return head ? m_port.setAcknowledged(*head) : Outcome(Done{});
        case ChainStep::Kind::PushFrom:
            return pushFrom(own, step.from, welcome, report);
        case ChainStep::Kind::FindCommon:
            return settleFork(own, head->sequence, welcome, report);
        case ChainStep::Kind::Behind:
            report.alarms.push_back({SyncAlarm::Kind::Behind, own.number, head->sequence,
                QStringLiteral("central holds %1 entries of this chain, the journal %2: it is an older copy")
                    .arg(head->sequence)
                    .arg(own.length)});
            return own.length > 0 ? m_port.setAcknowledged({own.number, own.length, own.head})
                                  : Outcome(Done{});
        }
        Q_UNREACHABLE();
    }

    Result<std::vector<Frame>> SyncPass::gather(const Incarnation &own, qint64 after, const Welcome &welcome)
    {
        std::vector<Frame> batch;
        qsizetype bytes = 0;
        while (after < own.length && int(batch.size()) < welcome.batchMax) {
            auto more = m_port.frames(own.number, after, welcome.batchMax - int(batch.size()));
            if (!more)
                return more.error();
            if (more->empty())
                return Failure{Failure::Kind::Storage,
                    QStringLiteral("the journal's entry %1 is missing").arg(after + 1)};
            for (Frame &frame : *more) {
                bytes += frameHeadSize + frame.body.size();
                if (!batch.empty() && bytes > welcome.bytesMax)
                    return batch;
                after = frame.sequence;
                batch.push_back(std::move(frame));
            }
        }
        return batch;
    }

    Outcome SyncPass::pushFrom(
        const Incarnation &own, qint64 from, const Welcome &welcome, SyncReport &report)
    {
        auto previous = ownHashAt(own, from - 1);
        if (!previous)
            return previous.error();
        int resent = 0;
        while (from <= own.length) {
            const auto batch = gather(own, from - 1, welcome);
            if (!batch)
                return batch.error();
            const auto reply = m_link.push(own.number, **previous, *batch);
            if (!reply)
                return reply.error();

            std::optional<QByteArray> ownHashThere;
            if (reply->head.sequence == batch->back().sequence) {
                ownHashThere = batch->back().hash;
            } else {
                const auto hash = ownHashAt(own, reply->head.sequence);
                if (!hash)
                    return hash.error();
                ownHashThere = *hash;
            }
            const PushStep step = stepAfter(*reply, ownHashThere);
            report.intervalMinMs = std::max(report.intervalMinMs, reply->intervalMinMs);
            switch (step.kind) {
            case PushStep::Kind::Believe:
            case PushStep::Kind::BelieveButBroken: {
                report.sent += std::max<qint64>(0, std::min(reply->head.sequence, own.length) - from + 1);
                if (reply->head.sequence > 0) {
                    const auto noted = m_port.setAcknowledged(reply->head);
                    if (!noted)
                        return noted;
                }
                if (step.kind == PushStep::Kind::BelieveButBroken) {
                    report.alarms.push_back({SyncAlarm::Kind::OwnChainBroken, own.number, reply->badSequence,
                        QStringLiteral("own entry %1 does not fit its hash: run `unitrail verify`")
                            .arg(reply->badSequence)});
                    return Done{};
                }
                from = reply->head.sequence + 1;
                previous = ownHashThere;
                break;
            }
            case PushStep::Kind::ResendFrom:
                // Central went back between two calls. Once is a restore; again and again is no server to
                // talk to now.
                if (++resent > 3)
                    return Failure{
                        Failure::Kind::Network, QStringLiteral("central loses what it has acknowledged")};
                from = step.from;
                previous = ownHashThere;
                break;
            case PushStep::Kind::FindCommon:
                return settleFork(own, reply->head.sequence, welcome, report);
            case PushStep::Kind::Wait:
                report.complete = false;
                return Done{};
            case PushStep::Kind::Stop:
                report.complete = false;
                report.alarms.push_back({SyncAlarm::Kind::Denied, own.number, 0,
                    QStringLiteral("central does not take entries of this station: %1").arg(reply->detail)});
                return Done{};
            }
        }
        return Done{};
    }

    Outcome SyncPass::settleFork(
        const Incarnation &own, qint64 centralLength, const Welcome &welcome, SyncReport &report)
    {
        const auto common
            = lastCommon(std::min(own.length, centralLength), [&](qint64 sequence) -> Result<bool> {
                  const auto ours = ownHashAt(own, sequence);
                  if (!ours)
                      return ours.error();
                  const auto theirs = m_link.hashAt(own.number, sequence);
                  if (!theirs)
                      return theirs.error();
                  return *ours == *theirs;
              });
        if (!common)
            return common.error();
        report.alarms.push_back({SyncAlarm::Kind::Forked, own.number, *common,
            QStringLiteral(
                "after entry %1 central holds another chain than this journal: it was copied or restored")
                .arg(*common)});

        // Both branches must be with central before anybody decides anything: ours goes there as evidence.
        qint64 after = std::max(*common, m_handedOver[own.number]);
        auto previous = ownHashAt(own, after);
        while (after < own.length) {
            if (!previous)
                return previous.error();
            const auto batch = gather(own, after, welcome);
            if (!batch)
                return batch.error();
            const auto kept = m_link.putFork(own.number, **previous, *batch);
            if (!kept)
                return kept.error();
            after = batch->back().sequence;
            previous = std::optional(batch->back().hash);
            m_handedOver[own.number] = after;
        }
        return Done{};
    }

    Outcome SyncPass::pullAll(const Welcome &welcome, SyncReport &report)
    {
        constexpr int bytesMax
            = 262'144; // of one answer: small enough to give up and ask again on a slow line
        auto cursor = m_port.feedCursor(welcome.feed);
        if (!cursor)
            return cursor.error();
        if (feedDiverged(*cursor, welcome)) {
            report.alarms.push_back({SyncAlarm::Kind::FeedDiverged, 0, cursor->position,
                QStringLiteral(
                    "central's feed %1 is another than the one read up to position %2: it is read anew")
                    .arg(welcome.feed)
                    .arg(cursor->position)});
            const auto forgotten = m_port.forgetFeed(welcome.feed);
            if (!forgotten)
                return forgotten;
            cursor->position = 0;
        }
        // Nothing new since the greeting: the usual case, and one question less every few seconds.
        if (cursor->position == welcome.position && report.sent == 0)
            return Done{};
        if (cursor->position == 0)
            *cursor = {.feed = welcome.feed,
                .generation = welcome.generation,
                .position = 0,
                .feedHash = chainStart()};
        while (true) {
            const auto batches = m_link.pull(*cursor, bytesMax);
            if (!batches)
                return batches.error();
            if (batches->empty())
                break;
            for (const FeedBatch &batch : *batches) {
                const auto taken = m_port.takeFeed(welcome.feed, welcome.generation, {batch});
                if (!taken)
                    return taken.error();
                report.received += *taken;
                ++report.batches;
                cursor->position = batch.position;
                cursor->feedHash = batch.feedHash;
            }
        }
        if (report.batches == 0)
            return Done{};
        const auto agreed = m_link.ack(*cursor);
        if (!agreed)
            return agreed.error();
        return Done{};
    }

    /** What is sent and fetched does not depend on it: a central that cannot lease yet is only noted. */
    void SyncPass::leaseSerials()
    {
        const auto needs = m_port.serialNeeds();
        for (const SerialNeed &need : needs ? *needs : std::vector<SerialNeed>()) {
            const auto leased = m_link.leaseSerials(need);
            if (!leased || !*leased) {
                qCWarning(logSync).noquote()
                    << "No serials of" << need.block << "were leased:"
                    << (leased ? QStringLiteral("central has none left") : leased.error().text);
                continue;
            }
            const auto [first, last] = **leased;
            const auto taken = m_port.takeLease({need.part, first, last, QStringLiteral("central")});
            if (!taken)
                qCWarning(logSync).noquote() << "A lease was not recorded:" << taken.error().text;
        }
    }

    /** Nothing that goes wrong with a file keeps an entry back: it is told in the report. */
    void SyncPass::moveFiles(SyncReport & report, int filesMs)
    {
        for (const SyncAlarm &alarm : report.alarms) {
            if (alarm.kind == SyncAlarm::Kind::FeedDiverged)
                m_files.askAnew(); // a central that was restored may have lost files too
        }
        const auto before = m_port.unacknowledged(); // those that central cannot take, if any
        const auto entriesWait = [&] {
            const auto waiting = m_port.unacknowledged();
            return !before || !waiting || *waiting > *before;
        };
        report.files = m_files.run(m_port.filesWanted(), filesMs, entriesWait);
    }

    Result<SyncReport> syncOnce(Journal & journal, const CentralConfig &config, const Clock &clock)
    {
        CentralLink link(config, journal.station());
        JournalPort port(journal);
        return SyncPass(link, port, clock).run(std::numeric_limits<int>::max()); // nobody records meanwhile
    }

    Result<SyncReport> syncOnce(Journal & journal, const CentralConfig &config)
    {
        const SystemClock clock;
        return syncOnce(journal, config, clock);
    }

} // namespace unitrail
