// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/app/line_codes.h"
#include "tests/app/station_process.h"
#include "tests/support/test_postgres.h"

#include <QDir>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTest>

using namespace unitrail;

/** Two stations as two shops have them: each its own data directory, between them one PostgreSQL. */
class TwoStationsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestPostgres> m_server;
    QString m_database, m_central;
    QTemporaryDir m_root;
    int m_count = 0;
    QString freshDirectory() { return m_root.filePath(QString::number(++m_count)); }

    ProgramResult atCentral(QStringList words) const
    {
        return runProgram(words << QStringLiteral("--central") << m_central);
    }
    ProgramResult sync(const QString &data) const
    {
        return atCentral({QStringLiteral("sync"), QStringLiteral("--once"), QStringLiteral("--data"), data});
    }
    static ProgramResult history(const QString &unit, const QString &data)
    {
        return runProgram(
            {QStringLiteral("history"), unit, QStringLiteral("--data"), data, QStringLiteral("--json")});
    }
    /** Until that station's directory answers with this text; stations sync by themselves, in their own time.
     */
    static bool comesToSay(const QByteArray &text, const QString &unit, const QString &data)
    {
        for (QDeadlineTimer deadline(patienceMs); !deadline.hasExpired();) {
            if (history(unit, data).out.contains(text))
                return true;
        }
        return false;
    }

private slots:
    void initTestCase();
    void init();
    void a_unit_is_begun_at_one_station_and_continued_at_the_next();
    void a_station_with_central_in_its_configuration_syncs_by_itself();
    void a_station_takes_the_plant_that_was_published();
    void without_central_a_station_works_on_and_catches_up();
    void a_photo_gets_through_although_the_program_is_killed_again_and_again();
};

void TwoStationsTest::initTestCase()
{
    auto server = TestPostgres::start();
    QVERIFY2(server, server ? "" : qPrintable(server.error().text));
    m_server = std::move(*server);
}

void TwoStationsTest::init()
{
    m_database = *m_server->createDatabase();
    m_central = m_server->connection(m_database);
    const ProgramResult made = atCentral({QStringLiteral("central"), QStringLiteral("init")});
    QVERIFY2(made.code == 0, made.err);
}

void TwoStationsTest::a_unit_is_begun_at_one_station_and_continued_at_the_next()
{
    const QString kitData = freshDirectory();
    const QString pressData = freshDirectory();
    {
        StationProcess kit({.data = kitData});
        QVERIFY2(kit.start(), kit.errors());
        kit.scan(badge::ana);
        QCOMPARE(kit.scan(unitCode(1))[u"what"].toString(), QStringLiteral("UnitCreated"));
        QCOMPARE(kit.scan(command(QStringLiteral("COMPLETE")))[u"what"].toString(),
            QStringLiteral("OperationCompleted"));
        QCOMPARE(kit.stop(), 0);
    }
    {
        StationProcess press({.data = pressData, .station = QStringLiteral("PRS-1")});
        QVERIFY2(press.start(), press.errors());
        press.scan(badge::carla);
        QCOMPARE(press.scan(unitCode(1))[u"reason"].toString(),
            QStringLiteral("UnknownUnit")); // nobody has told it yet
        QCOMPARE(press.stop(), 0);
    }
    for (const QString &data : {kitData, pressData}) {
        const ProgramResult done = sync(data);
        QVERIFY2(done.code == 0, done.err);
        QVERIFY(done.json()[u"sent"].toInt() > 0);
        QCOMPARE(done.json()[u"waiting"].toInt(), 0);
    }
    {
        StationProcess press({.data = pressData, .station = QStringLiteral("PRS-1")});
        QVERIFY2(press.start(), press.errors());
        press.scan(badge::carla);
        QCOMPARE(press.scan(unitCode(1))[u"what"].toString(), QStringLiteral("OperationStarted"));
        QCOMPARE(
            press.scan("BS-12x4:SBS4-471137-9001")[u"what"].toString(), QStringLiteral("ComponentInstalled"));
        QCOMPARE(press.stop(), 0);
    }
    for (const QString &data : {pressData, kitData})
        QCOMPARE(sync(data).code, 0);
    const ProgramResult atKit = history(unitSerial(1), kitData);
    const ProgramResult atPress = history(unitSerial(1), pressData);
    QCOMPARE(atKit.code, 0);
    QVERIFY(atKit.out.contains("BS4-471137-9001"));
    QCOMPARE(atKit.out, atPress.out);
    for (const QString &data : {kitData, pressData})
        QCOMPARE(runProgram({QStringLiteral("verify"), QStringLiteral("--data"), data}).code, 0);

    const ProgramResult again = sync(kitData);
    QCOMPARE(again.json()[u"sent"].toInt(), 0);
    QCOMPARE(again.json()[u"received"].toInt(), 0);
    const ProgramResult status = atCentral({QStringLiteral("central"), QStringLiteral("status")});
    QVERIFY2(status.code == 0, status.err);
    QCOMPARE(status.json()[u"stations"].toArray().size(), 2);
    QCOMPARE(status.json()[u"forked_frames"].toInt(), 0);
}

