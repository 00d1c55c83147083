// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/device_settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace unitrail;

static const QByteArray config = R"(# the station at the end of the line
[station]
name = "PCK-1"   # packing

[[device]]
name = "hand ü"  # with a cable
type = "serial"
port = "/dev/ttyACM0"

# the gate
[[device]]
name = "gate"
type = "tcp"
repair = "|={GS}"  # since March
terminator = "CR"
)";

class DeviceSettingsTest : public QObject {
    Q_OBJECT

private slots:
    void a_new_setting_is_added_and_nothing_else_touched()
    {
        const auto changed = withDeviceSettings(config, "hand ü", {{"repair", "~={GS} \"=\\"}});
        QVERIFY(changed);
        QByteArray expected = config;
        expected.replace("# with a cable\n", "# with a cable\nrepair = \"~={GS} \\\"=\\\\\"\n");
        QCOMPARE(*changed, expected);
    }

    void an_old_setting_is_replaced_and_its_remark_kept()
    {
        const auto changed
            = withDeviceSettings(config, "gate", {{"repair", "layout=us/de"}, {"terminator", "TAB"}});
        QVERIFY(changed);
        QByteArray expected = config;
        expected.replace("\"|={GS}\"  #", "\"layout=us/de\"  #").replace("\"CR\"", "\"TAB\"");
        QCOMPARE(*changed, expected);
    }

    void an_empty_setting_is_taken_out()
    {
        const auto changed = withDeviceSettings(config, "gate", {{"repair", ""}});
        QVERIFY(changed);
        QByteArray expected = config;
        expected.replace("repair = \"|={GS}\"  # since March\n", "");
        QCOMPARE(*changed, expected);
        QCOMPARE(*withDeviceSettings(config, "hand ü", {{"repair", ""}}), config);
    }

    void a_file_from_windows_stays_one()
    {
        QByteArray windows = config;
        windows.replace('\n', "\r\n");
        const auto changed = withDeviceSettings(windows, "gate", {{"prefix", "STX"}});
        QVERIFY(changed);
        QCOMPARE(changed->count("\r\n"), windows.count("\r\n") + 1);
        QCOMPARE(changed->count('\n'), changed->count("\r\n"));
    }

    void what_cannot_be_done_by_lines_is_refused_data()
    {
        QTest::addColumn<QByteArray>("toml");
        QTest::addColumn<QString>("word");
        QTest::newRow("no such device") << config << "no device";
        QTest::newRow("no TOML") << QByteArray("[[device]\n") << "configuration:1";
        QTest::newRow("inline") << QByteArray("device = [{name = \"x\", type = \"wedge\"}]\n") << "by hand";
        QTest::newRow("several lines")
            << QByteArray("[[device]]\nname = \"x\"\nrepair = \"\"\"\n~={GS}\"\"\"\n") << "by hand";
    }
    void what_cannot_be_done_by_lines_is_refused()
    {
        QFETCH(QByteArray, toml);
        QFETCH(QString, word);
        const auto changed = withDeviceSettings(toml, "x", {{"repair", "~={GS}"}});
        QVERIFY(!changed);
        QVERIFY2(changed.error().text.contains(word), qPrintable(changed.error().text));
    }

    void the_file_is_whole_before_and_after()
    {
        QTemporaryDir root;
        const QString path = root.filePath("station.toml");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(config);
        file.close();
        QVERIFY(!keepDeviceSettings(path, "nobody", {{"repair", "~={GS}"}}));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), config);
        file.close();
        QVERIFY(keepDeviceSettings(path, "gate", {{"repair", "~={GS}"}}));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("repair = \"~={GS}\"  # since March"));
        QVERIFY(!keepDeviceSettings(root.filePath("none.toml"), "gate", {}));
    }
};

QTEST_GUILESS_MAIN(DeviceSettingsTest)
#include "device_settings_test.moc"
