// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/station_process.h"
#include "tests/station/demo_station.h"

#include <QJsonDocument>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/** A unit in calibration at CAL-1, left by its station, and the command beside it. */
class MeasureCommandTest : public QObject {
    Q_OBJECT

    Factory m_factory;

    ProgramResult measure(const QStringList &words)
    {
        return runProgram(QStringList{u"measure"_s, u"--data"_s, m_factory.directory.path(), u"--station"_s,
                              u"CAL-1"_s, u"--unit"_s, unitA.text()}
            + words);
    }
    static QJsonObject lineOf(const ProgramResult &end) { return QJsonDocument::fromJson(end.out).object(); }

private slots:
    void initTestCase()
    {
        m_factory.bring(unitA, "040");
        m_factory.at("CAL-1");
        m_factory.badge(1106);
        m_factory.scan(unitA);
        m_factory.session.reset();
        m_factory.journal.reset();
    }

    void a_value_is_recorded_and_judged()
    {
        const auto end = measure({u"--characteristic"_s, u"travel"_s, u"--value"_s, u"100,02"_s});
        QCOMPARE(end.code, 0);
        const QJsonObject line = lineOf(end);
        QCOMPARE(line[u"verdict"].toString(), u"accepted"_s);
        QCOMPARE(line[u"what"].toString(), u"MeasurementRecorded"_s);
        const QJsonObject value = line[u"measurement"].toObject();
        QCOMPARE(value[u"value"].toString(), u"100.02"_s);
        QCOMPARE(value[u"verdict"].toString(), u"Pass"_s);
        QCOMPARE(value[u"upper"].toString(), u"100.30"_s);
        QVERIFY(line[u"seq"].toInt() > 0);
    }

    void what_is_no_value_is_refused_with_its_words_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("reason");
        for (const char *text : {"NaN", "inf", "1e309", "0x10", "1.000,5", "--1"})
            QTest::newRow(text) << QString::fromLatin1(text) << u"BadValue"_s;
        QTest::newRow("a slip") << u"99999"_s << u"ImplausibleValue"_s;
    }
    void what_is_no_value_is_refused_with_its_words()
    {
        QFETCH(QString, value);
        QFETCH(QString, reason);
        const auto end = measure({u"--characteristic"_s, u"backlash"_s, u"--value=%1"_s.arg(value)});
        QCOMPARE(end.code, 1);
        QCOMPARE(lineOf(end)[u"verdict"].toString(), u"refused"_s);
        QCOMPARE(lineOf(end)[u"reason"].toString(), reason);
    }

    void no_value_at_all_is_wrong_use()
    {
        const auto end = measure({u"--characteristic"_s, u"backlash"_s, u"--value="_s});
        QCOMPARE(end.code, 2);
        QVERIFY(end.out.isEmpty());
    }

    void another_unit_of_measure_and_an_unknown_characteristic_are_refused()
    {
        const auto inches = measure(
            {u"--characteristic"_s, u"backlash"_s, u"--value"_s, u"0.05"_s, u"--unit-of-measure"_s, u"in"_s});
        QCOMPARE(inches.code, 1);
        QCOMPARE(lineOf(inches)[u"reason"].toString(), u"WrongUnit"_s);
        const auto nothing = measure({u"--characteristic"_s, u"smell"_s, u"--value"_s, u"1"_s});
        QCOMPARE(lineOf(nothing)[u"reason"].toString(), u"UnknownCharacteristic"_s);
    }
};

QTEST_GUILESS_MAIN(MeasureCommandTest)
#include "measure_command_test.moc"
