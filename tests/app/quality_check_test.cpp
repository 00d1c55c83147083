// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::Literals::StringLiterals;

/** The program against a script that knows only the format of its entries. */
class QualityCheckTest : public QObject {
    Q_OBJECT

    static QProcess *run(const QString &program, const QStringList &words, QObject *owner)
    {
        auto *process = new QProcess(owner);
        process->start(program, words);
        process->closeWriteChannel();
        process->waitForFinished(300'000);
        return process;
    }

private slots:
    void capability_fallout_and_rejudgement_are_what_another_program_computes_data()
    {
        QTest::addColumn<QString>("seed");
        QTest::addColumn<QString>("units");
        QTest::newRow("seed 1") << u"1"_s << u"260"_s;
        QTest::newRow("seed 7") << u"7"_s << u"90"_s;
        QTest::newRow("seed 23") << u"23"_s << u"40"_s;
    }
    void capability_fallout_and_rejudgement_are_what_another_program_computes()
    {
        QFETCH(QString, seed);
        QFETCH(QString, units);
        const QTemporaryDir data;
        const QString program = QStringLiteral(UNITRAIL_PROGRAM);
        QCOMPARE(run(program,
                     {u"simulate"_s, u"--units"_s, units, u"--seed"_s, seed, u"--data"_s, data.path()}, this)
                     ->exitCode(),
            0);
        QProcess *checked = run(u"python3"_s,
            {QStringLiteral(UNITRAIL_SOURCE_DIR "/tests/app/recompute_quality.py"), program, data.path(),
                QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo")},
            this);
        const QByteArray out = checked->readAllStandardOutput() + checked->readAllStandardError();
        QVERIFY2(checked->exitCode() == 0, out.left(4000).constData());
        QVERIFY2(out.contains("comparisons: the same"), out.constData());
    }
};

QTEST_GUILESS_MAIN(QualityCheckTest)
#include "quality_check_test.moc"
