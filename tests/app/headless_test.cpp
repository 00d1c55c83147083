// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/line_codes.h"
#include "tests/app/station_process.h"

#include <QJsonArray>
#include <QTest>

using namespace unitrail;

namespace {

/** One station at work on a data directory; its scans are told what to expect. */
class Workplace {
public:
    Workplace(const QString &data, const QString &station)
        : m_process({.data = data, .station = station})
        , m_data(data)
    {
        m_started = m_process.start();
    }

    /** Empty: the scan was answered as expected. Else what differed. */
    QString expect(const QByteArray &code, const QString &verdict, const QString &reasonOrWhat)
    {
        if (!m_started)
            return QStringLiteral("did not start: ") + QString::fromUtf8(m_process.errors());
        m_last = m_process.scan(code);
        const QString said = verdict == u"accepted" || m_last[u"reason"].isNull()
            ? m_last[u"what"].toString()
            : m_last[u"reason"].toString();
        if (m_last[u"verdict"].toString() == verdict && said == reasonOrWhat)
            return {};
        return QString::fromLatin1(code) + QStringLiteral(": expected ") + verdict + u' ' + reasonOrWhat
            + QStringLiteral(", got ")
            + QString::fromUtf8(QJsonDocument(m_last).toJson(QJsonDocument::Compact));
    }
    QString accepted(const QByteArray &code, const QString &what)
    {
        return expect(code, QStringLiteral("accepted"), what);
    }
    QString refused(const QByteArray &code, const QString &reason)
    {
        return expect(code, QStringLiteral("refused"), reason);
    }

    [[nodiscard]] const QJsonObject &last() const { return m_last; }
    /** The entry of the last verdict, as another process finds it at this moment; empty: it is not there. */
    [[nodiscard]] QJsonObject lastEntry() const
    {
        for (const QJsonObject &line :
            runProgram({QStringLiteral("events"), QStringLiteral("--data"), m_data}).jsonLines()) {
            if (line[u"seq"] == m_last[u"seq"])
                return line[u"entry"].toObject();
        }
        return {};
    }
    StationProcess &process() { return m_process; }

private:
    StationProcess m_process;
    QString m_data;
    bool m_started = false;
    QJsonObject m_last;
};

} // namespace

#define EXPECT_ACCEPTED(place, code, what) QCOMPARE((place).accepted(code, QStringLiteral(what)), QString())
#define EXPECT_REFUSED(place, code, reason) QCOMPARE((place).refused(code, QStringLiteral(reason)), QString())

class HeadlessTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;
    int m_count = 0;
    QString freshDirectory() { return m_root.filePath(QString::number(++m_count)); }
    QString m_line; ///< the data directory that the first test leaves behind

private slots:
    void a_unit_goes_from_010_to_040();
    void its_record_can_be_asked_for();
    void who_is_not_signed_in_or_not_qualified_is_refused();
    void what_does_not_fit_the_unit_is_refused_by_name();
    void a_unit_on_hold_is_refused();
    void a_code_read_twice_is_counted_once();
    void every_scan_gets_a_line();
    void a_line_is_printed_when_its_entry_is_in_the_journal();
    void a_new_start_goes_on_where_the_last_one_ended();
};

