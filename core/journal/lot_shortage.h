// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/journal/journal.h"

#include <optional>
#include <vector>

namespace unitrail {

/**
 * More was taken from a lot than ever came in (SYNC B10, C9): stations that worked apart each took of the
 * same. A function of the set of entries. A lot of which somebody did not count what came in cannot run
 * short. Pieces with a serial of their own are counted by their serials, and what was taken out again does
 * not count.
 */
struct LotShortage {
    LotId lot;
    Decimal received;
    Decimal taken; ///< without what somebody has signed for
    Decimal missing; ///< so much more was taken than came in
    std::vector<Journal::Taken> takings; ///< that nobody has signed for, the oldest first

    /** The newest of them that together make what is missing: whoever accepts it signs these. */
    [[nodiscard]] std::vector<EventId> beyond() const;
};

std::optional<LotShortage> shortageOf(const LotId &id, const Lot &lot, std::vector<Journal::Taken> takings);

Result<std::optional<LotShortage>> shortageOf(Journal &journal, const LotId &lot);
/** Of all lots, by their names. */
Result<std::vector<LotShortage>> lotShortages(Journal &journal);

/** What a signature over these is bound to: the bytes of each, as they are kept. */
Result<std::vector<SignedEntry>> signedEntries(Journal &journal, const std::vector<EventId> &entries);

} // namespace unitrail
