// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/devices/scanner.h"
#include "drivers/evdev/keystrokes.h"
#include "drivers/line/byte_line.h"
#include "drivers/line/serial_line.h"
#include "drivers/wedge/keyboard_wedge.h"

#include <QSocketNotifier>
#include <QTimer>

#include <functional>
#include <memory>

namespace unitrail {

struct EvdevConfig {
    QString path{}; ///< /dev/input/by-id/...-event-kbd; empty: found by usb
    std::optional<UsbIdentity> usb{};
    KeyboardLayout layout = KeyboardLayout::Us;
    WedgeConfig fallback{}; ///< how its scans are told from typing when it cannot be grabbed
    bool operator==(const EvdevConfig &) const = default;
};

/** How the device is reached; the kernel's own unless a test stands in for it. */
struct EvdevAccess {
    std::function<int(const QString &path)> open; ///< -1 and errno: no
    std::function<bool(int file)> grab; ///< false: somebody else has it
};
[[nodiscard]] EvdevAccess kernelEvdevAccess();

/**
 * A scanner that types, taken away from everybody else: what it types reaches no window, no shortcut and no
 * login prompt. Where the right to do so is missing it is read as a keyboard wedge by its prefix, and the
 * state says so (degraded), while it goes on trying.
 */
class EvdevScanner final : public Scanner {
    Q_OBJECT

public:
    EvdevScanner(QString device, EvdevConfig config, const Clock &clock,
        EvdevAccess access = kernelEvdevAccess(), QObject *parent = nullptr);
    ~EvdevScanner() override;

    void start() override;
    void stop() override;
    [[nodiscard]] DeviceState state() const override { return m_state; }

private:
    void tryToOpen();
    void fallBack(const QString &why);
    void takeStrokes();
    void lose();
    void closeFile();
    void tell(std::vector<Scan> scans);
    void change(DeviceState::Kind kind, const QString &detail, bool degraded = false);

    EvdevConfig m_config;
    const Clock &m_clock;
    EvdevAccess m_access;
    DeviceState m_state;
    KeystrokeReader m_reader;
    KeyboardWedge m_fallback;
    std::unique_ptr<QSocketNotifier> m_readable;
    QTimer m_retry;
    BackOff m_backOff;
    QString m_path;
    int m_file = -1;
    bool m_wanted = false;
};

} // namespace unitrail
