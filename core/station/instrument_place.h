// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/names.h"

#include <QDate>

#include <optional>

namespace unitrail {

/** What one of a station's instruments is for, and which it is. */
struct InstrumentPlace {
    QString device; ///< its name in the station's configuration
    std::optional<GaugeId> gauge{}; ///< the plant's number of it
    QString gaugeClass{}; ///< "torque", as characteristics ask for it; empty: fits only those that take any
    std::optional<CharacteristicId> characteristic{}; ///< it gives this one alone; none: all of its class
    QString serial{};
    std::optional<QDate> calibrationDue{}; ///< the last good day
    bool asked = false; ///< it measures when it is told to; else it has a button of its own
    bool atOnce = false; ///< told as soon as a step wants its value; else by the verb TAKE
    bool operator==(const InstrumentPlace &) const = default;
};

} // namespace unitrail
