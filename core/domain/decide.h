// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/commands.h"
#include "core/domain/entry.h"
#include "core/domain/plant.h"
#include "core/domain/refusal.h"
#include "core/domain/standing.h"

#include <functional>
#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace unitrail {

class ContainmentIndex;

/** Everything the rules may look at. They fetch nothing, ask for no time and know no files. */
struct Snapshot {
    const Plant &plant;
    StationName station;
    const Person *person = nullptr; ///< signed in; none: nobody
    const Person *secondPerson = nullptr; ///< grants what the rules refuse, where that is allowed
    QString overrideReason;
    const Person *signer
        = nullptr; ///< has proved badge and PIN for this very command; none: it is not signed
    qint64 nowMs = 0; ///< UTC
    std::map<Subject, Standing>
        standings; ///< main and further subjects of the command, the station, what is loaded there
    std::map<LotId, Decimal> used{}; ///< how much of each loaded lot has been used since it was loaded
    const Recorded *undone = nullptr; ///< the entry that UndoEntry or a correction names
    const ContainmentIndex *containments = nullptr; ///< what is contained now; none: nothing is
    const std::vector<Recorded> *entries = nullptr; ///< all about the main subject, of ResolveConflict

    [[nodiscard]] const Standing &of(const Subject &subject) const; ///< a blank one where there is none
    /** What is known here of the components of a unit; it lives as long as this. */
    [[nodiscard]] std::function<const Standing *(const Subject &)> lookUp() const;
};

/** A fact to be recorded, and whom it is about; the first subject is the one it happens to. */
struct Fact {
    std::vector<Subject> about;
    Event event;
    bool operator==(const Fact &) const = default;
};

/**
 * What the rules must see besides, as far as what is known already tells: what containers lie in, for a hold
 * on a pallet holds all of it; and what lies in one that is packed, moved or shipped whole. Whoever fetches
 * asks until nothing is missing.
 */
std::vector<Subject> missingIn(const Snapshot &snapshot, const Command &command);

using Facts = std::vector<Fact>;
using Decision = std::variant<Facts, Refusal>;

/**
 * May this be done, by this person, on this unit, here and now? Facts to record, or the reason why not.
 * With a second person who is allowed to and a reason, an overridable refusal becomes an OverrideGranted in
 * front of the facts; with one who is not, or without a reason, the refusal says that instead.
 */
Decision decide(const Command &command, const Snapshot &snapshot);

/**
 * Whether this entry is of a kind, an author, a place and an age that an undo may take back: own, made here,
 * within the last 15 minutes (UX C11). What stands upon it is judged by decide().
 */
bool mayBeUndone(const Entry &entry, const PersonId &person, const StationName &station, qint64 nowMs);

/** The first operation that is neither passed, skipped nor waived; none: the routing is done. */
const Operation *dueOperation(const Unit &unit, const Routing &routing);

/** A test or inspection that failed and was not sent back: to begin it once more needs a reason. */
bool isTestedAgain(const Unit &unit, const Operation &operation);

/** What the running operation still lacks before it can be completed. */
struct MissingCaptures {
    struct MissingComponent {
        const BomLine *line;
        Decimal quantity;
        std::vector<PositionName> positions;
    };
    struct MissingMeasurement {
        const Characteristic *characteristic;
        int index;
    };
    std::vector<MissingComponent> components;
    std::vector<MissingMeasurement> measurements;
    [[nodiscard]] bool none() const { return components.empty() && measurements.empty(); }
};
/** The characteristics are a copy that outlives the answer's pointers: those in force on that day. */
MissingCaptures missingCaptures(const Unit &unit, const Operation &operation, const std::vector<BomLine> &bom,
    const std::vector<Characteristic> &inForce);

/** The instruments of the plant that may be used at that station: their standings too are looked at for a
 * value. */
std::vector<GaugeId> gaugesAt(const Plant &plant, const StationName &station);

/** The value against its limits; marginal inside the guard band (DOMAIN D2). */
Verdict judge(const Decimal &value, const Characteristic &characteristic);

/** Plant time: the date on the wall at that moment. */
QDate dayAt(qint64 wallMs, const Plant &plant);

} // namespace unitrail
