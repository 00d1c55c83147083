// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/containment.h"
#include "core/domain/rules.h"

#include <algorithm>

/* Containments: what they say against work, and how they come into force. */
namespace unitrail {

/** An entry's body holds 64 kB, with its envelope (SYNC B1). */
static constexpr qsizetype termsMax = 60'000;

static Refusal refusalOf(const Case &c, const ContainmentIndex::Hit &hit, const Subject &judged)
{
    const ContainmentIssued &terms = hit.containment->terms;
    Refusal refusal{.reason = Reason::Contained,
        .subject = judged,
        .other = Subject::of(hit.id),
        .names = {containmentHold(hit.id, terms.version).text(),
            terms.issuer ? shownName(c, *terms.issuer) : QString(),
            containmentActionName(terms.action.value_or(ContainmentAction::Stop))},
        .detail = terms.note.isEmpty() ? terms.reason : terms.note,
        .at = terms.issuedMs.value_or(0)};
    if (terms.action == ContainmentAction::Divert)
        refusal.operation = terms.divertTo;
    return refusal;
}

/** Up to the operation that it is diverted to it may be worked on, and not past it. */
static bool isOnTheWay(const ContainmentIssued &terms, const OperationId &at, const Routing *routing)
{
    const Operation *to = routing && terms.divertTo ? routing->find(*terms.divertTo) : nullptr;
    const Operation *here = routing ? routing->find(at) : nullptr;
    return to && here && here <= to;
}

std::optional<Refusal> refuseContained(const Case &c, const UnitId &id, const Unit &unit)
{
    if (!c.snapshot.containments)
        return {};
    const auto hit = c.snapshot.containments->concerning(id, unit, c.snapshot.lookUp());
    if (!hit)
        return {};
    const ContainmentIssued &terms = hit->containment->terms;
    const std::optional<OperationId> at = unit.active ? unit.active : c.begins;
    const Routing *routing = c.snapshot.plant.routing(unit.routing);
    if (terms.action == ContainmentAction::Divert && at && isOnTheWay(terms, *at, routing))
        return {};
    Refusal refusal = refusalOf(c, *hit, Subject::of(id));
    const Operation *to = routing && refusal.operation ? routing->find(*refusal.operation) : nullptr;
    if (to)
        refusal.stations = namesOf(to->stations);
    return refusal;
}

std::optional<Refusal> refuseContained(const Case &c, const LotId &lot)
{
    const auto hit
        = c.snapshot.containments ? c.snapshot.containments->concerning(Subject::of(lot)) : std::nullopt;
    if (!hit)
        return {};
    Refusal refusal = refusalOf(c, *hit, Subject::of(lot));
    refusal.part = lot.part;
    return refusal;
}

static Facts enforced(const Subject &containment, const ContainmentIssued &terms, const QString &carrier,
    const StationName &station)
{
    Facts facts{{{containment}, terms}};
    if (terms.rules.empty())
        facts.push_back({{containment}, ContainmentLifted{terms.version, terms.reason}});
    facts.push_back({{containment, Subject::of(station)}, ContainmentAcknowledged{terms.version, carrier}});
    return facts;
}

Decision rule(const IssueContainment &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject subject = Subject::of(command.containment);
    const ContainmentIssued &terms = command.terms;
    if (!has(c.snapshot.person, {Role::Supervisor, Role::QualityEngineer}))
        return Refusal{.reason = Reason::NotAllowed, .subject = subject};
    if (terms.reason.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    const Containment &known = c.snapshot.of(subject).containment();
    if (terms.version != known.terms.version + 1)
        return Refusal{.reason = Reason::ContainmentOutdated,
            .subject = subject,
            .detail = QString::number(known.terms.version)};
    const bool asksNothing = std::any_of(terms.rules.begin(), terms.rules.end(),
        [](const ContainmentRule &rule) { return rule == ContainmentRule{}; });
    if (asksNothing || (terms.rules.empty() && (known.terms.version == 0 || known.lifted())))
        return Refusal{.reason = Reason::ContainmentEmpty, .subject = subject};
    if (toBytes(Event(terms)).size() > termsMax)
        return Refusal{.reason = Reason::ContainmentTooLarge, .subject = subject};
    const bool diverts = terms.action == ContainmentAction::Divert;
    const auto &routings = c.snapshot.plant.routings;
    const bool knownTarget = terms.divertTo
        && std::any_of(routings.begin(), routings.end(),
            [&](const Routing &routing) { return routing.find(*terms.divertTo); });
    if (diverts && !knownTarget)
        return Refusal{.reason = Reason::NotOnRoute, .subject = subject, .operation = terms.divertTo};
    if (!isSignedByItsKey(command.containment, terms))
        return Refusal{.reason = Reason::ContainmentForged, .subject = subject};
    return enforced(subject, terms, QStringLiteral("issued"), c.snapshot.station);
}

Decision rule(const TrustIssuer &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject here = Subject::of(c.snapshot.station);
    if (!has(c.snapshot.person, {Role::Supervisor, Role::QualityEngineer}))
        return Refusal{.reason = Reason::NotAllowed, .subject = here};
    constexpr qsizetype keySize = 32;
    if (QByteArray::fromBase64(command.key.toLatin1()).size() != keySize)
        return Refusal{.reason = Reason::BadValue, .subject = here, .detail = command.key.left(64)};
    if (const auto refusal = refuseUnsigned(c, here, {Role::Supervisor, Role::QualityEngineer}))
        return *refusal;
    const QString issuer = command.issuer.text();
    return Facts{{{here}, IdentifierBound{QStringLiteral("key of ") + issuer, command.key}},
        signatureOf(c, {here}, QStringLiteral("trusted"), issuer)};
}

Decision rule(const TakeContainment &command, const Case &c)
{
    const Subject subject = Subject::of(command.containment);
    const ContainmentIssued &terms = command.terms;
    if (!isSignedByItsKey(command.containment, terms))
        return Refusal{.reason = Reason::ContainmentForged, .subject = subject};
    if (!command.keyKnown)
        return Refusal{.reason = Reason::IssuerUnknown,
            .subject = subject,
            .names = {terms.issuedAt ? terms.issuedAt->text() : QString()},
            .detail = terms.key};
    const Containment &known = c.snapshot.of(subject).containment();
    if (terms.version < known.terms.version)
        return Refusal{.reason = Reason::ContainmentOutdated,
            .subject = subject,
            .detail = QString::number(known.terms.version),
            .at = known.terms.issuedMs.value_or(0)};
    if (terms.version == known.terms.version)
        return Facts{}; // it came by another way before
    return enforced(subject, terms, command.carrier, c.snapshot.station);
}

Decision rule(const AcknowledgeContainment &command, const Case &c)
{
    const Subject subject = Subject::of(command.containment);
    const Containment &known = c.snapshot.of(subject).containment();
    const auto said = known.enforced.find(c.snapshot.station);
    if (known.terms.version == 0
        || (said != known.enforced.end() && said->second.version >= known.terms.version))
        return Facts{};
    return Facts{{{subject, Subject::of(c.snapshot.station)},
        ContainmentAcknowledged{known.terms.version, command.carrier}}};
}

} // namespace unitrail
