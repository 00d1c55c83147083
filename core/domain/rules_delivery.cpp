// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules.h"

#include <algorithm>
#include <utility>

/* Containers in containers, content without a serial, and what is done with all that lies in one. */
namespace unitrail {

static const Container &containerOf(const Case &c, const ContainerId &id)
{
    return c.snapshot.of(Subject::of(id)).container();
}

static std::optional<Refusal> refuseContainer(const Case &c, const ContainerId &id)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return refusal;
    const Subject subject = Subject::of(id);
    const Container &container = containerOf(c, id);
    if (!container.customer.isEmpty())
        return Refusal{.reason = Reason::Gone,
            .subject = subject,
            .detail = container.customer,
            .at = c.snapshot.of(subject).lastMs};
    std::set<ContainerId> seen;
    for (std::optional<ContainerId> held = id; held && seen.insert(*held).second;
         held = containerOf(c, *held).container) {
        if (const auto refusal = refuseHeld(c, subject, Subject::of(*held)))
            return refusal;
    }
    return {};
}

/** ... and it can be filled. */
static std::optional<Refusal> refuseFilling(const Case &c, const ContainerId &id, const Subject &with)
{
    if (const auto refusal = refuseContainer(c, id))
        return refusal;
    if (containerOf(c, id).sealed)
        return Refusal{.reason = Reason::ContainerSealed, .subject = with, .other = Subject::of(id)};
    return {};
}

/** All units and containers that lie in it, at any depth, each behind what it lies in. */
static std::vector<Subject> contentOf(const Case &c, const ContainerId &id)
{
    std::vector<Subject> all{Subject::of(id)};
    std::set<Subject> seen{all.front()};
    for (size_t i = 0; i < all.size(); ++i) {
        if (all[i].kind() != Subject::Kind::Container)
            continue;
        const std::vector<Subject> content = c.snapshot.of(all[i]).container().content;
        std::copy_if(content.begin(), content.end(), std::back_inserter(all),
            [&](const Subject &subject) { return seen.insert(subject).second; });
    }
    return all;
}

/** The containers that a command is about with all that is in them. */
static std::vector<ContainerId> wholeIn(const Command &command)
{
    if (const auto *pack = std::get_if<PackContainer>(&command))
        return {pack->container};
    if (const auto *move = std::get_if<MoveContainer>(&command))
        return {move->container};
    if (const auto *ship = std::get_if<ShipContainer>(&command))
        return {ship->container};
    const auto *shipment = std::get_if<ShipOrder>(&command);
    return shipment ? shipment->containers : std::vector<ContainerId>();
}

std::vector<Subject> missingIn(const Snapshot &snapshot, const Command &command)
{
    std::vector<Subject> missing;
    const auto need = [&](const Subject &subject) {
        if (!snapshot.standings.contains(subject))
            missing.push_back(subject);
    };
    for (const auto &[subject, standing] : snapshot.standings) {
        const auto *container = std::get_if<Container>(&standing.state);
        if (container && container->container)
            need(Subject::of(*container->container));
    }
    // The lot that a piece's label told once counts for it for ever: so does what holds that lot.
    const auto *install = std::get_if<InstallComponent>(&command);
    if (const auto piece = install ? install->component.unit() : std::nullopt) {
        if (const auto &lot = snapshot.of(Subject::of(*piece)).unit().supplierLot)
            need(Subject::of(LotId{piece->part, *lot}));
    }
    const auto needAll = [&](const Subject &subject) {
        need(subject);
        if (const auto unit = subject.unit()) {
            for (const Subject &further :
                furtherSubjects(ShipUnit{*unit, {}, {}}, snapshot.of(subject), snapshot.station))
                need(further);
        }
    };
    for (const ContainerId &container : wholeIn(command)) {
        for (const Subject &subject : contentOf({snapshot, {}}, container))
            needAll(subject);
    }
    if (const auto *shipment = std::get_if<ShipOrder>(&command)) {
        for (const UnitId &unit : shipment->units)
            needAll(Subject::of(unit));
    }
    return missing;
}

static Refusal empty(const ContainerId &id)
{
    return {.reason = Reason::ContainerEmpty, .subject = Subject::of(id)};
}

Decision rule(const PackContainer &command, const Case &c)
{
    const Subject subject = Subject::of(command.container), into = Subject::of(command.into);
    if (const auto refusal = refuseContainer(c, command.container))
        return *refusal;
    const Container &container = containerOf(c, command.container);
    if (container.content.empty() && container.loose.empty())
        return empty(command.container);
    if (container.container)
        return Refusal{
            .reason = Reason::AlreadyPacked, .subject = subject, .other = Subject::of(*container.container)};
    const std::vector<Subject> inside = contentOf(c, command.container);
    if (std::find(inside.begin(), inside.end(), into) != inside.end())
        return Refusal{.reason = Reason::ContainerInItself, .subject = subject, .other = into};
    if (const auto refusal = refuseFilling(c, command.into, subject))
        return *refusal;
    return Facts{{{subject, into}, UnitPacked{command.into}}};
}

