// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace unitrail {

/**
 * A PostgreSQL of one's own: a new cluster in a temporary directory, on a free port of the loopback, for as
 * long as this object lives. It dies with the process that started it, also when that is killed.
 */
class TestPostgres {
public:
    struct Options {
        bool durable = false; ///< true: fsync as in service; for benchmarks and whatever kills the server
    };
    static Result<std::unique_ptr<TestPostgres>> start(Options options);
    static Result<std::unique_ptr<TestPostgres>> start() { return start(Options{}); }
    ~TestPostgres();
    Q_DISABLE_COPY_MOVE(TestPostgres)

    /** A connection text as libpq takes it, for the superuser or for another login. */
    [[nodiscard]] QString connection(
        const QString &database, const QString &user = QStringLiteral("postgres")) const;
    [[nodiscard]] int port() const { return m_port; }

    /** A new empty database; returns its name. */
    Result<QString> createDatabase();
    /** Any statement, as superuser; its rows as text, an SQL null as "<null>". */
    Result<std::vector<QStringList>> run(const QString &database, const QString &sql);
    /** The first column of the first row. */
    QString value(const QString &database, const QString &sql);

    Outcome stop(); ///< at once, as if the power went; the files stay
    Outcome startAgain();
    void freeze(); ///< SIGSTOP to every process of it: alive to TCP, and mute
    void thaw();

private:
    TestPostgres() = default;
    Outcome initialise();
    Outcome launch();
    void signalAll(int signal);

    Options m_options;
    QTemporaryDir m_directory;
    QProcess m_server;
    int m_port = 0;
    int m_databases = 0;
};

} // namespace unitrail
