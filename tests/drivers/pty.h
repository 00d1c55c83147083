// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace unitrail {

/** A cable made of a pseudo-terminal: the far end is ours, the near end has a name that stays when it is
 * pulled. */
class Pty {
    Q_DISABLE_COPY_MOVE(Pty)

public:
    Pty() { plugIn(); }
    ~Pty() { unplug(); }

    [[nodiscard]] QString path() const { return m_directory.filePath(QStringLiteral("port")); }
    [[nodiscard]] bool isPluggedIn() const { return m_far >= 0; }

    void plugIn()
    {
        m_far = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
        Q_ASSERT(m_far >= 0);
        ::grantpt(m_far);
        ::unlockpt(m_far);
        termios line;
        ::tcgetattr(m_far, &line);
        ::cfmakeraw(&line);
        ::tcsetattr(m_far, TCSANOW, &line);
        QFile::remove(path());
        QFile::link(QString::fromLocal8Bit(::ptsname(m_far)), path());
    }
    /** Leaves the link dangling, as a cable pulled without notice does. */
    void unplug()
    {
        if (m_far >= 0)
            ::close(m_far);
        m_far = -1;
    }
    /** Everything, however small the terminal's buffer is; the event loop runs meanwhile. */
    bool send(QByteArray bytes)
    {
        const QDeadlineTimer deadline(20'000);
        while (!bytes.isEmpty() && !deadline.hasExpired()) {
            const ssize_t size = ::write(m_far, bytes.constData(), size_t(bytes.size()));
            if (size > 0)
                bytes.remove(0, qsizetype(size));
            else
                QCoreApplication::processEvents();
            m_answers += take(); // a station that answers must not find the cable full
        }
        return bytes.isEmpty();
    }
    /** What the station sent so far and was not taken before. */
    QByteArray take()
    {
        QByteArray all = std::exchange(m_answers, {});
        char buffer[4096];
        for (ssize_t size; (size = ::read(m_far, buffer, sizeof buffer)) > 0;)
            all.append(buffer, qsizetype(size));
        return all;
    }

private:
    QTemporaryDir m_directory;
    int m_far = -1;
    QByteArray m_answers;
};

} // namespace unitrail
