// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/read_code.h"
#include "core/practice/crew.h"
#include "core/practice/materials.h"
#include "core/practice/packing.h"
#include "core/practice/readings.h"
#include "core/practice/simulate.h"
#include "core/practice/work_calendar.h"
#include "core/station/recorder.h"

#include <deque>
#include <queue>
#include <set>

namespace unitrail {

/** One thing done at a station. */
struct Act {
    Command command;
    CaptureMethod how = CaptureMethod::Scan;
    QByteArray raw{};
    bool refused = false; ///< what must come of it
    const Person *by = nullptr; ///< not whoever stands at the post
    const Person *signer = nullptr;
};

QString customerName(int customer); ///< 0..4
QString labelPrinter(); ///< its name, where units are numbered

/** A unit in the factory. */
struct Piece {
    enum class Way { Line, Repair, Desk, Ended };
    UnitId id;
    Way way = Way::Line;
    size_t due = 0; ///< index of the operation it goes to
    std::vector<int> passes; ///< begun, by operation
    std::vector<bool> assembled; ///< the operations whose pieces are in
    std::map<PartNumber, LabelledPiece> exchanged; ///< at repair
    std::vector<DefectCode> defects; ///< of the last fail
    bool hold = false; ///< what waits for it at the desk
    bool scrap = false;
};

/** A stay of a unit at a station, or an errand without one: what is done, one after the other. */
struct Visit {
    enum class Kind { Operation, Repair, Desk, Errand };
    Kind kind = Kind::Errand;
    size_t post = 0;
    int unit = -1;
    size_t operation = 0;
    bool pass = true;
    std::vector<Act> acts;
    size_t next = 0;
    qint64 stepMs = 0; ///< between two acts
    qint64 waitMs = 0; ///< after the first act: what a batch process takes
    std::vector<std::pair<Pallet, qint64>> pallets; ///< that are full by it, and how long to the errand
    std::vector<int> ships; ///< units that have left when it is done
};

/**
 * The factory of the practice line, as a simulation of discrete events: units queue for stations, stations
 * serve one unit (a burn-in rack 48) at a time, and what they do becomes commands in order of time.
 */
class Line {
public:
    Line(const Plant &plant, const Routing &routing, Journal &journal, ManualClock &clock,
        const SimulationOptions &options);
    Q_DISABLE_COPY_MOVE(Line)

    Result<SimulationReport> run();

private:
    /** A station and who stands there. */
    struct Post {
        const Station *station;
        Recorder recorder;
        const Person *person = nullptr;
        std::vector<size_t> operations;
        int running = 0;
        int capacity = 1;
        std::map<PartNumber, std::pair<LotId, int>> loaded; ///< and for how many units it lasts
    };
    struct Moment {
        enum class What {
            DayBegins,
            UnitReleased,
            UnitArrives,
            VisitGoesOn,
            ErrandBegins,
            PostsLook,
            DayEnds
        };
        qint64 at; ///< working time, ms
        qint64 order;
        What what;
        int index; ///< the unit or visit
        bool operator<(const Moment &other) const; ///< for std::priority_queue: the later one is smaller
    };

    void at(qint64 when, Moment::What what, int index = 0);
    Outcome happen(const Moment &moment);
    Outcome beginDay(qint64 now);
    Outcome endDay(qint64 now);
    Outcome arrive(int unit, qint64 now);
    void look(Post &post, qint64 now);
    void lookAll(qint64 now);
    Outcome goOn(int visit, qint64 now);
    Outcome perform(Post &post, const Act &act, qint64 now);
    Outcome count(const Result<Judged> &judged);
    Outcome finish(Visit visit, qint64 now);
    void begin(Visit visit, qint64 now, qint64 durationMs);
    void errand(Visit visit, qint64 when);
    void send(int unit, Piece::Way way, qint64 now);
    void endOf(int unit, qint64 now);
    void voidGhosts(qint64 when);
    void planStops(qint64 dayBegin);
    void movePallet(const Pallet &pallet, qint64 when);

    // Checks of instruments, and the review board (board.cpp).
    [[nodiscard]] const Person *anyone(Role role) const;
    [[nodiscard]] std::vector<Act> gaugeCheck(const Post &post, const RecordGaugeCheck &check) const;
    void checkDriftingReference();
    [[nodiscard]] QString gaugeOf(const StationName &station, const Characteristic *characteristic) const;
    void renewCalibration(Visit &visit, const RecordMeasurement &measurement, qint64 now);
    [[nodiscard]] std::vector<Act> boardActs(int unit);

    // What a visit consists of (visits.cpp).
    [[nodiscard]] bool mayBegin(const Post &post, size_t operation, qint64 now, qint64 durationMs) const;
    [[nodiscard]] qint64 durationOf(const Operation &operation);
    [[nodiscard]] Visit operationVisit(size_t post, int unit, qint64 now);
    [[nodiscard]] Visit repairVisit(size_t post, int unit);
    [[nodiscard]] Visit deskVisit(size_t post, int unit);
    [[nodiscard]] Wanted wantedOf(int unit, const Operation &operation) const;
    void addBeginning(Visit &visit, const Operation &operation);
    void addLoading(Visit &visit, const Operation &operation);
    void addPieces(Visit &visit, const Operation &operation);
    void addReadings(Visit &visit, const Attempt &attempt, qint64 now);
    void addPacking(Visit &visit);
    void addExchange(Visit &visit, const BomLine &line, const QString &destination);
    void failed(int unit, qint64 now);
    void passed(int unit, qint64 now);
    [[nodiscard]] size_t returnPoint(const Piece &piece);
    [[nodiscard]] bool mayReturn(const Piece &piece, size_t to) const;
    [[nodiscard]] const std::vector<BomLine> &bomOf(int unit) const;
    [[nodiscard]] Act unitScan(int unit, Command command) const;
    [[nodiscard]] Post *postOf(Station::Kind kind);
    [[nodiscard]] size_t indexOf(const Post &post) const { return size_t(&post - m_posts.data()); }

    const Plant &m_plant;
    const Routing &m_routing;
    Journal &m_journal;
    ManualClock &m_clock;
    SimulationOptions m_options;
    Random m_random;
    Random m_stopRandom; ///< of its own, so that the stops change nothing else
    WorkCalendar m_calendar;
    Stories m_stories;
    Materials m_materials;
    Packing m_packing;
    int m_unitsPerDay;
    std::vector<Post> m_posts;
    std::vector<Piece> m_pieces;
    std::vector<std::deque<int>> m_waiting; ///< by operation
    std::deque<int> m_waitingRepair, m_waitingDesk;
    std::priority_queue<Moment> m_moments;
    std::map<int, Visit> m_visits;
    int m_nextVisit = 0;
    qint64 m_order = 0;
    qint64 m_lastSeen = 0; ///< of the last thing that happened to a unit
    int m_ended = 0;
    int m_inBatch = 0;
    QByteArray m_complete, m_fail; ///< printed commands
    qint64 m_driftBegin = -1, m_driftEnd = -1; ///< story 2; working time
    int m_drifted = 0;
    bool m_concessionGranted = false; ///< story 6
    std::set<GaugeId> m_renewed; ///< calibrations
    SimulationReport m_report;
};

} // namespace unitrail