void HeadlessTest::a_unit_goes_from_010_to_040()
{
    m_line = freshDirectory();
    {
        Workplace kit(m_line, QStringLiteral("KIT-1"));
        EXPECT_ACCEPTED(kit, badge::ana, "SignedIn");
        QCOMPARE(kit.last()[u"device"].toString(), QStringLiteral("hand"));
        EXPECT_ACCEPTED(kit, "WO-26-0424", "Nothing");
        EXPECT_ACCEPTED(kit,
            "]d2010401234500041221LA40-26-009001K\x1d"
            "10LA40-26A",
            "UnitCreated");
        QCOMPARE(kit.last()[u"unit"].toString(), unitName(9001));
        QCOMPARE(kit.last()[u"operation"].toString(), QStringLiteral("010"));
        EXPECT_ACCEPTED(kit, command(QStringLiteral("COMPLETE")), "OperationCompleted");
        QCOMPARE(kit.last()[u"next"].toArray().toVariantList(),
            QVariantList({QStringLiteral("PRS-1"), QStringLiteral("PRS-2")}));
        QCOMPARE(kit.process().stop(), 0);
    }
    {
        Workplace press(m_line, QStringLiteral("PRS-1"));
        EXPECT_ACCEPTED(press, badge::carla, "SignedIn");
        EXPECT_ACCEPTED(press, unitCode(9001), "OperationStarted");
        EXPECT_ACCEPTED(press, "BRG-6001:1TB6001-261904", "ComponentInstalled");
        EXPECT_ACCEPTED(press, "BRG-6001:1TB6001-261905", "ComponentInstalled");
        EXPECT_REFUSED(press, command(QStringLiteral("COMPLETE")), "CaptureMissing");
        EXPECT_ACCEPTED(press, "BS-12x4:SBS4-471137-9001", "ComponentInstalled");
        EXPECT_ACCEPTED(press, "HSG-40:1TH47113-02", "ComponentInstalled");
        EXPECT_ACCEPTED(press, value(QStringLiteral("4.50")), "MeasurementRecorded");
        EXPECT_ACCEPTED(press, value(QStringLiteral("12.001")), "MeasurementRecorded");
        EXPECT_ACCEPTED(press, command(QStringLiteral("COMPLETE")), "OperationCompleted");
        QCOMPARE(press.process().stop(), 0);
    }
    {
        Workplace assembly(m_line, QStringLiteral("ASM-1"));
        EXPECT_ACCEPTED(assembly, badge::ana, "SignedIn");
        EXPECT_ACCEPTED(assembly, "GR-EP2:1TEP2-2611A:14D20280331:Q400", "LotLoaded");
        EXPECT_ACCEPTED(assembly, "LOC-243:1TL243-260301:14D20270301:Q50", "LotLoaded");
        EXPECT_ACCEPTED(assembly, unitCode(9001), "OperationStarted");
        EXPECT_ACCEPTED(assembly,
            "]d1[)>\x1e"
            "06\x1d"
            "1PM24-120\x1dSNM26W17-909001\x1e\x04",
            "ComponentInstalled");
        EXPECT_ACCEPTED(assembly, "GS-17:1T0526-03", "ComponentInstalled");
        EXPECT_ACCEPTED(assembly, "SK-40:1TSK26-041:14D20290228", "ComponentInstalled");
        for (const char *torque : {"5.50", "5.51", "5.52", "5.53"})
            EXPECT_ACCEPTED(assembly, value(QString::fromLatin1(torque)), "MeasurementRecorded");
        EXPECT_ACCEPTED(assembly, value(QStringLiteral("40")), "MeasurementRecorded");
        EXPECT_ACCEPTED(assembly, command(QStringLiteral("COMPLETE")), "OperationCompleted");
        QCOMPARE(assembly.process().stop(), 0);
    }
    {
        Workplace board(m_line, QStringLiteral("PCB-1"));
        EXPECT_ACCEPTED(board, badge::elif, "SignedIn");
        EXPECT_ACCEPTED(board, unitCode(9001), "OperationStarted");
        EXPECT_ACCEPTED(board, "CP-200:SCP26-0990-9001", "ComponentInstalled");
        EXPECT_ACCEPTED(board, "ENC-12:SE12-9009001:1TEN2619-B", "ComponentInstalled");
        EXPECT_ACCEPTED(board, "CA-150:1TCA26-0117", "ComponentInstalled");
        EXPECT_ACCEPTED(board, value(QStringLiteral("25.0")), "MeasurementRecorded");
        EXPECT_ACCEPTED(board, value(QStringLiteral("2.4.1")), "MeasurementRecorded");
        EXPECT_ACCEPTED(board, value(QStringLiteral("9E3C51A7")), "MeasurementRecorded");
        EXPECT_ACCEPTED(board, command(QStringLiteral("COMPLETE")), "OperationCompleted");
        QCOMPARE(board.process().stop(), 0);
    }
}

