// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QHostAddress>
#include <QObject>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

namespace unitrail {

/**
 * Takes results over TCP. A message is one line of JSON, or, when it holds line ends, "#SIZE", a line end,
 * and so many bytes. Each is answered by one line of JSON, and only when it is on the disk: a machine that
 * got no answer sends it again, and nothing is recorded twice.
 */
class ResultListener : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultListener)

public:
    /** The answer to one message, without a line end. */
    using Take = std::function<QByteArray(const QByteArray &message, const QString &from)>;

    explicit ResultListener(Take take, QObject *parent = nullptr);
    [[nodiscard]] Outcome listen(const QHostAddress &address, quint16 port);
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

    static constexpr int connectionsMax = 16;

private:
    void greet();
    void read(QTcpSocket *socket);

    Take m_take;
    QTcpServer m_server;
    int m_open = 0;
};

} // namespace unitrail
