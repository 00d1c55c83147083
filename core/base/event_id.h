// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace unitrail {

/**
 * The identity of an entry everywhere and for ever: a UUID version 7 (RFC 9562), 16 bytes.
 * In text, and in the JSON of an entry, it is base64url without padding: 22 characters instead of 36,
 * because every entry holds at least two and the bytes are kept for decades.
 */
struct EventId {
    std::array<quint8, 16> bytes{};

    /** 48 bits of milliseconds, version and variant, and 74 bits of the given randomness (its first 10 bytes
     * are used). */
    static EventId make(qint64 wallMs, const QByteArray &random);
    static std::optional<EventId> fromText(
        QStringView text); ///< 22 characters of base64url; anything else is nothing
    static std::optional<EventId> fromBytes(const QByteArray &bytes); ///< exactly 16 bytes

    [[nodiscard]] QString text() const;
    [[nodiscard]] QString uuid() const; ///< as RFC 9562 writes it, with hyphens, for other systems
    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] qint64 wallMs() const;

    auto operator<=>(const EventId &) const = default;
};

inline size_t qHash(const EventId &id, size_t seed = 0)
{
    return qHashBits(id.bytes.data(), id.bytes.size(), seed);
}

} // namespace unitrail
