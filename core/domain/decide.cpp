// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/decide.h"

#include "core/domain/plain_text.h"
#include "core/domain/rules.h"

#include <algorithm>

namespace unitrail {

const Standing &Snapshot::of(const Subject &subject) const
{
    if (const auto found = standings.find(subject); found != standings.end())
        return found->second;
    static const std::map<Subject::Kind, Standing> blanks = [] {
        std::map<Subject::Kind, Standing> made;
        made[Subject::Kind::Unit].state = Unit{};
        made[Subject::Kind::Lot].state = Lot{};
        made[Subject::Kind::Station].state = Workplace{};
        made[Subject::Kind::Container].state = Container{};
        made[Subject::Kind::Gauge].state = GaugeStanding{};
        made[Subject::Kind::Concession].state = Concession{};
        made[Subject::Kind::Containment].state = Containment{};
        made[Subject::Kind::Case].state = RecallCase{};
        return made;
    }();
    static const Standing nothing;
    const auto kind = blanks.find(subject.kind());
    return kind == blanks.end() ? nothing : kind->second;
}

std::function<const Standing *(const Subject &)> Snapshot::lookUp() const
{
    return [this](const Subject &subject) -> const Standing * {
        const auto found = standings.find(subject);
        return found == standings.end() ? nullptr : &found->second;
    };
}

QDate dayAt(qint64 wallMs, const Plant &plant)
{
    constexpr qint64 dayMs = 86'400'000;
    const qint64 local = wallMs + qint64(plant.utcOffsetMinutes) * 60'000;
    constexpr qint64 julianDayOf1970 = 2'440'588;
    return QDate::fromJulianDay(julianDayOf1970 + (local >= 0 ? local / dayMs : (local - dayMs + 1) / dayMs));
}

/** Nothing: the second person permits it. Else what still stands in the way, which may be the second person.
 */
static std::optional<Refusal> refuseOverride(const Refusal &refusal, const Snapshot &snapshot)
{
    if (!snapshot.secondPerson || !snapshot.person || !canBeOverridden(refusal.reason))
        return refusal;
    const bool authorised = has(snapshot.secondPerson, {Role::Supervisor, Role::QualityEngineer});
    const bool same = snapshot.secondPerson->id == snapshot.person->id;
    const bool reasonGiven = !snapshot.overrideReason.trimmed().isEmpty();
    if (authorised && !same && reasonGiven)
        return {};
    return Refusal{.reason = authorised && !same ? Reason::ReasonNeeded : Reason::SecondPersonNeeded,
        .subject = refusal.subject,
        .operation = refusal.operation,
        .part = refusal.part,
        .detail = reasonName(refusal.reason)};
}

/** Who begins work at a station that stood has ended the stop, whether he said so or not. */
static void endStop(const Snapshot &snapshot, Facts &facts)
{
    const Subject station = Subject::of(snapshot.station);
    const bool begins = std::any_of(facts.begin(), facts.end(), [](const Fact &fact) {
        return std::holds_alternative<OperationStarted>(fact.event)
            || std::holds_alternative<OperationResumed>(fact.event);
    });
    if (begins && snapshot.of(station).workplace().stop)
        facts.insert(facts.begin(), Fact{{station}, StationResumed{}});
}

static Facts withGrants(
    const Command &command, const Snapshot &snapshot, const std::vector<Refusal> &granted, Facts facts)
{
    const Subject main = mainSubject(command, snapshot.station);
    Facts all;
    for (const Refusal &refusal : granted)
        all.push_back({{main}, OverrideGranted{refusal, snapshot.secondPerson->id, snapshot.overrideReason}});
    endStop(snapshot, facts);
    all.insert(all.end(), std::make_move_iterator(facts.begin()), std::make_move_iterator(facts.end()));
    for (Fact &fact : all)
        fact.event = withPlainTexts(std::move(fact.event));
    return all;
}

Decision decide(const Command &command, const Snapshot &snapshot)
{
    Case c{.snapshot = snapshot};
    std::vector<Refusal> granted;
    for (;;) {
        Decision decision = std::visit([&](const auto &wish) { return rule(wish, c); }, command);
        if (auto *facts = std::get_if<Facts>(&decision))
            return withGrants(command, snapshot, granted, std::move(*facts));
        const Refusal &refusal = std::get<Refusal>(decision);
        if (c.permits(refusal.reason))
            return decision; // permitted, and still there is no way to do it
        if (auto standing = refuseOverride(refusal, snapshot))
            return *std::move(standing);
        c.permitted.insert(refusal.reason);
        granted.push_back(refusal);
    }
}

// ---- what several rules ask

const Station *Case::station() const
{
    const auto found = snapshot.plant.stations.find(snapshot.station);
    return found == snapshot.plant.stations.end() ? nullptr : &found->second;
}

bool Case::atRepair() const
{
    const Station *here = station();
    return here && (here->kind == Station::Kind::Repair || here->kind == Station::Kind::Service);
}

bool has(const Person *person, std::initializer_list<Role> anyOf)
{
    return person
        && std::any_of(anyOf.begin(), anyOf.end(), [&](Role role) { return person->roles.contains(role); });
}

Fact fact(const UnitId &unit, Event event)
{
    return {{Subject::of(unit)}, std::move(event)};
}

Fact fact(const UnitId &unit, const std::vector<Component> &components, Event event)
{
    Fact made = fact(unit, std::move(event));
    for (const Component &component : components) {
        if (const auto child = component.unit())
            made.about.push_back(Subject::of(*child));
    }
    return made;
}

QStringList namesOf(const std::vector<StationName> &stations)
{
    QStringList names;
    for (const StationName &station : stations)
        names.append(station.text());
    return names;
}

QString shownName(const Case &c, const PersonId &id)
{
    const auto known = c.snapshot.plant.people.find(id);
    return known == c.snapshot.plant.people.end() ? id.text() : known->second.shortName;
}

std::optional<Refusal> refuseWithoutPerson(const Case &c)
{
    return c.snapshot.person || c.byMachine ? std::nullopt
                                            : std::optional(Refusal{.reason = Reason::NotSignedIn});
}

std::optional<Refusal> refuseHeld(const Case &c, const Subject &judged, const Subject &holder)
{
    const Standing &standing = c.snapshot.of(holder);
    if (standing.holds.empty())
        return {};
    const auto &[id, hold] = *standing.holds.begin();
    QStringList names{id.text()};
    if (hold.person)
        names.append(shownName(c, *hold.person));
    return Refusal{.reason = Reason::OnHold,
        .subject = judged,
        .other = holder == judged ? std::nullopt : std::optional(holder),
        .names = names,
        .detail = hold.note.isEmpty() ? hold.reason : hold.note,
        .at = hold.atMs};
}

/** A carton in a case on a pallet in a lorry; more is a circle that two stations made apart. */
static constexpr size_t containersDeepMax = 16;

std::optional<Refusal> refuseWork(const Case &c, const UnitId &id, Work work)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return refusal;
    const Subject subject = Subject::of(id);
    const Unit &unit = c.unit(id);
    if (unit.life == LifeCycle::Scrapped || unit.life == LifeCycle::Decommissioned)
        return Refusal{.reason = Reason::Scrapped, .subject = subject, .at = unit.endedMs};
    if (!unit.created)
        return Refusal{.reason = Reason::UnknownUnit, .subject = subject};
    // In use at its customer; who goes there to mend it works on an order.
    const bool away = unit.life == LifeCycle::Shipped
        || (unit.life == LifeCycle::InService && !(c.atRepair() && !unit.serviceOrder.isEmpty()));
    if (away)
        return Refusal{
            .reason = Reason::Gone, .subject = subject, .detail = unit.customer, .at = unit.endedMs};

