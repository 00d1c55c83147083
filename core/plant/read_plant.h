// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/plant.h"
#include "core/plant/mistakes.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace unitrail {

/** What a plant definition turned out to be. */
struct PlantReading {
    std::optional<Plant> plant; ///< there when no mistake is an error
    std::vector<PlantMistake> mistakes; ///< every one there is, by file and line
};

/**
 * A plant definition from its files: name ("routings/la-40.r7.toml") -> bytes, TOML 1.0 in UTF-8. Which file
 * holds what is the plant's own affair, except that a routing, its operations and its bills of material stand
 * in one file. core/plant/plant-definition.md lists every section and key.
 *
 * Numbers are exact: a limit written as 12.050 keeps its three places. One reading finds all mistakes.
 */
PlantReading readPlant(const std::map<QString, QByteArray> &documents);

/** All *.toml files in the directory and below it, names relative to it with '/'. Input: none is there;
 * Missing: no directory. */
Result<std::map<QString, QByteArray>> readPlantDocuments(const QString &directory);

/** readPlant of these files; what the disk refused is a mistake like the others. */
PlantReading readPlantDirectory(const QString &directory);

/** SHA-256 over the names in order and the bytes, each with its length in front: what entries say they were
 * judged by. */
QByteArray plantDigest(const std::map<QString, QByteArray> &documents);

/**
 * What stands in PlantReleased::routings, and back: "LA-40/7=<sha256>". Text that is none of ours is passed
 * over: a newer program may have written more.
 */
std::vector<QString> releaseTexts(const Plant &plant);
std::map<QString, QByteArray> releasesFromTexts(const std::vector<QString> &texts);

/**
 * A released revision never changes, because units remember it by its number alone. Each released one
 * ("LA-40/7", "LA-40/7 plan D" or "label unit/1" -> SHA-256) that says something else now, or is gone, is a
 * mistake; new ones are welcome, and a label that is printed no more may go.
 */
std::vector<PlantMistake> releaseConflicts(const Plant &plant, const std::map<QString, QByteArray> &released);

/** For `unitrail plant check`: what the definition holds, then each mistake in a line "file:line: error:
 * what. mend." */
QString describe(const PlantReading &reading);

} // namespace unitrail
