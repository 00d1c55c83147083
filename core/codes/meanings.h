// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/gs1_elements.h"
#include "core/codes/iso15434.h"
#include "core/domain/plant.h"

namespace unitrail {

/** The part whose GTIN this is (14 digits), or nullptr. */
const Part *partByGtin(const Plant &plant, Bytes gtin);

/** What GS1 elements mean in this plant: an item, a container, a person, an alias. Checks the serial of a
 * known part. */
void addGs1Meanings(Code &code, const Gs1Reading &reading, const Plant &plant);

/** The same for the data identifiers of ISO 15434; its format 05 counts as GS1. */
void addDataIdentifierMeanings(Code &code, const Iso15434Reading &reading, const Plant &plant);

struct HibcReading;
/** The same for a HIBC label; its product is a part under its own number or with the labeler's code in front.
 */
void addHibcMeanings(Code &code, const HibcReading &reading, const Plant &plant);

} // namespace unitrail
