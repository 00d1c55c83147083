// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/repair_map.h"
#include "core/codes/test_sheet.h"
#include "tests/app/station_process.h"

#include <QJsonArray>
#include <QtTest>

using namespace unitrail;

/** The doctor at work on a pseudo-terminal that poses as a scanner. */
class Examined {
public:
    explicit Examined(const QByteArray &settings = {})
    {
        QFile file(m_root.filePath("station.toml"));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write("[[device]]\nname = \"hand\"\ntype = \"serial\"\nport = \"" + m_cable.path().toUtf8()
            + "\"\n" + settings);
        file.close();
        m_process.start(UNITRAIL_PROGRAM,
            {"doctor", "--device", "hand", "--config", file.fileName(), "--json", "--seconds", "600"});
    }
    ~Examined()
    {
        m_process.kill();
        m_process.waitForFinished();
    }

    bool isReady()
    {
        return waitFor([this] { return m_errors.contains("hand is ready"); });
    }
    /** Sends it and waits until the doctor has seen it: what comes next is another pull of the trigger. */
    bool scan(const QByteArray &bytes)
    {
        const auto before = captures();
        return m_cable.send(bytes) && waitFor([&] { return captures() > before; });
    }
    /** The last judgement, when all is said. */
    QJsonObject stop()
    {
        if (m_process.state() != QProcess::NotRunning)
            m_process.write("\n");
        waitFor([this] { return m_process.state() == QProcess::NotRunning; });
        return m_lines.empty() ? QJsonObject() : m_lines.back();
    }
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }
    [[nodiscard]] const std::vector<QJsonObject> &lines() const { return m_lines; }

private:
    [[nodiscard]] qsizetype captures() const
    {
        return std::count_if(m_lines.begin(), m_lines.end(),
            [](const QJsonObject &line) { return line["type"] == "capture"; });
    }
    template <typename Condition> bool waitFor(Condition condition)
    {
        const QDeadlineTimer deadline(patienceMs);
        while (!condition()) {
            if (deadline.hasExpired())
                return false;
            m_process.waitForReadyRead(20);
            m_errors += m_process.readAllStandardError();
            m_out += m_process.readAllStandardOutput();
            for (qsizetype end; (end = m_out.indexOf('\n')) >= 0; m_out.remove(0, end + 1))
                m_lines.push_back(QJsonDocument::fromJson(m_out.left(end)).object());
            QCoreApplication::processEvents();
        }
        return true;
    }

    QTemporaryDir m_root;
    Pty m_cable;
    QProcess m_process;
    QByteArray m_out;
    QByteArray m_errors;
    std::vector<QJsonObject> m_lines;
};

/** What a scanner makes of a code. */
using Habit = std::function<QByteArray(const TestCode &)>;

static QByteArray right(const TestCode &code)
{
    return code.aim + code.data + '\r';
}

static QStringList kindsIn(const QJsonObject &judgement)
{
    QStringList kinds;
    for (const QJsonValue &finding : judgement["findings"].toArray())
        kinds += finding["kind"].toString();
    return kinds;
}

class DoctorCommandTest : public QObject {
    Q_OBJECT

private slots:
    void a_scanner_is_judged_by_what_it_sends_data()
    {
        QTest::addColumn<Habit>("habit");
        QTest::addColumn<QByteArray>("verdict");
        QTest::addColumn<QStringList>("kinds");
        QTest::addColumn<QStringList>("toml");
        QTest::newRow("right") << Habit(right) << QByteArray("right") << QStringList() << QStringList();
        QTest::newRow("GS lost") << Habit(
            [](const TestCode &code) { return right(code).replace('\x1d', ""); })
                                 << QByteArray("set-up-scanner") << QStringList{"gs-lost"} << QStringList();
        QTest::newRow("GS replaced") << Habit([](const TestCode &code) {
            return right(code).replace('\x1d', '~');
        }) << QByteArray("repairable")
                                     << QStringList{"gs-replaced"} << QStringList{"repair = \"~={GS}\""};
        QTest::newRow("keyboard of another country") << Habit([](const TestCode &code) {
            QByteArray sent;
            for (const char c : code.aim + code.data)
                sent += c == '\x1d' ? QByteArray(1, c) : *shownForKey(c, "us", "fr");
            return sent + '\r';
        }) << QByteArray("repairable") << QStringList{"characters-lost", "wrong-layout"}
                                                     << QStringList{"repair = \"layout=us/fr\""};
        QTest::newRow("doubled") << Habit([](const TestCode &code) { return right(code).repeated(2); })
                                 << QByteArray("set-up-scanner") << QStringList{"doubled"} << QStringList();
        QTest::newRow("split") << Habit([](const TestCode &code) { return right(code).insert(8, '\r'); })
                               << QByteArray("set-up-scanner") << QStringList{"split"} << QStringList();
        QTest::newRow("another terminator")
            << Habit([](const TestCode &code) { return code.aim + code.data + '\t'; })
            << QByteArray("set-up-scanner") << QStringList{"other-terminator"}
            << QStringList{"terminator = \"TAB\""};
        QTest::newRow("no terminator")
            << Habit([](const TestCode &code) { return code.aim + code.data; })
            << QByteArray("set-up-scanner") << QStringList{"no-terminator"} << QStringList();
        QTest::newRow("no AIM identifier")
            << Habit([](const TestCode &code) { return code.data + '\r'; }) << QByteArray("right")
            << QStringList{"no-aim-id"} << QStringList();
    }
    void a_scanner_is_judged_by_what_it_sends()
    {
        QFETCH(Habit, habit);
        QFETCH(QByteArray, verdict);
        QFETCH(QStringList, kinds);
        QFETCH(QStringList, toml);
        Examined examined;
        QVERIFY(examined.isReady());
        for (const TestCode &code : testSheet())
            QVERIFY2(examined.scan(habit(code)), code.data);
        const QJsonObject judgement = examined.stop();
        QCOMPARE(judgement["type"], QJsonValue("judgement"));
        QCOMPARE(judgement["final"], QJsonValue(true));
        QCOMPARE(judgement["verdict"].toString().toLatin1(), verdict);
        QStringList found = kindsIn(judgement);
        found.sort();
        QCOMPARE(found, kinds);
        QStringList lines;
        for (const QJsonValue &line : judgement["toml"].toArray())
            lines += line.toString();
        QCOMPARE(lines, toml);
        QVERIFY(judgement["missing"].toArray().isEmpty());
        QCOMPARE(examined.exitCode(), verdict == "right" ? 0 : 1);
    }

