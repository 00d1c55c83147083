// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/drop_folder.h"

#include "core/journal/durable_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

#include <sys/stat.h>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static const QString doneName = u"done"_s;
static const QString asideName = u"quarantine"_s;
static const QString movingName = u".moving"_s; // what lies there was not looked at once more yet

std::optional<DroppedState> DroppedState::of(const QString &path)
{
    struct stat known;
    if (::lstat(QFile::encodeName(path).constData(), &known) != 0)
        return {};
    return DroppedState{.device = known.st_dev,
        .number = known.st_ino,
        .size = known.st_size,
        .changedNs = known.st_mtim.tv_sec * 1'000'000'000LL + known.st_mtim.tv_nsec};
}

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
    for (const QString &name : {doneName, asideName, movingName}) {
        if (!QDir().mkpath(m_directory + u'/' + name))
            return Failure{Failure::Kind::Storage,
                u"%1/%2 cannot be made; check its permissions"_s.arg(m_directory, name)};
    }
    m_watcher.addPath(m_directory);
    m_timer.start(0);
    return Done{};
}

/** That name in the folder, or the next one that is free. */
static QString freeName(const QString &folder, const QString &name)
{
    const QFileInfo file(name);
    const QString suffix = file.suffix().isEmpty() ? QString() : u'.' + file.suffix();
    QString target = folder + u'/' + name;
    for (int number = 2; QFile::exists(target); ++number)
        target = u"%1/%2-%3%4"_s.arg(folder, file.completeBaseName()).arg(number).arg(suffix);
    return target;
}

static Outcome moved(const QString &path, const QString &target)
{
    if (QFile::rename(path, target))
        return Done{};
    return Failure{
        Failure::Kind::Storage, u"%1 cannot be moved to %2; check the permissions"_s.arg(path, target)};
}

/** A machine may have put another file there since this one was read: it must not go with it. */
Outcome DropFolder::moveAway(const QString &path, const QString &folder, const DroppedState &taken)
{
    const QString between = freeName(m_directory + u'/' + movingName, QFileInfo(path).fileName());
    if (Outcome gone = moved(path, between); !gone)
        return gone;
    if (DroppedState::of(between) != taken)
        return Done{}; // the next look brings it back
    const QString target = freeName(m_directory + u'/' + folder, QFileInfo(path).fileName());
    if (Outcome gone = moved(between, target); !gone)
        return gone;
    return syncFolder(m_directory + u'/' + folder);
}

/** Exchanged, grown or cut short by a kill: offered again. What is recorded already is known by its bytes. */
void DropFolder::bringBack()
{
    const QString between = m_directory + u'/' + movingName;
    for (const QString &name : QDir(between).entryList(QDir::Files | QDir::Hidden)) {
        if (const Outcome back = moved(between + u'/' + name, freeName(m_directory, name)); !back)
            tellOnce(between + u'/' + name, back.error().text);
    }
}

void DropFolder::tellOnce(const QString &about, const QString &text)
{
    if (m_told.value(about) == text)
        return;
    m_told.insert(about, text);
    emit troubled(text);
}

void DropFolder::tellLinks()
{
    for (const QFileInfo &entry : QDir(m_directory).entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot)) {
        if (entry.isSymLink())
            tellOnce(entry.absoluteFilePath(), u"%1 is a link: drop the file itself"_s.arg(entry.fileName()));
    }
}

static bool isUnfinished(const QString &name)
{
    static const QStringList endings{
        u".tmp"_s, u".temp"_s, u".part"_s, u".partial"_s, u".filepart"_s, u".new"_s, u".swp"_s, u"~"_s};
    return std::any_of(endings.begin(), endings.end(),
        [&](const QString &ending) { return name.endsWith(ending, Qt::CaseInsensitive); });
}

/** True: it is gone from the folder. */
bool DropFolder::offer(const QString &path, bool last, Seen &now)
{
    if (QFile file(path); !file.open(QIODevice::ReadOnly)) {
        tellOnce(path, u"%1 cannot be read: %2"_s.arg(QFileInfo(path).fileName(), file.errorString()));
        return false;
    }
    m_told.remove(path);
    const auto state = DroppedState::of(path);
    if (!state)
        return true; // somebody has taken it away
    const Taken taken = m_take(path, last);
    if (taken == Taken::NotYet) {
        now.refused = true;
        return false;
    }
    if (const Outcome away = moveAway(path, taken == Taken::Recorded ? doneName : asideName, *state); !away) {
        now.stuck = true;
        tellOnce(path, away.error().text);
        return false;
    }
    return true;
}

void DropFolder::look()
{
    if (!QFileInfo(m_directory).isReadable())
        tellOnce(m_directory, u"%1 cannot be read; is it still there?"_s.arg(m_directory));
    else
        m_told.remove(m_directory);
    m_told.removeIf([this](const auto &told) {
        return told.key() != m_directory && !DroppedState::of(told.key()); // it has gone
    });
    bringBack();
    tellLinks();
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
        if (settled && offer(path, last, now))
            continue;
        restless = restless || (!now.stuck && !now.refused);
        seen.insert(path, now);
    }
    m_seen = std::move(seen);
    m_timer.start(restless ? std::min(m_patience.settledMs, m_patience.pollMs) : m_patience.pollMs);
    emit looked();
}

} // namespace unitrail
