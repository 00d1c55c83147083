// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/wire.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace unitrail {

template <typename Number> static QByteArray bigEndian(Number number)
{
    QByteArray bytes(sizeof(Number), Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray chainHash(
    const QUuid &station, qint64 incarnation, const Frame &frame, const QByteArray &previousHash)
{
    return chainHash(station, incarnation, frame.sequence, frame.hlc, previousHash, frame.body);
}

QByteArray feedHash(
    const QByteArray &previousFeedHash, const QUuid &station, qint64 incarnation, const Frame &last)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previousFeedHash);
    hash.addData(station.toRfc4122());
    hash.addData(bigEndian(incarnation));
    hash.addData(bigEndian(last.sequence));
    hash.addData(last.hash);
    return hash.result();
}

QByteArray packFrames(const std::vector<Frame> &frames)
{
    qsizetype size = 0;
    for (const Frame &frame : frames)
        size += frameHeadSize + frame.body.size();
    QByteArray bytes;
    bytes.reserve(size);
    for (const Frame &frame : frames) {
        bytes += bigEndian(quint32(frame.body.size()));
        bytes += bigEndian(frame.hlc);
        bytes += frame.hash;
        bytes += frame.body;
    }
    return bytes;
}

Result<std::vector<Frame>> unpackFrames(const QByteArray &bytes, qint64 firstSequence)
{
    std::vector<Frame> frames;
    qsizetype at = 0;
    while (at < bytes.size()) {
        const qint64 sequence = firstSequence + qint64(frames.size());
        if (bytes.size() - at < frameHeadSize)
            return Failure{
                Failure::Kind::Input, QStringLiteral("the frame of entry %1 is cut short").arg(sequence)};
        const quint32 size = qFromBigEndian<quint32>(bytes.constData() + at);
        if (size < 1 || size > bodySizeMax || qsizetype(size) > bytes.size() - at - frameHeadSize)
            return Failure{Failure::Kind::Input,
                QStringLiteral("the frame of entry %1 has an impossible length").arg(sequence)};
        frames.push_back({
            .sequence = sequence,
            .hlc = qFromBigEndian<qint64>(bytes.constData() + at + 4),
            .hash = bytes.mid(at + 12, hashSize),
            .body = bytes.mid(at + frameHeadSize, qsizetype(size)),
        });
        at += frameHeadSize + qsizetype(size);
    }
    return frames;
}

static Failure distrust(qint64 position, const QString &why)
{
    return {Failure::Kind::Network,
        QStringLiteral("central's answer for feed position %1 is not to be trusted: %2")
            .arg(position)
            .arg(why)};
}

Result<FeedBatch> checkBatch(const ToldBatch &told, const FeedCursor &before)
{
    if (told.position != before.position + 1)
        return distrust(told.position, QStringLiteral("position %1 was due").arg(before.position + 1));
    auto frames = unpackFrames(told.frames, told.firstSequence);
    if (!frames)
        return distrust(told.position, frames.error().text);
    if (frames->empty() || frames->back().sequence != told.lastSequence)
        return distrust(told.position, QStringLiteral("entries are missing in it"));

    QByteArray previous = told.previousHash;
    for (const Frame &frame : *frames) {
        if (chainHash(told.station, told.incarnation, frame, previous) != frame.hash)
            return distrust(
                told.position, QStringLiteral("entry %1 does not fit its hash").arg(frame.sequence));
        previous = frame.hash;
    }
    if (feedHash(before.feedHash, told.station, told.incarnation, frames->back()) != told.feedHash)
        return distrust(told.position, QStringLiteral("its hash does not follow from the one before"));
    return FeedBatch{.position = told.position,
        .feedHash = told.feedHash,
        .station = told.station,
        .incarnation = told.incarnation,
        .frames = std::move(*frames)};
}

QByteArray packDocuments(const std::map<QString, QByteArray> &documents)
{
    QByteArray bytes;
    for (const auto &[name, body] : documents) {
        const QByteArray utf8 = name.toUtf8();
        bytes += bigEndian(quint32(utf8.size())) + utf8 + bigEndian(quint32(body.size())) + body;
    }
    return bytes;
}

} // namespace unitrail
