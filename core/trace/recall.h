// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/domain/standing.h"
#include "core/trace/recall_question.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

/* What a recall finds. How it is found: recall_links.cpp (links), recall_work.cpp (stations, gauges, people),
 * recall_doubts.cpp (what nobody recorded), whereabouts.cpp. */
namespace unitrail {

/** Why a unit is in the answer, or why it is not. */
enum class RecallReason {
    Itself, ///< it was named
    Fitted, ///< what was named is, or was, fitted to it
    BuiltIn, ///< a unit of the answer is, or was, built into it
    OfLot, ///< it was made in this lot
    OfOrder, ///< it was made for this order
    WorkedOn, ///< it was worked on there, by this person, with this
    // Only possible:
    LotWasLoaded, ///< the lot was loaded where the unit was worked on, and nothing says what the unit got
    NothingRecorded, ///< it belongs to an order concerned, and nothing of this part was recorded for it
    CapturePermitted, ///< something is recorded, but a second person permitted that pieces are missing
    // Not concerned:
    Removed, ///< it was taken out again
    OtherRecorded ///< another lot or serial of the part is recorded for it
};
QString recallReasonName(RecallReason reason); ///< "other-recorded"

/** Where a unit is now, as far as it was recorded. */
struct Whereabouts {
    enum class Kind {
        InProcess,
        Stock,
        BuiltIn,
        Shipped,
        InService,
        Returned,
        Scrapped,
        Decommissioned,
        Unknown
    };
    Kind kind = Kind::Unknown;
    QString operation; ///< in process: that runs there, or ...
    QString after; ///< ... the last one that was begun
    QString station; ///< where that was begun
    QString location;
    QString container;
    QString customer;
    QString customerOrder;
    std::optional<UnitId> parent; ///< of BuiltIn
    int holds = 0; ///< on the unit itself
    bool operator==(const Whereabouts &) const = default;
};
QString whereaboutsName(Whereabouts::Kind kind); ///< "in-process"

struct RecalledUnit {
    UnitId unit;
    bool exact = true; ///< else only possible
    bool now = false; ///< it still is so; else it once was
    RecallReason reason = RecallReason::Fitted;
    std::optional<LifeCycle> life; ///< none: a component that was not made here
    std::optional<OrderNumber> order;
    std::optional<UnitId> via; ///< the unit that carries it in there, where there is one
    EventId evidence; ///< the entry that says so; null when evidence was not asked for
    std::optional<EventId> removedBy; ///< the entry that took it out again
    Whereabouts where;
};

/** A unit that could have been concerned and is not. */
struct ClearedUnit {
    UnitId unit;
    RecallReason reason = RecallReason::OtherRecorded;
    QString other; ///< what is recorded in its place: "ENC-12/EN2619-A"
    EventId evidence;
};

/** How far the entries of one station are known here. What happened there later is not in the answer. */
struct StationKnowledge {
    StationName station;
    std::optional<qint64> untilMs; ///< of its latest entry that is here; none: there is none
    bool operator==(const StationKnowledge &) const = default;
};

/**
 * What something bad means, as wide as each way of keeping records would have to call it: by product lot, by
 * work order, by unit; and of the units, which are concerned now.
 */
struct Recall {
    RecallQuestion question;
    qint64 productLot = 0; ///< all units of the product lots concerned
    qint64 workOrders = 0; ///< all units of the work orders concerned
    std::vector<OrderNumber> orders; ///< those
    std::vector<RecalledUnit> units; ///< that ever were concerned, by exact links, by unit
    std::vector<RecalledUnit> possible; ///< apart from those; by unit
    std::vector<ClearedUnit> cleared;
    std::vector<RecallStart> unknown; ///< starts of the question of which nothing at all is recorded here
    std::vector<StationKnowledge> behind; ///< other stations, whose later entries may be missing here
    qint64 askedMs = 0;
    QString position; ///< how far the journal was known: "own 371204, others 0"

    [[nodiscard]] qint64 ever() const { return qint64(units.size()); }
    [[nodiscard]] qint64 now() const;
    /** The units to act upon: concerned now, or possibly; sorted by their text. */
    [[nodiscard]] QStringList scope() const;
    /** SHA-256 over the lines of scope(), each with a line feed: the same units give the same. */
    [[nodiscard]] QByteArray snapshot() const;
};

QByteArray snapshotOf(const QStringList &sortedUnits);

QJsonObject recallJson(const Recall &recall);
QString recallText(const Recall &recall);

/** What a second look at the same question brought. */
struct RecallDifference {
    QStringList added, removed;
    [[nodiscard]] bool none() const { return added.isEmpty() && removed.isEmpty(); }
};
RecallDifference difference(const QStringList &before, const QStringList &after);
/** The units of an earlier answer as recallJson() wrote it. Input: it is none, or its digest does not fit. */
Result<QStringList> scopeFromJson(const QJsonObject &json);

/** Whether what is recalled of `part` could be in this unit at that operation, by its bill of material. None:
 * the plant does not know. */
std::optional<bool> mayHold(const Plant &plant, const QString &unitPart, const QString &routing,
    const QString &operation, const PartNumber &part);

} // namespace unitrail
