// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/plant/read_plant.h"
#include "core/practice/simulate.h"

#include <QTemporaryDir>

#include <memory>

namespace unitrail {

/** The demo factory, read from resources. */
inline Plant demoPlant()
{
    PlantReading reading = readPlantDirectory(QStringLiteral(UNITRAIL_SOURCE_DIR "/resources/demo"));
    if (!reading.plant)
        qFatal("%s", qPrintable(describe(reading)));
    return *std::move(reading.plant);
}

/** One run of the practice line in a directory of its own. */
struct PracticeRun {
    PracticeRun(const Plant &plant, int units, quint64 seed)
        : clock(campaignStartMs(plant), plant.utcOffsetMinutes)
    {
        auto opened = Journal::open(directory.path(), clock);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().text));
        journal = *std::move(opened);
        report.emplace(simulate(
            plant, *journal, clock, {.units = units, .seed = seed, .version = QStringLiteral("test")}));
    }

    QTemporaryDir directory;
    ManualClock clock;
    std::unique_ptr<Journal> journal;
    std::optional<Result<SimulationReport>> report;
};

} // namespace unitrail
