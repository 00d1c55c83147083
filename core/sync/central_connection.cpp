// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/central_connection.h"

#include <QLoggingCategory>
#include <QSqlDriver>
#include <QSqlError>
#include <QUuid>

#include <cstring>

#include <libpq-fe.h>

namespace unitrail {

/** QPSQL's own handle; it has no other way to the socket and to the server's settings. */
static PGconn *handleOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    if (!handle.isValid() || std::strcmp(handle.typeName(), "pg_conn*") != 0)
        return nullptr;
    return *static_cast<PGconn *const *>(handle.constData());
}

namespace {

struct Parsed {
    QString host, user, password, database;
    int port = 5432;
    QString options; ///< everything else, as QPSQL hands it on
    bool ssl = false;
};

} // namespace

/** QPSQL wants host, port, user, password and database apart, and the rest as one text in which ';' is a
 * blank. */
static Result<Parsed> parse(const CentralConfig &config)
{
    char *complaint = nullptr;
    PQconninfoOption *options = PQconninfoParse(config.connection.toUtf8().constData(), &complaint);
    if (!options) {
        const QString text = QString::fromUtf8(complaint).simplified();
        PQfreemem(complaint);
        return Failure{
            Failure::Kind::Input, QStringLiteral("the connection to central cannot be read: %1").arg(text)};
    }
    Parsed parsed;
    QString wrong;
    QString sessionOptions;
    for (const PQconninfoOption *option = options; option->keyword; ++option) {
        if (!option->val)
            continue;
        const QByteArray key = option->keyword;
        const QString value = QString::fromUtf8(option->val);
        if (value.contains(u';'))
            wrong = QString::fromLatin1(key);
        else if (key == "host")
            parsed.host = value;
        else if (key == "port")
            parsed.port = value.toInt();
        else if (key == "user")
            parsed.user = value;
        else if (key == "password")
            parsed.password = value;
        else if (key == "dbname")
            parsed.database = value;
        else if (key == "options")
            sessionOptions = value + u' ';
        else if (key != "connect_timeout" && key != "client_encoding")
            parsed.options += QLatin1String(key) + QStringLiteral("='")
                + QString(value).replace(u'\\', QLatin1String("\\\\")).replace(u'\'', QLatin1String("\\'"))
                + QStringLiteral("';");
    }
    PQconninfoFree(options);
    if (!wrong.isEmpty())
        return Failure{Failure::Kind::Input,
            QStringLiteral("the connection to central: %1 must not hold a semicolon").arg(wrong)};

    // All of them: each covers a silence that the others do not (a dead link while sending, while waiting; a
    // lost server).
    const int timeout = std::max(2, (config.deadlines.connectMs + 999) / 1000);
    const int statementMs = config.deadlines.callMs;
    parsed.options
        += QStringLiteral(
            "connect_timeout=%1;tcp_user_timeout=%2;keepalives=1;keepalives_idle=5;keepalives_interval=2;"
            "keepalives_count=3;application_name=unitrail;options='%3-c standard_conforming_strings=on "
            "-c lock_timeout=3000 -c statement_timeout=%4 -c idle_in_transaction_session_timeout=30000'")
               .arg(timeout)
               .arg(config.deadlines.callMs)
               .arg(sessionOptions.replace(u'\\', QLatin1String("\\\\")).replace(u'\'', QLatin1String("\\'")))
               .arg(statementMs);
    return parsed;
}

