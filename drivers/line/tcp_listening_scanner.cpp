// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/line/tcp_listening_scanner.h"

#include "core/devices/log.h"

namespace unitrail {

static QHostAddress addressOf(const QString &host)
{
    return host == QStringLiteral("localhost") ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
}

TcpListeningScanner::TcpListeningScanner(LineScanner::Config config, TcpConfig address,
    MakeProtocol makeProtocol, const Clock &clock, QObject *parent)
    : Scanner(parent)
    , m_config(std::move(config))
    , m_address(std::move(address))
    , m_makeProtocol(std::move(makeProtocol))
    , m_clock(clock)
    , m_state{m_config.device, DeviceState::Kind::Off, {}, false}
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &TcpListeningScanner::tryToListen);
    connect(&m_server, &QTcpServer::newConnection, this, &TcpListeningScanner::takeClients);
}

TcpListeningScanner::~TcpListeningScanner()
{
    for (const Client &client : m_clients)
        client.socket->disconnect(this);
}

void TcpListeningScanner::start()
{
    if (m_state.kind != DeviceState::Kind::Off)
        return;
    m_backOff.reset();
    tryToListen();
}

void TcpListeningScanner::stop()
{
    m_retry.stop();
    m_server.close();
    while (!m_clients.empty())
        dismiss(m_clients.back().socket);
    change(DeviceState::Kind::Off, {});
}

void TcpListeningScanner::tryToListen()
{
    const QHostAddress address = addressOf(m_address.host);
    if (address.isNull() || !m_server.listen(address, m_address.port)) {
        change(DeviceState::Kind::Connecting,
            QStringLiteral("%1:%2: %3")
                .arg(m_address.host)
                .arg(m_address.port)
                .arg(address.isNull() ? QStringLiteral("is no address of this machine")
                                      : m_server.errorString()));
        m_retry.start(m_backOff.nextMs());
        return;
    }
    m_backOff.reset();
    change(DeviceState::Kind::Ready, QStringLiteral("listens on %1:%2").arg(m_address.host).arg(port()));
}

void TcpListeningScanner::takeClients()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (std::ssize(m_clients) >= clientsMax) {
            qCWarning(logDevices) << "Too many readers at" << m_config.device << "- sent away"
                                  << socket->peerAddress();
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { takeBytes(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] { dismiss(socket); });
        m_clients.push_back({socket, m_makeProtocol()});
        socket->write(m_clients.back().protocol->opened(m_clock.steadyMs()));
        // What came before we listened to the socket is told by no signal.
        takeBytes(socket);
        if (socket->state() == QAbstractSocket::UnconnectedState)
            dismiss(socket);
    }
}

TcpListeningScanner::Client *TcpListeningScanner::clientOf(QTcpSocket *socket)
{
    const auto client = std::ranges::find(m_clients, socket, &Client::socket);
    return client == m_clients.end() ? nullptr : &*client;
}

void TcpListeningScanner::takeBytes(QTcpSocket *socket)
{
    Client *client = clientOf(socket);
    const QByteArray bytes = socket->readAll();
    if (!client || bytes.isEmpty())
        return;
    emit bytesCame(bytes);
    Exchange exchange = client->protocol->received(bytes, m_clock.steadyMs());
    socket->write(exchange.answer);
    m_lastScanned = socket;
    tell(std::move(exchange.scans)); // may stop us: nothing after it
}

void TcpListeningScanner::dismiss(QTcpSocket *socket)
{
    takeBytes(socket);
    const auto client = std::ranges::find(m_clients, socket, &Client::socket);
    if (client == m_clients.end())
        return;
    const auto protocol = std::move(client->protocol);
    m_clients.erase(client);
    if (m_lastScanned == socket)
        m_lastScanned = nullptr;
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
    tell(protocol->closed().scans);
}

void TcpListeningScanner::giveFeedback(Feedback feedback)
{
    if (Client *client = clientOf(m_lastScanned))
        client->socket->write(client->protocol->feedback(feedback));
}

void TcpListeningScanner::tell(std::vector<Scan> scans)
{
    const qint64 now = m_clock.wallMs();
    for (Scan &scan : scans) {
        scan.atMs = now;
        scan.device = m_config.device;
        scan.kind = m_config.kind;
        emit scanned(scan);
    }
}

void TcpListeningScanner::change(DeviceState::Kind kind, const QString &detail)
{
    const DeviceState next{m_config.device, kind, detail, false};
    if (next == m_state)
        return;
    m_state = next;
    emit stateChanged(m_state);
}

} // namespace unitrail
