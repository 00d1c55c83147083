// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/central.h"
#include "core/sync/central_link.h"
#include "tests/fakes/memory_chain.h"
#include "tests/support/test_postgres.h"

#include <QtTest>

using namespace unitrail;

class CentralSchemaTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestPostgres> m_server;
    QString m_database;

    [[nodiscard]] CentralConfig config(const QString &user = QStringLiteral("postgres")) const
    {
        return {.connection = m_server->connection(m_database, user),
            .note = QStringLiteral("ASM-1"),
            .client = QStringLiteral("test"),
            .deadlines = {}};
    }
    QString value(const QString &sql) { return m_server->value(m_database, sql); }
    [[nodiscard]] static PlantRevision plant(const QString &revision, char digest, const QByteArray &text)
    {
        return {.revision = revision,
            .digest = QByteArray(32, digest),
            .documents
            = {{QStringLiteral("parts.toml"), text}, {QStringLiteral("leer/größe.toml"), QByteArray()}}};
    }

private slots:
    void initTestCase()
    {
        auto server = TestPostgres::start();
        QVERIFY2(server, server ? "" : qPrintable(server.error().text));
        m_server = std::move(*server);
    }
    void init()
    {
        const auto database = m_server->createDatabase();
        QVERIFY2(database, database ? "" : qPrintable(database.error().text));
        m_database = *database;
        const Outcome made = initCentral(config());
        QVERIFY2(made, made ? "" : qPrintable(made.error().text));
    }

    void making_central_again_changes_nothing()
    {
        const QString before = value(QStringLiteral(
            "SELECT string_agg(xmin::text || number, ',' ORDER BY number) FROM trc.migration"));
        QVERIFY(initCentral(config()));
        QCOMPARE(value(QStringLiteral(
                     "SELECT string_agg(xmin::text || number, ',' ORDER BY number) FROM trc.migration")),
            before);
        const auto status = centralStatus(config());
        QVERIFY(status);
        QVERIFY(status->schema >= 4);
        QCOMPARE(status->schema, status->schemaOfProgram);
        QVERIFY(status->openEnrolment);
    }

    void a_database_made_by_a_newer_program_is_refused_untouched()
    {
        QVERIFY(m_server->run(m_database,
            QStringLiteral(
                "INSERT INTO trc.migration (number, name, digest) VALUES (99, '099_later.sql', '')")));
        const QString everything = QStringLiteral(
            "SELECT (SELECT string_agg(oid::text || xmin::text, ',' ORDER BY oid) FROM pg_class) "
            "|| (SELECT string_agg(oid::text || xmin::text, ',' ORDER BY oid) FROM pg_proc)");
        const QString before = value(everything);
        const Outcome made = initCentral(config());
        QVERIFY(!made);
        QCOMPARE(made.error().kind, Failure::Kind::Newer);
        QCOMPARE(value(everything), before);
    }

    void a_database_made_by_an_edited_migration_is_refused()
    {
        QVERIFY(m_server->run(
            m_database, QStringLiteral("UPDATE trc.migration SET digest = '\\x00' WHERE number = 2")));
        const Outcome made = initCentral(config());
        QVERIFY(!made);
        QVERIFY(made.error().text.contains(QStringLiteral("002_upload.sql")));
    }

    void a_migration_that_fails_leaves_nothing_half_done()
    {
        const auto empty = m_server->createDatabase();
        m_database = *empty;
        // The third migration trips over this; the first two stand, of the third there is nothing.
        QVERIFY(m_server->run(m_database,
            QStringLiteral("CREATE SCHEMA trc; CREATE FUNCTION trc.hash_before(int, uuid, bigint, bigint) "
                           "RETURNS text LANGUAGE sql AS 'SELECT NULL'")));
        QVERIFY(!initCentral(config()));
        QCOMPARE(value(QStringLiteral("SELECT max(number) FROM trc.migration")), QString("2"));
        QCOMPARE(
            value(QStringLiteral("SELECT count(*) FROM pg_proc WHERE proname = 'frames_of'")), QString("0"));
        QVERIFY(m_server->run(m_database, QStringLiteral("DROP FUNCTION trc.hash_before")));
        QVERIFY(initCentral(config()));
    }

    void an_unprepared_database_says_what_to_do()
    {
        m_database = *m_server->createDatabase();
        QCOMPARE(centralStatus(config())->schema, 0);
        CentralLink link(config(), QUuid::createUuid());
        QVERIFY(link.open());
        const auto heads = link.heads();
        QVERIFY(!heads);
        QCOMPARE(heads.error().kind, Failure::Kind::Missing);
        QVERIFY(heads.error().text.contains(QStringLiteral("central init")));
    }

    void nobody_but_the_named_roles_may_execute_anything()
    {
        QCOMPARE(
            value(QStringLiteral(
                R"(SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace, LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
            WHERE n.nspname IN ('trc', 'api') AND a.grantee = 0)")),
            QString("0"));
    }

    void every_security_definer_function_fixes_its_search_path()
    {
        const QString definers
            = QStringLiteral("SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
                             "WHERE n.nspname IN ('trc', 'api') AND p.prosecdef");
        QVERIFY(value(definers).toInt() >= 11);
        QCOMPARE(value(definers
                     + QStringLiteral(
                         " AND NOT coalesce(p.proconfig, '{}') @> ARRAY['search_path=pg_catalog, pg_temp']")),
            QString("0"));
    }

    void station_and_planner_logins_reach_functions_and_never_tables()
    {
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM information_schema.table_privileges WHERE "
                                      "table_schema IN ('trc', 'api') AND grantee <> 'postgres'")),
            QString("0"));
        QVERIFY(m_server->run(m_database,
            QStringLiteral("DROP ROLE IF EXISTS line1; CREATE ROLE line1 LOGIN IN ROLE trc_station")));
        MemoryChain chain;
        chain.addMany(3);
        CentralLink link(config(QStringLiteral("line1")), chain.station);
        QVERIFY(link.open());
        QCOMPARE(*link.enrol(), QString("active"));
        QCOMPARE(link.push(1, chainStart(), chain.slice(1, 3))->verdict, PushVerdict::Ack);

        CentralConnection connection(config(QStringLiteral("line1")));
        QVERIFY(connection.open());
        for (const char *probe : {"SELECT * FROM trc.ledger", "INSERT INTO trc.setup VALUES (true, true, 1)",
                 "DELETE FROM trc.station", "CREATE TABLE public.mine (x int)",
                 "CREATE TABLE api.mine (x int)", "CREATE TEMP TABLE mine (x int)", "CREATE SCHEMA mine",
                 "SELECT trc.refusal(NULL)", "SELECT api.publish_plant('', '', '')",
                 "SELECT trc.set_state(NULL, '')", "ALTER TABLE trc.ledger DISABLE TRIGGER ALL",
                 "SET ROLE postgres", "COPY trc.ledger TO PROGRAM 'cat'"}) {
            const auto refused = connection.run(QString::fromLatin1(probe));
            QVERIFY2(!refused, probe);
            QVERIFY2(
                refused.error().text.contains(QStringLiteral("(42501)")), qPrintable(refused.error().text));
        }
    }

    void a_station_with_a_login_of_its_own_is_spoken_for_by_nobody_else()
    {
        QVERIFY(m_server->run(m_database,
            QStringLiteral("DROP ROLE IF EXISTS line1; CREATE ROLE line1 LOGIN IN ROLE trc_station; DROP "
                           "ROLE IF EXISTS line2; CREATE ROLE line2 LOGIN IN ROLE trc_station")));
        MemoryChain chain;
        chain.addMany(1);
        CentralLink mine(config(QStringLiteral("line1")), chain.station);
        QVERIFY(mine.open());
        QCOMPARE(*mine.enrol(), QString("active"));
        QVERIFY(m_server->run(m_database, QStringLiteral("UPDATE trc.station SET db_role = 'line1'")));
        CentralLink theirs(config(QStringLiteral("line2")), chain.station);
        QVERIFY(theirs.open());
        QCOMPARE(theirs.push(1, chainStart(), chain.slice(1, 1))->verdict, PushVerdict::Denied);
        QVERIFY(!theirs.heads());
        QVERIFY(!theirs.pull({.feed = 1, .generation = 1, .position = 0, .feedHash = chainStart()}, 1000));
        QCOMPARE(*theirs.enrol(), QString("other role"));
        QCOMPARE(mine.push(1, chainStart(), chain.slice(1, 1))->verdict, PushVerdict::Ack);
    }

    void a_suspended_station_is_denied_at_its_next_call_and_loses_nothing()
    {
        MemoryChain chain;
        chain.addMany(5);
        CentralLink link(config(), chain.station);
        QVERIFY(link.open());
        QVERIFY(link.enrol());
        QCOMPARE(link.push(1, chainStart(), chain.slice(1, 2))->verdict, PushVerdict::Ack);
        QVERIFY(setStationState(config(), chain.station, StationState::Suspended));
        QCOMPARE(link.push(1, chain.hashOf(2), chain.slice(3, 5))->verdict, PushVerdict::Denied);
        QCOMPARE(link.hello({})->state, QString("suspended"));
        QVERIFY(setStationState(config(), chain.station, StationState::Active));
        QCOMPARE(link.push(1, chain.hashOf(2), chain.slice(3, 5))->head.sequence, 5);
        QCOMPARE(setStationState(config(), QUuid::createUuid(), StationState::Active).error().kind,
            Failure::Kind::Missing);
    }

    void with_enrolment_closed_a_new_station_waits_for_the_administrator()
    {
        QVERIFY(setOpenEnrolment(config(), false));
        CentralLink link(config(), QUuid::createUuid());
        QVERIFY(link.open());
        QCOMPARE(link.hello({})->state, QString("unknown"));
        QCOMPARE(*link.enrol(), QString("pending"));
        QCOMPARE(*link.enrol(), QString("pending"));
        QVERIFY(!link.heads());
        const auto status = centralStatus(config());
        QCOMPARE(status->stations.size(), size_t(1));
        QCOMPARE(status->stations.front().note, QString("ASM-1"));
    }

    void what_central_has_taken_cannot_be_changed_or_deleted()
    {
        MemoryChain chain;
        chain.addMany(2);
        CentralLink link(config(), chain.station);
        QVERIFY(link.open());
        QVERIFY(link.enrol());
        QVERIFY(link.push(1, chainStart(), chain.slice(1, 2)));
        QVERIFY(publishPlant(config(), plant(QStringLiteral("1"), 'a', "x")));
        for (const char *table : {"ledger", "batch", "fork", "plant_revision", "plant_document"}) {
            for (const char *act : {"UPDATE trc.%1 SET station_id = station_id",
                     "UPDATE trc.%1 SET rev = rev", "DELETE FROM trc.%1", "TRUNCATE trc.%1 CASCADE"}) {
                const auto done
                    = m_server->run(m_database, QString::fromLatin1(act).arg(QLatin1String(table)));
                QVERIFY2(!done, act);
                QVERIFY2(done.error().text.contains(QStringLiteral("append only"))
                        || done.error().text.contains(QStringLiteral("does not exist")),
                    qPrintable(done.error().text));
            }
        }
        QCOMPARE(value(QStringLiteral("SELECT count(*) FROM trc.ledger")), QString("2"));
    }

    void the_ledger_becomes_partitioned_without_rewriting_a_row()
    {
        MemoryChain chain;
        chain.addMany(6);
        CentralLink link(config(), chain.station);
        QVERIFY(link.open());
        QVERIFY(link.enrol());
        QVERIFY(link.push(1, chainStart(), chain.slice(1, 3)));
        const QString file = value(QStringLiteral("SELECT pg_relation_filenode('trc.ledger')"));
        const auto split = m_server->run(m_database, QStringLiteral(R"(
            ALTER TABLE trc.ledger RENAME TO ledger_before;
            CREATE TABLE trc.ledger (LIKE trc.ledger_before INCLUDING ALL) PARTITION BY RANGE (part);
            ALTER TABLE trc.ledger ATTACH PARTITION trc.ledger_before FOR VALUES FROM (MINVALUE) TO ('2100-01-01'))"));
        QVERIFY2(split, split ? "" : qPrintable(split.error().text));
        QCOMPARE(value(QStringLiteral("SELECT pg_relation_filenode('trc.ledger_before')")), file);
        QCOMPARE(link.push(1, chain.hashOf(3), chain.slice(4, 6))->head.sequence, 6);
        QCOMPARE(link.own(1, 0)->size(), size_t(6));
    }

    void a_published_plant_comes_back_byte_for_byte()
    {
        const PlantRevision published{.revision = QStringLiteral("2026-06-15 ü'\\"),
            .digest = QByteArray(32, '\x07'),
            .documents = {{QStringLiteral("parts.toml"), QByteArray("name = 'x'\n\0\xff\xfe", 15)},
                {QStringLiteral("leer.toml"), QByteArray()},
                {QStringLiteral("größe '; DROP TABLE trc.station; --"), QByteArray(300'000, '\\')}}};
        QVERIFY(publishPlant(config(), published));
        const QUuid station = QUuid::createUuid();
        CentralLink link(config(), station);
        QVERIFY(link.open());
        QVERIFY(link.enrol());
        const auto taken = takePlant(config(), station);
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().text));
        QCOMPARE(*taken, published);
    }

    void a_released_plant_revision_never_changes()
    {
        QVERIFY(publishPlant(config(), plant(QStringLiteral("A"), 'a', "one")));
        QVERIFY(publishPlant(config(), plant(QStringLiteral("A"), 'a', "one")));
        const Outcome changed = publishPlant(config(), plant(QStringLiteral("A"), 'b', "two"));
        QVERIFY(!changed);
        QCOMPARE(changed.error().kind, Failure::Kind::Input);
        QVERIFY(!publishPlant(config(), plant(QStringLiteral("A"), 'a', "two")));
        QVERIFY(!publishPlant(config(), plant(QStringLiteral("B"), 'a', "one")));
        QVERIFY(publishPlant(config(), plant(QStringLiteral("B"), 'b', "two")));

        const QUuid station = QUuid::createUuid();
        CentralLink link(config(), station);
        QVERIFY(link.open());
        QVERIFY(link.enrol());
        QCOMPARE(takePlant(config(), station)->revision, QString("B"));
        QCOMPARE(*takePlant(config(), station, QByteArray(32, 'a')), plant(QStringLiteral("A"), 'a', "one"));
        QCOMPARE(takePlant(config(), station, QByteArray(32, 'c')).error().kind, Failure::Kind::Missing);
        QVERIFY(!takePlant(config(), QUuid::createUuid()));
    }
};

QTEST_GUILESS_MAIN(CentralSchemaTest)
#include "central_schema_test.moc"
