// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/scan.h"

#include <QObject>

namespace unitrail {

/**
 * Carries reports between a HID device and us; waits for a device that is not plugged in, and for one that
 * went. Never blocks.
 */
class HidTransport : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HidTransport)

public:
    explicit HidTransport(QObject *parent = nullptr)
        : QObject(parent)
    { }

    virtual void open() = 0;
    virtual void close() = 0;
    virtual void write(const QByteArray &report)
        = 0; ///< an output report, its number first; lost when the device is away

    [[nodiscard]] DeviceState::Kind kind() const { return m_kind; }
    [[nodiscard]] const QString &detail() const { return m_detail; }
    /** Of the device in hand, while Ready. */
    [[nodiscard]] const QByteArray &reportDescriptor() const { return m_reportDescriptor; }

signals:
    void reportCame(const QByteArray &report); ///< whole, its number first when reports are numbered
    void changed(unitrail::DeviceState::Kind kind, const QString &detail);

protected:
    void change(DeviceState::Kind kind, const QString &detail, const QByteArray &reportDescriptor = {});

private:
    DeviceState::Kind m_kind = DeviceState::Kind::Off;
    QString m_detail;
    QByteArray m_reportDescriptor;
};

} // namespace unitrail
