// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/decide.h"

#include <set>

/* Shared by the rules_*.cpp of this folder only. A rule is a function from a Case and a command to a
 * Decision. */
namespace unitrail {

/** The snapshot, looked at for one unit, with what a second person has permitted so far. */
struct Case {
    const Snapshot &snapshot;
    std::set<Reason> permitted; ///< refusals that a second person took upon himself
    bool byMachine = false; ///< a machine's own result: nobody need be signed in
    std::optional<OperationId> begins{}; ///< the operation that is about to begin

    [[nodiscard]] bool permits(Reason reason) const { return permitted.contains(reason); }
    [[nodiscard]] QDate today() const { return dayAt(snapshot.nowMs, snapshot.plant); }
    [[nodiscard]] const Standing &standing(const UnitId &unit) const
    {
        return snapshot.of(Subject::of(unit));
    }
    [[nodiscard]] const Unit &unit(const UnitId &id) const { return standing(id).unit(); }
    [[nodiscard]] const Routing *routing(const UnitId &id) const
    {
        return snapshot.plant.routing(unit(id).routing);
    }
    [[nodiscard]] const Station *station() const;
    [[nodiscard]] bool atRepair() const; ///< a repair or service station
};

bool has(const Person *person, std::initializer_list<Role> anyOf);
Fact fact(const UnitId &unit, Event event);
/** About the unit and every serialized component among these. */
Fact fact(const UnitId &unit, const std::vector<Component> &components, Event event);
QStringList namesOf(const std::vector<StationName> &stations);
QString shownName(const Case &c, const PersonId &person); ///< as the header shows it

/** Somebody is signed in, or a machine speaks for itself; nothing else. */
std::optional<Refusal> refuseWithoutPerson(const Case &c);
/** Mending is what a containment leaves open: taking the suspect piece out, sending the unit back. */
enum class Work { Any, Mending };
/** Signed in, the unit exists, is not scrapped, gone, contained or held by anything it belongs to. Asked
 * before any work on a unit. */
std::optional<Refusal> refuseWork(const Case &c, const UnitId &unit, Work work = Work::Any);
/** What the enforced containments say against work on it. Where they divert it, its own operation there,
 * which runs or would begin, is open. */
std::optional<Refusal> refuseContained(const Case &c, const UnitId &id, const Unit &unit);
/** ... against the use of a lot. */
std::optional<Refusal> refuseContained(const Case &c, const LotId &lot);
/** Two stations worked on it apart, and nobody has decided. */
std::optional<Refusal> refuseConflicted(const Case &c, const UnitId &unit);
/** What a hold on that thing says against work on what is judged. */
std::optional<Refusal> refuseHeld(const Case &c, const Subject &judged, const Subject &holder);
/** ... and its operation runs or is paused here. */
std::optional<Refusal> refuseUnlessActiveHere(const Case &c, const UnitId &unit, Work work = Work::Any);
/** ... and is not paused, and the person may do it. */
std::optional<Refusal> refuseUnlessRunningHere(const Case &c, const UnitId &unit);
/** What the operation asks of the person. */
std::optional<Refusal> refuseUnqualified(const Case &c, const UnitId &unit, const Operation &operation);
/** What the operation itself says against its beginning: held, attempts used up, person, loaded material. */
std::optional<Refusal> refuseStart(
    const Case &c, const UnitId &unit, const Operation &operation, const Routing &routing, int pass);
/** Sign-in, role and reason for what only a supervisor or quality engineer may do. */
std::optional<Refusal> refuseUnlessInCharge(const Case &c, const UnitId &unit, const QString &why);

/** What leaves, without the signature that the plant may want. */
Decision departureOf(const ShipUnit &command, const Case &c);

/** A nonconformance on it waits for a decision. */
std::optional<Refusal> refuseUndecided(const Case &c, const UnitId &unit);

// ---- signatures
/** The last of all guards: only what would be granted is worth a signature. */
Refusal signatureNeeded(const Subject &subject);
/** Nobody of these roles has signed. */
std::optional<Refusal> refuseUnsigned(
    const Case &c, const Subject &subject, std::initializer_list<Role> roles);
/** The last of a command's facts: it signs all those in front of it. */
Fact signatureOf(const Case &c, std::vector<Subject> about, const QString &meaning, const QString &why);

// ---- permissions to depart from a requirement
/** What is departed from. */
struct Departure {
    UnitId unit;
    std::optional<OperationId> operation{};
    std::vector<CharacteristicId> characteristics{}; ///< that did not pass
    std::vector<DefectCode> defects{};
};
/** Why that concession does not cover it. */
std::optional<Refusal> refuseConcession(
    const Case &c, const ConcessionId &concession, const Departure &departure);
Fact useOf(const ConcessionId &concession, const Departure &departure);

// ---- the routing
bool isDone(OperationStatus status); ///< passed, skipped or waived
OperationStanding standingOf(const Unit &unit, const OperationId &operation);
/** Nothing is left to do once this one is passed, skipped or waived. */
bool isLast(const Unit &unit, const OperationId &last, const Routing &routing);
/** A fail goes back where the routing plans it; a review board may choose any operation before it. */
enum class ReturnPoint { Planned, Any };
std::variant<ReworkReturned, Refusal> returnTo(
    const UnitId &unit, const OperationId &to, const QString &why, ReturnPoint point, const Case &c);

// ---- instruments
struct GaugeUse {
    QString gauge{}; ///< its number; empty: typed
    std::optional<QDate> due{}; ///< the last good day of its calibration
};
/** The instrument a value of this comes from: the one that is named, or the only one of the class that
 * belongs to this station; or why it may not judge. `about` tells what the refusal is about. */
std::variant<GaugeUse, Refusal> gaugeFor(
    const Characteristic &characteristic, const GaugeUse &told, const Refusal &about, const Case &c);

/** One line of the bill and what the unit has of it. */
struct LineFill {
    const BomLine *line;
    std::vector<std::optional<PositionName>> freePlaces; ///< an unnamed place is one optional without a name
    Decimal missing; ///< quantity
};
/** For every line of the bill, in its order. A component fills one place of one line, and never two. */
std::vector<LineFill> fillsOf(const Unit &unit, const std::vector<BomLine> &bom);
const std::vector<BomLine> &bomOf(const UnitId &unit, const Routing &routing); ///< empty when there is none
bool accepts(const BomLine &line, const PartNumber &part); ///< the part itself or a released substitute
bool isQualified(const Person &person, const QString &qualification, const QDate &day);

/** The lot that this line's material is taken from at this station, or why none can be. */
std::variant<LoadedLot, Refusal> lotFor(const BomLine &line, const UnitId &unit, const Case &c);
/** What a lot by itself says against its use: hold, quarantine, expiry. */
std::optional<Refusal> refuseLot(const LotId &lot, const std::optional<QDate> &expiryOnLabel, const Case &c);

/** Its number was minted, and nobody has seen it on a label yet. */
bool labelIsOutstanding(const Unit &unit);
/** Reserves these numbers, which must be this station's and nobody's yet. */
std::variant<Facts, Refusal> reservationOf(
    const Part &part, const std::vector<SerialNumber> &serials, const Case &c);
/** That its label was scanned, where that is still to be told: any use of it is such a scan. */
Facts seenLabelOf(const ContainerId &container, const Case &c);
Decision bindSerial(const BindIdentifier &command, const Case &c);
Decision voidSerial(const VoidIdentifier &command, const Case &c);

Decision rule(const CreateUnit &command, const Case &c);
Decision rule(const ReserveSerials &command, const Case &c);
Decision rule(const PrintLabel &command, const Case &c);
Decision rule(const BindIdentifier &command, const Case &c);
Decision rule(const VoidIdentifier &command, const Case &c);
Decision rule(const StartOperation &command, const Case &c);
Decision rule(const CompleteOperation &command, const Case &c);
Decision rule(const FailOperation &command, const Case &c);
Decision rule(const PauseOperation &command, const Case &c);
Decision rule(const ResumeOperation &command, const Case &c);
Decision rule(const SkipOperation &command, const Case &c);
Decision rule(const WaiveOperation &command, const Case &c);
Decision rule(const InstallComponent &command, const Case &c);
Decision rule(const RemoveComponent &command, const Case &c);
Decision rule(const ReceiveLot &command, const Case &c);
Decision rule(const LoadLot &command, const Case &c);
Decision rule(const UnloadLot &command, const Case &c);
Decision rule(const RecordMeasurement &command, const Case &c);
Decision rule(const RecordTestResults &command, const Case &c);
Decision rule(const AttachFile &command, const Case &c);
Decision rule(const FreezeControlLimits &command, const Case &c);
Decision rule(const ReturnForRework &command, const Case &c);
Decision rule(const RecordRepair &command, const Case &c);
Decision rule(const PlaceHold &command, const Case &c);
Decision rule(const ReleaseHold &command, const Case &c);
Decision rule(const ScrapUnit &command, const Case &c);
Decision rule(const MoveUnit &command, const Case &c);
Decision rule(const PackUnit &command, const Case &c);
Decision rule(const UnpackUnit &command, const Case &c);
Decision rule(const NumberContainer &command, const Case &c);
Decision rule(const PrintContainerLabel &command, const Case &c);
Decision rule(const BindContainer &command, const Case &c);
Decision rule(const VoidContainer &command, const Case &c);
Decision rule(const SealContainer &command, const Case &c);
Decision rule(const ReleaseUnit &command, const Case &c);
Decision rule(const ShipOrder &command, const Case &c);
Decision rule(const TrustIssuer &command, const Case &c);
Decision rule(const ShipUnit &command, const Case &c);
Decision rule(const TakeBackUnit &command, const Case &c);
Decision rule(const SignIn &command, const Case &c);
Decision rule(const SignOut &command, const Case &c);
Decision rule(const UndoEntry &command, const Case &c);
Decision rule(const OpenRecallCase &command, const Case &c);
Decision rule(const CloseRecallUnit &command, const Case &c);
Decision rule(const CloseRecallCase &command, const Case &c);
Decision rule(const OpenNonconformance &command, const Case &c);
Decision rule(const AdvanceNonconformance &command, const Case &c);
Decision rule(const DispositionNonconformance &command, const Case &c);
Decision rule(const CloseNonconformance &command, const Case &c);
Decision rule(const GrantConcession &command, const Case &c);
Decision rule(const RecordGaugeCheck &command, const Case &c);
Decision rule(const SignRecord &command, const Case &c);
Decision rule(const DeclineSignature &command, const Case &c);
Decision rule(const StopStation &command, const Case &c);
Decision rule(const ResumeStation &command, const Case &c);
Decision rule(const CallHelp &command, const Case &c);
Decision rule(const AnswerCall &command, const Case &c);
Decision rule(const FreezeFigure &command, const Case &c);
Decision rule(const JudgeLot &command, const Case &c);
Decision rule(const IssueContainment &command, const Case &c);
Decision rule(const TakeContainment &command, const Case &c);
Decision rule(const AcknowledgeContainment &command, const Case &c);
Decision rule(const ResolveConflict &command, const Case &c);
Decision rule(const ProposeCorrection &command, const Case &c);
Decision rule(const DecideCorrection &command, const Case &c);
Decision rule(const PackContainer &command, const Case &c);
Decision rule(const UnpackContainer &command, const Case &c);
Decision rule(const PackLoose &command, const Case &c);
Decision rule(const UnpackLoose &command, const Case &c);
Decision rule(const MoveContainer &command, const Case &c);
Decision rule(const ShipContainer &command, const Case &c);
Decision rule(const OpenService &command, const Case &c);
Decision rule(const CloseService &command, const Case &c);
Decision rule(const DecommissionUnit &command, const Case &c);
Decision rule(const RecordDrill &command, const Case &c);

} // namespace unitrail
