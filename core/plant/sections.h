// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/plant/mistakes.h"
#include "core/plant/table_reader.h"

#include <QString>

#include <map>
#include <vector>

/* The parts of readPlant(). Each takes one section and puts what it says into the plant, or what is wrong
 * into the mistakes. */
namespace unitrail {

/** A plant on its way. Sections are read in such an order that what a section names has been read before it.
 */
struct PlantDraft {
    Mistakes &mistakes;
    Plant plant{};
    std::map<QString, Place>
        places{}; ///< "part M24-120" -> where it is defined; also of those that could not be used
    std::set<QString> usedQualifications{}, heldQualifications{};
    std::set<StationName> usedStations{};
    std::set<QString> gaugeClasses{}; ///< of the gauges there are
    std::vector<Place> practicePlaces{}; ///< of each practice code

    /** Notes the place; false, and a mistake, when there was one of this kind and number before. */
    bool isFirst(const QString &kind, const QString &number, const Place &place);
    [[nodiscard]] bool knows(const QString &kind, const QString &number) const;
    /** A mistake with the nearest known one of that kind, when it is not known. */
    bool mustKnow(const QString &kind, const QString &number, const Place &place);
};

/** The three kinds of section of one routing file. */
struct RoutingFile {
    const TomlValue *routing = nullptr; ///< none: only operations or bills without it
    std::vector<const TomlValue *> operations, boms;
    Place place; ///< of the file
};

void readHead(const TomlValue &table, PlantDraft &draft);
void readQualification(const TomlValue &table, PlantDraft &draft);
void readPart(const TomlValue &table, PlantDraft &draft);
void readStation(const TomlValue &table, PlantDraft &draft);
void readPerson(const TomlValue &table, PlantDraft &draft);
void readRouting(const RoutingFile &file, PlantDraft &draft);
void readDefect(const TomlValue &table, PlantDraft &draft);
void readHoldReason(const TomlValue &table, PlantDraft &draft);
void readStopReason(const TomlValue &table, PlantDraft &draft);
void readCause(const TomlValue &table, PlantDraft &draft);
void readRepair(const TomlValue &table, PlantDraft &draft);
void readReprintReason(const TomlValue &table, PlantDraft &draft);
void readLabel(const TomlValue &table, PlantDraft &draft);
/** Behind the labels and the code rules: its first number is laid out and read. */
void readContainerType(const TomlValue &table, PlantDraft &draft);
/** { KIT-1 = "1-499999" }: which numbers of the part's serial block a station mints. */
void readSerialRanges(const TomlValue &table, Part &part, PlantDraft &draft);
void readGauge(const TomlValue &table, PlantDraft &draft);
void readRetestReason(const TomlValue &table, PlantDraft &draft);
void readSamplingPlan(const TomlValue &table, PlantDraft &draft);
void readPicture(const TomlValue &table, PlantDraft &draft);
void readOrder(const TomlValue &table, PlantDraft &draft);
void readCodeRule(const TomlValue &table, PlantDraft &draft);
void readPracticeCode(const TomlValue &table, PlantDraft &draft);

std::vector<BomLine> readBomLines(
    const std::vector<const TomlValue *> &tables, const Routing &routing, PlantDraft &draft);
std::optional<Characteristic> readCharacteristic(const TomlValue &table, PlantDraft &draft);
/** The rules between the revisions of the characteristics of one operation. */
void checkRevisions(const std::vector<Placed<Characteristic>> &characteristics, Mistakes &mistakes);
/** The digests of the routing and of each of its plan revisions. */
void noteReleases(const RoutingFile &file, const Routing &routing, PlantDraft &draft);
/** The same of a revision of a label. */
void noteRelease(const TomlValue &table, const Label &label, PlantDraft &draft);
/** Reads every example and practice code with the whole plant: each must mean one thing, and the right one.
 */
void checkCodes(const PlantDraft &draft);
/** What can only be said when everything has been read. */
void checkWhole(PlantDraft &draft);

const std::vector<std::pair<QString, TrackingMode>> &trackingWords();

} // namespace unitrail
