// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/station_process.h"
#include "tests/journal/journal_fixture.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/** Recalls, genealogies, figures, readiness and what failing units have in common, against scripts that know
 * the entries only. */
class RecomputeTraceTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;

    static QByteArray script(const QStringList &arguments, int expected);
    static void agrees(const QStringList &script, const QString &data, const QString &answers);
    static void disturb(Bench &bench);
    static void goOn(
        Bench &bench, const std::vector<Recorded> &shipped, const std::vector<Recorded> &installed);

private slots:
    void a_script_of_its_own_finds_the_same_units_data();
    void a_script_of_its_own_finds_the_same_units();
};

QByteArray RecomputeTraceTest::script(const QStringList &arguments, int expected)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"python3"_s, arguments);
    if (!process.waitForFinished(patienceMs))
        qFatal("the script does not end");
    const QByteArray said = process.readAll();
    if (process.exitCode() != expected)
        QTest::qFail(said, __FILE__, __LINE__);
    return said;
}

/** Taken back, exchanged and held, upon what the practice line has made. */
void RecomputeTraceTest::disturb(Bench &bench)
{
    std::vector<Recorded> installed, completed, shipped;
    const Outcome walked = bench.journal->forEach([&](const Recorded &recorded, const QByteArray &) {
        if (std::holds_alternative<ComponentInstalled>(recorded.entry.event))
            installed.push_back(recorded);
        if (std::holds_alternative<OperationCompleted>(recorded.entry.event))
            completed.push_back(recorded);
        if (std::holds_alternative<UnitShipped>(recorded.entry.event))
            shipped.push_back(recorded);
        return true;
    });
    QVERIFY(walked);
    for (size_t i = 5; i < installed.size(); i += 41) {
        const Entry &entry = installed[i].entry;
        const auto &pieces = std::get<ComponentInstalled>(entry.event).components;
        std::vector<Subject> about;
        for (const Knowledge &knowledge : entry.about)
            about.push_back(knowledge.subject);
        if (i % 2 == 0) {
            bench.record(about, EventVoided{entry.id, u"slip"_s});
        } else if (pieces.size() == 1) {
            bench.record(about, ComponentRemoved{pieces, u"exchange"_s, u"scrap"_s});
            if (i % 3 == 0) // and fitted again elsewhere
                bench.record(about, ComponentInstalled{std::get<ComponentInstalled>(entry.event)});
        }
    }
    for (size_t i = 7; i < completed.size(); i += 83) {
        const Subject unit = completed[i].entry.subject();
        bench.record({unit}, EventVoided{completed[i].entry.id, u"slip"_s});
        bench.record({unit}, HoldPlaced{HoldId::known(u"H-%1"_s.arg(i)), u"audit"_s, {}});
    }
    goOn(bench, shipped, installed);
}

