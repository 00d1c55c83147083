// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/workflow.h"

/* Containers, delivery, return, service and the end of life: for the unit that is open, or for the container
 * that was scanned and all that is in it. */
namespace unitrail {

static Step nothingOpen()
{
    return Reject{{.reason = Reason::NotStarted}};
}

Step askAboutContainer(const ContainerId &container)
{
    Question question{.kind = Question::Kind::WhatWithContainer};
    for (const char *verb : {"SEAL", "UNPACK", "HOLD"})
        question.choices.push_back({QString::fromLatin1(verb), {}});
    question.about.container = container;
    question.about.text = container.text();
    return Ask{.question = question, .container = container};
}

/** UNPACK asks why; the unit out of its container, or the container out of the larger one. */
static Step stepForUnpack(const Conversation &c, const QString &why)
{
    const auto container = c.asked ? c.asked->container : std::nullopt;
    if (!container && !c.open)
        return nothingOpen();
    if (why.isEmpty()) {
        Ask ask{.question = {.kind = Question::Kind::WhyUnpacked}, .container = container};
        for (const char *reason : {"repack", "damaged", "wrong-content", "audit"})
            ask.question.choices.push_back({QString::fromLatin1(reason), {}});
        return ask;
    }
    if (container)
        return GiveCommand{UnpackContainer{*container, why.toLower()}};
    return GiveCommand{UnpackUnit{*c.open, why.toLower()}};
}

std::optional<Step> stepForShipping(const Conversation &c, const QString &verb, const QString &argument)
{
    const auto container = c.asked ? c.asked->container : std::nullopt;
    const QString first = argument.section(u'.', 0, 0), rest = argument.section(u'.', 1);
    if (verb == u"UNPACK")
        return stepForUnpack(c, argument);
    if (verb == u"SEAL") {
        if (!container && !(c.open && c.openUnit.container))
            return nothingOpen();
        const ContainerId sealed = container ? *container : *c.openUnit.container;
        return GiveCommand{SealContainer{sealed, argument.isEmpty() ? sealed.text() : argument}};
    }
    if (verb == u"SHIP") {
        if (container)
            return GiveCommand{ShipContainer{*container, rest, first}};
        return c.open ? Step(GiveCommand{ShipUnit{*c.open, rest, first}}) : nothingOpen();
    }
    if (verb == u"MOVE") {
        if (argument.isEmpty())
            return Reject{{.reason = Reason::ReasonNeeded}};
        if (container)
            return GiveCommand{MoveContainer{*container, argument}};
        return c.open ? Step(GiveCommand{MoveUnit{*c.open, argument}}) : nothingOpen();
    }
    if (verb != u"RETURN" && verb != u"SERVICE" && verb != u"SERVED" && verb != u"DECOMMISSION")
        return {};
    if (!c.open)
        return nothingOpen();
    if (verb == u"RETURN")
        return GiveCommand{TakeBackUnit{*c.open, c.openUnit.customer, argument}};
    if (verb == u"SERVICE")
        return GiveCommand{OpenService{*c.open, first, {}, rest}};
    if (verb == u"SERVED")
        return GiveCommand{CloseService{*c.open, argument}};
    return GiveCommand{DecommissionUnit{*c.open, argument}};
}

} // namespace unitrail
