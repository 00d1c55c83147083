// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/line_codes.h"
#include "tests/app/station_process.h"

#include <QTest>

using namespace unitrail;

class HeadlessInputTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    int m_count = 0;
    QString freshDirectory() { return m_root.filePath(QString::number(++m_count)); }
    static std::vector<QJsonObject> events(const QString &data)
    {
        return runProgram({QStringLiteral("events"), QStringLiteral("--data"), data}).jsonLines();
    }
    static QJsonObject entryAt(const std::vector<QJsonObject> &lines, const QJsonValue &sequence)
    {
        for (const QJsonObject &line : lines) {
            if (line[u"seq"] == sequence)
                return line[u"entry"].toObject();
        }
        return {};
    }

private slots:
    void two_scanners_at_once_lose_and_swap_nothing();
    void a_scanner_is_pulled_and_plugged_in_again();
    void a_scan_cut_off_by_the_pulled_cable_is_told_as_half();
    void garbage_gets_an_answer_and_is_kept_byte_for_byte_data();
    void garbage_gets_an_answer_and_is_kept_byte_for_byte();
    void bytes_without_an_end_are_told_and_the_next_scan_is_read();
    void every_byte_value_comes_back_as_it_went_in();
    void devices_of_a_configuration_file_all_listen();
};

void HeadlessInputTest::two_scanners_at_once_lose_and_swap_nothing()
{
    const QString data = freshDirectory();
    const QStringList scanners{QStringLiteral("left"), QStringLiteral("right")};
    StationProcess station({.data = data, .scanners = scanners});
    QVERIFY2(station.start(), station.errors());
    constexpr int each = 100;
    for (int i = 0; i < each; ++i) {
        for (const QString &name : scanners)
            QVERIFY(station.cable(name).send(name.toLatin1() + '-' + QByteArray::number(i) + '\r'));
    }
    std::map<QString, int> next;
    qint64 last = 0;
    for (int i = 0; i < 2 * each; ++i) {
        const QJsonObject line = station.nextVerdict();
        const QString device = line[u"device"].toString();
        QVERIFY(scanners.contains(device));
        QCOMPARE(line[u"scan"].toString(), device + u'-' + QString::number(next[device]++));
        QVERIFY(line[u"seq"].toInteger() > last);
        last = line[u"seq"].toInteger();
    }
    QCOMPARE(station.stop(), 0);
    QCOMPARE(next[scanners[0]], each);
    QCOMPARE(next[scanners[1]], each);
}