/** What the practice line does not do: service, returns, calls, tools, permissions, numbers on nothing. */
void RecomputeTraceTest::goOn(
    Bench &bench, const std::vector<Recorded> &shipped, const std::vector<Recorded> &installed)
{
    for (size_t i = 0; i < shipped.size(); i += 7) {
        const Subject unit = shipped[i].entry.subject();
        if (i % 2 == 0)
            bench.record({unit}, ServiceOpened{u"RMA-%1"_s.arg(i), u"Acme"_s, u"noise"_s});
        else
            bench.record({unit}, UnitReturned{u"Acme"_s, u"noise"_s});
    }
    const Subject station = Subject::of(StationName::known(u"ASM-1"_s));
    for (int i = 0; i < 3; ++i) {
        const Subject number = Subject::of(
            UnitId{PartNumber::known(u"LA-40-100"_s), SerialNumber::known(u"LA40-26-90000%1X"_s.arg(i))});
        bench.record({number}, IdentifierReserved{u"serial"_s, u"LA40-26-90000%1X"_s.arg(i)});
        if (i > 0)
            bench.record({number}, IdentifierPrinted{u"serial"_s, u"LA40-26-90000%1X"_s.arg(i)});
        if (i > 1)
            bench.record({number}, IdentifierVoided{u"serial"_s, u"LA40-26-90000%1X"_s.arg(i), u"torn"_s});
    }
    for (size_t i = 3; i < installed.size(); i += 97) {
        const Entry &entry = installed[i].entry;
        const auto &event = std::get<ComponentInstalled>(entry.event);
        const Subject unit = entry.subject();
        const OperationId at = event.operation;
        const Refusal refusal{
            .reason = Reason::CaptureMissing, .subject = unit, .operation = at, .part = {}, .other = {}};
        bench.record({unit}, OverrideGranted{refusal, PersonId::known(u"P203"_s), u"why"_s});
        bench.record({unit}, OperationStarted{at, 7});
        bench.record({unit}, ToolUsed{at, u"fixture"_s, u"FX-%1"_s.arg(i % 3)});
        bench.record({unit}, ToolUsed{at, u"tool"_s, u"TL-%1"_s.arg(i % 2)});
        bench.record({unit}, TestRecorded{at, 7, {}, u"eol.seq %1"_s.arg(i % 2), {}});
        bench.record({unit}, OperationPaused{at});
        bench.record({unit}, OperationResumed{at});
        if (i % 2 == 0)
            bench.record({unit}, OperationFailed{at, 7, {DefectCode::known(u"A12"_s)}, {}});
        else if (i % 5 == 0)
            bench.record({unit}, OperationCompleted{at, 7, false});
        bench.record({unit}, ScanRefused{refusal, u"code"_s});
        bench.record({station}, ScanRefused{refusal, u"code"_s});
        if (const auto piece = event.components.front().unit())
            bench.record({Subject::of(*piece)}, HoldPlaced{HoldId::known(u"H-P%1"_s.arg(i)), u"audit"_s, {}});
    }
    bench.record({station}, StationStopped{u"material"_s, false});
    bench.record({station}, AndonCalled{u"help"_s, {}});
    bench.record({station}, StationResumed{});
    bench.record({station}, AndonAnswered{});
    bench.record({station}, StationStopped{u"break"_s, true});
    bench.record({station}, AndonCalled{u"more help"_s, {}});
}

void RecomputeTraceTest::a_script_of_its_own_finds_the_same_units_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<bool>("disturbed");
    QTest::addRow("as it comes") << 5 << false;
    QTest::addRow("disturbed") << 902 << true;
    QTest::addRow("disturbed otherwise") << 31337 << true;
}

void RecomputeTraceTest::a_script_of_its_own_finds_the_same_units()
{
    QFETCH(int, seed);
    QFETCH(bool, disturbed);
    if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
        QSKIP("python3 is not installed");
    const QString data = m_root.filePath(u"data-%1"_s.arg(seed)), answers = data + u"-answers"_s;
    const QStringList where{u"--data"_s, data};
    const ProgramResult made = runProgram(
        QStringList{u"simulate"_s, u"--units"_s, u"220"_s, u"--seed"_s, QString::number(seed)} + where);
    QVERIFY2(made.code == 0, made.err);
    if (disturbed) {
        Bench bench(data);
        disturb(bench);
    }
    const QString events = data + u".jsonl"_s;
    const auto write = [](const QString &path, const QByteArray &bytes) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write(events, runProgram(QStringList{u"events"_s} + where).out));
    agrees({QStringLiteral(UNITRAIL_SOURCE_DIR "/tests/app/recompute_trace.py"), events}, data,
        answers + u"/trace"_s);
    agrees({QStringLiteral(UNITRAIL_SOURCE_DIR "/tests/app/recompute_board.py"),
               QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo"), events},
        data, answers + u"/board"_s);
}

/** Whatever the script asks, the program answers as the script would. */
void RecomputeTraceTest::agrees(const QStringList &asked, const QString &data, const QString &answers)
{
    QVERIFY(QDir().mkpath(answers));
    const QByteArray questions = script(asked + QStringList{answers, u"--ask"_s}, 0);
    for (const QByteArray &line : questions.split('\n')) {
        if (line.isEmpty())
            continue;
        QStringList words = QString::fromUtf8(line).split(u'\t');
        QFile file(words.takeFirst());
        const ProgramResult answer = runProgram(words + QStringList{u"--data"_s, data, u"--json"_s});
        QVERIFY2(!answer.out.isEmpty(), answer.err);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(answer.out) == answer.out.size());
    }
    const QByteArray said = script(asked + QStringList{answers}, 0);
    QVERIFY2(said.contains("the same"), said);
}

QTEST_GUILESS_MAIN(RecomputeTraceTest)
#include "recompute_trace_test.moc"
