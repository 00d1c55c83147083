// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/decode_lines.h"

#include <QString>
#include <QStringList>

/*
 * What the command line does, one function a command; app/main.cpp reads the words into these. Results go to
 * stdout, errors to stderr in one line that names the mend. Exit codes: 0 done, 1 the answer is no, 2 wrong
 * use.
 */
namespace unitrail {

inline constexpr int exitDone = 0;
inline constexpr int exitNo = 1;
inline constexpr int exitUsage = 2;

struct StationOptions {
    QString config;
    QString station;
    QString plant;
    QString data;
    QString language;
    QString theme;
    QStringList scanners; ///< "name=/dev/..."
    QString central;
    bool demo = false;
    bool headless = false;
};
int runStation(const StationOptions &options, int &argc, char **argv);

int checkPlant(const QString &directory);
int publishPlantTo(const QString &directory, const QString &central);

struct SimulateOptions {
    QString plant;
    QString data;
    int units = 0;
    quint64 seed = 1;
};
int runSimulation(const SimulateOptions &options);

int printEvents(const QString &data, const QString &unit);
int printHistory(const QString &unit, const QString &data, bool json);
int printRecall(const QString &lot, const QString &data, bool json);
int verifyJournal(const QString &data);
int rebuildCacheOf(const QString &data);

int initialiseCentral(const QString &central);
int printCentralStatus(const QString &central);
int synchroniseOnce(const QString &data, const QString &central);

/** Reads scans from stdin; `plant` names whose code book, the demo factory's when it is empty. */
int decodeStdin(const QString &plant, const DecodeOptions &options);

struct ScreenshotOptions {
    QString out;
    QString language;
    QString theme;
    QString size; ///< "1280x800"
};
int renderScreenshots(const ScreenshotOptions &options, int &argc, char **argv);

/** One line on stderr for each mistake, with the program's name in front. Returns the code to leave with. */
int complain(const QString &text, int code);

} // namespace unitrail