void HeadlessInputTest::a_scanner_is_pulled_and_plugged_in_again()
{
    const QString data = freshDirectory();
    StationProcess station({.data = data, .scanners = {QStringLiteral("hand"), QStringLiteral("gate")}});
    QVERIFY2(station.start(), station.errors());
    QCOMPARE(
        station.scan(badge::ana, QStringLiteral("gate"))[u"verdict"].toString(), QStringLiteral("accepted"));
    for (int turn = 1; turn <= 3; ++turn) {
        station.forgetLog();
        station.cable().unplug();
        QVERIFY(station.waitForLog("Device hand is not ready"));
        // The other one works on meanwhile.
        QCOMPARE(station.scan(unitCode(turn), QStringLiteral("gate"))[u"what"].toString(),
            QStringLiteral("UnitCreated"));
        station.forgetLog();
        station.cable().plugIn();
        QVERIFY(station.waitForLog("Device hand is ready"));
        QCOMPARE(station.scan(badge::ana)[u"what"].toString(), QStringLiteral("SignedIn"));
        QCOMPARE(station.scan(command(QStringLiteral("COMPLETE")))[u"what"].toString(),
            QStringLiteral("OperationCompleted"));
    }
    QCOMPARE(station.stop(), 0);
    // An unplugged port repeats its error for ever: it must have been closed.
    QVERIFY2(station.errors().size() < 100'000, "the log grows");
}

void HeadlessInputTest::a_scan_cut_off_by_the_pulled_cable_is_told_as_half()
{
    const QString data = freshDirectory();
    StationProcess station({.data = data});
    QVERIFY2(station.start(), station.errors());
    QVERIFY(station.cable().send(badge::ana + '\r' + unitCode(1).left(9)));
    QCOMPARE(station.nextVerdict()[u"what"].toString(), QStringLiteral("SignedIn"));
    // A pseudo-terminal throws away what was not read when it goes; half a code is told only where it was
    // read.
    QVERIFY(station.cable().send("X"));
    station.cable().unplug();
    QVERIFY(station.waitForLog("Device hand is not ready"));
    const std::vector<QJsonObject> lines = station.verdicts();
    for (const QJsonObject &line : lines) {
        QCOMPARE(line[u"verdict"].toString(), QStringLiteral("attention"));
        QCOMPARE(line[u"reason"].toString(), QStringLiteral("PartialRead"));
        QVERIFY(line[u"seq"].toInt() > 0);
    }
    station.forgetLog();
    station.cable().plugIn();
    QVERIFY(station.waitForLog("Device hand is ready"));
    QCOMPARE(station.scan(unitCode(1))[u"what"].toString(), QStringLiteral("UnitCreated"));
}

void HeadlessInputTest::garbage_gets_an_answer_and_is_kept_byte_for_byte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("NUL") << QByteArray("\0", 1);
    QTest::addRow("NUL within") << QByteArray("LA\0"
                                              "40",
        5);
    QTest::addRow("overlong UTF-8") << QByteArray("\xc0\xaf");
    QTest::addRow("lone continuation") << QByteArray("\x80\xbf");
    QTest::addRow("surrogate in UTF-8") << QByteArray("\xed\xa0\x80");
    QTest::addRow("beyond Unicode") << QByteArray("\xf5\x80\x80\x80");
    QTest::addRow("cut UTF-8") << QByteArray("caf\xc3");
    QTest::addRow("Latin-1") << QByteArray("Geh\xe4use");
    QTest::addRow("byte order mark") << QByteArray("\xef\xbb\xbfLA40");
    QTest::addRow("turned around") << QByteArray("\xe2\x80\xae"
                                                 "001");
    QTest::addRow("line separator") << QByteArray("a\xe2\x80\xa8"
                                                  "b");
    QTest::addRow("escape sequence") << QByteArray("\x1b[2J\x1b]0;x\x07");
    QTest::addRow("bell, backspace, tab") << QByteArray("\x07\x08\t\x0b\x0c");
    QTest::addRow("separators alone") << QByteArray("\x1d\x1e\x1f\x04");
    QTest::addRow("SQL that drops") << QByteArray("'; DROP TABLE journal; --");
    QTest::addRow("SQL that unites") << QByteArray("1' UNION SELECT body FROM journal WHERE '1'='1");
    QTest::addRow("SQL wildcard") << QByteArray("%_%");
    QTest::addRow("dollar quote") << QByteArray("$$;DELETE FROM unitrail.entry;$$\\'");
    QTest::addRow("JSON that ends early") << QByteArray("\"}\\u0000{\"verdict\":\"accepted\"");
    QTest::addRow("format characters") << QByteArray("%s%n%1%2 %5%%");
    QTest::addRow("GS1 with a wrong check digit") << QByteArray("]d2010401234500041321LA40-26-000001T");
    QTest::addRow("GS1 that ends") << QByteArray("]d201");
    QTest::addRow("ISO 15434 that ends") << QByteArray("]d1[)>\x1e"
                                                       "06\x1d"
                                                       "1P");
    QTest::addRow("AIM alone") << QByteArray("]C1");
    QTest::addRow("command of nothing") << QByteArray("CMD.");
    QTest::addRow("command with a huge argument") << command(QStringLiteral("VALUE"), QString(3000, u'9'));
    QTest::addRow("badge of nothing") << QByteArray("NM-B");
    QTest::addRow("4096 bytes") << QByteArray(4096, 'A');
    QTest::addRow("4096 bytes of no text") << QByteArray(4096, '\xff');
}

void HeadlessInputTest::garbage_gets_an_answer_and_is_kept_byte_for_byte()
{
    QFETCH(QByteArray, bytes);
    static StationProcess *station = nullptr; // one for all rows: each must leave it well
    static QString data;
    if (!station) {
        data = freshDirectory();
        station = new StationProcess({.data = data});
        connect(qApp, &QCoreApplication::aboutToQuit, qApp, [] { delete std::exchange(station, nullptr); });
        QVERIFY2(station->start(), station->errors());
        QCOMPARE(station->scan(badge::ana)[u"verdict"].toString(), QStringLiteral("accepted"));
    }
    const QJsonObject line = station->scan(bytes);
    QVERIFY2(line[u"verdict"].toString() == u"refused" || line[u"verdict"].toString() == u"attention",
        QJsonDocument(line).toJson());
    QVERIFY(!line[u"reason"].toString().isEmpty());
    QVERIFY(line[u"seq"].toInteger() > 0);
    for (const QChar c : line[u"scan"].toString())
        QVERIFY2(c.isPrint() || c == u' ', "what cannot be seen is spelled out");
    const std::vector<QJsonObject> lines = events(data);
    const QJsonObject entry = entryAt(lines, line[u"seq"]);
    QCOMPARE(entry[u"t"].toString(), QStringLiteral("ScanRefused"));
    QCOMPARE(QByteArray::fromBase64(entry[u"raw"].toString().toLatin1()), bytes);
    // The next one is as welcome as ever.
    const QJsonObject next = station->scan("after " + QByteArray::number(line[u"seq"].toInteger()));
    QCOMPARE(next[u"reason"].toString(), QStringLiteral("UnknownCode"));
    QCOMPARE(runProgram({QStringLiteral("verify"), QStringLiteral("--data"), data}).code, 0);
}

