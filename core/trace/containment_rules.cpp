// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/containment_rules.h"

#include <map>

namespace unitrail {

/** Nothing: no rule says the same, because it asks for more than one run or for a thing that has no name
 * here. */
static std::optional<std::vector<ContainmentRule>> rulesOf(const RecallStart &start)
{
    using Kind = RecallStart::Kind;
    const bool timed = start.fromMs || start.toMs;
    switch (start.kind) {
    case Kind::Serial:
        if (const auto unit = start.unit(); unit && !timed)
            return std::vector<ContainmentRule>{{.contains = Subject::of(*unit)}};
        return {};
    case Kind::Lot:
        if (const auto lot = start.lot(); lot && !timed)
            return std::vector<ContainmentRule>{{.contains = Subject::of(*lot)}};
        return {};
    case Kind::ProductLot:
        if (const auto lot = start.lot(); lot && !timed)
            return std::vector<ContainmentRule>{{.subject = Subject::of(*lot)}};
        return {};
    case Kind::Order:
        if (const auto order = OrderNumber::fromText(start.name); order && !timed)
            return std::vector<ContainmentRule>{{.subject = Subject::of(*order)}};
        return {};
    case Kind::SupplierLot:
    case Kind::Station:
    case Kind::Person:
    case Kind::Gauge:
    case Kind::Fixture:
    case Kind::Tool:
    case Kind::Program:
        return {};
    }
    Q_UNREACHABLE();
}

std::vector<ContainmentRule> containmentRules(const Recall &recall)
{
    std::vector<ContainmentRule> rules;
    bool all = true;
    for (const RecallStart &start : recall.question.starts) {
        const auto own = rulesOf(start);
        all = all && own;
        if (own)
            rules.insert(rules.end(), own->begin(), own->end());
    }
    // What is only possible no rule can know: it is recorded nowhere.
    std::map<PartNumber, std::vector<SerialNumber>> named;
    for (const RecalledUnit &unit : recall.units) {
        if (!all && unit.now)
            named[unit.unit.part].push_back(unit.unit.serial);
    }
    for (const RecalledUnit &unit : recall.possible)
        named[unit.unit.part].push_back(unit.unit.serial);
    for (const auto &[part, serials] : named)
        rules.push_back({.part = part, .serials = serials});
    return rules;
}

} // namespace unitrail
