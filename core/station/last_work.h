// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/journal/journal.h"

namespace unitrail {

/**
 * What an undo would take back: the latest work of this person here, on what is loaded or on the open unit;
 * where there is none, whatever was last, so that the rules can say why it stays. It is read from the
 * journal, and so a restart does not forget it; what was just recorded is not read again.
 */
class LastWork {
public:
    /** These stand as the journal says now; `fresh` was just recorded. */
    [[nodiscard]] Outcome look(
        Journal &journal, const std::vector<Standing> &standings, const std::vector<Recorded> &fresh);
    [[nodiscard]] const Recorded *of(const std::optional<PersonId> &person, const StationName &station) const;

private:
    std::vector<Recorded> m_works; ///< the last of each of them
};

} // namespace unitrail
