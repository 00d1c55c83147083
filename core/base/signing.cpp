// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/signing.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>

#include <sodium.h>

namespace unitrail {

static const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

static unsigned char *bytesOf(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

SigningKey SigningKey::fromSeed(QByteArrayView seed)
{
    Q_ASSERT(seed.size() == crypto_sign_SEEDBYTES);
    SigningKey key;
    key.m_public.resize(crypto_sign_PUBLICKEYBYTES);
    key.m_secret.resize(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(bytesOf(key.m_public), bytesOf(key.m_secret), bytesOf(seed));
    return key;
}

Result<SigningKey> SigningKey::ofDirectory(const QString &directory)
{
    const QString path = QDir(directory).filePath(QStringLiteral("station.key"));
    QFile file(path);
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray seed = QByteArray::fromHex(file.readAll().trimmed());
        if (seed.size() != crypto_sign_SEEDBYTES)
            return Failure{Failure::Kind::Storage,
                QStringLiteral(
                    "%1: not a key of 64 hex digits; put the station's key back, or delete the file "
                    "to begin with a new one")
                    .arg(path)};
        return fromSeed(seed);
    }
    if (file.exists())
        return Failure{Failure::Kind::Storage,
            QStringLiteral("%1: cannot be read; let the station's user read it").arg(path)};
    if (sodium_init() < 0)
        return Failure{Failure::Kind::Storage, QStringLiteral("no random numbers; see the system's log")};
    QByteArray seed(crypto_sign_SEEDBYTES, '\0');
    randombytes_buf(seed.data(), size_t(seed.size()));
    QSaveFile made(path);
    if (!made.open(QIODevice::WriteOnly) || !made.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || made.write(seed.toHex() + '\n') < 0 || !made.commit())
        return Failure{Failure::Kind::Storage,
            QStringLiteral("%1: cannot be written; is there space, and may this user write here?").arg(path)};
    return fromSeed(seed);
}

QByteArray SigningKey::sign(QByteArrayView message) const
{
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(bytesOf(signature), nullptr, bytesOf(message), size_t(message.size()),
        bytesOf(QByteArrayView(m_secret)));
    return signature;
}

QString keyFingerprint(const QByteArray &publicKey)
{
    constexpr qsizetype shownBytes = 16;
    const QByteArray digest
        = QCryptographicHash::hash(publicKey, QCryptographicHash::Sha256).left(shownBytes);
    return QString::fromLatin1(digest.toHex().toUpper())
        .replace(QRegularExpression(QStringLiteral("(.{4})(?=.)")), QStringLiteral("\\1 "));
}

bool isSignedBy(QByteArrayView publicKey, QByteArrayView message, QByteArrayView signature)
{
    return publicKey.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(
               bytesOf(signature), bytesOf(message), size_t(message.size()), bytesOf(publicKey))
        == 0;
}

} // namespace unitrail
