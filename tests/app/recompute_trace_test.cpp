// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/station_process.h"
#include "tests/journal/journal_fixture.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace unitrail;
using namespace Qt::Literals::StringLiterals;

/** Recalls, genealogies, the board and what failing units have in common, against a script that knows the
 * entries only. */
class RecomputeTraceTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_root;

    QByteArray script(const QStringList &arguments, int expected);
    static void disturb(Bench &bench);

private slots:
    void a_script_of_its_own_finds_the_same_units_data();
    void a_script_of_its_own_finds_the_same_units();
};

QByteArray RecomputeTraceTest::script(const QStringList &arguments, int expected)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"python3"_s,
        QStringList{QStringLiteral(UNITRAIL_SOURCE_DIR "/tests/app/recompute_trace.py")} + arguments);
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
    std::vector<Recorded> installed, completed;
    const Outcome walked = bench.journal->forEach([&](const Recorded &recorded, const QByteArray &) {
        if (std::holds_alternative<ComponentInstalled>(recorded.entry.event))
            installed.push_back(recorded);
        if (std::holds_alternative<OperationCompleted>(recorded.entry.event))
            completed.push_back(recorded);
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
}

void RecomputeTraceTest::a_script_of_its_own_finds_the_same_units_data()
{
    QTest::addColumn<int>("seed");
    QTest::addColumn<bool>("disturbed");
    QTest::addRow("as it comes") << 5 << false;
    QTest::addRow("disturbed") << 902 << true;
}

void RecomputeTraceTest::a_script_of_its_own_finds_the_same_units()
{
    QFETCH(int, seed);
    QFETCH(bool, disturbed);
    if (QStandardPaths::findExecutable(u"python3"_s).isEmpty())
        QSKIP("python3 is not installed");
    const QString data = m_root.filePath(u"data-%1"_s.arg(seed)), answers = data + u"-answers"_s;
    QVERIFY(QDir().mkpath(answers));
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
    const QByteArray questions = script({events, answers, u"--ask"_s}, 0);
    for (const QByteArray &line : questions.split('\n')) {
        if (line.isEmpty())
            continue;
        QStringList words = QString::fromUtf8(line).split(u'\t');
        const QString path = words.takeFirst();
        const ProgramResult answer = runProgram(words + where + QStringList{u"--json"_s});
        QVERIFY2(!answer.out.isEmpty(), answer.err);
        QVERIFY(write(path, answer.out));
    }
    const QByteArray said = script({events, answers}, 0);
    QVERIFY2(said.contains("the same"), said);
}

QTEST_GUILESS_MAIN(RecomputeTraceTest)
#include "recompute_trace_test.moc"
