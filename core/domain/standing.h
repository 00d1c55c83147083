// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"

#include <QByteArray>

#include <map>
#include <optional>
#include <variant>
#include <vector>

/*
 * Where a thing stands: what its entries add up to. Values only. Nothing here is stored as truth;
 * the cache keeps the bytes of a Standing to save folding, and may be deleted at any time.
 */
namespace unitrail {

/** Raised whenever evolve() or the members change: cached standings of another version are folded anew. */
inline constexpr int foldVersion = 10;

/** Operation on a unit. NotDue and Queued follow from the routing; only what happened is kept. */
enum class OperationStatus { Open, Active, Paused, Passed, Failed, Skipped, Waived, Invalidated };

enum class LifeCycle {
    Created,
    InProcess,
    Completed,
    Released,
    Packed,
    Shipped,
    InService,
    Returned,
    Scrapped,
    Decommissioned
};

/** One operation on one unit, over all its passes. */
struct OperationStanding {
    OperationStatus status = OperationStatus::Open;
    int pass = 0; ///< of the running or last attempt; 0: never started
    qint64 startedMs = 0; ///< of the running or last attempt
    qint64 endedMs = 0; ///< 0 while it runs
    qint64 pausedMs = 0; ///< since when; 0: it is not
    std::optional<StationName> station;
    std::optional<PersonId> person;
    std::vector<Measurement> measurements; ///< of the running or last attempt
    std::vector<DefectCode> defects;
    int fails = 0; ///< over all passes: what was found once is not healed by a later pass
    bool operator==(const OperationStanding &) const = default;
};

struct InstalledComponent {
    Component component;
    OperationId operation;
    EventId entry; ///< the one that installed it
    qint64 atMs = 0;
    bool operator==(const InstalledComponent &) const = default;
};

/** A controlled record that something about the unit does not conform. */
struct Nonconformance {
    NonconformanceState state = NonconformanceState::Open;
    std::optional<Disposition> disposition;
    std::optional<OperationId> operation;
    std::vector<DefectCode> defects;
    QString note;
    QString capa;
    std::optional<ConcessionId> concession;
    QString why; ///< of the disposition
    qint64 openedMs = 0;
    qint64 decidedMs = 0; ///< 0: not yet
    EventId entry; ///< that opened it
    bool operator==(const Nonconformance &) const = default;

    [[nodiscard]] bool open() const
    {
        return state != NonconformanceState::Closed && state != NonconformanceState::Cancelled;
    }
};

/** Of the unit's own label (DOMAIN D2 Identifier). */
enum class IdentifierState { None, Reserved, Printed, Bound, Voided };

/** A serialized unit: a product, or a component with a life of its own. */
struct Unit {
    bool created = false; ///< false: we only know of it by being installed, held or scanned
    QString revision;
    QString routing; ///< "LA-40/7": kept for life
    std::optional<OrderNumber> order;
    std::optional<LotNumber> productLot;
    LifeCycle life = LifeCycle::Created;
    std::map<OperationId, OperationStanding> operations;
    std::optional<OperationId> active; ///< the operation that runs or is paused
    std::vector<InstalledComponent> components; ///< now
    std::optional<Subject> installedIn; ///< the parent that holds it now
    std::optional<LotNumber> supplierLot; ///< told by the label when it was installed
    std::optional<ContainerId> container;
    QString location;
    QString customer;
    std::map<QString, QString> identifiers; ///< type -> value, as bound
    qint64 endedMs = 0; ///< when it was scrapped, shipped or decommissioned
    bool reworkDue = false; ///< a fail was recorded and no return point chosen yet
    bool finished
        = false; ///< every operation of its routing is done; a return, a fail or a new start takes it back
    bool released = false; ///< signed for delivery since it was finished
    IdentifierState label = IdentifierState::None;
    int printed = 0; ///< copies of its label
    std::map<NonconformanceId, Nonconformance> nonconformances; ///< all that there ever were
    QString serviceOrder; ///< the open one, or empty
    std::vector<HoldId> cleared; ///< containmentHold() of what it was released from, each version for itself
    bool operator==(const Unit &) const = default;
};

/** Meaning of a signature about a lot: what it signs was taken, although the lot should have been empty. */
inline constexpr QLatin1StringView lotQuantityMeaning{"lot-quantity"};

struct Lot {
    std::optional<QDate> expiry;
    QString status; ///< "", "released", "quarantined"
    std::optional<Decimal> received; ///< in all; none: nobody can say how much there was
    bool uncounted = false; ///< some of it came without a quantity: received stays unknown
    std::vector<EventId> accepted; ///< what was taken beyond it and somebody has signed for
    bool operator==(const Lot &) const = default;
};

struct LoadedLot {
    LotId lot;
    std::optional<QDate> expiry;
    std::optional<Decimal> quantity; ///< as loaded; what was used since is the reader's sum
    qint64 loadedMs = 0;
    bool operator==(const LoadedLot &) const = default;
};

/** Running numbers that a station alone may mint. */
struct SerialBlock {
    PartNumber part; ///< of those that share a serial block the first
    qint64 first = 1;
    qint64 last = 1;
    QString source;
    bool operator==(const SerialBlock &) const = default;
};
/** Wrong signatures are forgotten after so long without one; from the fifth on each costs a pause (SECURITY
 * S4). */
inline constexpr qint64 forgetWrongMs = 15 * 60'000;
inline constexpr int wrongSignaturesMax = 5;

/** Why nothing is made at a station. */
struct Stop {
    QString reason;
    bool planned = false;
    qint64 sinceMs = 0;
    bool operator==(const Stop &) const = default;
};

/** A call for help that nobody has answered. */
struct OpenCall {
    EventId entry;
    qint64 atMs = 0; ///< of the first, where it was called again
    bool operator==(const OpenCall &) const = default;
};

/** What is true at a station between two units. */
struct Workplace {
    std::vector<LoadedLot> loaded;
    std::optional<PersonId> person; ///< signed in now
    int session = 0; ///< counts the sign-ins
    std::vector<SerialBlock> blocks; ///< leased, in the order they were
    std::map<PartNumber, SerialNumber> minted; ///< here, the last of each part
    std::map<QString, ContainerId> numbered; ///< here, the last container of each type
    std::optional<Stop> stop; ///< none: it works
    std::optional<OpenCall> call;
    int wrongSignatures = 0; ///< one after the other, with no longer pause than forgetWrongMs
    qint64 wrongSignatureMs = 0; ///< the last one

