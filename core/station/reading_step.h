// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/instrument.h"
#include "core/station/instrument_place.h"
#include "core/station/view.h"
#include "core/station/workflow.h"

/* What a value from an instrument means now, at this step. Pure. */
namespace unitrail {

/** The value that is measured now: of what a person chose, else the next that is missing. */
struct WantedValue {
    UnitId unit;
    OperationId operation;
    CharacteristicId characteristic;
    int attempt = 1;
    int index = 1;
    bool operator==(const WantedValue &) const = default;
};
std::optional<WantedValue> wantedValue(const StationView &view);

/** Whether this instrument may give a value of this class, or of this one characteristic. */
bool fits(const InstrumentPlace &place, const CharacteristicId &characteristic, const QString &gaugeClass);

/**
 * The next missing measurement that the instrument may give in the unit it sent; else why there is none. The
 * value goes to the rules as it was sent, with its unit: what the plant converts, they convert.
 */
Step stepForInstrument(const Conversation &conversation, const InstrumentReading &reading,
    const InstrumentPlace &place, const QDate &today);

/** What an instrument sent, as people read it. */
QString shownReading(const InstrumentReading &reading);

/** Why this reading cannot be a value, whatever is asked for; nothing: it can. */
std::optional<Refusal> troubleOf(const InstrumentReading &reading);

} // namespace unitrail
