// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/station_process.h"
#include "tests/station/demo_station.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/** Gauge checks, concessions and samples from the command line, on a journal of the demo factory. */
class InspectionCommandTest : public QObject {
    Q_OBJECT

    Factory m_factory;

    ProgramResult run(const QStringList &words, const QByteArray &input = {})
    {
        return runProgram(words + QStringList{u"--data"_s, m_factory.directory.path()}, input);
    }
    ProgramResult check(const QStringList &words, const QString &person = u"P201"_s)
    {
        return run(QStringList{u"gauge-check"_s, u"--station"_s, u"CAL-2"_s, u"--person"_s, person} + words);
    }
    ProgramResult grant(const QStringList &words, const QByteArray &pin, const QString &person = u"P401"_s)
    {
        return run(
            QStringList{u"concession"_s, u"--station"_s, u"INS-1"_s, u"--person"_s, person} + words, pin);
    }
    static QJsonObject lineOf(const ProgramResult &end) { return QJsonDocument::fromJson(end.out).object(); }
    static QString reasonOf(const ProgramResult &end) { return lineOf(end)[u"reason"].toString(); }

private slots:
    void initTestCase()
    {
        m_factory.bring(unitA, "080");
        m_factory.session.reset();
        m_factory.journal.reset();
    }

    void a_bad_gauge_is_recorded_and_says_since_when_it_is_suspect()
    {
        QCOMPARE(check({u"CAL-2-G1"_s, u"--good"_s, u"--due"_s, u"2031-03-31"_s}).code, 0);
        const auto bad = check({u"CAL-2-G1"_s, u"--bad"_s, u"--note"_s, u"zero point off"_s});
        QCOMPARE(bad.code, 0);
        QCOMPARE(lineOf(bad)[u"what"].toString(), u"GaugeChecked"_s);
        const auto fallout = run({u"gauge-fallout"_s, u"CAL-2-G1"_s, u"--json"_s});
        QVERIFY(lineOf(fallout)[u"found_bad"].toBool());
        QVERIFY(!lineOf(fallout)[u"from"].toString().isEmpty());
    }

    void what_a_gauge_check_lacks_is_named()
    {
        QCOMPARE(check({u"CAL-2-G1"_s}).code, 2); // neither good nor bad
        QCOMPARE(check({u"CAL-2-G1"_s, u"--good"_s, u"--bad"_s}).code, 2);
        QCOMPARE(reasonOf(check({u"CAL-2-G1"_s, u"--bad"_s})), u"ReasonNeeded"_s);
        QCOMPARE(reasonOf(check({u"NO-SUCH"_s, u"--good"_s})), u"GaugeUnknown"_s);
        QCOMPARE(reasonOf(check({u"CAL-2-G1"_s, u"--good"_s}, u"P101"_s)), u"NotAllowed"_s);
        QCOMPARE(check({u"CAL-2-G1"_s, u"--good"_s, u"--due"_s, u"soon"_s}).code, 2);
    }

    void a_concession_is_signed_and_limited()
    {
        const auto granted = grant(
            {u"CN-26-014"_s, u"--part"_s, u"LA-40-100"_s, u"--operation"_s, u"080"_s, u"--characteristic"_s,
                u"noise"_s, u"--count"_s, u"5"_s, u"--why"_s, u"audible, not harmful"_s},
            "246810\n");
        QVERIFY2(granted.code == 0, granted.err + granted.out);
        QCOMPARE(lineOf(granted)[u"what"].toString(), u"ConcessionGranted"_s);
        const QJsonObject signatures = lineOf(run({u"signatures"_s, u"--json"_s}));
        QCOMPARE(signatures[u"signatures"].toInt(), 1);
        QCOMPARE(signatures[u"broken"].toInt(), 0);
        const QJsonObject listed
            = lineOf(run({u"concessions"_s, u"--json"_s}))[u"concessions"].toArray().first().toObject();
        QCOMPARE(listed[u"concession"].toString(), u"CN-26-014"_s);
        QCOMPARE(listed[u"count_max"].toInt(), 5);
        QCOMPARE(listed[u"used"].toInt(), 0);
        QVERIFY(listed[u"valid"].toBool());
    }

    void what_a_concession_lacks_is_refused_before_the_pin_is_read()
    {
        const QStringList why{u"--why"_s, u"fits"_s};
        QCOMPARE(reasonOf(grant(QStringList{u"CN-1"_s} + why, "246810\n")), u"ConcessionUnlimited"_s);
        QCOMPARE(reasonOf(grant(QStringList{u"CN-2"_s, u"--count"_s, u"3"_s} + why, "111111\n")),
            u"SignatureWrong"_s);
        const QJsonArray refused = lineOf(run({u"signatures"_s, u"--json"_s}))[u"refused"].toArray();
        QCOMPARE(refused.size(), 1); // who goes through the signatures sees that somebody tried
        QCOMPARE(refused.first().toObject()[u"reason"].toString(), u"SignatureWrong"_s);
        QVERIFY(!refused.first().toObject()[u"at"].toString().isEmpty());
        QCOMPARE(reasonOf(grant(QStringList{u"CN-3"_s, u"--through"_s, u"2020-01-01"_s} + why, "246810\n")),
            u"BadValue"_s);
        QCOMPARE(
            grant(QStringList{u"CN-4"_s, u"--part"_s, u"NOTHING"_s, u"--count"_s, u"3"_s} + why, "").code, 2);
        // An inspector who signs with the right PIN may not.
        QCOMPARE(reasonOf(grant(QStringList{u"CN-5"_s, u"--count"_s, u"3"_s} + why, "246810\n", u"P201"_s)),
            u"NotAllowed"_s);
    }

    void a_lot_tells_which_units_are_drawn_and_is_judged_only_when_they_are_inspected()
    {
        const QStringList lot{
            u"sample"_s, u"WO-26-0401"_s, u"--operation"_s, u"090"_s, u"--sampling"_s, u"label-grade"_s};
        const QJsonObject sample = lineOf(run(lot + QStringList{u"--json"_s}));
        QCOMPARE(sample[u"size"].toInt(), 200);
        QCOMPARE(sample[u"letter"].toString(), u"G"_s); // ISO 2859-1 table 1: 151 to 280, level II
        QCOMPARE(sample[u"sample"].toInt(), 32);
        QCOMPARE(sample[u"accept"].toInt(), 2); // table 2-A, AQL 2.5
        QCOMPARE(sample[u"made"].toInt(), 1);
        const auto judged
            = run(lot + QStringList{u"--judge"_s, u"--station"_s, u"INS-1"_s, u"--person"_s, u"P201"_s});
        QCOMPARE(judged.code, 1);
        QCOMPARE(reasonOf(judged), u"SampleUnfinished"_s);
        QCOMPARE(
            run({u"sample"_s, u"WO-0"_s, u"--operation"_s, u"090"_s, u"--sampling"_s, u"label-grade"_s}).code,
            2);
    }
};

QTEST_GUILESS_MAIN(InspectionCommandTest)
#include "inspection_command_test.moc"
