// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/central_link.h"

#include <QVariant>

namespace unitrail {

static QByteArray decoded(const QSqlQuery &row, const char *column)
{
    return QByteArray::fromBase64(row.value(QLatin1String(column)).toString().toLatin1());
}

static Failure nothingFrom(const char *function)
{
    return {Failure::Kind::Network,
        QStringLiteral("central answered %1 with nothing").arg(QLatin1String(function))};
}

Result<std::vector<QByteArray>> CentralLink::filesLacking(const std::vector<QByteArray> &hashes)
{
    QByteArray all;
    for (const QByteArray &hash : hashes)
        all += hash;
    auto row = m_connection.call(SqlCall("api.files_lacking").id(m_station).bytes(all));
    if (!row)
        return row.error();
    std::vector<QByteArray> lacking;
    while (row->next())
        lacking.push_back(decoded(*row, "sha256"));
    return lacking;
}

Result<PutFileReply> CentralLink::putFile(
    const QByteArray &sha256, qint64 size, qint64 firstByte, const QByteArray &bytes)
{
    auto row = m_connection.call(
        SqlCall("api.put_file").id(m_station).bytes(sha256).number(size).number(firstByte).bytes(bytes));
    if (!row)
        return row.error();
    if (!row->next())
        return nothingFrom("put_file");
    static const std::map<QString, PutFileReply::Verdict> words{
        {QStringLiteral("MORE"), PutFileReply::Verdict::More},
        {QStringLiteral("HELD"), PutFileReply::Verdict::Held},
        {QStringLiteral("WRONG_HASH"), PutFileReply::Verdict::WrongHash},
        {QStringLiteral("TOO_BIG"), PutFileReply::Verdict::TooBig},
        {QStringLiteral("FULL"), PutFileReply::Verdict::Full},
    };
    const auto verdict = words.find(row->value(QStringLiteral("verdict")).toString());
    if (verdict == words.end())
        return Failure{Failure::Kind::Newer,
            QStringLiteral("central gave a verdict that this program does not know: update it")};
    return PutFileReply{.verdict = verdict->second,
        .have = row->value(QStringLiteral("have")).toLongLong(),
        .detail = row->value(QStringLiteral("detail")).toString()};
}

Result<std::optional<FileStretch>> CentralLink::getFile(
    const QByteArray &sha256, qint64 firstByte, int bytesMax)
{
    auto row = m_connection.call(
        SqlCall("api.get_file").id(m_station).bytes(sha256).number(firstByte).number(bytesMax));
    if (!row)
        return row.error();
    if (!row->next())
        return nothingFrom("get_file");
    if (row->value(QStringLiteral("size")).isNull())
        return std::optional<FileStretch>();
    return std::optional(FileStretch{
        .size = row->value(QStringLiteral("size")).toLongLong(), .bytes = decoded(*row, "bytes")});
}

} // namespace unitrail
