// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/standing.h"

#include "core/base/match.h"
#include "core/domain/conflicts.h"
#include "core/domain/containment.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace unitrail {

Standing blank(const Subject &subject)
{
    Standing standing;
    switch (subject.kind()) {
    case Subject::Kind::Unit:
        standing.state = Unit{};
        break;
    case Subject::Kind::Lot:
        standing.state = Lot{};
        break;
    case Subject::Kind::Station:
        standing.state = Workplace{};
        break;
    case Subject::Kind::Container:
        standing.state = Container{};
        break;
    case Subject::Kind::Gauge:
        standing.state = GaugeStanding{};
        break;
    case Subject::Kind::Concession:
        standing.state = Concession{};
        break;
    case Subject::Kind::Containment:
        standing.state = Containment{};
        break;
    case Subject::Kind::Case:
        standing.state = RecallCase{};
        break;
    case Subject::Kind::Characteristic:
    case Subject::Kind::Order:
    case Subject::Kind::Person:
    case Subject::Kind::Operation:
    case Subject::Kind::Plant:
        break;
    }
    return standing;
}

// ---- a unit that the entry is about in the first place

static void begin(Unit &unit, const OperationStarted &event, const Stamp &stamp)
{
    const int fails = unit.operations[event.operation].fails;
    unit.operations[event.operation] = {.status = OperationStatus::Active,
        .pass = event.pass,
        .startedMs = stamp.wallMs,
        .station = stamp.station,
        .person = stamp.person,
        .fails = fails};
    unit.active = event.operation;
    unit.reworkDue = false;
    unit.finished = false;
    unit.released = false;
    // Packing is an operation too: what is in its carton stays packed while the next unit's label is made.
    if (unit.life != LifeCycle::Packed && unit.life != LifeCycle::Shipped)
        unit.life = LifeCycle::InProcess;
}

static void finish(Unit &unit)
{
    unit.finished = true;
    if (unit.life < LifeCycle::Completed)
        unit.life = LifeCycle::Completed;
}

static void end(Unit &unit, const OperationId &operation, OperationStatus status, const Stamp &stamp)
{
    OperationStanding &standing = unit.operations[operation];
    standing.status = status;
    standing.endedMs = stamp.wallMs;
    standing.pausedMs = 0;
    if (unit.active == operation)
        unit.active.reset();
}

/** Skipped or waived: nobody worked on it, but somebody decided. */
static void leaveOut(
    Unit &unit, const OperationId &operation, OperationStatus status, bool last, const Stamp &stamp)
{
    end(unit, operation, status, stamp);
    unit.operations[operation].station = stamp.station;
    unit.operations[operation].person = stamp.person;
    if (last)
        finish(unit);
}

static void remove(std::vector<InstalledComponent> &installed, const Component &removed)
{
    const auto found
        = std::find_if(installed.begin(), installed.end(), [&](const InstalledComponent &candidate) {
              const Component &component = candidate.component;
              return component.part == removed.part && component.serial == removed.serial
                  && (removed.serial || component.lot == removed.lot)
                  && (!removed.position || component.position == removed.position);
          });
    if (found != installed.end())
        installed.erase(found);
}

/** What a run that broke off had measured stays on record and decides nothing. */
static bool isJudged(const Measurement &measurement)
{
    switch (measurement.verdict) {
    case Verdict::Pass:
    case Verdict::Marginal:
    case Verdict::Fail:
    case Verdict::PassOnConcession:
        return true;
    case Verdict::Error:
    case Verdict::Aborted:
    case Verdict::Skipped:
    case Verdict::NotRun:
        return false;
    }
    Q_UNREACHABLE();
}

