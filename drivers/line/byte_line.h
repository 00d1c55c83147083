// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/scan.h"

#include <QObject>

#include <algorithm>

namespace unitrail {

/**
 * A two-way line of bytes to one device: a serial port or a TCP connection. Never blocks, never gives up:
 * once opened it tries to come back by itself, after 200 ms at first and after 5 s at most, until close().
 */
class ByteLine : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ByteLine)

public:
    explicit ByteLine(QObject *parent = nullptr)
        : QObject(parent)
    { }

    virtual void open() = 0;
    virtual void close() = 0;
    /** Queues; says nothing when the line is down. A device that takes nothing for long loses what is queued.
     */
    virtual void write(const QByteArray &bytes) = 0;

    [[nodiscard]] DeviceState::Kind kind() const { return m_kind; }
    [[nodiscard]] const QString &detail() const { return m_detail; }

signals:
    void received(const QByteArray &bytes);
    /** Ready: it is up. Lost or Off after Ready: what was begun will not go on. */
    void changed(unitrail::DeviceState::Kind kind, const QString &detail);

protected:
    void change(DeviceState::Kind kind, const QString &detail);

private:
    DeviceState::Kind m_kind = DeviceState::Kind::Off;
    QString m_detail;
};

/** How long to wait before the next try: doubling from 200 ms to 5 s, short again once a line has held. */
class BackOff {
public:
    static constexpr int firstMs = 200;
    static constexpr int longestMs = 5000;

    [[nodiscard]] int nextMs()
    {
        const int now = m_nextMs;
        m_nextMs = std::min(m_nextMs * 2, longestMs);
        return now;
    }
    void reset() { m_nextMs = firstMs; }

private:
    int m_nextMs = firstMs;
};

} // namespace unitrail
