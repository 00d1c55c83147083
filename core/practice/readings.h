// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/practice/random.h"

namespace unitrail {

/** What a keypad or instrument gives for one characteristic: all its repeats. */
struct TakenReading {
    CharacteristicId characteristic;
    Characteristic::Kind kind;
    QString unit;
    std::vector<QString> values;
    bool pass = true;
};

/** One attempt at an operation, as the process of the practice line does it. */
struct Attempt {
    std::vector<TakenReading> readings;
    std::vector<DefectCode> defects; ///< why it failed

    [[nodiscard]] bool pass() const { return defects.empty(); }
};

enum class Wanted {
    Chance, ///< the mean, deviation and attribute yield of the plant definition decide
    Pass,
    Fail,
};

/** Story 2: what an instrument whose reference drifts reads. */
enum class Drift { None, Drifting, NearLimit };

Attempt attemptOf(const Plant &plant, const Operation &operation, const QDate &date, Wanted wanted,
    Drift drift, Random &random);

/** The first defect that the plant offers at that operation, or any. */
DefectCode defectAt(const Plant &plant, const OperationId &operation, Random &random);

} // namespace unitrail
