// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test_postgres.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>
#include <QVariant>

#include <csignal>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pwd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace unitrail {

static QString binaries()
{
    const QDir root(QStringLiteral("/usr/lib/postgresql"));
    const QStringList versions = root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    return versions.isEmpty() ? QString() : root.filePath(versions.back()) + QStringLiteral("/bin/");
}

static int freePort()
{
    const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(probe, reinterpret_cast<sockaddr *>(&address), size);
    ::getsockname(probe, reinterpret_cast<sockaddr *>(&address), &size);
    ::close(probe);
    return ntohs(address.sin_port);
}

/** PostgreSQL refuses to run as root; --pdeathsig makes it go when we do. */
static void runAsPostgres(QProcess &process, const QString &program, QStringList arguments)
{
    QStringList before{QStringLiteral("--pdeathsig"), QStringLiteral("QUIT")};
    if (::geteuid() == 0)
        before += {QStringLiteral("--reuid=postgres"), QStringLiteral("--regid=postgres"),
            QStringLiteral("--init-groups"), QStringLiteral("--reset-env")};
    process.setProgram(QStringLiteral("setpriv"));
    process.setArguments(before + QStringList{binaries() + program} + arguments);
}

Result<std::unique_ptr<TestPostgres>> TestPostgres::start(Options options)
{
    if (binaries().isEmpty())
        return Failure{
            Failure::Kind::Missing, QStringLiteral("PostgreSQL is not installed: apt install postgresql")};
    std::unique_ptr<TestPostgres> server(new TestPostgres);
    server->m_options = options;
    auto done = server->initialise();
    if (done)
        done = server->launch();
    if (!done)
        return done.error();
    return server;
}

TestPostgres::~TestPostgres()
{
    thaw();
    (void)stop();
}

Outcome TestPostgres::initialise()
{
    if (::geteuid() == 0) {
        const passwd *user = ::getpwnam("postgres");
        if (!user
            || ::chown(QFile::encodeName(m_directory.path()).constData(), user->pw_uid, user->pw_gid) != 0)
            return Failure{
                Failure::Kind::Missing, QStringLiteral("there is no user postgres to run the server as")};
    }
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    runAsPostgres(process, QStringLiteral("initdb"),
        {QStringLiteral("--no-sync"), QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("-U"),
            QStringLiteral("postgres"), QStringLiteral("-E"), QStringLiteral("UTF8"),
            QStringLiteral("--locale=C"), QStringLiteral("-D"),
            m_directory.filePath(QStringLiteral("data"))});
    process.start();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        return Failure{Failure::Kind::Missing,
            QStringLiteral("initdb failed: ") + QString::fromLocal8Bit(process.readAll())};
    return Done{};
}

Outcome TestPostgres::launch()
{
    const QString off = m_options.durable ? QStringLiteral("on") : QStringLiteral("off");
    if (m_port == 0)
        m_port = freePort();
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.setStandardOutputFile(m_directory.path() + QStringLiteral("/log"), QIODevice::Append);
    QStringList arguments{QStringLiteral("-D"), m_directory.filePath(QStringLiteral("data")),
        QStringLiteral("-p"), QString::number(m_port)};
    for (const QString &setting :
        {QStringLiteral("listen_addresses=127.0.0.1"), QStringLiteral("unix_socket_directories="),
            QStringLiteral("fsync=") + off, QStringLiteral("full_page_writes=") + off,
            QStringLiteral("max_connections=60"), QStringLiteral("shared_buffers=64MB")})
        arguments += {QStringLiteral("-c"), setting};
    runAsPostgres(m_server, QStringLiteral("postgres"), arguments);
    m_server.start();
    if (!m_server.waitForStarted(10'000))
        return Failure{Failure::Kind::Missing, QStringLiteral("setpriv or postgres cannot be started")};

    const QDeadlineTimer deadline(60'000);
    while (!deadline.hasExpired()) {
        if (run(QStringLiteral("postgres"), QStringLiteral("SELECT 1")))
            return Done{};
        if (m_server.waitForFinished(50)) {
            QFile log(m_directory.filePath(QStringLiteral("log")));
            (void)log.open(QIODevice::ReadOnly);
            return Failure{Failure::Kind::Missing,
                QStringLiteral("postgres ended: ") + QString::fromLocal8Bit(log.readAll())};
        }
    }
    return Failure{Failure::Kind::Network, QStringLiteral("postgres did not come up within a minute")};
}

Outcome TestPostgres::stop()
{
    if (m_server.state() == QProcess::NotRunning)
        return Done{};
    ::kill(pid_t(m_server.processId()),
        SIGQUIT); // immediate shutdown: nothing is flushed, nothing is said goodbye to
    if (!m_server.waitForFinished(10'000))
        m_server.kill();
    return Done{};
}

Outcome TestPostgres::startAgain()
{
    return launch();
}

void TestPostgres::signalAll(int signal)
{
    const qint64 pid = m_server.processId();
    if (pid <= 0)
        return;
    ::kill(pid_t(pid), signal); // the postmaster first, so that it starts nobody new
    QFile children(QStringLiteral("/proc/%1/task/%1/children").arg(pid));
    if (!children.open(QIODevice::ReadOnly))
        return;
    for (const QByteArray &child : children.readAll().simplified().split(' ')) {
        if (child.toInt() > 0)
            ::kill(child.toInt(), signal);
    }
}

void TestPostgres::freeze()
{
    signalAll(SIGSTOP);
}

void TestPostgres::thaw()
{
    signalAll(SIGCONT);
}

QString TestPostgres::connection(const QString &database, const QString &user) const
{
    return QStringLiteral("host=127.0.0.1 port=%1 dbname=%2 user=%3")
        .arg(QString::number(m_port), database, user);
}

Result<QString> TestPostgres::createDatabase()
{
    const QString name = QStringLiteral("test%1").arg(++m_databases);
    const auto made = run(QStringLiteral("postgres"), QStringLiteral("CREATE DATABASE ") + name);
    if (!made)
        return made.error();
    return name;
}

Result<std::vector<QStringList>> TestPostgres::run(const QString &database, const QString &sql)
{
    const QString name = QUuid::createUuid().toString();
    std::vector<QStringList> rows;
    QString wrong;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), name);
        connection.setHostName(QStringLiteral("127.0.0.1"));
        connection.setPort(m_port);
        connection.setUserName(QStringLiteral("postgres"));
        connection.setDatabaseName(database);
        connection.setConnectOptions(QStringLiteral("connect_timeout=5"));
        if (connection.open()) {
            QSqlQuery query(connection);
            if (!query.exec(sql))
                wrong = query.lastError().databaseText() + QStringLiteral(" (")
                    + query.lastError().nativeErrorCode() + u')';
            while (query.next()) {
                QStringList row;
                for (int i = 0; i < query.record().count(); ++i)
                    row += query.value(i).isNull() ? QStringLiteral("<null>") : query.value(i).toString();
                rows.push_back(row);
            }
        } else {
            wrong = connection.lastError().databaseText();
        }
    }
    QSqlDatabase::removeDatabase(name);
    if (!wrong.isEmpty())
        return Failure{Failure::Kind::Network, wrong.simplified()};
    return rows;
}

QString TestPostgres::value(const QString &database, const QString &sql)
{
    const auto rows = run(database, sql);
    if (!rows)
        return rows.error().text;
    return rows->empty() ? QStringLiteral("<no row>") : rows->front().value(0);
}

} // namespace unitrail
