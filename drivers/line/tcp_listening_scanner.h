// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/devices/scanner.h"
#include "drivers/line/line_scanner.h"
#include "drivers/line/reader_protocol.h"
#include "drivers/line/tcp_line.h"

#include <QTcpServer>
#include <QTimer>

#include <functional>
#include <memory>
#include <vector>

namespace unitrail {

/** Readers that come to us over TCP, several at once; each connection has its own framing. Loopback by
 * default. */
class TcpListeningScanner final : public Scanner {
    Q_OBJECT

public:
    using MakeProtocol = std::function<std::unique_ptr<ReaderProtocol>()>;
    /** One reader more is sent away: nobody fills the memory by calling again and again. */
    static constexpr qsizetype clientsMax = 32;

    TcpListeningScanner(LineScanner::Config config, TcpConfig address, MakeProtocol makeProtocol,
        const Clock &clock, QObject *parent = nullptr);
    ~TcpListeningScanner() override;

    void start() override;
    void stop() override;
    void giveFeedback(Feedback feedback) override; ///< to the reader that scanned last
    [[nodiscard]] DeviceState state() const override { return m_state; }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); } ///< 0: not listening

private:
    struct Client {
        QTcpSocket *socket;
        std::unique_ptr<ReaderProtocol> protocol;
    };
    void tryToListen();
    void takeClients();
    void takeBytes(QTcpSocket *socket);
    void dismiss(QTcpSocket *socket);
    void tell(std::vector<Scan> scans);
    void change(DeviceState::Kind kind, const QString &detail);
    Client *clientOf(QTcpSocket *socket);

    LineScanner::Config m_config;
    TcpConfig m_address;
    MakeProtocol m_makeProtocol;
    const Clock &m_clock;
    QTcpServer m_server;
    QTimer m_retry;
    BackOff m_backOff;
    std::vector<Client> m_clients;
    QTcpSocket *m_lastScanned = nullptr;
    DeviceState m_state;
};

} // namespace unitrail
