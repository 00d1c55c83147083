// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/line_codes.h"
#include "tests/app/station_process.h"
#include "tests/journal/journal_fixture.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

#include <set>

using namespace unitrail;

static const QString demo = QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo");

class CommandLineTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    int m_count = 0;
    QString freshDirectory() { return m_root.filePath(QString::number(++m_count)); }
    QString written(const QByteArray &text)
    {
        QFile file(m_root.filePath(QStringLiteral("%1.toml").arg(++m_count)));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(text);
        return file.fileName();
    }

private slots:
    void wrong_use_leaves_with_2_and_names_the_mend_data();
    void wrong_use_leaves_with_2_and_names_the_mend();
    void every_mistake_of_a_configuration_is_named_with_its_line();
    void a_bad_plant_is_named_with_file_and_line();
    void a_second_process_on_a_directory_is_refused();
    void a_newer_journal_is_refused_untouched();
    void what_is_not_there_is_not_made();
    void an_unknown_unit_is_an_answer_and_not_a_mistake();
    void scans_are_read_from_stdin();
    void a_scan_is_answered_before_the_next_one_comes();
    void no_text_steers_the_terminal();
    void a_simulated_factory_answers_for_gauges_limits_and_signatures();
};

void CommandLineTest::wrong_use_leaves_with_2_and_names_the_mend_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("names");
    const auto station = [](QStringList more) {
        return QStringList{QStringLiteral("station"), QStringLiteral("--headless")} + more;
    };
    const QString nowhere = m_root.filePath(QStringLiteral("nowhere"));
    QTest::addRow("no command") << QStringList() << QByteArray("--help");
    QTest::addRow("no such option") << station({QStringLiteral("--nonsense")}) << QByteArray("--nonsense");
    QTest::addRow("no plant") << station(
        {QStringLiteral("--data"), nowhere, QStringLiteral("--station"), QStringLiteral("KIT-1")})
                              << QByteArray("--plant");
    QTest::addRow("plant is not there") << station({QStringLiteral("--plant"), nowhere,
        QStringLiteral("--data"), freshDirectory(), QStringLiteral("--station"), QStringLiteral("KIT-1")})
                                        << QByteArray("nowhere");
    QTest::addRow("no station") << station({QStringLiteral("--plant"), demo, QStringLiteral("--data"),
        freshDirectory()}) << QByteArray("--station");
    QTest::addRow("no such station") << station({QStringLiteral("--plant"), demo, QStringLiteral("--data"),
        freshDirectory(), QStringLiteral("--station"), QStringLiteral("XYZ-9")})
                                     << QByteArray("KIT-1");
    QTest::addRow("no configuration")
        << station({QStringLiteral("--config"), nowhere}) << QByteArray("--config");
    QTest::addRow("scanner without a path") << station({QStringLiteral("--plant"), demo,
        QStringLiteral("--data"), nowhere, QStringLiteral("--scanner"), QStringLiteral("hand=tty")})
                                            << QByteArray("full path");
    for (const char *command : {"events", "verify", "rebuild"})
        QTest::addRow("%s of nothing", command) << QStringList{QLatin1String(command),
            QStringLiteral("--data"), nowhere} << QByteArray("data directory");
    QTest::addRow("history of nothing")
        << QStringList{QStringLiteral("history"), QStringLiteral("X"), QStringLiteral("--data"), nowhere}
        << QByteArray("data directory");
    QTest::addRow("recall of no lot") << QStringList{QStringLiteral("recall"), QStringLiteral("--lot"),
        QStringLiteral("X"), QStringLiteral("--data"), nowhere}
                                      << QByteArray("PART/LOT");
    QTest::addRow("gauge fallout of nothing") << QStringList{QStringLiteral("gauge-fallout"),
        QStringLiteral("CAL-2-G1"), QStringLiteral("--data"), nowhere}
                                              << QByteArray("data directory");
    QTest::addRow("gauge fallout since no moment") << QStringList{QStringLiteral("gauge-fallout"),
        QStringLiteral("CAL-2-G1"), QStringLiteral("--data"), nowhere, QStringLiteral("--from"),
        QStringLiteral("yesterday")} << QByteArray("2026-06-03");
    QTest::addRow("recall of nothing asked")
        << QStringList{QStringLiteral("recall"), QStringLiteral("--data"), nowhere} << QByteArray("--serial");
    QTest::addRow("recall of a time that ends before it begins") << QStringList{QStringLiteral("recall"),
        QStringLiteral("--station"), QStringLiteral("TST-1"), QStringLiteral("--from"),
        QStringLiteral("2026-05-02"), QStringLiteral("--to"), QStringLiteral("2026-05-01"),
        QStringLiteral("--data"), nowhere} << QByteArray("--from");
    QTest::addRow("genealogy in a view that is none") << QStringList{QStringLiteral("genealogy"),
        QStringLiteral("X"), QStringLiteral("--as"), QStringLiteral("later"), QStringLiteral("--data"),
        nowhere} << QByteArray("maintained");
    QTest::addRow("record that is not there")
        << QStringList{QStringLiteral("verify-record"), nowhere} << QByteArray("cannot be read");
    QTest::addRow("plant check of nothing")
        << QStringList{QStringLiteral("plant"), QStringLiteral("check"), nowhere} << QByteArray("nowhere");
    QTest::addRow("verify without data") << QStringList{QStringLiteral("verify")} << QByteArray("--data");
}

