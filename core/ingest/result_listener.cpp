// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/result_listener.h"

#include "core/exchange/results/read_results.h"

#include <QTcpSocket>

#include <memory>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

ResultListener::ResultListener(Take take, QObject *parent)
    : QObject(parent)
    , m_take(std::move(take))
{
    connect(&m_server, &QTcpServer::newConnection, this, &ResultListener::greet);
}

Outcome ResultListener::listen(const QHostAddress &address, quint16 port)
{
    if (m_server.listen(address, port))
        return Done{};
    return Failure{Failure::Kind::Network,
        u"results cannot be taken at %1:%2 (%3); is the port used by another program?"_s
            .arg(address.toString())
            .arg(port)
            .arg(m_server.errorString())};
}

void ResultListener::greet()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_open >= connectionsMax) {
            socket->write("{\"status\":\"busy\"}\n");
            socket->disconnectFromHost();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            continue;
        }
        ++m_open;
        // One message and what frames it, never more: the rest waits in the machine.
        socket->setReadBufferSize(resultBytesMax + 1024);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            --m_open;
            socket->deleteLater();
        });
        if (socket->bytesAvailable() > 0)
            read(socket);
    }
}

/** The size that "#123" announces; nothing for a line that is the message itself. */
static std::optional<qint64> announced(const QByteArray &line)
{
    bool good = false;
    const qint64 size = line.startsWith('#') ? line.mid(1).trimmed().toLongLong(&good) : 0;
    return good && size >= 0 ? std::optional(size) : std::nullopt;
}

void ResultListener::read(QTcpSocket *socket)
{
    const QString from = socket->peerAddress().toString();
    const auto refuse = [&](const char *why) {
        socket->write(QByteArray("{\"status\":\"refused\",\"text\":\"") + why + "\"}\n");
        socket->disconnectFromHost();
    };
    for (;;) {
        const qint64 waiting = socket->bytesAvailable();
        const QByteArray head = socket->peek(64);
        if (head.isEmpty())
            return;
        if (head.startsWith('#')) {
            const qsizetype end = head.indexOf('\n');
            if (end < 0 && head.size() < 64)
                return;
            const auto size = end < 0 ? std::nullopt : announced(head.left(end));
            if (!size || *size > resultBytesMax)
                return refuse("the size in front of the message is none, or too big");
            if (waiting < end + 1 + *size)
                return;
            socket->read(end + 1);
            socket->write(m_take(socket->read(*size), from) + '\n');
            continue;
        }
        if (!socket->canReadLine()) {
            if (waiting > resultBytesMax)
                refuse("the message is too big");
            return;
        }
        const QByteArray line = socket->readLine().trimmed();
        if (!line.isEmpty())
            socket->write(m_take(line, from) + '\n');
    }
}

} // namespace unitrail
