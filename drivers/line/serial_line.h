// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/line/byte_line.h"
#include "drivers/line/usb_identity.h"

#include <QSerialPort>
#include <QTimer>

#include <optional>

namespace unitrail {

/** Where a serial device is and how its line is set. The defaults are what scanners are delivered with: 9600
 * 8N1. */
struct SerialConfig {
    QString path{}; ///< an absolute path, also a symbolic link (/dev/serial/by-id/...); empty: found by usb
    std::optional<UsbIdentity> usb{};
    qint32 baud = 9600;
    QSerialPort::DataBits dataBits = QSerialPort::Data8;
    QSerialPort::Parity parity = QSerialPort::NoParity;
    QSerialPort::StopBits stopBits = QSerialPort::OneStop;
    QSerialPort::FlowControl flowControl = QSerialPort::NoFlowControl;
    bool operator==(const SerialConfig &) const = default;
};

/** The port that is there now: the named one, or where the USB device is plugged in; empty: it is not. */
[[nodiscard]] QString portOf(const SerialConfig &config);

/** A serial port, also a USB one that comes and goes. */
class SerialLine final : public ByteLine {
    Q_OBJECT

public:
    explicit SerialLine(SerialConfig config, QObject *parent = nullptr);
    ~SerialLine() override;

    void open() override;
    void close() override;
    void write(const QByteArray &bytes) override;

private:
    void tryToOpen();
    void noticeError(QSerialPort::SerialPortError error);
    void lose();
    void takeBytes();

    SerialConfig m_config;
    QSerialPort m_port;
    QTimer m_retry;
    QTimer m_held; ///< runs out when the port has held long enough to be trusted again
    BackOff m_backOff;
    QString m_path; ///< the port in hand
    bool m_wanted = false;
    bool m_losing = false; ///< an error came and the port will be closed before the loop goes on
};

} // namespace unitrail
