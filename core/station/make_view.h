// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/station/view.h"
#include "core/station/workflow.h"

namespace unitrail {

/** What the screen shows beside the conversation. */
struct Surroundings {
    qint64 openedMs = 0;
    bool stopped = false; ///< the disk said no
    std::vector<ScanLine> scans{}; ///< newest first
    std::vector<WaitingUnit> waiting{};
    TodayView today;
    SyncView sync;
    std::vector<QString> lostDevices;
    std::vector<QString> degradedDevices;
    std::optional<InstrumentView> instrument; ///< that the next value may come from
    qint64 nowMs = 0;
};

/** Conversation and surroundings -> all the screens need. Pure. */
StationView makeView(const Conversation &conversation, const Surroundings &surroundings);

} // namespace unitrail
