// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/unit_record.h"

#include "app/assembly.h"
#include "core/trace/trace.h"

namespace unitrail {

std::optional<UnitHistory> unitRecord(Assembly &assembly, const UnitId &id)
{
    auto history = historyOf(assembly.journal(), id);
    if (!history)
        return {};
    const Plant &plant = assembly.plant();
    UnitHistory record{
        .unit = id, .standing = std::move(history->standing), .entries = std::move(history->entries)};
    if (const Part *part = plant.part(id.part))
        record.partName = part->name;
    if (const Routing *routing = plant.routing(record.standing.unit().routing)) {
        for (const Operation &operation : routing->operations)
            record.operations.insert_or_assign(operation.id, operation.name);
    }
    for (const auto &[person, known] : plant.people)
        record.people.insert_or_assign(person, known.shortName);
    return record;
}

} // namespace unitrail
