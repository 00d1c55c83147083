// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/durable_file.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace unitrail {

static Failure failure(const QString &path, const char *what)
{
    return {Failure::Kind::Storage,
        QStringLiteral("%1 cannot be %2 (%3); is there space, and may it be written?")
            .arg(path, QLatin1StringView(what), QString::fromLocal8Bit(std::strerror(errno)))};
}

Outcome syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return failure(path, "opened");
    const bool synced = ::fsync(folder) == 0;
    ::close(folder);
    return synced ? Outcome(Done{}) : failure(path, "synced");
}

Outcome writeDurably(const QString &path, const QByteArray &bytes)
{
    const QString beside = path + QStringLiteral(".new");
    {
        QFile file(beside);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(bytes) != bytes.size()
            || !file.flush())
            return failure(beside, "written");
        if (::fsync(file.handle()) != 0)
            return failure(beside, "synced");
    }
    if (std::rename(QFile::encodeName(beside).constData(), QFile::encodeName(path).constData()) != 0)
        return failure(path, "named");
    return syncFolder(QFileInfo(path).absolutePath());
}

} // namespace unitrail
