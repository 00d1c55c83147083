// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/drop_folder.h"

#include "core/journal/durable_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static const QString doneName = u"done"_s;
static const QString asideName = u"quarantine"_s;

DropFolder::DropFolder(
    const QString &directory, const Clock &clock, Patience patience, Take take, QObject *parent)
    : QObject(parent)
    , m_directory(QDir(directory).absolutePath())
    , m_clock(clock)
    , m_patience(patience)
    , m_take(std::move(take))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DropFolder::look);
    // A notice only brings the next look nearer: what settles is told by looking twice.
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        if (m_timer.remainingTime() > m_patience.settledMs)
            m_timer.start(m_patience.settledMs);
    });
}

Outcome DropFolder::start()
{
    for (const QString &name : {doneName, asideName}) {
        if (!QDir().mkpath(m_directory + u'/' + name))
            return Failure{Failure::Kind::Storage,
                u"%1/%2 cannot be made; check its permissions"_s.arg(m_directory, name)};
    }
    m_watcher.addPath(m_directory);
    m_timer.start(0);
    return Done{};
}

Outcome DropFolder::moveTo(const QString &folder, const QString &path)
{
    const QFileInfo file(path);
    const QString done = file.absolutePath() + u'/' + folder;
    QString target = done + u'/' + file.fileName();
    for (int number = 2; QFile::exists(target); ++number)
        target = u"%1/%2-%3.%4"_s.arg(done, file.completeBaseName()).arg(number).arg(file.suffix());
    if (!QFile::rename(path, target))
        return Failure{
            Failure::Kind::Storage, u"%1 cannot be moved to %2; check the permissions"_s.arg(path, target)};
    return syncFolder(done);
}

static bool isUnfinished(const QString &name)
{
    static const QStringList endings{
        u".tmp"_s, u".temp"_s, u".part"_s, u".partial"_s, u".filepart"_s, u".new"_s, u".swp"_s, u"~"_s};
    return std::any_of(endings.begin(), endings.end(),
        [&](const QString &ending) { return name.endsWith(ending, Qt::CaseInsensitive); });
}

void DropFolder::look()
{
    const qint64 nowMs = m_clock.wallMs();
    QHash<QString, Seen> seen;
    bool restless = false;
    const QFileInfoList files
        = QDir(m_directory).entryInfoList(QDir::Files | QDir::NoSymLinks, QDir::Time | QDir::Reversed);
    for (const QFileInfo &file : files) {
        if (isUnfinished(file.fileName()))
            continue;
        const QString path = file.absoluteFilePath();
        Seen now = m_seen.value(path);
        const qint64 changedMs = file.lastModified().toMSecsSinceEpoch();
        if (now.size != file.size() || now.changedMs != changedMs)
            now = {.size = file.size(), .changedMs = changedMs, .sinceMs = nowMs};
        const qint64 restedMs = nowMs - now.sinceMs;
        const bool last = restedMs >= m_patience.lastMs;
        const bool settled = restedMs >= m_patience.settledMs && !now.stuck && (last || !now.refused);
        if (settled) {
            if (const Taken taken = m_take(path, last); taken != Taken::NotYet) {
                const Outcome moved = moveTo(taken == Taken::Recorded ? doneName : asideName, path);
                if (moved)
                    continue;
                now.stuck = true;
                emit troubled(moved.error().text);
            } else {
                now.refused = true;
            }
        }
        restless = restless || (!now.stuck && !now.refused);
        seen.insert(path, now);
    }
    m_seen = std::move(seen);
    m_timer.start(restless ? std::min(m_patience.settledMs, m_patience.pollMs) : m_patience.pollMs);
    emit looked();
}

} // namespace unitrail
