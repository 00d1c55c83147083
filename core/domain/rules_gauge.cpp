// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules.h"

#include <algorithm>

/* Which instrument may judge, and what its checks mean. */
namespace unitrail {

std::vector<GaugeId> gaugesAt(const Plant &plant, const StationName &station)
{
    std::vector<GaugeId> here;
    for (const auto &[id, gauge] : plant.gauges) {
        const auto &at = gauge.stations;
        if (at.empty() || std::find(at.begin(), at.end(), station) != at.end())
            here.push_back(id);
    }
    return here;
}

/** The one instrument of that class that belongs to this station: nobody need name it. */
static const Gauge *onlyOneHere(const QString &gaugeClass, const Case &c)
{
    const Gauge *only = nullptr;
    for (const GaugeId &id : gaugesAt(c.snapshot.plant, c.snapshot.station)) {
        const Gauge &gauge = c.snapshot.plant.gauges.at(id);
        if (gauge.gaugeClass != gaugeClass)
            continue;
        if (only)
            return nullptr;
        only = &gauge;
    }
    return only;
}

static const Gauge *listed(const QString &named, const Case &c)
{
    const auto id = GaugeId::fromText(named);
    const auto known = id ? c.snapshot.plant.gauges.find(*id) : c.snapshot.plant.gauges.end();
    return known == c.snapshot.plant.gauges.end() ? nullptr : &known->second;
}

static bool hasClass(const Plant &plant, const QString &gaugeClass)
{
    return std::any_of(plant.gauges.begin(), plant.gauges.end(),
        [&](const auto &known) { return known.second.gaugeClass == gaugeClass; });
}

std::variant<GaugeUse, Refusal> gaugeFor(
    const Characteristic &characteristic, const GaugeUse &told, const Refusal &about, const Case &c)
{
    const QString &wanted = characteristic.gaugeClass;
    const bool named = !told.gauge.isEmpty();
    const Gauge *gauge = named ? listed(told.gauge, c) : wanted.isEmpty() ? nullptr : onlyOneHere(wanted, c);
    if (!named && !gauge)
        return GaugeUse{}; // typed: the plan says whether it may be
    Refusal refusal = about;
    refusal.detail = gauge ? gauge->id.text() : told.gauge;
    const bool otherClass = gauge ? gauge->gaugeClass != wanted : hasClass(c.snapshot.plant, wanted);
    if (!wanted.isEmpty() && otherClass) {
        refusal.reason = gauge ? Reason::GaugeWrongClass : Reason::GaugeUnknown;
        refusal.names = {wanted};
        return refusal;
    }
    std::optional<QDate> due = told.due; // an instrument the plant does not list tells its own
    if (gauge) {
        const GaugeStanding &standing = c.snapshot.of(Subject::of(gauge->id)).gauge();
        due = standing.due ? standing.due : gauge->due;
        if (!standing.good) {
            refusal.reason = Reason::GaugeBad;
            refusal.at = standing.checkedMs;
            return refusal;
        }
    }
    if (due && c.today() > *due && !c.permits(Reason::GaugeOverdue)) {
        refusal.reason = Reason::GaugeOverdue;
        refusal.at = due->startOfDay(Qt::UTC).toMSecsSinceEpoch();
        return refusal;
    }
    return GaugeUse{refusal.detail, due};
}

Decision rule(const RecordGaugeCheck &command, const Case &c)
{
    if (const auto refusal = refuseWithoutPerson(c))
        return *refusal;
    const Subject subject = Subject::of(command.gauge);
    if (!c.snapshot.plant.gauges.contains(command.gauge))
        return Refusal{.reason = Reason::GaugeUnknown, .subject = subject, .detail = command.gauge.text()};
    if (!has(c.snapshot.person, {Role::Inspector, Role::Supervisor, Role::QualityEngineer}))
        return Refusal{.reason = Reason::NotAllowed, .subject = subject};
    if (!command.good && command.note.trimmed().isEmpty())
        return Refusal{.reason = Reason::ReasonNeeded, .subject = subject};
    if (command.due && *command.due < c.today())
        return Refusal{
            .reason = Reason::BadValue, .subject = subject, .detail = command.due->toString(Qt::ISODate)};
    return Facts{{{subject}, GaugeChecked{command.good, command.due, command.note}}};
}

} // namespace unitrail
