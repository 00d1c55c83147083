// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/quality.h"
#include "core/domain/rules.h"

#include <algorithm>

/* Nonconformances from open to closed, and the permissions that decisions rest on. */
namespace unitrail {

using State = NonconformanceState;

static std::variant<const Nonconformance *, Refusal> nonconformanceOf(
    const UnitId &id, const NonconformanceId &wanted, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const auto &all = c.unit(id).nonconformances;
    const auto found = all.find(wanted);
    if (found == all.end())
        return Refusal{
            .reason = Reason::UnknownNonconformance, .subject = Subject::of(id), .names = {wanted.text()}};
    return &found->second;
}

static Refusal wrongState(const UnitId &id, const NonconformanceId &nonconformance, State state)
{
    return {.reason = Reason::WrongNonconformanceState,
        .subject = Subject::of(id),
        .names = {nonconformance.text()},
        .detail = nonconformanceStateName(state)};
}

std::optional<Refusal> refuseUndecided(const Case &c, const UnitId &id)
{
    const Unit &unit = c.unit(id);
    const auto undecided = undecidedOf(unit);
    if (!undecided)
        return {};
    const Nonconformance &nonconformance = unit.nonconformances.at(*undecided);
    return Refusal{.reason = Reason::NotDispositioned,
        .subject = Subject::of(id),
        .operation = nonconformance.operation,
        .names = {undecided->text()},
        .detail = nonconformance.note,
        .at = nonconformance.openedMs};
}

Decision rule(const OpenNonconformance &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject subject = Subject::of(command.unit);
    const Unit &unit = c.unit(command.unit);
    if (!c.standing(command.unit).known())
        return Refusal{.reason = Reason::UnknownUnit, .subject = subject};
    if (unit.life == LifeCycle::Scrapped || unit.life == LifeCycle::Decommissioned)
        return Refusal{.reason = Reason::Scrapped, .subject = subject, .at = unit.endedMs};
    if (command.note.trimmed().isEmpty() && command.defects.empty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    if (const auto known = unit.nonconformances.find(command.nonconformance);
        known != unit.nonconformances.end())
        return wrongState(command.unit, command.nonconformance, known->second.state);
    return Facts{fact(command.unit,
        NonconformanceOpened{command.nonconformance, command.operation, command.defects, command.note})};
}

/** What was decided has been done, as far as the records can tell. */
static std::optional<Refusal> refuseUnproven(const UnitId &id, const Nonconformance &n, const Case &c)
{
    const Unit &unit = c.unit(id);
    const Refusal notDone{
        .reason = Reason::NotComplete, .subject = Subject::of(id), .operation = n.operation};
    switch (*n.disposition) {
    case Disposition::Rework:
    case Disposition::Repair:
        if (unit.reworkDue || (n.operation && !isDone(standingOf(unit, *n.operation).status)))
            return notDone;
        break;
    case Disposition::Scrap:
        if (unit.life != LifeCycle::Scrapped)
            return notDone;
        break;
    case Disposition::UseAsIs:
    case Disposition::Regrade:
    case Disposition::ReturnToSupplier:
        break; // done by the decision itself
    }
    return {};
}

Decision rule(const AdvanceNonconformance &command, const Case &c)
{
    const auto found = nonconformanceOf(command.unit, command.nonconformance, c);
    if (const auto *refusal = std::get_if<Refusal>(&found))
        return *refusal;
    const Nonconformance &nonconformance = *std::get<const Nonconformance *>(found);
    const Subject subject = Subject::of(command.unit);
    const bool cancels = command.to == State::Cancelled;
    const bool may = cancels
        ? has(c.snapshot.person, {Role::QualityEngineer})
        : has(c.snapshot.person, {Role::Inspector, Role::Supervisor, Role::QualityEngineer});
    if (!may)
        return Refusal{.reason = Reason::NotAllowed, .subject = subject};
    const bool itsOwnCommand = command.to == State::Dispositioned || command.to == State::Closed;
    if (itsOwnCommand || !mayAdvance(nonconformance.state, command.to))
        return wrongState(command.unit, command.nonconformance, nonconformance.state);
    if (cancels && command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    if (command.to == State::Verified) {
        if (const auto refusal = refuseUnproven(command.unit, nonconformance, c))
            return *refusal;
    }
    return Facts{fact(command.unit, NonconformanceAdvanced{command.nonconformance, command.to, command.why})};
}

Decision rule(const CloseNonconformance &command, const Case &c)
{
    const auto found = nonconformanceOf(command.unit, command.nonconformance, c);
    if (const auto *refusal = std::get_if<Refusal>(&found))
        return *refusal;
    if (!has(c.snapshot.person, {Role::Supervisor, Role::QualityEngineer}))
        return Refusal{.reason = Reason::NotAllowed, .subject = Subject::of(command.unit)};
    const Nonconformance &nonconformance = *std::get<const Nonconformance *>(found);
    if (!mayAdvance(nonconformance.state, State::Closed))
        return wrongState(command.unit, command.nonconformance, nonconformance.state);
    return Facts{fact(command.unit, NonconformanceClosed{command.nonconformance, command.why})};
}

// ---- permissions

std::optional<Refusal> refuseConcession(const Case &c, const ConcessionId &id, const Departure &departure)
{
    const Concession &concession = c.snapshot.of(Subject::of(id)).concession();
    Refusal refusal{.reason = Reason::ConcessionUnknown,
        .subject = Subject::of(departure.unit),
        .operation = departure.operation,
        .names = {id.text()}};
    if (!concession.granted)
        return refusal;
    const ConcessionGranted &terms = *concession.granted;
    const auto isOneOf = [](const auto &limit, const auto &values) {
        return !limit || std::find(values.begin(), values.end(), *limit) != values.end();
    };
    refusal.reason = Reason::ConcessionMismatch;
    const bool otherPart = terms.part && *terms.part != departure.unit.part;
    const bool otherStep = terms.operation && terms.operation != departure.operation;
    if (otherPart || otherStep || !isOneOf(terms.characteristic, departure.characteristics)
        || !isOneOf(terms.defect, departure.defects))
        return refusal;
    if (terms.validThrough && c.today() > *terms.validThrough) {
        refusal.reason = Reason::ConcessionExpired;
        refusal.at = terms.validThrough->startOfDay(Qt::UTC).toMSecsSinceEpoch();
        return refusal;
    }
    if (terms.countMax && concession.used() >= *terms.countMax
        && !concession.isUsedBy(Subject::of(departure.unit))) {
        refusal.reason = Reason::ConcessionUsedUp;
        refusal.detail = QString::number(*terms.countMax);
        return refusal;
    }
    return {};
}

Fact useOf(const ConcessionId &concession, const Departure &departure)
{
    return {{Subject::of(departure.unit), Subject::of(concession)},
        ConcessionUsed{.concession = concession,
            .operation = departure.operation.value_or(OperationId::known(QStringLiteral("*"))),
            .characteristic = departure.characteristics.empty()
                ? std::nullopt
                : std::optional(departure.characteristics.front())}};
}

Decision rule(const GrantConcession &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject subject = Subject::of(command.concession);
    const ConcessionGranted &terms = command.terms;
    const auto refuse = [&](Reason reason, const QString &detail = {}) {
        return Refusal{
            .reason = reason, .subject = subject, .names = {command.concession.text()}, .detail = detail};
    };
    if (c.snapshot.of(subject).concession().granted)
        return refuse(Reason::ConcessionExists);
    if (terms.kind != u"deviation" && terms.kind != u"concession")
        return refuse(Reason::BadValue, terms.kind);
    if (!terms.countMax && !terms.validThrough)
        return refuse(Reason::ConcessionUnlimited);
    if (terms.countMax && *terms.countMax < 1)
        return refuse(Reason::BadValue, QString::number(*terms.countMax));
    if (terms.validThrough && *terms.validThrough < c.today())
        return refuse(Reason::BadValue, terms.validThrough->toString(Qt::ISODate));
    if (terms.why.trimmed().isEmpty())
        return refuse(Reason::ReasonNeeded);
    if (const auto refusal = refuseUnsigned(c, subject, {Role::QualityEngineer}))
        return *refusal;
    return Facts{{{subject}, terms}, signatureOf(c, {subject}, QStringLiteral("concession"), terms.why)};
}

} // namespace unitrail
