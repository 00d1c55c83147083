// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/directory_lock.h"

#include <QByteArray>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace unitrail {

Result<DirectoryLock> DirectoryLock::take(const QString &directory)
{
    const QString path = directory + QStringLiteral("/journal.lock");
    // Not inherited by programs we start: they would hold the lock after our end.
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0) {
        return Failure{Failure::Kind::Storage,
            QStringLiteral("%1 cannot be opened: %2; check the permissions of the directory")
                .arg(path, QString::fromLocal8Bit(std::strerror(errno)))};
    }
    DirectoryLock lock(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        char owner[16] = {};
        const auto length = ::pread(file, owner, sizeof(owner) - 1, 0);
        return Failure{Failure::Kind::Busy,
            QStringLiteral(
                "%1 is in use by process %2; end that process, or give this one another data directory")
                .arg(directory,
                    length > 0 ? QString::fromLatin1(owner).trimmed() : QStringLiteral("(unknown)"))};
    }
    const QByteArray pid = QByteArray::number(qint64(::getpid())) + '\n';
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, pid.constData(), size_t(pid.size()), 0) != pid.size())
        return Failure{Failure::Kind::Storage,
            QStringLiteral("%1 cannot be written: the disk is full or read-only").arg(path)};
    return lock;
}

DirectoryLock::~DirectoryLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

} // namespace unitrail
