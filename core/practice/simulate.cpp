// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/practice/simulate.h"

#include "core/practice/line.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

qint64 campaignStartMs(const Plant &plant)
{
    return (QDate(2026, 4, 13).toJulianDay() - 2'440'588) * 86'400'000
        + (6 * 60 - qint64(plant.utcOffsetMinutes)) * 60'000;
}

/** The routing of the plant's orders, or the last one there is. */
static const Routing *routingToPractise(const Plant &plant)
{
    if (!plant.orders.empty())
        return plant.routing(plant.orders.begin()->second.routing);
    return plant.routings.empty() ? nullptr : &plant.routings.back();
}

Result<SimulationReport> simulate(
    const Plant &plant, Journal &journal, ManualClock &clock, const SimulationOptions &options)
{
    if (options.units < 1 || options.units > SimulationOptions::unitsMax) {
        return Failure{Failure::Kind::Input,
            u"%1 units cannot be simulated; 1 to %2 can"_s.arg(options.units)
                .arg(SimulationOptions::unitsMax)};
    }
    const Routing *routing = routingToPractise(plant);
    if (!routing || routing->operations.empty() || routing->parts.empty())
        return Failure{Failure::Kind::Input, u"the plant has no routing to practise on"_s};
    const auto chains = journal.incarnations();
    if (!chains)
        return chains.error();
    for (const Incarnation &chain : *chains) {
        if (chain.length > 0) {
            return Failure{Failure::Kind::Input,
                u"%1 holds %2 entries already; the practice line begins with an empty directory"_s
                    .arg(journal.directory())
                    .arg(chain.length)};
        }
    }
    Line line(plant, *routing, journal, clock, options);
    return line.run();
}

} // namespace unitrail
