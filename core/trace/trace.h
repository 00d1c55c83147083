// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/entry.h"
#include "core/domain/standing.h"
#include "core/journal/journal.h"

#include <QJsonObject>

#include <memory>
#include <optional>
#include <vector>

/* Questions about units, asked on a connection of their own that only reads. */
namespace unitrail {

/** One unit's whole life: every entry in the order it is folded, and where the unit stands by them. */
struct History {
    UnitId unit;
    Standing standing;
    std::vector<Recorded> entries;
    std::vector<EventId> voided; ///< taken back by a later entry; they stay in the list
};

Result<History> historyOf(Journal &journal, const UnitId &unit);
QJsonObject historyJson(const History &history);
QString historyText(const History &history);

/** A unit that was found by a recall. */
struct RecalledUnit {
    UnitId unit;
    bool now = false; ///< still contains it; else it did once
    std::optional<LifeCycle> life; ///< none: a component that was not made here
    std::optional<OrderNumber> order;
    std::optional<UnitId> via; ///< the serialized component that carries the lot, where there is one
    EventId evidence; ///< the entry that installed it
    std::optional<EventId> removedBy; ///< the entry that took it out again
};

/**
 * What a bad lot means, as wide as each way of keeping records would have to call it: by product lot, by work
 * order, by unit; and of the units, which contain it now.
 */
struct Recall {
    LotId lot;
    qint64 productLot = 0; ///< all units of the product lots concerned
    qint64 workOrders = 0; ///< all units of the work orders concerned
    std::vector<OrderNumber> orders; ///< those
    std::vector<RecalledUnit> units; ///< that ever contained it, at any depth, by unit; exact links only

    [[nodiscard]] qint64 ever() const { return qint64(units.size()); }
    [[nodiscard]] qint64 now() const;
};

Result<Recall> recallLot(Journal &journal, const LotId &lot);
QJsonObject recallJson(const Recall &recall);
QString recallText(const Recall &recall);

/** The stable name of a life cycle: "InProcess". */
QString lifeCycleName(LifeCycle life);
QString operationStatusName(OperationStatus status);

/**
 * The read side of one journal, for many questions in a row: opened once, in step with what the journal held
 * when refresh() was last called. Each question is one consistent read.
 */
class Trace {
public:
    static Result<std::unique_ptr<Trace>> open(Journal &journal);
    ~Trace();
    Q_DISABLE_COPY_MOVE(Trace)

    Result<Recall> recallLot(const LotId &lot);
    /** EXPLAIN QUERY PLAN of every query here, one line a step: a test pins them. */
    Result<QStringList> plans();

private:
    struct Impl;
    explicit Trace(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

} // namespace unitrail
