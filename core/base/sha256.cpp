// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/sha256.h"

namespace unitrail {

Sha256::Sha256()
{
    crypto_hash_sha256_init(&m_state);
}

Sha256 &Sha256::add(QByteArrayView bytes)
{
    crypto_hash_sha256_update(&m_state, reinterpret_cast<const unsigned char *>(bytes.data()),
        static_cast<unsigned long long>(bytes.size()));
    return *this;
}

QByteArray Sha256::result()
{
    QByteArray digest(qsizetype(crypto_hash_sha256_BYTES), Qt::Uninitialized);
    crypto_hash_sha256_final(&m_state, reinterpret_cast<unsigned char *>(digest.data()));
    return digest;
}

} // namespace unitrail
