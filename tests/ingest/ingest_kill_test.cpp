// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ingest/machine_files.h"

#include <QDir>
#include <QProcess>

using namespace unitrail;

static const QString demo = QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo");

class IngestKillTest : public QObject {
    Q_OBJECT

    static void start(QProcess &program, const QStringList &words)
    {
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QStringLiteral(UNITRAIL_PROGRAM), words);
        if (!program.waitForStarted())
            qFatal("cannot start");
    }

private slots:
    void killed_at_any_point_nothing_is_lost_and_nothing_doubled()
    {
        constexpr int units = 24;
        Factory factory;
        QTemporaryDir inbox;
        std::vector<QByteArray> files;
        for (int i = 1; i <= units; ++i) {
            factory.bring(unitOf(i), "070");
            files.push_back(goodResult(unitOf(i).serial.text(), "4." + QByteArray::number(100 + i)));
            writtenTo(inbox.filePath(QStringLiteral("%1.json").arg(i, 3, 10, QChar(u'0'))), files.back());
        }
        factory.journal.reset();

        const QStringList words{QStringLiteral("ingest"), QStringLiteral("--watch"), inbox.path(),
            QStringLiteral("--data"), factory.directory.path(), QStringLiteral("--station"),
            QStringLiteral("FNC-1"), QStringLiteral("--plant"), demo, QStringLiteral("--json")};
        const auto left = [&] { return QDir(inbox.path()).entryList({QStringLiteral("*.json")}).size(); };
        // Between one file and the next, and somewhere within one: after so many lines, some time later.
        for (const int lines : {0, 1, 4, 7}) {
            QProcess program;
            start(program, words);
            int told = 0;
            while (told <= lines && program.waitForReadyRead(20'000)) {
                while (program.canReadLine()) {
                    program.readLine();
                    ++told;
                }
            }
            program.kill();
            program.waitForFinished();
        }
        QProcess program;
        start(program, words);
        QTRY_COMPARE_WITH_TIMEOUT(left(), 0, 60'000);
        program.terminate();
        program.waitForFinished();

        factory.openJournal();
        QVERIFY(factory.journal->verify() && !factory.journal->verify()->firstBroken);
        for (int i = 1; i <= units; ++i) {
            QCOMPARE(timesRecorded(factory, unitOf(i), files[size_t(i - 1)]), 1);
            QCOMPARE(factory.status("080", unitOf(i)), OperationStatus::Passed);
        }
        QCOMPARE(
            QDir(inbox.filePath(QStringLiteral("done"))).entryList(QDir::Files).size(), qsizetype(units));
        QVERIFY(!QDir(factory.directory.filePath(QStringLiteral("quarantine"))).exists());
    }

    void the_command_line_takes_refuses_lists_and_tries_again()
    {
        Factory factory;
        factory.bring(unitA, "060");
        factory.journal.reset();
        QTemporaryDir files;
        const QString path
            = writtenTo(files.filePath(QStringLiteral("a.json")), goodResult(unitA.serial.text()));
        const QStringList data{QStringLiteral("--data"), factory.directory.path(),
            QStringLiteral("--station"), QStringLiteral("FNC-1"), QStringLiteral("--plant"), demo,
            QStringLiteral("--json")};
        const auto run = [&](const QStringList &words, int code) {
            QProcess program;
            start(program, QStringList(QStringLiteral("ingest")) + words + data);
            if (!program.waitForFinished() || program.exitCode() != code)
                qWarning("left with %d", program.exitCode());
            return program.readAllStandardOutput();
        };
        const QByteArray refused = run({path}, 1);
        QVERIFY2(refused.contains("\"quarantined\"") && refused.contains("EarlierOperationMissing"),
            refused.constData());
        QVERIFY(run({QStringLiteral("--quarantine")}, 0).contains("\"file\":\"a.json\""));
        QVERIFY(run({QStringLiteral("--retry"), QStringLiteral("all")}, 1).contains("\"refused\""));
        QVERIFY(QFile::exists(path)); // a file named by hand stays where it is
    }
};

QTEST_GUILESS_MAIN(IngestKillTest)
#include "ingest_kill_test.moc"
