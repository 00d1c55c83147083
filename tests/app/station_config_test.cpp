// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/byte_words.h"
#include "app/station_config.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace unitrail;

/** What a terminal is told in its file, and what it complains of. */
class StationConfigTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_directory;

    QString written(const QByteArray &toml) const
    {
        QFile file(m_directory.filePath(QStringLiteral("station.toml")));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.write(toml);
        return file.fileName();
    }
    StationConfig read(const QByteArray &toml) const
    {
        const auto config = readStationConfig(written(toml));
        if (!config)
            qFatal("%s", qPrintable(config.error().text));
        return *config;
    }
    /** The complaints, without the file's name in front. */
    QStringList complaints(const QByteArray &toml) const
    {
        const QString path = written(toml);
        const auto config = readStationConfig(path);
        if (config)
            return {};
        QStringList lines = config.error().text.split(u'\n');
        for (QString &line : lines) {
            if (!line.startsWith(path))
                qFatal("%s", qPrintable(line));
            line = line.mid(path.size());
        }
        return lines;
    }
    DeviceConfig device(const QByteArray &members) const
    {
        return read("[[device]]\nname = \"d\"\n" + members).devices.at(0);
    }

private slots:
    void a_serial_scanner_is_set_as_its_line_says()
    {
        const DeviceConfig d = device("type = \"serial\"\nusb = \"0403:6001/A50285BI\"\nbaud = 115200\n"
                                      "data_bits = 7\nstop_bits = 2\nparity = \"even\"\nflow = \"xon\"\n"
                                      "terminator = [\"CR\", \"{ETX}\"]\nprefix = \"{STX}\"\n"
                                      "feedback = \"datalogic\"\n");
        const auto serial = std::get<SerialConfig>(d.connection);
        QCOMPARE(serial.usb, (UsbIdentity{0x0403, 0x6001, QStringLiteral("A50285BI")}));
        QCOMPARE(serial.baud, 115200);
        QCOMPARE(serial.dataBits, QSerialPort::Data7);
        QCOMPARE(serial.stopBits, QSerialPort::TwoStop);
        QCOMPARE(serial.parity, QSerialPort::EvenParity);
        QCOMPARE(serial.flowControl, QSerialPort::SoftwareControl);
        QCOMPARE(d.framing.terminators, (QList<QByteArray>{"\r", "\x03"}));
        QCOMPARE(d.framing.prefix, QByteArray("\x02"));
        QCOMPARE(d.feedback, FeedbackProfile::Datalogic);
        QCOMPARE(d.kind, Scan::Kind::Barcode);
    }

    void what_is_not_said_is_as_scanners_are_delivered()
    {
        const DeviceConfig d = device("type = \"serial\"\nport = \"/dev/ttyACM0\"\n");
        QCOMPARE(std::get<SerialConfig>(d.connection), SerialConfig{.path = QStringLiteral("/dev/ttyACM0")});
        QCOMPARE(d.framing, Framing{});
        QCOMPARE(d.language, ReaderLanguage::Text);
        QCOMPARE(d.feedback, FeedbackProfile::None);
    }

    void every_language_of_readers_has_its_word_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<ReaderLanguage>("language");
        QTest::addColumn<Scan::Kind>("kind");
        QTest::newRow("text") << QByteArray("text") << ReaderLanguage::Text << Scan::Kind::Barcode;
        QTest::newRow("ssi") << QByteArray("ssi") << ReaderLanguage::Ssi << Scan::Kind::Barcode;
        QTest::newRow("id12") << QByteArray("id12") << ReaderLanguage::Id12 << Scan::Kind::Rfid;
        QTest::newRow("m100") << QByteArray("m100") << ReaderLanguage::M100 << Scan::Kind::Rfid;
        QTest::newRow("r2000") << QByteArray("r2000") << ReaderLanguage::R2000 << Scan::Kind::Rfid;
        QTest::newRow("uhf18") << QByteArray("uhf18") << ReaderLanguage::Uhf18 << Scan::Kind::Rfid;
    }
    void every_language_of_readers_has_its_word()
    {
        QFETCH(QByteArray, word);
        QFETCH(ReaderLanguage, language);
        QFETCH(Scan::Kind, kind);
        const DeviceConfig d
            = device("type = \"serial\"\nport = \"/dev/ttyUSB0\"\nprotocol = \"" + word + "\"\n");
        QCOMPARE(d.language, language);
        QCOMPARE(d.kind, kind);
    }

    void readers_of_tags_have_their_own_words()
    {
        const DeviceConfig gate = device("type = \"serial\"\nport = \"/dev/ttyUSB0\"\nprotocol = \"r2000\"\n"
                                         "antennas = [1, 4]\ntag_absent_ms = 5000\n");
        QCOMPARE(gate.antennas, (std::vector<int>{1, 4}));
        QCOMPARE(gate.tagAbsentAfterMs, 5000);
        QVERIFY(
            device("type = \"serial\"\nport = \"/dev/ttyUSB0\"\nprotocol = \"m100\"\ntid = true\n").readsTid);
        for (const char *antennas : {"[0]", "[9]", "[1, 1]", "[\"1\"]", "1"})
            QCOMPARE(complaints("[[device]]\nname = \"d\"\ntype = \"serial\"\nport = \"/dev/ttyUSB0\"\n"
                                "protocol = \"r2000\"\nantennas = "
                         + QByteArray(antennas) + '\n')
                         .size(),
                1);
    }

    void scanners_without_a_line_are_named_by_what_they_are()
    {
        const StationConfig config = read("[[device]]\nname = \"a\"\ntype = \"hid\"\n"
                                          "usb = \"0C2E:0b61\"\nfeedback = \"honeywell\"\n"
                                          "[[device]]\nname = \"b\"\ntype = \"evdev\"\n"
                                          "usb = \"05e0:1200\"\nlayout = \"de\"\nprefix = \"STX\"\n"
                                          "[[device]]\nname = \"c\"\ntype = \"wedge\"\n"
                                          "[[device]]\nname = \"d\"\ntype = \"tcp\"\nport = 4001\n"
                                          "[[device]]\nname = \"e\"\ntype = \"tcp\"\nrole = \"connect\"\n"
                                          "host = \"10.0.0.9\"\nport = 23\n");
        QCOMPARE(std::get<HidConfig>(config.devices[0].connection).usb, (UsbIdentity{0x0C2E, 0x0B61, {}}));
        QCOMPARE(config.devices[0].feedback, FeedbackProfile::HoneywellHost);
        const auto evdev = std::get<EvdevConfig>(config.devices[1].connection);
        QCOMPARE(evdev.layout, KeyboardLayout::German);
        QCOMPARE(evdev.fallback.prefixKey, Qt::Key_unknown);
        QCOMPARE(std::get<WedgeConfig>(config.devices[2].connection), WedgeConfig{});
        QCOMPARE(std::get<TcpConfig>(config.devices[3].connection).role, TcpConfig::Role::Listen);
        QCOMPARE(std::get<TcpConfig>(config.devices[4].connection),
            (TcpConfig{TcpConfig::Role::Connect, QStringLiteral("10.0.0.9"), 23}));
    }

    void a_repair_map_belongs_to_its_device()
    {
        const StationConfig config
            = read("[[device]]\nname = \"old\"\ntype = \"wedge\"\nrepair = \"~={GS} layout=us/de\"\n"
                   "[[device]]\nname = \"new\"\ntype = \"serial\"\nport = \"/dev/ttyACM0\"\n");
        QCOMPARE(config.repairs.size(), size_t(1));
        QCOMPARE(repaired("01~z", config.repairs.at(QStringLiteral("old"))), QByteArray("01\x1dy"));
    }

    void an_instrument_is_read_and_bound()
    {
        const StationConfig config = read(
            "[[instrument]]\nname = \"meter\"\ntype = \"tcp\"\nhost = \"10.0.0.5\"\nport = 5025\n"
            "protocol = \"scpi\"\ngauge = \"DMM-02\"\nquery = \"MEAS:VOLT:DC?\"\nunit = \"V\"\n"
            "stable_count = 3\ntolerance = 0.010\nmeasures = \"at-once\"\n"
            "[[instrument]]\nname = \"caliper\"\ntype = \"serial\"\nport = \"/dev/ttyUSB1\"\n"
            "protocol = \"line\"\nclass = \"caliper\"\nserial = \"C-77\"\ncalibration_due = 2027-03-31\n"
            "pattern = '(?<value>[-+0-9,]+) (?<unit>\\w+)'\nspelt = [\"MM\"]\nunit = \"mm\"\n"
            "decimal_mark = \"comma\"\n"
            "[[instrument]]\nname = \"oven\"\ntype = \"serial\"\nport = \"/dev/ttyUSB2\"\n"
            "protocol = \"modbus\"\ncharacteristic = \"temperature-rise\"\naddress = 17\n"
            "registers = \"input\"\nfirst = 107\nvalue = \"float32\"\nplaces = 2\nunit = \"K\"\n");
        QCOMPARE(config.instruments.size(), size_t(3));
        const auto &[meter, meterPlace] = config.instruments[0];
        QCOMPARE(std::get<ScpiConfig>(meter.language),
            (ScpiConfig{.query = "MEAS:VOLT:DC?",
                .unit = QStringLiteral("V"),
                .stableCount = 3,
                .tolerance = Decimal(10, 3)}));
        QCOMPARE(meterPlace,
            (InstrumentPlace{.device = QStringLiteral("meter"),
                .gauge = GaugeId::known(QStringLiteral("DMM-02")),
                .asked = true,
                .atOnce = true}));
        const auto &[caliper, caliperPlace] = config.instruments[1];
        QCOMPARE(std::get<LineGaugeConfig>(caliper.language).mark, DecimalMark::Comma);
        QCOMPARE(caliperPlace,
            (InstrumentPlace{.device = QStringLiteral("caliper"),
                .gaugeClass = QStringLiteral("caliper"),
                .serial = QStringLiteral("C-77"),
                .calibrationDue = QDate(2027, 3, 31)}));
        const auto &[oven, ovenPlace] = config.instruments[2];
        QCOMPARE(std::get<ModbusConfig>(oven.language),
            (ModbusConfig{.unitAddress = 17,
                .registers = ModbusConfig::Registers::Input,
                .first = 107,
                .type = ModbusConfig::Type::Float32,
                .places = 2,
                .unit = QStringLiteral("K")}));
        QCOMPARE(ovenPlace.characteristic, CharacteristicId::known(QStringLiteral("temperature-rise")));
    }

    void a_tower_is_switched_by_the_bytes_it_knows()
    {
        const StationConfig config
            = read("[tower]\ntype = \"serial\"\nport = \"/dev/ttyUSB3\"\n"
                   "red = [\"R1{CR}\", \"R0{CR}\"]\nbuzzer = [\"{BEL}\", \"{x00}\"]\n");
        QCOMPARE(config.tower->name, QStringLiteral("tower"));
        QCOMPARE(config.tower->switches,
            (std::map<Light, TowerConfig::Switch>{
                {Light::Red, {"R1\r", "R0\r"}}, {Light::Buzzer, {"\x07", QByteArray(1, '\0')}}}));
        QCOMPARE(complaints("[tower]\ntype = \"serial\"\nport = \"/dev/ttyUSB3\"\n").size(), 1);
        QVERIFY(complaints("[tower]\ntype = \"serial\"\nport = \"/dev/ttyUSB3\"\nred = [\"R1\"]\n")
                    .value(0)
                    .contains(QStringLiteral(":4: error: \"red\"")));
    }

    void every_answer_has_its_signal()
    {
        QCOMPARE(signalFor({.kind = Answer::Kind::Completed}), Signal::Accepted);
        QCOMPARE(signalFor({.kind = Answer::Kind::Undone}), Signal::Accepted);
        QCOMPARE(signalFor({.kind = Answer::Kind::Refused}), Signal::Refused);
        QCOMPARE(signalFor({.kind = Answer::Kind::Held}), Signal::Held);
        QCOMPARE(signalFor({.kind = Answer::Kind::Attention}), Signal::Attention);
        QCOMPARE(signalFor({.kind = Answer::Kind::NotRecorded}), Signal::Stopped);
    }

    void a_mistake_is_named_with_its_line_and_mend_data()
    {
        QTest::addColumn<QByteArray>("members"); // behind [[device]] and its name: from line 3 on
        QTest::addColumn<QStringList>("words"); // one complaint each: where, and what it speaks of
        const auto row = [](const char *name, const char *members, const QStringList &words) {
            QTest::newRow(name) << QByteArray(members) << words;
        };
        row("no type", "", {QStringLiteral(":1: error: This device has no \"type\"")});
        row("a type that is not", "type = \"serail\"\n", {QStringLiteral(":3: error: \"serail\"*serial")});
        row("no port", "type = \"serial\"\n", {QStringLiteral(":1: error: A serial device has no port")});
        row("port and usb", "type = \"serial\"\nport = \"/dev/ttyS0\"\nusb = \"0403:6001\"\n",
            {QStringLiteral(":5: error: *one of the two")});
        row("half a path", "type = \"serial\"\nport = \"ttyS0\"\n",
            {QStringLiteral(":4: error: *full path")});
        row("a usb name that is not", "type = \"serial\"\nusb = \"403:6001\"\n",
            {QStringLiteral(":4: error: *0403:6001/A50285BI")});
        row("several at once",
            "type = \"serial\"\nport = \"/dev/ttyS0\"\nbaud = 0\nparity = \"evn\"\nflow = 3\n"
            "terminator = \"EOL\"\nfeedback = \"loud\"\nfoo = 1\n",
            {QStringLiteral(":5: error: \"baud\"*4000000"), QStringLiteral(":6: error: *\"even\""),
                QStringLiteral(":7: error: \"flow\""), QStringLiteral(":8: error: \"EOL\"*CRLF"),
                QStringLiteral(":9: error: *datalogic-cordless"), QStringLiteral(":10: error: *\"foo\"")});
        row("an empty terminator", "type = \"serial\"\nport = \"/dev/ttyS0\"\nterminator = [\"CR\", \"\"]\n",
            {QStringLiteral(":5: error: *empty text")});
        row("a brace alone", "type = \"serial\"\nport = \"/dev/ttyS0\"\nprefix = \"{STX\"\n",
            {QStringLiteral(":5: error: *{x1B}")});
        row("tags that are bar codes",
            "type = \"serial\"\nport = \"/dev/ttyS0\"\nprotocol = \"r2000\"\nkind = \"barcode\"\n",
            {QStringLiteral(":6: error: *no bar codes")});
        row("a terminator of tags",
            "type = \"serial\"\nport = \"/dev/ttyS0\"\nprotocol = \"m100\"\nterminator = \"CR\"\n",
            {QStringLiteral(":6: error: *\"terminator\"")});
        row("a TCP device without port", "type = \"tcp\"\n", {QStringLiteral(":1: error: *4001")});
        row("a port that is not", "type = \"tcp\"\nport = 70000\n", {QStringLiteral(":4: error: *65535")});
        row("connecting to nobody", "type = \"tcp\"\nrole = \"connect\"\n",
            {QStringLiteral(":1: error: *\"host\""), QStringLiteral(":1: error: *\"port\"")});
        row("a beep over HID", "type = \"hid\"\nfeedback = \"keyence\"\n",
            {QStringLiteral(":4: error: *honeywell")});
        row("a typist without a name", "type = \"evdev\"\n", {QStringLiteral(":1: error: *event file")});
        row("a map that maps nothing", "type = \"wedge\"\nrepair = \"~\"\n",
            {QStringLiteral(":4: error: *wrong=right*{GS}")});
        row("a map that says two things", "type = \"wedge\"\nrepair = \"~={GS} ~={RS}\"\n",
            {QStringLiteral(":4: error: *two things")});
    }
    void a_mistake_is_named_with_its_line_and_mend()
    {
        QFETCH(QByteArray, members);
        QFETCH(QStringList, words);
        const QStringList told = complaints("[[device]]\nname = \"d\"\n" + members);
        QCOMPARE(told.size(), words.size());
        for (qsizetype i = 0; i < words.size(); ++i) {
            const QStringList parts = words[i].split(u'*');
            QVERIFY2(told[i].startsWith(parts.front()), qPrintable(told[i]));
            for (const QString &part : parts)
                QVERIFY2(told[i].contains(part), qPrintable(told[i]));
        }
    }

    void a_mistake_of_an_instrument_is_named_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const char *members, const char *word) {
            QTest::newRow(name) << QByteArray(members) << QString::fromUtf8(word);
        };
        row("no question", "protocol = \"scpi\"\nclass = \"x\"\nquery = \"*RST\"\nunit = \"V\"\n",
            ":7: error: The query");
        row("no unit", "protocol = \"scpi\"\nclass = \"x\"\nquery = \"READ?\"\n", "no \"unit\"");
        row("for nothing", "protocol = \"scpi\"\nquery = \"READ?\"\nunit = \"V\"\n", "gauge = ");
        row("a class twice",
            "protocol = \"scpi\"\ngauge = \"G-1\"\nclass = \"x\"\nquery = \"READ?\"\nunit = \"V\"\n",
            ":7: error: \"class\"");
        row("a pattern that is not",
            "protocol = \"line\"\nclass = \"x\"\npattern = '(?<value>'\nunit = \"mm\"\n",
            ":7: error: \"pattern\"");
        row("a pattern without a value",
            "protocol = \"line\"\nclass = \"x\"\npattern = '(.*)'\nunit = \"mm\"\n", "(?<value>...)");
        row("a float without places",
            "protocol = \"modbus\"\nclass = \"x\"\naddress = 1\nfirst = 0\nvalue = \"float32\"\nunit = "
            "\"K\"\n",
            "\"places\"");
        row("an address that is not",
            "protocol = \"modbus\"\nclass = \"x\"\naddress = 300\nfirst = 0\nvalue = \"int16\"\nunit = "
            "\"K\"\n",
            "from 1 to 247");
        row("a button that is told",
            "protocol = \"line\"\nclass = \"x\"\npattern = '(?<value>\\d+)'\nunit = \"mm\"\nmeasures = "
            "\"at-once\"\n",
            "\"measures\"");
    }
    void a_mistake_of_an_instrument_is_named()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, word);
        const QStringList told = complaints(
            "[[instrument]]\nname = \"i\"\ntype = \"serial\"\nport = \"/dev/ttyS0\"\n" + members);
        QCOMPARE(told.size(), 1);
        QVERIFY2(told.front().contains(word), qPrintable(told.front()));
    }

    void two_scanners_that_may_swap_are_refused_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<bool>("apart");
        const auto row = [](const char *name, const char *first, const char *second, bool apart) {
            QTest::newRow(name) << QByteArray(first) << QByteArray(second) << apart;
        };
        row("one port", "type = \"serial\"\nport = \"/dev/ttyS0\"",
            "type = \"serial\"\nport = \"/dev/ttyS0\"", false);
        row("two ports", "type = \"serial\"\nport = \"/dev/ttyS0\"",
            "type = \"serial\"\nport = \"/dev/ttyS1\"", true);
        row("one kind", "type = \"serial\"\nusb = \"0403:6001\"", "type = \"serial\"\nusb = \"0403:6001/B\"",
            false);
        row("two of a kind", "type = \"serial\"\nusb = \"0403:6001/A\"",
            "type = \"serial\"\nusb = \"0403:6001/B\"", true);
        row("any and one", "type = \"hid\"", "type = \"hid\"\nusb = \"0c2e:0b61\"", false);
        row("two hid", "type = \"hid\"\nusb = \"05e0:1300\"", "type = \"hid\"\nusb = \"0c2e:0b61\"", true);
        row("two wedges", "type = \"wedge\"", "type = \"wedge\"\nprefix = \"STX\"", false);
        row("one TCP port", "type = \"tcp\"\nport = 4001", "type = \"tcp\"\nport = 4001", false);
    }
    void two_scanners_that_may_swap_are_refused()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        QFETCH(bool, apart);
        const QStringList told = complaints(
            "[[device]]\nname = \"a\"\n" + first + "\n[[device]]\nname = \"b\"\n" + second + "\n");
        QCOMPARE(told.isEmpty(), apart);
        QVERIFY(apart || told.front().contains(QStringLiteral("may be the same device")));
    }

    void no_two_devices_have_one_name()
    {
        const QStringList told
            = complaints("[[device]]\nname = \"x\"\ntype = \"wedge\"\n[[instrument]]\n"
                         "name = \"x\"\ntype = \"serial\"\nport = \"/dev/ttyS0\"\n"
                         "protocol = \"scpi\"\nclass = \"c\"\nquery = \"READ?\"\nunit = \"V\"\n");
        QCOMPARE(told.size(), 1);
        QVERIFY2(told.front().startsWith(QStringLiteral(":4: error: There is a \"x\" already, in line 1")),
            qPrintable(told.front()));
    }

    void a_usb_name_is_read_as_it_is_written()
    {
        QCOMPARE(UsbIdentity::fromText(QStringLiteral("0403:6001/A50285BI"))->text(),
            QStringLiteral("0403:6001/A50285BI"));
        QCOMPARE(UsbIdentity::fromText(QStringLiteral("0C2E:0B61"))->text(), QStringLiteral("0c2e:0b61"));
        for (const char *text :
            {"", "0403", "0403:", "0403:60011", "0x403:6001", "0403:6001/", "0403:6001/a/b"})
            QVERIFY2(!UsbIdentity::fromText(QString::fromLatin1(text)), text);
        const UsbIdentity one{0x0403, 0x6001, QStringLiteral("A")};
        QVERIFY((UsbIdentity{0x0403, 0x6001, {}}).isMetBy(one));
        QVERIFY(one.isMetBy(one));
        QVERIFY(!one.isMetBy({0x0403, 0x6001, {}}));
        QVERIFY(!one.isMetBy({0x0403, 0x6001, QStringLiteral("B")}));
    }

    void bytes_are_spelt_in_braces()
    {
        QCOMPARE(bytesFromWords(QStringLiteral("P{CR}{LF}")), QByteArray("P\r\n"));
        QCOMPARE(bytesFromWords(QStringLiteral("{ESC}7,{x00}{xfF}")), QByteArray("\x1b\x37,\0\xff", 5));
        QCOMPARE(bytesFromWords(QStringLiteral("{x7B}µ{x7D}")), QByteArray("{µ}"));
        for (const char *text : {"{", "}", "{CR", "CR}", "{}", "{crlf}", "{x1}", "{x1G}", "{x001}", "{{CR}}"})
            QVERIFY2(!bytesFromWords(QString::fromLatin1(text)), text);
    }
};

QTEST_GUILESS_MAIN(StationConfigTest)
#include "station_config_test.moc"
