// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/hold_many.h"

#include <algorithm>

namespace unitrail {

/** Units in one commit: some milliseconds. A slow disk syncs once for all of them. */
static constexpr int sliceMax = 40;
static constexpr qint64 sliceMs = 15;

HoldMany::HoldMany(Journal &journal, Recorder &recorder, Order order)
    : m_journal(journal)
    , m_recorder(recorder)
    , m_order(std::move(order))
{
    m_state.of = int(m_order.units.size());
}

Result<std::optional<HoldId>> HoldMany::heldBefore(const UnitId &unit)
{
    const auto standing = m_journal.standing(Subject::of(unit));
    if (!standing)
        return standing.error();
    for (const auto &[id, hold] : standing->holds) {
        if (id == m_order.hold || (hold.reason == m_order.reason && hold.note == m_order.note))
            return std::optional(id);
    }
    return std::optional<HoldId>();
}

void HoldMany::step(const Given &given)
{
    if (m_state.done())
        return;
    if (const Outcome begun = m_journal.beginBatch(); !begun) {
        m_state.failure = begun.error();
        return;
    }
    State now = m_state;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < sliceMax && m_next < m_order.units.size() && !timer.hasExpired(sliceMs); ++i) {
        const UnitId &unit = m_order.units[m_next];
        const auto before = heldBefore(unit);
        if (!before) {
            now.failure = before.error();
            break;
        }
        if (*before) {
            if (!m_numbered)
                m_order.hold = **before;
            m_numbered = true;
            ++now.before;
        } else {
            const auto judged = m_recorder.give(
                PlaceHold{Subject::of(unit), m_order.hold, m_order.reason, m_order.note}, given);
            if (!judged) {
                now.failure = judged.error();
                break;
            }
            if (const Refusal *refusal = judged->refusal()) {
                // Nothing is said against a unit here: it is who asks, or why, and holds for all of them.
                now.refusal = *refusal;
                now.refused = now.of - now.held - now.before;
                m_next = m_order.units.size();
                break;
            } else {
                ++now.held;
                m_numbered = true;
            }
        }
        ++m_next;
    }
    if (const Outcome committed = m_journal.commitBatch(); !committed) {
        m_state.failure = committed.error(); // none of this slice is on the disk
        return;
    }
    m_state = now;
}

} // namespace unitrail
