// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules.h"

#include <algorithm>

/* The way back: to a chosen operation, with what lies behind it to be done again and nothing erased. */
namespace unitrail {

std::variant<ReworkReturned, Refusal> returnTo(
    const UnitId &id, const OperationId &wanted, const QString &why, ReturnPoint point, const Case &c)
{
    const Subject subject = Subject::of(id);
    const Unit &unit = c.unit(id);
    const Routing *routing = c.routing(id);
    const Operation *to = routing ? routing->find(wanted) : nullptr;
    if (!to)
        return Refusal{
            .reason = Reason::NotOnRoute, .subject = subject, .operation = wanted, .detail = unit.routing};
    if (unit.active) {
        const auto &station = unit.operations.at(*unit.active).station;
        return Refusal{.reason = Reason::ActiveElsewhere,
            .subject = subject,
            .operation = unit.active,
            .stations = station ? QStringList{station->text()} : QStringList{}};
    }
    if (unit.container)
        return Refusal{
            .reason = Reason::AlreadyPacked, .subject = subject, .other = Subject::of(*unit.container)};
    // From the operation that failed last; without a fail (a returned or completed unit) from the furthest
    // one that still counts. What an earlier return has invalidated waits to be done again anyway.
    const Operation *from = nullptr;
    qint64 failedMs = 0;
    for (const Operation &operation : routing->operations) {
        const OperationStanding standing = standingOf(unit, operation.id);
        if (standing.status == OperationStatus::Failed && standing.endedMs >= failedMs) {
            from = &operation;
            failedMs = standing.endedMs;
        } else if (isDone(standing.status) && failedMs == 0) {
            from = &operation;
        }
    }
    if (!from || to > from)
        return Refusal{.reason = Reason::ReworkNotAllowed, .subject = subject, .operation = wanted};
    const bool planned = point == ReturnPoint::Any || to == from
        || std::find(from->reworkTo.begin(), from->reworkTo.end(), to->id) != from->reworkTo.end();
    const bool failed = standingOf(unit, from->id).status == OperationStatus::Failed;
    if (failed && !planned && !c.permits(Reason::ReworkNotAllowed)) {
        Refusal refusal{.reason = Reason::ReworkNotAllowed, .subject = subject, .operation = wanted};
        for (const OperationId &allowed : from->reworkTo)
            refusal.names.append(allowed.text());
        return refusal;
    }
    std::vector<OperationId> again;
    for (const Operation *operation = to; operation <= &routing->operations.back(); ++operation) {
        if (standingOf(unit, operation->id).status != OperationStatus::Open)
            again.push_back(operation->id);
    }
    return ReworkReturned{from->id, to->id, again, why};
}

Decision rule(const ReturnForRework &command, const Case &c)
{
    if (const auto refusal = refuseWork(c, command.unit, Work::Mending))
        return *refusal;
    const Subject subject = Subject::of(command.unit);
    if (!c.atRepair() && !has(c.snapshot.person, {Role::Supervisor, Role::QualityEngineer, Role::Inspector}))
        return Refusal{.reason = Reason::NotAllowed, .subject = subject};
    if (command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    const auto returned = returnTo(command.unit, command.to, command.why, ReturnPoint::Planned, c);
    if (const auto *refusal = std::get_if<Refusal>(&returned))
        return *refusal;
    return Facts{fact(command.unit, std::get<ReworkReturned>(returned))};
}

} // namespace unitrail
