// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/simulated/simulated_scanner.h"

#include <QFileInfo>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace unitrail {

static Failure failure(const QString &what)
{
    return {Failure::Kind::Device,
        QStringLiteral("%1: %2").arg(what, QString::fromLocal8Bit(std::strerror(errno)))};
}

Result<std::unique_ptr<SimulatedScanner>> SimulatedScanner::create(const QString &link)
{
    std::unique_ptr<SimulatedScanner> scanner(new SimulatedScanner(link));
    if (const Outcome done = scanner->plugIn(); !done)
        return done.error();
    return scanner;
}

SimulatedScanner::~SimulatedScanner()
{
    unplug();
    if (!m_link.isEmpty())
        QFile::remove(m_link);
}

QString SimulatedScanner::path() const
{
    return m_link.isEmpty() ? m_path : m_link;
}

Outcome SimulatedScanner::plugIn()
{
    if (isPluggedIn())
        return Done{};
    const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (terminal < 0)
        return failure(QStringLiteral("No pseudo-terminal to be had"));
    char name[64];
    if (::grantpt(terminal) != 0 || ::unlockpt(terminal) != 0
        || ::ptsname_r(terminal, name, sizeof name) != 0) {
        const Failure why = failure(QStringLiteral("The pseudo-terminal does not unlock"));
        ::close(terminal);
        return why;
    }
    const int cable = ::open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios line;
    if (cable < 0 || ::tcgetattr(cable, &line) != 0) {
        const Failure why = failure(QString::fromLocal8Bit(name));
        if (cable >= 0)
            ::close(cable);
        ::close(terminal);
        return why;
    }
    // Raw from the start: what is sent before anybody opens it would be echoed back and have its CR changed.
    ::cfmakeraw(&line);
    ::tcsetattr(cable, TCSANOW, &line);

    m_path = QString::fromLocal8Bit(name);
    if (!m_link.isEmpty()) {
        if (QFileInfo(m_link).isSymLink())
            QFile::remove(m_link);
        if (!QFile::link(m_path, m_link)) {
            const Failure why = failure(m_link);
            ::close(cable);
            ::close(terminal);
            return why;
        }
    }
    m_terminal = terminal;
    m_cable = cable;
    m_readable = std::make_unique<QSocketNotifier>(terminal, QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(terminal, QSocketNotifier::Write);
    m_writable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &SimulatedScanner::takeAnswer);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &SimulatedScanner::flush);
    return Done{};
}

void SimulatedScanner::unplug()
{
    if (!isPluggedIn())
        return;
    m_readable.reset();
    m_writable.reset();
    m_queue.clear();
    ::close(m_cable);
    ::close(m_terminal);
    m_cable = m_terminal = -1;
}

void SimulatedScanner::send(const QByteArray &bytes)
{
    if (!isPluggedIn())
        return;
    m_queue += bytes;
    flush();
}

void SimulatedScanner::flush()
{
    while (!m_queue.isEmpty()) {
        const ssize_t size = ::write(m_terminal, m_queue.constData(), size_t(m_queue.size()));
        if (size <= 0)
            break;
        m_queue.remove(0, qsizetype(size));
    }
    m_writable->setEnabled(!m_queue.isEmpty());
}

void SimulatedScanner::takeAnswer()
{
    char buffer[4096];
    const ssize_t size = ::read(m_terminal, buffer, sizeof buffer);
    if (size > 0)
        emit answered(QByteArray(buffer, qsizetype(size)));
}

} // namespace unitrail
