// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/command_words.h"
#include "app/plant_source.h"
#include "core/station/recorder.h"

/* What commands of the line share that do something at a station: who, where, by which plant. */
namespace unitrail {

struct ActingWords {
    QString data, plant, station, person;
};
void describeActing(CLI::App *command, ActingWords &words);

/** Everything that such a command stands on. */
struct Acting {
    SystemClock clock;
    PlantSource source;
    std::unique_ptr<Journal> journal;
    std::optional<Recorder> recorder;
    const Person *person = nullptr; ///< none: nobody is signed in, and the rules say so
};
Result<std::unique_ptr<Acting>> act(const ActingWords &words);

/** The one that is named, else the one who is signed in at that station. */
Result<const Person *> personOf(
    Journal &journal, const Plant &plant, const StationName &station, const QString &named);

/**
 * Badge and PIN of the acting person: the PIN is one line of standard input. A wrong one is recorded and
 * counts towards the lock of the station (SECURITY S4).
 */
Result<Judged> giveSigned(Acting &acting, const Command &command);

/** One JSON line of what was said, and the code to leave with. */
int tellJudged(Acting &acting, const Command &command, const Judged &judged);

} // namespace unitrail
