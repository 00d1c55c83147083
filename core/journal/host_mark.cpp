// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/host_mark.h"

#include "core/journal/log.h"

#include <QFile>
#include <QMessageAuthenticationCode>
#include <QSaveFile>
#include <QSysInfo>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statfs.h>

#include <cstring>

namespace unitrail {

QByteArray hostMark(const QString &journalPath)
{
    const QByteArray path = QFile::encodeName(journalPath);
    QByteArray text;
    // By path, never by opening the file: closing it would drop the locks SQLite holds on it in this process.
    struct statx file = {};
    if (::statx(AT_FDCWD, path.constData(), AT_STATX_SYNC_AS_STAT, STATX_INO | STATX_BTIME, &file) == 0) {
        text += QByteArray::number(quint64(file.stx_ino)) + ' ';
        if (file.stx_mask & STATX_BTIME)
            text += QByteArray::number(qint64(file.stx_btime.tv_sec)) + '.'
                + QByteArray::number(file.stx_btime.tv_nsec);
    }
    struct statfs system = {};
    if (::statfs(path.constData(), &system) == 0)
        text += ' '
            + QByteArray(reinterpret_cast<const char *>(&system.f_fsid), sizeof(system.f_fsid)).toHex();
    return QMessageAuthenticationCode::hash(
        "unitrail host " + text, QSysInfo::machineUniqueId(), QCryptographicHash::Sha256);
}

static QString markPath(const QString &directory)
{
    return directory + QStringLiteral("/journal.mark");
}

MarkFile readMarkFile(const QString &directory)
{
    QFile file(markPath(directory));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> words = file.read(256).simplified().split(' ');
    if (words.size() != 3)
        return {};
    return {QByteArray::fromHex(words[0]), words[1].toLongLong(), words[2].toLongLong()};
}

void writeMarkFile(const QString &directory, const MarkFile &mark)
{
    QSaveFile file(markPath(directory));
    const QByteArray line = mark.mark.toHex() + ' ' + QByteArray::number(mark.incarnation) + ' '
        + QByteArray::number(mark.sequence) + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(line) != line.size() || !file.commit())
        qCWarning(logJournal).noquote() << markPath(directory) << "cannot be written:" << file.errorString();
}

} // namespace unitrail
