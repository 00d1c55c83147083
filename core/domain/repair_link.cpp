// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/repair_link.h"

#include "core/domain/standing.h"

#include <set>

namespace unitrail {

RepairRecorded linkedTo(const UnitId &unit, RepairRecorded repair, const std::vector<Recorded> &entries)
{
    const auto voided = voidedIds(entries);
    std::set<EventId> past(voided.begin(), voided.end()); // taken back, or answered by another repair
    const Subject subject = Subject::of(unit);
    std::optional<EventId> defect, fail;
    std::optional<Component> removed;
    bool claimed = false; // what was removed belongs to a later repair
    for (auto recorded = entries.rbegin(); recorded != entries.rend(); ++recorded) {
        const Entry &entry = recorded->entry;
        if (entry.subject() != subject || past.contains(entry.id))
            continue;
        if (std::holds_alternative<ReworkReturned>(entry.event) && (defect || fail || removed))
            break; // what was before that was dealt with
        if (const auto *other = std::get_if<RepairRecorded>(&entry.event)) {
            if (other->of)
                past.insert(*other->of);
            claimed = claimed || other->replaced;
        } else if (const auto *found = std::get_if<DefectRecorded>(&entry.event)) {
            if (!defect && (!repair.defect || found->defect == *repair.defect))
                defect = entry.id;
        } else if (std::holds_alternative<OperationFailed>(entry.event)) {
            if (!fail)
                fail = entry.id;
        } else if (const auto *out = std::get_if<ComponentRemoved>(&entry.event)) {
            if (!removed && !claimed && !fail && out->components.size() == 1)
                removed = out->components.front();
        } else if (std::holds_alternative<OperationStarted>(entry.event) && fail) {
            break; // the pass before is another story
        }
    }
    if (!repair.of)
        repair.of = defect ? defect : fail;
    if (!repair.replaced)
        repair.replaced = removed;
    return repair;
}

} // namespace unitrail
