// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules.h"
#include "core/domain/serials.h"

/* The life of a container's number: reserved, printed, bound by the scan of its label, or voided. The same as
 * a unit's serial (rules_label.cpp), but that a container is not made: it is there when it is used. */
namespace unitrail {

static QString typeNameOf(const ContainerId &container, const Case &c)
{
    const ContainerType *type = containerTypeOf(c.snapshot.plant, container);
    return type ? type->name : QStringLiteral("container");
}

static const Container &containerOf(const ContainerId &container, const Case &c)
{
    return c.snapshot.of(Subject::of(container)).container();
}

static std::optional<Refusal> refuseVoid(const ContainerId &container, const Case &c)
{
    if (containerOf(container, c).label != IdentifierState::Voided)
        return {};
    const Subject subject = Subject::of(container);
    return Refusal{.reason = Reason::ContainerVoid,
        .subject = subject,
        .other = subject,
        .at = c.snapshot.of(subject).lastMs};
}

Decision rule(const NumberContainer &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject subject = Subject::of(command.container), station = Subject::of(c.snapshot.station);
    const ContainerType *type = containerType(c.snapshot.plant, command.type);
    const auto number = type ? runningNumber(*type, command.container) : std::nullopt;
    const auto range = type ? type->ranges.find(c.snapshot.station) : decltype(type->ranges.end()){};
    const bool ours = number && range != type->ranges.end() && range->second.first <= *number
        && *number <= range->second.second;
    if (!ours)
        return Refusal{.reason = Reason::SerialsUsedUp, .subject = station, .detail = command.type};
    if (c.snapshot.of(subject).known())
        return Refusal{.reason = Reason::ContainerExists,
            .subject = subject,
            .other = subject,
            .at = c.snapshot.of(subject).lastMs};
    return Facts{{{subject, station}, IdentifierReserved{type->name, command.container.text()}}};
}

Decision rule(const PrintContainerLabel &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    if (const auto refusal = refuseVoid(command.container, c))
        return *refusal;
    const Subject subject = Subject::of(command.container);
    if (command.label.isEmpty())
        return Refusal{.reason = Reason::NoLabel, .subject = subject, .other = subject};
    const Container &container = containerOf(command.container, c);
    const bool asFirst = container.label == IdentifierState::Reserved && container.printed == 0;
    const QString why = command.why.trimmed();
    if (!asFirst && why.isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    // Reserved and with a reason: whether the first one came out is not known, so this is the second.
    const int copy = asFirst && why.isEmpty() ? 1 : std::max(container.printed, 1) + 1;
    return Facts{{{subject},
        IdentifierPrinted{.type = typeNameOf(command.container, c),
            .value = command.container.text(),
            .copy = copy,
            .why = why,
            .printer = command.printer,
            .label = command.label}}};
}

Facts seenLabelOf(const ContainerId &container, const Case &c)
{
    if (!containerOf(container, c).labelOutstanding())
        return {};
    return {{{Subject::of(container)}, IdentifierBound{typeNameOf(container, c), container.text()}}};
}

Decision rule(const BindContainer &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    if (const auto refusal = refuseVoid(command.container, c))
        return *refusal;
    const Subject subject = Subject::of(command.container);
    if (command.said != command.container)
        return Refusal{.reason = Reason::LabelMismatch,
            .subject = subject,
            .other = subject,
            .detail = command.said.text()};
    return seenLabelOf(command.container, c);
}

Decision rule(const VoidContainer &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject subject = Subject::of(command.container);
    if (command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    const Container &container = containerOf(command.container, c);
    if (container.label == IdentifierState::Voided)
        return Facts{};
    // Once a container carries it, its number stays.
    if (!container.labelOutstanding() || !container.content.empty() || !container.loose.empty())
        return Refusal{.reason = Reason::ContainerExists,
            .subject = subject,
            .other = subject,
            .at = c.snapshot.of(subject).lastMs};
    return Facts{{{subject},
        IdentifierVoided{typeNameOf(command.container, c), command.container.text(), command.why}}};
}

} // namespace unitrail
