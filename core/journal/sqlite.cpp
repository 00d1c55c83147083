// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/sqlite.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>

#include <sqlite3.h>

#include <atomic>

namespace unitrail {

static QString reasonOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return QStringLiteral("the disk is full; make room and start again");
    case SQLITE_READONLY:
        return QStringLiteral("it cannot be written; check its permissions and the file system");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return QStringLiteral("the file is damaged; keep a copy and run 'unitrail verify'");
    case SQLITE_CANTOPEN:
        return QStringLiteral("it cannot be opened; check its permissions");
    case SQLITE_IOERR:
        return QStringLiteral("the disk reported an error; check it before going on");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return QStringLiteral("another program is writing to it; close that program");
    default:
        return {};
    }
}

bool isMediumFault(int code)
{
    const int primary = code & 0xff;
    return primary == SQLITE_IOERR || primary == SQLITE_FULL || primary == SQLITE_CORRUPT
        || primary == SQLITE_NOTADB || primary == SQLITE_READONLY || primary == SQLITE_CANTOPEN
        || primary == SQLITE_NOMEM;
}

bool isConstraint(int code)
{
    return (code & 0xff) == SQLITE_CONSTRAINT;
}

bool Rows::next()
{
    return m_query && m_query->next();
}

Outcome Rows::end()
{
    const QSqlError error = m_query->lastError();
    finish();
    if (error.isValid())
        return m_database->failure(error);
    return Done{};
}

void Rows::finish()
{
    if (m_query)
        m_query->finish();
}

Outcome Statement::execute()
{
    Q_ASSERT(m_database);
    if (!m_query.exec())
        return m_database->failure(m_query.lastError());
    return Done{};
}

Result<std::unique_ptr<Database>> Database::open(const QString &path, Access access)
{
    static std::atomic<quint64> connections = 0;
    const QString connection = QStringLiteral("unitrail-%1").arg(++connections);
    std::unique_ptr<Database> self(new Database(path, connection));

    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection);
    QString options = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(access.busyMs);
    if (access.readOnly)
        options += QStringLiteral(";QSQLITE_OPEN_READONLY");
    if (access.immutable) {
        options += QStringLiteral(";QSQLITE_OPEN_URI");
        QUrl url = QUrl::fromLocalFile(path);
        url.setQuery(QStringLiteral("immutable=1"));
        database.setDatabaseName(url.toString(QUrl::FullyEncoded));
    } else {
        database.setDatabaseName(path);
    }
    database.setConnectOptions(options);
    if (!database.isValid())
        return Failure{Failure::Kind::Missing,
            QStringLiteral("Qt's SQLite driver is not installed (package libqt6sql6-sqlite)")};
    if (!database.open())
        return self->failure(database.lastError());

    const QVariant handle = database.driver()->handle();
    self->m_handle = *static_cast<sqlite3 *const *>(handle.constData());
    sqlite3_extended_result_codes(self->m_handle, 1);
    // Replaces SQLite's own checkpoint after 1000 pages: checkpoints are made between scans only.
    sqlite3_wal_hook(
        self->m_handle,
        [](void *pages, sqlite3 *, const char *, int count) {
            *static_cast<int *>(pages) = count;
            return SQLITE_OK;
        },
        &self->m_logPages);
    return self;
}

Database::~Database()
{
    // Statements that outlive this line would keep the file open; owners declare them after their Database.
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

Outcome Database::run(const QByteArray &sql)
{
    const int code = sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        return failure(code, QString::fromUtf8(sqlite3_errmsg(m_handle)));
    return Done{};
}

Result<Statement> Database::prepare(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failure(query.lastError());
    return Statement(*this, std::move(query));
}

Result<QVariant> Database::answer(const QString &sql)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return failure(query.lastError());
    const QVariant value = query.next() ? query.value(0) : QVariant();
    if (query.lastError().isValid())
        return failure(query.lastError());
    return value;
}

Outcome Database::insist(const QString &pragma, const QString &value, const QString &expected)
{
    const auto set = answer(QStringLiteral("PRAGMA %1=%2").arg(pragma, value));
    if (!set)
        return set.error();
    const auto is = answer(QStringLiteral("PRAGMA %1").arg(pragma));
    if (!is)
        return is.error();
    if (is->toString() != expected) {
        return Failure{Failure::Kind::Storage,
            QStringLiteral("%1: SQLite answers %2=%3 where %4 is needed; is it on a network drive?")
                .arg(m_path, pragma, is->toString(), expected)};
    }
    return Done{};
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

Result<bool> Database::checkpoint(bool truncate)
{
    int inLog = 0;
    int copied = 0;
    const int code = sqlite3_wal_checkpoint_v2(m_handle, nullptr,
        truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, &inLog, &copied);
    if (code == SQLITE_BUSY)
        return false;
    if (code != SQLITE_OK)
        return failure(code, QString::fromUtf8(sqlite3_errmsg(m_handle)));
    return inLog == copied;
}

Failure Database::failure(const QSqlError &error)
{
    return failure(error.nativeErrorCode().toInt(),
        error.databaseText().isEmpty() ? error.text() : error.databaseText());
}

Failure Database::failure(int code, const QString &text)
{
    m_lastCode = code;
    const int primary = code & 0xff;
    const QString reason = reasonOf(code);
    return {primary == SQLITE_BUSY || primary == SQLITE_LOCKED ? Failure::Kind::Busy : Failure::Kind::Storage,
        QStringLiteral("%1: %2 (SQLite %3)%4%5")
            .arg(m_path.isEmpty() ? QStringLiteral("temporary file") : m_path, text, QString::number(code),
                reason.isEmpty() ? QString() : QStringLiteral(": "), reason)};
}

Result<Transaction> Transaction::begin(Database &database)
{
    if (Outcome begun = database.run("BEGIN IMMEDIATE"); !begun)
        return begun.error();
    return Transaction(database);
}

Transaction::~Transaction()
{
    // FULL and IOERR have usually rolled back by themselves already.
    if (m_database && m_database->inTransaction())
        (void)m_database->run("ROLLBACK");
}

Outcome Transaction::commit()
{
    Q_ASSERT(m_database);
    if (Outcome done = m_database->run("COMMIT"); !done)
        return done;
    m_database = nullptr;
    return Done{};
}

} // namespace unitrail
