// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/line/serial_line.h"

#include "core/devices/log.h"

#include <QSerialPortInfo>

namespace unitrail {

/** A device that takes nothing is left alone before its queue fills the memory. */
static constexpr qint64 queueSizeMax = 65536;
static constexpr int heldAfterMs = 1000;

static QString pathOf(const UsbIdentity &wanted)
{
    for (const QSerialPortInfo &info : QSerialPortInfo::availablePorts()) {
        const UsbIdentity device{.vendor = info.vendorIdentifier(),
            .product = info.productIdentifier(),
            .serial = info.serialNumber()};
        if (info.hasVendorIdentifier() && wanted.isMetBy(device))
            return info.systemLocation();
    }
    return {};
}

QString portOf(const SerialConfig &config)
{
    return config.path.isEmpty() && config.usb ? pathOf(*config.usb) : config.path;
}

/** Our own words: after an unplug QSerialPort::errorString() speaks of something long past. */
static QString wordsFor(QSerialPort::SerialPortError error)
{
    switch (error) {
    case QSerialPort::DeviceNotFoundError:
        return QStringLiteral("not there");
    case QSerialPort::PermissionError:
        return QStringLiteral("in use by another program, or no permission to open it");
    case QSerialPort::UnsupportedOperationError:
        return QStringLiteral("does not take these settings");
    case QSerialPort::OpenError:
        return QStringLiteral("already open");
    case QSerialPort::NoError:
    case QSerialPort::WriteError:
    case QSerialPort::ReadError:
    case QSerialPort::ResourceError:
    case QSerialPort::TimeoutError:
    case QSerialPort::NotOpenError:
    case QSerialPort::UnknownError:
        break;
    }
    return QStringLiteral("does not open");
}

SerialLine::SerialLine(SerialConfig config, QObject *parent)
    : ByteLine(parent)
    , m_config(std::move(config))
{
    m_retry.setSingleShot(true);
    m_held.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &SerialLine::tryToOpen);
    connect(&m_held, &QTimer::timeout, this, [this] { m_backOff.reset(); });
    connect(&m_port, &QSerialPort::readyRead, this, &SerialLine::takeBytes);
    connect(&m_port, &QSerialPort::errorOccurred, this, &SerialLine::noticeError);
}

SerialLine::~SerialLine()
{
    m_port.disconnect(this);
}

void SerialLine::open()
{
    if (m_wanted)
        return;
    m_wanted = true;
    m_backOff.reset();
    tryToOpen();
}

void SerialLine::close()
{
    m_wanted = false;
    m_losing = false;
    m_retry.stop();
    m_held.stop();
    if (m_port.isOpen())
        m_port.flush(); // a light that is switched off last is off
    m_port.close();
    change(DeviceState::Kind::Off, m_path);
}

void SerialLine::tryToOpen()
{
    m_path = portOf(m_config);
    const bool wasUp = kind() == DeviceState::Kind::Lost;
    if (m_path.isEmpty()) {
        change(wasUp ? kind() : DeviceState::Kind::Connecting,
            QStringLiteral("no such USB device is plugged in"));
        m_retry.start(m_backOff.nextMs());
        return;
    }

    // Set before opening: a line that cannot have this parity then opens all the same, as a pseudo-terminal
    // does.
    m_port.setPortName(m_path);
    m_port.setBaudRate(m_config.baud);
    m_port.setDataBits(m_config.dataBits);
    m_port.setParity(m_config.parity);
    m_port.setStopBits(m_config.stopBits);
    m_port.setFlowControl(m_config.flowControl);
    if (!m_port.open(QIODevice::ReadWrite)) {
        change(wasUp ? kind() : DeviceState::Kind::Connecting,
            m_path + QStringLiteral(": ") + wordsFor(m_port.error()));
        m_retry.start(m_backOff.nextMs());
        return;
    }

    // Many USB scanners send nothing before these are up. A line without them is as good.
    m_port.setDataTerminalReady(true);
    if (m_config.flowControl != QSerialPort::HardwareControl)
        m_port.setRequestToSend(true);
    qCInfo(logDevices) << "Opened" << m_path;
    m_losing = false;
    m_held.start(heldAfterMs);
    change(DeviceState::Kind::Ready, m_path);
}

void SerialLine::noticeError(QSerialPort::SerialPortError error)
{
    switch (error) {
    case QSerialPort::NoError:
    case QSerialPort::UnsupportedOperationError:
    case QSerialPort::TimeoutError:
    case QSerialPort::OpenError:
    case QSerialPort::NotOpenError:
        return;
    case QSerialPort::DeviceNotFoundError:
    case QSerialPort::PermissionError:
    case QSerialPort::WriteError:
    case QSerialPort::ReadError:
    case QSerialPort::ResourceError:
    case QSerialPort::UnknownError:
        break;
    }
    // The port repeats its error hundreds of times a millisecond until it is closed, and must not be closed
    // in here.
    if (kind() != DeviceState::Kind::Ready || std::exchange(m_losing, true))
        return;
    QMetaObject::invokeMethod(this, &SerialLine::lose, Qt::QueuedConnection);
}

void SerialLine::lose()
{
    if (!std::exchange(m_losing, false))
        return;
    takeBytes();
    m_held.stop();
    m_port.close();
    qCWarning(logDevices) << "Lost" << m_path;
    m_retry.start(m_backOff.nextMs());
    change(DeviceState::Kind::Lost, m_path);
}

void SerialLine::takeBytes()
{
    const QByteArray bytes = m_port.readAll();
    if (!bytes.isEmpty())
        emit received(bytes);
}

void SerialLine::write(const QByteArray &bytes)
{
    if (kind() != DeviceState::Kind::Ready || bytes.isEmpty() || m_port.bytesToWrite() > queueSizeMax)
        return;
    m_port.write(bytes);
}

} // namespace unitrail
