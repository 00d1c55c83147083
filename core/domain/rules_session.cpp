// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules.h"

#include <algorithm>

namespace unitrail {

/** How long an operator may take back his own last entry (UX C11); later a supervisor corrects. */
static constexpr qint64 undoWindowMs = 15 * 60'000;

Decision rule(const SignIn &command, const Case &c)
{
    const Subject station = Subject::of(c.snapshot.station);
    const auto person = c.snapshot.plant.people.find(command.person);
    if (person == c.snapshot.plant.people.end())
        return Refusal{.reason = Reason::UnknownBadge, .subject = station};
    const Workplace &workplace = c.snapshot.of(station).workplace();
    Facts facts;
    if (workplace.person == command.person)
        return facts;
    if (workplace.person)
        facts.push_back({{station}, OperatorSignedOut{*workplace.person, QStringLiteral("switch")}});
    facts.push_back({{station}, OperatorSignedIn{command.person, QStringLiteral("badge")}});
    return facts;
}

Decision rule(const SignOut &command, const Case &c)
{
    const Subject station = Subject::of(c.snapshot.station);
    const Workplace &workplace = c.snapshot.of(station).workplace();
    if (!workplace.person)
        return Facts{};
    return Facts{{{station}, OperatorSignedOut{*workplace.person, command.why}}};
}

static bool canBeUndone(const Event &event)
{
    return std::holds_alternative<OperationStarted>(event)
        || std::holds_alternative<OperationCompleted>(event) || std::holds_alternative<OperationFailed>(event)
        || std::holds_alternative<ComponentInstalled>(event)
        || std::holds_alternative<ComponentRemoved>(event) || std::holds_alternative<TestRecorded>(event)
        || std::holds_alternative<LotLoaded>(event) || std::holds_alternative<LotUnloaded>(event)
        || std::holds_alternative<UnitMoved>(event) || std::holds_alternative<UnitPacked>(event)
        || std::holds_alternative<IdentifierBound>(event);
}

static bool isOwnAndFresh(
    const Stamp &stamp, const PersonId &person, const StationName &station, qint64 nowMs)
{
    return stamp.person == person && stamp.station == station && nowMs - stamp.wallMs <= undoWindowMs;
}

bool mayBeUndone(const Entry &entry, const PersonId &person, const StationName &station, qint64 nowMs)
{
    return canBeUndone(entry.event) && isOwnAndFresh(entry.stamp, person, station, nowMs);
}

Decision rule(const UndoEntry &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Recorded *undone = c.snapshot.undone;
    if (!undone || undone->entry.id != command.entry || !canBeUndone(undone->entry.event))
        return Refusal{.reason = Reason::NothingToUndo, .subject = command.subject};
    const Entry &entry = undone->entry;
    if (!isOwnAndFresh(entry.stamp, c.snapshot.person->id, c.snapshot.station, c.snapshot.nowMs))
        return Refusal{.reason = Reason::UndoTooLate,
            .subject = command.subject,
            .detail = eventKind(entry.event),
            .at = entry.stamp.wallMs};
    std::vector<Subject> about;
    for (const Knowledge &knowledge : entry.about) {
        about.push_back(knowledge.subject);
        // A refused scan or a sign-in since then is nothing that builds upon it; work done apart is.
        const Standing &standing = c.snapshot.of(knowledge.subject);
        if (standing.lastWork != entry.id || standing.conflicted())
            return Refusal{.reason = Reason::UndoBuiltUpon,
                .subject = knowledge.subject,
                .detail = eventKind(entry.event),
                .at = entry.stamp.wallMs};
    }
    return Facts{{about, EventVoided{entry.id, command.why}}};
}

} // namespace unitrail
