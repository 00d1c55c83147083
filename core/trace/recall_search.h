// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/reader.h"
#include "core/trace/trace.h"

#include <map>
#include <set>

namespace unitrail {

/** A unit that was found, by its subject.id in the cache. */
struct Hit {
    std::optional<UnitId> unit; ///< none: it is not described yet
    bool now = false;
    RecallReason reason = RecallReason::Fitted;
    qint64 child = 0; ///< what it holds: a start, or another hit; 0: it was not found by a link
    std::optional<LifeCycle> life{};
    QString order{}, productLot{};
    std::optional<UnitId> via{};
    qint64 installed = 0, removed = 0; ///< entries of the link that says so, by reference; 0: none
    qint64 installedMs = 0; ///< of that link
    std::optional<EventId> evidence{}, removedBy{}; ///< those entries' ids, once they were looked up
};
using Hits = std::map<qint64, Hit>;

/** One connection's statements for recalls; each method's rest is in the file that is named after it. */
class RecallSearch {
public:
    static Result<std::unique_ptr<RecallSearch>> open(Journal &journal);

    Result<Recall> find(const RecallQuestion &question, const RecallMeans &means);
    Result<QStringList> plans();
    [[nodiscard]] TraceReader &reader() { return *m_reader; }

private:
    /** A lot in question: what may be in units without anybody having recorded it. */
    struct Suspect {
        qint64 child = 0;
        LotId lot;
        const RecallStart *start = nullptr;
    };
    /** A time in which a lot lay ready at a station. */
    struct Loaded {
        StationName station;
        qint64 fromMs = 0;
        std::optional<qint64> toMs;
        EventId entry;
    };
    /** A run in which a unit could have got it. */
    struct Chance {
        qint64 figuresId = 0;
        UnitId unit;
        QString routing, operation;
        RecallReason reason = RecallReason::NothingRecorded;
        EventId evidence;
    };
    /** What is recorded of one part in a unit. */
    struct Piece {
        QString what;
        bool removed = false;
        EventId entry;
    };

    Outcome prepare();
    // recall.cpp; false: nothing at all is recorded of it
    Result<bool> lookFor(const RecallStart &start, const RecallMeans &means);
    Outcome addParents(Hits &hits, qint64 child, const RecallStart *window, RecallReason reason);
    struct Climb;
    void addParent(Climb &climb, const Rows &link, bool direct, bool now);
    Result<bool> addUnits(
        Statement &units, const QString &name, const RecallStart &start, RecallReason reason);
    Outcome describe(qint64 id, Hit &hit);
    Outcome findLink(qint64 id, Hit &hit, const Hits &among);
    Outcome prove(qint64 id, Hit &hit);
    Result<std::vector<RecalledUnit>> listed(Hits &hits, bool exact, const RecallMeans &means);
    Outcome countOtherWays(const Hits &hits, Recall &recall);
    Result<qint64> count(Statement &statement, const QString &name);
    // recall_work.cpp
    Result<bool> addWork(const RecallStart &start, Figures &figures);
    // recall_doubts.cpp
    Result<std::vector<Suspect>> suspects(const RecallQuestion &question);
    Outcome addDoubts(const Suspect &suspect, const RecallMeans &means, Recall &recall);
    Result<std::vector<Loaded>> loadings(const LotId &lot, Figures &figures);
    Result<std::vector<Piece>> piecesOf(qint64 unit, const PartNumber &part);
    Result<std::optional<EventId>> permittedGap(Figures &figures, qint64 figuresId, const PartNumber &part);
    Outcome weigh(const Suspect &suspect, const std::set<QString> &operations, const Chance &chance,
        const RecallMeans &means, Recall &recall);
    // whereabouts.cpp
    Outcome place(std::vector<RecalledUnit> &units, Figures &figures);
    Result<std::vector<StationKnowledge>> stationsBehind(const RecallMeans &means);

    std::unique_ptr<TraceReader> m_reader;
    Statement m_parents, m_described, m_life, m_linkBetween, m_childrenOf, m_unitsOfOrder, m_unitsOfLot,
        m_countOfOrder, m_countOfLot, m_operationsOf, m_pieces, m_openParent;
    Hits m_exact, m_possible;
    std::set<std::pair<qint64, QString>> m_weighed; ///< unit and part: looked at already
};

/** The stations that units were worked on at, as far as they are known here. */
Result<std::vector<StationName>> stationsAtWork(Figures &figures);

} // namespace unitrail
