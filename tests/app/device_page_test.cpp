// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/device_settings.h"
#include "app/page_devices.h"
#include "app/scanner_doctor.h"
#include "core/codes/test_sheet.h"
#include "tests/drivers/pty.h"
#include "ui/screens/device_page.h"
#include "ui/station_window.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/** A station with one hand scanner that sends a tilde where it read GS, and its page of devices open. */
struct Bench {
    Bench()
    {
        const QByteArray toml = "# of the hall\n[station]\nname = \"ASM-1\"\nplant = \""
            + QByteArray(UNITRAIL_SOURCE_DIR "/resources/demo") + "\"\ndata = \"" + data.path().toUtf8()
            + "\"\n\n[[device]] # the old one\nname = \"hand\"\ntype = \"serial\"\nport = \""
            + cable.path().toUtf8() + "\"\nterminator = \"CR\"\n";
        file = data.filePath(u"station.toml"_s);
        QFile written(file);
        if (!written.open(QIODevice::WriteOnly) || written.write(toml) != toml.size())
            qFatal("no room for %s", qPrintable(file));
        written.close();
        auto config = readStationConfig(file);
        if (!config)
            qFatal("%s", qPrintable(config.error().text));
        auto made = Assembly::make(*config);
        if (!made)
            qFatal("%s", qPrintable(made.error().text));
        assembly = *std::move(made);
        window = std::make_unique<StationWindow>(assembly->clock());
        addDevicePage(*window, *assembly);
        page = window->findChild<DevicePage *>();
        window->resize(1280, 800);
        window->show(assembly->session().view());
        window->show();
        QObject::connect(
            assembly.get(), &Assembly::scanned, assembly.get(), [this](const Scan &) { ++scans; });
        assembly->start();
        window->openPage(page);
        ear = std::make_unique<ScannerDoctor>(*assembly->scanner(u"hand"_s),
            assembly->config().devices.front(), RepairMap(), assembly->clock());
        QObject::connect(ear.get(), &ScannerDoctor::captured, ear.get(), [this] { ++captures; });
    }
    /** A pull of the trigger, and the silence after it. */
    void scan(QByteArray code)
    {
        code.replace('\x1d', '~');
        const int before = scans;
        const int heardBefore = captures;
        QVERIFY(cable.send(code + '\r'));
        QTRY_COMPARE(scans, before + 1);
        QTRY_COMPARE(captures, heardBefore + 1);
    }
    void touch(const char *button)
    {
        auto *found = page->findChild<QWidget *>(QLatin1StringView(button));
        QVERIFY2(found && found->isVisible() && found->isEnabled(), button);
        QTest::mouseClick(found, Qt::LeftButton);
    }
    [[nodiscard]] QByteArray written(const QString &path) const
    {
        QFile read(path);
        return read.open(QIODevice::ReadOnly) ? read.readAll() : QByteArray();
    }
    /** All texts of the page, as a reader of screens hears them. */
    [[nodiscard]] QString heard() const
    {
        QString all;
        for (const QWidget *widget : page->findChildren<QWidget *>())
            all += widget->accessibleName() + u'\n' + widget->accessibleDescription() + u'\n';
        return all;
    }

    QTemporaryDir data;
    Pty cable;
    QString file;
    std::unique_ptr<Assembly> assembly;
    std::unique_ptr<StationWindow> window;
    DevicePage *page = nullptr;
    std::unique_ptr<ScannerDoctor> ear; ///< hears the silence that ends a capture, as the page does
    int scans = 0;
    int captures = 0;
};

class DevicePageTest : public QObject {
    Q_OBJECT

private slots:
    void an_accepted_repair_is_in_force_at_once_and_kept_in_the_configuration()
    {
        Bench bench;
        const QByteArray before = bench.written(bench.file);
        auto *accept = bench.page->findChild<QWidget *>(u"deviceAccept"_s);
        QVERIFY(accept);
        QVERIFY(!accept->isVisible() || !accept->isEnabled()); // nothing to accept yet
        for (const TestCode &code : testSheet())
            bench.scan(code.aim + code.data);
        QTRY_VERIFY(accept->isVisible() && accept->isEnabled());
        bench.touch("deviceAccept");

        QTRY_VERIFY(bench.assembly->repair(u"hand"_s) == *repairMapFromText(u"~={GS}"_s));
        const QByteArray after = bench.written(bench.file);
        QVERIFY2(after.contains("repair = \"~={GS}\""), after.constData());
        QVERIFY(after.contains("# of the hall") && after.contains("# the old one"));
        QCOMPARE(bench.written(backupOf(bench.file)), before);
        const auto read = readStationConfig(bench.file);
        QVERIFY(read);
        QCOMPARE(read->repairs.at(u"hand"_s), bench.assembly->repair(u"hand"_s));

        // The next scan of the station is read with it: a badge, then a label with a separator.
        bench.window->backToWork();
        bench.scan("]d2010401234500041221LA40-26-000001T\x1d"
                   "10LA40-26A");
        QTRY_VERIFY(bench.assembly->session().view().answer.repaired);
    }

    void codes_of_the_sheet_are_nothing_for_the_station_and_others_are()
    {
        Bench bench;
        bench.scan("]C0TEST-CODE-7");
        QVERIFY(bench.assembly->session().view().scans.empty());
        bench.scan("]C0SOMETHING");
        QCOMPARE(bench.assembly->session().view().scans.size(), size_t(1));
        bench.window->backToWork();
        bench.scan("]C0TEST-CODE-7"); // the page is closed: a scan like any other
        QCOMPARE(bench.assembly->session().view().scans.size(), size_t(2));
    }

    void without_a_printer_the_sheet_is_saved_and_said_where()
    {
        Bench bench;
        QStandardPaths::setTestModeEnabled(true);
        const QString path = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
            + u"/unitrail-test-sheet.pdf"_s;
        QFile::remove(path);
        bench.touch("deviceSheet");
        QTRY_VERIFY(QFile::exists(path) || bench.heard().contains(u"is printed"_s));
        if (QFile::exists(path))
            QVERIFY(bench.written(path).startsWith("%PDF"));
    }
};

QTEST_MAIN(DevicePageTest)
#include "device_page_test.moc"
