// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/journal/chain.h"
#include "core/journal/feed.h"

#include <QByteArray>
#include <QUuid>

#include <map>
#include <vector>

/*
 * What travels between a station and central, byte by byte (SYNC B2, B6). Pure.
 */
namespace unitrail {

inline constexpr int hashSize = 32;
inline constexpr int frameHeadSize = 44; ///< length[4 BE], hlc[8 BE], hash[32]
inline constexpr int bodySizeMax = 65536;

/** As chainHash of core/journal/chain.h, of an entry in its frame. chainStart() also stands at position 0 of
 * a feed. */
QByteArray chainHash(
    const QUuid &station, qint64 incarnation, const Frame &frame, const QByteArray &previousHash);

/** SHA-256(previous feed hash | station[16] | incarnation[8 BE] | last sequence[8 BE] | hash of the last
 * entry). */
QByteArray feedHash(
    const QByteArray &previousFeedHash, const QUuid &station, qint64 incarnation, const Frame &last);

QByteArray packFrames(const std::vector<Frame> &frames);
/** The frames of one chain from this sequence on. Fails with Input, naming the frame, when they are cut or
 * too long. */
Result<std::vector<Frame>> unpackFrames(const QByteArray &bytes, qint64 firstSequence);

/** One position of a feed as central tells it; nothing in it is believed yet. */
struct ToldBatch {
    qint64 position = 0;
    QUuid station;
    qint64 incarnation = 0;
    qint64 firstSequence = 0;
    qint64 lastSequence = 0;
    QByteArray previousHash;
    QByteArray feedHash;
    QByteArray frames;
};

/** Checks the place, every entry's hash and the feed's hash. Fails with Network: central's answer is not to
 * be trusted. */
Result<FeedBatch> checkBatch(const ToldBatch &told, const FeedCursor &before);

/** Documents in order of their names: name length[4 BE], name in UTF-8, body length[4 BE], body, and again.
 */
QByteArray packDocuments(const std::map<QString, QByteArray> &documents);

} // namespace unitrail
