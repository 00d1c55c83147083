// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <sodium/crypto_hash_sha256.h>

namespace unitrail {

/**
 * SHA-256 of what is added, in pieces. libsodium's takes half the time of Qt's, which counts where ten
 * thousand entries are walked before the first window is painted.
 */
class Sha256 {
public:
    Sha256();
    Sha256 &add(QByteArrayView bytes);
    [[nodiscard]] QByteArray result(); ///< 32 bytes; asked once

private:
    crypto_hash_sha256_state m_state;
};

} // namespace unitrail