void TwoStationsTest::a_station_with_central_in_its_configuration_syncs_by_itself()
{
    const auto configured = [&](const QString &data, const char *name, const Pty &cable) {
        QDir().mkpath(data);
        QFile file(data + QStringLiteral("/station.toml"));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no configuration");
        file.write("[station]\nname = \"" + QByteArray(name)
            + "\"\nplant = \"" UNITRAIL_SOURCE_DIR "/resources/demo\"\ndata = \".\"\n"
              "[[device]]\nname = \"hand\"\ntype = \"serial\"\nport = \""
            + cable.path().toUtf8() + "\"\n[central]\nconnection = \"" + m_central.toUtf8() + "\"\n");
        return file.fileName();
    };
    const QString kitData = freshDirectory();
    const QString pressData = freshDirectory();
    Pty kitCable;
    Pty pressCable;
    const auto started
        = [](StationProcess &station) { return station.start() && station.waitForLog(" is ready: "); };
    StationProcess kit({.data = {},
        .station = {},
        .plant = {},
        .scanners = {},
        .more = {QStringLiteral("--config"), configured(kitData, "KIT-1", kitCable)}});
    StationProcess press({.data = {},
        .station = {},
        .plant = {},
        .scanners = {},
        .more = {QStringLiteral("--config"), configured(pressData, "PRS-1", pressCable)}});
    QVERIFY2(started(kit), kit.errors());
    QVERIFY2(started(press), press.errors());
    for (const QByteArray &code : {badge::ana, unitCode(1), command(QStringLiteral("COMPLETE"))}) {
        QVERIFY(kitCable.send(code + '\r'));
        QCOMPARE(kit.nextVerdict()[u"verdict"].toString(), QStringLiteral("accepted"));
    }
    QVERIFY2(comesToSay("\"010\"", unitName(1), pressData), press.errors());
    for (const QByteArray &code : {badge::carla, unitCode(1)}) {
        QVERIFY(pressCable.send(code + '\r'));
        QCOMPARE(press.nextVerdict()[u"verdict"].toString(), QStringLiteral("accepted"));
    }
    QVERIFY2(comesToSay("\"020\"", unitName(1), kitData), kit.errors());
    QCOMPARE(kit.stop(), 0);
    QCOMPARE(press.stop(), 0);
}