static void happenTo(Unit &unit, const Entry &entry)
{
    const Stamp &stamp = entry.stamp;
    const LifeCycle before = unit.life;
    match(
        entry.event,
        [&](const UnitCreated &e) {
            unit.created = true;
            unit.revision = e.revision;
            unit.routing = e.routing;
            unit.order = e.order;
            unit.productLot = e.productLot;
        },
        [&](const IdentifierReserved &) { unit.label = IdentifierState::Reserved; },
        [&](const IdentifierPrinted &e) {
            if (unit.label != IdentifierState::Bound)
                unit.label = IdentifierState::Printed;
            unit.printed = std::max(unit.printed + 1, e.copy);
        },
        [&](const IdentifierBound &e) {
            unit.identifiers[e.type] = e.value;
            if (e.type == u"serial")
                unit.label = IdentifierState::Bound;
        },
        [&](const IdentifierVoided &e) {
            unit.identifiers.erase(e.type);
            if (e.type != u"serial")
                return;
            // Never bound to a thing: nothing may be made under it.
            if (!unit.created || unit.label == IdentifierState::Reserved
                || unit.label == IdentifierState::Printed) {
                unit.life = LifeCycle::Decommissioned;
                unit.endedMs = stamp.wallMs;
                unit.active.reset();
            }
            unit.label = IdentifierState::Voided;
        },
        [&](const OperationStarted &e) { begin(unit, e, stamp); },
        [&](const OperationPaused &e) {
            unit.operations[e.operation].status = OperationStatus::Paused;
            unit.operations[e.operation].pausedMs = stamp.wallMs;
        },
        [&](const OperationResumed &e) {
            OperationStanding &operation = unit.operations[e.operation];
            operation.status = OperationStatus::Active;
            operation.pausedMs = 0;
            operation.station = stamp.station;
            operation.person = stamp.person;
        },
        [&](const OperationCompleted &e) {
            end(unit, e.operation, OperationStatus::Passed, stamp);
            if (e.last)
                finish(unit);
        },
        [&](const OperationFailed &e) {
            end(unit, e.operation, OperationStatus::Failed, stamp);
            unit.operations[e.operation].defects = e.defects;
            ++unit.operations[e.operation].fails;
            unit.reworkDue = true;
            unit.finished = false;
        },
        [&](const OperationSkipped &e) {
            leaveOut(unit, e.operation, OperationStatus::Skipped, e.last, stamp);
        },
        [&](const OperationWaived &e) {
            leaveOut(unit, e.operation, OperationStatus::Waived, e.last, stamp);
        },
        [&](const ComponentInstalled &e) {
            for (const Component &component : e.components)
                unit.components.push_back({component, e.operation, entry.id, stamp.wallMs});
        },
        [&](const ComponentRemoved &e) {
            for (const Component &component : e.components)
                remove(unit.components, component);
        },
        [&](const TestRecorded &e) {
            auto &known = unit.operations[e.operation].measurements;
            std::copy_if(e.measurements.begin(), e.measurements.end(), std::back_inserter(known), isJudged);
        },
        [&](const ReworkReturned &e) {
            for (const OperationId &operation : e.invalidated)
                unit.operations[operation].status = OperationStatus::Invalidated;
            unit.active.reset();
            unit.reworkDue = false;
            unit.finished = false;
            unit.released = false;
            if (unit.life != LifeCycle::Shipped)
                unit.life = LifeCycle::InProcess;
        },
        [&](const UnitScrapped &) {
            unit.life = LifeCycle::Scrapped;
            unit.endedMs = stamp.wallMs;
            unit.active.reset();
        },
        [&](const UnitMoved &e) { unit.location = e.location; },
        [&](const UnitPacked &e) {
            unit.container = e.container;
            if (unit.life != LifeCycle::Shipped)
                unit.life = LifeCycle::Packed;
        },
        [&](const UnitUnpacked &) {
            unit.container.reset();
            if (unit.life == LifeCycle::Packed)
                unit.life = !unit.finished ? LifeCycle::InProcess
                    : unit.released        ? LifeCycle::Released
                                           : LifeCycle::Completed;
        },
        [&](const UnitReleased &) {
            unit.released = true;
            if (unit.life != LifeCycle::Packed && unit.life != LifeCycle::Shipped)
                unit.life = LifeCycle::Released;
        },
        [&](const UnitShipped &e) {
            unit.life = LifeCycle::Shipped;
            unit.customer = e.customer;
            unit.endedMs = stamp.wallMs;
        },
        [&](const UnitReturned &) {
            unit.life = LifeCycle::Returned;
            unit.endedMs = 0;
            unit.container.reset(); // it came back without its carton
            unit.released = false;
        },
        [&](const NonconformanceOpened &e) {
            unit.nonconformances.insert_or_assign(e.nonconformance,
                Nonconformance{.operation = e.operation,
                    .defects = e.defects,
                    .note = e.note,
                    .openedMs = stamp.wallMs,
                    .entry = entry.id});
        },
        [&](const NonconformanceAdvanced &e) { unit.nonconformances[e.nonconformance].state = e.state; },
        [&](const NonconformanceDispositioned &e) {
            Nonconformance &nonconformance = unit.nonconformances[e.nonconformance];
            nonconformance.state = NonconformanceState::Dispositioned;
            nonconformance.disposition = e.disposition;
            nonconformance.concession = e.concession;
            nonconformance.capa = e.capa;
            nonconformance.why = e.why;
            nonconformance.decidedMs = stamp.wallMs;
        },
        [&](const NonconformanceClosed &e) {
            unit.nonconformances[e.nonconformance].state = NonconformanceState::Closed;
        },
        [&](const ServiceOpened &e) {
            unit.serviceOrder = e.order;
            if (unit.life == LifeCycle::Shipped) // it is mended where it is in use
                unit.life = LifeCycle::InService;
        },
        [&](const ServiceClosed &) { unit.serviceOrder.clear(); },
        [&](const UnitDecommissioned &) {
            unit.life = LifeCycle::Decommissioned;
            unit.endedMs = stamp.wallMs;
            unit.active.reset();
        },
        // What is told of other things, or changes nothing by itself:
        [](const LotReceived &) {}, [](const LotLoaded &) {}, [](const LotUnloaded &) {},
        [](const DefectRecorded &) {}, [](const RepairRecorded &) {}, [](const HoldPlaced &) {},
        [](const HoldReleased &) {}, [](const ContainerSealed &) {}, [](const OperatorSignedIn &) {},
        [](const OperatorSignedOut &) {}, [](const ScanRefused &) {}, [](const OverrideGranted &) {},
        [](const EventVoided &) {}, [](const StationStarted &) {}, [](const ClockStepped &) {},
        [](const PlantReleased &) {}, [](const SerialBlockLeased &) {}, [](const AttachmentAdded &) {},
        [](const ParameterRecorded &) {}, [](const ToolUsed &) {}, [](const ConcessionGranted &) {},
        [](const ConcessionUsed &) {}, [](const SignatureApplied &) {}, [](const SignatureDeclined &) {},
        [](const GaugeChecked &) {}, [](const ControlLimitsFrozen &) {}, [](const LoosePacked &) {},
        [](const LooseUnpacked &) {}, [](const ContainmentIssued &) {},
        [](const ContainmentAcknowledged &) {}, [](const ContainmentLifted &) {},
        [](const ConflictResolved &) {}, [](const CorrectionProposed &) {}, [](const EventCorrected &) {},
        [](const RecallCaseOpened &) {}, [](const RecallUnitClosed &) {}, [](const RecallCaseClosed &) {},
        [](const AndonCalled &) {}, [](const AndonAnswered &) {}, [](const StationStopped &) {},
        [](const StationResumed &) {}, [](const DrillCompleted &) {}, [](const FigureFrozen &) {},
        [](const LotInspected &) {});

    // What is scrapped stays so, whatever somebody recorded who did not know it yet: the strictest wins
    // (DOMAIN D2).
    if (before == LifeCycle::Scrapped || before == LifeCycle::Decommissioned)
        unit.life = before;
}