    void every_capture_is_told_as_it_came()
    {
        Examined examined;
        QVERIFY(examined.isReady());
        QVERIFY(examined.scan("]C0LA40-26\x1d"
                              "A\r\n"));
        const QJsonObject &capture = examined.lines().front();
        QCOMPARE(capture["type"], QJsonValue("capture"));
        QCOMPARE(capture["code"], QJsonValue(0));
        QCOMPARE(capture["aim"], QJsonValue("]C0"));
        QCOMPARE(capture["text"], QJsonValue("]C0LA40-26[GS]A"));
        QCOMPARE(capture["terminator"], QJsonValue("[CR][LF]"));
        QCOMPARE(capture["hex"], QJsonValue("5D 43 30 4C 41 34 30 2D 32 36 1D 41 0D 0A"));
        QVERIFY(capture["longest_gap_ms"].toInt() >= 0);
        const QJsonObject judgement = examined.stop();
        QCOMPARE(judgement["verdict"], QJsonValue("not-understood"));
        QCOMPARE(examined.exitCode(), 1);
    }

    /** The end of a packet is its length: there is no terminator, and none may be shown. */
    void of_a_scanner_in_packets_nothing_is_shown_that_did_not_come()
    {
        Examined examined("protocol = \"ssi\"\n");
        QVERIFY(examined.isReady());
        QVERIFY(examined.scan(QByteArray::fromHex("0EF3000003554E49542D30303031FCCE")));
        const QJsonObject &capture = examined.lines().front();
        QCOMPARE(capture["text"], QJsonValue("]C0UNIT-0001"));
        QCOMPARE(capture["terminator"], QJsonValue(""));
        QCOMPARE(capture["hex"], QJsonValue("5D 43 30 55 4E 49 54 2D 30 30 30 31"));
        const QJsonObject judgement = examined.stop();
        QCOMPARE(judgement["findings"][0]["seen"], QJsonValue("]C0UNIT-0001"));
    }

    void a_scanner_that_was_set_up_better_is_judged_anew()
    {
        Examined examined;
        QVERIFY(examined.isReady());
        const TestCode &code = testSheet().front();
        QVERIFY(examined.scan(right(code).replace('\x1d', "")));
        QCOMPARE(examined.lines().back()["verdict"], QJsonValue("set-up-scanner"));
        QVERIFY(examined.scan(right(code)));
        QCOMPARE(examined.stop()["verdict"], QJsonValue("right"));
    }

    void wrong_use_names_the_mend_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("names");
        QTest::newRow("no such device")
            << QByteArray("[[device]]\nname = \"x\"\ntype = \"wedge\"\n") << QByteArray("it has x");
        QTest::newRow("a wedge") << QByteArray("[[device]]\nname = \"hand\"\ntype = \"wedge\"\n")
                                 << QByteArray("own screen");
        QTest::newRow("a tag reader") << QByteArray(
            "[[device]]\nname = \"hand\"\ntype = \"serial\"\nport = \"/dev/null\"\nkind = \"rfid\"\n")
                                      << QByteArray("reads tags");
    }
    void wrong_use_names_the_mend()
    {
        QFETCH(QByteArray, config);
        QFETCH(QByteArray, names);
        QTemporaryDir root;
        QFile file(root.filePath("station.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(config);
        file.close();
        const ProgramResult result = runProgram({"doctor", "--device", "hand", "--config", file.fileName()});
        QCOMPARE(result.code, 2);
        QVERIFY2(result.err.contains(names), result.err);
    }

    void the_sheet_is_written_without_a_device()
    {
        QTemporaryDir root;
        const QString path = root.filePath("sheet.pdf");
        const ProgramResult result = runProgram({"doctor", "--sheet", path});
        QVERIFY2(result.code == 0, result.err);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("%PDF-"));
        QCOMPARE(runProgram({"doctor", "--sheet", root.filePath("no/such/folder.pdf")}).code, 1);
        QCOMPARE(runProgram({"doctor"}).code, 2);
    }
};

QTEST_GUILESS_MAIN(DoctorCommandTest)
#include "doctor_command_test.moc"
