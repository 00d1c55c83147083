// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/station/recorder.h"

#include <QElapsedTimer>

#include <optional>
#include <vector>

namespace unitrail {

/**
 * Puts thousands of units on one hold while the station goes on: a few of them at a time, each such slice in
 * one commit, so that a scan waits for one slice at the most. What is counted as held is on the disk. Whoever
 * is interrupted begins again: a unit that has the same reason and note already is not held twice.
 */
class HoldMany {
public:
    struct Order {
        std::vector<UnitId> units;
        HoldId hold;
        QString reason;
        QString note;
    };
    struct State {
        int of = 0;
        int held = 0; ///< by this run, and on the disk
        int before = 0; ///< were on hold for this already
        int refused = 0;
        std::optional<Refusal> refusal; ///< why; recorded once
        std::optional<Failure> failure; ///< the disk said no: nothing more is tried
        [[nodiscard]] bool done() const { return failure || held + before + refused == of; }
    };

    /** `hold` is the number to give; where an earlier run was interrupted, its number is used again. */
    HoldMany(Journal &journal, Recorder &recorder, Order order);

    /** One slice; nothing happens once it is done. */
    void step(const Given &given);
    [[nodiscard]] const State &state() const { return m_state; }
    [[nodiscard]] const HoldId &hold() const { return m_order.hold; }

private:
    /** The unit is on hold for the same already, under this number. */
    [[nodiscard]] Result<std::optional<HoldId>> heldBefore(const UnitId &unit);

    Journal &m_journal;
    Recorder &m_recorder;
    Order m_order;
    State m_state;
    size_t m_next = 0;
    bool m_numbered = false; ///< somebody is on hold by the number
};

} // namespace unitrail