// ---- a unit that the entry is about as well: the component of another

static void happenBeside(Unit &unit, const Subject &subject, const Entry &entry)
{
    const auto isThis = [&](const Component &component) {
        const auto id = component.unit();
        return id && Subject::of(*id) == subject;
    };
    if (const auto *installed = std::get_if<ComponentInstalled>(&entry.event)) {
        for (const Component &component : installed->components) {
            if (!isThis(component))
                continue;
            unit.installedIn = entry.subject();
            if (component.lot)
                unit.supplierLot = component.lot;
            if (!component.revision.isEmpty())
                unit.revision = component.revision;
        }
    } else if (const auto *removed = std::get_if<ComponentRemoved>(&entry.event)) {
        if (!std::any_of(removed->components.begin(), removed->components.end(), isThis))
            return;
        // Taken out of one parent, it may by now be in another.
        if (unit.installedIn == entry.subject())
            unit.installedIn.reset();
        if (removed->destination == u"scrap") {
            unit.life = LifeCycle::Scrapped;
            unit.endedMs = entry.stamp.wallMs;
        }
    }
}

static void happenTo(Lot &lot, const Entry &entry)
{
    if (const auto *received = std::get_if<LotReceived>(&entry.event)) {
        // A status that changes is no delivery; what came in without being counted makes the sum unknown.
        const bool delivered = received->status == lot.status || lot.status.isEmpty();
        lot.uncounted = lot.uncounted || (delivered && !received->quantity);
        if (lot.uncounted)
            lot.received.reset();
        else if (received->quantity)
            lot.received = lot.received.value_or(Decimal(0, 0)).plus(*received->quantity);
        lot.uncounted = lot.uncounted || !lot.received;
        lot.expiry = received->expiry;
        lot.status = received->status;
    } else if (const auto *signature = std::get_if<SignatureApplied>(&entry.event);
               signature && signature->meaning == lotQuantityMeaning) {
        for (const SignedEntry &taken : signature->entries)
            lot.accepted.push_back(taken.entry);
    }
}

