// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/trace/figure.h"
#include "core/trace/figures.h"

namespace unitrail {

/** The figures of DOMAIN D4 over what a filter lets through. */
struct Yields {
    FigureFilter filter;
    std::vector<QString> operations; ///< that were entered, in order of their numbers
    std::vector<Figure> figures; ///< of each operation, then of all

    [[nodiscard]] const Figure *find(const QString &id, const QString &about = {}) const;
};

/**
 * Runs count by when they were begun, refusals and defects by when they were recorded, units by when they
 * were finished, scrapped or shipped. The figures must be in step (Figures::catchUp); one consistent read.
 */
Result<Yields> yieldsOf(Figures &figures, const Plant &plant, const FigureFilter &filter);

QJsonObject yieldsJson(const Yields &yields, bool lists);
QString yieldsText(const Yields &yields);

/** EXPLAIN QUERY PLAN of the statements here. */
Result<QStringList> yieldPlans(Figures &figures);

} // namespace unitrail
