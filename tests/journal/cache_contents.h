// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/journal/journal_fixture.h"

namespace unitrail {

/** Everything that is derived, by names instead of row numbers: two caches of the same entries are equal in
 * this. */
inline QStringList cacheContents(const QString &directory)
{
    RawFile raw(directory + QStringLiteral("/cache.db"));
    QStringList all;
    const auto add = [&](const QByteArray &sql) {
        QStringList rows = raw.rows(sql);
        rows.sort();
        all += rows;
    };
    add("SELECT 'subject', key FROM subject");
    add("SELECT 'entry', key, depth, entry FROM subject_entry JOIN subject ON id = subject WHERE entry > 0");
    add("SELECT 'foreign', key, depth, hex(event_id) FROM subject_entry JOIN subject ON subject.id = subject "
        "JOIN foreign_entry ON foreign_entry.id = -entry");
    add("SELECT 'standing', key, kind, entries, last_ms, in_process, life, active, holds, conflict FROM "
        "standing "
        "JOIN subject ON id = subject");
    add("SELECT 'bytes', key, hex(bytes) FROM standing_bytes JOIN subject ON id = subject");
    add("SELECT 'identifier', key, type, value FROM identifier JOIN subject ON id = subject");
    add("SELECT 'order', key, work_order, product_lot FROM subject JOIN made_for ON made_for.id = made_for");
    add("SELECT 'link', c.key, p.key, entry, piece, v.key, position, quantity, operation, s.key, "
        "installed_ms, removed_entry, "
        "removed_ms FROM link JOIN subject c ON c.id = child JOIN subject p ON p.id = parent "
        "LEFT JOIN subject v ON v.id = via JOIN subject s ON s.id = station");
    return all;
}

} // namespace unitrail
