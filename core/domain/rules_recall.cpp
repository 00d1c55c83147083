// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules.h"

namespace unitrail {

static std::optional<Refusal> refuseUnlessInCharge(const Case &c, const CaseId &recall)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return refusal;
    if (!has(c.snapshot.person, {Role::Supervisor, Role::QualityEngineer}))
        return Refusal{.reason = Reason::NotAllowed, .subject = Subject::of(recall)};
    return {};
}

static std::optional<Refusal> refuseUnlessOpen(const Case &c, const Subject &recall)
{
    const Standing &standing = c.snapshot.of(recall);
    if (!standing.known() || standing.recallCase().closed)
        return Refusal{.reason = Reason::CaseNotOpen, .subject = recall, .detail = recall.name()};
    return {};
}

Decision rule(const OpenRecallCase &command, const Case &c)
{
    if (const auto refusal = refuseUnlessInCharge(c, command.recall))
        return *refusal;
    const Subject recall = Subject::of(command.recall);
    if (c.snapshot.of(recall).known())
        return Refusal{.reason = Reason::CaseExists, .subject = recall, .detail = recall.name()};
    return Facts{{{recall}, RecallCaseOpened{command.question, command.snapshot, command.units}}};
}

Decision rule(const CloseRecallUnit &command, const Case &c)
{
    if (const auto refusal = refuseUnlessInCharge(c, command.recall))
        return *refusal;
    const Subject recall = Subject::of(command.recall);
    if (const auto refusal = refuseUnlessOpen(c, recall))
        return *refusal;
    const Subject unit = Subject::of(command.unit);
    if (!c.snapshot.of(unit).known())
        return Refusal{.reason = Reason::UnknownUnit, .subject = unit};
    if (!recallOutcomes().contains(command.outcome))
        return Refusal{.reason = Reason::ReasonNeeded, .subject = unit, .detail = command.outcome};
    const auto &outcomes = c.snapshot.of(recall).recallCase().outcomes;
    if (const auto known = outcomes.find(unit); known != outcomes.end() && known->second == command.outcome)
        return Facts{};
    return Facts{{{unit, recall}, RecallUnitClosed{command.recall, command.outcome, command.note}}};
}

Decision rule(const CloseRecallCase &command, const Case &c)
{
    if (const auto refusal = refuseUnlessInCharge(c, command.recall))
        return *refusal;
    const Subject recall = Subject::of(command.recall);
    if (const auto refusal = refuseUnlessOpen(c, recall))
        return *refusal;
    if (command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = recall};
    const RecallCase &standing = c.snapshot.of(recall).recallCase();
    if (int(standing.outcomes.size()) < standing.units)
        return Refusal{.reason = Reason::CaseUnfinished,
            .subject = recall,
            .detail = QString::number(standing.units - int(standing.outcomes.size()))};
    return Facts{{{recall}, RecallCaseClosed{command.why}}};
}

} // namespace unitrail
