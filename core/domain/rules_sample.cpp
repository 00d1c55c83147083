// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/measuring.h"
#include "core/domain/rules.h"

#include <set>

/* Whether a lot is accepted, by what its sample showed (ISO 2859-1). */
namespace unitrail {

SampledUnit sampledUnit(
    const Unit &unit, const OperationId &operation, const QString &plan, const Plant &plant)
{
    const Routing *routing = plant.routing(unit.routing);
    const Operation *planned = routing ? routing->find(operation) : nullptr;
    const auto standing = unit.operations.find(operation);
    if (!planned || standing == unit.operations.end())
        return SampledUnit::Open;
    // Found once is found: a rework mends the unit, and not what the sample says about its lot.
    if (standing->second.fails > 0)
        return SampledUnit::Nonconforming;
    bool complete = true;
    for (const Characteristic &c : planned->characteristicsOn(dayAt(standing->second.startedMs, plant))) {
        if (c.samplingPlan != plan)
            continue;
        const auto &values = standing->second.measurements;
        const auto outturn = outturnOf(c, values);
        if (outturn && outturn->verdict == Verdict::Fail)
            return SampledUnit::Nonconforming;
        complete = complete && outturn && progressOf(c, values).complete(c);
    }
    const OperationStatus status = standing->second.status;
    const bool done = status == OperationStatus::Passed || status == OperationStatus::Active
        || status == OperationStatus::Paused || status == OperationStatus::Invalidated;
    return complete && done ? SampledUnit::Conforming : SampledUnit::Open;
}

/** The lot of the draw is the one that is judged. */
static bool isOf(const Draw &draw, const Subject &lot, bool byOrder, const UnitId &unit)
{
    if (byOrder)
        return lot.kind() == Subject::Kind::Order && lot.name() == draw.lot;
    return lot.lot() && lot.lot()->part == unit.part && lot.lot()->lot.text() == draw.lot;
}

Decision rule(const JudgeLot &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject &lot = command.subject;
    if (!has(c.snapshot.person, {Role::Inspector, Role::Supervisor, Role::QualityEngineer}))
        return Refusal{.reason = Reason::NotAllowed, .subject = lot};
    const Plant &plant = c.snapshot.plant;
    const auto plan = plant.samplingPlans.find(command.samplingPlan);
    if (plan == plant.samplingPlans.end())
        return Refusal{
            .reason = Reason::UnknownCharacteristic, .subject = lot, .names = {command.samplingPlan}};
    std::optional<Draw> of;
    std::set<UnitId> drawn;
    int inspected = 0, nonconforming = 0;
    for (const UnitId &id : command.drawn) {
        const Unit &unit = c.unit(id);
        const auto draw = drawOf(command.samplingPlan, id, unit, plant);
        if (!unit.created || !draw || !draw->drawn || !isOf(*draw, lot, plan->second.byOrder, id))
            return Refusal{.reason = Reason::WrongPart, .subject = Subject::of(id), .part = id.part};
        if (!drawn.insert(id).second)
            continue;
        of = draw;
        const SampledUnit found = sampledUnit(unit, command.operation, command.samplingPlan, plant);
        inspected += found == SampledUnit::Open ? 0 : 1;
        nonconforming += found == SampledUnit::Nonconforming ? 1 : 0;
    }
    // So many nonconforming ones, and what is not inspected yet can change nothing any more.
    const bool rejected = of && nonconforming >= of->plan.reject;
    if (!of || (inspected < of->plan.sample && !rejected))
        return Refusal{.reason = Reason::SampleUnfinished,
            .subject = lot,
            .operation = command.operation,
            .detail = QStringLiteral("%1 / %2").arg(inspected).arg(of ? of->plan.sample : 0)};
    Facts facts{{{lot},
        LotInspected{.operation = command.operation,
            .plan = command.samplingPlan,
            .size = of->lotSize,
            .sample = inspected,
            .nonconforming = nonconforming,
            .accept = of->plan.accept,
            .accepted = !rejected,
            .why = command.why}}};
    if (rejected && c.snapshot.of(lot).holds.empty())
        facts.insert(facts.begin(),
            Fact{{lot}, HoldPlaced{command.hold, QStringLiteral("lot-rejected"), command.samplingPlan}});
    return facts;
}

} // namespace unitrail
