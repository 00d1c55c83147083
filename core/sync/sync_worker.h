// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sync/station_port.h"
#include "core/sync/sync_pass.h"

#include <QObject>
#include <QTimer>

namespace unitrail {

/** When a station speaks with central (SYNC B13). Milliseconds. */
struct SyncTiming {
    int settleMs = 2000; ///< after the last entry, so that one push carries a whole operation
    int hurryAt = 50; ///< entries waiting that are worth a push at once
    int pollMs = 5000; ///< between two looks at the feed, a fifth more or less
    int backOffMaxMs = 300'000; ///< between two tries while central is away, at most
};

/** Runs passes on a thread of its own, where they may block. Everything but abort() happens there. */
class SyncWorker final : public QObject {
    Q_OBJECT

public:
    SyncWorker(const CentralConfig &config, const QUuid &station, std::unique_ptr<StationPort> port,
        const Clock &clock, const SyncTiming &timing);

    void abort(); ///< from the station's thread: nothing that goes on now goes on for long

public slots:
    void start();
    void noteWaiting(int waiting); ///< something was recorded
    void hurry(); ///< somebody wants it now
    void finish(); ///< closes the connection, on the thread that opened it

signals:
    void passStarted();
    void passDone(const unitrail::SyncReport &report);
    void passFailed(const QString &why);

private:
    void runPass();

    std::unique_ptr<StationPort> m_port;
    CentralLink m_link;
    SyncPass m_pass;
    SyncTiming m_timing;
    QTimer m_poll; ///< to the next pass that comes by itself
    QTimer m_settle; ///< to the pass that carries what was recorded
    int m_failures = 0; ///< in a row
};

} // namespace unitrail
