// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/hid/hid_scanner.h"
#include "drivers/hid/hidapi_transport.h"

#include <QTemporaryFile>
#include <QtTest>

#include <sys/socket.h>
// glib has a member of the name that is a keyword of Qt.
#pragma push_macro("signals")
#undef signals
#include <umockdev.h>
#pragma pop_macro("signals")
#include <unistd.h>

using namespace unitrail;

// One made-up device tree a test: the library does not survive a second device after the first was pulled.
static const char *const scannerTree
    = R"(P: /devices/pci0000:00/usb1/1-1/1-1:1.0/0003:0C2E:0B61.0001/hidraw/hidraw1
N: hidraw1
E: DEVNAME=/dev/hidraw1
E: SUBSYSTEM=hidraw
L: device=../../../0003:0C2E:0B61.0001

P: /devices/pci0000:00/usb1/1-1/1-1:1.0/0003:0C2E:0B61.0001
E: SUBSYSTEM=hid
E: HID_ID=0003:00000C2E:00000B61
E: HID_NAME=Honeywell Imaging Scanner
E: HID_UNIQ=21035B1A
H: report_descriptor=058C0902A10185020912A102150026FF00750895010501093B81029503058C09FB09FC09FD8102953809FE8202012501750195010905810275078103C0C0

)";
static const char *const scannerPath
    = "/sys/devices/pci0000:00/usb1/1-1/1-1:1.0/0003:0C2E:0B61.0001/hidraw/hidraw1";
static const QByteArray scannerDescriptor = "058C0902A10185020912A102150026FF00750895010501093B81029503058C09"
                                            "FB09FC09FD8102953809FE8202012501750195010905"
                                            "810275078103C0C0";
/** What the device file answers when hidapi opens it: the size of its report descriptor, and the descriptor.
 */
static void answerQuestions(UMockdevTestbed *bed)
{
    const qsizetype size = scannerDescriptor.size() / 2;
    const QByteArray littleEndian = QByteArray(1, char(size)).toHex().toUpper() + "000000";
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("@DEV /dev/hidraw1\nHIDIOCGRDESCSIZE 0 " + littleEndian + "\nHIDIOCGRDESC 0 " + littleEndian
        + scannerDescriptor.leftJustified(2 * 4096, '0') + "\n");
    file.close();
    GError *error = nullptr;
    QVERIFY2(umockdev_testbed_load_ioctl(bed, "/dev/hidraw1", file.fileName().toUtf8().constData(), &error),
        error ? error->message : "");
}
static UsbIdentity scannerIdentity()
{
    return {0x0C2E, 0x0B61};
}

static QByteArray report(const QByteArray &aim, const QByteArray &data)
{
    return QByteArray("\x02") + char(data.size()) + aim + data.leftJustified(56, '\0') + '\0';
}

class HidapiTest : public QObject {
    Q_OBJECT

    SystemClock m_clock;

private slots:
    void initTestCase()
    {
        if (!qgetenv("LD_PRELOAD").contains("umockdev"))
            QSKIP("needs libumockdev-preload");
    }

    void a_scanner_is_found_by_its_identity_and_read()
    {
        UMockdevTestbed *bed = umockdev_testbed_new();
        QVERIFY(umockdev_testbed_add_from_string(bed, scannerTree, nullptr));
        answerQuestions(bed);
        {
            UsbIdentity identity = scannerIdentity();
            identity.serial = "21035B1A";
            HidScanner scanner("hid", FeedbackProfile::None,
                std::make_unique<HidapiTransport>(HidConfig{.usb = identity}), m_clock);
            QList<QByteArray> messages;
            connect(
                &scanner, &Scanner::scanned, this, [&](const Scan &scan) { messages.append(scan.bytes); });
            scanner.start();
            QCOMPARE(scanner.state().kind, DeviceState::Kind::Ready);
            QCOMPARE(scanner.state().detail, QString("/dev/hidraw1"));
            const int device = umockdev_testbed_get_dev_fd(bed, "/dev/hidraw1");
            for (const char *data : {"0109521234123453", "0109521234123454"}) {
                const QByteArray bytes = report("]d2", data);
                QCOMPARE(::write(device, bytes.constData(), size_t(bytes.size())), bytes.size());
            }
            QTRY_COMPARE(messages, (QList<QByteArray>{"]d20109521234123453", "]d20109521234123454"}));
        }
        g_object_unref(bed);
    }

    void another_scanner_is_left_alone()
    {
        UMockdevTestbed *bed = umockdev_testbed_new();
        QVERIFY(umockdev_testbed_add_from_string(bed, scannerTree, nullptr));
        answerQuestions(bed);
        {
            UsbIdentity identity = scannerIdentity();
            identity.serial = "another";
            HidapiTransport transport(HidConfig{.usb = identity});
            transport.open();
            QCOMPARE(transport.kind(), DeviceState::Kind::Connecting);
            QVERIFY(transport.detail().contains("plugged in"));
        }
        g_object_unref(bed);
    }

    void a_scanner_plugged_in_later_is_taken_up_and_its_unplug_is_noticed()
    {
        UMockdevTestbed *bed = umockdev_testbed_new();
        {
            HidapiTransport transport(HidConfig{.usb = scannerIdentity()});
            QSignalSpy changed(&transport, &HidTransport::changed);
            transport.open();
            QCOMPARE(transport.kind(), DeviceState::Kind::Connecting);
            QVERIFY(umockdev_testbed_add_from_string(bed, scannerTree, nullptr));
            answerQuestions(bed);
            umockdev_testbed_uevent(bed, scannerPath, "add");
            QTRY_COMPARE(transport.kind(), DeviceState::Kind::Ready);
            QVERIFY(!transport.reportDescriptor().isEmpty());

            const int device = umockdev_testbed_get_dev_fd(bed, "/dev/hidraw1");
            umockdev_testbed_uevent(bed, scannerPath, "remove");
            umockdev_testbed_remove_device(bed, scannerPath);
            ::close(device);
            QTRY_COMPARE(transport.kind(), DeviceState::Kind::Lost);
            QCOMPARE(changed.count() >= 2, true);
            transport.close();
            QCOMPARE(transport.kind(), DeviceState::Kind::Off);
        }
        // The test bed is not unreferenced: it would close the file we closed.
    }
};

QTEST_GUILESS_MAIN(HidapiTest)
#include "hidapi_test.moc"
