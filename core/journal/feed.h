// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QUuid>

#include <vector>

namespace unitrail {

/** One link of a station's chain as it travels to central: never re-serialised (SYNC B2, B6). */
struct Frame {
    qint64 sequence = 0;
    qint64 hlc = 0;
    QByteArray hash; ///< 32 bytes
    QByteArray body;
    bool operator==(const Frame &) const = default;
};

/** A batch of another station's (or our own, restored) entries as central hands it out, in feed order (SYNC
 * B7). */
struct FeedBatch {
    qint64 position = 0; ///< in the feed: 1, 2, 3 ... without gaps
    QByteArray feedHash; ///< 32 bytes, already recomputed and found right by the caller
    QUuid station;
    qint64 incarnation = 0;
    std::vector<Frame> frames;
};

struct FeedCursor {
    int feed = 0;
    int generation = 0;
    qint64 position = 0;
    QByteArray feedHash; ///< 32 bytes; zeros at position 0
    bool operator==(const FeedCursor &) const = default;
};

} // namespace unitrail