    /** Until when nobody can sign here: 30 s, then twice as long each time, at most a quarter of an hour. */
    [[nodiscard]] qint64 signingLockedUntilMs() const;
    bool operator==(const Workplace &) const = default;
};

struct Container {
    std::vector<Subject> content; ///< units and containers, in the order they were packed
    std::optional<ContainerId> container; ///< in which it lies now
    QString location;
    QString customer; ///< it was shipped to; empty: it is here
    bool sealed = false;
    QString sscc;
    std::map<LotId, Decimal> loose; ///< content without a serial
    IdentifierState label = IdentifierState::None; ///< of one that a station numbered
    int printed = 0; ///< copies of its label

    /** It was numbered, and nobody has scanned its label yet. */
    [[nodiscard]] bool labelOutstanding() const
    {
        return label == IdentifierState::Reserved || label == IdentifierState::Printed;
    }
    bool operator==(const Container &) const = default;
};

struct GaugeStanding {
    bool good = true; ///< by its last check
    std::optional<QDate> due; ///< none told: what the plant definition says counts
    qint64 checkedMs = 0;
    qint64 lastGoodMs = 0; ///< 0: never checked and found good
    bool operator==(const GaugeStanding &) const = default;
};

struct Concession {
    std::optional<ConcessionGranted> granted;
    std::vector<Subject> units; ///< that have used it, in their order: what its count limits
    std::optional<PersonId> person; ///< who granted it

    [[nodiscard]] int used() const { return int(units.size()); }
    [[nodiscard]] bool isUsedBy(const Subject &unit) const;
    bool operator==(const Concession &) const = default;
};

/** How far a station has come with a containment. */
struct Enforcement {
    int version = 0; ///< that it said it enforces
    qint64 atMs = 0; ///< when it said so first of that version
    EventId entry;
    bool operator==(const Enforcement &) const = default;
};

struct Containment {
    ContainmentIssued terms{.version = 0}; ///< of the newest version; 0: not issued
    EventId entry; ///< that brought this version first
    std::map<StationName, Enforcement> enforced;

