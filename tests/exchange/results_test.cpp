// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/results/read_results.h"

#include <QtTest>

using namespace unitrail;

/** As openhtf.output.callbacks.json_factory writes it, indented, with what nobody needs left in. */
static QByteArray openHtf(const QByteArray &value = "4.31", const QByteArray &outcome = "PASS")
{
    QByteArray text = R"({
  "dut_id": "LA40-26-000123K",
  "start_time_millis": 1489517497562, "end_time_millis": 1489517501549,
  "outcome": "@outcome", "outcome_details": [], "station_id": "eol-2.local",
  "code_info": {"docstring": null, "name": "", "sourcecode": ""},
  "log_records": [{"level": 20, "message": "Plug value: 0 ok", "lineno": 62}],
  "metadata": {"test_name": "LA-40 EOL", "test_version": "1.4.0", "config": {"timeout_s": NaN}},
  "phases": [
    {"name": "trigger_phase", "measurements": {}, "result": {"phase_result": "CONTINUE"}, "attachments": {}},
    {"name": "load", "result": {"phase_result": "REPEAT"}, "measurements": {
        "load_current": {"name": "load_current", "outcome": "FAIL", "measured_value": 9.9}}},
    {"name": "load", "result": {"phase_result": "CONTINUE"}, "measurements": {
        "load_current": {"name": "load_current", "outcome": "PASS", "measured_value": @value,
            "units": {"code": "AMP", "name": "ampere", "suffix": "A"}, "validators": ["x <= 5.2"]},
        "label_ok": {"name": "label_ok", "outcome": "PASS", "measured_value": true},
        "unset_meas": {"name": "unset_meas", "outcome": "UNSET"},
        "torques": {"name": "torques", "outcome": "PASS", "measured_value": [5.50, 5.61],
            "units": {"code": null, "name": "None", "suffix": null}},
        "sweep": {"name": "sweep", "outcome": "PASS", "dimensions": [{"code": "HTZ", "suffix": "Hz"}],
            "measured_value": [[1, 21, 123], [2, 22, 126]]}}}
  ]
})";
    return text.replace("@outcome", outcome).replace("@value", value);
}

static QStringList valuesOf(const ResultReading &reading)
{
    QStringList values;
    for (const TestResult &result : reading.results) {
        for (const MachineValue &value : result.values)
            values.append(value.name + QStringLiteral("=") + value.value
                + (value.unitOfMeasure.isEmpty() ? QString() : u' ' + value.unitOfMeasure));
    }
    return values;
}