void CommandLineTest::wrong_use_leaves_with_2_and_names_the_mend()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, names);
    const ProgramResult result = runProgram(words);
    QCOMPARE(result.code, 2);
    QCOMPARE(result.out, QByteArray());
    QCOMPARE(result.complaints().size(), 1);
    QVERIFY2(result.complaints().front().contains(names), result.err);
}

void CommandLineTest::every_mistake_of_a_configuration_is_named_with_its_line()
{
    const QString mistaken
        = written("[station]\nname = 1\nfoo = \"x\"\n[[device]]\ntype = \"magic\"\n[other]\n");
    const ProgramResult result = runProgram(
        {QStringLiteral("station"), QStringLiteral("--headless"), QStringLiteral("--config"), mistaken});
    QCOMPARE(result.code, 2);
    for (const char *line : {":2: ", ":3: ", ":4: ", ":6: "})
        QVERIFY2(result.err.contains(line), result.err);
    QCOMPARE(result.err.trimmed().count('\n') + 1, result.complaints().size()); // each says whose it is

    for (const char *text : {"[station\n", "station = 5\n", "device = \"x\"\n", "central = true\n",
             "\xff\xfe", "[station]\nname = \"KIT-1\"\ntheme = \"pink\"\n"}) {
        const ProgramResult other = runProgram({QStringLiteral("station"), QStringLiteral("--headless"),
            QStringLiteral("--config"), written(text)});
        QCOMPARE(other.code, 2);
        QVERIFY2(other.complaints().value(0).contains(".toml:"), other.err);
    }
}

void CommandLineTest::a_bad_plant_is_named_with_file_and_line()
{
    const QString plant = freshDirectory();
    QVERIFY(QDir().mkpath(plant + QStringLiteral("/routings")));
    for (const QString &name : QDir(demo).entryList({QStringLiteral("*.toml")}))
        QVERIFY(QFile::copy(demo + u'/' + name, plant + u'/' + name));
    QFile routing(demo + QStringLiteral("/routings/la-40.r7.toml"));
    QVERIFY(routing.open(QIODevice::ReadOnly));
    QFile bad(plant + QStringLiteral("/routings/la-40.r7.toml"));
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write(routing.readAll().replace("upper = 5.80", "upper = 1.80"));
    bad.close();

    const ProgramResult checked = runProgram({QStringLiteral("plant"), QStringLiteral("check"), plant});
    QCOMPARE(checked.code, 1);
    QVERIFY2(checked.out.contains("routings/la-40.r7.toml:"), checked.out);
    const ProgramResult good = runProgram({QStringLiteral("plant"), QStringLiteral("check"), demo});
    QCOMPARE(good.code, 0);

    StationProcess station({.data = freshDirectory(), .plant = plant});
    QVERIFY(!station.start());
    QCOMPARE(station.waitForEnd(), 2);
    QVERIFY2(station.said().complaints().value(0).contains("routings/la-40.r7.toml:"), station.errors());
}