void HeadlessTest::its_record_can_be_asked_for()
{
    const QString data = QStringLiteral("--data");
    const auto history
        = runProgram({QStringLiteral("history"), unitSerial(9001), data, m_line, QStringLiteral("--json")});
    QCOMPARE(history.code, 0);
    QVERIFY2(history.out.contains("\"BS4-471137-9001\"") || history.out.contains("BS-12x4/BS4-471137-9001"),
        history.out);

    const auto text = runProgram({QStringLiteral("history"), unitName(9001), data, m_line});
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.contains(unitSerial(9001).toUtf8()));

    // What the events of the unit say is what the whole journal says of it: the same bytes.
    const auto all = runProgram({QStringLiteral("events"), data, m_line});
    const auto one
        = runProgram({QStringLiteral("events"), data, m_line, QStringLiteral("--unit"), unitName(9001)});
    QCOMPARE(all.code, 0);
    QCOMPARE(one.code, 0);
    const QList<QByteArray> lines = one.out.trimmed().split('\n');
    QVERIFY(lines.size() > 20);
    for (const QByteArray &line : lines)
        QVERIFY2(all.out.contains(line + '\n'), line);

    const auto recall = runProgram({QStringLiteral("recall"), QStringLiteral("--lot"),
        QStringLiteral("ENC-12/EN2619-B"), data, m_line, QStringLiteral("--json")});
    QCOMPARE(recall.code, 0);
    QVERIFY2(recall.out.contains(unitName(9001).toUtf8()), recall.out);
    QCOMPARE(recall.json()[u"now"].toInt(), 1);
    QCOMPARE(recall.json()[u"ever"].toInt(), 1);

    const auto verified = runProgram({QStringLiteral("verify"), data, m_line});
    QCOMPARE(verified.code, 0);
    QCOMPARE(verified.json()[u"ok"].toBool(), true);
    QCOMPARE(verified.json()[u"entries"].toInt(), int(all.jsonLines().size()));

    QCOMPARE(runProgram({QStringLiteral("rebuild"), data, m_line}).code, 0);
    QCOMPARE(
        runProgram({QStringLiteral("history"), unitSerial(9001), data, m_line, QStringLiteral("--json")}).out,
        history.out);
    const auto withoutTime = [](QJsonObject answer) {
        answer.remove(u"asked"); // when the question was put
        return answer;
    };
    const auto again = runProgram({QStringLiteral("recall"), QStringLiteral("--lot"),
        QStringLiteral("ENC-12/EN2619-B"), data, m_line, QStringLiteral("--json")});
    QCOMPARE(withoutTime(again.json()), withoutTime(recall.json()));
}

void HeadlessTest::who_is_not_signed_in_or_not_qualified_is_refused()
{
    const QString data = freshDirectory();
    {
        Workplace kit(data, QStringLiteral("KIT-1"));
        EXPECT_REFUSED(kit, unitCode(1), "NotSignedIn");
        QCOMPARE(kit.lastEntry()[u"t"].toString(), QStringLiteral("ScanRefused"));
        EXPECT_REFUSED(kit, command(QStringLiteral("COMPLETE")), "NotSignedIn");
        EXPECT_REFUSED(
            kit, badgeText(QStringLiteral("NM-B"), QStringLiteral("7777")).toLatin1(), "UnknownBadge");
        EXPECT_ACCEPTED(kit, badge::nadia, "SignedIn");
        EXPECT_ACCEPTED(kit, unitCode(1), "UnitCreated"); // 010 asks for no certificate
        EXPECT_ACCEPTED(kit, command(QStringLiteral("COMPLETE")), "OperationCompleted");
        EXPECT_ACCEPTED(kit, command(QStringLiteral("LOCK")), "SignedOut");
        EXPECT_REFUSED(kit, unitCode(2), "NotSignedIn");
    }
    Workplace press(data, QStringLiteral("PRS-1"));
    EXPECT_ACCEPTED(press, badge::nadia, "SignedIn");
    EXPECT_REFUSED(press, unitCode(1), "NotQualified");
    QCOMPARE(press.last()[u"unit"].toString(), unitName(1));
    QVERIFY(press.last()[u"names"].toArray().contains(QStringLiteral("Carla M.")));
    EXPECT_ACCEPTED(press, badge::carla, "SignedIn");
    EXPECT_ACCEPTED(press, unitCode(1), "OperationStarted");
}