CentralConnection::CentralConnection(CentralConfig config)
    : m_config(std::move(config))
    , m_name(QStringLiteral("central-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
{ }

CentralConnection::~CentralConnection()
{
    close();
}

bool CentralConnection::isOpen() const
{
    return m_database.isValid() && m_database.isOpen();
}

void CentralConnection::close()
{
    m_watchdog.forget();
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

Outcome CentralConnection::open()
{
    if (isOpen())
        return Done{};
    close();
    if (m_watchdog.isAborted())
        return Failure{Failure::Kind::Network, QStringLiteral("the connection to central has been ended")};
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL")))
        return Failure{Failure::Kind::Missing,
            QStringLiteral("Qt's driver for PostgreSQL is missing: install libqt6sql6-psql")};
    const auto parsed = parse(m_config);
    if (!parsed)
        return parsed.error();

    m_database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), m_name);
    m_database.setHostName(parsed->host);
    m_database.setPort(parsed->port);
    m_database.setUserName(parsed->user);
    m_database.setPassword(parsed->password);
    m_database.setDatabaseName(parsed->database);
    m_database.setConnectOptions(parsed->options);
    // libpq's own time-out ends the connecting; what QPSQL asks right after it is covered by nothing but
    // this.
    const int deadlineMs = std::max(2000, m_config.deadlines.connectMs) + 1000;
    m_watchdog.armOpening(deadlineMs, parsed->port);
    const bool opened = m_database.open();
    const bool late = m_watchdog.disarm();
    if (!opened || late) {
        const QString text = m_database.lastError().databaseText().simplified();
        close();
        return Failure{Failure::Kind::Network,
            QStringLiteral("central is not reached: %1")
                .arg(late ? QStringLiteral("no answer within %1 ms").arg(deadlineMs) : text)};
    }
    PGconn *connection = handleOf(m_database);
    if (!connection || PQsocket(connection) < 0) {
        close();
        return Failure{Failure::Kind::Network,
            QStringLiteral(
                "the driver for PostgreSQL does not show its socket: no call could be ended in time")};
    }
    m_watchdog.take(PQsocket(connection));
    return Done{};
}

Result<QSqlQuery> CentralConnection::call(const SqlCall &call)
{
    const qint64 carryMs = call.size() * 1000 / m_config.deadlines.bytesPerSecond;
    return runWithin(call.sql(), int(std::min<qint64>(m_config.deadlines.callMs + carryMs, 600'000)));
}

Result<QSqlQuery> CentralConnection::run(const QString &sql)
{
    return runWithin(sql, m_config.deadlines.callMs);
}

Result<QSqlQuery> CentralConnection::runWithin(const QString &sql, int deadlineMs)
{
    if (!isOpen())
        return Failure{Failure::Kind::Network, QStringLiteral("there is no connection to central")};
    // Costs nothing: libpq keeps what the server reports. With "off" a backslash would mean something in our
    // literals.
    const char *strings = PQparameterStatus(handleOf(m_database), "standard_conforming_strings");
    if (!strings || std::strcmp(strings, "on") != 0) {
        close();
        return Failure{Failure::Kind::Network,
            QStringLiteral(
                "central's standard_conforming_strings is not on: set it for the role and database")};
    }
    QSqlQuery query(m_database);
    query.setForwardOnly(false);
    m_watchdog.arm(deadlineMs);
    const bool done = query.exec(sql);
    const bool late = m_watchdog.disarm();
    if (done && !late)
        return query;
    const QSqlError error = query.lastError();
    query = QSqlQuery(); // closing needs the last one of its queries gone
    return failed(error, late, deadlineMs);
}

Failure CentralConnection::failed(const QSqlError &error, bool late, int deadlineMs)
{
    const QString state = error.nativeErrorCode();
    const QString text = error.databaseText().simplified();
    if (late) {
        const bool aborted = m_watchdog.isAborted();
        close();
        return {Failure::Kind::Network,
            aborted ? QStringLiteral("the connection to central has been ended")
                    : QStringLiteral("central did not answer within %1 ms").arg(deadlineMs)};
    }
    if (state.isEmpty() || state.startsWith(u"08") || state.startsWith(u"57P")) {
        close();
        return {Failure::Kind::Network, QStringLiteral("the line to central broke: %1").arg(text)};
    }
    // Lock and statement time-outs, serialization, deadlock, resources, and two calls making one row: all
    // pass.
    static const QStringList passing{QStringLiteral("55P03"), QStringLiteral("57014"),
        QStringLiteral("40001"), QStringLiteral("40P01"), QStringLiteral("23505")};
    if (passing.contains(state) || state.startsWith(u"53"))
        return {Failure::Kind::Busy, QStringLiteral("central is busy: %1 (%2)").arg(text, state)};
    if (state == u"42883" || state == u"3F000" || state == u"42P01")
        return {Failure::Kind::Missing,
            QStringLiteral("central's database is not prepared, run `unitrail central init`: %1").arg(text)};
    if (state.startsWith(u"22") || state.startsWith(u"54") || state == u"0A000")
        return {Failure::Kind::Input, QStringLiteral("central does not take this: %1 (%2)").arg(text, state)};
    return {Failure::Kind::Network, QStringLiteral("central refuses: %1 (%2)").arg(text, state)};
}

} // namespace unitrail
