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

namespace unitrail {

/**
 * A folder that machines drop their files into. A file is offered when it has not changed for a while, so
 * that one half written is not read; whoever takes it may still say that it ends in the middle. Recorded
 * files go to done/ in that folder, those that wait to quarantine/. Hidden files and .tmp, .part, .new and
 * the like are somebody's unfinished business: a machine writes beside and renames.
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
    [[nodiscard]] int waiting() const { return int(m_seen.size()); } ///< files that are not taken yet

    /** Moves a file into that folder beside it; one of that name there already gets a number. */
    static Outcome moveTo(const QString &folder, const QString &path);

signals:
    void troubled(const QString &text); ///< a file could not be moved or the folder not be read
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

    QString m_directory;
    const Clock &m_clock;
    Patience m_patience;
    Take m_take;
    QFileSystemWatcher m_watcher;
    QTimer m_timer;
    QHash<QString, Seen> m_seen;
};

} // namespace unitrail
