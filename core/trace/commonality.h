// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/statistics/fisher.h"
#include "core/trace/figures.h"

#include <QJsonObject>

namespace unitrail {

/** What units can have in common. */
enum class Factor {
    ComponentLot, ///< a lot that was built in, or a component carries
    Station, ///< an operation was done there
    Person, ///< ... by this person
    Gauge, ///< ... and measured with it
    Tool, ///< ... with this tool
    Fixture, ///< ... held by this fixture
    Program, ///< ... by this test program
    Shift, ///< ... in this shift of that day
    TimeWindow, ///< ... in these two hours
};
QString factorName(Factor factor); ///< "component-lot"

/** One thing, and how often it goes with failing. */
struct Commonality {
    Factor factor = Factor::ComponentLot;
    QString name; ///< "GS-17/0526-03", "CAL-2"
    QString operation; ///< where it counts; empty for lots
    FourFold table;
    double p = 1; ///< Fisher's exact test, two-sided
    double corrected = 1; ///< Holm, over all that were looked at
    double share = 1; ///< Benjamini and Hochberg, over the same
    OddsRatio odds;
    std::vector<QString> failing; ///< the failing units that have it
};

struct CommonalityQuestion {
    std::vector<UnitId> failing; ///< by name
    std::optional<OperationId> failedAt{}; ///< or those that failed there in the time
    std::optional<DefectCode> defect{}; ///< ... with this defect
    qint64 fromMs = 0;
    qint64 toMs = std::numeric_limits<qint64>::max();
};

struct CommonalityAnswer {
    std::vector<QString> failing; ///< that are known
    std::vector<QString> unknown; ///< that were named and are not
    qint64 passed = 0; ///< compared with: finished units of the same parts that are not among the failing
    qint64 looked = 0; ///< things that any of the failing has: so many comparisons
    std::vector<Commonality> ranked; ///< over-represented ones first, by p; then the rest
};

/**
 * What the failing have in common, ranked by how unlikely it would be by chance against those that passed.
 * Pieces count when they were ever in a unit, at any depth: what was exchanged since was there when it
 * failed.
 */
Result<CommonalityAnswer> commonalityOf(
    Figures &figures, const Plant &plant, const CommonalityQuestion &question);

/** How many units failed at an operation, at any attempt. */
struct FailuresAt {
    OperationId operation;
    qint64 units = 0;
    bool operator==(const FailuresAt &) const = default;
};
/** In order of the operations; those that nothing failed at are left out. */
Result<std::vector<FailuresAt>> failuresByOperation(Figures &figures);

QJsonObject commonalityJson(const CommonalityAnswer &answer, int limit);
QString commonalityText(const CommonalityAnswer &answer, int limit);

} // namespace unitrail