void HeadlessTest::what_does_not_fit_the_unit_is_refused_by_name()
{
    const QString data = freshDirectory();
    {
        Workplace kit(data, QStringLiteral("KIT-1"));
        EXPECT_ACCEPTED(kit, badge::ana, "SignedIn");
        for (const int unit : {1, 2, 3}) {
            EXPECT_ACCEPTED(kit, unitCode(unit), "UnitCreated");
            EXPECT_ACCEPTED(kit, command(QStringLiteral("COMPLETE")), "OperationCompleted");
        }
        EXPECT_REFUSED(kit, "LA-40-100:SLA40-26-000001A", "UnknownCode"); // the check character does not fit
        EXPECT_REFUSED(kit, "no such thing", "UnknownCode");
        EXPECT_REFUSED(kit, "CMD.COMPLETE.A", "UnknownCode");
    }
    {
        Workplace assembly(data, QStringLiteral("ASM-1"));
        EXPECT_ACCEPTED(assembly, badge::ana, "SignedIn");
        EXPECT_REFUSED(assembly, unitCode(1), "EarlierOperationMissing");
        QCOMPARE(assembly.last()[u"operation"].toString(), QStringLiteral("020"));
        EXPECT_REFUSED(assembly, unitCode(77), "UnknownUnit");
    }
    Workplace press(data, QStringLiteral("PRS-1"));
    EXPECT_ACCEPTED(press, badge::carla, "SignedIn");
    EXPECT_REFUSED(press, "BS-12x4:SBS4-471137-0001", "NotStarted");
    EXPECT_ACCEPTED(press, unitCode(1), "OperationStarted");
    EXPECT_REFUSED(press, "CP-200:SCP26-0990-9001", "WrongPart");
    EXPECT_REFUSED(press, "GS-17:1T0526-03", "WrongPart");
    EXPECT_ACCEPTED(press, "BS-12x4:SBS4-471137-0001", "ComponentInstalled");
    EXPECT_REFUSED(press, "BS-12x4:SBS4-471137-0002", "PositionFilled");
    EXPECT_REFUSED(press, value(QStringLiteral("45.0")), "ImplausibleValue");
    EXPECT_REFUSED(press, value(QStringLiteral("NAN")), "BadValue");
    EXPECT_ACCEPTED(press, command(QStringLiteral("PARK")), "OperationPaused");
    EXPECT_ACCEPTED(press, unitCode(2), "OperationStarted");
    EXPECT_REFUSED(press, "BS-12x4:SBS4-471137-0001", "ComponentInstalledElsewhere");
    QVERIFY2(QJsonDocument(press.last()).toJson().contains(unitName(1).toUtf8()), "it says where");
    const QString refusedSequence = QString::number(press.last()[u"seq"].toInt());
    QCOMPARE(press.lastEntry()[u"t"].toString(), QStringLiteral("ScanRefused"));
    QVERIFY(refusedSequence.toInt() > 0);
}

void HeadlessTest::a_unit_on_hold_is_refused()
{
    const QString data = freshDirectory();
    {
        Workplace kit(data, QStringLiteral("KIT-1"));
        EXPECT_ACCEPTED(kit, badge::ana, "SignedIn");
        EXPECT_ACCEPTED(kit, unitCode(1), "UnitCreated");
        EXPECT_ACCEPTED(kit, command(QStringLiteral("COMPLETE")), "OperationCompleted");
        EXPECT_ACCEPTED(kit, command(QStringLiteral("HOLD"), QStringLiteral("audit")), "HoldPlaced");
    }
    Workplace press(data, QStringLiteral("PRS-1"));
    EXPECT_ACCEPTED(press, badge::carla, "SignedIn");
    EXPECT_REFUSED(press, unitCode(1), "OnHold");
    QCOMPARE(press.last()[u"unit"].toString(), unitName(1));
}