Decision rule(const UnpackContainer &command, const Case &c)
{
    const Subject subject = Subject::of(command.container);
    if (const auto refusal = refuseContainer(c, command.container))
        return *refusal;
    const Container &container = containerOf(c, command.container);
    if (!container.container)
        return Refusal{.reason = Reason::NotPacked, .subject = subject};
    if (command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    return Facts{
        {{subject, Subject::of(*container.container)}, UnitUnpacked{*container.container, command.why}}};
}

Decision rule(const PackLoose &command, const Case &c)
{
    const Subject subject = Subject::of(command.container), lot = Subject::of(command.lot);
    if (const auto refusal = refuseFilling(c, command.container, lot))
        return *refusal;
    if (command.quantity <= Decimal(0, 0))
        return Refusal{.reason = Reason::BadValue, .subject = lot, .detail = command.quantity.text()};
    if (const auto refusal = refuseLot(command.lot, {}, c))
        return *refusal;
    const auto &loose = containerOf(c, command.container).loose;
    const auto known = loose.find(command.lot);
    if (known != loose.end() && !known->second.plus(command.quantity))
        return Refusal{.reason = Reason::BadValue, .subject = lot, .detail = command.quantity.text()};
    return Facts{{{subject, lot}, LoosePacked{command.lot, command.quantity}}};
}

Decision rule(const UnpackLoose &command, const Case &c)
{
    const Subject subject = Subject::of(command.container), lot = Subject::of(command.lot);
    if (const auto refusal = refuseContainer(c, command.container))
        return *refusal;
    if (command.quantity <= Decimal(0, 0))
        return Refusal{.reason = Reason::BadValue, .subject = lot, .detail = command.quantity.text()};
    const auto &loose = containerOf(c, command.container).loose;
    const auto known = loose.find(command.lot);
    const Decimal there = known == loose.end() ? Decimal(0, 0) : known->second;
    if (there < command.quantity)
        return Refusal{.reason = Reason::NotEnough, .subject = lot, .other = subject, .detail = there.text()};
    if (command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    return Facts{{{subject, lot}, LooseUnpacked{command.lot, command.quantity, command.why}}};
}

Decision rule(const MoveContainer &command, const Case &c)
{
    if (const auto refusal = refuseContainer(c, command.container))
        return *refusal;
    Facts facts;
    for (const Subject &subject : contentOf(c, command.container)) {
        const auto unit = subject.unit();
        const QString &now = unit ? c.unit(*unit).location : c.snapshot.of(subject).container().location;
        if (now != command.location)
            facts.push_back({{subject}, UnitMoved{command.location}});
    }
    return facts;
}

/** A container with all that is in it, before anybody has signed. */
static Decision departureOf(const ShipContainer &command, const Case &c)
{
    const Subject subject = Subject::of(command.container);
    if (const auto refusal = refuseContainer(c, command.container))
        return *refusal;
    const Container &container = containerOf(c, command.container);
    if (container.container)
        return Refusal{
            .reason = Reason::AlreadyPacked, .subject = subject, .other = Subject::of(*container.container)};
    if (container.content.empty() && container.loose.empty())
        return empty(command.container);
    if (!container.sealed)
        return Refusal{.reason = Reason::ContainerOpen, .subject = subject};
    Facts facts;
    for (const Subject &one : contentOf(c, command.container)) {
        const auto unit = one.unit();
        if (!unit) {
            if (const auto refusal = refuseHeld(c, one, one))
                return *refusal;
            facts.push_back({{one}, UnitShipped{command.customer, command.order}});
            continue;
        }
        // One unit that may not leave keeps all of them here.
        const Decision decision = departureOf(ShipUnit{*unit, command.customer, command.order}, c);
        if (const auto *refusal = std::get_if<Refusal>(&decision))
            return *refusal;
        const Facts &shipped = std::get<Facts>(decision);
        facts.insert(facts.end(), shipped.begin(), shipped.end());
    }
    return facts;
}

/** So many entries are signed by one signature: it names each with its digest, and stays far below 64 kB. */
static constexpr size_t signedMax = 100;

/** Where the plant wants it, what leaves does so with a signature. */
static Decision signedDeparture(
    const Subject &subject, const Decision &departure, const QString &order, const Case &c)
{
    const auto *leaving = std::get_if<Facts>(&departure);
    if (!leaving || !c.snapshot.plant.shipmentsSigned)
        return departure;
    if (!c.snapshot.signer)
        return signatureNeeded(subject);
    Facts facts;
    std::vector<Subject> about;
    for (const Fact &fact : *leaving) {
        facts.push_back(fact);
        about.push_back(fact.about.front());
        if (about.size() == signedMax || &fact == &leaving->back())
            facts.push_back(signatureOf(c, std::exchange(about, {}), QStringLiteral("shipped"), order));
    }
    return facts;
}

Decision rule(const ShipUnit &command, const Case &c)
{
    return signedDeparture(Subject::of(command.unit), departureOf(command, c), command.order, c);
}

static std::optional<Refusal> refuseUnaddressed(
    const Subject &subject, const QString &customer, const QString &order)
{
    if (customer.trimmed().isEmpty() && order.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    return {};
}

Decision rule(const ShipContainer &command, const Case &c)
{
    const Subject subject = Subject::of(command.container);
    if (const auto refusal = refuseContainer(c, command.container))
        return *refusal;
    if (const auto refusal = refuseUnaddressed(subject, command.customer, command.order))
        return *refusal;
    return signedDeparture(subject, departureOf(command, c), command.order, c);
}

Decision rule(const ShipOrder &command, const Case &c)
{
    const Subject station = Subject::of(c.snapshot.station);
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    if (const auto refusal = refuseUnaddressed(station, command.customer, command.order))
        return *refusal;
    if (command.containers.empty() && command.units.empty())
        return Refusal{.reason = Reason::ContainerEmpty, .subject = station};
    Facts facts;
    std::set<Subject> seen;
    const auto add = [&](const Decision &departure) -> std::optional<Refusal> {
        if (const auto *refusal = std::get_if<Refusal>(&departure))
            return *refusal;
        const Facts &leaving = std::get<Facts>(departure);
        std::copy_if(leaving.begin(), leaving.end(), std::back_inserter(facts),
            [&](const Fact &fact) { return seen.insert(fact.about.front()).second; });
        return {};
    };
    for (const ContainerId &container : command.containers) {
        if (const auto refusal
            = add(departureOf(ShipContainer{container, command.customer, command.order}, c)))
            return *refusal;
    }
    for (const UnitId &unit : command.units) {
        const auto &container = c.unit(unit).container;
        if (container && !seen.contains(Subject::of(unit))) // its carton would tell that it is still in there
            return Refusal{.reason = Reason::AlreadyPacked,
                .subject = Subject::of(unit),
                .other = Subject::of(*container)};
        if (const auto refusal = add(departureOf(ShipUnit{unit, command.customer, command.order}, c)))
            return *refusal;
    }
    return signedDeparture(station, facts, command.order, c);
}

// ---- at the customer, and at the end of life

Decision rule(const OpenService &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject subject = Subject::of(command.unit);
    const Unit &unit = c.unit(command.unit);
    if (unit.life == LifeCycle::Scrapped || unit.life == LifeCycle::Decommissioned)
        return Refusal{.reason = Reason::Scrapped, .subject = subject, .at = unit.endedMs};
    if (!unit.created)
        return Refusal{.reason = Reason::UnknownUnit, .subject = subject};
    if (!unit.serviceOrder.isEmpty())
        return Refusal{.reason = Reason::ServiceOpen, .subject = subject, .detail = unit.serviceOrder};
    if (unit.life != LifeCycle::Shipped && unit.life != LifeCycle::InService
        && unit.life != LifeCycle::Returned)
        return Refusal{.reason = Reason::NotDelivered, .subject = subject};
    if (command.order.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    return Facts{fact(command.unit,
        ServiceOpened{
            command.order, command.customer.isEmpty() ? unit.customer : command.customer, command.symptom})};
}

Decision rule(const CloseService &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject subject = Subject::of(command.unit);
    const Unit &unit = c.unit(command.unit);
    if (!unit.created)
        return Refusal{.reason = Reason::UnknownUnit, .subject = subject};
    if (unit.serviceOrder.isEmpty())
        return Refusal{.reason = Reason::ServiceNotOpen, .subject = subject};
    if (command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    return Facts{fact(command.unit, ServiceClosed{unit.serviceOrder, command.why})};
}

Decision rule(const DecommissionUnit &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject subject = Subject::of(command.unit);
    const Unit &unit = c.unit(command.unit);
    if (unit.life == LifeCycle::Scrapped || unit.life == LifeCycle::Decommissioned)
        return Refusal{.reason = Reason::Scrapped, .subject = subject, .at = unit.endedMs};
    if (!c.standing(command.unit).known())
        return Refusal{.reason = Reason::UnknownUnit, .subject = subject};
    if (!has(c.snapshot.person, {Role::Supervisor, Role::QualityEngineer, Role::ServiceTechnician}))
        return Refusal{.reason = Reason::NotAllowed, .subject = subject};
    if (command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    if (const auto refusal
        = refuseUnsigned(c, subject, {Role::Supervisor, Role::QualityEngineer, Role::ServiceTechnician}))
        return *refusal;
    return Facts{fact(command.unit, UnitDecommissioned{command.why}),
        signatureOf(c, {subject}, QStringLiteral("decommissioned"), command.why)};
}

} // namespace unitrail
