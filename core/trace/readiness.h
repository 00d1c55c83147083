// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/trace/figures.h"
#include "core/trace/trace.h"

#include <QJsonObject>

#include <optional>
#include <vector>

/* How well a recall would go today: what the records of a unit, an order or a product are worth. */
namespace unitrail {

/** Of which units; one of them is given. */
struct ReadinessScope {
    std::optional<UnitId> unit{};
    std::optional<OrderNumber> order{};
    std::optional<PartNumber> part{};
    [[nodiscard]] QString text() const;
};

struct Readiness {
    ReadinessScope scope;
    qint64 units = 0;
    /** Lines of the bill whose operation is behind the unit, and those of them that are captured as finely as
     * their level demands (IPC-1782: from 2 by lot, from 3 by serial). */
    qint64 demanded = 0, captured = 0;
    /** A line of the bill that lacks it, in so many units. */
    struct Gap {
        PartNumber part;
        bool coarse = false; ///< recorded, by lot and not by serial; else nothing is
        std::vector<QString> units;
    };
    std::vector<Gap> gaps; ///< those of most units first
    qint64 captures = 0, manual = 0; ///< entries that took something in; typed or touched ones of them
    qint64 runs = 0, overridden = 0; ///< of these a second person permitted something in
    qint64 identifiers = 0; ///< serials that were reserved, printed or bound
    std::vector<QString> orphans; ///< of these: on no unit, and not voided
    /** What would be recalled if this were bad today. */
    struct Width {
        RecallStart start;
        qint64 now = 0, possible = 0;
    };
    std::vector<Width> widest; ///< of the lots and serials that are in these units; the widest first
    qint64 lots = 0; ///< so many lots are in them

    /** What is captured as demanded, times what was not typed, times runs without an override, times
     * identifiers that are on a unit; 0 to 100. None: nothing is demanded yet. */
    [[nodiscard]] std::optional<double> score() const;
};

/** The figures must be in step; `means` as for a recall. At most `widths` lots are told, of all that are in
 * there. */
Result<Readiness> readinessOf(
    Journal &journal, Trace &trace, const RecallMeans &means, const ReadinessScope &scope, int widths);

QJsonObject readinessJson(const Readiness &readiness);
QString readinessText(const Readiness &readiness);

} // namespace unitrail
