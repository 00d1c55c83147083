// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/sync/central_config.h"
#include "core/sync/sql_call.h"
#include "core/sync/watchdog.h"

#include <QSqlDatabase>
#include <QSqlQuery>

namespace unitrail {

/**
 * One connection to central's database. Every call blocks, for at most its deadline: it belongs on a thread
 * that may wait.
 *
 * Opened, used and closed on one thread; only abort() may come from another. A call whose outcome is unknown
 * (the deadline passed, the line broke) closes the connection; whoever called opens it again and asks how
 * things stand.
 */
class CentralConnection {
public:
    explicit CentralConnection(CentralConfig config);
    ~CentralConnection();
    Q_DISABLE_COPY_MOVE(CentralConnection)

    /** Does nothing when it is open. Network: not reached or not let in; Input: the connection text makes no
     * sense. */
    Outcome open();
    void close();
    [[nodiscard]] bool isOpen() const;

    /**
     * Failures: Busy (come again soon), Missing (not prepared for us: `unitrail central init`), Input (it did
     * not like an argument), Network (everything else, also "you may not").
     */
    Result<QSqlQuery> call(const SqlCall &call);
    /** For central's own migrations and status: text of this program, never of anybody else. */
    Result<QSqlQuery> run(const QString &sql);

    /** From any thread: whoever waits in a call comes back with a Failure soon, and so does every later call.
     */
    void abort() { m_watchdog.abort(); }

private:
    Result<QSqlQuery> runWithin(const QString &sql, int deadlineMs);
    Failure failed(const QSqlError &error, bool late, int deadlineMs);

    CentralConfig m_config;
    QString m_name; ///< of the connection within Qt
    QSqlDatabase m_database;
    Watchdog m_watchdog;
};

} // namespace unitrail
