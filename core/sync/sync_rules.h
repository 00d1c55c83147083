// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/journal/journal.h"
#include "core/sync/central_link.h"

#include <functional>
#include <optional>

/*
 * What a station does about what central says (SYNC B6, B13). Pure; core/sync/sync_pass does it.
 */
namespace unitrail {

/** What is to be done about one chain, now that central's head of it is known. */
struct ChainStep {
    enum class Kind {
        Settled, ///< central holds all of it
        PushFrom, ///< central holds the beginning; send from this sequence on
        FindCommon, ///< the two differ somewhere
        Behind, ///< central holds more than we do and all of ours: this journal is an older copy of itself
    };
    Kind kind = Kind::Settled;
    qint64 from = 0; ///< PushFrom

    bool operator==(const ChainStep &) const = default;
};

/**
 * @param central nothing when central has never heard of this chain
 * @param ownHashThere our hash at central's head; nothing when we do not reach that far
 * @param centralHashAtEnd central's hash at our last entry; asked for only when central's head lies behind it
 */
ChainStep stepFor(const Incarnation &own, const std::optional<ChainHead> &central,
    const std::optional<QByteArray> &ownHashThere, const std::optional<QByteArray> &centralHashAtEnd);

/** What is to be done after a push. */
struct PushStep {
    enum class Kind {
        Believe, ///< central holds everything up to its head, hash for hash
        ResendFrom, ///< central is missing something before what we sent: its head is ours, send from behind
                    ///< it
        FindCommon, ///< what central acknowledges is not what we have
        BelieveButBroken, ///< as Believe, and it refused the entry at badSequence: our own chain is damaged
                          ///< there
        Wait, ///< come again later
        Stop, ///< it does not want this station
    };
    Kind kind = Kind::Stop;
    qint64 from = 0; ///< ResendFrom

    bool operator==(const PushStep &) const = default;
};

/** @param ownHashThere our hash at the head that central acknowledges; chainStart() at 0; nothing when we do
 * not reach that far */
PushStep stepAfter(const PushReply &reply, const std::optional<QByteArray> &ownHashThere);

/**
 * The last sequence at which both chains are equal: 0 to length, by bisection. Equal hashes at one place mean
 * equal everything before it, so this takes log2(length) questions.
 */
Result<qint64> lastCommon(qint64 length, const std::function<Result<bool>(qint64 sequence)> &equalAt);

/** Whether the feed that central shows now is another one than we have read: it was restored, or somebody
 * changed it. */
bool feedDiverged(const FeedCursor &read, const Welcome &welcome);

/**
 * Full jitter: anywhere between 0 and min(1 s * 2^failures, 5 min), so that a line that comes back does not
 * come back in step.
 *
 * @param failures in a row, from 1
 * @param random 0 to 1
 */
int backOffMs(int failures, double random);

/** The time between two looks at the feed: 5 s, a fifth more or less. */
int pollMs(int everyMs, double random);

} // namespace unitrail
