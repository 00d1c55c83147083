// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/make_instrument.h"
#include "tests/drivers/pty.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace unitrail;

/** A frame of Modbus RTU: what was given, and its CRC-16, low byte first (Modbus over serial line
 * V1.02, 6.2.2). */
static QByteArray rtu(const char *hexWithoutCrc)
{
    QByteArray frame = QByteArray::fromHex(hexWithoutCrc);
    quint16 crc = 0xFFFF;
    for (const char byte : frame) {
        crc = quint16(crc ^ quint8(byte));
        for (int bit = 0; bit < 8; ++bit)
            crc = quint16((crc & 1) ? (crc >> 1) ^ 0xA001 : crc >> 1);
    }
    return frame + char(crc & 0xFF) + char(crc >> 8);
}

static ModbusConfig torque()
{
    return {.type = ModbusConfig::Type::Int16, .places = 2, .unit = QStringLiteral("N·m")};
}
static const QByteArray torqueAsked = rtu("010300000001");
static const QByteArray torqueIs552 = rtu("0103020228");

/** A transmitter on a cable, or behind a network, whose other end is the test. */
struct Bench {
    explicit Bench(ModbusConfig modbus = torque(), int answerWithinMs = 2000,
        decltype(InstrumentConfig::connection) connection = {})
    {
        if (auto *serial = std::get_if<SerialConfig>(&connection);
            serial && serial->path.isEmpty() && !serial->usb)
            serial->path = cable.path();
        instrument = std::move(*makeInstrument({.name = "gauge",
                                                   .identity = {.serial = "T-9"},
                                                   .connection = connection,
                                                   .language = std::move(modbus),
                                                   .answerWithinMs = answerWithinMs},
            clock));
        QObject::connect(instrument.get(), &Instrument::measured,
            [this](const InstrumentReading &reading) { readings.push_back(reading); });
        QObject::connect(
            instrument.get(), &Instrument::failed, [this](const Failure &why) { failures.append(why.text); });
        instrument->start();
    }
    [[nodiscard]] DeviceState::Kind kind() const { return instrument->state().kind; }
    void answer(const QByteArray &question, const QByteArray &bytes)
    {
        asked.clear();
        [&] { QTRY_VERIFY2(hasAsked(question), asked.toHex().constData()); }();
        QVERIFY(cable.send(bytes));
    }
    bool hasAsked(const QByteArray &question)
    {
        asked += cable.take();
        return asked == question;
    }
    SystemClock clock;
    Pty cable;
    std::unique_ptr<Instrument> instrument;
    std::vector<InstrumentReading> readings;
    QStringList failures;
    QByteArray asked;
};

class ModbusTest : public QObject {
    Q_OBJECT

private slots:
    void registers_become_values_data()
    {
        QTest::addColumn<ModbusConfig>("config");
        QTest::addColumn<QByteArray>("registers");
        QTest::addColumn<QString>("value");
        using enum ModbusConfig::Type;
        QTest::newRow("unsigned") << ModbusConfig{.type = UInt16, .places = 2} << QByteArray("FFFF")
                                  << "655.35";
        QTest::newRow("signed") << ModbusConfig{.type = Int16, .places = 1} << QByteArray("FFFF") << "-0.1";
        QTest::newRow("long") << ModbusConfig{.type = UInt32} << QByteArray("FFFFFFFE") << "4294967294";
        QTest::newRow("long, low word first")
            << ModbusConfig{.type = Int32, .wordOrder = ModbusConfig::WordOrder::LowFirst}
            << QByteArray("0002FFFF") << "-65534";
        QTest::newRow("float") << ModbusConfig{.type = Float32, .places = 3} << QByteArray("40B0A3D7")
                               << "5.520";
        QTest::newRow("not a number")
            << ModbusConfig{.type = Float32, .places = 3} << QByteArray("7FC00000") << "";
        QTest::newRow("infinity") << ModbusConfig{.type = Float32, .places = 3} << QByteArray("7F800000")
                                  << "";
        QTest::newRow("too large") << ModbusConfig{.type = Float32, .places = 9} << QByteArray("5D5E0B6B")
                                   << "";
    }
    void registers_become_values()
    {
        QFETCH(ModbusConfig, config);
        QFETCH(QByteArray, registers);
        QFETCH(QString, value);
        const auto number = modbusValue(config, QByteArray::fromHex(registers));
        QCOMPARE(number ? number->text() : QString(), value);
    }

    void the_question_is_as_the_standard_prints_it()
    {
        // Modbus application protocol V1.1b3, 6.3 and 6.4, with two registers from 6B hex of unit 11 hex.
        Bench holding({.unitAddress = 0x11, .first = 0x6B, .type = ModbusConfig::Type::UInt32});
        QTRY_COMPARE(holding.kind(), DeviceState::Kind::Ready);
        holding.instrument->ask();
        holding.answer(rtu("1103006B0002"), rtu("1103040001E240"));
        QTRY_COMPARE(holding.readings.size(), size_t(1));
        QCOMPARE(holding.readings.front().value->text(), QString("123456"));
        Bench input({.unitAddress = 0x11,
            .registers = ModbusConfig::Registers::Input,
            .first = 0x08,
            .type = ModbusConfig::Type::UInt16});
        QTRY_COMPARE(input.kind(), DeviceState::Kind::Ready);
        input.instrument->ask();
        input.answer(rtu("110400080001"), rtu("110402000A"));
        QTRY_COMPARE(input.readings.size(), size_t(1));
        QCOMPARE(input.readings.front().value->text(), QString("10"));
    }

