// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/hid/hid_transport.h"
#include "drivers/line/byte_line.h"
#include "drivers/line/serial_line.h"

#include <QSocketNotifier>
#include <QTimer>

#include <memory>

struct hid_device_;
struct udev;
struct udev_monitor;

namespace unitrail {

struct HidConfig {
    std::optional<UsbIdentity> usb{}; ///< none: the first bar code scanner there is
    bool operator==(const HidConfig &) const = default;
};

/**
 * A HID device through hidapi (its hidraw backend): it lists the devices, opens one and reads and writes its
 * reports. What hidapi 0.13 cannot do is done beside it: libudev tells what is plugged in and where the
 * report descriptor lies (hidapi reads it from 0.14 on), and as hidapi has nothing to wait on, it is asked
 * for reports by a timer, more often while they come. The device file needs a udev rule that gives the
 * station's group the right to it.
 */
class HidapiTransport final : public HidTransport {
    Q_OBJECT

public:
    /** So often a quiet device is asked ... */
    static constexpr int lookEveryMs = 8;
    /** ... and so often one that has just sent, for a while. A scanner sends a report a millisecond at most.
     */
    static constexpr int lookOftenEveryMs = 1;
    static constexpr int lookOftenForTurns = 50;

    explicit HidapiTransport(HidConfig config, QObject *parent = nullptr);
    ~HidapiTransport() override;

    void open() override;
    void close() override;
    void write(const QByteArray &report) override;

private:
    struct Found;
    void listenForDevices();
    void tryToOpen();
    void look();
    void lose();
    void closeDevice();
    [[nodiscard]] std::vector<Found> findDevices() const;
    [[nodiscard]] QByteArray descriptorOf(const QString &path) const;

    HidConfig m_config;
    udev *m_udev = nullptr;
    udev_monitor *m_monitor = nullptr;
    std::unique_ptr<QSocketNotifier> m_plugged;
    QTimer m_look;
    int m_quietTurns = 0;
    QTimer m_retry; ///< the right to a device may come after the device
    BackOff m_backOff;
    hid_device_ *m_device = nullptr;
    qsizetype m_reportSize = 0;
    QString m_path;
    bool m_wanted = false;
};

} // namespace unitrail