static void happenTo(Workplace &workplace, const Entry &entry)
{
    if (const auto *in = std::get_if<OperatorSignedIn>(&entry.event)) {
        workplace.person = in->person;
        ++workplace.session;
    } else if (std::holds_alternative<OperatorSignedOut>(entry.event)
        || std::holds_alternative<StationStarted>(entry.event)) {
        workplace.person.reset(); // after a restart somebody must say again who he is
    } else if (const auto *leased = std::get_if<SerialBlockLeased>(&entry.event)) {
        workplace.blocks.push_back({leased->part, leased->first, leased->last, leased->source});
    } else if (std::holds_alternative<IdentifierReserved>(entry.event)) {
        if (const auto unit = entry.subject().unit())
            workplace.minted.insert_or_assign(unit->part, unit->serial);
        if (const auto container = entry.subject().container())
            workplace.numbered.insert_or_assign(std::get<IdentifierReserved>(entry.event).type, *container);
    } else if (const auto *loaded = std::get_if<LotLoaded>(&entry.event)) {
        workplace.loaded.push_back({loaded->lot, loaded->expiry, loaded->quantity, entry.stamp.wallMs});
    } else if (const auto *unloaded = std::get_if<LotUnloaded>(&entry.event)) {
        std::erase_if(
            workplace.loaded, [&](const LoadedLot &candidate) { return candidate.lot == unloaded->lot; });
    } else if (const auto *refused = std::get_if<ScanRefused>(&entry.event);
               refused && refused->refusal.reason == Reason::SignatureWrong) {
        const bool fresh = entry.stamp.wallMs - workplace.wrongSignatureMs <= forgetWrongMs;
        workplace.wrongSignatures = fresh ? workplace.wrongSignatures + 1 : 1;
        workplace.wrongSignatureMs = std::max(workplace.wrongSignatureMs, entry.stamp.wallMs);
    } else if (const auto *stopped = std::get_if<StationStopped>(&entry.event)) {
        workplace.stop = {stopped->reason, stopped->planned, entry.stamp.wallMs};
    } else if (std::holds_alternative<StationResumed>(entry.event)) {
        workplace.stop.reset();
    } else if (std::holds_alternative<AndonCalled>(entry.event)) {
        workplace.call = {entry.id, workplace.call ? workplace.call->atMs : entry.stamp.wallMs};
    } else if (std::holds_alternative<AndonAnswered>(entry.event)) {
        workplace.call.reset(); // whichever of them it names: somebody comes
    }
}

qint64 Workplace::signingLockedUntilMs() const
{
    if (wrongSignatures < wrongSignaturesMax)
        return 0;
    constexpr qint64 firstPauseMs = 30'000;
    constexpr int doublingsMax = 5;
    const qint64 pause = firstPauseMs << std::min(wrongSignatures - wrongSignaturesMax, doublingsMax);
    return wrongSignatureMs + std::min(pause, forgetWrongMs);
}

