// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/drivers/rigs.h"
#include "tests/drivers/typing_rigs.h"

using namespace unitrail;

using MakeRig = std::function<std::unique_ptr<Rig>()>;

template <typename R> static MakeRig make()
{
    return [] { return std::make_unique<R>(); };
}

/** A rig whose scanner runs and is listened to. */
struct Running {
    explicit Running(const MakeRig &makeRig)
        : rig(makeRig())
    {
        QObject::connect(
            &rig->scanner(), &Scanner::scanned, [this](const Scan &scan) { scans.push_back(scan); });
        QObject::connect(&rig->scanner(), &Scanner::bytesCame,
            [this](const QByteArray &bytes) { bytesCame += bytes.size(); });
        rig->scanner().start();
        [this] { QTRY_COMPARE(rig->scanner().state().kind, DeviceState::Kind::Ready); }();
    }
    [[nodiscard]] QList<QByteArray> messages() const
    {
        QList<QByteArray> all;
        for (const Scan &scan : scans)
            all.append(scan.bytes);
        return all;
    }
    [[nodiscard]] QList<QByteArray> told(QList<QByteArray> messages) const
    {
        for (QByteArray &message : messages)
            message = rig->told(message);
        return messages;
    }
    std::unique_ptr<Rig> rig;
    std::vector<Scan> scans;
    qsizetype bytesCame = 0;
};

/** What every scanner driver promises, whatever its line and its language. */
class ScannerContractTest : public QObject {
    Q_OBJECT

    static void drivers()
    {
        QTest::addColumn<MakeRig>("makeRig");
        QTest::newRow("serial") << make<SerialRig>();
        QTest::newRow("serial, Zebra SSI") << make<SsiRig>();
        QTest::newRow("serial, Zebra SSI in segments") << make<SsiSegmentsRig>();
        QTest::newRow("serial, RFID ID-12") << make<Id12Rig>();
        QTest::newRow("serial, RFID M100") << make<M100Rig>();
        QTest::newRow("serial, RFID R2000") << make<R2000Rig>();
        QTest::newRow("serial, RFID UHFReader18") << make<Uhf18Rig>();
        QTest::newRow("USB HID POS") << make<HidRig>();
        QTest::newRow("evdev, grabbed") << make<EvdevRig>();
        QTest::newRow("keyboard wedge") << make<WedgeRig>();
        QTest::newRow("practice panel") << make<SimulatedRig>();
        QTest::newRow("TCP, listening") << make<TcpListeningRig>();
        QTest::newRow("TCP, connecting") << make<TcpConnectingRig>();
    }

private slots:
    void a_message_is_whole_wherever_it_is_cut_data() { drivers(); }
    void a_message_is_whole_wherever_it_is_cut()
    {
        QFETCH(MakeRig, makeRig);
        Running running(makeRig);
        const QByteArray message("]d2010401234567890121SN-7", 25);
        const QByteArray wire = running.rig->wire(message);
        const qsizetype piece = running.rig->pieceSize();
        for (qsizetype cut = piece; cut < wire.size(); cut += piece) {
            running.scans.clear();
            running.bytesCame = 0;
            QVERIFY(running.rig->send(wire.first(cut)));
            QTRY_VERIFY(running.rig->hasArrived(running.bytesCame, cut));
            QVERIFY(running.scans.empty());
            QVERIFY(running.rig->send(wire.sliced(cut)));
            QTRY_COMPARE(running.messages(), (running.told({message})));
        }
    }

    void two_messages_in_one_read_are_two_scans_data() { drivers(); }
    void two_messages_in_one_read_are_two_scans()
    {
        QFETCH(MakeRig, makeRig);
        Running running(makeRig);
        QVERIFY(running.rig->send(running.rig->wire("one") + running.rig->wire("two")));
        QTRY_COMPARE(running.messages(), (running.told({"one", "two"})));
    }

    void a_scan_is_stamped_named_and_whole_data() { drivers(); }
    void a_scan_is_stamped_named_and_whole()
    {
        QFETCH(MakeRig, makeRig);
        Running running(makeRig);
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        QVERIFY(running.rig->send(running.rig->wire("4711")));
        QTRY_COMPARE(running.scans.size(), size_t(1));
        const Scan &scan = running.scans.front();
        QCOMPARE(scan.device, running.rig->scanner().state().device);
        QVERIFY(!scan.device.isEmpty());
        QVERIFY(!scan.partial && !scan.oversized);
        QVERIFY(scan.atMs >= before && scan.atMs <= QDateTime::currentMSecsSinceEpoch());
    }

