// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/journal/sqlite.h"

namespace unitrail {

/** What kind of file this is: its mark in the header, and where its migrations are. */
struct Schema {
    qint64 applicationId;
    const char *folder; ///< below :/sql: "journal", "cache", "figures"
};
inline constexpr Schema journalSchema{0x54524331, "journal"};
inline constexpr Schema cacheSchema{0x54524343, "cache"};
inline constexpr Schema figuresSchema{0x54524346, "figures"};

/** The number of the last migration this program has. */
int newestVersion(const Schema &schema);

enum class FileState { Empty, Known, Foreign, Newer };
/** Looks at a file's header only. Nothing is written. */
Result<FileState> stateOf(Database &database, const Schema &schema);

/** Runs the migrations the file has not seen, each in one transaction. */
Outcome migrate(Database &database, const Schema &schema);

} // namespace unitrail
