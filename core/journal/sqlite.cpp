// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/sqlite.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
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

// ---- rows

bool Rows::next()
{
    if (!m_statement)
        return false;
    if (std::exchange(m_begun, true) && m_code == SQLITE_ROW)
        m_code = sqlite3_step(m_statement);
    return m_code == SQLITE_ROW;
}

Outcome Rows::end()
{
    const bool sound = m_code == SQLITE_ROW || m_code == SQLITE_DONE;
    const Outcome outcome = sound ? Outcome(Done{}) : Outcome(m_database->failure(m_code));
    finish();
    return outcome;
}

void Rows::finish()
{
    if (m_statement)
        sqlite3_reset(m_statement);
    m_statement = nullptr;
}

qint64 Rows::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Rows::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QByteArray Rows::bytes(int column) const
{
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return QByteArray(data, sqlite3_column_bytes(m_statement, column));
}

QString Rows::text(int column) const
{
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(data, sqlite3_column_bytes(m_statement, column));
}

QString Rows::text(int column, const QString &before) const
{
    const auto *data = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    const QUtf8StringView text(data, sqlite3_column_bytes(m_statement, column));
    return QAnyStringView::equal(text, before) ? before : text.toString();
}

bool Rows::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

// ---- statements

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

void Statement::begin()
{
    Q_ASSERT(m_database);
    sqlite3_reset(m_statement.get());
    m_trouble = SQLITE_OK;
}

/** SQLite's own word for bytes that stay, or that it must copy. */
static sqlite3_destructor_type keeping(bool stays)
{
    return stays ? SQLITE_STATIC : SQLITE_TRANSIENT;
}

void Statement::bindInteger(int place, qint64 value)
{
    m_trouble |= sqlite3_bind_int64(m_statement.get(), place, value);
}

void Statement::bind(int place, double value, Lifetime)
{
    m_trouble |= sqlite3_bind_double(m_statement.get(), place, value);
}

void Statement::bind(int place, const QString &text, Lifetime lifetime)
{
    m_trouble |= text.isNull() ? sqlite3_bind_null(m_statement.get(), place)
                               : sqlite3_bind_text16(m_statement.get(), place, text.utf16(),
                                   int(text.size()) * 2, keeping(lifetime == Lifetime::Call));
}

void Statement::bind(int place, const QByteArray &bytes, Lifetime lifetime)
{
    m_trouble |= bytes.isNull() ? sqlite3_bind_null(m_statement.get(), place)
                                : sqlite3_bind_blob(m_statement.get(), place, bytes.constData(),
                                    int(bytes.size()), keeping(lifetime == Lifetime::Call));
}

void Statement::bind(int place, const QVariant &value, Lifetime lifetime)
{
    if (value.isNull()) {
        m_trouble |= sqlite3_bind_null(m_statement.get(), place);
        return;
    }
    switch (value.metaType().id()) {
    case QMetaType::QByteArray:
        return bind(place, *static_cast<const QByteArray *>(value.constData()), lifetime);
    case QMetaType::Double:
    case QMetaType::Float:
        return bind(place, value.toDouble(), lifetime);
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Long:
    case QMetaType::ULong:
        return bindInteger(place, value.toLongLong());
    case QMetaType::QString:
        return bind(place, *static_cast<const QString *>(value.constData()), lifetime);
    default:
        return bind(place, value.toString(), Lifetime::Rows); // made here, so it must be copied
    }
}

Outcome Statement::execute()
{
    const int code = m_trouble == SQLITE_OK ? sqlite3_step(m_statement.get()) : m_trouble;
    if (code == SQLITE_DONE || code == SQLITE_ROW) {
        sqlite3_reset(m_statement.get());
        return Done{};
    }
    const Failure failure = m_database->failure(code);
    sqlite3_reset(m_statement.get());
    return failure;
}

Result<Rows> Statement::firstStep()
{
    const int code = m_trouble == SQLITE_OK ? sqlite3_step(m_statement.get()) : m_trouble;
    if (code == SQLITE_DONE || code == SQLITE_ROW)
        return Rows(*m_database, m_statement.get(), code);
    const Failure failure = m_database->failure(code);
    sqlite3_reset(m_statement.get());
    return failure;
}

// ---- the connection

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
    sqlite3_finalize(m_begin);
    sqlite3_finalize(m_commit);
    // Statements that outlive this line would keep the file open; owners declare them after their Database.
    Q_ASSERT(!m_handle || !sqlite3_next_stmt(m_handle, nullptr));
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

Outcome Database::runKept(sqlite3_stmt *&kept, const char *sql)
{
    int code = SQLITE_OK;
    if (!kept)
        code = sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &kept, nullptr);
    if (code == SQLITE_OK)
        code = sqlite3_step(kept);
    if (code == SQLITE_DONE) {
        sqlite3_reset(kept);
        return Done{};
    }
    const Failure why = failure(code);
    sqlite3_reset(kept);
    return why;
}

Result<Statement> Database::prepare(const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(
        m_handle, text.constData(), int(text.size()) + 1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        return failure(code);
    return Statement(*this, statement);
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

Failure Database::failure(int code)
{
    return failure(code, QString::fromUtf8(sqlite3_errmsg(m_handle)));
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
    if (Outcome begun = database.runKept(database.m_begin, "BEGIN IMMEDIATE"); !begun)
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
    if (Outcome done = m_database->runKept(m_database->m_commit, "COMMIT"); !done)
        return done;
    m_database = nullptr;
    return Done{};
}

} // namespace unitrail
