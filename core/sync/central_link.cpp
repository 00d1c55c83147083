// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/central_link.h"

#include <QSqlError>
#include <QSqlRecord>
#include <QVariant>

namespace unitrail {

/** The protocol that this program speaks; central answers which ones it understands. */
static constexpr int protocol = 1;

/** base64 as PostgreSQL wrote it; the failure is remembered by the caller's row. */
static QByteArray bytesOf(const QSqlQuery &row, const char *column)
{
    return QByteArray::fromBase64(row.value(QLatin1String(column)).toString().toLatin1());
}

static qint64 numberOf(const QSqlQuery &row, const char *column)
{
    return row.value(QLatin1String(column)).toLongLong();
}

static Failure noRow(const char *function)
{
    return {Failure::Kind::Network,
        QStringLiteral("central answered %1 with nothing").arg(QLatin1String(function))};
}

Result<Welcome> CentralLink::hello(const Greeting &greeting)
{
    auto row = m_connection.call(SqlCall("api.hello")
                                     .number(protocol)
                                     .text(m_config.client)
                                     .id(m_station)
                                     .number(greeting.wallMs)
                                     .number(greeting.cursor.position)
                                     .bytes(greeting.cursor.feedHash)
                                     .bytes({})
                                     .number(greeting.waiting));
    if (!row)
        return row.error();
    if (!row->next())
        return noRow("hello");
    if (protocol < numberOf(*row, "proto_min") || protocol > numberOf(*row, "proto_max"))
        return Failure{Failure::Kind::Newer,
            QStringLiteral("central speaks another protocol than this program: update the older of the two")};
    return Welcome{
        .state = row->value(QStringLiteral("state")).toString(),
        .serverNowMs = numberOf(*row, "server_now_ms"),
        .feed = int(numberOf(*row, "feed_id")),
        .generation = int(numberOf(*row, "gen")),
        .position = numberOf(*row, "pos"),
        .feedHash = bytesOf(*row, "feed_hash"),
        .hashAtYours = bytesOf(*row, "hash_at_yours"),
        .batchMax = int(numberOf(*row, "max_batch")),
        .bytesMax = int(numberOf(*row, "max_bytes")),
        .intervalMinMs = int(numberOf(*row, "min_interval_ms")),
    };
}

Result<QString> CentralLink::enrol()
{
    auto row = m_connection.call(SqlCall("api.enrol").id(m_station).text(m_config.note));
    if (!row)
        return row.error();
    if (!row->next())
        return noRow("enrol");
    return row->value(0).toString();
}

Result<std::vector<ChainHead>> CentralLink::heads()
{
    auto row = m_connection.call(SqlCall("api.heads").id(m_station));
    if (!row)
        return row.error();
    std::vector<ChainHead> heads;
    while (row->next())
        heads.push_back({.incarnation = numberOf(*row, "inc"),
            .sequence = numberOf(*row, "head_seq"),
            .hash = bytesOf(*row, "head_hash")});
    return heads;
}

static std::optional<PushVerdict> verdictOf(const QString &word)
{
    static const std::map<QString, PushVerdict> words{
        {QStringLiteral("ACK"), PushVerdict::Ack},
        {QStringLiteral("GAP"), PushVerdict::Gap},
        {QStringLiteral("FORK"), PushVerdict::Fork},
        {QStringLiteral("CHAIN_BROKEN"), PushVerdict::ChainBroken},
        {QStringLiteral("BAD_FRAME"), PushVerdict::BadFrame},
        {QStringLiteral("DENIED"), PushVerdict::Denied},
        {QStringLiteral("BUSY"), PushVerdict::Busy},
    };
    const auto found = words.find(word);
    return found == words.end() ? std::nullopt : std::optional(found->second);
}

Result<PushReply> CentralLink::push(
    qint64 incarnation, const QByteArray &previousHash, const std::vector<Frame> &frames)
{
    Q_ASSERT(!frames.empty());
    return pushBytes(incarnation, frames.front().sequence, previousHash, packFrames(frames));
}

Result<PushReply> CentralLink::pushBytes(
    qint64 incarnation, qint64 firstSequence, const QByteArray &previousHash, const QByteArray &packed)
{
    auto row = m_connection.call(SqlCall("api.push")
                                     .id(m_station)
                                     .number(incarnation)
                                     .number(firstSequence)
                                     .bytes(previousHash)
                                     .number(0)
                                     .bytes(packed));
    if (!row && row.error().kind == Failure::Kind::Busy)
        return PushReply{.verdict = PushVerdict::Busy, .head = {}, .detail = row.error().text};
    if (!row)
        return row.error();
    if (!row->next())
        return noRow("push");
    const auto verdict = verdictOf(row->value(QStringLiteral("verdict")).toString());
    if (!verdict)
        return Failure{Failure::Kind::Newer,
            QStringLiteral("central gave a verdict that this program does not know: update it")};
    return PushReply{
        .verdict = *verdict,
        .head = {.incarnation = incarnation,
            .sequence = numberOf(*row, "ack_seq"),
            .hash = bytesOf(*row, "ack_hash")},
        .badSequence = numberOf(*row, "bad_seq"),
        .feedPosition = numberOf(*row, "feed_pos"),
        .intervalMinMs = int(numberOf(*row, "min_interval_ms")),
        .detail = row->value(QStringLiteral("detail")).toString(),
    };
}

Result<std::optional<QByteArray>> CentralLink::hashAt(qint64 incarnation, qint64 sequence)
{
    auto row = m_connection.call(SqlCall("api.hash_at").id(m_station).number(incarnation).number(sequence));
    if (!row)
        return row.error();
    if (!row->next())
        return noRow("hash_at");
    if (row->value(0).isNull())
        return std::optional<QByteArray>();
    return std::optional(QByteArray::fromBase64(row->value(0).toString().toLatin1()));
}

Result<std::vector<Frame>> CentralLink::own(qint64 incarnation, qint64 afterSequence)
{
    auto row = m_connection.call(SqlCall("api.own").id(m_station).number(incarnation).number(afterSequence));
    if (!row)
        return row.error();
    if (!row->next())
        return noRow("own");
    auto frames = unpackFrames(bytesOf(*row, "frames"), afterSequence + 1);
    if (!frames)
        return Failure{Failure::Kind::Network,
            QStringLiteral("central's answer is not to be trusted: %1").arg(frames.error().text)};
    QByteArray previous = bytesOf(*row, "prev_hash");
    for (const Frame &frame : *frames) {
        if (chainHash(m_station, incarnation, frame, previous) != frame.hash)
            return Failure{Failure::Kind::Network,
                QStringLiteral("central's answer is not to be trusted: entry %1 does not fit its hash")
                    .arg(frame.sequence)};
        previous = frame.hash;
    }
    return frames;
}

Result<int> CentralLink::putFork(
    qint64 incarnation, const QByteArray &previousHash, const std::vector<Frame> &frames)
{
    Q_ASSERT(!frames.empty());
    auto row = m_connection.call(SqlCall("api.put_fork")
                                     .id(m_station)
                                     .number(incarnation)
                                     .number(frames.front().sequence)
                                     .bytes(previousHash)
                                     .number(0)
                                     .bytes(packFrames(frames)));
    if (!row)
        return row.error();
    if (!row->next())
        return noRow("put_fork");
    return row->value(0).toInt();
}

Result<std::vector<FeedBatch>> CentralLink::pull(const FeedCursor &after, int bytesMax)
{
    auto row = m_connection.call(
        SqlCall("api.pull").id(m_station).number(after.feed).number(after.position).number(bytesMax));
    if (!row)
        return row.error();
    std::vector<FeedBatch> batches;
    FeedCursor at = after;
    while (row->next()) {
        auto batch = checkBatch(
            {
                .position = numberOf(*row, "pos"),
                .station = QUuid::fromString(row->value(QStringLiteral("station")).toString()),
                .incarnation = numberOf(*row, "inc"),
                .firstSequence = numberOf(*row, "first_seq"),
                .lastSequence = numberOf(*row, "last_seq"),
                .previousHash = bytesOf(*row, "prev_hash"),
                .feedHash = bytesOf(*row, "feed_hash"),
                .frames = bytesOf(*row, "frames"),
            },
            at);
        if (!batch)
            return batch.error();
        at.position = batch->position;
        at.feedHash = batch->feedHash;
        batches.push_back(std::move(*batch));
    }
    return batches;
}

Result<bool> CentralLink::ack(const FeedCursor &cursor)
{
    auto row = m_connection.call(
        SqlCall("api.ack").id(m_station).number(cursor.feed).number(cursor.position).bytes(cursor.feedHash));
    if (!row)
        return row.error();
    if (!row->next())
        return noRow("ack");
    return row->value(0).toBool();
}

Result<std::optional<std::pair<qint64, qint64>>> CentralLink::leaseSerials(const SerialNeed &need)
{
    auto row = m_connection.call(SqlCall("api.lease_serials")
                                     .id(m_station)
                                     .text(need.block)
                                     .number(need.count)
                                     .number(need.behind)
                                     .number(need.last)
                                     .number(need.known));
    if (!row)
        return row.error();
    if (!row->next())
        return std::optional<std::pair<qint64, qint64>>();
    return std::optional(std::pair(numberOf(*row, "first_no"), numberOf(*row, "last_no")));
}

Result<std::vector<PlantRelease>> CentralLink::plantReleases(qint64 after)
{
    auto row = m_connection.call(SqlCall("api.pull_ref").id(m_station).number(after));
    if (!row)
        return row.error();
    std::vector<PlantRelease> releases;
    while (row->next()) {
        releases.push_back({
            .number = numberOf(*row, "rev"),
            .revision = QString::fromUtf8(bytesOf(*row, "revision")),
            .digest = bytesOf(*row, "digest"),
            .releasedMs = numberOf(*row, "released_ms"),
        });
    }
    return releases;
}

Result<std::map<QString, QByteArray>> CentralLink::plantDocuments(qint64 number)
{
    auto row = m_connection.call(SqlCall("api.plant_documents").id(m_station).number(number));
    if (!row)
        return row.error();
    std::map<QString, QByteArray> documents;
    while (row->next())
        documents.emplace(QString::fromUtf8(bytesOf(*row, "name")), bytesOf(*row, "body"));
    return documents;
}

} // namespace unitrail
