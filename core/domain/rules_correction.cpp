// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/conflicts.h"
#include "core/domain/correction.h"
#include "core/domain/rules.h"

#include <algorithm>

/* What was recorded stays: decisions about work done apart, and corrections, are entries of their own. */
namespace unitrail {

std::optional<Refusal> refuseConflicted(const Case &c, const UnitId &id)
{
    const Conflict *conflict = c.standing(id).undecided();
    if (!conflict)
        return {};
    return Refusal{
        .reason = Reason::WorkedOnApart, .subject = Subject::of(id), .detail = conflictName(conflict->kind)};
}

Decision rule(const ResolveConflict &command, const Case &c)
{
    if (const auto refusal = refuseUnlessInCharge(c, command.unit, command.why))
        return *refusal;
    const Subject unit = Subject::of(command.unit);
    const Standing &standing = c.standing(command.unit);
    if (standing.conflicts.empty() || !c.snapshot.entries)
        return Refusal{.reason = Reason::NoConflict, .subject = unit};
    ConflictResolved resolved{.kept = command.kept, .setAside = {}, .why = command.why};
    std::vector<Subject> about{unit};
    if (command.kept) {
        const bool named = std::any_of(
            standing.conflicts.begin(), standing.conflicts.end(), [&](const Conflict &conflict) {
                return conflict.first == *command.kept || conflict.second == *command.kept;
            });
        if (!named)
            return Refusal{.reason = Reason::NoConflict, .subject = unit};
        resolved.setAside = apartFrom(unit, *c.snapshot.entries, *command.kept);
    }
    // What is set aside no longer counts for whatever else it was about: a component, a container.
    for (const Recorded &recorded : *c.snapshot.entries) {
        if (std::find(resolved.setAside.begin(), resolved.setAside.end(), recorded.entry.id)
            == resolved.setAside.end())
            continue;
        for (const Knowledge &knowledge : recorded.entry.about) {
            if (std::find(about.begin(), about.end(), knowledge.subject) == about.end())
                about.push_back(knowledge.subject);
        }
    }
    if (const auto refusal = refuseUnsigned(c, unit, {Role::Supervisor, Role::QualityEngineer}))
        return *refusal;
    return Facts{{about, resolved}, signatureOf(c, {unit}, QStringLiteral("conflict"), command.why)};
}

// ---- corrections

static Refusal notCorrectable(const Subject &subject, const QString &what)
{
    return {.reason = Reason::NotCorrectable, .subject = subject, .detail = what};
}

Decision rule(const ProposeCorrection &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Recorded *wrong = c.snapshot.undone;
    if (!wrong || wrong->entry.id != command.entry || !wrong->entry.knowledgeOf(command.subject))
        return notCorrectable(command.subject, QString());
    if (command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = command.subject};
    const auto before = correctable(wrong->entry.event, command.field);
    if (!before)
        return notCorrectable(
            command.subject, command.field.isEmpty() ? eventKind(wrong->entry.event) : command.field);
    if (!command.field.isEmpty() && !corrected(wrong->entry.event, command.field, command.after, command.why))
        return Refusal{.reason = Reason::BadValue, .subject = command.subject, .detail = command.after};
    const auto &open = c.snapshot.of(command.subject).proposals;
    const bool proposed = std::any_of(open.begin(), open.end(), [&](const auto &known) {
        const CorrectionProposed &other = known.second.correction;
        return other.event == command.entry && other.field == command.field && other.after == command.after;
    });
    if (proposed)
        return Facts{};
    return Facts{{{command.subject},
        CorrectionProposed{command.entry, command.field, *before, command.after, command.why}}};
}

Decision rule(const DecideCorrection &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const auto &open = c.snapshot.of(command.subject).proposals;
    const auto found = open.find(command.proposal);
    if (found == open.end())
        return Refusal{.reason = Reason::ProposalUnknown, .subject = command.subject};
    const auto &[correction, proposer, atMs] = found->second;
    const bool own = proposer == c.snapshot.person->id;
    const bool inCharge = has(c.snapshot.person, {Role::Supervisor, Role::QualityEngineer});
    if (!command.approve) { // turned down by somebody in charge, or withdrawn by who proposed it
        if (!inCharge && !own)
            return Refusal{.reason = Reason::NotAllowed, .subject = command.subject};
        if (command.why.trimmed().isEmpty())
            return Refusal{.reason = Reason::ReasonNeeded, .subject = command.subject};
        return Facts{{{command.subject}, EventVoided{command.proposal, command.why}}};
    }
    if (!inCharge)
        return Refusal{.reason = Reason::NotAllowed, .subject = command.subject};
    if (own)
        return Refusal{
            .reason = Reason::OtherPersonNeeded, .subject = command.subject, .names = {proposer->text()}};
    const Recorded *wrong = c.snapshot.undone;
    if (!wrong || wrong->entry.id != correction.event)
        return Refusal{.reason = Reason::ProposalUnknown, .subject = command.subject};
    std::vector<Subject> about;
    for (const Knowledge &knowledge : wrong->entry.about)
        about.push_back(knowledge.subject);
    Facts facts{{about, EventVoided{correction.event, correction.why}}};
    if (!correction.field.isEmpty()) {
        auto right = corrected(wrong->entry.event, correction.field, correction.after, correction.why);
        if (!right)
            return notCorrectable(command.subject, correction.field);
        facts.push_back({about, *std::move(right)});
    }
    facts.push_back({{command.subject},
        EventCorrected{correction.event, correction.field, correction.before, correction.after,
            correction.why, command.proposal}});
    return facts;
}

} // namespace unitrail
