// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/pattern.h"
#include "core/domain/rules.h"
#include "core/domain/serials.h"

#include <algorithm>

/* The life of a serial: reserved, printed, bound to its unit by the scan of its label, or voided (DOMAIN D2).
 */
namespace unitrail {

static const QString serialType = QStringLiteral("serial");

bool labelIsOutstanding(const Unit &unit)
{
    return unit.label == IdentifierState::Reserved || unit.label == IdentifierState::Printed;
}

std::variant<Facts, Refusal> reservationOf(
    const Part &part, const std::vector<SerialNumber> &serials, const Case &c)
{
    // Thousands may be reserved at once: what is the same for all of them is looked up once.
    const Subject station = Subject::of(c.snapshot.station);
    const auto blocks
        = blocksFor(c.snapshot.plant, c.snapshot.station, c.snapshot.of(station).workplace(), part);
    const auto isOurs = [&](const SerialNumber &serial) {
        const auto number = runningNumber(part, serial);
        return number && std::any_of(blocks.begin(), blocks.end(), [&](const SerialBlock &block) {
            return block.first <= *number && *number <= block.last;
        });
    };
    Facts facts;
    facts.reserve(serials.size());
    for (const SerialNumber &serial : serials) {
        const UnitId id{part.number, serial};
        const Subject subject = Subject::of(id);
        if (!fitsPattern(part.serialPattern, serial.text()))
            return Refusal{.reason = Reason::BadSerial,
                .subject = subject,
                .part = part.number,
                .detail = serial.text()};
        const Standing &known = c.snapshot.of(subject);
        if (known.known() && (known.unit().created || known.unit().label != IdentifierState::None))
            return Refusal{.reason = Reason::UnitExists, .subject = subject, .at = known.lastMs};
        // It lies in no block of this station, and another one may mint it.
        if (!part.serialBlock.isEmpty() && !isOurs(serial))
            return Refusal{.reason = Reason::SerialsUsedUp, .subject = station, .part = part.number};
        facts.push_back({{subject, station}, IdentifierReserved{serialType, serial.text()}});
    }
    return facts;
}

Decision rule(const ReserveSerials &command, const Case &c)
{
    // By nobody: labels for the next shift are ordered from the command line too, and name no unit yet.
    const Subject station = Subject::of(c.snapshot.station);
    const Part *part = c.snapshot.plant.part(command.part);
    if (!part)
        return Refusal{.reason = Reason::NotOnRoute, .subject = station, .part = command.part};
    if (!isMintedAt(c.snapshot.plant, command.part, c.snapshot.station))
        return Refusal{.reason = Reason::WrongStation, .subject = station, .part = command.part};
    if (command.serials.empty())
        return Refusal{.reason = Reason::SerialsUsedUp, .subject = station, .part = command.part};
    return reservationOf(*part, command.serials, c);
}

Decision rule(const PrintLabel &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject subject = Subject::of(command.unit);
    const Unit &unit = c.unit(command.unit);
    if (unit.life == LifeCycle::Scrapped || unit.life == LifeCycle::Decommissioned)
        return Refusal{.reason = Reason::Scrapped, .subject = subject, .at = unit.endedMs};
    if (!unit.created && unit.label == IdentifierState::None)
        return Refusal{.reason = Reason::UnknownUnit, .subject = subject};
    if (command.label.isEmpty())
        return Refusal{.reason = Reason::NoLabel, .subject = subject, .part = command.unit.part};
    // Reserved and with a reason: whether the first one came out is not known, so this is the second.
    const bool first
        = unit.label == IdentifierState::Reserved && unit.printed == 0 && command.why.trimmed().isEmpty();
    const bool asFirst = unit.label == IdentifierState::Reserved && unit.printed == 0;
    if (!asFirst && command.why.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    // The label that a unit came with is its first, whoever printed it.
    const int copy = first ? 1 : std::max(unit.printed, 1) + 1;
    return Facts{fact(command.unit,
        IdentifierPrinted{.type = serialType,
            .value = command.unit.serial.text(),
            .copy = copy,
            .why = first ? QString() : command.why,
            .printer = command.printer,
            .label = command.label})};
}

Decision bindSerial(const BindIdentifier &command, const Case &c)
{
    const Unit &unit = c.unit(command.unit);
    if (command.value != command.unit.serial.text())
        return Refusal{.reason = Reason::LabelMismatch,
            .subject = Subject::of(command.unit),
            .part = command.unit.part,
            .detail = command.value};
    if (!labelIsOutstanding(unit))
        return Facts{};
    return Facts{fact(command.unit, IdentifierBound{serialType, command.value})};
}

Decision voidSerial(const VoidIdentifier &command, const Case &c)
{
    const Subject subject = Subject::of(command.unit);
    const Unit &unit = c.unit(command.unit);
    if (unit.life == LifeCycle::Decommissioned)
        return Facts{};
    // Once a unit carries it, that ends by scrapping and not by taking its name away.
    if (unit.created && (!labelIsOutstanding(unit) || !unit.components.empty()))
        return Refusal{
            .reason = Reason::UnitExists, .subject = subject, .at = c.standing(command.unit).lastMs};
    if (command.value != command.unit.serial.text())
        return Refusal{.reason = Reason::BadSerial,
            .subject = subject,
            .part = command.unit.part,
            .detail = command.value};
    return Facts{fact(command.unit, IdentifierVoided{command.type, command.value, command.why})};
}

} // namespace unitrail
