// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/plant/mistakes.h"
#include "core/plant/toml_value.h"
#include "core/station/instrument_place.h"
#include "drivers/make_instrument.h"

namespace unitrail {

/** An instrument as [[instrument]] describes it: how it is read, and what its values are for. */
struct InstrumentSetup {
    InstrumentConfig driver;
    InstrumentPlace place;
};

/** Reads one [[instrument]]. What is wrong goes to the mistakes; what could be read comes back all the same.
 */
InstrumentSetup readInstrument(const TomlValue &table, Mistakes &mistakes);

} // namespace unitrail
