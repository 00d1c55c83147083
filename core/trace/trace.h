// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/entry.h"
#include "core/domain/standing.h"
#include "core/journal/journal.h"
#include "core/trace/recall.h"

#include <QJsonObject>

#include <memory>
#include <optional>
#include <vector>

/* Questions about units, asked on a connection of their own that only reads. */
namespace unitrail {

class Figures;

/** One unit's whole life: every entry in the order it is folded, and where the unit stands by them. */
struct History {
    UnitId unit;
    Standing standing;
    std::vector<Recorded> entries;
    std::vector<EventId> voided; ///< taken back by a later entry; they stay in the list
};

Result<History> historyOf(Journal &journal, const UnitId &unit);
/** As it stood at that moment: nothing that was done later is in it. */
History asKnownAt(History history, qint64 atMs);
QJsonObject historyJson(const History &history);
QString historyText(const History &history);

/** The stable name of a life cycle: "InProcess". */
QString lifeCycleName(LifeCycle life);
QString operationStatusName(OperationStatus status);

/** What a recall may look at besides the links. */
struct RecallMeans {
    Figures *figures = nullptr; ///< in step; none: questions about stations, people and tools are Input, and
                                ///< neither possible units nor whereabouts are told
    const Plant *plant = nullptr; ///< whose bills of material narrow what is possible
    qint64 nowMs = 0;
    bool evidence
        = true; ///< of each unit also its life and the entry that says so: most of the time at 100,000
};

/**
 * The read side of one journal, for many questions in a row: opened once, in step with what the journal held
 * when it was opened. Each question is one consistent read.
 */
class Trace {
public:
    static Result<std::unique_ptr<Trace>> open(Journal &journal);
    ~Trace();
    Q_DISABLE_COPY_MOVE(Trace)

    Result<Recall> recall(const RecallQuestion &question, const RecallMeans &means);
    /** EXPLAIN QUERY PLAN of every query here, one line a step: a test pins them. */
    Result<QStringList> plans();

private:
    struct Impl;
    explicit Trace(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m;
};

} // namespace unitrail
