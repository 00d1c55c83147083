// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/line/byte_line.h"

#include <QTcpSocket>
#include <QTimer>

namespace unitrail {

struct TcpConfig {
    enum class Role {
        Listen, ///< the device comes to us: fixed readers in client mode
        Connect, ///< we go to the device
    };
    Role role = Role::Listen;
    QString host = QStringLiteral("127.0.0.1"); ///< listening: the address to listen on; an address or a name
    quint16 port = 0; ///< listening: 0 takes any free one
    bool operator==(const TcpConfig &) const = default;
};

/** A TCP connection we make, and make again. */
class TcpLine final : public ByteLine {
    Q_OBJECT

public:
    explicit TcpLine(TcpConfig config, QObject *parent = nullptr);
    ~TcpLine() override;

    void open() override;
    void close() override;
    void write(const QByteArray &bytes) override;

private:
    void tryToConnect();
    void lose(const QString &why);

    TcpConfig m_config;
    QString m_address; ///< for people
    QTcpSocket m_socket;
    QTimer m_retry;
    QTimer m_patience; ///< a host that is switched off answers after minutes otherwise
    BackOff m_backOff;
    bool m_wanted = false;
};

} // namespace unitrail
