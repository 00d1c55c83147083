// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/oee.h"
#include "core/trace/yield.h"

namespace unitrail {

/** One station on the board, in the order of the line. */
struct BoardStation {
    enum class State { Working, Idle, Stopped };
    StationName name;
    Words title;
    State state = State::Idle;
    QString stopReason; ///< code
    qint64 sinceMs = 0; ///< of the stop
    qint64 lastMs = 0; ///< of the last thing that is known of it in the window; 0: nothing is
    Figure wip; ///< units that are open here, or due at what is done here
    Figure fpy; ///< of what was begun here
    Figure cycle;
    qint64 standardMs = 0; ///< ideal cycle of what is done here; 0: not told
};

struct BoardCall {
    EventId entry;
    StationName station;
    qint64 atMs = 0; ///< of the first, where it was called again
    QString unit, why, person;
};

/** How the line stands: the day's figures up to that moment, and what is true at it. */
struct Board {
    qint64 fromMs = 0, nowMs = 0;
    Yields yields;
    Figure fpy; ///< over all operations
    Figure inProcess, onHold;
    std::vector<Figure> wip, wipAge; ///< by operation, in order
    std::vector<BoardStation> stations;
    std::vector<BoardCall> calls; ///< open ones, the oldest first
    std::vector<StationOee> oee;

    /** Every figure that is on it, for a list of definitions and counts. */
    [[nodiscard]] std::vector<const Figure *> figures() const;
    [[nodiscard]] const Figure *find(const QString &id, const QString &about) const;
};

/** Midnight before that moment, plant time. */
qint64 dayBegin(qint64 atMs, const Plant &plant);
/** The order of the line: by the first operation of the latest routing that is done there; others by name
 * behind. */
std::vector<StationName> lineOrder(const Plant &plant);

/** From midnight, or from that moment. The figures must be in step. */
Result<Board> boardOf(Figures &figures, const Plant &plant, qint64 nowMs, std::optional<qint64> fromMs = {});
QJsonObject boardJson(const Board &board, bool lists);
QString boardText(const Board &board);

} // namespace unitrail
