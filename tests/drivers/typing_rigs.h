// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/evdev/evdev_scanner.h"
#include "tests/drivers/rigs.h"

#include <QGuiApplication>
#include <QKeyEvent>

#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace unitrail {

/**
 * A scanner that types, its event file made of a socket. Every byte is typed as Alt and three digits of the
 * number pad, which is how scanners send what has no key.
 */
class EvdevRig : public Rig {
public:
    EvdevRig()
        : m_scanner(QStringLiteral("hand scanner"), EvdevConfig{.path = QStringLiteral("/dev/input/event7")},
            m_clock,
            {.open =
                    [this](const QString &) {
                        if (!m_pluggedIn) {
                            errno = ENOENT;
                            return -1;
                        }
                        int ends[2];
                        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) != 0)
                            return -1;
                        m_device = ends[0];
                        m_station = ends[1];
                        return m_station;
                    },
                .grab = [](int) { return true; }})
    { }
    ~EvdevRig() override { closeDevice(); }

    Scanner &scanner() override { return m_scanner; }
    void plugIn() override { m_pluggedIn = true; }
    void unplug() override
    {
        m_pluggedIn = false;
        closeDevice();
    }
    bool send(const QByteArray &wire) override
    {
        QByteArray left = wire;
        const QDeadlineTimer deadline(20'000);
        while (!left.isEmpty() && !deadline.hasExpired()) {
            const qsizetype piece = std::min<qsizetype>(left.size(), 64 * pieceSize());
            const ssize_t size = ::write(m_device, left.constData(), size_t(piece));
            if (size > 0)
                left.remove(0, qsizetype(size));
            else
                QCoreApplication::processEvents();
        }
        return left.isEmpty();
    }
    bool hasArrived(qsizetype, qsizetype) override
    {
        int waiting = 0;
        return ::ioctl(m_station, FIONREAD, &waiting) == 0 && waiting == 0;
    }
    QByteArray wire(const QByteArray &message) override
    {
        static constexpr quint16 digits[]
            = {KEY_KP0, KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4, KEY_KP5, KEY_KP6, KEY_KP7, KEY_KP8, KEY_KP9};
        QByteArray strokes;
        for (const char byte : message) {
            strokes += stroke(KEY_LEFTALT, 1);
            for (const int place : {100, 10, 1}) {
                const quint16 digit = digits[quint8(byte) / place % 10];
                strokes += stroke(digit, 1) + stroke(digit, 0);
            }
            strokes += stroke(KEY_LEFTALT, 0);
        }
        return strokes + stroke(KEY_ENTER, 1); // what is told when it is let go adds nothing
    }
    QByteArray noise() override
    {
        return event(EV_MSC, MSC_SCAN, 4) + event(EV_LED, LED_NUML, 1) + event(EV_REL, REL_X, 7)
            + stroke(KEY_ENTER, 1) + stroke(KEY_ENTER, 0) + stroke(KEY_F13, 1) + stroke(KEY_F13, 0)
            + stroke(KEY_A, 0) + event(EV_SYN, SYN_REPORT, 0);
    }
    int forbidden() override { return -1; }
    qsizetype pieceSize() override { return sizeof(input_event); }
    qsizetype cutInside() override { return 10 * pieceSize(); }

private:
    static QByteArray event(quint16 type, quint16 code, qint32 value)
    {
        const input_event made{.time = {}, .type = type, .code = code, .value = value};
        return QByteArray(reinterpret_cast<const char *>(&made), sizeof made);
    }
    static QByteArray stroke(quint16 code, qint32 value) { return event(EV_KEY, code, value); }
    void closeDevice()
    {
        if (m_device >= 0)
            ::close(m_device);
        m_device = -1;
    }
    SystemClock m_clock;
    bool m_pluggedIn = true;
    int m_device = -1;
    int m_station = -1; ///< the scanner's
    EvdevScanner m_scanner;
};

/** A scanner that types into the window system, behind its prefix key. There is no plug to be pulled. */
class WedgeRig : public Rig {
public:
    WedgeRig()
        : m_scanner(std::move(*makeScanner(textDevice(WedgeConfig{}), m_clock)))
    { }
    Scanner &scanner() override { return *m_scanner; }
    void plugIn() override { m_scanner->start(); }
    void unplug() override { m_scanner->stop(); }
    bool send(const QByteArray &wire) override
    {
        for (const char byte : wire) {
            // Typed as characters of Latin-1: what a key gives is text.
            const int key = byte == '\0' ? int(Qt::Key_F24) : byte == '\r' ? int(Qt::Key_Return) : 0;
            const QString text = byte == '\0' ? QString() : QString(QChar(quint8(byte)));
            for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
                QKeyEvent event(type, key, Qt::NoModifier, text);
                QCoreApplication::sendEvent(&m_focus, &event);
            }
        }
        return true;
    }
    bool hasArrived(qsizetype, qsizetype) override { return true; }
    QByteArray wire(const QByteArray &message) override { return '\0' + message + '\r'; }
    /** A person types: that is no code. */
    QByteArray noise() override { return "hello\r1 2 3\r"; }
    QByteArray told(const QByteArray &message) override { return QString::fromLatin1(message).toUtf8(); }
    bool carries(int byte) override
    {
        // The prefix and what ends a code; STX begins one as well.
        return byte != 0 && byte != 2 && byte != '\r' && byte != '\n' && byte != '\t';
    }
    bool canBeLost() override { return false; }

private:
    SystemClock m_clock;
    QObject m_focus;
    std::unique_ptr<Scanner> m_scanner;
};

} // namespace unitrail
