// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"
#include "core/domain/standing.h"

#include <vector>

/*
 * Work that was done apart (SYNC B10). Two entries were made apart when neither stands upon the other; no
 * clock is asked. What goes together merges in silence, the rest is a conflict until somebody decides.
 */
namespace unitrail {

/** Of one unit's entries, in fold order: the first pair of each kind that nobody has decided. An entry whose
 * past is not known here yet is judged when it is. */
std::vector<Conflict> conflictsOf(const Subject &unit, const std::vector<Recorded> &sorted);

/** The work of a unit that was done apart from that entry: what is set aside where its branch is kept. */
std::vector<EventId> apartFrom(
    const Subject &unit, const std::vector<Recorded> &sorted, const EventId &entry);

/** "contradiction": stable, in refusals and JSON. */
QString conflictName(ConflictKind kind);
std::optional<ConflictKind> conflictFromName(const QString &name);

} // namespace unitrail
