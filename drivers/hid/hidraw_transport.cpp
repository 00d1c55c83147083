// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/hid/hidraw_transport.h"

#include "core/devices/log.h"
#include "drivers/hid/pos_reports.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <libudev.h>
#include <poll.h>
#include <unistd.h>

namespace unitrail {

struct HidrawTransport::Found {
    QString path;
    QByteArray reportDescriptor;
    UsbIdentity usb;
};

/** "0003:00000C2E:00000B61", as the kernel writes bus, vendor and product of a HID device. */
static UsbIdentity identityOf(udev_device *hid)
{
    UsbIdentity usb;
    const QList<QByteArray> parts = QByteArray(udev_device_get_property_value(hid, "HID_ID")).split(':');
    if (parts.size() == 3) {
        usb.vendor = quint16(parts[1].toUInt(nullptr, 16));
        usb.product = quint16(parts[2].toUInt(nullptr, 16));
    }
    usb.serial = QString::fromUtf8(udev_device_get_property_value(hid, "HID_UNIQ"));
    return usb;
}

static QByteArray fileContents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(4096) : QByteArray();
}

HidrawTransport::HidrawTransport(HidConfig config, QObject *parent)
    : HidTransport(parent)
    , m_config(std::move(config))
    , m_udev(udev_new())
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &HidrawTransport::tryToOpen);
}

HidrawTransport::~HidrawTransport()
{
    closeDevice();
    m_plugged.reset();
    if (m_monitor)
        udev_monitor_unref(m_monitor);
    if (m_udev)
        udev_unref(m_udev);
}

void HidrawTransport::open()
{
    if (m_wanted)
        return;
    m_wanted = true;
    m_backOff.reset();
    listenForDevices();
    tryToOpen();
}

void HidrawTransport::close()
{
    m_wanted = false;
    m_retry.stop();
    closeDevice();
    change(DeviceState::Kind::Off, m_path);
}

void HidrawTransport::listenForDevices()
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
        if (added && m_wanted && m_file < 0) {
            m_backOff.reset();
            tryToOpen();
        }
    });
}

std::vector<HidrawTransport::Found> HidrawTransport::findDevices() const
{
    std::vector<Found> found;
    if (!m_udev)
        return found;
    udev_enumerate *all = udev_enumerate_new(m_udev);
    udev_enumerate_add_match_subsystem(all, "hidraw");
    udev_enumerate_scan_devices(all);
    udev_list_entry *entry = nullptr;
    udev_list_entry_foreach(entry, udev_enumerate_get_list_entry(all))
    {
        udev_device *device = udev_device_new_from_syspath(m_udev, udev_list_entry_get_name(entry));
        if (!device)
            continue;
        udev_device *hid = udev_device_get_parent_with_subsystem_devtype(device, "hid", nullptr); // borrowed
        const char *node = udev_device_get_devnode(device);
        if (hid && node) {
            const QString directory = QString::fromLocal8Bit(udev_device_get_syspath(hid));
            found.push_back({QString::fromLocal8Bit(node),
                fileContents(directory + QStringLiteral("/report_descriptor")), identityOf(hid)});
        }
        udev_device_unref(device);
    }
    udev_enumerate_unref(all);
    return found;
}

static bool isScanner(const QByteArray &reportDescriptor)
{
    const auto fields = inputFieldsOf(reportDescriptor);
    return fields && posLayoutOf(*fields);
}

void HidrawTransport::tryToOpen()
{
    if (!m_wanted || m_file >= 0)
        return;
    QString why = QStringLiteral("no such scanner is plugged in");
    for (const Found &device : findDevices()) {
        // A composite device has several of these; the scanner is the one that says so, or the one that was
        // named.
        const bool wanted = !m_config.usb || m_config.usb->isMetBy(device.usb);
        if (!wanted || !isScanner(device.reportDescriptor))
            continue;
        m_file = ::open(device.path.toLocal8Bit().constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
        if (m_file < 0) {
            why = device.path
                + (errno == EACCES ? QStringLiteral(": no permission, a udev rule is missing")
                                   : QStringLiteral(": does not open"));
            continue;
        }
        m_path = device.path;
        m_reportSize = std::max<qsizetype>(reportSizeMax(*inputFieldsOf(device.reportDescriptor)), 1);
        m_readable = std::make_unique<QSocketNotifier>(m_file, QSocketNotifier::Read);
        connect(m_readable.get(), &QSocketNotifier::activated, this, &HidrawTransport::takeReports);
        m_retry.stop();
        qCInfo(logDevices) << "Opened" << m_path;
        change(DeviceState::Kind::Ready, m_path, device.reportDescriptor);
        return;
    }
    change(kind() == DeviceState::Kind::Lost ? kind() : DeviceState::Kind::Connecting, why);
    m_retry.start(m_backOff.nextMs());
}

void HidrawTransport::takeReports()
{
    // One report a turn of the loop: a scanner gone mad does not hold up the station.
    QByteArray report(m_reportSize, Qt::Uninitialized);
    const ssize_t size = ::read(m_file, report.data(), size_t(report.size()));
    if (size > 0) {
        m_backOff.reset();
        report.truncate(qsizetype(size));
        emit reportCame(report);
        return;
    }
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    lose();
}

void HidrawTransport::lose()
{
    closeDevice();
    qCWarning(logDevices) << "Lost" << m_path;
    m_retry.start(m_backOff.nextMs());
    change(DeviceState::Kind::Lost, m_path);
}

void HidrawTransport::closeDevice()
{
    if (m_file < 0)
        return;
    // The notifier may be the one that called us: it goes when the loop is back.
    m_readable->setEnabled(false);
    m_readable.release()->deleteLater();
    ::close(m_file);
    m_file = -1;
}

void HidrawTransport::write(const QByteArray &report)
{
    if (m_file < 0)
        return;
    if (::write(m_file, report.constData(), size_t(report.size())) < 0)
        qCWarning(logDevices) << m_path << "takes no report";
}

} // namespace unitrail