/** It is the thing itself that is packed, moved or shipped. */
static void happenToItself(Container &container, const Entry &entry)
{
    if (const auto *packed = std::get_if<UnitPacked>(&entry.event))
        container.container = packed->container;
    else if (std::holds_alternative<UnitUnpacked>(entry.event))
        container.container.reset();
    else if (const auto *moved = std::get_if<UnitMoved>(&entry.event))
        container.location = moved->location;
    else if (const auto *shipped = std::get_if<UnitShipped>(&entry.event))
        container.customer = shipped->customer.isEmpty() ? shipped->order : shipped->customer;
}

/** Something is done with its content, or it is closed. */
static void happenTo(Container &container, const Entry &entry)
{
    if (std::holds_alternative<UnitPacked>(entry.event)) {
        std::erase(container.content, entry.subject());
        container.content.push_back(entry.subject());
    } else if (std::holds_alternative<UnitUnpacked>(entry.event)) {
        std::erase(container.content, entry.subject());
        container.sealed = false; // it had to be opened; its number stays
    } else if (std::holds_alternative<UnitReturned>(entry.event)) {
        std::erase(container.content, entry.subject());
    } else if (const auto *loose = std::get_if<LoosePacked>(&entry.event)) {
        Decimal &quantity = container.loose.try_emplace(loose->lot, Decimal(0, 0)).first->second;
        quantity = quantity.plus(loose->quantity).value_or(quantity);
    } else if (const auto *taken = std::get_if<LooseUnpacked>(&entry.event)) {
        Decimal &quantity = container.loose.try_emplace(taken->lot, Decimal(0, 0)).first->second;
        quantity = quantity.minus(taken->quantity).value_or(quantity);
        if (quantity <= Decimal(0, 0))
            container.loose.erase(taken->lot);
        container.sealed = false;
    } else if (const auto *sealed = std::get_if<ContainerSealed>(&entry.event)) {
        container.sealed = true;
        container.sscc = sealed->sscc;
    } else if (std::holds_alternative<IdentifierReserved>(entry.event)) {
        container.label = IdentifierState::Reserved;
    } else if (const auto *printed = std::get_if<IdentifierPrinted>(&entry.event)) {
        if (container.label == IdentifierState::Reserved)
            container.label = IdentifierState::Printed;
        container.printed = std::max(container.printed + 1, printed->copy);
    } else if (std::holds_alternative<IdentifierBound>(entry.event)) {
        container.label = IdentifierState::Bound;
    } else if (std::holds_alternative<IdentifierVoided>(entry.event)) {
        container.label = IdentifierState::Voided;
    }
}

static void happenTo(GaugeStanding &gauge, const Entry &entry)
{
    if (const auto *checked = std::get_if<GaugeChecked>(&entry.event)) {
        gauge.good = checked->good;
        gauge.checkedMs = entry.stamp.wallMs;
        if (checked->due)
            gauge.due = checked->due;
        if (checked->good)
            gauge.lastGoodMs = entry.stamp.wallMs;
    }
}

static void happenTo(Concession &concession, const Entry &entry)
{
    if (const auto *granted = std::get_if<ConcessionGranted>(&entry.event)) {
        concession.granted = *granted;
        concession.person = entry.stamp.person;
    } else if (std::holds_alternative<ConcessionUsed>(entry.event)) {
        auto &units = concession.units;
        const auto place = std::lower_bound(units.begin(), units.end(), entry.subject());
        if (place == units.end() || *place != entry.subject())
            units.insert(place, entry.subject());
    }
}

bool Concession::isUsedBy(const Subject &unit) const
{
    return std::binary_search(units.begin(), units.end(), unit);
}

static void happenTo(Containment &containment, const Subject &subject, const Entry &entry)
{
    if (const auto *issued = std::get_if<ContainmentIssued>(&entry.event)) {
        if (issued->version <= containment.terms.version)
            return; // an older version that came late, or the same by another way
        // What nobody has signed never takes the place of what somebody has.
        const auto id = ContainmentId::fromText(subject.name());
        if (!id || !isSignedByItsKey(*id, *issued))
            return;
        containment.terms = *issued;
        containment.entry = entry.id;
    } else if (const auto *acknowledged = std::get_if<ContainmentAcknowledged>(&entry.event)) {
        Enforcement &enforced = containment.enforced[entry.stamp.station];
        if (acknowledged->version > enforced.version)
            enforced = {acknowledged->version, entry.stamp.wallMs, entry.id};
    }
}

