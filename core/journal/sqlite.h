// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <concepts>
#include <memory>

struct sqlite3;
struct sqlite3_stmt;
class QSqlError;

namespace unitrail {

class Database;

/**
 * The rows of one SELECT, forward only. Ends the statement when it goes out of scope: a forgotten open SELECT
 * would keep every checkpoint from finishing. A loop over next() is followed by end(), because a damaged file
 * looks like the end of the rows otherwise (SYNC B21).
 */
class [[nodiscard]] Rows {
public:
    /** `code` is what the first step answered: a row, the end, or an error. */
    Rows(Database &database, sqlite3_stmt *statement, int code)
        : m_database(&database)
        , m_statement(statement)
        , m_code(code)
    { }
    ~Rows() { finish(); }
    Rows(Rows &&other) noexcept
        : m_database(other.m_database)
        , m_statement(std::exchange(other.m_statement, nullptr))
        , m_code(other.m_code)
        , m_begun(other.m_begun)
    { }
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;
    Rows &operator=(Rows &&) = delete;

    bool next();
    Outcome end();

    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] QString text(int column) const;
    /** The same, for columns that mostly say what the row before said: `before` itself then, without a copy.
     */
    [[nodiscard]] QString text(int column, const QString &before) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    void finish();
    Database *m_database;
    sqlite3_stmt *m_statement;
    int m_code;
    bool m_begun = false; ///< the first row was handed out
};

/**
 * A prepared statement, kept as long as its Database. Values are always bound, in order. It speaks to SQLite
 * itself: a scan runs a dozen of them, and a QVariant for each value costs more than the value.
 */
class Statement {
public:
    Statement() = default;
    Statement(Database &database, sqlite3_stmt *statement)
        : m_database(&database)
        , m_statement(statement)
    { }

    /** For everything that answers no rows. */
    template <typename... Values> Outcome run(const Values &...values)
    {
        begin();
        int place = 0;
        (bind(++place, values, Lifetime::Call), ...);
        return execute();
    }
    template <typename... Values> Result<Rows> select(const Values &...values)
    {
        begin();
        int place = 0;
        (bind(++place, values, Lifetime::Rows), ...);
        return firstStep();
    }

private:
    enum class Lifetime { Call, Rows }; ///< how long the statement looks at the bound bytes
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const;
    };

    void begin();
    template <std::integral T> void bind(int place, T value, Lifetime) { bindInteger(place, qint64(value)); }
    void bind(int place, double value, Lifetime lifetime);
    void bind(int place, const QString &text, Lifetime lifetime);
    void bind(int place, const QByteArray &bytes, Lifetime lifetime);
    void bind(int place, const QVariant &value, Lifetime lifetime);
    void bindInteger(int place, qint64 value);
    Outcome execute();
    Result<Rows> firstStep();

    Database *m_database = nullptr;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_trouble = 0; ///< of a value that could not be bound
};

/** One connection to one SQLite file through Qt SQL. */
class Database {
public:
    struct Access {
        bool readOnly = false;
        bool immutable = false; ///< a file on a medium where not even the shared memory file can be made
        int busyMs = 250; ///< nobody else should write; an operator must not wait for one who does
    };
    /** An empty path is a private database that vanishes when it is closed. */
    static Result<std::unique_ptr<Database>> open(const QString &path, Access access);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /** One or several statements that answer nothing. */
    Outcome run(const QByteArray &sql);
    Result<Statement> prepare(const QString &sql);
    /** The first column of the first row; a null value when there is no row. */
    Result<QVariant> answer(const QString &sql);
    /** Sets a pragma and refuses when SQLite does not answer with the wanted value: it ignores what it cannot
     * do. */
    Outcome insist(const QString &pragma, const QString &value, const QString &expected);

    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    [[nodiscard]] QString path() const { return m_path; }
    /** SQLite's extended result code of the last failure on this connection. */
    [[nodiscard]] int lastCode() const { return m_lastCode; }
    /** Pages in the write-ahead log after the last commit of this connection. */
    [[nodiscard]] int logPages() const { return m_logPages; }
    /** PASSIVE, or TRUNCATE when asked. Answers whether the whole log is in the file now. */
    Result<bool> checkpoint(bool truncate);

    Failure failure(const QSqlError &error);
    Failure failure(int code, const QString &text);
    Failure failure(int code); ///< with SQLite's own words for what happened last

private:
    friend class Transaction;
    Outcome runKept(sqlite3_stmt *&kept, const char *sql);

    Database(QString path, QString connection)
        : m_path(std::move(path))
        , m_connection(std::move(connection))
    { }
    QString m_path;
    QString m_connection;
    sqlite3 *m_handle = nullptr;
    sqlite3_stmt *m_begin = nullptr, *m_commit = nullptr; ///< prepared at their first use
    int m_lastCode = 0;
    int m_logPages = 0;
};

/** All or nothing: rolled back unless it was committed. BEGIN IMMEDIATE, so that a read is never outrun by a
 * writer. */
class [[nodiscard]] Transaction {
public:
    static Result<Transaction> begin(Database &database);
    ~Transaction();
    Transaction(Transaction &&other) noexcept
        : m_database(std::exchange(other.m_database, nullptr))
    { }
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    Transaction &operator=(Transaction &&) = delete;

    Outcome commit();

private:
    explicit Transaction(Database &database)
        : m_database(&database)
    { }
    Database *m_database;
};

/** Whether this extended result code says that the medium or the file is bad: never commit there again. */
bool isMediumFault(int code);
bool isConstraint(int code);

} // namespace unitrail
