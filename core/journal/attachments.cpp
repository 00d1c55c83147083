// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/attachments.h"

#include "core/journal/durable_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace unitrail {

AttachmentStore::AttachmentStore(const QString &dataDirectory)
    : m_directory(QDir(dataDirectory).absoluteFilePath(QStringLiteral("attachments")))
{ }

QString AttachmentStore::hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

bool AttachmentStore::isHash(const QString &text)
{
    static const QRegularExpression hash(QStringLiteral("^[0-9a-f]{64}$"));
    return hash.match(text).hasMatch();
}

QString AttachmentStore::pathOf(const QString &sha256) const
{
    return m_directory + u'/' + sha256.left(2) + u'/' + sha256;
}

bool AttachmentStore::has(const QString &sha256) const
{
    return isHash(sha256) && QFile::exists(pathOf(sha256));
}

Result<QString> AttachmentStore::put(const QByteArray &bytes)
{
    if (bytes.size() > attachmentBytesMax)
        return Failure{Failure::Kind::Input,
            QStringLiteral("a file of %1 MB is too big to attach; the most is %2 MB")
                .arg(bytes.size() / 1024 / 1024)
                .arg(attachmentBytesMax / 1024 / 1024)};
    const QString sha256 = hashOf(bytes);
    const QString folder = m_directory + u'/' + sha256.left(2);
    if (has(sha256) && get(sha256)) { // one that was damaged is mended by the same bytes
        if (const Outcome synced = syncFolder(folder); !synced) // who wrote it may have been cut short
            return synced.error();
        return sha256;
    }
    if (!QDir(folder).exists()) {
        if (!QDir().mkpath(folder))
            return Failure{Failure::Kind::Storage,
                QStringLiteral("%1 cannot be made; check its permissions").arg(folder)};
        if (const Outcome synced = syncFolder(m_directory); !synced)
            return synced.error();
    }
    if (const Outcome written = writeDurably(pathOf(sha256), bytes); !written)
        return written.error();
    return sha256;
}

Result<QByteArray> AttachmentStore::get(const QString &sha256) const
{
    QFile file(isHash(sha256) ? pathOf(sha256) : QString());
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Failure::Kind::Missing,
            QStringLiteral("attachment %1 is not in %2; it may not have been fetched yet")
                .arg(sha256, m_directory)};
    const QByteArray bytes = file.readAll();
    if (hashOf(bytes) != sha256)
        return Failure{Failure::Kind::Storage,
            QStringLiteral("attachment %1 in %2 is damaged: its bytes have another hash; fetch it anew")
                .arg(sha256, m_directory)};
    return bytes;
}

QStringList AttachmentStore::all() const
{
    QStringList hashes;
    QDirIterator files(m_directory, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        if (isHash(files.fileName()))
            hashes.append(files.fileName());
    }
    hashes.sort();
    return hashes;
}

} // namespace unitrail
