// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QVariant>

#include <sqlite3.h>

#include <vector>

namespace unitrail::bench {

/** A statement as a connection ran it, on journal.db or cache.db. */
struct SeenStatement {
    QByteArray sql; ///< as it was prepared
    QByteArray expanded; ///< with the values in their places
    bool ofJournal = false;
};

/**
 * Sees which statements the product runs on its two files. Connections that are opened after install() are
 * watched; what the watching itself costs is measured, so that it can be taken off.
 */
class StatementWatch {
public:
    static StatementWatch &install();
    void begin();
    std::vector<SeenStatement> end();
    [[nodiscard]] double spentMs() const { return double(m_spentNs) / 1e6; } ///< between begin() and end()

private:
    StatementWatch();
    void see(sqlite3_stmt *statement, const char *sql);

    bool m_watching = false;
    qint64 m_spentNs = 0;
    std::vector<SeenStatement> m_seen;
};

/**
 * The control of a scan: the very statements that the product was seen to run for it, with the same values,
 * prepared once, through SQLite's own interface and nothing around it, on a copy of the files with the same
 * settings.
 */
class Replay {
public:
    explicit Replay(const QString &directory); ///< holds copies of journal.db and cache.db
    ~Replay();
    Q_DISABLE_COPY_MOVE(Replay)

    /** Runs them; milliseconds. Reading the values out of the text is done before the clock runs. */
    double run(const std::vector<SeenStatement> &statements);
    /** Between scans, as the product does. */
    void rest();

private:
    struct File {
        sqlite3 *handle = nullptr;
        int logPages = 0;
        QHash<QByteArray, sqlite3_stmt *> statements;
    };
    struct Bound {
        sqlite3_stmt *statement;
        std::vector<QVariant> values;
    };
    void open(File &file, const QString &path, const char *settings);
    sqlite3_stmt *prepared(File &file, const QByteArray &sql);
    File m_journal, m_cache;
};

} // namespace unitrail::bench
