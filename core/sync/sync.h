// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/journal/journal.h"
#include "core/sync/sync_worker.h"

#include <QObject>
#include <QThread>

namespace unitrail {

/** What the status strip may say about central. */
struct SyncState {
    enum class Kind {
        NotConfigured, ///< there is no central: the station works for itself
        Offline, ///< not reached, or it does not want us: calm, everything is kept and goes later
        Sending, ///< reached, and something is still to go
        Saved, ///< central holds everything, hash for hash
    };
    Kind kind = Kind::NotConfigured;
    int waiting = 0; ///< own entries that central has not confirmed
    qint64 lastContactMs = 0; ///< UTC, of the last pass that came through; 0: none since the start
    QString detail; ///< Offline: why, one line for the log and the help
    int files = 0; ///< photos and the like that central does not hold yet
    QString fileTrouble{}; ///< why one of them does not get there; empty: they are on their way

    bool operator==(const SyncState &) const = default;
};

/**
 * Keeps a station's journal and central in step, and never in the station's way.
 *
 * Lives on the station's thread with the journal; all speaking is done by a worker on a thread of its own,
 * which reads and writes the journal through slices of a few milliseconds here. Offline is normal: it tries
 * again by itself.
 */
class Sync final : public QObject {
    Q_OBJECT

public:
    /** Running numbers are leased for it from now on. Before start(). */
    void setSerialBook(SerialBook book) { m_serials = std::move(book); }

    /** @param clock is read from two threads: SystemClock, or one that stands still */
    Sync(Journal &journal, const Clock &clock, const CentralConfig &config, const SyncTiming &timing = {},
        QObject *parent = nullptr);
    ~Sync() override; ///< ends what goes on, within moments, and waits for it

    void start(); ///< once; does nothing when central is not configured
    [[nodiscard]] const SyncState &state() const { return m_state; }
    [[nodiscard]] qint64
    longestSliceUs() const; ///< how long sync has kept the station's thread at once, at most

public slots:
    void noteRecorded(); ///< after every append: cheap
    /** A file that an entry of another station names and that is not here: somebody wants to see it. */
    void wantFile(const QString &sha256);
    void hurry(); ///< now, also while backing off: a unit is finished, or somebody pressed the button

signals:
    void stateChanged(const unitrail::SyncState &state);
    void taken(const std::vector<unitrail::Recorded>
            &entries); ///< new entries of other stations, in the journal already
    void fileCame(const QString &sha256); ///< one that was wanted is here now
    void alarmed(const unitrail::SyncAlarm &alarm); ///< once for each that is new

private:
    void takeReport(const SyncReport &report);
    void takeFailure(const QString &why);
    void show(SyncState state);

    Journal &m_journal;
    const Clock &m_clock;
    SyncState m_state;
    SerialBook m_serials;
    std::vector<SyncAlarm> m_alarms; ///< as of the last pass
    QThread m_thread;
    StationPort *m_port = nullptr; ///< the worker's
    std::unique_ptr<SyncWorker> m_worker; ///< on m_thread until that has ended
};

} // namespace unitrail
