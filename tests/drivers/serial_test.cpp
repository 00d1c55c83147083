// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/line/serial_line.h"
#include "tests/drivers/rigs.h"

#include <ctime>

using namespace unitrail;

class SerialTest : public QObject {
    Q_OBJECT

    Pty m_port;
    QByteArray m_said;

private slots:
    void a_pulled_cable_costs_no_processor_time()
    {
        Pty pty;
        SerialLine line({.path = pty.path()});
        line.open();
        QCOMPARE(line.kind(), DeviceState::Kind::Ready);
        pty.unplug();
        QTRY_COMPARE(line.kind(), DeviceState::Kind::Lost);

        const std::clock_t before = std::clock();
        QTimer halfSecond;
        halfSecond.setSingleShot(true);
        QSignalSpy over(&halfSecond, &QTimer::timeout);
        halfSecond.start(500);
        QVERIFY(over.wait());
        QVERIFY2(double(std::clock() - before) / CLOCKS_PER_SEC < 0.2,
            "the port storms errors until it is closed");
        QCOMPARE(line.kind(), DeviceState::Kind::Lost);
    }

    void a_lost_port_is_named_and_no_stale_error_is_told()
    {
        Pty pty;
        SerialLine line({.path = pty.path()});
        line.open();
        pty.unplug();
        QTRY_COMPARE(line.kind(), DeviceState::Kind::Lost);
        QCOMPARE(line.detail(), pty.path());
        QTRY_COMPARE(line.detail(), pty.path() + ": not there");
        pty.plugIn();
        QTRY_COMPARE(line.kind(), DeviceState::Kind::Ready);
        QCOMPARE(line.detail(), pty.path());
    }