void HeadlessInputTest::bytes_without_an_end_are_told_and_the_next_scan_is_read()
{
    const QString data = freshDirectory();
    StationProcess station({.data = data});
    QVERIFY2(station.start(), station.errors());
    QVERIFY(station.cable().send(QByteArray(65536, 'x')));
    const QJsonObject told = station.nextVerdict();
    QCOMPARE(told[u"verdict"].toString(), QStringLiteral("attention"));
    QCOMPARE(told[u"reason"].toString(), QStringLiteral("PartialRead"));
    QVERIFY(told[u"seq"].toInt() > 0);
    // A megabyte more is the same message still; then its end, and a scan.
    QVERIFY(station.cable().send(QByteArray(1 << 20, 'y')));
    QVERIFY(station.cable().send("\r" + badge::ana + '\r'));
    QCOMPARE(station.nextVerdict()[u"what"].toString(), QStringLiteral("SignedIn"));
    QCOMPARE(station.stop(), 0);
    const QJsonObject entry = entryAt(events(data), told[u"seq"]);
    QCOMPARE(QByteArray::fromBase64(entry[u"raw"].toString().toLatin1()), QByteArray(4096, 'x'));
}

void HeadlessInputTest::every_byte_value_comes_back_as_it_went_in()
{
    const QString data = freshDirectory();
    StationProcess station({.data = data});
    QVERIFY2(station.start(), station.errors());
    std::map<qint64, QByteArray> sent;
    int number = 0;
    for (int value = 0; value < 256; ++value) {
        if (value == '\r' || value == '\n')
            continue;
        const QByteArray bytes = QByteArray::number(++number) + char(value)
            + QByteArray(1 + value % 7, char(255 - value == '\r' || 255 - value == '\n' ? 'x' : 255 - value));
        const QJsonObject line = station.scan(bytes);
        QVERIFY2(line[u"seq"].toInteger() > 0, QJsonDocument(line).toJson());
        sent[line[u"seq"].toInteger()] = bytes;
    }
    QCOMPARE(sent.size(), size_t(254));
    const std::vector<QJsonObject> lines = events(data);
    for (const auto &[sequence, bytes] : sent)
        QCOMPARE(QByteArray::fromBase64(entryAt(lines, sequence)[u"raw"].toString().toLatin1()), bytes);
}

void HeadlessInputTest::devices_of_a_configuration_file_all_listen()
{
    QTemporaryDir directory;
    Pty left;
    Pty right;
    QFile file(directory.filePath(QStringLiteral("station.toml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[station]\nname = \"KIT-1\"\nplant = \"" UNITRAIL_SOURCE_DIR
               "/resources/demo\"\ndata = \"data\"\n"
               "[[device]]\nname = \"left\"\ntype = \"serial\"\nport = \""
        + left.path().toUtf8()
        + "\"\n"
          "[[device]]\nname = \"right\"\ntype = \"serial\"\nport = \""
        + right.path().toUtf8() + "\"\nterminator = \"ETX\"\nkind = \"barcode\"\n");
    file.close();
    StationProcess station({.data = {},
        .station = {},
        .plant = {},
        .scanners = {},
        .more = {QStringLiteral("--config"), file.fileName()}});
    QVERIFY(station.start());
    QVERIFY(station.waitForLog("Device left is ready"));
    QVERIFY(station.waitForLog("Device right is ready"));
    QVERIFY(left.send(badge::ana + '\r'));
    QCOMPARE(station.nextVerdict()[u"device"].toString(), QStringLiteral("left"));
    QVERIFY(right.send(unitCode(1) + '\x03'));
    const QJsonObject line = station.nextVerdict();
    QCOMPARE(line[u"device"].toString(), QStringLiteral("right"));
    QCOMPARE(line[u"what"].toString(), QStringLiteral("UnitCreated"));
    QCOMPARE(station.stop(), 0);
    // Its paths are relative to the file.
    QVERIFY(QFile::exists(directory.filePath(QStringLiteral("data/journal.db"))));
}

QTEST_GUILESS_MAIN(HeadlessInputTest)
#include "headless_input_test.moc"
