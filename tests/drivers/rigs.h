// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "drivers/hid/hid_scanner.h"
#include "drivers/line/tcp_listening_scanner.h"
#include "drivers/make_scanner.h"
#include "drivers/rfid/m100_protocol.h"
#include "drivers/rfid/r2000_protocol.h"
#include "drivers/rfid/uhf18_protocol.h"
#include "drivers/simulated/simulated_scanner.h"
#include "drivers/zebra/ssi_packet.h"
#include "tests/drivers/pty.h"

#include <QCryptographicHash>
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
    virtual bool carries(int byte) { return byte != forbidden(); }
    /** The driver has taken in what was sent, as far as it told and this end can see. */
    virtual bool hasArrived(qsizetype told, qsizetype sent) { return told == sent; }
    /** Cut there, a message has begun. */
    virtual qsizetype cutInside() { return std::max<qsizetype>(pieceSize(), 6); }
    /** It can be pulled, and the driver notices. */
    virtual bool canBeLost() { return true; }
    virtual bool tellsPartial() { return true; }
    /** What the scan of that message holds. */
    virtual QByteArray told(const QByteArray &message) { return message; }
    /** A read gives no less than this: reports are not cut. */
    virtual qsizetype pieceSize() { return 1; }
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
        config.tagAbsentAfterMs = -1; // every read is told: the contract is about reads
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

/** The same where every code takes several packets. */
class SsiSegmentsRig : public SsiRig {
public:
    QByteArray wire(const QByteArray &message) override
    {
        constexpr qsizetype room = 4;
        QByteArray packets;
        for (qsizetype at = 0; at < message.size(); at += room) {
            const bool more = at + room < message.size();
            packets += ssiBytes(SsiPacket{.opcode = quint8(SsiOpcode::DecodeData),
                .source = SsiPacket::fromDecoder,
                .status = more ? SsiPacket::moreFollows : quint8(0),
                .data = '\x1b' + message.mid(at, room)});
        }
        return packets;
    }
};

/** A reader of UHF tags: the EPC is the text, in words; half a tag is not told, the reader sends it again. */
class M100Rig : public SerialRig {
public:
    explicit M100Rig(ReaderLanguage language = ReaderLanguage::M100)
        : SerialRig(language, Scan::Kind::Rfid)
    { }
    QByteArray told(const QByteArray &message) override { return words(message).toHex().toUpper(); }
    QByteArray wire(const QByteArray &message) override
    {
        const QByteArray epc = words(message);
        const quint16 pc = protocolControlFor(epc.size());
        return m100Frame(M100Type::Notice, 0x22,
            QByteArray("\xC9") + char(pc >> 8) + char(pc & 0xFF) + epc + QByteArray("\0\0", 2));
    }
    QByteArray noise() override { return QByteArray("\x00\xBB\x03\x7E\xBB\xFF\x22", 7); }
    int forbidden() override { return -1; }
    bool tellsPartial() override { return false; }

protected:
    static QByteArray words(const QByteArray &message)
    {
        return message.size() % 2 ? message + ' ' : message;
    }
};

/** Low-frequency tags: hexadecimal digits between STX and ETX. */
class Id12Rig : public M100Rig {
public:
    Id12Rig()
        : M100Rig(ReaderLanguage::Id12)
    { }
    QByteArray told(const QByteArray &message) override { return number(message).toHex().toUpper(); }
    QByteArray wire(const QByteArray &message) override
    {
        quint8 sum = 0;
        for (const char byte : number(message))
            sum ^= quint8(byte);
        return '\x02' + told(message) + QByteArray(1, char(sum)).toHex().toUpper() + "\r\n\x03";
    }
    QByteArray noise() override
    {
        return "\x03\r\n\x02GG\x03\x02"
               "0102\x03";
    }
    bool tellsPartial() override { return true; }

private:
    /** A tag has five bytes. */
    static QByteArray number(const QByteArray &message)
    {
        return QCryptographicHash::hash(message, QCryptographicHash::Sha1).first(5);
    }
};

