// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <functional>

namespace CLI {
class App;
}

/*
 * What the command line does. Each commands_*.cpp describes its own commands to CLI11 and says what is run
 * when one of them is chosen; app/main.cpp only lists them. Results go to stdout, errors to stderr in one
 * line that names the mend. Exit codes: 0 done, 1 the answer is no, 2 wrong use.
 */
namespace unitrail {

inline constexpr int exitDone = 0;
inline constexpr int exitNo = 1;
inline constexpr int exitUsage = 2;

/** The command that was found on the command line, ready to be run. */
struct Chosen {
    std::function<int(int &argc, char **argv)> run;
};

void describeStation(CLI::App &app, Chosen &chosen);
void describeJournal(CLI::App &app, Chosen &chosen);
void describeTrace(CLI::App &app, Chosen &chosen);
void describeQuality(CLI::App &app, Chosen &chosen);
void describeRecall(CLI::App &app, Chosen &chosen);
void describeRecords(CLI::App &app, Chosen &chosen);
void describeFigures(CLI::App &app, Chosen &chosen);
void describeContainment(CLI::App &app, Chosen &chosen);
void describeHolds(CLI::App &app, Chosen &chosen);
void describeLots(CLI::App &app, Chosen &chosen);
void describeReadiness(CLI::App &app, Chosen &chosen);
void describeShipping(CLI::App &app, Chosen &chosen);
void describeShipment(CLI::App &app, Chosen &chosen);
void describeContainer(CLI::App &app, Chosen &chosen);
void describePlant(CLI::App &app, Chosen &chosen);
void describeCentral(CLI::App &app, Chosen &chosen);
void describeLabels(CLI::App &app, Chosen &chosen);
void describeCapability(CLI::App &app, Chosen &chosen);
void describeResults(CLI::App &app, Chosen &chosen);
void describeInspection(CLI::App &app, Chosen &chosen);
void describeMeasure(CLI::App &app, Chosen &chosen);
void describeTools(CLI::App &app, Chosen &chosen);
void describeTag(CLI::App &app, Chosen &chosen);
void describeDoctor(CLI::App &app, Chosen &chosen);

} // namespace unitrail
