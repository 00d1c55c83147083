// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/event_id.h"

#include <QUuid>

#include <cstring>

namespace unitrail {

EventId EventId::make(qint64 wallMs, const QByteArray &random)
{
    Q_ASSERT(random.size() >= 10);
    EventId id;
    for (size_t i = 0; i < 6; ++i)
        id.bytes[i] = quint8(quint64(wallMs) >> (40 - 8 * i));
    std::memcpy(id.bytes.data() + 6, random.constData(), 10);
    id.bytes[6] = quint8(0x70 | (id.bytes[6] & 0x0f));
    id.bytes[8] = quint8(0x80 | (id.bytes[8] & 0x3f));
    return id;
}

std::optional<EventId> EventId::fromText(QStringView text)
{
    if (text.size() != 22)
        return {};
    const auto decoded = QByteArray::fromBase64Encoding(text.toLatin1(),
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
            | QByteArray::AbortOnBase64DecodingErrors);
    const auto id = decoded ? fromBytes(*decoded) : std::nullopt;
    // The last character has four bits to spare: only one spelling of an id is the id.
    return id && id->text() == text ? id : std::nullopt;
}

std::optional<EventId> EventId::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() != 16)
        return {};
    EventId id;
    std::memcpy(id.bytes.data(), bytes.constData(), 16);
    return id;
}

QString EventId::text() const
{
    return QString::fromLatin1(
        toBytes().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString EventId::uuid() const
{
    return QUuid::fromRfc4122(toBytes()).toString(QUuid::WithoutBraces);
}

QByteArray EventId::toBytes() const
{
    return {reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())};
}

qint64 EventId::wallMs() const
{
    qint64 ms = 0;
    for (size_t i = 0; i < 6; ++i)
        ms = ms << 8 | bytes[i];
    return ms;
}

} // namespace unitrail
