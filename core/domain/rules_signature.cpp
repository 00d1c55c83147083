// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules.h"
#include "core/domain/signature.h"

/*
 * Signatures shaped by 21 CFR 11: printed name, time and meaning (11.50), bound to the bytes of what is
 * signed (11.70), two components at every signing (11.200). The components are proved outside; a rule only
 * sees who has proved them for this very act.
 */
namespace unitrail {

Refusal signatureNeeded(const Subject &subject)
{
    return {.reason = Reason::SignatureNeeded, .subject = subject};
}

std::optional<Refusal> refuseUnsigned(
    const Case &c, const Subject &subject, std::initializer_list<Role> roles)
{
    if (!c.snapshot.signer)
        return signatureNeeded(subject);
    if (!has(c.snapshot.signer, roles))
        return Refusal{
            .reason = Reason::NotAllowed, .subject = subject, .names = {c.snapshot.signer->shortName}};
    return {};
}

Fact signatureOf(const Case &c, std::vector<Subject> about, const QString &meaning, const QString &why)
{
    const Person &signer = *c.snapshot.signer;
    return {std::move(about),
        SignatureApplied{.meaning = meaning,
            .signer = signer.id,
            .printedName = signer.name,
            .method = QStringLiteral("badge+pin"),
            .entries = {}, // what it comes with: the recorder binds it to their bytes
            .why = why}};
}

Decision rule(const SignRecord &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    if (command.entries.empty())
        return Refusal{.reason = Reason::NothingToSign, .subject = command.subject};
    if (command.meaning.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = command.subject};
    if (isDecision(command.meaning)) { // it closes what stands on the merge bench: why, and by whom
        if (command.why.trimmed().isEmpty())
            return Refusal{.reason = Reason::ReasonNeeded, .subject = command.subject};
        if (const auto refusal
            = refuseUnsigned(c, command.subject, {Role::Supervisor, Role::QualityEngineer}))
            return *refusal;
    }
    if (!c.snapshot.signer)
        return signatureNeeded(command.subject);
    Fact signature = signatureOf(c, {command.subject}, command.meaning, command.why);
    std::get<SignatureApplied>(signature.event).entries = command.entries;
    return Facts{std::move(signature)};
}

Decision rule(const DeclineSignature &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    if (command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = command.subject};
    const Person &person = *c.snapshot.person;
    return Facts{
        {{command.subject}, SignatureDeclined{command.meaning, person.id, person.name, command.why}}};
}

} // namespace unitrail