void HeadlessTest::a_code_read_twice_is_counted_once()
{
    const QString data = freshDirectory();
    Workplace kit(data, QStringLiteral("KIT-1"));
    EXPECT_ACCEPTED(kit, badge::ana, "SignedIn");
    const QByteArray twice = unitCode(1) + '\r' + unitCode(1);
    EXPECT_ACCEPTED(kit, twice, "UnitCreated");
    const QJsonObject second = kit.process().nextVerdict();
    QCOMPARE(second[u"verdict"].toString(), QStringLiteral("attention"));
    QCOMPARE(second[u"reason"].toString(), QStringLiteral("ReadTwice"));
    QCOMPARE(second[u"seq"].toInt(), 0);
    // 010 is not run twice, and another code in between makes it a new scan.
    EXPECT_ACCEPTED(kit, command(QStringLiteral("COMPLETE")), "OperationCompleted");
    EXPECT_REFUSED(kit, unitCode(1), "AlreadyPassed");
}

/** Whoever sends scans to a station without a screen counts its lines. */
void HeadlessTest::every_scan_gets_a_line()
{
    const QString data = freshDirectory();
    Workplace kit(data, QStringLiteral("KIT-1"));
    EXPECT_ACCEPTED(kit, badge::ana, "SignedIn");
    EXPECT_ACCEPTED(kit, unitCode(1), "UnitCreated");
    for (const QByteArray &code : {command(QStringLiteral("HOLD")), command(QStringLiteral("NO")),
             command(QStringLiteral("FAIL")), command(QStringLiteral("YES")),
             command(QStringLiteral("CANCEL")), command(QStringLiteral("THEME"), QStringLiteral("DARK")),
             command(QStringLiteral("LANG"), QStringLiteral("DE")), command(QStringLiteral("HELP")),
             command(QStringLiteral("REWORK")), command(QStringLiteral("OVERRIDE")),
             command(QStringLiteral("UNDO")), command(QStringLiteral("NO")), unitCode(2),
             command(QStringLiteral("NO")), unitCode(1), QByteArray("STATION:KIT-1"), QByteArray("TOTE-0017"),
             QByteArray("RACK-01"), QByteArray(" "), QByteArray("\x01"), QByteArray("]d2")}) {
        if (!kit.process().cable().send(code + '\r'))
            QFAIL(code.constData());
        const QJsonObject line = kit.process().nextVerdict(20'000);
        QVERIFY2(line.contains(u"verdict"), code.constData());
        for (const char *key : {"scan", "device", "verdict", "reason", "unit", "operation", "seq"})
            QVERIFY2(line.contains(QLatin1String(key)), key);
    }
    QVERIFY(kit.process().verdicts().empty());
}

void HeadlessTest::a_line_is_printed_when_its_entry_is_in_the_journal()
{
    const QString data = freshDirectory();
    Workplace kit(data, QStringLiteral("KIT-1"));
    EXPECT_ACCEPTED(kit, badge::ana, "SignedIn");
    for (const int unit : {1, 2, 3, 4, 5}) {
        EXPECT_ACCEPTED(kit, unitCode(unit), "UnitCreated");
        const QJsonObject entry = kit.lastEntry();
        QCOMPARE(entry[u"u"].toString(), unitName(unit));
        EXPECT_ACCEPTED(kit, command(QStringLiteral("COMPLETE")), "OperationCompleted");
        QCOMPARE(kit.lastEntry()[u"t"].toString(), QStringLiteral("OperationCompleted"));
    }
    kit.process().kill();
}

void HeadlessTest::a_new_start_goes_on_where_the_last_one_ended()
{
    const QString data = freshDirectory();
    {
        Workplace kit(data, QStringLiteral("KIT-1"));
        EXPECT_ACCEPTED(kit, badge::ana, "SignedIn");
        EXPECT_ACCEPTED(kit, unitCode(1), "UnitCreated");
        kit.process().kill();
    }
    Workplace kit(data, QStringLiteral("KIT-1"));
    // Nobody is signed in after a start; the unit is in work here and comes back to the table with its label.
    EXPECT_REFUSED(kit, command(QStringLiteral("COMPLETE")), "NotSignedIn");
    EXPECT_ACCEPTED(kit, badge::ana, "SignedIn");
    EXPECT_ACCEPTED(kit, unitCode(1), "UnitOpened");
    EXPECT_ACCEPTED(kit, command(QStringLiteral("COMPLETE")), "OperationCompleted");
}

QTEST_GUILESS_MAIN(HeadlessTest)
#include "headless_test.moc"
