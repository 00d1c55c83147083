// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/trace/figure.h"
#include "core/trace/figures.h"

namespace unitrail {

/**
 * Overall equipment effectiveness of one station. All times lie within the filter's.
 *
 * Planned time: on each plant day from the first to the last thing that happened at the station (a run begins
 * or ends, a stop begins or ends), planned stops left out. Availability = (planned - unplanned stops) /
 * planned. Run time = planned - unplanned stops. Performance = ideal cycle of each run that ended here / (run
 * time * places); places: 1, at a batch process the most units that were in it at once. Quality = runs that
 * ended good at pass 1 (no defect, no override) / runs that ended.
 */
struct StationOee {
    QString station;
    qint64 plannedMs = 0, plannedStopMs = 0, unplannedStopMs = 0, runMs = 0, idealMs = 0;
    int places = 1;
    std::vector<FigureItem> ended; ///< runs
    std::vector<FigureItem> good; ///< of these
    std::vector<FigureItem> stops; ///< amount: within the filter; detail: the reason
    std::optional<double> availability, performance, quality, oee;
};

/** Of every station where something was done or that stood, by name; of the filter's station alone where it
 * names one. Operation, order and part of the filter do not apply: a station is stopped for all of them. */
Result<std::vector<StationOee>> oeeOf(Figures &figures, const Plant &plant, const FigureFilter &filter);
/** When something happened last, for a filter that has no end: what still runs or stands needs one. */
Result<qint64> lastMoment(Figures &figures);
QJsonObject oeeJson(const std::vector<StationOee> &stations, const FigureFilter &filter, bool lists);
QString oeeText(const std::vector<StationOee> &stations);

} // namespace unitrail
