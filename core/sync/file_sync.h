// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/journal/attachments.h"
#include "core/sync/central_link.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QHash>
#include <QSet>

#include <functional>
#include <map>
#include <set>

namespace unitrail {

/** A file that does not get to central, or from there. */
struct FileTrouble {
    QString sha256;
    QString text; ///< one line: what is wrong and the mend
    bool operator==(const FileTrouble &) const = default;
};

/** What became of the files in one pass. */
struct FileReport {
    int sent = 0; ///< that central holds now and did not before
    int waiting = 0; ///< that lie here and are not known to be held there
    bool more = false; ///< the next pass goes on at once: only its time was over, or entries came
    QStringList fetched{}; ///< hashes of those that are here now
    QStringList absent{}; ///< wanted, and central does not hold them yet
    std::vector<FileTrouble> troubles{};
};

/**
 * Files to central and back, behind the entries (SYNC: the hash is in the entry, the file comes separately).
 *
 * Up goes every file that this station keeps: evidence leaves the terminal by itself. Down comes only what
 * somebody asks for: the photos of a line are more than a terminal's disk holds, and few are looked at twice.
 * Stateless as entries are: what central lacks is asked, never noted; what is remembered saves questions.
 */
class FileSync {
public:
    FileSync(CentralLink &link, const QString &dataDirectory);

    /**
     * @param wanted hashes of files that somebody wants to see here; they come first
     * @param entriesWait asked between two pieces: true ends it, and the next pass goes on where this one was
     */
    FileReport run(const std::set<QString> &wanted, int forMs, const std::function<bool()> &entriesWait);
    FileReport fetchOnly(const QString &sha256); ///< all of it, however long that takes
    void askAnew() { m_asked.invalidate(); } ///< central is not what it was

private:
    enum class Step { Done, Left, Broken };
    bool goOn();
    void look();
    Outcome askCentral();
    Step send(const QString &sha256, FileReport &report);
    Step fetch(const QString &sha256, FileReport &report);
    Step finishFetch(const QString &sha256, FileReport &report);
    void answered(qint64 tookMs);
    Step failed(const Failure &failure, const QString &sha256);
    void noteHeld(const QString &sha256);

    CentralLink &m_link;
    QString m_directory;
    AttachmentStore m_store;
    QSet<QString> m_held; ///< by central, as it said
    std::map<QString, bool> m_waiting; ///< here and not in m_held; true: central has said that it lacks it
    QHash<QString, QDateTime> m_folders; ///< as they were when they were last read
    QElapsedTimer m_asked; ///< since everything was asked anew
    QDeadlineTimer m_pause{0}; ///< after a failure files wait for a while; entries do not
    FileTrouble m_trouble; ///< why they pause
    QHash<QString, FileTrouble> m_refused; ///< by central; they are tried again when it is asked anew
    int m_failures = 0; ///< in a row
    int m_pieceBytes = 65536; ///< follows how fast the line is
    QDeadlineTimer m_until;
    std::function<bool()> m_entriesWait;
};

/** One file from central, for the command line: everything of it now. Missing: central does not hold it. */
Outcome fetchFile(CentralLink &link, const QString &dataDirectory, const QString &sha256);

} // namespace unitrail
