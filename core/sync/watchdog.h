// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

namespace unitrail {

/**
 * Frees a thread that is stuck in a call to central.
 *
 * No time-out of libpq or TCP ends a call to a server that is alive but mute (SYNC finding 7); shutting the
 * socket down from another thread does. The socket is watched through a duplicate of its descriptor, so that
 * a number which libpq has closed and the system has given to somebody else is never hit.
 */
class Watchdog {
public:
    Watchdog();
    ~Watchdog();
    Q_DISABLE_COPY_MOVE(Watchdog)

    /** The socket of an open connection; kept as a duplicate until forget(). */
    void take(int socket);
    void forget();

    /** From here on something must happen within so many milliseconds. */
    void arm(int deadlineMs);
    /**
     * The same while a connection is being opened and nobody knows its socket yet: at the deadline every
     * socket that was opened since and leads to a PostgreSQL at this port is shut down. Should another
     * connection be opening at that moment, it fails too and is tried again.
     */
    void armOpening(int deadlineMs, int port);
    /** It happened. True when it was too late and the socket has been shut down. */
    [[nodiscard]] bool disarm();

    /** From any thread: end what is going on now, and everything after it at once. */
    void abort();
    [[nodiscard]] bool isAborted() const;

private:
    using SteadyClock = std::chrono::steady_clock;
    void watch();
    void bite(); ///< with m_mutex held

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_socket = -1;
    bool m_armed = false;
    bool m_bitten = false;
    bool m_aborted = false;
    bool m_ending = false;
    int m_openingPort = 0; ///< 0: the socket is known
    std::set<int> m_before; ///< sockets there were when opening began
    SteadyClock::time_point m_deadline;
    std::thread m_thread; ///< last: it uses all of the above
};

} // namespace unitrail
