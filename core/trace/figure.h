// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/event_id.h"
#include "core/domain/names.h"

#include <QJsonObject>
#include <QString>

#include <limits>
#include <optional>
#include <vector>

/* A number, and exactly what it was counted from. The list behind a figure is the figure. */
namespace unitrail {

/** One thing that was counted: a unit, a run of it, a defect of it, a refusal. */
struct FigureItem {
    QString unit; ///< "PART/SERIAL"; empty where no unit is behind it
    QString operation;
    int pass = 0;
    QString station;
    qint64 atMs = 0; ///< when it happened or began, UTC
    qint64 amountMs = 0; ///< of durations
    QString detail; ///< a defect code, a reason
    QByteArray entry; ///< id of the event that says so; empty: the unit as it stands
};

struct Figure {
    enum class Kind {
        Count, ///< hits
        Share, ///< hits / base
        PerUnit, ///< hits / base, may be above 1
        PerMillion, ///< hits / (base * opportunities) * 1,000,000
        Duration, ///< median of the hits' amounts, ms
        Product ///< of shares that stand beside it
    };
    QString id; ///< "fpy": what it means stands in definitionOf()
    QString about; ///< an operation, a station, a cause; empty: all of them
    Kind kind = Kind::Count;
    std::vector<FigureItem> hits; ///< the numerator, or all that was counted
    std::vector<FigureItem> base; ///< the denominator; empty where there is none
    std::optional<double> value; ///< none: there is nothing to divide by
    int opportunities = 1; ///< PerMillion: of one unit

    [[nodiscard]] qint64 hitCount() const { return qint64(hits.size()); }
    [[nodiscard]] qint64 baseCount() const { return qint64(base.size()); }
};

/** Sets the value by the kind; of a Product it stays. */
Figure counted(Figure figure);
/** The amount below which that share of the items lies (nearest rank); none of no items. */
std::optional<qint64> quantile(const std::vector<FigureItem> &items, double share);

/** What a figure means, in one English sentence: for answers of the command line and for receipts. */
QString definitionOf(const QString &id);
/** All that are known, in the order they are told. */
QStringList figureIds();

/** Value, counts, definition; with `lists` what was counted too. */
QJsonObject figureJson(const Figure &figure, bool lists);
QString iso(qint64 atMs); ///< UTC, with milliseconds

/** Which part of the figures is asked for. */
struct FigureFilter {
    std::optional<OperationId> operation{};
    std::optional<StationName> station{};
    std::optional<OrderNumber> order{};
    std::optional<PartNumber> part{};
    qint64 fromMs = 0; ///< included
    qint64 toMs = std::numeric_limits<qint64>::max(); ///< excluded
    bool operator==(const FigureFilter &) const = default;
};
QJsonObject filterJson(const FigureFilter &filter);
/** What filterJson() wrote; none where it is not that. */
std::optional<FigureFilter> filterFromJson(const QJsonObject &json);

} // namespace unitrail