    void a_transmitter_is_read_however_its_answer_is_cut()
    {
        Bench bench;
        QTRY_COMPARE(bench.kind(), DeviceState::Kind::Ready);
        for (qsizetype cut = 1; cut < torqueIs552.size(); ++cut) {
            bench.instrument->ask();
            bench.instrument->ask(); // once more changes nothing
            bench.answer(torqueAsked, torqueIs552.first(cut));
            QCoreApplication::processEvents();
            QVERIFY(bench.cable.send(torqueIs552.sliced(cut)));
            QTRY_COMPARE(bench.readings.size(), size_t(cut));
            const InstrumentReading &reading = bench.readings.back();
            QCOMPARE(reading.value->text(), QString("5.52"));
            QCOMPARE(reading.unit, QString("N·m"));
            QCOMPARE(reading.raw, QByteArray("0103020228"));
            QCOMPARE(reading.device, QString("gauge"));
            QCOMPARE(reading.instrument.serial, QString("T-9"));
        }
        QVERIFY(bench.failures.isEmpty());
    }

    void a_wrong_answer_is_a_failure_no_value_and_spoils_nothing_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("word");
        QByteArray damaged = torqueIs552;
        damaged[4] = char(damaged[4] ^ 1);
        QTest::newRow("damaged") << damaged << "in time";
        QTest::newRow("another unit") << rtu("0203020228") << "in time";
        QTest::newRow("exception") << rtu("018302") << "register";
        QTest::newRow("busy") << rtu("018306") << "busy";
        QTest::newRow("another function") << rtu("0104020228") << "in time";
        QTest::newRow("more than asked") << rtu("01030402280000") << "not asked";
        QTest::newRow("an odd byte") << rtu("01030102") << "";
        QTest::newRow("noise") << QByteArray(300, '\x55') << "in time";
        QTest::newRow("silence") << QByteArray() << "in time";
    }
    void a_wrong_answer_is_a_failure_no_value_and_spoils_nothing()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, word);
        Bench bench(torque(), 200);
        QTRY_COMPARE(bench.kind(), DeviceState::Kind::Ready);
        bench.instrument->ask();
        bench.answer(torqueAsked, answer);
        QTRY_COMPARE(bench.failures.size(), 1);
        QVERIFY2(bench.failures.front().contains(word), qPrintable(bench.failures.front()));
        QVERIFY(bench.readings.empty());
        bench.instrument->ask();
        bench.answer(torqueAsked, torqueIs552);
        QTRY_COMPARE(bench.readings.size(), size_t(1));
        QCOMPARE(bench.readings.back().value->text(), QString("5.52"));
    }

    void a_pulled_cable_is_noticed_and_taken_up_again()
    {
        Bench bench;
        QTRY_COMPARE(bench.kind(), DeviceState::Kind::Ready);
        bench.instrument->ask();
        bench.answer(torqueAsked, torqueIs552.first(3));
        bench.cable.unplug();
        QTRY_COMPARE(bench.kind(), DeviceState::Kind::Lost);
        QCOMPARE(bench.failures.size(), 1); // what was begun
        bench.instrument->ask();
        QCOMPARE(bench.failures.size(), 2); // "is not connected"
        bench.cable.plugIn();
        QTRY_COMPARE(bench.kind(), DeviceState::Kind::Ready);
        bench.instrument->ask();
        bench.answer(torqueAsked, torqueIs552);
        QTRY_COMPARE(bench.readings.size(), size_t(1));
        bench.instrument->stop();
        QCOMPARE(bench.kind(), DeviceState::Kind::Off);
    }

    void a_port_that_is_not_there_is_waited_for()
    {
        Bench bench(torque(), 2000, SerialConfig{.path = "/dev/there-is-no-such-port"});
        QCOMPARE(bench.kind(), DeviceState::Kind::Connecting);
        QVERIFY(bench.instrument->state().detail.contains("does not open"));
        bench.instrument->ask();
        QCOMPARE(bench.failures.size(), 1);
        Bench usb(torque(), 2000, SerialConfig{.usb = UsbIdentity{0x1234, 0x5678}});
        QCOMPARE(usb.kind(), DeviceState::Kind::Connecting);
    }

    void over_tcp_it_is_modbus_tcp()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        Bench bench(torque(), 2000,
            TcpConfig{.role = TcpConfig::Role::Connect, .host = "127.0.0.1", .port = server.serverPort()});
        QTRY_VERIFY(server.hasPendingConnections());
        QTcpSocket *far = server.nextPendingConnection();
        QTRY_COMPARE(bench.kind(), DeviceState::Kind::Ready);
        bench.instrument->ask();
        QTRY_COMPARE(far->bytesAvailable(), 12);
        const QByteArray question = far->readAll();
        QCOMPARE(question.sliced(2), QByteArray::fromHex("00000006010300000001"));
        far->write(question.first(2) + QByteArray::fromHex("0000000501030202"));
        far->flush();
        far->write(QByteArray::fromHex("28"));
        QTRY_COMPARE(bench.readings.size(), size_t(1));
        QCOMPARE(bench.readings.back().value->text(), QString("5.52"));
        far->close();
        QTRY_COMPARE(bench.kind(), DeviceState::Kind::Lost);
        QTRY_VERIFY(server.hasPendingConnections());
        QTRY_COMPARE(bench.kind(), DeviceState::Kind::Ready);
    }
};

QTEST_GUILESS_MAIN(ModbusTest)
#include "modbus_test.moc"
