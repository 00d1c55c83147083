// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/sync_rules.h"

#include <algorithm>
#include <cmath>

namespace unitrail {

ChainStep stepFor(const Incarnation &own, const std::optional<ChainHead> &central,
    const std::optional<QByteArray> &ownHashThere, const std::optional<QByteArray> &centralHashAtEnd)
{
    using Kind = ChainStep::Kind;
    if (own.length == 0)
        return {central ? Kind::Behind : Kind::Settled};
    if (!central)
        return {Kind::PushFrom, 1};
    if (central->sequence > own.length)
        return {centralHashAtEnd == own.head ? Kind::Behind : Kind::FindCommon};
    if (ownHashThere != central->hash)
        return {Kind::FindCommon};
    if (central->sequence == own.length)
        return {Kind::Settled};
    return {Kind::PushFrom, central->sequence + 1};
}

PushStep stepAfter(const PushReply &reply, const std::optional<QByteArray> &ownHashThere)
{
    using Kind = PushStep::Kind;
    const bool same = ownHashThere == reply.head.hash;
    switch (reply.verdict) {
    case PushVerdict::Ack:
        return {same ? Kind::Believe : Kind::FindCommon};
    case PushVerdict::Gap:
        return same ? PushStep{Kind::ResendFrom, reply.head.sequence + 1} : PushStep{Kind::FindCommon};
    case PushVerdict::Fork:
        return {Kind::FindCommon};
    case PushVerdict::ChainBroken:
    case PushVerdict::BadFrame:
        return {same ? Kind::BelieveButBroken : Kind::FindCommon};
    case PushVerdict::Busy:
        return {Kind::Wait};
    case PushVerdict::Denied:
        return {Kind::Stop};
    }
    Q_UNREACHABLE();
}

Result<qint64> lastCommon(qint64 length, const std::function<Result<bool>(qint64)> &equalAt)
{
    qint64 equal = 0; // nothing has been written before the first entry: there all chains are one
    qint64 differs = length + 1;
    while (differs - equal > 1) {
        const qint64 middle = equal + (differs - equal) / 2;
        const auto same = equalAt(middle);
        if (!same)
            return same.error();
        (*same ? equal : differs) = middle;
    }
    return equal;
}

bool feedDiverged(const FeedCursor &read, const Welcome &welcome)
{
    if (read.position == 0)
        return false;
    return read.feed != welcome.feed || welcome.position < read.position
        || welcome.hashAtYours != read.feedHash;
}

int backOffMs(int failures, double random)
{
    constexpr double firstMs = 1000;
    constexpr double mostMs = 300'000;
    const double top = std::min(mostMs, firstMs * std::pow(2.0, std::clamp(failures - 1, 0, 20)));
    return int(top * std::clamp(random, 0.0, 1.0));
}

int pollMs(int everyMs, double random)
{
    return int(everyMs * (0.8 + 0.4 * std::clamp(random, 0.0, 1.0)));
}

} // namespace unitrail
