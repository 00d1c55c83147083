// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules.h"

#include <algorithm>

/* The line as a whole: stops with their reasons, calls for help, figures that are frozen. */
namespace unitrail {

Decision rule(const StopStation &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject station = Subject::of(c.snapshot.station);
    if (command.reason.isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = station};
    const auto &reasons = c.snapshot.plant.stopReasons;
    // Printed codes are upper case.
    const auto reason = std::find_if(reasons.begin(), reasons.end(), [&](const StopReason &known) {
        return known.code.compare(command.reason, Qt::CaseInsensitive) == 0;
    });
    if (reason == reasons.end())
        return Refusal{.reason = Reason::UnknownCode, .subject = station, .detail = command.reason};
    const auto &stop = c.snapshot.of(station).workplace().stop;
    if (stop && stop->reason == reason->code)
        return Facts{};
    return Facts{{{station}, StationStopped{reason->code, reason->planned}}};
}

Decision rule(const ResumeStation &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject station = Subject::of(c.snapshot.station);
    if (!c.snapshot.of(station).workplace().stop)
        return Facts{};
    return Facts{{{station}, StationResumed{command.note}}};
}

Decision rule(const CallHelp &command, const Case &c)
{
    const Subject station = Subject::of(c.snapshot.station);
    AndonCalled call{.why = command.why, .subject = {}};
    if (command.onTable)
        call.subject = Subject::of(*command.onTable);
    return Facts{{{station}, call}};
}

Decision rule(const AnswerCall &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Standing &standing = c.snapshot.of(command.subject);
    const auto *workplace = std::get_if<Workplace>(&standing.state);
    if (!workplace || !workplace->call)
        return Facts{}; // somebody was quicker
    return Facts{{{command.subject}, AndonAnswered{workplace->call->entry, command.note}}};
}

Decision rule(const FreezeFigure &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject station = Subject::of(c.snapshot.station);
    if (!has(c.snapshot.person, {Role::Supervisor, Role::QualityEngineer}))
        return Refusal{.reason = Reason::NotAllowed, .subject = station};
    return Facts{{{station}, command.figure}};
}

Decision rule(const RecordDrill &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject station = Subject::of(c.snapshot.station);
    if (!has(c.snapshot.person, {Role::Supervisor, Role::QualityEngineer}))
        return Refusal{.reason = Reason::NotAllowed, .subject = station};
    return Facts{{{station}, command.drill}};
}

} // namespace unitrail
