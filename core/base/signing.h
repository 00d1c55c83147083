// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace unitrail {

/** Ed25519 (RFC 8032), by libsodium: what a station signs with, and what anybody checks it by. */
class SigningKey {
public:
    /** The key of a data directory, in station.key, readable by its owner alone; made when it is not there.
     */
    static Result<SigningKey> ofDirectory(const QString &directory);
    /** 32 bytes; the same seed makes the same key. */
    static SigningKey fromSeed(QByteArrayView seed);

    [[nodiscard]] QByteArray publicKey() const { return m_public; } ///< 32 bytes
    [[nodiscard]] QByteArray sign(QByteArrayView message) const; ///< 64 bytes

private:
    QByteArray m_public;
    QByteArray m_secret;
};

/** What people compare: 128 bits of the SHA-256 of a public key, as "3F2A 91C0 ..." in eight groups. */
QString keyFingerprint(const QByteArray &publicKey);

bool isSignedBy(QByteArrayView publicKey, QByteArrayView message, QByteArrayView signature);

} // namespace unitrail
