// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/reader.h"
#include "core/trace/trace.h"

#include <QHash>

#include <map>
#include <set>
#include <vector>

namespace unitrail {

/** A unit that was found. */
struct Hit {
    qint64 id = 0; ///< its subject.id in the cache
    std::optional<UnitId> unit; ///< none: it is not described yet
    bool now = false;
    RecallReason reason = RecallReason::Fitted;
    qint64 child = 0; ///< what it holds: a start, or another hit; 0: it was not found by a link
    std::optional<LifeCycle> life{};
    qint64 madeFor = 0; ///< made_for.id in the cache; 0: none
    std::optional<UnitId> via{};
    qint64 installed = 0, removed = 0; ///< entries of the link that says so, by reference; 0: none
    qint64 installedMs = 0; ///< of that link
    std::optional<EventId> evidence{}; ///< of the entry that says so, where that is no link's
};

/** Hits in the order in which they were found, in one piece: a recall may find 100,000. */
class Hits {
public:
    [[nodiscard]] bool contains(qint64 id) const { return m_places.contains(id); }
    /** Null: none. Good until another one is added. */
    [[nodiscard]] const Hit *find(qint64 id) const
    {
        const auto place = m_places.constFind(id);
        return place == m_places.cend() ? nullptr : &m_all[*place - 1];
    }
    /** The one of that id; a new one, if there was none. Good until another one is added. */
    Hit &of(qint64 id)
    {
        size_t &place = m_places[id];
        if (place == 0) {
            m_all.push_back({.id = id});
            place = m_all.size();
        }
        return m_all[place - 1];
    }
    void set(Hit hit) { of(hit.id) = std::move(hit); }
    void clear() { *this = {}; }

    [[nodiscard]] size_t size() const { return m_all.size(); }
    [[nodiscard]] auto begin() { return m_all.begin(); }
    [[nodiscard]] auto end() { return m_all.end(); }
    [[nodiscard]] auto begin() const { return m_all.begin(); }
    [[nodiscard]] auto end() const { return m_all.end(); }

private:
    std::vector<Hit> m_all;
    QHash<qint64, size_t> m_places; ///< id -> place in m_all, from 1
};

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

    /** Empty where none was named. */
    struct MadeFor {
        QString order, productLot;
    };

    Outcome prepare();
    Result<const MadeFor *> madeFor(qint64 id);
    // recall.cpp; false: nothing at all is recorded of it
    Result<bool> lookFor(const RecallStart &start, const RecallMeans &means);
    Outcome addParents(Hits &hits, qint64 child, const RecallStart *window, RecallReason reason);
    struct Climb;
    void addParent(Climb &climb, const Rows &link, bool direct, bool now);
    Result<bool> addUnits(
        Statement &units, const QString &name, const RecallStart &start, RecallReason reason);
    Outcome describe(Hit &hit);
    Outcome findLink(Hit &hit, const Hits &among);
    Outcome prove(const Hit &hit, RecalledUnit &unit);
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
    Statement m_parents, m_described, m_life, m_linkBetween, m_childrenOf, m_madeForOf, m_unitsOfOrder,
        m_unitsOfLot, m_countOfOrder, m_countOfLot, m_operationsOf, m_pieces, m_openParent;
    Hits m_exact, m_possible;
    std::map<qint64, MadeFor> m_madeFor; ///< that were looked up for this question
    std::set<std::pair<qint64, QString>> m_weighed; ///< unit and part: looked at already
};

/** The stations that units were worked on at, as far as they are known here. */
Result<std::vector<StationName>> stationsAtWork(Figures &figures);

} // namespace unitrail
