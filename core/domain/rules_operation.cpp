// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/measuring.h"
#include "core/domain/quality.h"
#include "core/domain/rules.h"

#include <algorithm>

namespace unitrail {

bool isDone(OperationStatus status)
{
    return status == OperationStatus::Passed || status == OperationStatus::Skipped
        || status == OperationStatus::Waived;
}

OperationStanding standingOf(const Unit &unit, const OperationId &operation)
{
    const auto found = unit.operations.find(operation);
    return found == unit.operations.end() ? OperationStanding{} : found->second;
}

const Operation *dueOperation(const Unit &unit, const Routing &routing)
{
    const auto due = std::find_if(routing.operations.begin(), routing.operations.end(),
        [&](const Operation &operation) { return !isDone(standingOf(unit, operation.id).status); });
    return due == routing.operations.end() ? nullptr : &*due;
}

bool isLast(const Unit &unit, const OperationId &last, const Routing &routing)
{
    return std::all_of(routing.operations.begin(), routing.operations.end(), [&](const Operation &operation) {
        return operation.id == last || isDone(standingOf(unit, operation.id).status);
    });
}

static bool doneAt(const Operation &operation, const StationName &station)
{
    return std::find(operation.stations.begin(), operation.stations.end(), station)
        != operation.stations.end();
}

static Refusal alreadyPassed(
    const UnitId &id, const Unit &unit, const Operation &operation, const Operation *due)
{
    const OperationStanding standing = standingOf(unit, operation.id);
    return {.reason = Reason::AlreadyPassed,
        .subject = Subject::of(id),
        .operation = operation.id,
        .stations = due ? namesOf(due->stations) : QStringList{},
        .names = standing.person ? QStringList{standing.person->text()} : QStringList{},
        .at = standing.endedMs};
}

/** The operation that the scan of this unit at this station means, or why there is none. */
static std::variant<const Operation *, Refusal> operationHere(const UnitId &id, const Case &c)
{
    const Unit &unit = c.unit(id);
    const Routing *routing = c.routing(id);
    if (!routing)
        return Refusal{.reason = Reason::NotOnRoute, .subject = Subject::of(id), .detail = unit.routing};
    const Operation *due = dueOperation(unit, *routing);
    const auto here = c.snapshot.plant.operationsAt(c.snapshot.station, *routing);
    if (due && doneAt(*due, c.snapshot.station))
        return due;
    if (here.empty()) {
        if (due && c.permits(Reason::WrongStation))
            return due;
        return Refusal{.reason = Reason::WrongStation,
            .subject = Subject::of(id),
            .operation = due ? std::optional(due->id) : std::nullopt,
            .stations = due ? namesOf(due->stations) : QStringList{}};
    }
    const Operation *wanted = here.front();
    for (const Operation *candidate : here) {
        if (!isDone(standingOf(unit, candidate->id).status)) {
            wanted = candidate;
            break;
        }
        wanted = candidate;
    }
    if (isDone(standingOf(unit, wanted->id).status))
        return c.permits(Reason::AlreadyPassed) ? std::variant<const Operation *, Refusal>(wanted)
                                                : alreadyPassed(id, unit, *wanted, due);
    if (c.permits(Reason::EarlierOperationMissing))
        return wanted;
    return Refusal{.reason = Reason::EarlierOperationMissing,
        .subject = Subject::of(id),
        .operation = due->id,
        .stations = namesOf(due->stations)};
}

/** A wanted operation, judged by its place on the routing. */
static std::variant<const Operation *, Refusal> operationWanted(
    const UnitId &id, const OperationId &wanted, const Case &c)
{
    const Unit &unit = c.unit(id);
    const Routing *routing = c.routing(id);
    const Operation *operation = routing ? routing->find(wanted) : nullptr;
    if (!operation)
        return Refusal{.reason = Reason::NotOnRoute,
            .subject = Subject::of(id),
            .operation = wanted,
            .detail = unit.routing};
    const Operation *due = dueOperation(unit, *routing);
    if (isDone(standingOf(unit, wanted).status) && !c.permits(Reason::AlreadyPassed))
        return alreadyPassed(id, unit, *operation, due);
    if (!doneAt(*operation, c.snapshot.station) && !c.permits(Reason::WrongStation)) {
        return Refusal{.reason = Reason::WrongStation,
            .subject = Subject::of(id),
            .operation = wanted,
            .stations = namesOf(operation->stations)};
    }
    if (due && due != operation && due < operation && !c.permits(Reason::EarlierOperationMissing)) {
        return Refusal{.reason = Reason::EarlierOperationMissing,
            .subject = Subject::of(id),
            .operation = due->id,
            .stations = namesOf(due->stations)};
    }
    return operation;
}

bool isQualified(const Person &person, const QString &qualification, const QDate &day)
{
    return std::any_of(
        person.qualifications.begin(), person.qualifications.end(), [&](const Qualification &held) {
            return held.name == qualification && (!held.validThrough || day <= *held.validThrough);
        });
}

std::optional<Refusal> refuseUnqualified(const Case &c, const UnitId &id, const Operation &operation)
{
    if (!c.snapshot.person)
        return {}; // a machine: what it may do its program and its place say
    const Person &person = *c.snapshot.person;
    const QDate today = c.today();
    for (const QString &needed : operation.qualifications) {
        if (isQualified(person, needed, today) || c.permits(Reason::NotQualified))
            continue;
        Refusal refusal{.reason = Reason::NotQualified,
            .subject = Subject::of(id),
            .operation = operation.id,
            .detail = needed};
        for (const Qualification &held : person.qualifications) {
            if (held.name == needed && held.validThrough)
                refusal.at = held.validThrough->startOfDay(Qt::UTC).toMSecsSinceEpoch();
        }
        for (const auto &[other, candidate] : c.snapshot.plant.people) {
            if (isQualified(candidate, needed, today))
                refusal.names.append(candidate.shortName);
        }
        return refusal;
    }
    return {};
}

const std::vector<BomLine> &bomOf(const UnitId &id, const Routing &routing)
{
    static const std::vector<BomLine> none;
    const auto found = routing.boms.find(id.part);
    return found == routing.boms.end() ? none : found->second;
}

std::optional<Refusal> refuseStart(
    const Case &c, const UnitId &id, const Operation &operation, const Routing &routing, int pass)
{
    if (const auto refusal = refuseHeld(c, Subject::of(id), Subject::of(operation.id)))
        return refusal;
    const int attemptsMax = operation.attemptsMax + attemptsGranted(c.unit(id), operation.id);
    if (operation.attemptsMax > 0 && pass > attemptsMax && !c.permits(Reason::AttemptsUsedUp)) {
        return Refusal{.reason = Reason::AttemptsUsedUp,
            .subject = Subject::of(id),
            .operation = operation.id,
            .detail = QString::number(attemptsMax)};
    }
    if (const auto refusal = refuseUnqualified(c, id, operation))
        return refusal;
    for (const BomLine &line : bomOf(id, routing)) {
        if (!line.fromLoadedLot || line.capturedAt != operation.id)
            continue;
        const auto lot = lotFor(line, id, c);
        if (const auto *refusal = std::get_if<Refusal>(&lot); refusal && !c.permits(refusal->reason))
            return *refusal;
    }
    return {};
}

bool isTestedAgain(const Unit &unit, const Operation &operation)
{
    const bool tests
        = operation.kind == Operation::Kind::Test || operation.kind == Operation::Kind::Inspection;
    return tests && standingOf(unit, operation.id).status == OperationStatus::Failed;
}

Decision rule(const StartOperation &command, const Case &c)
{
    const auto operation = command.operation ? operationWanted(command.unit, *command.operation, c)
                                             : operationHere(command.unit, c);
    const auto *begins = std::get_if<const Operation *>(&operation);
    Case beginning = c;
    beginning.begins = begins ? std::optional((*begins)->id) : std::nullopt;
    if (const auto refusal = refuseWork(beginning, command.unit))
        return *refusal;
    const Unit &unit = c.unit(command.unit);
    if (unit.active) {
        const OperationStanding &running = unit.operations.at(*unit.active);
        if (running.station == c.snapshot.station
            && (!command.operation || command.operation == unit.active)) {
            if (running.status == OperationStatus::Paused)
                return rule(ResumeOperation{command.unit}, c);
            return Facts{}; // it runs here already: nothing new has happened
        }
        if (!c.permits(Reason::ActiveElsewhere)) {
            return Refusal{.reason = Reason::ActiveElsewhere,
                .subject = Subject::of(command.unit),
                .operation = unit.active,
                .stations = running.station ? QStringList{running.station->text()} : QStringList{},
                .at = running.startedMs};
        }
    }
    if (const auto *refusal = std::get_if<Refusal>(&operation))
        return *refusal;
    const Operation &wanted = **begins;
    const int pass = standingOf(unit, wanted.id).pass + 1;
    if (const auto refusal = refuseStart(c, command.unit, wanted, *c.routing(command.unit), pass))
        return *refusal;
    const bool again = isTestedAgain(unit, wanted);
    if (again && command.why != retestByMachine && !isRetestReason(command.why, c.snapshot.plant))
        return Refusal{
            .reason = Reason::ReasonNeeded, .subject = Subject::of(command.unit), .operation = wanted.id};
    return Facts{
        fact(command.unit, OperationStarted{wanted.id, pass, again ? command.why.trimmed() : QString()})};
}

MissingCaptures missingCaptures(const Unit &unit, const Operation &operation, const std::vector<BomLine> &bom,
    const std::vector<Characteristic> &inForce)
{
    MissingCaptures missing;
    for (const LineFill &fill : fillsOf(unit, bom)) {
        const BomLine &line = *fill.line;
        if (line.capturedAt != operation.id || line.fromLoadedLot || line.tracking == TrackingMode::None
            || fill.freePlaces.empty())
            continue;
        std::vector<PositionName> open;
        for (const auto &place : fill.freePlaces) {
            if (place)
                open.push_back(*place);
        }
        missing.components.push_back({&line, fill.missing, open});
    }
    static const std::vector<Measurement> nothing;
    const auto standing = unit.operations.find(operation.id);
    const auto &recorded = standing == unit.operations.end() ? nothing : standing->second.measurements;
    for (const Characteristic &characteristic : inForce) {
        const Progress progress = progressOf(characteristic, recorded);
        // Who has begun to measure what is not required of this unit finishes it.
        if (!characteristic.required && progress.values == 0)
            continue;
        for (int index = progress.values + 1; index <= characteristic.repeats; ++index)
            missing.measurements.push_back({&characteristic, index});
    }
    return missing;
}

Decision rule(const CompleteOperation &command, const Case &c)
{
    if (const auto refusal = refuseUnlessRunningHere(c, command.unit))
        return *refusal;
    const UnitId &id = command.unit;
    const Unit &unit = c.unit(id);
    const Routing *routing = c.routing(id);
    const Operation *operation = routing ? routing->find(*unit.active) : nullptr;
    if (!operation)
        return Refusal{.reason = Reason::NotOnRoute,
            .subject = Subject::of(id),
            .operation = unit.active,
            .detail = unit.routing};
    if (labelIsOutstanding(unit) && c.snapshot.plant.labelOf(id.part, Label::Of::Unit))
        return Refusal{.reason = Reason::LabelNotRead,
            .subject = Subject::of(id),
            .operation = operation->id,
            .part = id.part,
            .detail = id.serial.text()};
    const OperationStanding &running = unit.operations.at(operation->id);
    const auto inForce = demandedOf(*operation, c.today(), id, unit, c.snapshot.plant);
    const MissingCaptures missing = missingCaptures(unit, *operation, bomOf(id, *routing), inForce);
    if (!missing.none() && !c.permits(Reason::CaptureMissing)) {
        Refusal refusal{
            .reason = Reason::CaptureMissing, .subject = Subject::of(id), .operation = operation->id};
        for (const auto &component : missing.components)
            refusal.names.append(component.line->part.text());
        for (const auto &measurement : missing.measurements)
            refusal.names.append(measurement.characteristic->id.text());
        refusal.names.removeDuplicates();
        return refusal;
    }
    for (const Measurement &measurement : running.measurements) {
        const auto characteristic = std::find_if(inForce.begin(), inForce.end(),
            [&](const Characteristic &candidate) { return candidate.id == measurement.characteristic; });
        const auto outturn = characteristic == inForce.end()
            ? std::optional<Outturn>()
            : outturnOf(*characteristic, running.measurements);
        if ((outturn ? outturn->verdict : measurement.verdict) == Verdict::Fail)
            return Refusal{.reason = Reason::MeasurementsFailed,
                .subject = Subject::of(id),
                .operation = operation->id,
                .names = {measurement.characteristic.text()},
                .detail = outturn && outturn->value ? outturn->value->text() : measurement.value};
    }

    Facts facts;
    std::vector<Component> consumed;
    for (const LineFill &fill : fillsOf(unit, bomOf(id, *routing))) {
        const BomLine &line = *fill.line;
        if (!line.fromLoadedLot || line.capturedAt != operation->id || fill.freePlaces.empty())
            continue;
        const auto lot = lotFor(line, id, c);
        if (const auto *refusal = std::get_if<Refusal>(&lot)) {
            if (c.permits(refusal->reason))
                continue;
            return *refusal;
        }
        const LoadedLot &loaded = std::get<LoadedLot>(lot);
        consumed.push_back({.part = loaded.lot.part,
            .lot = loaded.lot.lot,
            .position = line.positions.empty() ? std::nullopt : std::optional(line.positions.front()),
            .quantity = line.quantity,
            .fromLoadedLot = true});
    }
    if (!consumed.empty())
        facts.push_back(fact(id, ComponentInstalled{operation->id, consumed}));

    facts.push_back(
        fact(id, OperationCompleted{operation->id, running.pass, isLast(unit, operation->id, *routing)}));
    return facts;
}

Decision rule(const FailOperation &command, const Case &c)
{
    if (const auto refusal = refuseUnlessRunningHere(c, command.unit))
        return *refusal;
    const Unit &unit = c.unit(command.unit);
    const OperationId &failed = *unit.active;
    const int pass = unit.operations.at(failed).pass;
    Facts facts;
    std::vector<DefectCode> defects = command.defects;
    for (DefectRecorded mark : command.marks) {
        mark.operation = failed;
        if (std::find(defects.begin(), defects.end(), mark.defect) == defects.end())
            defects.push_back(mark.defect);
        facts.push_back(fact(command.unit, mark));
    }
    facts.push_back(fact(command.unit, OperationFailed{failed, pass, defects, command.note}));
    // No attempt is left: from here on only a decision leads on.
    const Routing *routing = c.routing(command.unit);
    const Operation *operation = routing ? routing->find(failed) : nullptr;
    if (operation && operation->attemptsMax > 0
        && pass >= operation->attemptsMax + attemptsGranted(unit, failed)) {
        facts.push_back(fact(command.unit,
            NonconformanceOpened{nonconformanceIdAt(c.snapshot.station, c.snapshot.nowMs), failed, defects,
                QStringLiteral("attempts used up")}));
    }
    return facts;
}

Decision rule(const PauseOperation &command, const Case &c)
{
    if (const auto refusal = refuseUnlessActiveHere(c, command.unit, Work::Mending))
        return *refusal;
    const Unit &unit = c.unit(command.unit);
    if (unit.operations.at(*unit.active).status == OperationStatus::Paused)
        return Facts{};
    return Facts{fact(command.unit, OperationPaused{*unit.active})};
}

Decision rule(const ResumeOperation &command, const Case &c)
{
    if (const auto refusal = refuseUnlessActiveHere(c, command.unit))
        return *refusal;
    const Unit &unit = c.unit(command.unit);
    if (unit.operations.at(*unit.active).status != OperationStatus::Paused)
        return Refusal{
            .reason = Reason::NotPaused, .subject = Subject::of(command.unit), .operation = unit.active};
    const Routing *routing = c.routing(command.unit);
    if (const Operation *operation = routing ? routing->find(*unit.active) : nullptr) {
        if (const auto refusal = refuseUnqualified(c, command.unit, *operation))
            return *refusal;
    }
    return Facts{fact(command.unit, OperationResumed{*unit.active})};
}

/** Skipping and waiving: the due operation, by somebody in charge, with a reason. */
static std::optional<Refusal> refuseLeavingOut(
    const UnitId &id, const OperationId &wanted, const QString &why, const Case &c)
{
    if (const auto refusal = refuseWork(c, id))
        return refusal;
    if (const auto refusal = refuseUnlessInCharge(c, id, why))
        return refusal;
    const Unit &unit = c.unit(id);
    const Routing *routing = c.routing(id);
    const Operation *operation = routing ? routing->find(wanted) : nullptr;
    if (!operation)
        return Refusal{.reason = Reason::NotOnRoute, .subject = Subject::of(id), .operation = wanted};
    const Operation *due = dueOperation(unit, *routing);
    if (isDone(standingOf(unit, wanted).status))
        return alreadyPassed(id, unit, *operation, due);
    if (due != operation)
        return Refusal{.reason = Reason::EarlierOperationMissing,
            .subject = Subject::of(id),
            .operation = due->id,
            .stations = namesOf(due->stations)};
    if (unit.active && unit.operations.at(*unit.active).station != c.snapshot.station) {
        const OperationStanding &running = unit.operations.at(*unit.active);
        return Refusal{.reason = Reason::ActiveElsewhere,
            .subject = Subject::of(id),
            .operation = unit.active,
            .stations = running.station ? QStringList{running.station->text()} : QStringList{},
            .at = running.startedMs};
    }
    return {};
}

Decision rule(const SkipOperation &command, const Case &c)
{
    if (const auto refusal = refuseLeavingOut(command.unit, command.operation, command.why, c))
        return *refusal;
    if (!c.routing(command.unit)->find(command.operation)->skippable)
        return Refusal{.reason = Reason::NotAllowed,
            .subject = Subject::of(command.unit),
            .operation = command.operation};
    return Facts{fact(command.unit,
        OperationSkipped{command.operation, command.why,
            isLast(c.unit(command.unit), command.operation, *c.routing(command.unit))})};
}

Decision rule(const WaiveOperation &command, const Case &c)
{
    if (const auto refusal = refuseLeavingOut(command.unit, command.operation, command.why, c))
        return *refusal;
    const Subject subject = Subject::of(command.unit);
    const Unit &unit = c.unit(command.unit);
    const OperationStanding standing = standingOf(unit, command.operation);
    const bool notPassed = standing.status == OperationStatus::Failed || !standing.defects.empty()
        || std::any_of(standing.measurements.begin(), standing.measurements.end(),
            [](const Measurement &m) { return m.verdict == Verdict::Fail; });
    if (notPassed)
        return Refusal{
            .reason = Reason::NonconformanceNeeded, .subject = subject, .operation = command.operation};
    if (!has(c.snapshot.person, {Role::QualityEngineer}))
        return Refusal{.reason = Reason::NotAllowed, .subject = subject, .operation = command.operation};
    const Departure departure{command.unit, command.operation};
    if (command.concession) {
        if (const auto refusal = refuseConcession(c, *command.concession, departure))
            return *refusal;
    }
    if (const auto refusal = refuseUnsigned(c, subject, {Role::QualityEngineer}))
        return *refusal;
    Facts facts{fact(command.unit,
        OperationWaived{
            command.operation, command.why, isLast(unit, command.operation, *c.routing(command.unit))})};
    if (command.concession)
        facts.push_back(useOf(*command.concession, departure));
    facts.push_back(signatureOf(c, {subject}, QStringLiteral("waived"), command.why));
    return facts;
}

} // namespace unitrail