class ResultsTest : public QObject {
    Q_OBJECT

private slots:
    void an_openhtf_record_is_read_with_its_numbers_as_they_stand()
    {
        const ResultReading reading = readResults(openHtf("4.3100000000000005"));
        QCOMPARE(reading.mistake, QString());
        const TestResult &result = reading.results.at(0);
        QCOMPARE(result.serial, QString("LA40-26-000123K"));
        QCOMPARE(result.program, QString("LA-40 EOL 1.4.0"));
        QCOMPARE(result.outcome, Verdict::Pass);
        QCOMPARE(valuesOf(reading),
            QStringList({"load_current=4.3100000000000005 A", "label_ok=true", "torques=5.50", "torques=5.61",
                "sweep=123", "sweep=126"}));
    }
    void every_outcome_of_openhtf_is_known_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<int>("outcome");
        QTest::newRow("pass") << QByteArray("PASS") << int(Verdict::Pass);
        QTest::newRow("fail") << QByteArray("FAIL") << int(Verdict::Fail);
        QTest::newRow("error") << QByteArray("ERROR") << int(Verdict::Error);
        QTest::newRow("timeout") << QByteArray("TIMEOUT") << int(Verdict::Error);
        QTest::newRow("aborted") << QByteArray("ABORTED") << int(Verdict::Aborted);
    }
    void every_outcome_of_openhtf_is_known()
    {
        QFETCH(QByteArray, word);
        QFETCH(int, outcome);
        QCOMPARE(int(readResults(openHtf("1", word)).results.at(0).outcome), outcome);
    }
    void what_is_no_number_is_told_with_its_place()
    {
        for (const char *value : {"NaN", "Infinity", "-Infinity"}) {
            const ResultReading reading = readResults(openHtf(value));
            QVERIFY(reading.results.empty());
            QVERIFY2(reading.mistake.contains(QLatin1String(value))
                    && reading.mistake.contains(QStringLiteral("load_current"))
                    && reading.mistake.startsWith(QStringLiteral("line 13")),
                qPrintable(reading.mistake));
            QVERIFY(!reading.cutOff);
        }
        QVERIFY(readResults(openHtf("{\"a\": 1}")).mistake.contains(QStringLiteral("neither a number")));
        QCOMPARE(readResults(openHtf("1e309")).results.at(0).values.at(0).value, QString("1e309"));
    }
    void a_file_cut_off_anywhere_is_told_from_a_wrong_one()
    {
        const QByteArray whole = openHtf();
        for (qsizetype size = 0; size < whole.size(); ++size) {
            const ResultReading reading = readResults(whole.left(size));
            QVERIFY2(reading.results.empty() && reading.cutOff, whole.left(size).right(40).constData());
        }
        QVERIFY(readResults(whole).mistake.isEmpty());
        QVERIFY(!readResults(whole + "x").cutOff);
    }
    void a_wrong_document_is_refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QByteArray &text, const char *says) {
            QTest::newRow(name) << text << QString::fromUtf8(says);
        };
        row("a name twice", R"({"dut_id": "1", "dut_id": "2"})", "twice");
        row("a decimal comma", R"({"a": 4,31})", "quotes");
        row("a leading zero", R"({"a": 012})", "no value");
        row("a bare point", R"({"a": .5})", "no value");
        row("a comma at the end", R"({"a": 1,})", "quotes");
        row("a control character", "{\"a\": \"x\ty\"}", "control character");
        row("a wrong escape", R"({"a": "\q"})", "no escape");
        row("too deep", QByteArray(100, '['), "nested");
        row("no result", R"({"hello": "world"})", "neither");
        row("a list", R"([1, 2])", "neither");
        row("no serial", R"({"dut_id": null, "outcome": "PASS", "phases": []})", "dut_id");
        row("no outcome", R"({"dut_id": "1", "phases": []})", "outcome");
        row("no UTF-8", QByteArray("{\"a\": \"\xff\"}"), "UTF-8");
        row("phases of nothing", R"({"dut_id": "1", "outcome": "PASS", "phases": 3})", "no list");
    }
    void a_wrong_document_is_refused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const ResultReading reading = readResults(text);
        QVERIFY(reading.results.empty());
        QVERIFY2(reading.mistake.contains(says), qPrintable(reading.mistake));
        QVERIFY(!reading.cutOff);
    }

    void an_opentap_run_is_read_by_rows_and_by_columns()
    {
        const ResultReading reading = readResults(R"json({
  "TestPlanName": "EOL", "Version": "2", "Verdict": "Fail",
  "Parameters": [{"Group": "DUT", "Name": "Serial Number", "Value": "LA40-26-000123K"}],
  "Steps": [
    {"Name": "Power", "Verdict": "Pass", "Results": [{"Name": "Limits", "Columns": ["Name", "Value", "Unit"],
        "Rows": [["speed", 12.10, "mm/s"], ["clutch", 2980, "N"], ["noise", null, "dB(A)"]]}],
     "Steps": [{"Name": "Inner", "Results": [{"Name": "load-current", "Value": 4.3, "Unit": "A"}]}]
    },
    {"Name": "Torque", "Results": [{"Name": "T", "Columns": [{"Name": "torque", "Data": [5.5, 5.6]}]}]}
  ]
    })json");
        QCOMPARE(reading.mistake, QString());
        QCOMPARE(reading.results.at(0).serial, QString("LA40-26-000123K"));
        QCOMPARE(reading.results.at(0).outcome, Verdict::Fail);
        QCOMPARE(reading.results.at(0).program, QString("EOL 2"));
        QCOMPARE(valuesOf(reading),
            QStringList(
                {"speed=12.10 mm/s", "clutch=2980 N", "load-current=4.3 A", "torque=5.5", "torque=5.6"}));
        QVERIFY(
            readResults(R"({"Verdict": "Pass", "Steps": []})").mistake.contains(QStringLiteral("no unit")));
        QVERIFY(readResults(R"({"Serial": "1", "Verdict": "NotSet", "Steps": []})")
                    .mistake.contains(QStringLiteral("NotSet")));
    }

    void csv_is_read_with_its_own_marks()
    {
        const ResultReading comma
            = readResults("\xEF\xBB\xBFserial,characteristic,value,uom,outcome,program\r\n"
                          "A1,speed,12.10,mm/s,PASS,eol 7\r\n"
                          "A1,\"note, long\",\"says \"\"ok\"\"\",,,\r\n"
                          "\r\n"
                          "A2,speed,\"12,10\",mm/s,FAIL,eol 7\r\n"
                          "A2,clutch,,N,,\r\n");
        QCOMPARE(comma.mistake, QString());
        QCOMPARE(comma.results.size(), size_t(2));
        QCOMPARE(
            valuesOf(comma), QStringList({"speed=12.10 mm/s", "note, long=says \"ok\"", "speed=12,10 mm/s"}));
        QCOMPARE(comma.results[1].outcome, Verdict::Fail);
        QVERIFY(!comma.results[1].values[0].decimalComma);
        const ResultReading semicolon = readResults("DUT ID;Name;Value;Units\nA1;speed;12,10;mm/s\n");
        QVERIFY(semicolon.results.at(0).values.at(0).decimalComma);
    }
    void csv_that_cannot_be_trusted_is_refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::addColumn<bool>("cutOff");
        const auto row = [](const char *name, const QByteArray &text, const char *says, bool cutOff = false) {
            QTest::newRow(name) << text << QString::fromUtf8(says) << cutOff;
        };
        const QByteArray head = "serial,characteristic,value,outcome\n";
        row("a last line without an end", head + "A1,speed,12.0", "no end", true);
        row("quotes without an end", head + "A1,speed,\"12.0\n", "no end", true);
        row("only a header", head, "no row", true);
        row("too few cells", head + "A1,speed,12.0\n", "3 cells");
        row("no such columns", "a,b,c\n1,2,3\n", "header");
        row("a column twice", "serial,value,measured_value,name\n1,2,3,4\n", "twice");
        row("no serial", head + ",speed,12,PASS\n", "line 2: the serial");
        row("no outcome", head + "A1,speed,12,perhaps\n", "perhaps");
        row("a value of nothing", head + "A1,,12,PASS\n", "no characteristic");
        row("after quotes", head + "\"A1\"x,speed,12,PASS\n", "follows");
        row("binary", QByteArray("\x89PNG\r\n\x1a\n\0\0", 10), "neither JSON nor CSV");
    }
    void csv_that_cannot_be_trusted_is_refused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        QFETCH(bool, cutOff);
        const ResultReading reading = readResults(text);
        QVERIFY2(reading.mistake.contains(says), qPrintable(reading.mistake));
        QCOMPARE(reading.cutOff, cutOff);
    }
    void of_several_outcomes_the_gravest_counts()
    {
        const ResultReading reading = readResults(
            "serial,characteristic,value,outcome\nA,x,1,FAIL\nA,y,2,PASS\nB,x,1,ABORTED\nB,y,1,FAIL\n");
        QCOMPARE(reading.results[0].outcome, Verdict::Fail);
        QCOMPARE(reading.results[1].outcome, Verdict::Aborted);
    }
    void too_much_is_refused()
    {
        QVERIFY(readResults(QByteArray(resultBytesMax + 1, ' ')).mistake.contains(QStringLiteral("16 MB")));
        QVERIFY(readResults(QByteArray("[") + QByteArray("1,").repeated(1'000'001) + "1]")
                    .mistake.contains(QStringLiteral("1000000 values")));
    }
};

QTEST_GUILESS_MAIN(ResultsTest)
#include "results_test.moc"