    std::vector<Subject> holders{subject, Subject::of(c.snapshot.station)};
    if (unit.order)
        holders.push_back(Subject::of(*unit.order));
    if (unit.productLot)
        holders.push_back(Subject::of(LotId{id.part, *unit.productLot}));
    if (unit.active)
        holders.push_back(Subject::of(*unit.active));
    if (unit.container)
        holders.push_back(Subject::of(*unit.container));
    for (auto container = unit.container; container && holders.size() < containersDeepMax;
         container = c.snapshot.of(Subject::of(*container)).container().container)
        holders.push_back(Subject::of(*container));
    for (const Subject &holder : holders) {
        if (const auto refusal = refuseHeld(c, subject, holder))
            return refusal;
    }
    if (const auto refusal = refuseConflicted(c, id))
        return refusal;
    if (work == Work::Any) {
        if (const auto refusal = refuseContained(c, id, unit))
            return refusal;
    }
    return refuseUndecided(c, id);
}

std::optional<Refusal> refuseUnlessActiveHere(const Case &c, const UnitId &id, Work work)
{
    if (const auto refusal = refuseWork(c, id, work))
        return refusal;
    const Unit &unit = c.unit(id);
    if (!unit.active)
        return Refusal{.reason = Reason::NotStarted, .subject = Subject::of(id)};
    const OperationStanding &running = unit.operations.at(*unit.active);
    if (running.station != c.snapshot.station && !c.permits(Reason::ActiveElsewhere)) {
        return Refusal{.reason = Reason::ActiveElsewhere,
            .subject = Subject::of(id),
            .operation = unit.active,
            .stations = running.station ? QStringList{running.station->text()} : QStringList{},
            .at = running.startedMs};
    }
    return {};
}

std::optional<Refusal> refuseUnlessRunningHere(const Case &c, const UnitId &id)
{
    if (const auto refusal = refuseUnlessActiveHere(c, id))
        return refusal;
    const Unit &unit = c.unit(id);
    const OperationStanding &running = unit.operations.at(*unit.active);
    if (running.status == OperationStatus::Paused)
        return Refusal{.reason = Reason::NotStarted, .subject = Subject::of(id), .operation = unit.active};
    // Whoever began it was judged then; who takes it over must be qualified too.
    const Routing *routing = c.routing(id);
    const Operation *operation = routing ? routing->find(*unit.active) : nullptr;
    if (operation && c.snapshot.person && running.person != c.snapshot.person->id)
        return refuseUnqualified(c, id, *operation);
    return {};
}

std::optional<Refusal> refuseUnlessInCharge(const Case &c, const UnitId &unit, const QString &why)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return refusal;
    if (!has(c.snapshot.person, {Role::Supervisor, Role::QualityEngineer}))
        return Refusal{.reason = Reason::NotAllowed, .subject = Subject::of(unit)};
    if (why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = Subject::of(unit)};
    return {};
}

} // namespace unitrail
