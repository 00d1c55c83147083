// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/decimal.h"
#include "core/base/event_id.h"
#include "core/domain/names.h"
#include "core/domain/refusal.h"

#include <QDate>

#include <optional>
#include <variant>
#include <vector>

/*
 * Facts, past tense. The order of the members is the order in core/domain/event_json.cpp, and the JSON names
 * there are for ever. A new kind is a new struct at the end of Event; the compiler names the places to teach.
 */
namespace unitrail {

enum class Verdict { Pass, Marginal, Fail, Error, Aborted, Skipped, NotRun, PassOnConcession };

/** Something built in: a serialized unit, or a piece of a lot. */
struct Component {
    PartNumber part;
    std::optional<SerialNumber> serial;
    std::optional<LotNumber> lot; ///< the lot it comes from; for a serialized one its supplier lot
    QString revision;
    std::optional<PositionName> position;
    Decimal quantity{1, 0}; ///< in the part's unit of measure
    bool fromLoadedLot = false; ///< taken from what was loaded at the station, not scanned for this unit

    [[nodiscard]] std::optional<UnitId> unit() const;
    [[nodiscard]] std::optional<LotId> lotId() const;
    bool operator==(const Component &) const = default;
};

/** One value, with everything it was judged by. */
struct Measurement {
    CharacteristicId characteristic;
    int index = 1; ///< 1..repeats
    QString value; ///< a decimal; for attributes "OK" or "NOK"; else text
    QString unit;
    std::optional<Decimal> lower, upper;
    QString limitRevision;
    Verdict verdict = Verdict::Pass;
    QString gauge; ///< the instrument's own number, or empty
    QString raw; ///< the string it sent, if there was one
    std::optional<QDate> gaugeDue{}; ///< the last good day of the instrument's calibration
    std::optional<int> attempt{}; ///< of this characteristic in this pass; none: the first
    QString why{}; ///< of a further attempt: "wrong contact"
    bool operator==(const Measurement &) const = default;
};

struct UnitCreated {
    QString revision;
    QString routing;
    std::optional<OrderNumber> order;
    std::optional<LotNumber> productLot;
    bool minted = false;
    bool operator==(const UnitCreated &) const = default;
};
struct IdentifierBound {
    QString type;
    QString value; ///< "mac", "epc", "customer": another value that resolves to the unit
    bool operator==(const IdentifierBound &) const = default;
};
struct IdentifierVoided {
    QString type;
    QString value;
    QString why;
    bool operator==(const IdentifierVoided &) const = default;
};
struct OperationStarted {
    OperationId operation;
    int pass = 1; ///< 1 the first time, one more after each fail or return
    QString why{}; ///< of a retest: why it is done again
    bool operator==(const OperationStarted &) const = default;
};
struct OperationPaused {
    OperationId operation;
    bool operator==(const OperationPaused &) const = default;
};
struct OperationResumed {
    OperationId operation;
    bool operator==(const OperationResumed &) const = default;
};
struct OperationCompleted {
    OperationId operation;
    int pass = 1;
    bool last = false; ///< the routing is done with it
    bool operator==(const OperationCompleted &) const = default;
};
struct OperationFailed {
    OperationId operation;
    int pass = 1;
    std::vector<DefectCode> defects;
    QString note;
    bool operator==(const OperationFailed &) const = default;
};
struct OperationSkipped {
    OperationId operation;
    QString why;
    bool last = false; ///< the routing is done without it
    bool operator==(const OperationSkipped &) const = default;
};
struct OperationWaived {
    OperationId operation;
    QString why;
    bool last = false;
    bool operator==(const OperationWaived &) const = default;
};
struct ComponentInstalled {
    OperationId operation;
    std::vector<Component> components;
    bool operator==(const ComponentInstalled &) const = default;
};
struct ComponentRemoved {
    std::vector<Component> components;
    QString why;
    QString destination; ///< "scrap", "stock", "supplier"
    bool operator==(const ComponentRemoved &) const = default;
};
struct LotReceived {
    std::optional<QDate> expiry;
    QString status;
    QString supplier; ///< status "released" or "quarantined"
    std::optional<Decimal> quantity{}; ///< that came in with it; none: nobody counted, or only its status changed
    bool operator==(const LotReceived &) const = default;
};
struct LotLoaded {
    LotId lot;
    std::optional<QDate> expiry;
    std::optional<Decimal> quantity;
    bool operator==(const LotLoaded &) const = default;
};
struct LotUnloaded {
    LotId lot;
    QString why;
    bool operator==(const LotUnloaded &) const = default;
};
struct TestRecorded {
    OperationId operation;
    int pass = 1;
    std::vector<Measurement> measurements;
    QString program{}; ///< of a machine's result: the test program and its revision
    QString source{}; ///< of a machine's result: SHA-256 of the file or message it came in, hex
    bool operator==(const TestRecorded &) const = default;
};
struct DefectRecorded {
    OperationId operation;
    DefectCode defect;
    QString place; ///< a reference designator: "U7"
    QString note;
    QString symptom{}; ///< what was seen, before a cause is known
    QString picture{}; ///< the picture the point lies on, and its side: "board/top"
    std::optional<Decimal> x{}, y{}; ///< on the picture, 0 to 1 from its upper left corner
    std::optional<CharacteristicId> characteristic{}; ///< the failed measurement it belongs to
    std::vector<QString> photos{}; ///< SHA-256 of attached files, hex
    bool operator==(const DefectRecorded &) const = default;
};
struct RepairRecorded {
    QString action;
    QString cause;
    std::optional<DefectCode> defect;
    QString note;
    std::optional<EventId> of{}; ///< the DefectRecorded or OperationFailed it answers
    std::optional<Component> replaced{}; ///< what was taken out for it
    bool operator==(const RepairRecorded &) const = default;
};
struct ReworkReturned {
    OperationId from;
    OperationId to;
    std::vector<OperationId> invalidated;
    QString why; ///< to be done again; never erased
    bool operator==(const ReworkReturned &) const = default;
};
struct HoldPlaced {
    HoldId hold;
    QString reason;
    QString note;
    bool operator==(const HoldPlaced &) const = default;
};
struct HoldReleased {
    HoldId hold;
    QString why;
    bool operator==(const HoldReleased &) const = default;
};
struct UnitScrapped {
    QString why;
    bool operator==(const UnitScrapped &) const = default;
};
struct UnitMoved {
    QString location;
    bool operator==(const UnitMoved &) const = default;
};
struct UnitPacked {
    ContainerId container;
    bool operator==(const UnitPacked &) const = default;
};
struct UnitUnpacked {
    ContainerId container;
    QString why;
    bool operator==(const UnitUnpacked &) const = default;
};
struct ContainerSealed {
    QString sscc;
    bool operator==(const ContainerSealed &) const = default;
};
struct UnitReleased {
    QString meaning; ///< what the signer said by it
    bool operator==(const UnitReleased &) const = default;
};
struct UnitShipped {
    QString customer;
    QString order;
    bool operator==(const UnitShipped &) const = default;
};
struct UnitReturned {
    QString customer;
    QString symptom;
    bool operator==(const UnitReturned &) const = default;
};
struct OperatorSignedIn {
    PersonId person;
    QString method; ///< "badge"
    bool operator==(const OperatorSignedIn &) const = default;
};
struct OperatorSignedOut {
    PersonId person;
    QString why;
    bool operator==(const OperatorSignedOut &) const = default;
};
struct ScanRefused {
    Refusal refusal;
    QString code; ///< what was read, as text
    bool operator==(const ScanRefused &) const = default;
};
struct OverrideGranted {
    Refusal refusal;
    PersonId secondPerson;
    QString why;
    bool operator==(const OverrideGranted &) const = default;
};
struct EventVoided {
    EventId event;
    QString why; ///< compensates; the voided entry stays and no longer counts
    bool operator==(const EventVoided &) const = default;
};
struct StationStarted {
    QString version;
    QString plantRevision;
    QString plantDigest;
    QString boot;
    ///< until the next one in this chain, every entry was made by this program, judged by this plant, in this
    ///< boot
    bool operator==(const StationStarted &) const = default;
};
struct ClockStepped {
    qint64 fromMs = 0;
    qint64 toMs = 0;
    bool operator==(const ClockStepped &) const = default;
};
struct PlantReleased {
    QString revision;
    QString digest;
    std::vector<QString> routings; ///< "LA-40/7=<sha256>": what each revision means, for ever
    bool operator==(const PlantReleased &) const = default;
};

// ---- identity of labels (FEATURES C13, DOMAIN D2 Identifier)

/** Numbers of a part's serial pattern that this station alone may mint, first and last included. */
struct SerialBlockLeased {
    PartNumber part;
    qint64 first = 1;
    qint64 last = 1;
    QString source; ///< "central", or "plant" where the definition divides them
    bool operator==(const SerialBlockLeased &) const = default;
};
struct IdentifierReserved {
    QString type;
    QString value; ///< minted; no label yet
    bool operator==(const IdentifierReserved &) const = default;
};
struct IdentifierPrinted {
    QString type;
    QString value;
    int copy = 1; ///< 1 the first time; a further one is a reprint and needs a reason
    QString why;
    QString printer;
    QString label; ///< name and revision of the template
    bool operator==(const IdentifierPrinted &) const = default;
};

// ---- evidence and quality

/** A file that belongs to a unit. The bytes are kept by their hash beside the journal and synced separately.
 */
struct AttachmentAdded {
    QString sha256; ///< hex
    QString name;
    QString mediaType; ///< "image/jpeg"
    qint64 size = 0; ///< bytes
    QString place; ///< what it shows
    bool operator==(const AttachmentAdded &) const = default;
};
/** A value of the process or its surroundings (CFX ReadingsRecorded). */
struct ParameterRecorded {
    OperationId operation;
    QString name;
    QString value;
    QString unit;
    bool operator==(const ParameterRecorded &) const = default;
};
/** Something the running operation was done with and that can be suspect. */
struct ToolUsed {
    OperationId operation;
    QString kind; ///< "fixture", "tool", "program"
    QString name;
    bool operator==(const ToolUsed &) const = default;
};
enum class NonconformanceState {
    Open,
    UnderReview,
    Dispositioned,
    ActionInProgress,
    Verified,
    Closed,
    Cancelled
};
enum class Disposition { UseAsIs, Rework, Repair, Regrade, Scrap, ReturnToSupplier };
struct NonconformanceOpened {
    NonconformanceId nonconformance;
    std::optional<OperationId> operation;
    std::vector<DefectCode> defects;
    QString note;
    bool operator==(const NonconformanceOpened &) const = default;
};
/** Under review, action in progress, verified, cancelled. */
struct NonconformanceAdvanced {
    NonconformanceId nonconformance;
    NonconformanceState state = NonconformanceState::UnderReview;
    QString why;
    bool operator==(const NonconformanceAdvanced &) const = default;
};
struct NonconformanceDispositioned {
    NonconformanceId nonconformance;
    Disposition disposition = Disposition::Rework;
    QString why;
    std::optional<ConcessionId> concession; ///< of UseAsIs
    QString capa; ///< reference into the quality system, or empty
    std::optional<OperationId> returnTo; ///< of Rework and Repair
    bool operator==(const NonconformanceDispositioned &) const = default;
};
struct NonconformanceClosed {
    NonconformanceId nonconformance;
    QString why;
    bool operator==(const NonconformanceClosed &) const = default;
};
/** Permission to depart from a requirement: before (deviation) or after the fact (concession). What is empty
 * is not limited. About "@concession/ID". */
struct ConcessionGranted {
    QString kind; ///< "deviation" or "concession"
    std::optional<PartNumber> part;
    std::optional<OperationId> operation;
    std::optional<CharacteristicId> characteristic;
    std::optional<DefectCode> defect;
    std::optional<int> countMax; ///< units
    std::optional<QDate> validThrough; ///< the last good day, plant time
    QString why;
    bool operator==(const ConcessionGranted &) const = default;
};
/** About the unit, and about the concession as well. */
struct ConcessionUsed {
    ConcessionId concession;
    OperationId operation;
    std::optional<CharacteristicId> characteristic;
    bool operator==(const ConcessionUsed &) const = default;
};
/** What a signature is bound to (21 CFR 11.70). */
struct SignedEntry {
    EventId entry;
    QString sha256; ///< of the entry's body, hex
    bool operator==(const SignedEntry &) const = default;
};
/** Shaped by 21 CFR 11.50: printed name, time (of the entry) and meaning. */
struct SignatureApplied {
    QString meaning; ///< "performed", "verified", "released", "dispositioned", "issued"
    PersonId signer;
    QString printedName;
    QString method; ///< "badge+pin"
    std::vector<SignedEntry> entries;
    QString why;
    bool operator==(const SignatureApplied &) const = default;
};
struct SignatureDeclined {
    QString meaning;
    PersonId signer;
    QString printedName;
    QString why;
    bool operator==(const SignatureDeclined &) const = default;
};
/** About "@gauge/ID": it was compared with a reference. Bad makes suspect what it judged since the last good
 * one. */
struct GaugeChecked {
    bool good = false;
    std::optional<QDate> due; ///< the last good day of the calibration
    QString note;
    bool operator==(const GaugeChecked &) const = default;
};
/** Control limits are of the process as it is and are frozen until it changes. About "@characteristic/ID". */
struct ControlLimitsFrozen {
    std::optional<StationName> station;
    QString process; ///< routing reference and the revision of the limits: "LA-40/7 D"
    QString chart; ///< "I-MR" or "Xbar-R"
    int subgroup = 1;
    int n = 0; ///< values they were computed from
    Decimal centre, lower, upper; ///< of the value or the mean
    Decimal rangeCentre, rangeUpper; ///< of the moving range or the range
    bool operator==(const ControlLimitsFrozen &) const = default;
};

// ---- after the line

struct ServiceOpened {
    QString order; ///< RMA number
    QString customer;
    QString symptom;
    bool operator==(const ServiceOpened &) const = default;
};
struct ServiceClosed {
    QString order;
    QString why;
    bool operator==(const ServiceClosed &) const = default;
};
struct UnitDecommissioned {
    QString why;
    bool operator==(const UnitDecommissioned &) const = default;
};
/** Loose content beside serialized units. About the container, and the lot as well. */
struct LoosePacked {
    LotId lot;
    Decimal quantity{1, 0};
    bool operator==(const LoosePacked &) const = default;
};
struct LooseUnpacked {
    LotId lot;
    Decimal quantity{1, 0};
    QString why;
    bool operator==(const LooseUnpacked &) const = default;
};

// ---- stopping the spread

/** Which units a containment concerns: those for which all that is given is true. */
struct ContainmentRule {
    std::optional<Subject> subject; ///< the unit itself, its work order, product lot, container
    std::optional<Subject> contains; ///< a component or component lot that is in it now
    std::optional<PartNumber> part;
    std::optional<OperationId> operation; ///< it ran ...
    std::optional<StationName> station; ///< ... there
    std::optional<PersonId> person; ///< ... by this person
    QString gauge; ///< ... and was measured with it
    std::optional<qint64> fromMs, toMs; ///< ... in this time, both ends included
    QString revision{}; ///< of the unit's part
    std::vector<SerialNumber> serials{}; ///< one of these
    std::optional<SerialNumber> serialFrom{},
        serialTo{}; ///< of the same length and between them, both included
    bool operator==(const ContainmentRule &) const = default;
};
/** What becomes of a unit that a containment concerns. */
enum class ContainmentAction {
    Stop, ///< nothing is done with it until somebody in charge releases it
    Inspect, ///< the same, and an inspector may release it as well
    Divert, ///< it goes through one operation first
};
/** About "@containment/ID". A later version replaces the one before; one without rules ends it. */
struct ContainmentIssued {
    int version = 1;
    std::vector<ContainmentRule> rules; ///< any of them
    QString reason;
    QString note;
    QString key; ///< Ed25519 public key of the issuing station, base64
    QString signature; ///< over the rest in canonical form, base64
    std::optional<ContainmentAction> action{}; ///< none: Stop
    std::optional<OperationId> divertTo{}; ///< of Divert
    std::optional<qint64> issuedMs{}; ///< by the issuing station's clock, UTC
    std::optional<StationName> issuedAt{};
    std::optional<PersonId> issuer{};
    bool operator==(const ContainmentIssued &) const = default;
};
/** This station enforces that version from now on. About the containment, and the station as well. */
struct ContainmentAcknowledged {
    int version = 1;
    QString carrier; ///< "sync", "file", "code"
    bool operator==(const ContainmentAcknowledged &) const = default;
};
struct ContainmentLifted {
    int version = 1;
    QString why;
    bool operator==(const ContainmentLifted &) const = default;
};
/** Work that was done apart: this branch counts, the entries set aside do not (and stay). */
struct ConflictResolved {
    std::optional<EventId> kept; ///< none: both count, in order
    std::vector<EventId> setAside;
    QString why;
    bool operator==(const ConflictResolved &) const = default;
};
/** Waits for somebody's approval; changes nothing by itself. */
struct CorrectionProposed {
    EventId event;
    QString field;
    QString before;
    QString after;
    QString why;
    bool operator==(const CorrectionProposed &) const = default;
};
struct EventCorrected {
    EventId event;
    QString field;
    QString before;
    QString after;
    QString why;
    std::optional<EventId> proposal;
    bool operator==(const EventCorrected &) const = default;
};
/** About "@case/ID": a question, and what was known when it was asked. */
struct RecallCaseOpened {
    QString question; ///< as JSON
    QString snapshot; ///< SHA-256 over the sorted list of units, hex
    int units = 0;
    bool operator==(const RecallCaseOpened &) const = default;
};
/** About the unit, and the case as well. */
struct RecallUnitClosed {
    CaseId recall;
    QString outcome; ///< "reworked", "scrapped", "returned", "customer-notified"
    QString note;
    bool operator==(const RecallUnitClosed &) const = default;
};
struct RecallCaseClosed {
    QString why;
    bool operator==(const RecallCaseClosed &) const = default;
};

// ---- the line as a whole

struct AndonCalled {
    QString why;
    std::optional<Subject> subject; ///< the unit on the table
    bool operator==(const AndonCalled &) const = default;
};
struct AndonAnswered {
    EventId call;
    QString note;
    bool operator==(const AndonAnswered &) const = default;
};
struct StationStopped {
    QString reason; ///< "changeover", "breakdown", "no-material", "break"
    bool planned = false; ///< planned stops are outside the availability
    bool operator==(const StationStopped &) const = default;
};
struct StationResumed {
    QString note;
    bool operator==(const StationResumed &) const = default;
};
struct DrillCompleted {
    QString question; ///< as JSON
    int seconds = 0; ///< from the question to the list
    int expected = 0; ///< units by the journal
    int missing = 0;
    int extra = 0;
    QString report; ///< SHA-256 of the report, hex
    bool operator==(const DrillCompleted &) const = default;
};
/** A figure with what it was computed from, to be computed again later. */
struct FigureFrozen {
    QString definition; ///< "FPY"
    QString filters; ///< as JSON
    QString value;
    int units = 0;
    QString digest; ///< SHA-256 over the sorted list of units, hex
    QString position; ///< how far each chain was known
    bool operator==(const FigureFrozen &) const = default;
};
/** About a work order or a product lot: the units that its sampling plan draws were inspected, and what that
 * says about all of them. */
struct LotInspected {
    OperationId operation;
    QString plan; ///< of sampling
    qint64 size = 0; ///< units of the lot
    int sample = 0; ///< of them drawn and inspected
    int nonconforming = 0;
    int accept = 0; ///< so many nonconforming ones, and no more, and the lot is accepted
    bool accepted = false;
    QString why; ///< of a lot that was judged before
    bool operator==(const LotInspected &) const = default;
};

using AnyEvent = std::variant<UnitCreated, IdentifierBound, IdentifierVoided, OperationStarted,
    OperationPaused, OperationResumed, OperationCompleted, OperationFailed, OperationSkipped, OperationWaived,
    ComponentInstalled, ComponentRemoved, LotReceived, LotLoaded, LotUnloaded, TestRecorded, DefectRecorded,
    RepairRecorded, ReworkReturned, HoldPlaced, HoldReleased, UnitScrapped, UnitMoved, UnitPacked,
    UnitUnpacked, ContainerSealed, UnitReleased, UnitShipped, UnitReturned, OperatorSignedIn,
    OperatorSignedOut, ScanRefused, OverrideGranted, EventVoided, StationStarted, ClockStepped, PlantReleased,
    SerialBlockLeased, IdentifierReserved, IdentifierPrinted, AttachmentAdded, ParameterRecorded, ToolUsed,
    NonconformanceOpened, NonconformanceAdvanced, NonconformanceDispositioned, NonconformanceClosed,
    ConcessionGranted, ConcessionUsed, SignatureApplied, SignatureDeclined, GaugeChecked, ControlLimitsFrozen,
    ServiceOpened, ServiceClosed, UnitDecommissioned, LoosePacked, LooseUnpacked, ContainmentIssued,
    ContainmentAcknowledged, ContainmentLifted, ConflictResolved, CorrectionProposed, EventCorrected,
    RecallCaseOpened, RecallUnitClosed, RecallCaseClosed, AndonCalled, AndonAnswered, StationStopped,
    StationResumed, DrillCompleted, FigureFrozen, LotInspected>;

/**
 * One fact of any kind. Copying, comparing and destroying seventy kinds is written once, in events.cpp, and
 * not again by the compiler in every file that holds one.
 */
struct Event : AnyEvent {
    template <typename E>
    requires(!std::is_same_v<std::decay_t<E>, Event> && std::is_constructible_v<AnyEvent, E>) Event(E &&event)
        : AnyEvent(std::forward<E>(event))
    { }
    Event();
    Event(const Event &other);
    Event(Event &&other) noexcept;
    Event &operator=(const Event &other);
    Event &operator=(Event &&other) noexcept;
    ~Event();
    bool operator==(const Event &other) const;
};

/** The stable name of an event's kind: "OperationStarted". */
QString eventKind(const Event &event);
QString verdictName(Verdict verdict);
std::optional<Verdict> verdictFromName(const QString &name);
QString dispositionName(Disposition disposition);
std::optional<Disposition> dispositionFromName(const QString &name);
QString nonconformanceStateName(NonconformanceState state);
QString containmentActionName(ContainmentAction action);
std::optional<ContainmentAction> containmentActionFromName(const QString &name);
std::optional<NonconformanceState> nonconformanceStateFromName(const QString &name);

} // namespace unitrail