    /** Beep and light on the cable itself, each after the scanner's word for the one before. */
    void a_scanner_in_packets_gets_its_verdict_by_sound_and_light()
    {
        DeviceConfig config = textDevice(SerialConfig{.path = m_port.path()});
        config.language = ReaderLanguage::Ssi;
        SystemClock clock;
        const auto scanner = std::move(*makeScanner(config, clock));
        QSignalSpy scanned(scanner.get(), &Scanner::scanned);
        scanner->start();
        const auto answered = [&](const QByteArray &wanted) {
            const QByteArray yes
                = ssiBytes(SsiPacket{.opcode = quint8(SsiOpcode::Ack), .source = SsiPacket::fromDecoder});
            const bool came
                = QTest::qWaitFor([&] { return (m_said += m_port.take()).contains(wanted); }, 20'000);
            m_said.clear();
            return came && m_port.send(yes);
        };
        QVERIFY(answered(ssiBytes(SsiOpcode::ParamSend, QByteArray("\xFF\xEE\x01", 3))));
        QVERIFY(answered(ssiBytes(SsiOpcode::ParamSend, QByteArray("\xFF\x9F\x01", 3))));
        QVERIFY(answered(ssiBytes(SsiOpcode::ScanEnable)));
        QVERIFY(m_port.send(QByteArray::fromHex("0EF3000003554E49542D30303031FCCE")));
        QTRY_COMPARE(scanned.size(), 1);
        scanner->giveFeedback(Feedback::Accepted);
        QVERIFY(answered(ssiBytes(SsiOpcode::Beep, "\x01")));
        QVERIFY(answered(ssiBytes(SsiOpcode::LedOn, "\x01")));
        QVERIFY(answered(ssiBytes(SsiOpcode::LedOff, "\x01")));
        scanner->giveFeedback(Feedback::Refused);
        QVERIFY(answered(ssiBytes(SsiOpcode::Beep, "\x12")));
    }

    void a_port_that_is_not_there_yet_is_waited_for()
    {
        Pty pty;
        pty.unplug();
        QFile::remove(pty.path());
        SerialLine line({.path = pty.path()});
        line.open();
        QCOMPARE(line.kind(), DeviceState::Kind::Connecting);
        pty.plugIn();
        QTRY_COMPARE(line.kind(), DeviceState::Kind::Ready);
    }

    void tries_come_slower_and_never_rarer_than_every_five_seconds()
    {
        BackOff backOff;
        QList<int> waits;
        for (int i = 0; i < 7; ++i)
            waits.append(backOff.nextMs());
        QCOMPARE(waits, (QList<int>{200, 400, 800, 1600, 3200, 5000, 5000}));
        backOff.reset();
        QCOMPARE(backOff.nextMs(), 200);
    }

    void a_line_without_parity_and_modem_lines_is_used_all_the_same()
    {
        Pty pty;
        SerialLine line({.path = pty.path(),
            .baud = 115200,
            .dataBits = QSerialPort::Data7,
            .parity = QSerialPort::EvenParity,
            .flowControl = QSerialPort::SoftwareControl});
        QSignalSpy received(&line, &ByteLine::received);
        line.open();
        QCOMPARE(line.kind(), DeviceState::Kind::Ready);
        QVERIFY(pty.send("4711\r"));
        QTRY_COMPARE(received.count(), 1);
        line.write("ok");
        QByteArray answer;
        QTRY_VERIFY((answer += pty.take()) == "ok");
    }

    void several_scanners_keep_their_scans_apart()
    {
        SerialRig left;
        SerialRig right;
        QList<QByteArray> fromLeft;
        QList<QByteArray> fromRight;
        connect(
            &left.scanner(), &Scanner::scanned, this, [&](const Scan &scan) { fromLeft.append(scan.bytes); });
        connect(&right.scanner(), &Scanner::scanned, this,
            [&](const Scan &scan) { fromRight.append(scan.bytes); });
        left.scanner().start();
        right.scanner().start();
        QVERIFY(left.send("le") && right.send("ri") && left.send("ft\r") && right.send("ght\r"));
        QTRY_COMPARE(fromLeft, QList<QByteArray>{"left"});
        QTRY_COMPARE(fromRight, QList<QByteArray>{"right"});
    }

    void a_flood_without_a_terminator_is_told_once_and_survived()
    {
        SerialRig rig;
        std::vector<Scan> scans;
        connect(&rig.scanner(), &Scanner::scanned, this, [&](const Scan &scan) { scans.push_back(scan); });
        rig.scanner().start();
        QVERIFY(rig.send(QByteArray(1'000'000, 'x')));
        QVERIFY(rig.send("\r4711\r"));
        QTRY_COMPARE_WITH_TIMEOUT(scans.size(), size_t(2), 20'000);
        QVERIFY(scans[0].oversized && scans[0].partial);
        QCOMPARE(scans[0].bytes.size(), Framer::messageSizeMax);
        QCOMPARE(scans[1].bytes, QByteArray("4711"));
    }

    void practice_reaches_the_station_and_hears_its_answers()
    {
        const auto device = SimulatedScanner::create();
        QVERIFY(device);
        QSignalSpy answered(device->get(), &SimulatedScanner::answered);
        (*device)->send("sent before anybody listened\r"); // must not be echoed or changed
        SerialLine line({.path = (*device)->path()});
        QByteArray received;
        connect(&line, &ByteLine::received, this, [&](const QByteArray &bytes) { received += bytes; });
        line.open();
        (*device)->send("4711\r");
        QTRY_VERIFY(received.endsWith("4711\r"));
        QCOMPARE(answered.count(), 0);
        line.write("\a");
        QTRY_COMPARE(answered.count(), 1);
    }

    void a_configuration_that_cannot_work_says_what_to_mend_data()
    {
        QTest::addColumn<DeviceConfig>("config");
        QTest::addColumn<QString>("word");
        QTest::newRow("no port") << textDevice(SerialConfig{}) << "port";
        QTest::newRow("no baud") << textDevice(SerialConfig{.path = "/dev/ttyS0", .baud = 0}) << "baud";
        QTest::newRow("no host") << textDevice(TcpConfig{.role = TcpConfig::Role::Connect, .port = 0})
                                 << "port";
        QTest::newRow("no prefix") << textDevice(WedgeConfig{Qt::Key_unknown, {}}) << "prefix";
        DeviceConfig endless = textDevice(SerialConfig{.path = "/dev/ttyS0"});
        endless.framing.terminators.clear();
        QTest::newRow("no terminator") << endless << "terminator";
        endless.framing.terminators = {""};
        QTest::newRow("empty terminator") << endless << "terminator";
        DeviceConfig nameless = textDevice(SerialConfig{.path = "/dev/ttyS0"});
        nameless.name.clear();
        QTest::newRow("no name") << nameless << "name";
    }
    void a_configuration_that_cannot_work_says_what_to_mend()
    {
        QFETCH(DeviceConfig, config);
        QFETCH(QString, word);
        const SystemClock clock;
        const auto scanner = makeScanner(config, clock);
        QVERIFY(!scanner);
        QCOMPARE(scanner.error().kind, Failure::Kind::Input);
        QVERIFY2(scanner.error().text.contains(word), qPrintable(scanner.error().text));
    }
};

QTEST_GUILESS_MAIN(SerialTest)
#include "serial_test.moc"
