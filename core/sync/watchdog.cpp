// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/watchdog.h"

#include <QDir>
#include <QStringList>
#include <QtEndian>

#include <cstring>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace unitrail {

static std::set<int> socketsOfThisProcess()
{
    std::set<int> sockets;
    const QStringList names = QDir(QStringLiteral("/proc/self/fd"))
                                  .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        struct stat state { };
        const int descriptor = name.toInt();
        if (fstat(descriptor, &state) == 0 && S_ISSOCK(state.st_mode))
            sockets.insert(descriptor);
    }
    return sockets;
}

/** Whether it leads to a PostgreSQL at this port, by TCP or by a socket file (named .s.PGSQL.PORT). */
static bool leadsTo(int socket, int port)
{
    sockaddr_storage peer{};
    socklen_t size = sizeof peer;
    if (getpeername(socket, reinterpret_cast<sockaddr *>(&peer), &size) != 0)
        return false;
    if (peer.ss_family == AF_INET)
        return qFromBigEndian(reinterpret_cast<const sockaddr_in *>(&peer)->sin_port) == port;
    if (peer.ss_family == AF_INET6)
        return qFromBigEndian(reinterpret_cast<const sockaddr_in6 *>(&peer)->sin6_port) == port;
    return peer.ss_family == AF_UNIX
        && std::strstr(reinterpret_cast<const sockaddr_un *>(&peer)->sun_path, ".s.PGSQL.") != nullptr;
}

Watchdog::Watchdog()
    : m_thread([this] { watch(); })
{ }

Watchdog::~Watchdog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_one();
    m_thread.join();
    forget();
}

void Watchdog::take(int socket)
{
    forget();
    const std::lock_guard lock(m_mutex);
    m_socket = fcntl(socket, F_DUPFD_CLOEXEC, 0);
}

void Watchdog::forget()
{
    const std::lock_guard lock(m_mutex);
    if (m_socket >= 0)
        ::close(m_socket);
    m_socket = -1;
}

void Watchdog::arm(int deadlineMs)
{
    const std::lock_guard lock(m_mutex);
    m_openingPort = 0;
    m_bitten = false;
    m_armed = true;
    m_deadline = SteadyClock::now() + std::chrono::milliseconds(deadlineMs);
    if (m_aborted)
        bite();
    m_changed.notify_one();
}

void Watchdog::armOpening(int deadlineMs, int port)
{
    std::set<int> before = socketsOfThisProcess();
    const std::lock_guard lock(m_mutex);
    m_before = std::move(before);
    m_openingPort = port;
    m_bitten = false;
    m_armed = true;
    m_deadline = SteadyClock::now() + std::chrono::milliseconds(deadlineMs);
    m_changed.notify_one();
}

bool Watchdog::disarm()
{
    const std::lock_guard lock(m_mutex);
    m_armed = false;
    m_openingPort = 0;
    return m_bitten;
}

void Watchdog::abort()
{
    const std::lock_guard lock(m_mutex);
    m_aborted = true;
    if (m_armed)
        bite();
}

bool Watchdog::isAborted() const
{
    const std::lock_guard lock(m_mutex);
    return m_aborted;
}

void Watchdog::bite()
{
    m_bitten = true;
    if (m_openingPort == 0) {
        if (m_socket >= 0)
            ::shutdown(m_socket, SHUT_RDWR);
        return;
    }
    for (const int socket : socketsOfThisProcess()) {
        if (!m_before.contains(socket) && leadsTo(socket, m_openingPort))
            ::shutdown(socket, SHUT_RDWR);
    }
}

void Watchdog::watch()
{
    // While it is open season the bite is repeated: libpq may try the next address of a host with a new
    // socket.
    constexpr std::chrono::milliseconds again{200};
    std::unique_lock lock(m_mutex);
    while (!m_ending) {
        if (!m_armed) {
            m_changed.wait(lock);
            continue;
        }
        if (SteadyClock::now() < m_deadline) {
            m_changed.wait_until(lock, m_deadline);
            continue;
        }
        bite();
        m_deadline = SteadyClock::now() + again;
    }
}

} // namespace unitrail