    void an_unplug_in_the_middle_is_told_as_partial_and_the_driver_comes_back_data() { drivers(); }
    void an_unplug_in_the_middle_is_told_as_partial_and_the_driver_comes_back()
    {
        QFETCH(MakeRig, makeRig);
        Running running(makeRig);
        for (int round = 0; round < 2; ++round) {
            running.scans.clear();
            running.bytesCame = 0;
            const QByteArray wire = running.rig->wire("4711-000123");
            const qsizetype cut = running.rig->cutInside();
            QVERIFY(running.rig->send(wire.first(cut)));
            QTRY_VERIFY(running.rig->hasArrived(running.bytesCame, cut));
            running.rig->unplug();
            if (running.rig->tellsPartial()) {
                QTRY_COMPARE(running.scans.size(), size_t(1));
                QVERIFY(running.scans.front().partial);
                QVERIFY(running.rig->told("4711-000123").startsWith(running.scans.front().bytes)
                    || wire.contains(running.scans.front().bytes));
            }
            const bool listens = dynamic_cast<TcpListeningRig *>(running.rig.get()) != nullptr;
            if (!listens && running.rig->canBeLost())
                QTRY_COMPARE(running.rig->scanner().state().kind, DeviceState::Kind::Lost);
            running.scans.clear();
            running.rig->plugIn();
            QTRY_COMPARE(running.rig->scanner().state().kind, DeviceState::Kind::Ready);
            QVERIFY(running.rig->send(running.rig->wire("4711-000124")));
            QTRY_COMPARE(running.messages(), (running.told({"4711-000124"})));
            QVERIFY(!running.scans.front().partial);
        }
    }

    void garbage_between_messages_harms_neither_data() { drivers(); }
    void garbage_between_messages_harms_neither()
    {
        QFETCH(MakeRig, makeRig);
        Running running(makeRig);
        Rig &rig = *running.rig;
        QVERIFY(rig.send(rig.noise() + rig.wire("one") + rig.noise() + rig.wire("two") + rig.noise()));
        QVERIFY(rig.send(rig.wire("three")));
        QTRY_VERIFY(running.messages().endsWith(rig.told("three")));
        QCOMPARE(running.messages(), (running.told({"one", "two", "three"})));
    }

    void a_burst_of_200_kilobytes_loses_nothing_data() { drivers(); }
    void a_burst_of_200_kilobytes_loses_nothing()
    {
        QFETCH(MakeRig, makeRig);
        Running running(makeRig);
        QList<QByteArray> messages;
        QByteArray wire;
        while (wire.size() < 200'000) {
            messages.append(
                "4711-" + QByteArray::number(messages.size()).rightJustified(9, '0') + "-ABCDEFGHIJ");
            wire += running.rig->wire(messages.last());
        }
        QVERIFY(running.rig->send(wire));
        QTRY_COMPARE_WITH_TIMEOUT(running.scans.size(), size_t(messages.size()), 30'000);
        QCOMPARE(running.messages(), running.told(messages));
    }

    void every_byte_value_arrives_data() { drivers(); }
    void every_byte_value_arrives()
    {
        QFETCH(MakeRig, makeRig);
        Running running(makeRig);
        QList<QByteArray> messages;
        for (int value = 0; value < 256; ++value) {
            if (running.rig->carries(value))
                messages.append("A" + QByteArray(1, char(value)) + "Z");
        }
        for (const QByteArray &message : messages)
            QVERIFY(running.rig->send(running.rig->wire(message)));
        QTRY_COMPARE(running.scans.size(), size_t(messages.size()));
        QCOMPARE(running.messages(), running.told(messages));
    }

    void twenty_codes_at_30_milliseconds_come_in_order_data() { drivers(); }
    void twenty_codes_at_30_milliseconds_come_in_order()
    {
        QFETCH(MakeRig, makeRig);
        Running running(makeRig);
        QList<QByteArray> sent;
        QTimer pace;
        pace.setTimerType(Qt::PreciseTimer);
        connect(&pace, &QTimer::timeout, this, [&] {
            sent.append("4711-" + QByteArray::number(100 + sent.size()));
            running.rig->send(running.rig->wire(sent.last()));
            if (sent.size() == 20)
                pace.stop();
        });
        pace.start(30);
        QTRY_COMPARE(running.scans.size(), size_t(20));
        QCOMPARE(running.messages(), running.told(sent));
    }

    void a_stopped_scanner_is_off_and_tells_nothing_data() { drivers(); }
    void a_stopped_scanner_is_off_and_tells_nothing()
    {
        QFETCH(MakeRig, makeRig);
        Running running(makeRig);
        QVERIFY(running.rig->send(running.rig->wire("one")));
        QTRY_COMPARE(running.scans.size(), size_t(1));
        running.rig->scanner().stop();
        QCOMPARE(running.rig->scanner().state().kind, DeviceState::Kind::Off);
        running.rig->scanner().start();
        QTRY_COMPARE(running.rig->scanner().state().kind, DeviceState::Kind::Ready);
        running.rig->reconnect();
        QVERIFY(running.rig->send(running.rig->wire("two")));
        QTRY_COMPARE(running.messages(), (running.told({"one", "two"})));
    }
};

QTEST_MAIN(ScannerContractTest)
#include "scanner_contract_test.moc"
