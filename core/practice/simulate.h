// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/domain/plant.h"
#include "core/journal/journal.h"

#include <functional>
#include <map>

namespace unitrail {

struct SimulationOptions {
    int units = 0; ///< 1 to unitsMax
    quint64 seed = 1;
    QString version; ///< of the program, for the stations' first entries
    /** Asked now and then; told how many units have ended and how many entries are written. */
    std::function<void(int unitsEnded, qint64 entries)> progress{};

    static constexpr int unitsMax = 200'000; ///< what the numbers on the demo factory's labels have room for
};

struct SimulationReport {
    struct Yield {
        int entered = 0; ///< units that began the operation
        int firstPass = 0; ///< of those, passed at pass 1
    };
    qint64 entries = 0;
    int refusals = 0;
    int packed = 0, shipped = 0, scrapped = 0, inProcess = 0;
    int days = 0; ///< working days
    std::map<OperationId, Yield> yields; ///< of the latest routing
};

/**
 * The practice line: drives so many units through the plant's routing by giving commands to the same rules
 * and the same journal as the stations do. The same plant, units and seed give the same entries but for
 * identities (entry ids, incarnation, and what refers to them).
 *
 * The journal must be empty and opened with this clock, which shows the virtual time; Input when it is not,
 * when the plant has nothing to build, or when the rules refuse what they should not: the message names
 * command and reason. Storage when the disk says no. Committed in batches: what was written before a failure
 * stays.
 */
Result<SimulationReport> simulate(
    const Plant &plant, Journal &journal, ManualClock &clock, const SimulationOptions &options);

/** The moment the campaign begins: 2026-04-13 06:00 plant time, a Monday. */
qint64 campaignStartMs(const Plant &plant);

} // namespace unitrail