    [[nodiscard]] bool lifted() const { return terms.rules.empty(); }
    bool operator==(const Containment &) const = default;
};

/** What two stations did with one unit while neither knew of the other (SYNC B10). */
enum class ConflictKind {
    Duplicate, ///< C1: the same operation with the same result; counted once, and nothing to decide
    Contradiction, ///< C2: passed here, failed there
    Sequence, ///< C3: worked on here while there an operation before it failed or was taken back
    TwoParents, ///< C4: one component in two units
    DoubleBirth, ///< C5: one serial given twice
    AfterEnd, ///< C6: worked on here, scrapped or shipped there
};
struct Conflict {
    ConflictKind kind = ConflictKind::Duplicate;
    EventId first, second; ///< the entries that cannot both stand, in the order of folding

    [[nodiscard]] bool needsDecision() const { return kind != ConflictKind::Duplicate; }
    bool operator==(const Conflict &) const = default;
};

/** A correction that waits for somebody's approval. */
struct Proposal {
    CorrectionProposed correction;
    std::optional<PersonId> person; ///< who proposed it
    qint64 atMs = 0;
    bool operator==(const Proposal &) const = default;
};

struct RecallCase {
    QString question;
    QString snapshot;
    int units = 0;
    qint64 openedMs = 0;
    bool closed = false;
    std::map<Subject, QString> outcomes; ///< of the units that are closed
    bool operator==(const RecallCase &) const = default;
};

struct Hold {
    QString reason;
    QString note;
    qint64 atMs = 0;
    std::optional<PersonId> person;
    EventId entry;
    bool operator==(const Hold &) const = default;
};

/** Any subject: its heads, its holds, and what is particular to its kind. */
struct Standing {
    std::vector<EventId>
        heads; ///< entries nobody has built upon; more than one: work was done apart (SYNC B10)
    int depth = 0;
    int entries = 0; ///< how many make it
    qint64 lastMs = 0; ///< wall time of the latest
    std::optional<EventId>
        lastWork; ///< the latest that changed something and counts: what an undo may take back
    std::map<HoldId, Hold> holds; ///< open ones
    std::vector<Conflict> conflicts; ///< of a unit; those that a ConflictResolved has decided are gone
    std::map<EventId, Proposal> proposals; ///< corrections that nobody has decided upon, by their entry
    std::variant<std::monostate, Unit, Lot, Workplace, Container, GaugeStanding, Concession, Containment,
        RecallCase>
        state;

    [[nodiscard]] bool known() const { return entries > 0; }
    [[nodiscard]] bool conflicted() const { return heads.size() > 1; } ///< known apart and not yet joined
    /** The first conflict that somebody must decide; nullptr: there is none. */
    [[nodiscard]] const Conflict *undecided() const;
    [[nodiscard]] const Unit &unit() const { return std::get<Unit>(state); }
    [[nodiscard]] const Lot &lot() const { return std::get<Lot>(state); }
    [[nodiscard]] const Workplace &workplace() const { return std::get<Workplace>(state); }
    [[nodiscard]] const Container &container() const { return std::get<Container>(state); }
    [[nodiscard]] const GaugeStanding &gauge() const { return std::get<GaugeStanding>(state); }
    [[nodiscard]] const Concession &concession() const { return std::get<Concession>(state); }
    [[nodiscard]] const Containment &containment() const { return std::get<Containment>(state); }
    [[nodiscard]] const RecallCase &recallCase() const { return std::get<RecallCase>(state); }
    bool operator==(const Standing &) const = default;
};

/** Nothing has happened to it yet. */
Standing blank(const Subject &subject);

/** One more fact. Never refuses and never looks anything up: what happened has happened. Not for EventVoided.
 */
void evolve(Standing &standing, const Subject &subject, const Entry &entry);

/** It changes where a thing stands; a refusal or a sign-in on top of it is nothing that builds upon it. */
bool changesStanding(const Event &event);

/** Whether a standing can take this entry by evolve() alone; if not (it voids one, or comes late), fold them
 * all again. */
bool needsRefold(const Standing &standing, const Subject &subject, const Entry &entry);

/** All of a subject's entries, in any order -> where it stands. Voided ones are left out but for their place
 * among the heads. */
Standing fold(const Subject &subject, std::vector<Recorded> entries);

/** The ids of the entries that an effective EventVoided or ConflictResolved among these takes back. */
std::vector<EventId> voidedIds(const std::vector<Recorded> &entries);

/** The knowledge a new entry about this subject must carry. */
Knowledge knowledge(const Subject &subject, const Standing &standing);

/** For the cache only: fast, private, valid for one foldVersion. */
QByteArray toBytes(const Standing &standing);
std::optional<Standing> standingFromBytes(const QByteArray &bytes);

} // namespace unitrail
