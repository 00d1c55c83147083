// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/evdev/evdev_scanner.h"

#include "core/devices/log.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <libudev.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace unitrail {

EvdevAccess kernelEvdevAccess()
{
    return {.open =
                [](const QString &path) {
                    return ::open(path.toLocal8Bit().constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
                },
        .grab = [](int file) { return ::ioctl(file, EVIOCGRAB, 1) == 0; }};
}

static QString property(udev_device *device, const char *name)
{
    return QString::fromUtf8(udev_device_get_property_value(device, name));
}

/** The event file of the keyboard that this USB device is. */
static QString pathOf(const UsbIdentity &wanted)
{
    udev *context = udev_new();
    if (!context)
        return {};
    QString path;
    udev_enumerate *all = udev_enumerate_new(context);
    udev_enumerate_add_match_subsystem(all, "input");
    udev_enumerate_add_match_sysname(all, "event*");
    udev_enumerate_scan_devices(all);
    udev_list_entry *entry = nullptr;
    udev_list_entry_foreach(entry, udev_enumerate_get_list_entry(all))
    {
        udev_device *device = udev_device_new_from_syspath(context, udev_list_entry_get_name(entry));
        if (!device)
            continue;
        const UsbIdentity usb{.vendor = quint16(property(device, "ID_VENDOR_ID").toUInt(nullptr, 16)),
            .product = quint16(property(device, "ID_MODEL_ID").toUInt(nullptr, 16)),
            .serial = property(device, "ID_SERIAL_SHORT")};
        const bool isWanted
            = property(device, "ID_INPUT_KEYBOARD") == QStringLiteral("1") && wanted.isMetBy(usb);
        if (isWanted && path.isEmpty())
            path = QString::fromLocal8Bit(udev_device_get_devnode(device));
        udev_device_unref(device);
    }
    udev_enumerate_unref(all);
    udev_unref(context);
    return path;
}

EvdevScanner::EvdevScanner(
    QString device, EvdevConfig config, const Clock &clock, EvdevAccess access, QObject *parent)
    : Scanner(parent)
    , m_config(std::move(config))
    , m_clock(clock)
    , m_access(std::move(access))
    , m_state{device, DeviceState::Kind::Off, {}, false}
    , m_reader(m_config.layout)
    , m_fallback(std::move(device), m_config.fallback, clock)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &EvdevScanner::tryToOpen);
    connect(&m_fallback, &Scanner::scanned, this, &Scanner::scanned);
}

EvdevScanner::~EvdevScanner()
{
    closeFile();
}

void EvdevScanner::start()
{
    if (std::exchange(m_wanted, true))
        return;
    m_backOff.reset();
    tryToOpen();
}

void EvdevScanner::stop()
{
    m_wanted = false;
    m_retry.stop();
    m_fallback.stop();
    closeFile();
    tell(m_reader.end());
    change(DeviceState::Kind::Off, m_path);
}

void EvdevScanner::tryToOpen()
{
    m_path = m_config.path.isEmpty() && m_config.usb ? pathOf(*m_config.usb) : m_config.path;
    const int file = m_path.isEmpty() ? -1 : m_access.open(m_path);
    if (file < 0 && (m_path.isEmpty() || errno != EACCES)) {
        const QString why = m_path.isEmpty() ? QStringLiteral("no such scanner is plugged in")
                                             : m_path + QStringLiteral(": not there");
        m_fallback.stop();
        change(m_state.kind == DeviceState::Kind::Connecting || m_state.kind == DeviceState::Kind::Off
                ? DeviceState::Kind::Connecting
                : DeviceState::Kind::Lost,
            why);
        m_retry.start(m_backOff.nextMs());
        return;
    }
    if (file < 0)
        return fallBack(
            m_path + QStringLiteral(": no permission to take it for ourselves, a udev rule is missing"));
    if (!m_access.grab(file)) {
        ::close(file);
        return fallBack(m_path + QStringLiteral(": another program has taken it for itself"));
    }

    m_fallback.stop();
    m_file = file;
    m_readable = std::make_unique<QSocketNotifier>(m_file, QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &EvdevScanner::takeStrokes);
    qCInfo(logDevices) << "Took" << m_path << "for ourselves";
    change(DeviceState::Kind::Ready, m_path);
}

void EvdevScanner::fallBack(const QString &why)
{
    m_fallback.start();
    change(DeviceState::Kind::Ready, why, true);
    m_retry.start(m_backOff.nextMs());
}

void EvdevScanner::takeStrokes()
{
    std::array<input_event, 64> events;
    const ssize_t size = ::read(m_file, events.data(), sizeof events);
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (size <= 0)
        return lose();
    m_backOff.reset();
    const size_t count = size_t(size) / sizeof(input_event);
    for (size_t i = 0; i < count && m_file >= 0; ++i)
        tell(m_reader.take(events[i].type, events[i].code, events[i].value));
}

void EvdevScanner::lose()
{
    closeFile();
    qCWarning(logDevices) << "Lost" << m_path;
    m_retry.start(m_backOff.nextMs());
    tell(m_reader.end());
    change(DeviceState::Kind::Lost, m_path);
}

void EvdevScanner::closeFile()
{
    if (m_file < 0)
        return;
    m_readable->setEnabled(false);
    m_readable.release()->deleteLater();
    ::close(m_file);
    m_file = -1;
}

void EvdevScanner::tell(std::vector<Scan> scans)
{
    const qint64 now = m_clock.wallMs();
    for (Scan &scan : scans) {
        scan.atMs = now;
        scan.device = m_state.device;
        emit scanned(scan);
    }
}

void EvdevScanner::change(DeviceState::Kind kind, const QString &detail, bool degraded)
{
    const DeviceState next{m_state.device, kind, detail, degraded};
    if (next == m_state)
        return;
    m_state = next;
    emit stateChanged(m_state);
}

} // namespace unitrail
