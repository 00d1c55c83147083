// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "drivers/line/tcp_listening_scanner.h"
#include "drivers/make_scanner.h"
#include "drivers/simulated/simulated_scanner.h"
#include "drivers/zebra/ssi_packet.h"
#include "tests/drivers/pty.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

namespace unitrail {

/** The device at the other end of a driver, for the contract: it sends, it is unplugged, it comes back. */
class Rig {
    Q_DISABLE_COPY_MOVE(Rig)

public:
    Rig() = default;
    virtual ~Rig() = default;

    virtual Scanner &scanner() = 0;
    virtual void plugIn() = 0;
    virtual void unplug() = 0;
    virtual bool send(const QByteArray &wire) = 0;
    /** The station let go of the line and took it up again: what has to be done at this end. */
    virtual void reconnect() { }
    /** A message as this device puts it on its line. */
    virtual QByteArray wire(const QByteArray &message) { return message + '\r'; }
    /** What lies between two messages when the line is disturbed: it harms neither of them. */
    virtual QByteArray noise() { return "\r\r\n\r"; }
    /** The one byte value this language cannot carry; -1: it carries all. */
    virtual int forbidden() { return '\r'; }
    virtual bool tellsPartial() { return true; }
};

inline DeviceConfig textDevice(decltype(DeviceConfig::connection) connection)
{
    return {.name = QStringLiteral("hand scanner"),
        .kind = Scan::Kind::Barcode,
        .connection = std::move(connection),
        .framing = {.terminators = {"\r"}}};
}

class SerialRig : public Rig {
public:
    explicit SerialRig(ReaderLanguage language = ReaderLanguage::Text, Scan::Kind kind = Scan::Kind::Barcode)
    {
        DeviceConfig config = textDevice(SerialConfig{.path = m_pty.path()});
        config.language = language;
        config.kind = kind;
        m_scanner = std::move(*makeScanner(config, m_clock));
    }
    Scanner &scanner() override { return *m_scanner; }
    void plugIn() override { m_pty.plugIn(); }
    void unplug() override { m_pty.unplug(); }
    bool send(const QByteArray &wire) override { return m_pty.send(wire); }

private:
    SystemClock m_clock;
    Pty m_pty;
    std::unique_ptr<Scanner> m_scanner;
};

/** A Zebra scanner in packets. Its code type says Data Matrix, which adds no AIM identifier to the data. */
class SsiRig : public SerialRig {
public:
    SsiRig()
        : SerialRig(ReaderLanguage::Ssi)
    { }
    QByteArray wire(const QByteArray &message) override
    {
        return ssiBytes(SsiPacket{.opcode = quint8(SsiOpcode::DecodeData),
            .source = SsiPacket::fromDecoder,
            .data = '\x1b' + message});
    }
    QByteArray noise() override { return QByteArray("\x00\x01\x03\xff\x12\xff\xf3\x77", 8); }
    int forbidden() override { return -1; }
};

class SimulatedRig : public Rig {
public:
    SimulatedRig()
        : m_device(std::move(*SimulatedScanner::create(m_directory.filePath(QStringLiteral("practice")))))
    {
        m_scanner = std::move(*makeScanner(textDevice(SerialConfig{.path = m_device->path()}), m_clock));
    }
    Scanner &scanner() override { return *m_scanner; }
    void plugIn() override { QVERIFY(m_device->plugIn()); }
    void unplug() override { m_device->unplug(); }
    bool send(const QByteArray &wire) override
    {
        m_device->send(wire);
        return true;
    }

private:
    SystemClock m_clock;
    QTemporaryDir m_directory;
    std::unique_ptr<SimulatedScanner> m_device;
    std::unique_ptr<Scanner> m_scanner;
};

/** A fixed reader that comes to us. */
class TcpListeningRig : public Rig {
public:
    TcpListeningRig()
        : m_scanner(std::move(*makeScanner(textDevice(TcpConfig{}), m_clock)))
    { }
    Scanner &scanner() override { return *m_scanner; }
    void plugIn() override
    {
        m_socket = std::make_unique<QTcpSocket>();
        m_socket->connectToHost(
            QStringLiteral("127.0.0.1"), dynamic_cast<TcpListeningScanner &>(*m_scanner).port());
        QTRY_COMPARE(m_socket->state(), QAbstractSocket::ConnectedState);
    }
    void unplug() override { m_socket->abort(); }
    void reconnect() override { plugIn(); }
    bool send(const QByteArray &wire) override
    {
        if (!m_socket || m_socket->state() != QAbstractSocket::ConnectedState)
            plugIn();
        m_socket->write(wire);
        return m_socket->flush() || m_socket->bytesToWrite() == 0;
    }

private:
    SystemClock m_clock;
    std::unique_ptr<Scanner> m_scanner;
    std::unique_ptr<QTcpSocket> m_socket;
};

/** A fixed reader that waits for us. */
class TcpConnectingRig : public Rig {
public:
    TcpConnectingRig()
    {
        m_server.listen(QHostAddress::LocalHost);
        m_port = m_server.serverPort();
        m_scanner = std::move(
            *makeScanner(textDevice(TcpConfig{.role = TcpConfig::Role::Connect, .port = m_port}), m_clock));
    }
    Scanner &scanner() override { return *m_scanner; }
    void plugIn() override { QVERIFY(m_server.listen(QHostAddress::LocalHost, m_port)); }
    void unplug() override
    {
        m_server.close();
        client().abort();
        m_socket.reset();
    }
    void reconnect() override { m_socket.reset(); }
    bool send(const QByteArray &wire) override
    {
        client().write(wire);
        return client().flush() || client().bytesToWrite() == 0;
    }

private:
    QTcpSocket &client()
    {
        if (!m_socket) {
            [this] { QTRY_VERIFY(m_server.hasPendingConnections()); }();
            m_socket.reset(m_server.nextPendingConnection());
        }
        return *m_socket;
    }
    SystemClock m_clock;
    QTcpServer m_server;
    quint16 m_port = 0;
    std::unique_ptr<QTcpSocket> m_socket;
    std::unique_ptr<Scanner> m_scanner;
};

} // namespace unitrail
