// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/quality.h"
#include "core/domain/rules.h"

#include <algorithm>

/* What is done with a unit that does not conform: decided by somebody who may, signed, and carried out at
 * once. */
namespace unitrail {

/** To accept a departure, or to mend otherwise than drawn, takes the authority over the design (AS9100 8.7).
 */
static bool mayDecide(const Person &signer, Disposition disposition)
{
    switch (disposition) {
    case Disposition::Rework:
    case Disposition::Scrap:
    case Disposition::ReturnToSupplier:
        return has(&signer, {Role::Supervisor, Role::QualityEngineer});
    case Disposition::UseAsIs:
    case Disposition::Repair:
    case Disposition::Regrade:
        return has(&signer, {Role::QualityEngineer});
    }
    Q_UNREACHABLE();
}

static std::vector<CharacteristicId> failedOf(const Unit &unit, const std::optional<OperationId> &operation)
{
    std::vector<CharacteristicId> failed;
    if (!operation)
        return failed;
    for (const Measurement &m : standingOf(unit, *operation).measurements) {
        if (m.verdict == Verdict::Fail
            && std::find(failed.begin(), failed.end(), m.characteristic) == failed.end())
            failed.push_back(m.characteristic);
    }
    return failed;
}

/** The operation that did not pass counts as done from here on: not passed, but waived. */
static std::optional<Fact> waive(const UnitId &id, const Nonconformance &n, const QString &why, const Case &c)
{
    const Unit &unit = c.unit(id);
    const Routing *routing = c.routing(id);
    if (!n.operation || !routing || !routing->find(*n.operation)
        || isDone(standingOf(unit, *n.operation).status))
        return {};
    return fact(id, OperationWaived{*n.operation, why, isLast(unit, *n.operation, *routing)});
}

/** What follows from the decision, or why it cannot be made. */
static std::variant<Facts, Refusal> consequences(
    const DispositionNonconformance &command, const Nonconformance &n, const Case &c)
{
    const UnitId &id = command.unit;
    const Subject subject = Subject::of(id);
    const Unit &unit = c.unit(id);
    Facts facts;
    switch (command.disposition) {
    case Disposition::UseAsIs: {
        if (!command.concession)
            return Refusal{.reason = Reason::ConcessionUnknown, .subject = subject, .operation = n.operation};
        const Departure departure{id, n.operation, failedOf(unit, n.operation), n.defects};
        if (const auto refusal = refuseConcession(c, *command.concession, departure))
            return *refusal;
        facts.push_back(useOf(*command.concession, departure));
        if (const auto waived = waive(id, n, command.why, c))
            facts.push_back(*waived);
        break;
    }
    case Disposition::Regrade:
        if (const auto waived = waive(id, n, command.why, c))
            facts.push_back(*waived);
        break;
    case Disposition::Rework:
    case Disposition::Repair: {
        const auto to = command.returnTo ? command.returnTo : n.operation;
        if (!to)
            break; // mended where it stands
        const auto returned = returnTo(id, *to, command.why, ReturnPoint::Any, c);
        if (const auto *refusal = std::get_if<Refusal>(&returned))
            return *refusal;
        facts.push_back(fact(id, std::get<ReworkReturned>(returned)));
        break;
    }
    case Disposition::Scrap:
        facts.push_back(fact(id, UnitScrapped{command.why}));
        break;
    case Disposition::ReturnToSupplier:
        if (unit.installedIn)
            return Refusal{.reason = Reason::ComponentInstalledElsewhere,
                .subject = subject,
                .part = id.part,
                .other = unit.installedIn};
        facts.push_back(fact(id, UnitMoved{QStringLiteral("supplier")}));
        break;
    }
    return facts;
}

Decision rule(const DispositionNonconformance &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject subject = Subject::of(command.unit);
    const Unit &unit = c.unit(command.unit);
    const auto found = unit.nonconformances.find(command.nonconformance);
    if (found == unit.nonconformances.end())
        return Refusal{.reason = Reason::UnknownNonconformance,
            .subject = subject,
            .names = {command.nonconformance.text()}};
    const Nonconformance &nonconformance = found->second;
    if (!mayAdvance(nonconformance.state, NonconformanceState::Dispositioned))
        return Refusal{.reason = Reason::WrongNonconformanceState,
            .subject = subject,
            .names = {command.nonconformance.text()},
            .detail = nonconformanceStateName(nonconformance.state)};
    if (unit.life == LifeCycle::Scrapped || unit.life == LifeCycle::Decommissioned)
        return Refusal{.reason = Reason::Scrapped, .subject = subject, .at = unit.endedMs};
    if (command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    auto following = consequences(command, nonconformance, c);
    if (const auto *refusal = std::get_if<Refusal>(&following))
        return *refusal;
    if (!c.snapshot.signer)
        return signatureNeeded(subject);
    if (!mayDecide(*c.snapshot.signer, command.disposition))
        return Refusal{
            .reason = Reason::NotAllowed, .subject = subject, .names = {c.snapshot.signer->shortName}};

    Facts facts{fact(command.unit,
        NonconformanceDispositioned{.nonconformance = command.nonconformance,
            .disposition = command.disposition,
            .why = command.why,
            .concession = command.concession,
            .capa = command.capa,
            .returnTo = command.returnTo})};
    for (Fact &fact : std::get<Facts>(following))
        facts.push_back(std::move(fact));
    facts.push_back(signatureOf(c, {subject}, QStringLiteral("dispositioned"), command.why));
    return facts;
}

} // namespace unitrail
