// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/serial_needs.h"

#include "core/domain/serials.h"

#include <algorithm>

namespace unitrail {

std::vector<SerialNeed> serialNeeds(
    const Plant &plant, const StationName &station, const Workplace &workplace)
{
    std::vector<SerialNeed> needs;
    for (const auto &[number, part] : plant.parts) {
        if (!part.serialBlock.contains(u'#') || !isMintedAt(plant, number, station)
            || numbersLeft(plant, station, workplace, part) >= serialsLeftMin)
            continue;
        const PartNumber &owner = blockOwner(plant, part).number;
        const bool asked = std::any_of(
            needs.begin(), needs.end(), [&](const SerialNeed &need) { return need.part == owner; });
        if (asked)
            continue;
        SerialNeed need{.part = owner, .block = part.serialBlock, .count = serialsLeasedAtOnce};
        need.last = 1;
        for (qsizetype digits = std::min<qsizetype>(part.serialBlock.count(u'#'), 18); digits > 0; --digits)
            need.last *= 10;
        --need.last;
        for (const auto &[other, sharing] : plant.parts) {
            if (sharing.serialBlock != part.serialBlock)
                continue;
            for (const auto &[theirs, range] : sharing.serialRanges)
                need.behind = std::max(need.behind, range.second);
        }
        for (const SerialBlock &block : workplace.blocks) {
            if (block.part == owner && block.source == u"central")
                need.known = std::max(need.known, block.last);
        }
        // Where nothing lies behind what is given out already, asking is of no use.
        const auto blocks = blocksFor(plant, station, workplace, part);
        if (need.behind >= need.last || (!blocks.empty() && blocks.back().last >= need.last))
            continue;
        needs.push_back(std::move(need));
    }
    return needs;
}

} // namespace unitrail
