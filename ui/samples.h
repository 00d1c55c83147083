// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/station/view.h"
#include "ui/screens/history_screen.h"
#include "ui/screens/terminal_screen.h"

#include <vector>

namespace unitrail {

/** A view as the demo factory could bring it about, with a name that is good for a file. */
struct Sample {
    QString name; ///< "s3-accepted"
    StationView view;
};

/** One of each state a screen can be in, at station ASM-1 of Nordhavn Motion: for pictures and for tests of
 * the looks. */
std::vector<Sample> sampleViews();
/** A signature is asked for, beside the unit of that view. */
std::vector<Sample> signingSamples(const StationView &atStep);
/** Cartons and totes that a station numbers; `packing` is a unit at the step that packs. */
std::vector<Sample> containerSamples(const StationView &ready, const StationView &packing);
/** The RFID tag of a unit: offered, awaited, being written, written, not written. */
std::vector<Sample> tagSamples(const StationView &atStep, const StationView &finished);
UnitHistory sampleHistory();
/** The same one, packed and on its way to a customer. */
UnitHistory sampleShippedHistory();
/** A second unit, which stands where the first one stood a day before. */
UnitHistory sampleOtherHistory();
TerminalInfo sampleTerminal();

/** The moment at which all samples are seen: 2026-05-12 14:07:20 in the plant, two hours east of UTC. */
inline constexpr qint64 sampleNowMs = 1778587640000;
inline constexpr int sampleOffsetMinutes = 120;

} // namespace unitrail
