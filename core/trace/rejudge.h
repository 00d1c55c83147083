// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/trace/measured.h"

namespace unitrail {

/**
 * A value that makes a result be another under the limits of that plan revision. Which values make a result
 * is the plan's rule: each of the last attempt, the last, the worst of all, or their mean. The verdict itself
 * stays.
 */
struct Flip {
    Measured value; ///< of a mean: the last one
    Verdict was = Verdict::Pass; ///< as recorded; of a mean: what its values came to
    Verdict would = Verdict::Fail;
    std::optional<Decimal> lower, upper; ///< of that revision
    Characteristic::ResultRule rule = Characteristic::ResultRule::Each;
    std::optional<Decimal> mean; ///< by the rule of the mean: what is judged
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
