// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/pattern.h"
#include "core/domain/containment.h"
#include "core/domain/release_checklist.h"
#include "core/domain/rules.h"

#include <algorithm>

namespace unitrail {

Decision rule(const CreateUnit &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Plant &plant = c.snapshot.plant;
    const Subject subject = Subject::of(command.unit);
    const Unit &known = c.unit(command.unit);
    if (known.life == LifeCycle::Scrapped || known.life == LifeCycle::Decommissioned)
        return Refusal{.reason = Reason::Scrapped, .subject = subject, .at = known.endedMs};
    if (known.created)
        return Refusal{
            .reason = Reason::UnitExists, .subject = subject, .at = c.standing(command.unit).lastMs};
    const Part *part = plant.part(command.unit.part);
    const Routing *routing = plant.routingOf(command.unit.part);
    const WorkOrder *order = nullptr;
    if (command.order) {
        const auto found = plant.orders.find(*command.order);
        order = found == plant.orders.end() ? nullptr : &found->second;
        if (!order || order->part != command.unit.part)
            return Refusal{.reason = Reason::WrongPart,
                .subject = subject,
                .part = command.unit.part,
                .detail = command.order->text()};
        routing = plant.routing(order->routing);
    }
    std::vector<Subject> holders{subject, Subject::of(c.snapshot.station)};
    if (order) {
        holders.push_back(Subject::of(order->number));
        holders.push_back(Subject::of(LotId{order->part, order->productLot}));
    }
    for (const Subject &holder : holders) {
        if (const auto refusal = refuseHeld(c, subject, holder))
            return *refusal;
    }
    Unit made = known;
    made.order = command.order;
    if (order)
        made.productLot = order->productLot;
    if (part)
        made.revision = part->revision;
    if (const auto refusal = refuseContained(c, command.unit, made))
        return *refusal;
    if (!part || !routing)
        return Refusal{.reason = Reason::NotOnRoute, .subject = subject, .part = command.unit.part};
    const QString serial = command.unit.serial.text();
    if (!fitsPattern(part->serialPattern, serial))
        return Refusal{
            .reason = Reason::BadSerial, .subject = subject, .part = part->number, .detail = serial};

    const auto here = plant.operationsAt(c.snapshot.station, *routing);
    const auto minting
        = std::find_if(here.begin(), here.end(), [](const Operation *operation) { return operation->mints; });
    if (minting == here.end() && !c.permits(Reason::WrongStation)) {
        Refusal refusal{.reason = Reason::WrongStation, .subject = subject};
        for (const Operation &operation : routing->operations) {
            if (operation.mints) {
                refusal.operation = operation.id;
                refusal.stations = namesOf(operation.stations);
            }
        }
        return refusal;
    }
    if (minting != here.end()) {
        if (const auto refusal = refuseStart(c, command.unit, **minting, *routing, 1))
            return *refusal;
    }
    Facts facts;
    if (command.minted) {
        const auto reserved = reservationOf(*part, {command.unit.serial}, c);
        if (const auto *refusal = std::get_if<Refusal>(&reserved))
            return *refusal;
        facts = std::get<Facts>(reserved);
    }
    facts.push_back(fact(command.unit,
        UnitCreated{.revision = part->revision,
            .routing = routing->reference(),
            .order = command.order,
            .productLot = order ? std::optional(order->productLot) : std::nullopt,
            .minted = command.minted}));
    if (labelIsOutstanding(known)) // it was printed before, and this is the scan of it
        facts.push_back(
            fact(command.unit, IdentifierBound{QStringLiteral("serial"), command.unit.serial.text()}));
    if (minting != here.end())
        facts.push_back(fact(command.unit, OperationStarted{(*minting)->id, 1}));
    return facts;
}

Decision rule(const BindIdentifier &command, const Case &c)
{
    if (const auto refusal = refuseWork(c, command.unit))
        return *refusal;
    if (command.type == u"serial")
        return bindSerial(command, c);
    const Unit &unit = c.unit(command.unit);
    if (const auto known = unit.identifiers.find(command.type);
        known != unit.identifiers.end() && known->second == command.value)
        return Facts{};
    return Facts{fact(command.unit, IdentifierBound{command.type, command.value})};
}

Decision rule(const VoidIdentifier &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject subject = Subject::of(command.unit);
    if (command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    if (command.type == u"serial")
        return voidSerial(command, c);
    if (const auto refusal = refuseWork(c, command.unit))
        return *refusal;
    const auto &identifiers = c.unit(command.unit).identifiers;
    const auto known = identifiers.find(command.type);
    if (known == identifiers.end() || known->second != command.value)
        return Refusal{.reason = Reason::NotInstalled, .subject = subject, .detail = command.value};
    return Facts{fact(command.unit, IdentifierVoided{command.type, command.value, command.why})};
}

Decision rule(const RecordRepair &command, const Case &c)
{
    if (const auto refusal = refuseWork(c, command.unit, Work::Mending))
        return *refusal;
    if (!c.atRepair())
        return Refusal{.reason = Reason::WrongStation, .subject = Subject::of(command.unit)};
    return Facts{fact(command.unit, command.repair)};
}

Decision rule(const PlaceHold &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Standing &standing = c.snapshot.of(command.subject);
    if (standing.holds.contains(command.hold))
        return Refusal{
            .reason = Reason::AlreadyOnHold, .subject = command.subject, .names = {command.hold.text()}};
    const auto &reasons = c.snapshot.plant.holdReasons;
    const bool known = std::any_of(reasons.begin(), reasons.end(),
        [&](const HoldReason &reason) { return reason.code == command.reason; });
    if (!known)
        return Refusal{.reason = Reason::ReasonNeeded, .subject = command.subject, .detail = command.reason};
    return Facts{{{command.subject}, HoldPlaced{command.hold, command.reason, command.note}}};
}

/** The containment that the unit would be released from. */
static std::optional<ContainmentIndex::Hit> containedBy(const ReleaseHold &command, const Case &c)
{
    const auto unit = command.subject.unit();
    if (!unit || !c.snapshot.containments)
        return {};
    const auto hit = c.snapshot.containments->concerning(*unit, c.unit(*unit), c.snapshot.lookUp());
    const bool meant = hit && containmentHold(hit->id, hit->containment->terms.version) == command.hold;
    return meant ? hit : std::nullopt;
}

Decision rule(const ReleaseHold &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const auto contained = containedBy(command, c);
    const bool inspected = contained && contained->containment->terms.action == ContainmentAction::Inspect;
    const bool inCharge = has(c.snapshot.person, {Role::Supervisor, Role::QualityEngineer})
        || (inspected && has(c.snapshot.person, {Role::Inspector}));
    if (!inCharge)
        return Refusal{.reason = Reason::NotAllowed, .subject = command.subject};
    if (command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = command.subject};
    if (!contained && !c.snapshot.of(command.subject).holds.contains(command.hold))
        return Refusal{
            .reason = Reason::NotOnHold, .subject = command.subject, .names = {command.hold.text()}};
    return Facts{{{command.subject}, HoldReleased{command.hold, command.why}}};
}

Decision rule(const ScrapUnit &command, const Case &c)
{
    if (const auto refusal = refuseUnlessInCharge(c, command.unit, command.why))
        return *refusal;
    const Unit &unit = c.unit(command.unit);
    if (unit.life == LifeCycle::Scrapped)
        return Refusal{.reason = Reason::Scrapped, .subject = Subject::of(command.unit), .at = unit.endedMs};
    if (!unit.created && !c.standing(command.unit).known())
        return Refusal{.reason = Reason::UnknownUnit, .subject = Subject::of(command.unit)};
    return Facts{fact(command.unit, UnitScrapped{command.why})};
}

Decision rule(const MoveUnit &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Unit &unit = c.unit(command.unit);
    if (!unit.created)
        return Refusal{.reason = Reason::UnknownUnit, .subject = Subject::of(command.unit)};
    if (unit.location == command.location)
        return Facts{};
    return Facts{fact(command.unit, UnitMoved{command.location})};
}

static bool packsNow(const Unit &unit, const Case &c)
{
    const Routing *routing = c.snapshot.plant.routing(unit.routing);
    const Operation *running = routing && unit.active ? routing->find(*unit.active) : nullptr;
    return running && running->kind == Operation::Kind::Pack;
}

/** A passed operation's part is no longer there: removed for repair and not replaced. */
static std::optional<Refusal> refuseIncomplete(const UnitId &id, const Case &c)
{
    const Unit &unit = c.unit(id);
    const Routing *routing = c.routing(id);
    if (!routing || c.permits(Reason::CaptureMissing))
        return {};
    for (const auto &[operationId, standing] : unit.operations) {
        const Operation *operation = routing->find(operationId);
        if (!operation || standing.status != OperationStatus::Passed)
            continue;
        const MissingCaptures missing = missingCaptures(unit, *operation, bomOf(id, *routing), {});
        if (missing.components.empty())
            continue;
        Refusal refusal{
            .reason = Reason::CaptureMissing, .subject = Subject::of(id), .operation = operationId};
        for (const auto &component : missing.components)
            refusal.names.append(component.line->part.text());
        refusal.names.removeDuplicates();
        return refusal;
    }
    return {};
}

static Refusal notComplete(const UnitId &id)
{
    return {.reason = Reason::NotComplete, .subject = Subject::of(id)};
}

/** Everything is done, and everything that was taken out has been replaced. */
static std::optional<Refusal> refuseUnfinished(const UnitId &id, const Case &c)
{
    const Unit &unit = c.unit(id);
    if (unit.finished || packsNow(unit, c))
        return refuseIncomplete(id, c);
    const Routing *routing = c.routing(id);
    const Operation *due = routing ? dueOperation(unit, *routing) : nullptr;
    return Refusal{.reason = Reason::NotComplete,
        .subject = Subject::of(id),
        .operation = due ? std::optional(due->id) : std::nullopt,
        .stations = due ? namesOf(due->stations) : QStringList{}};
}

Decision rule(const PackUnit &command, const Case &c)
{
    if (const auto refusal = refuseWork(c, command.unit))
        return *refusal;
    if (const auto refusal = refuseUnfinished(command.unit, c))
        return *refusal;
    const Subject container = Subject::of(command.container);
    const Unit &unit = c.unit(command.unit);
    if (unit.life == LifeCycle::Returned)
        return notComplete(command.unit); // what came back is looked at and released first
    if (unit.container)
        return Refusal{.reason = Reason::AlreadyPacked,
            .subject = Subject::of(command.unit),
            .other = Subject::of(*unit.container)};
    const Container &into = c.snapshot.of(container).container();
    if (into.sealed)
        return Refusal{
            .reason = Reason::ContainerSealed, .subject = Subject::of(command.unit), .other = container};
    if (c.snapshot.of(container).container().label == IdentifierState::Voided)
        return Refusal{
            .reason = Reason::ContainerVoid, .subject = Subject::of(command.unit), .other = container};
    if (!into.customer.isEmpty())
        return Refusal{.reason = Reason::Gone,
            .subject = container,
            .detail = into.customer,
            .at = c.snapshot.of(container).lastMs};
    if (const auto refusal = refuseHeld(c, Subject::of(command.unit), container))
        return *refusal;
    Facts facts = seenLabelOf(command.container, c);
    facts.push_back({{Subject::of(command.unit), container}, UnitPacked{command.container}});
    return facts;
}

Decision rule(const UnpackUnit &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Unit &unit = c.unit(command.unit);
    if (!unit.container)
        return Refusal{.reason = Reason::NotPacked, .subject = Subject::of(command.unit)};
    if (unit.life == LifeCycle::Shipped)
        return Refusal{.reason = Reason::Gone,
            .subject = Subject::of(command.unit),
            .detail = unit.customer,
            .at = unit.endedMs};
    if (command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = Subject::of(command.unit)};
    return Facts{{{Subject::of(command.unit), Subject::of(*unit.container)},
        UnitUnpacked{*unit.container, command.why}}};
}

Decision rule(const SealContainer &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject subject = Subject::of(command.container);
    const Container &container = c.snapshot.of(subject).container();
    if (container.sealed)
        return Refusal{.reason = Reason::ContainerSealed, .subject = subject, .detail = container.sscc};
    if (container.content.empty() && container.loose.empty())
        return Refusal{.reason = Reason::ContainerEmpty, .subject = subject};
    if (const auto refusal = refuseHeld(c, subject, subject))
        return *refusal;
    return Facts{{{subject}, ContainerSealed{command.sscc}}};
}

/** The first line of the checklist that is not good, as a reason; a concession covers what the records lack,
 * and neither work that is not done nor a nonconformance. */
static std::optional<Refusal> refuseIncompleteRecord(const ReleaseUnit &command, const Case &c)
{
    const Subject subject = Subject::of(command.unit);
    const ReleaseChecklist checklist
        = releaseChecklist(command.unit, c.standing(command.unit), c.snapshot.plant);
    for (const ReleaseItem &item : checklist.items) {
        if (item.good())
            continue;
        Refusal refusal{.reason = Reason::CaptureMissing,
            .subject = subject,
            .operation = item.operation,
            .stations = namesOf(item.stations),
            .names = item.missing};
        switch (item.kind) {
        case ReleaseItem::Kind::Operations:
            refusal.reason = Reason::NotComplete;
            return refusal;
        case ReleaseItem::Kind::Nonconformances:
            refusal.reason = Reason::NotDispositioned;
            return refusal;
        case ReleaseItem::Kind::Holds:
            refusal.reason = Reason::OnHold;
            return refusal;
        case ReleaseItem::Kind::Measurements:
        case ReleaseItem::Kind::Genealogy:
        case ReleaseItem::Kind::Traceability:
            if (command.concession) {
                if (auto uncovered = refuseConcession(c, *command.concession, {command.unit, item.operation}))
                    return uncovered;
            } else if (!c.permits(Reason::CaptureMissing)) {
                return refusal;
            }
            break;
        }
    }
    return {};
}

Decision rule(const ReleaseUnit &command, const Case &c)
{
    if (const auto refusal = refuseWork(c, command.unit))
        return *refusal;
    if (const auto refusal = refuseIncompleteRecord(command, c))
        return *refusal;
    const Subject subject = Subject::of(command.unit);
    const Person *signer = c.snapshot.signer;
    if (!signer)
        return signatureNeeded(subject);
    if (!isQualified(*signer, QStringLiteral("release"), c.today()) && !c.permits(Reason::NotQualified))
        return Refusal{
            .reason = Reason::NotQualified, .subject = subject, .detail = QStringLiteral("release")};
    Facts facts{fact(command.unit, UnitReleased{command.meaning})};
    if (command.concession)
        facts.push_back(useOf(*command.concession, {command.unit}));
    facts.push_back(signatureOf(c, {subject}, QStringLiteral("released"), command.meaning));
    return facts;
}

Decision departureOf(const ShipUnit &command, const Case &c)
{
    if (const auto refusal = refuseWork(c, command.unit))
        return *refusal;
    if (const auto refusal = refuseUnfinished(command.unit, c))
        return *refusal;
    const Unit &unit = c.unit(command.unit);
    if (!unit.finished || unit.life == LifeCycle::Returned)
        return notComplete(command.unit); // packing still runs, or it came back and nobody has released it
    const Part *part = c.snapshot.plant.part(command.unit.part);
    if (part && part->releaseNeeded && !unit.released)
        return Refusal{.reason = Reason::NotReleased, .subject = Subject::of(command.unit)};
    if (!unit.serviceOrder.isEmpty())
        return Refusal{
            .reason = Reason::ServiceOpen, .subject = Subject::of(command.unit), .detail = unit.serviceOrder};
    return Facts{fact(command.unit, UnitShipped{command.customer, command.order})};
}

Decision rule(const TakeBackUnit &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Unit &unit = c.unit(command.unit);
    if (!unit.created)
        return Refusal{.reason = Reason::UnknownUnit, .subject = Subject::of(command.unit)};
    if (unit.life != LifeCycle::Shipped && unit.life != LifeCycle::InService)
        return Refusal{.reason = Reason::NotDelivered, .subject = Subject::of(command.unit)};
    std::vector<Subject> about{Subject::of(command.unit)};
    if (unit.container)
        about.push_back(Subject::of(*unit.container)); // it is no longer in there
    Facts facts{{about, UnitReturned{command.customer, command.symptom}}};
    if (!command.location.isEmpty() && command.location != unit.location)
        facts.push_back(fact(command.unit, UnitMoved{command.location}));
    if (!command.hold)
        return facts;
    const Decision held
        = rule(PlaceHold{Subject::of(command.unit), *command.hold, command.holdReason, command.symptom}, c);
    if (const auto *refusal = std::get_if<Refusal>(&held))
        return *refusal;
    const Facts &hold = std::get<Facts>(held);
    facts.insert(facts.end(), hold.begin(), hold.end());
    return facts;
}

} // namespace unitrail