class R2000Rig : public M100Rig {
public:
    R2000Rig()
        : M100Rig(ReaderLanguage::R2000)
    { }
    QByteArray wire(const QByteArray &message) override
    {
        const QByteArray epc = words(message);
        const quint16 pc = protocolControlFor(epc.size());
        return r2000Frame(0x89, QByteArray("\x14") + char(pc >> 8) + char(pc & 0xFF) + epc + '\x4B');
    }
    QByteArray noise() override { return QByteArray("\x00\xA0\x01\x7E\x22", 5); }
};

class Uhf18Rig : public M100Rig {
public:
    Uhf18Rig()
        : M100Rig(ReaderLanguage::Uhf18)
    { }
    QByteArray wire(const QByteArray &message) override
    {
        const QByteArray epc = words(message);
        return uhf18Frame(0x01, QByteArray("\x01\x01") + char(epc.size()) + epc, 0);
    }
    QByteArray noise() override { return QByteArray("\x00\x01\x02\x03", 4); }
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

/** A device whose plug is in the test's hand. */
class FakeHidTransport final : public HidTransport {
public:
    void open() override { set(m_pluggedIn ? DeviceState::Kind::Ready : DeviceState::Kind::Connecting); }
    void close() override { set(DeviceState::Kind::Off); }
    void write(const QByteArray &report) override { written += report; }
    void setPluggedIn(bool pluggedIn)
    {
        m_pluggedIn = pluggedIn;
        set(pluggedIn ? DeviceState::Kind::Ready : DeviceState::Kind::Lost);
    }
    void send(const QByteArray &report)
    {
        if (kind() == DeviceState::Kind::Ready)
            emit reportCame(report);
    }
    QByteArray descriptor;
    QByteArray written;

private:
    void set(DeviceState::Kind kind) { change(kind, QStringLiteral("fake"), descriptor); }
    bool m_pluggedIn = true;
};

/** A POS scanner with room for four bytes in a report, so that most codes take several. */
class HidRig : public Rig {
public:
    HidRig()
    {
        auto transport = std::make_unique<FakeHidTransport>();
        m_transport = transport.get();
        m_transport->descriptor = QByteArray::fromHex(
            "058C0902A10185020912A102150026FF00750895010501093B81029503058C09FB09FC09FD8102950409FE820201"
            "25017501950109FF810275078103C0C0");
        m_scanner = std::make_unique<HidScanner>(
            QStringLiteral("hand scanner"), FeedbackProfile::None, std::move(transport), m_clock);
    }
    Scanner &scanner() override { return *m_scanner; }
    void plugIn() override { m_transport->setPluggedIn(true); }
    void unplug() override { m_transport->setPluggedIn(false); }
    bool send(const QByteArray &wire) override
    {
        for (qsizetype at = 0; at < wire.size(); at += pieceSize())
            m_transport->send(wire.mid(at, pieceSize()));
        return true;
    }
    QByteArray wire(const QByteArray &message) override
    {
        QByteArray reports;
        for (qsizetype at = 0; at < message.size(); at += 4) {
            const QByteArray data = message.mid(at, 4);
            const bool more = at + 4 < message.size();
            reports += QByteArray("\x02") + char(data.size()) + QByteArray(3, '\0')
                + data.leftJustified(4, '\0') + char(more ? 1 : 0);
        }
        return reports;
    }
    QByteArray noise() override
    {
        return QByteArray("\x07status.zz") + QByteArray("\x02\x3c]C1AAAA\0", 10)
            + QByteArray("\x02\0\0\0\0\0\0\0\0\0", 10);
    }
    int forbidden() override { return -1; }
    qsizetype pieceSize() override { return 10; }

private:
    SystemClock m_clock;
    FakeHidTransport *m_transport = nullptr; ///< the scanner's
    std::unique_ptr<HidScanner> m_scanner;
};

} // namespace unitrail
