// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/entry.h"

#include <tuple>

namespace unitrail {

const Knowledge *Entry::knowledgeOf(const Subject &subject) const
{
    for (const Knowledge &knowledge : about) {
        if (knowledge.subject == subject)
            return &knowledge;
    }
    return nullptr;
}

bool foldsBefore(const Recorded &a, const Recorded &b, const Subject &subject)
{
    const Knowledge *knownA = a.entry.knowledgeOf(subject);
    const Knowledge *knownB = b.entry.knowledgeOf(subject);
    Q_ASSERT(knownA && knownB);
    const Position &x = a.position;
    const Position &y = b.position;
    if (knownA->depth != knownB->depth)
        return knownA->depth < knownB->depth;
    if (x.hlc != y.hlc)
        return x.hlc < y.hlc;
    if (x.station != y.station)
        return x.station.toRfc4122() < y.station.toRfc4122();
    return std::tie(x.incarnation, x.sequence) < std::tie(y.incarnation, y.sequence);
}

} // namespace unitrail
