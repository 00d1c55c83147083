// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace unitrail {

/** What tells a file from another one of its name, and from itself when it has grown. */
struct DroppedState {
    quint64 device = 0, number = 0;
    qint64 size = 0, changedNs = 0;
    static std::optional<DroppedState> of(const QString &path); ///< nothing: there is none
    bool operator==(const DroppedState &) const = default;
};

/**
 * A folder that machines drop their files into. A file is offered when it has not changed for a while, so
 * that one half written is not read; whoever takes it may still say that it ends in the middle. Recorded
 * files go to done/ in that folder, those that wait to quarantine/. What goes there is what was taken: a file
 * that was exchanged or went on growing meanwhile comes back and is offered again. Hidden files and .tmp,
 * .part, .new and the like are somebody's unfinished business: a machine writes beside and renames.
 */
class DropFolder : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DropFolder)

public:
    struct Patience {
        int settledMs = 1000; ///< unchanged for so long before it is offered
        int lastMs = 60'000; ///< ... and before it is offered as it is, though it seems cut off
        int pollMs = 2000; ///< folders of other machines send no notice
    };
    enum class Taken {
        NotYet, ///< it is offered again when it has changed
        Recorded, ///< it may go to done/
        Aside, ///< it is in quarantine on the disk: it may go to quarantine/ of this folder
    };
    /** `last`: it will not become more. */
    using Take = std::function<Taken(const QString &path, bool last)>;

    DropFolder(const QString &directory, const Clock &clock, Patience patience, Take take,
        QObject *parent = nullptr);

    /** Makes done/ and quarantine/ and begins to look. */
    [[nodiscard]] Outcome start();
    [[nodiscard]] const QString &directory() const { return m_directory; }
    [[nodiscard]] QStringList troubles() const { return m_told.values(); } ///< as they are now
    [[nodiscard]] int waiting() const { return int(m_seen.size()); } ///< files that are not taken yet

signals:
    /** A file cannot be read or moved, or the folder is gone: once, until that changes. */
    void troubled(const QString &text);
    void looked(); ///< once for every look

private:
    struct Seen {
        qint64 size = -1;
        qint64 changedMs = 0; ///< as the file says
        qint64 sinceMs = 0; ///< unchanged since, by our clock
        bool refused = false; ///< offered, and said to be cut off
        bool stuck = false; ///< taken, but could not be moved: not offered again until it changes
    };
    void look();
    [[nodiscard]] bool offer(const QString &path, bool last, Seen &now);
    [[nodiscard]] Outcome moveAway(const QString &path, const QString &folder, const DroppedState &taken);
    void bringBack();
    void tellOnce(const QString &about, const QString &text);
    void tellLinks();

    QString m_directory;
    const Clock &m_clock;
    Patience m_patience;
    Take m_take;
    QFileSystemWatcher m_watcher;
    QTimer m_timer;
    QHash<QString, Seen> m_seen;
    QHash<QString, QString> m_told; ///< what is wrong, by what it is about
};

} // namespace unitrail
