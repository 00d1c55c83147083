// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/hid/hid_transport.h"
#include "drivers/line/byte_line.h"
#include "drivers/line/serial_line.h"

#include <QSocketNotifier>
#include <QTimer>

#include <memory>

struct udev;
struct udev_monitor;

namespace unitrail {

struct HidConfig {
    std::optional<UsbIdentity> usb{}; ///< none: the first bar code scanner there is
    bool operator==(const HidConfig &) const = default;
};

/**
 * Linux hidraw: a read gives one report and never waits, so that no thread is needed. libudev tells what is
 * plugged in. The device file needs a udev rule that gives the station's group the right to it.
 */
class HidrawTransport final : public HidTransport {
    Q_OBJECT

public:
    explicit HidrawTransport(HidConfig config, QObject *parent = nullptr);
    ~HidrawTransport() override;

    void open() override;
    void close() override;
    void write(const QByteArray &report) override;

private:
    struct Found;
    void listenForDevices();
    void tryToOpen();
    void takeReports();
    void lose();
    void closeDevice();
    [[nodiscard]] std::vector<Found> findDevices() const;

    HidConfig m_config;
    udev *m_udev = nullptr;
    udev_monitor *m_monitor = nullptr;
    std::unique_ptr<QSocketNotifier> m_plugged;
    std::unique_ptr<QSocketNotifier> m_readable;
    QTimer m_retry; ///< the right to a device may come after the device
    BackOff m_backOff;
    int m_file = -1;
    qsizetype m_reportSize = 0;
    QString m_path;
    bool m_wanted = false;
};

} // namespace unitrail