static void happenTo(RecallCase &recall, const Entry &entry)
{
    if (const auto *opened = std::get_if<RecallCaseOpened>(&entry.event)) {
        recall.question = opened->question;
        recall.snapshot = opened->snapshot;
        recall.units = opened->units;
        recall.openedMs = entry.stamp.wallMs;
    } else if (const auto *closed = std::get_if<RecallUnitClosed>(&entry.event)) {
        recall.outcomes.insert_or_assign(entry.subject(), closed->outcome);
    } else if (std::holds_alternative<RecallCaseClosed>(entry.event)) {
        recall.closed = true;
    }
}

static void takePlace(Standing &standing, const Knowledge &knowledge, const Entry &entry)
{
    std::erase_if(standing.heads, [&](const EventId &head) {
        return std::find(knowledge.base.begin(), knowledge.base.end(), head) != knowledge.base.end();
    });
    standing.heads.push_back(entry.id);
    standing.depth = std::max(standing.depth, knowledge.depth);
    ++standing.entries;
    standing.lastMs = std::max(standing.lastMs, entry.stamp.wallMs);
}

bool changesStanding(const Event &event)
{
    return !std::holds_alternative<ScanRefused>(event) && !std::holds_alternative<OverrideGranted>(event)
        && !std::holds_alternative<EventVoided>(event) && !std::holds_alternative<OperatorSignedIn>(event)
        && !std::holds_alternative<OperatorSignedOut>(event) && !std::holds_alternative<StationStarted>(event)
        && !std::holds_alternative<ClockStepped>(event) && !std::holds_alternative<PlantReleased>(event)
        && !std::holds_alternative<SerialBlockLeased>(event) && !std::holds_alternative<AndonCalled>(event)
        && !std::holds_alternative<AndonAnswered>(event) && !std::holds_alternative<FigureFrozen>(event)
        && !std::holds_alternative<DrillCompleted>(event)
        && !std::holds_alternative<ContainmentAcknowledged>(event)
        && !std::holds_alternative<SignatureDeclined>(event)
        && !std::holds_alternative<CorrectionProposed>(event);
}

void evolve(Standing &standing, const Subject &subject, const Entry &entry)
{
    const Knowledge *knowledge = entry.knowledgeOf(subject);
    Q_ASSERT(knowledge);
    takePlace(standing, *knowledge, entry);
    const bool first = entry.subject() == subject;
    // That a station has minted a number is nothing that builds upon what is loaded there.
    if (changesStanding(entry.event) && (first || !std::holds_alternative<IdentifierReserved>(entry.event)))
        standing.lastWork = entry.id;
    if (first) {
        if (const auto *placed = std::get_if<HoldPlaced>(&entry.event))
            standing.holds.insert_or_assign(placed->hold,
                Hold{placed->reason, placed->note, entry.stamp.wallMs, entry.stamp.person, entry.id});
        else if (const auto *released = std::get_if<HoldReleased>(&entry.event)) {
            // Not one of its own holds: what released it from a containment.
            auto *unit = std::get_if<Unit>(&standing.state);
            if (standing.holds.erase(released->hold) == 0 && unit)
                unit->cleared.push_back(released->hold);
        } else if (const auto *proposed = std::get_if<CorrectionProposed>(&entry.event))
            standing.proposals.insert_or_assign(
                entry.id, Proposal{*proposed, entry.stamp.person, entry.stamp.wallMs});
        else if (const auto *corrected = std::get_if<EventCorrected>(&entry.event);
                 corrected && corrected->proposal)
            standing.proposals.erase(*corrected->proposal);
    }
    match(
        standing.state, [](std::monostate &) {},
        [&](Unit &unit) { first ? happenTo(unit, entry) : happenBeside(unit, subject, entry); },
        [&](Lot &lot) { happenTo(lot, entry); }, [&](Workplace &workplace) { happenTo(workplace, entry); },
        [&](Container &container) {
            const bool sealed = std::holds_alternative<ContainerSealed>(entry.event);
            const bool loose = std::holds_alternative<LoosePacked>(entry.event)
                || std::holds_alternative<LooseUnpacked>(entry.event);
            const bool label = std::holds_alternative<IdentifierReserved>(entry.event)
                || std::holds_alternative<IdentifierPrinted>(entry.event)
                || std::holds_alternative<IdentifierBound>(entry.event)
                || std::holds_alternative<IdentifierVoided>(entry.event);
            first && !sealed && !loose && !label ? happenToItself(container, entry) : happenTo(container, entry);
        },
        [&](GaugeStanding &gauge) { happenTo(gauge, entry); },
        [&](Concession &concession) { happenTo(concession, entry); },
        [&](Containment &containment) { happenTo(containment, subject, entry); },
        [&](RecallCase &recall) { happenTo(recall, entry); });
}