void CommandLineTest::a_second_process_on_a_directory_is_refused()
{
    const QString data = freshDirectory();
    StationProcess first({.data = data});
    QVERIFY2(first.start(), first.errors());
    StationProcess second({.data = data});
    QVERIFY(!second.start());
    QCOMPARE(second.waitForEnd(), 1);
    QCOMPARE(second.said().complaints().size(), 1);
    QVERIFY2(second.said().complaints().front().contains(QByteArray::number(first.pid())), second.errors());
    QCOMPARE(runProgram({QStringLiteral("rebuild"), QStringLiteral("--data"), data}).code, 1);
    // Looking is allowed, and the first one is none the worse for it.
    QCOMPARE(runProgram({QStringLiteral("verify"), QStringLiteral("--data"), data}).code, 0);
    QCOMPARE(first.scan(badge::ana)[u"what"].toString(), QStringLiteral("SignedIn"));
    first.kill();
    StationProcess third({.data = data});
    QVERIFY2(third.start(), third.errors()); // a lock does not outlive its process
}

void CommandLineTest::a_newer_journal_is_refused_untouched()
{
    const QString data = freshDirectory();
    {
        StationProcess station({.data = data});
        QVERIFY2(station.start(), station.errors());
        QCOMPARE(station.stop(), 0);
    }
    QCOMPARE(RawFile(data + QStringLiteral("/journal.db")).run("PRAGMA user_version = 99"), QByteArray());
    const auto bytes = [&] {
        QFile file(data + QStringLiteral("/journal.db"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = bytes();
    StationProcess station({.data = data});
    QVERIFY(!station.start());
    QCOMPARE(station.waitForEnd(), 1);
    QCOMPARE(station.said().complaints().size(), 1);
    QVERIFY2(station.said().complaints().front().contains("newer program"), station.errors());
    QCOMPARE(runProgram({QStringLiteral("events"), QStringLiteral("--data"), data}).code, 1);
    QCOMPARE(bytes(), before);
}

void CommandLineTest::what_is_not_there_is_not_made()
{
    const QString data = m_root.filePath(QStringLiteral("mistyped"));
    for (const char *command : {"events", "verify", "rebuild"})
        QCOMPARE(runProgram({QLatin1String(command), QStringLiteral("--data"), data}).code, 2);
    QVERIFY(!QFile::exists(data));
}

void CommandLineTest::an_unknown_unit_is_an_answer_and_not_a_mistake()
{
    const QString data = freshDirectory();
    {
        StationProcess station({.data = data});
        QVERIFY2(station.start(), station.errors());
        QCOMPARE(station.stop(), 0);
    }
    for (const QStringList &words : {QStringList{QStringLiteral("history"), unitSerial(1)},
             QStringList{QStringLiteral("events"), QStringLiteral("--unit"), unitSerial(1)}}) {
        const ProgramResult result = runProgram(words + QStringList{QStringLiteral("--data"), data});
        QCOMPARE(result.code, 1);
        QCOMPARE(result.out, QByteArray());
        QVERIFY2(result.complaints().value(0).contains(unitSerial(1).toUtf8()), result.err);
    }
    const ProgramResult recall = runProgram({QStringLiteral("recall"), QStringLiteral("--lot"),
        QStringLiteral("ENC-12/EN2619-B"), QStringLiteral("--data"), data, QStringLiteral("--json")});
    QCOMPARE(recall.json()[u"now"].toInt(), 0);
}

void CommandLineTest::scans_are_read_from_stdin()
{
    const ProgramResult read = runProgram({QStringLiteral("decode"), QStringLiteral("--json")},
        "NM-B11016\n]d2010401234500041221LA40-26-009001K{GS}10LA40-26A\n]d201\n{x00}{xFF}\n");
    const std::vector<QJsonObject> lines = read.jsonLines();
    QCOMPARE(lines.size(), size_t(4));
    QCOMPARE(lines[0][u"ok"].toBool(), true);
    QCOMPARE(lines[1][u"syntax"].toString(), QStringLiteral("gs1"));
    QCOMPARE(lines[2][u"ok"].toBool(), false);
    QVERIFY(lines[2][u"error"].isObject());
    const ProgramResult raw = runProgram(
        {QStringLiteral("decode"), QStringLiteral("--json")}, QByteArray("A\0B\r\n\nlast\xff", 11));
    const std::vector<QJsonObject> bytes = raw.jsonLines();
    QCOMPARE(bytes.size(), size_t(3));
    QCOMPARE(bytes[0][u"shown"].toString(), QStringLiteral("A[NUL]B"));
    QCOMPARE(bytes[1][u"shown"].toString(), QString());
    QCOMPARE(bytes[2][u"shown"].toString(), QStringLiteral("last\u00ff"));
}

void CommandLineTest::a_scan_is_answered_before_the_next_one_comes()
{
    QProcess program;
    program.start(QStringLiteral(UNITRAIL_PROGRAM), {QStringLiteral("decode"), QStringLiteral("--json")});
    for (int i = 0; i < 3; ++i) {
        program.write("]E04006381333931\n");
        QVERIFY(QTest::qWaitFor([&program] { return program.canReadLine(); }, patienceMs));
        QVERIFY(program.readLine().contains("04006381333931"));
    }
    program.closeWriteChannel();
    QVERIFY(program.waitForFinished(patienceMs));
    QCOMPARE(program.exitCode(), 0);
}

void CommandLineTest::no_text_steers_the_terminal()
{
    const QString data = freshDirectory();
    runProgram({QStringLiteral("simulate"), QStringLiteral("--units"), QStringLiteral("1"),
        QStringLiteral("--data"), data});
    const ProgramResult result = runProgram({QStringLiteral("history"),
        QStringLiteral("\u001b]0;owned\u0007\u202eX"), QStringLiteral("--data"), data});
    QVERIFY2(result.err.contains("[ESC]]0;owned[BEL][U+202E]X"), result.err);
    QVERIFY(!result.err.contains('\x1b') && !result.out.contains('\x1b'));
}

void CommandLineTest::a_simulated_factory_answers_for_gauges_limits_and_signatures()
{
    const QString data = freshDirectory();
    const auto ask = [&](QStringList words) {
        return runProgram(words + QStringList{QStringLiteral("--data"), data});
    };
    const auto json = [&](QStringList words) {
        return QJsonDocument::fromJson(ask(words + QStringList{QStringLiteral("--json")}).out).object();
    };
    QCOMPARE(ask({QStringLiteral("simulate"), QStringLiteral("--units"), QStringLiteral("12"),
                     QStringLiteral("--seed"), QStringLiteral("3")})
                 .code,
        0);
    const QJsonObject signatures = json({QStringLiteral("signatures")});
    QVERIFY(signatures.value(QStringLiteral("signatures")).toInt() > 0);
    QCOMPARE(signatures.value(QStringLiteral("broken")).toInt(-1), 0);

    // The same count from the entries themselves.
    std::set<QString> units;
    for (const QByteArray &line : ask({QStringLiteral("events")}).out.split('\n')) {
        const QJsonObject entry
            = QJsonDocument::fromJson(line).object().value(QStringLiteral("entry")).toObject();
        for (const QJsonValue &value : entry.value(QStringLiteral("m")).toArray()) {
            if (value.toObject().value(QStringLiteral("g")) == QStringLiteral("HIP-1-G1"))
                units.insert(entry.value(QStringLiteral("u")).toString());
        }
    }
    const QJsonObject fallout = json({QStringLiteral("gauge-fallout"), QStringLiteral("HIP-1-G1")});
    QVERIFY(!units.empty());
    QCOMPARE(fallout.value(QStringLiteral("units")).toInt(), int(units.size()));
    QCOMPARE(fallout.value(QStringLiteral("list")).toArray().size(), qsizetype(units.size()));

    const QJsonObject again
        = json({QStringLiteral("rejudge"), QStringLiteral("--plan"), QStringLiteral("D")});
    QVERIFY(again.value(QStringLiteral("units_judged")).toInt() > 0);
    const ProgramResult unknown
        = ask({QStringLiteral("rejudge"), QStringLiteral("--plan"), QStringLiteral("Z")});
    QCOMPARE(unknown.code, 2);
    QVERIFY2(unknown.complaints().value(0).contains("plan revision Z"), unknown.err);
}

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
