// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

class CapabilityCommandTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_data;

    static QByteArray run(const QString &program, const QStringList &words, const QByteArray &input = {})
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(program, words);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(120'000) || process.exitCode() != 0)
            qWarning("%s left with %d", qPrintable(words.join(u' ')), process.exitCode());
        return process.readAllStandardOutput();
    }
    static bool isNear(const QJsonValue &ours, const QJsonValue &theirs, const QString &what)
    {
        if (ours.isNull() && theirs.isNull())
            return true;
        const double scale = std::max(1.0, std::abs(theirs.toDouble()));
        if (ours.isDouble() && std::abs(ours.toDouble() - theirs.toDouble()) < 1e-9 * scale)
            return true;
        qWarning() << what << ours << "is not" << theirs;
        return false;
    }

private slots:
    void initTestCase()
    {
        run(QStringLiteral(UNITRAIL_PROGRAM),
            {QStringLiteral("simulate"), QStringLiteral("--units"), QStringLiteral("60"),
                QStringLiteral("--data"), m_data.path()});
    }
    void capability_equals_what_another_program_computes_from_the_entries_data()
    {
        QTest::addColumn<QString>("characteristic");
        QTest::addColumn<QString>("station");
        QTest::newRow("both limits") << QStringLiteral("speed") << QString();
        QTest::newRow("an upper limit") << QStringLiteral("load-current") << QString();
        QTest::newRow("one station") << QStringLiteral("noise") << QStringLiteral("FNC-1");
        QTest::newRow("four at once") << QStringLiteral("screw-torque") << QString();
    }
    void capability_equals_what_another_program_computes_from_the_entries()
    {
        QFETCH(QString, characteristic);
        QFETCH(QString, station);
        QStringList words{QStringLiteral("capability"), QStringLiteral("--characteristic"), characteristic,
            QStringLiteral("--data"), m_data.path(), QStringLiteral("--json")};
        QStringList script{
            QStringLiteral(UNITRAIL_SOURCE_DIR "/tests/app/recompute_capability.py"), characteristic};
        if (!station.isEmpty()) {
            words << QStringLiteral("--station") << station;
            script << station;
        }
        const QJsonObject ours
            = QJsonDocument::fromJson(run(QStringLiteral(UNITRAIL_PROGRAM), words)).object();
        const QByteArray events = run(QStringLiteral(UNITRAIL_PROGRAM),
            {QStringLiteral("events"), QStringLiteral("--data"), m_data.path()});
        const QJsonObject theirs
            = QJsonDocument::fromJson(run(QStringLiteral("python3"), script, events)).object();
        QVERIFY(theirs[QStringLiteral("n")].toInt() > 20);
        for (const char *key :
            {"n", "mean", "sigma_overall", "sigma_within", "cp", "cpk", "pp", "ppk", "below", "above"})
            QVERIFY(isNear(ours[QLatin1String(key)], theirs[QLatin1String(key)], QLatin1String(key)));
        const QJsonObject limits
            = ours[QStringLiteral("control")].toObject()[QStringLiteral("limits")].toObject();
        QVERIFY(isNear(limits[QStringLiteral("upper")], theirs[QStringLiteral("control_upper")],
            QStringLiteral("upper")));
        QVERIFY(isNear(limits[QStringLiteral("lower")], theirs[QStringLiteral("control_lower")],
            QStringLiteral("lower")));
        QVERIFY(isNear(limits[QStringLiteral("range_upper")], theirs[QStringLiteral("control_range")],
            QStringLiteral("range")));
    }
};

QTEST_GUILESS_MAIN(CapabilityCommandTest)
#include "capability_command_test.moc"
