// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/assembly.h"

#include <QSocketNotifier>

namespace unitrail {

/**
 * SIGTERM and SIGINT wait from here on for StopRequests. To be called before any thread is made: one that
 * does not hold them would be ended by them, and the program with it.
 */
void holdStopRequests();

/** Tells when the process is asked to stop. */
class StopRequests : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StopRequests)

public:
    StopRequests();
    ~StopRequests() override;

signals:
    void came();

private:
    int m_descriptor;
    QSocketNotifier m_notifier;
};

/** Prints one JSON line for each verdict, flushed, until it is told to stop (SIGTERM, SIGINT). The exit code.
 */
int runHeadless(Assembly &assembly);

} // namespace unitrail
