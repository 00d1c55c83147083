// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/journal/feed.h"
#include "tests/bench/raw_reader.h"

#include <libpq-fe.h>

#include <vector>

namespace unitrail::bench {

/**
 * The least that brings entries to a server: one SELECT here, one INSERT ... SELECT unnest ... ON CONFLICT DO
 * NOTHING there, and a note here of how far it got. It checks nothing.
 */
class SyncFloor {
public:
    /** @param journal is copied from; the note is kept in a file of its own in `directory` */
    SyncFloor(const QString &journal, const QString &directory, const QString &connection);
    ~SyncFloor();
    Q_DISABLE_COPY_MOVE(SyncFloor)

    /** Rows with after < id <= after + count. */
    void send(qint64 after, int count);

private:
    RawReader m_journal;
    sqlite3_stmt *m_rows;
    sqlite3 *m_notes = nullptr;
    sqlite3_stmt *m_note = nullptr;
    PGconn *m_server = nullptr;
};

} // namespace unitrail::bench
