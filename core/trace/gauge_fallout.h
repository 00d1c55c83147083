// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/measured.h"

namespace unitrail {

/** What a bad instrument has judged: all of it is suspect since its last good check. */
struct GaugeFallout {
    GaugeId gauge;
    qint64 fromMs = 0; ///< its last good check before it was found bad; 0: never checked
    qint64 toMs = 0; ///< when it was found bad or was good again; now, when it has not been
    bool foundBad
        = false; ///< some check found it bad; else the question is what it has judged since the last
    std::vector<Measured> values; ///< by unit, then by time
};

struct FalloutWindow {
    std::optional<qint64> fromMs, toMs; ///< none: by its checks
};
Result<GaugeFallout> gaugeFallout(
    Journal &journal, const GaugeId &gauge, const FalloutWindow &window, qint64 nowMs);

/** Each unit once, by its worst value, with where it is now. */
Result<QJsonObject> gaugeFalloutJson(Journal &journal, const GaugeFallout &fallout);

} // namespace unitrail
