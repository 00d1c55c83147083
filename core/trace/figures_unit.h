// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/entry.h"
#include "core/domain/standing.h"

#include <optional>
#include <vector>

/*
 * What there is to count about a subject, as a function of the set of its entries. Voided entries and those
 * set aside by a decision about a conflict are left out. Pure: core/trace/figures keeps what comes out in
 * tables.
 */
namespace unitrail {

enum class RunOutcome { Open, Passed, Failed, Skipped, Waived, Abandoned };

/** One attempt of one operation. */
struct RunFigure {
    OperationId operation;
    int pass = 0; ///< 0: skipped or waived without having been begun
    Stamp begun; ///< of the entry that began it
    std::optional<qint64> endedMs;
    qint64 pausedMs = 0; ///< in all
    RunOutcome outcome = RunOutcome::Open;
    int defects = 0; ///< recorded in it, process indicators included
    int overrides = 0; ///< what a second person permitted for it, or in it
    int captures = 0; ///< entries that took something in: the start, pieces, values
    int manual = 0; ///< of these, typed or touched
    EventId entry;
};
struct MeasurementFigure {
    OperationId operation;
    int pass = 0;
    Measurement measurement;
    QString program;
    Stamp stamp;
    EventId entry;
};
struct DefectFigure {
    OperationId operation;
    int pass = 0; ///< 0: of no run
    DefectCode code;
    Stamp stamp;
    EventId entry;
};
struct RefusalFigure {
    std::optional<OperationId> operation;
    Reason reason;
    Stamp stamp;
    EventId entry;
};
struct OverrideFigure {
    std::optional<OperationId> operation; ///< none, and pass 0: for no run
    int pass = 0;
    Reason reason;
    PersonId secondPerson;
    Stamp stamp;
    EventId entry;
};
struct ToolFigure {
    OperationId operation;
    QString kind, name;
    Stamp stamp;
    EventId entry;
};

/** Work at another station or by another person than the run it belongs to, or that belongs to none. */
struct TouchFigure {
    Stamp stamp;
    EventId entry;
};

/** It left for a customer. */
struct ShipmentFigure {
    QString customer, order;
    QString container; ///< in which a unit lay
    Stamp stamp;
    EventId entry;
};

struct UnitFigures {
    Unit unit; ///< where it stands
    int holds = 0;
    qint64 lastMs = 0;
    std::optional<qint64> createdMs, finishedMs, shippedMs;
    std::vector<RunFigure> runs;
    std::vector<MeasurementFigure> measurements;
    std::vector<DefectFigure> defects;
    std::vector<RefusalFigure> refusals;
    std::vector<OverrideFigure> overrides;
    std::vector<ToolFigure> tools;
    std::vector<TouchFigure> touches;
    std::vector<ShipmentFigure> shipments;

    /** A component that nothing was ever done to but to be built in. */
    [[nodiscard]] bool nothing() const
    {
        return !unit.created && holds == 0 && unit.label == IdentifierState::None && runs.empty()
            && measurements.empty() && defects.empty() && refusals.empty() && overrides.empty()
            && tools.empty() && touches.empty() && shipments.empty();
    }
};

/** In any order; those that are told of another unit first count for where this one stands only. */
UnitFigures figuresOf(const Subject &unit, std::vector<Recorded> entries);

/** A station stopped, or went on. */
struct MarkFigure {
    int depth = 0;
    qint64 hlc = 0;
    bool stopped = false;
    QString reason;
    bool planned = false;
    qint64 atMs = 0;
    EventId entry;
};
struct AndonFigure {
    QString why;
    std::optional<Subject> unit;
    Stamp stamp;
    EventId entry;
};
struct AndonAnswerFigure {
    EventId call;
    QString note;
    Stamp stamp;
    EventId entry;
};

/** Of anything else: a station, a lot, a container, an order. */
struct PlaceFigures {
    std::vector<RefusalFigure> refusals;
    std::vector<MarkFigure> marks;
    std::vector<AndonFigure> calls;
    std::vector<AndonAnswerFigure> answers;
    std::vector<ShipmentFigure> shipments; ///< of a container
    bool mended = false; ///< something was voided: a later part of the entries does not say its share alone
};

/** Of the entries that happened to it in the first place. Without voidings among them, the figures of two
 * halves are the halves of the figures. */
PlaceFigures placeFiguresOf(const Subject &place, const std::vector<Recorded> &entries);

} // namespace unitrail
