// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/sync_pass.h"
#include "core/sync/wire.h"

#include <map>
#include <set>
#include <vector>

namespace unitrail {

/** A station's journal as sync sees it, in memory: chains that are really chained, and what came down. */
class MemoryChain : public SyncPort {
public:
    QUuid station = QUuid::createUuid();
    std::map<qint64, std::vector<Frame>> chains; ///< by incarnation
    std::map<qint64, ChainHead> acknowledged; ///< as sync told us
    std::vector<QByteArray> received; ///< bodies of others, in order of arrival, each once
    FeedCursor cursor;
    int batchesTaken = 0;

    void add(const QByteArray &body, qint64 incarnation = 1)
    {
        std::vector<Frame> &chain = chains[incarnation];
        const QByteArray previous = chain.empty() ? chainStart() : chain.back().hash;
        Frame frame{.sequence = qint64(chain.size()) + 1,
            .hlc = (qint64(chain.size()) + 1) << 16,
            .hash = {},
            .body = body};
        frame.hash = chainHash(station, incarnation, frame, previous);
        chain.push_back(frame);
    }
    void addMany(int count, const QByteArray &prefix = "{\"n\":", qint64 incarnation = 1)
    {
        for (int i = 0; i < count; ++i)
            add(prefix + QByteArray::number(chains[incarnation].size() + 1) + '}', incarnation);
    }
    [[nodiscard]] std::vector<Frame> slice(qint64 from, qint64 to, qint64 incarnation = 1) const
    {
        const std::vector<Frame> &chain = chains.at(incarnation);
        return {chain.begin() + (from - 1), chain.begin() + to};
    }
    [[nodiscard]] QByteArray hashOf(qint64 sequence, qint64 incarnation = 1) const
    {
        return sequence == 0 ? chainStart() : chains.at(incarnation)[size_t(sequence - 1)].hash;
    }

    Result<std::vector<Incarnation>> incarnations() override
    {
        std::vector<Incarnation> all;
        for (const auto &[number, chain] : chains)
            all.push_back({.number = number,
                .order = int(all.size()) + 1,
                .reason = QStringLiteral("enrol"),
                .length = qint64(chain.size()),
                .head = chain.empty() ? chainStart() : chain.back().hash});
        return all;
    }
    Result<std::vector<Frame>> frames(qint64 incarnation, qint64 after, int limit) override
    {
        return slice(after + 1, std::min(after + limit, qint64(chains.at(incarnation).size())), incarnation);
    }
    Result<QByteArray> hashAt(qint64 incarnation, qint64 sequence) override
    {
        return hashOf(sequence, incarnation);
    }
    Result<FeedCursor> feedCursor(int feed) override
    {
        return cursor.feed == feed
            ? cursor
            : FeedCursor{.feed = feed, .generation = 0, .position = 0, .feedHash = chainStart()};
    }
    Result<int> unacknowledged() override
    {
        int waiting = 0;
        for (const auto &[number, chain] : chains)
            waiting += int(chain.size()) - int(acknowledged[number].sequence);
        return waiting;
    }
    Outcome setAcknowledged(const ChainHead &head) override
    {
        acknowledged[head.incarnation] = head;
        return Done{};
    }
    Outcome forgetFeed(int) override
    {
        cursor = {};
        return Done{};
    }
    Result<qint64> takeFeed(int feed, int generation, const std::vector<FeedBatch> &batches) override
    {
        qint64 added = 0;
        for (const FeedBatch &batch : batches) {
            const qint64 known = feedCursor(feed)->position;
            if (batch.position <= known)
                continue; // as the journal: late or repeated
            if (batch.position != known + 1)
                return Failure{Failure::Kind::Input, QStringLiteral("the feed jumps")};
            for (const Frame &frame : batch.frames) {
                if (batch.station != station && m_seen.insert(frame.body).second) {
                    received.push_back(frame.body);
                    ++added;
                }
            }
            cursor = {.feed = feed,
                .generation = generation,
                .position = batch.position,
                .feedHash = batch.feedHash};
            ++batchesTaken;
        }
        return added;
    }

private:
    std::set<QByteArray> m_seen;
};

} // namespace unitrail