/** Something of the unit is not known to the writer of this entry: whether that goes together is judged by
 * all of them. */
static bool isApart(const Standing &standing, const Subject &subject, const Knowledge &knowledge)
{
    return subject.kind() == Subject::Kind::Unit
        && (standing.conflicted() || !standing.conflicts.empty()
            || std::any_of(standing.heads.begin(), standing.heads.end(), [&](const EventId &head) {
                   return std::find(knowledge.base.begin(), knowledge.base.end(), head)
                       == knowledge.base.end();
               }));
}

bool needsRefold(const Standing &standing, const Subject &subject, const Entry &entry)
{
    const Knowledge *knowledge = entry.knowledgeOf(subject);
    return std::holds_alternative<EventVoided>(entry.event)
        || std::holds_alternative<ConflictResolved>(entry.event) || !knowledge
        || knowledge->depth <= standing.depth || isApart(standing, subject, *knowledge);
}

static std::set<EventId> voidedAmong(const std::vector<Recorded> &sorted)
{
    // From the last to the first: a voided voiding does not count, and whatever voids it comes later.
    std::set<EventId> voided;
    for (auto recorded = sorted.rbegin(); recorded != sorted.rend(); ++recorded) {
        const auto *event = std::get_if<EventVoided>(&recorded->entry.event);
        if (event && !voided.contains(recorded->entry.id))
            voided.insert(event->event);
        const auto *resolved = std::get_if<ConflictResolved>(&recorded->entry.event);
        if (resolved && !voided.contains(recorded->entry.id))
            voided.insert(resolved->setAside.begin(), resolved->setAside.end());
    }
    return voided;
}

std::vector<EventId> voidedIds(const std::vector<Recorded> &entries)
{
    const std::set<EventId> voided = voidedAmong(entries);
    return {voided.begin(), voided.end()};
}

Standing fold(const Subject &subject, std::vector<Recorded> entries)
{
    std::sort(entries.begin(), entries.end(),
        [&](const Recorded &a, const Recorded &b) { return foldsBefore(a, b, subject); });
    std::set<EventId> seen; // delivered twice, or chained anew: one id counts once (SYNC I4)
    std::erase_if(entries, [&](const Recorded &recorded) { return !seen.insert(recorded.entry.id).second; });
    const std::set<EventId> voided = voidedAmong(entries);
    Standing standing = blank(subject);
    for (const Recorded &recorded : entries) {
        if (voided.contains(recorded.entry.id) || std::holds_alternative<EventVoided>(recorded.entry.event))
            takePlace(standing, *recorded.entry.knowledgeOf(subject), recorded.entry);
        else
            evolve(standing, subject, recorded.entry);
    }
    if (subject.kind() == Subject::Kind::Unit)
        standing.conflicts = conflictsOf(subject, entries);
    return standing;
}

const Conflict *Standing::undecided() const
{
    const auto found = std::find_if(conflicts.begin(), conflicts.end(),
        [](const Conflict &conflict) { return conflict.needsDecision(); });
    return found == conflicts.end() ? nullptr : &*found;
}

Knowledge knowledge(const Subject &subject, const Standing &standing)
{
    return {.subject = subject, .base = standing.heads, .depth = standing.depth + 1};
}

} // namespace unitrail