void TwoStationsTest::a_station_takes_the_plant_that_was_published()
{
    const ProgramResult published = atCentral({QStringLiteral("plant"), QStringLiteral("publish"),
        QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo")});
    QVERIFY2(published.code == 0, published.err);
    QVERIFY(!published.json()[u"digest"].toString().isEmpty());
    QCOMPARE(
        atCentral({QStringLiteral("central"), QStringLiteral("status")}).json()[u"plant_revision"].toString(),
        published.json()[u"revision"].toString());

    const QString data = freshDirectory();
    {
        StationProcess kit({.data = data, .plant = {}, .more = {QStringLiteral("--central"), m_central}});
        QVERIFY2(kit.start(), kit.errors());
        QCOMPARE(kit.scan(badge::ana)[u"what"].toString(), QStringLiteral("SignedIn"));
        QCOMPARE(kit.stop(), 0);
    }
    // It keeps what it took, for the day central does not answer.
    StationProcess alone({.data = data,
        .plant = {},
        .more = {QStringLiteral("--central"), QStringLiteral("host=127.0.0.1 port=1 user=x dbname=x")}});
    QVERIFY2(alone.start(), alone.errors());
    QCOMPARE(alone.scan(badge::ana)[u"what"].toString(), QStringLiteral("SignedIn"));
    QCOMPARE(alone.stop(), 0);
}

void TwoStationsTest::without_central_a_station_works_on_and_catches_up()
{
    const QString data = freshDirectory();
    {
        StationProcess kit({.data = data,
            .more = {QStringLiteral("--central"), QStringLiteral("host=127.0.0.1 port=1 user=x dbname=x")}});
        QVERIFY2(kit.start(), kit.errors());
        QCOMPARE(kit.scan(badge::ana)[u"what"].toString(), QStringLiteral("SignedIn"));
        for (int unit = 1; unit <= 20; ++unit) {
            QCOMPARE(kit.scan(unitCode(unit))[u"what"].toString(), QStringLiteral("UnitCreated"));
            QCOMPARE(kit.scan(command(QStringLiteral("COMPLETE")))[u"what"].toString(),
                QStringLiteral("OperationCompleted"));
        }
        QCOMPARE(kit.stop(), 0);
    }
    // A server that takes the connection and says nothing is no reason to wait, either.
    m_server->freeze();
    {
        StationProcess kit({.data = data, .more = {QStringLiteral("--central"), m_central}});
        const bool started = kit.start();
        const QString signedIn = kit.scan(badge::ana)[u"what"].toString();
        const QString created = kit.scan(unitCode(21))[u"what"].toString();
        const int code = kit.stop();
        m_server->thaw();
        QVERIFY2(started, kit.errors());
        QCOMPARE(signedIn, QStringLiteral("SignedIn"));
        QCOMPARE(created, QStringLiteral("UnitCreated"));
        QCOMPARE(code, 0);
    }
    const ProgramResult caughtUp = sync(data);
    QVERIFY2(caughtUp.code == 0, caughtUp.err);
    QCOMPARE(caughtUp.json()[u"sent"].toInt(),
        int(runProgram({QStringLiteral("events"), QStringLiteral("--data"), data}).jsonLines().size()));
    QCOMPARE(caughtUp.json()[u"waiting"].toInt(), 0);
}

void TwoStationsTest::a_photo_gets_through_although_the_program_is_killed_again_and_again()
{
    const QString data = freshDirectory();
    const QString elsewhere = freshDirectory();
    {
        StationProcess kit({.data = data});
        QVERIFY2(kit.start(), kit.errors());
        kit.scan(badge::ana);
        QCOMPARE(kit.scan(unitCode(1))[u"what"].toString(), QStringLiteral("UnitCreated"));
        QCOMPARE(kit.stop(), 0);
    }
    QByteArray bytes(24 * 1024 * 1024, '\0');
    QRandomGenerator random(20260615);
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    QFile photo(m_root.filePath(QStringLiteral("burr.jpg")));
    QVERIFY(photo.open(QIODevice::WriteOnly) && photo.write(bytes) == bytes.size());
    photo.close();
    const ProgramResult attached = runProgram({QStringLiteral("attach"), unitName(1), photo.fileName(),
        QStringLiteral("--data"), data, QStringLiteral("--station"), QStringLiteral("KIT-1"),
        QStringLiteral("--person"), QStringLiteral("P101")});
    QVERIFY2(attached.code == 0, attached.err + attached.out);
    const QString sha256 = attached.json()[u"sha256"].toString();

    const auto have = [&] {
        return m_server
            ->value(m_database, QStringLiteral("SELECT coalesce(max(have), 0) FROM trc.file_coming"))
            .toLongLong();
    };
    qint64 there = 0;
    int killed = 0;
    for (int round = 0; round < 5; ++round) {
        QProcess program;
        program.start(QStringLiteral(UNITRAIL_PROGRAM),
            {QStringLiteral("sync"), QStringLiteral("--once"), QStringLiteral("--data"), data,
                QStringLiteral("--central"), m_central});
        QVERIFY(program.waitForStarted());
        while (program.state() != QProcess::NotRunning && have() <= there)
            program.waitForFinished(1);
        killed += program.state() != QProcess::NotRunning;
        program.kill();
        program.waitForFinished();
        const qint64 now = have();
        QVERIFY(now >= there || now == 0); // what central has of it is never sent again
        there = now;
    }
    QVERIFY(killed > 0);
    const QJsonObject last = sync(data).json();
    QCOMPARE(last[u"waiting"].toInt(-1), 0);
    QCOMPARE(last[u"files_waiting"].toInt(-1), 0);
    QVERIFY(!last.contains(u"file_troubles"));
    QCOMPARE(m_server->value(m_database, QStringLiteral("SELECT sum(length(bytes)) FROM trc.file_piece")),
        QString::number(bytes.size()));

    QCOMPARE(sync(elsewhere).code, 0);
    const QStringList show{
        QStringLiteral("attach"), QStringLiteral("--data"), elsewhere, QStringLiteral("--show"), sha256};
    QVERIFY(runProgram(show).code != 0); // it is not here, and says so
    const ProgramResult shown = atCentral(show);
    QVERIFY2(shown.code == 0, shown.err);
    QVERIFY(shown.out == bytes);
    QVERIFY(runProgram(show).out == bytes); // and here it stays
}

QTEST_GUILESS_MAIN(TwoStationsTest)
#include "two_stations_test.moc"
