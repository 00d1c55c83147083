// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/events.h"
#include "core/domain/names.h"
#include "core/domain/standing.h"

#include <optional>
#include <variant>

/* Wishes, imperative. What a command lacks (the due operation, the free position) the rules find in the
 * snapshot. */
namespace unitrail {

struct CreateUnit {
    UnitId unit;
    std::optional<OrderNumber> order;
    bool minted = false;
};
/** Numbers for labels that are printed before their units are made. */
struct ReserveSerials {
    PartNumber part;
    std::vector<SerialNumber> serials;
};
/** It has come out of the printer; of a further copy: it is about to, and is counted before. */
struct PrintLabel {
    UnitId unit;
    QString printer;
    QString label; ///< name and revision of the template
    QString why; ///< of a further copy
};
/** With type "serial": the unit's own label was scanned back and says this. */
struct BindIdentifier {
    UnitId unit;
    QString type;
    QString value;
};
/** A label that was printed and is on no unit, or another identifier that no longer names it. */
struct VoidIdentifier {
    UnitId unit;
    QString type;
    QString value;
    QString why;
};
struct StartOperation {
    UnitId unit;
    std::optional<OperationId> operation; ///< none: the one that is due and done here
    QString why{}; ///< of a test that is done again without a rework
};
struct CompleteOperation {
    UnitId unit;
};
struct FailOperation {
    UnitId unit;
    std::vector<DefectCode> defects;
    QString note;
    std::vector<DefectRecorded> marks{}; ///< the same in full: place, symptom, measurement. Their operation
                                         ///< is the running one, whatever they say
};
struct PauseOperation {
    UnitId unit;
};
struct ResumeOperation {
    UnitId unit;
};
struct SkipOperation {
    UnitId unit;
    OperationId operation;
    QString why;
};
/** For an operation that has not been tried; what did not pass is a nonconformance. */
struct WaiveOperation {
    UnitId unit;
    OperationId operation;
    QString why;
    std::optional<ConcessionId> concession{}; ///< the deviation it rests on
};
struct InstallComponent {
    UnitId unit;
    Component component;
    std::optional<QDate> expiry;
};
struct RemoveComponent {
    UnitId unit;
    Component component;
    QString why;
    QString destination;
};
struct ReceiveLot {
    LotId lot;
    std::optional<QDate> expiry;
    QString status;
    QString supplier;
    std::optional<Decimal> quantity{}; ///< that came in; none: not counted
};
struct LoadLot {
    LotId lot;
    std::optional<QDate> expiry;
    std::optional<Decimal> quantity;
};
struct UnloadLot {
    LotId lot;
    QString why;
};
/** Values as text: decimals with point or comma, "OK"/"NOK" for attributes. */
struct RecordMeasurement {
    UnitId unit;
    CharacteristicId characteristic;
    std::vector<QString> values;
    QString unitOfMeasure; ///< the one it was measured in; empty: the plan's
    QString gauge;
    QString raw;
    std::optional<QDate> gaugeDue{}; ///< of an instrument that the plant does not list
    QString why{}; ///< measured again, and why: the next attempt; what was recorded stays
};
/** One value as a machine's program wrote it. */
struct MachineValue {
    QString name; ///< of the characteristic, as the program calls it: "load_current" means "load-current"
    QString value;
    QString unitOfMeasure{}; ///< empty: not said; then it is the plan's
    QString gauge{};
    bool decimalComma = false; ///< its format may write 5,20 for 5.20
};
/**
 * What a machine found on a unit: begins the operation that is due here unless it runs already, records the
 * values and, as far as outcome and plan say so, completes or fails it. All of it or nothing. Nobody need be
 * signed in; then no person's qualification is asked for, and everything else is.
 */
struct RecordTestResults {
    UnitId unit;
    std::vector<MachineValue> values;
    Verdict outcome = Verdict::Pass; ///< what the program said: Pass or Fail; all else: it broke off
    QString program;
    QString source; ///< SHA-256 of the file or message it came in, hex
    QString why; ///< of a retest
};
/** The bytes are in the store already. */
struct AttachFile {
    UnitId unit;
    AttachmentAdded file;
};
struct FreezeControlLimits {
    CharacteristicId characteristic;
    ControlLimitsFrozen limits;
};
struct ReturnForRework {
    UnitId unit;
    OperationId to;
    QString why;
};
struct RecordRepair {
    UnitId unit;
    RepairRecorded repair;
};
struct PlaceHold {
    Subject subject;
    HoldId hold;
    QString reason;
    QString note;
};
struct ReleaseHold {
    Subject subject;
    HoldId hold;
    QString why;
};
struct ScrapUnit {
    UnitId unit;
    QString why;
};
struct MoveUnit {
    UnitId unit;
    QString location;
};
struct PackUnit {
    UnitId unit;
    ContainerId container;
};
struct UnpackUnit {
    UnitId unit;
    QString why;
};
/** A number for a new container, and with it for its label. */
struct NumberContainer {
    ContainerId container;
    QString type; ///< a container type of the plant's
};
/** As PrintLabel, of a container. */
struct PrintContainerLabel {
    ContainerId container;
    QString printer;
    QString label; ///< name and revision of the template
    QString why; ///< of a further copy
};
/** Its new label was scanned back and says this. */
struct BindContainer {
    ContainerId container;
    ContainerId said;
};
/** Its number is withdrawn, and the label with it. */
struct VoidContainer {
    ContainerId container;
    QString why;
};
struct SealContainer {
    ContainerId container;
    QString sscc;
};
/** A carton onto its pallet: a container and all that is in it. */
struct PackContainer {
    ContainerId container;
    ContainerId into;
};
struct UnpackContainer {
    ContainerId container;
    QString why;
};
/** Content without a serial. */
struct PackLoose {
    ContainerId container;
    LotId lot;
    Decimal quantity{1, 0};
};
struct UnpackLoose {
    ContainerId container;
    LotId lot;
    Decimal quantity{1, 0};
    QString why;
};
/** With all that is in it, at any depth; so is what is shipped. */
struct MoveContainer {
    ContainerId container;
    QString location;
};
/** All of its units or none. */
struct ShipContainer {
    ContainerId container;
    QString customer;
    QString order;
};
struct ReleaseUnit {
    UnitId unit;
    QString meaning;
    std::optional<ConcessionId> concession{}; ///< of what its records lack
};
struct ShipUnit {
    UnitId unit;
    QString customer;
    QString order;
};
/** All that leaves for one order of a customer: containers whole, and units beside them. All of it or
 * nothing. */
struct ShipOrder {
    QString customer;
    QString order;
    std::vector<ContainerId> containers;
    std::vector<UnitId> units;
};
struct TakeBackUnit {
    UnitId unit;
    QString customer;
    QString symptom;
    QString location{}; ///< where it is put now; empty: that is not said
    std::optional<HoldId> hold{}; ///< it is put into quarantine, under this number ...
    QString holdReason{}; ///< ... for this reason of the plant's
};
/** A repair order: of a unit that came back, or of one that is mended where it is in use. */
struct OpenService {
    UnitId unit;
    QString order;
    QString customer;
    QString symptom;
};
struct CloseService {
    UnitId unit;
    QString why;
};
struct DecommissionUnit {
    UnitId unit;
    QString why;
};
struct SignIn {
    PersonId person;
};
struct SignOut {
    QString why;
};
/** Nothing is made at this station for now. */
struct StopStation {
    QString reason; ///< a code of the plant's
};
struct ResumeStation {
    QString note;
};
/** Anybody may, signed in or not. */
struct CallHelp {
    QString why;
    std::optional<UnitId> onTable;
};
struct AnswerCall {
    Subject subject; ///< the station that called
    QString note;
};
/** A figure as it was computed now, to be computed again later. */
struct FreezeFigure {
    FigureFrozen figure;
};
/** How long a recall would have taken, and whether its list was right. */
struct RecordDrill {
    DrillCompleted drill;
};
struct UndoEntry {
    Subject subject;
    EventId entry;
    QString why;
};
/** A recall becomes a case: what was asked, and what was known then. */
struct OpenRecallCase {
    CaseId recall;
    QString question; ///< as JSON
    QString snapshot; ///< SHA-256 over the sorted list of units, hex
    int units = 0;
};
/** What became of one unit of the recall. A later outcome replaces the one before. */
struct CloseRecallUnit {
    UnitId unit;
    CaseId recall;
    QString outcome; ///< one of recallOutcomes()
    QString note;
};
struct CloseRecallCase {
    CaseId recall;
    QString why;
};
/** "reworked", "scrapped", "returned", "customer-notified", "not-affected". */
const QStringList &recallOutcomes();

struct OpenNonconformance {
    UnitId unit;
    NonconformanceId nonconformance;
    std::optional<OperationId> operation;
    std::vector<DefectCode> defects;
    QString note;
};
/** To under review, action in progress, verified, cancelled. */
struct AdvanceNonconformance {
    UnitId unit;
    NonconformanceId nonconformance;
    NonconformanceState to = NonconformanceState::UnderReview;
    QString why;
};
/** Needs a signature; what follows from it is done at once. */
struct DispositionNonconformance {
    UnitId unit;
    NonconformanceId nonconformance;
    Disposition disposition = Disposition::Rework;
    QString why;
    std::optional<ConcessionId> concession{}; ///< of UseAsIs
    QString capa{};
    std::optional<OperationId> returnTo{}; ///< of Rework and Repair; none: the operation that did not pass
};
struct CloseNonconformance {
    UnitId unit;
    NonconformanceId nonconformance;
    QString why;
};
/** Containments that are signed with this key may be carried to this station. Needs a signature. */
struct TrustIssuer {
    StationName issuer; ///< whose key it is said to be
    QString key; ///< Ed25519 public key, base64
};
/** The next version of a containment, signed by this station's key (containmentMessage). Without rules it
 * ends. */
struct IssueContainment {
    ContainmentId containment;
    ContainmentIssued terms;
};
/** One that was carried here, by file or by printed codes. Nobody need be signed in: its signature speaks. */
struct TakeContainment {
    ContainmentId containment;
    ContainmentIssued terms;
    QString carrier; ///< "file", "code"
    bool keyKnown = false; ///< this station trusts the key that it is signed with
};
/** This station has learned of a version and enforces it. */
struct AcknowledgeContainment {
    ContainmentId containment;
    QString carrier; ///< "sync"
};
/** One branch of work that was done apart counts, and what only the others hold does not. */
struct ResolveConflict {
    UnitId unit;
    std::optional<EventId> kept; ///< an entry of the branch that counts; none: all count, in order
    QString why;
};
/** Something recorded is wrong. With no field: all of it. */
struct ProposeCorrection {
    Subject subject;
    EventId entry;
    QString field; ///< "value of torque/2", or empty
    QString after; ///< what it should say
    QString why;
};
struct DecideCorrection {
    Subject subject;
    EventId proposal;
    bool approve = false;
    QString why;
};
/** Needs a signature, and a limit by count or date. */
struct GrantConcession {
    ConcessionId concession;
    ConcessionGranted terms;
};
struct RecordGaugeCheck {
    GaugeId gauge;
    bool good = false;
    std::optional<QDate> due; ///< the last good day of the calibration
    QString note;
};
/** A signature under entries that are there already, with the digests of their bodies. */
struct SignRecord {
    Subject subject;
    std::vector<SignedEntry> entries;
    QString meaning;
    QString why;
};
struct DeclineSignature {
    Subject subject;
    QString meaning;
    QString why;
};

/** The sample of a lot is inspected: is all of it accepted? The rules count; one that is not is held. */
struct JudgeLot {
    Subject subject; ///< the work order or the product lot
    OperationId operation;
    QString samplingPlan;
    std::vector<UnitId> drawn; ///< as far as they are made
    HoldId hold; ///< what a rejected lot is put on
    QString why; ///< of one that was judged before
};

using Command = std::variant<CreateUnit, ReserveSerials, PrintLabel, BindIdentifier, VoidIdentifier,
    StartOperation, CompleteOperation, FailOperation, PauseOperation, ResumeOperation, SkipOperation,
    WaiveOperation, InstallComponent, RemoveComponent, ReceiveLot, LoadLot, UnloadLot, RecordMeasurement,
    RecordTestResults, AttachFile, FreezeControlLimits, ReturnForRework, RecordRepair, PlaceHold, ReleaseHold,
    ScrapUnit, MoveUnit, PackUnit, UnpackUnit, NumberContainer, PrintContainerLabel, BindContainer,
    VoidContainer, SealContainer, ReleaseUnit, ShipUnit, TakeBackUnit, SignIn, SignOut, UndoEntry,
    OpenRecallCase, CloseRecallUnit, CloseRecallCase, StopStation, ResumeStation, CallHelp, AnswerCall,
    FreezeFigure, OpenNonconformance, AdvanceNonconformance, DispositionNonconformance, CloseNonconformance,
    GrantConcession, RecordGaugeCheck, SignRecord, DeclineSignature, JudgeLot, IssueContainment,
    TakeContainment, AcknowledgeContainment, ResolveConflict, ProposeCorrection, DecideCorrection,
    PackContainer, UnpackContainer, PackLoose, UnpackLoose, MoveContainer, ShipContainer, OpenService,
    CloseService, DecommissionUnit, RecordDrill, ShipOrder, TrustIssuer>;

/** What the command wishes to change: the subject whose standing is judged first. Sign-in and lots: the
 * station. */
Subject mainSubject(const Command &command, const StationName &station);

/**
 * The other subjects the rules must see: the component and its lot, the container, the station with its
 * loaded lots, and whatever a hold may lie on (work order, product lot, the operation).
 */
std::vector<Subject> furtherSubjects(
    const Command &command, const Standing &main, const StationName &station);

} // namespace unitrail
