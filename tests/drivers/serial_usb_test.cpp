// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/clock.h"
#include "drivers/make_scanner.h"

#include <QtTest>

// glib has a member of the name that is a keyword of Qt.
#pragma push_macro("signals")
#undef signals
#include <umockdev.h>
#pragma pop_macro("signals")
#include <unistd.h>

using namespace unitrail;

/** Two scanners of one kind, as the kernel lists them. */
static QByteArray treeOf(const QByteArray &onFirst, const QByteArray &onSecond)
{
    QByteArray tree;
    for (const auto &[port, serial] :
        {std::pair(QByteArray("0"), onFirst), std::pair(QByteArray("1"), onSecond)}) {
        const QByteArray parent = "/devices/pci0000:00/usb1/1-" + port + "/1-" + port + ":1.0/ttyUSB" + port;
        tree += "P: " + parent + "/tty/ttyUSB" + port + "\nN: ttyUSB" + port + "\nE: DEVNAME=/dev/ttyUSB"
            + port + "\nE: SUBSYSTEM=tty\nE: ID_VENDOR_ID=0403\nE: ID_MODEL_ID=6001\nE: ID_SERIAL_SHORT="
            + serial + "\n\nP: " + parent + "\nE: SUBSYSTEM=usb-serial\nE: DRIVER=ftdi_sio\n\n";
    }
    return tree;
}

/** Scanners on USB are known by what they say of themselves. */
class SerialUsbTest : public QObject {
    Q_OBJECT

    SystemClock m_clock;

    std::unique_ptr<Scanner> scannerNamed(const char *serial)
    {
        const UsbIdentity usb{0x0403, 0x6001, QString::fromLatin1(serial)};
        return std::move(*makeScanner({.name = QStringLiteral("hand"),
                                          .connection = SerialConfig{.usb = usb},
                                          .framing = {.terminators = {"\r"}}},
            m_clock));
    }

private slots:
    void initTestCase()
    {
        if (!qgetenv("LD_PRELOAD").contains("umockdev"))
            QSKIP("needs libumockdev-preload");
    }

    void two_scanners_keep_their_names_when_their_ports_swap_data()
    {
        QTest::addColumn<QByteArray>("onFirst");
        QTest::addColumn<QByteArray>("onSecond");
        QTest::addColumn<QString>("port");
        QTest::newRow("plugged in") << QByteArray("A50285BI") << QByteArray("B60396CJ") << "/dev/ttyUSB1";
        QTest::newRow("the other way round")
            << QByteArray("B60396CJ") << QByteArray("A50285BI") << "/dev/ttyUSB0";
    }
    void two_scanners_keep_their_names_when_their_ports_swap()
    {
        QFETCH(QByteArray, onFirst);
        QFETCH(QByteArray, onSecond);
        QFETCH(QString, port);
        UMockdevTestbed *bed = umockdev_testbed_new();
        QVERIFY(umockdev_testbed_add_from_string(bed, treeOf(onFirst, onSecond).constData(), nullptr));
        {
            const auto scanner = scannerNamed("B60396CJ");
            QList<QByteArray> messages;
            connect(scanner.get(), &Scanner::scanned, this,
                [&](const Scan &scan) { messages.append(scan.bytes); });
            scanner->start();
            QCOMPARE(scanner->state().kind, DeviceState::Kind::Ready);
            QCOMPARE(scanner->state().detail, port);
            const int device = umockdev_testbed_get_dev_fd(bed, port.toLatin1().constData());
            QCOMPARE(::write(device, "4711\r", 5), 5);
            QTRY_COMPARE(messages, QList<QByteArray>{"4711"});
        }
        g_object_unref(bed);
    }

    void a_scanner_that_is_not_there_is_waited_for_and_no_other_taken()
    {
        UMockdevTestbed *bed = umockdev_testbed_new();
        QVERIFY(umockdev_testbed_add_from_string(bed, treeOf("A50285BI", "C7").constData(), nullptr));
        {
            const auto scanner = scannerNamed("B60396CJ");
            scanner->start();
            QCOMPARE(scanner->state().kind, DeviceState::Kind::Connecting);
            QVERIFY(scanner->state().detail.contains(QStringLiteral("plugged in")));
        }
        g_object_unref(bed);
    }
};

QTEST_GUILESS_MAIN(SerialUsbTest)
#include "serial_usb_test.moc"
