// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/hid/hidapi_transport.h"

#include "core/devices/log.h"
#include "drivers/hid/pos_reports.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <hidapi/hidapi.h>
#include <libudev.h>
#include <unistd.h>

namespace unitrail {

struct HidapiTransport::Found {
    QString path;
    QByteArray reportDescriptor;
    UsbIdentity usb;
};

static QByteArray fileContents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(4096) : QByteArray();
}

HidapiTransport::HidapiTransport(HidConfig config, QObject *parent)
    : HidTransport(parent)
    , m_config(std::move(config))
    , m_udev(udev_new())
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &HidapiTransport::tryToOpen);
    m_look.setTimerType(Qt::PreciseTimer);
    connect(&m_look, &QTimer::timeout, this, &HidapiTransport::look);
    hid_init();
}

HidapiTransport::~HidapiTransport()
{
    closeDevice();
    m_plugged.reset();
    if (m_monitor)
        udev_monitor_unref(m_monitor);
    if (m_udev)
        udev_unref(m_udev);
}

void HidapiTransport::open()
{
    if (m_wanted)
        return;
    m_wanted = true;
    m_backOff.reset();
    listenForDevices();
    tryToOpen();
}

void HidapiTransport::close()
{
    m_wanted = false;
    m_retry.stop();
    closeDevice();
    change(DeviceState::Kind::Off, m_path);
}

void HidapiTransport::listenForDevices()
{
    if (m_monitor || !m_udev)
        return;
    m_monitor = udev_monitor_new_from_netlink(m_udev, "udev");
    if (!m_monitor)
        return;
    udev_monitor_filter_add_match_subsystem_devtype(m_monitor, "hidraw", nullptr);
    udev_monitor_enable_receiving(m_monitor);
    m_plugged = std::make_unique<QSocketNotifier>(udev_monitor_get_fd(m_monitor), QSocketNotifier::Read);
    connect(m_plugged.get(), &QSocketNotifier::activated, this, [this] {
        udev_device *device = udev_monitor_receive_device(m_monitor);
        if (!device)
            return;
        const bool added = qstrcmp(udev_device_get_action(device), "add") == 0;
        udev_device_unref(device);
        if (added && m_wanted && !m_device) {
            m_backOff.reset();
            tryToOpen();
        }
    });
}

QByteArray HidapiTransport::descriptorOf(const QString &path) const
{
    const QByteArray name = QFileInfo(path).fileName().toLocal8Bit();
    udev_device *device
        = m_udev ? udev_device_new_from_subsystem_sysname(m_udev, "hidraw", name.constData()) : nullptr;
    if (!device)
        return {};
    udev_device *hid = udev_device_get_parent_with_subsystem_devtype(device, "hid", nullptr); // borrowed
    const QString directory = hid ? QString::fromLocal8Bit(udev_device_get_syspath(hid)) : QString();
    udev_device_unref(device);
    return directory.isEmpty() ? QByteArray()
                               : fileContents(directory + QStringLiteral("/report_descriptor"));
}

/** A device with more than one top collection is listed once for each of them; here it stands once. */
std::vector<HidapiTransport::Found> HidapiTransport::findDevices() const
{
    std::vector<Found> found;
    hid_device_info *all = hid_enumerate(0, 0);
    for (const hid_device_info *info = all; info; info = info->next) {
        const QString path = QString::fromLocal8Bit(info->path);
        const bool known = std::any_of(
            found.begin(), found.end(), [&](const Found &device) { return device.path == path; });
        if (known)
            continue;
        UsbIdentity usb{.vendor = info->vendor_id, .product = info->product_id};
        usb.serial = info->serial_number ? QString::fromWCharArray(info->serial_number) : QString();
        found.push_back({path, descriptorOf(path), usb});
    }
    hid_free_enumeration(all);
    return found;
}

static bool isScanner(const QByteArray &reportDescriptor)
{
    const auto fields = inputFieldsOf(reportDescriptor);
    return fields && posLayoutOf(*fields);
}

void HidapiTransport::tryToOpen()
{
    if (!m_wanted || m_device)
        return;
    QString why = QStringLiteral("no such scanner is plugged in");
    for (const Found &device : findDevices()) {
        // A composite device has several of these; the scanner is the one that says so, or the one that was
        // named.
        const bool wanted = !m_config.usb || m_config.usb->isMetBy(device.usb);
        if (!wanted || !isScanner(device.reportDescriptor))
            continue;
        const QByteArray path = device.path.toLocal8Bit();
        m_device = hid_open_path(path.constData());
        if (!m_device) {
            why = device.path
                + (::access(path.constData(), R_OK | W_OK) != 0
                        ? QStringLiteral(": no permission, a udev rule is missing")
                        : QStringLiteral(": does not open"));
            continue;
        }
        hid_set_nonblocking(m_device, 1);
        m_path = device.path;
        m_reportSize = std::max<qsizetype>(reportSizeMax(*inputFieldsOf(device.reportDescriptor)), 1);
        m_quietTurns = lookOftenForTurns;
        m_look.start(lookEveryMs);
        m_retry.stop();
        qCInfo(logDevices) << "Opened" << m_path;
        change(DeviceState::Kind::Ready, m_path, device.reportDescriptor);
        return;
    }
    change(kind() == DeviceState::Kind::Lost ? kind() : DeviceState::Kind::Connecting, why);
    m_retry.start(m_backOff.nextMs());
}

void HidapiTransport::look()
{
    // Not for ever in one turn of the loop: a scanner gone mad does not hold up the station.
    constexpr int reportsAtOnce = 16;
    for (int i = 0; i < reportsAtOnce && m_device; ++i) {
        QByteArray report(m_reportSize, Qt::Uninitialized);
        const int size
            = hid_read(m_device, reinterpret_cast<unsigned char *>(report.data()), size_t(report.size()));
        if (size < 0)
            return lose();
        if (size == 0) {
            if (++m_quietTurns == lookOftenForTurns)
                m_look.start(lookEveryMs);
            return;
        }
        m_backOff.reset();
        if (std::exchange(m_quietTurns, 0) >= lookOftenForTurns)
            m_look.start(lookOftenEveryMs);
        report.truncate(size);
        emit reportCame(report);
    }
}

void HidapiTransport::lose()
{
    closeDevice();
    qCWarning(logDevices) << "Lost" << m_path;
    m_retry.start(m_backOff.nextMs());
    change(DeviceState::Kind::Lost, m_path);
}

void HidapiTransport::closeDevice()
{
    m_look.stop();
    if (m_device)
        hid_close(m_device);
    m_device = nullptr;
}

void HidapiTransport::write(const QByteArray &report)
{
    if (!m_device)
        return;
    const auto *bytes = reinterpret_cast<const unsigned char *>(report.constData());
    if (hid_write(m_device, bytes, size_t(report.size())) < 0)
        qCWarning(logDevices) << m_path << "takes no report";
}

} // namespace unitrail
