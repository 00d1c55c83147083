// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/line/tcp_line.h"

#include "core/devices/log.h"

namespace unitrail {

static constexpr int patienceMs = 5000;
static constexpr qint64 queueSizeMax = 65536;

TcpLine::TcpLine(TcpConfig config, QObject *parent)
    : ByteLine(parent)
    , m_config(std::move(config))
    , m_address(QStringLiteral("%1:%2").arg(m_config.host).arg(m_config.port))
{
    m_retry.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &TcpLine::tryToConnect);
    connect(&m_patience, &QTimer::timeout, this, [this] { lose(QStringLiteral("does not answer")); });
    connect(&m_socket, &QTcpSocket::connected, this, [this] {
        m_patience.stop();
        m_socket.setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        change(DeviceState::Kind::Ready, m_address);
    });
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] {
        m_backOff.reset();
        emit received(m_socket.readAll());
    });
    connect(&m_socket, &QTcpSocket::errorOccurred, this, [this] { lose(m_socket.errorString()); });
}

TcpLine::~TcpLine()
{
    m_socket.disconnect(this);
}

void TcpLine::open()
{
    if (m_wanted)
        return;
    m_wanted = true;
    m_backOff.reset();
    tryToConnect();
}

void TcpLine::close()
{
    m_wanted = false;
    m_retry.stop();
    m_patience.stop();
    m_socket.flush();
    m_socket.abort();
    change(DeviceState::Kind::Off, m_address);
}

void TcpLine::tryToConnect()
{
    if (kind() == DeviceState::Kind::Off)
        change(DeviceState::Kind::Connecting, m_address);
    m_patience.start(patienceMs);
    m_socket.connectToHost(m_config.host, m_config.port);
}

void TcpLine::lose(const QString &why)
{
    if (!m_wanted || m_retry.isActive())
        return;
    m_patience.stop();
    const QByteArray rest = m_socket.readAll();
    if (!rest.isEmpty())
        emit received(rest);
    m_retry.start(m_backOff.nextMs());
    m_socket.abort();
    const bool wasUp = kind() == DeviceState::Kind::Ready || kind() == DeviceState::Kind::Lost;
    change(wasUp ? DeviceState::Kind::Lost : DeviceState::Kind::Connecting,
        m_address + QStringLiteral(": ") + why);
}

void TcpLine::write(const QByteArray &bytes)
{
    if (kind() != DeviceState::Kind::Ready || m_socket.bytesToWrite() > queueSizeMax)
        return;
    m_socket.write(bytes);
}

} // namespace unitrail
