// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/frame.h"

#include <QByteArray>

#include <sqlite3.h>

namespace unitrail::bench {

/** A file read with nothing but SQLite's own interface. */
class RawReader {
public:
    explicit RawReader(const QString &path, bool readOnly = true)
    {
        const int flags = (readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX;
        if (sqlite3_open_v2(path.toUtf8().constData(), &m_handle, flags, nullptr) != SQLITE_OK)
            giveUp(path + QStringLiteral(" cannot be opened"));
        sqlite3_exec(m_handle, "PRAGMA mmap_size=0; PRAGMA cache_size=-16000", nullptr, nullptr, nullptr);
    }
    ~RawReader()
    {
        while (sqlite3_stmt *statement = sqlite3_next_stmt(m_handle, nullptr))
            sqlite3_finalize(statement);
        sqlite3_close(m_handle);
    }
    Q_DISABLE_COPY_MOVE(RawReader)

    sqlite3_stmt *prepare(const char *sql)
    {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
            != SQLITE_OK)
            giveUp(QStringLiteral("%1: %2").arg(
                QString::fromUtf8(sql), QString::fromUtf8(sqlite3_errmsg(m_handle))));
        return statement;
    }
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }

    static QString text(sqlite3_stmt *statement, int column)
    {
        return QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(statement, column)),
            sqlite3_column_bytes(statement, column));
    }
    static QByteArray bytes(sqlite3_stmt *statement, int column)
    {
        return {static_cast<const char *>(sqlite3_column_blob(statement, column)),
            sqlite3_column_bytes(statement, column)};
    }

private:
    sqlite3 *m_handle = nullptr;
};

} // namespace unitrail::bench
