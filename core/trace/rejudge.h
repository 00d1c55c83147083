// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/trace/measured.h"

namespace unitrail {

/** A value whose verdict would be another under the limits of that plan revision. The verdict itself stays.
 */
struct Flip {
    Measured value;
    Verdict would = Verdict::Fail;
    std::optional<Decimal> lower, upper; ///< of that revision
};

struct Rejudgement {
    QString plan;
    std::vector<Characteristic> limits; ///< of that revision, each once
    int values = 0; ///< that were judged again: numbers of the last pass, judged by another revision
    int units = 0; ///< that have such
    std::vector<Flip> flips; ///< by unit
};

/** Of every unit what counts is its last pass through the operation. A Failure when no characteristic has
 * that revision. */
Result<Rejudgement> rejudge(Journal &journal, const Plant &plant, const QString &plan,
    const std::optional<CharacteristicId> &characteristic);
Result<QJsonObject> rejudgeJson(Journal &journal, const Rejudgement &rejudgement);

} // namespace unitrail
