// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/devices/instrument.h"
#include "core/station/session.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace unitrail {

/**
 * The instruments of a station, at the session's side. While a value is missing that one of them may give, it
 * is shown with what stands on its display; what it gives of its own accord, or because somebody said TAKE,
 * goes to the session as a scan does. What merely stands on a display is never recorded.
 */
class InstrumentDesk final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InstrumentDesk)

public:
    /** So long after an answer an instrument is looked at again, ms. */
    static constexpr int lookEveryMs = 300;

    InstrumentDesk(Session &session, const Plant &plant, const Clock &clock, QObject *parent = nullptr);

    /** The instrument must outlive the desk. */
    void add(Instrument &instrument, const InstrumentPlace &place);

private:
    struct Seat {
        Instrument *instrument;
        InstrumentPlace place;
        bool asking = false; ///< it owes an answer
        bool mayTake = false; ///< that answer was asked for when somebody had said TAKE: it counts
        std::optional<InstrumentReading> shown{};
        InstrumentView::State state = InstrumentView::State::Waiting;
        std::optional<Refusal> trouble{};
    };
    void look(const StationView &view);
    Seat *seatFor(const WantedValue &wanted);
    void ask(Seat &seat, bool toTake);
    void lookLater(const Seat &seat);
    void take();
    void measured(Seat &seat, const InstrumentReading &reading);
    void failed(Seat &seat);
    void glimpsed(Seat &seat, const InstrumentReading &reading);
    void show();
    [[nodiscard]] InstrumentView viewOf(const Seat &seat) const;

    Session &m_session;
    const Plant &m_plant;
    const Clock &m_clock;
    std::deque<Seat> m_seats; ///< they stay where they are
    Seat *m_at = nullptr; ///< the one that may give what is missing; none: nothing is, or none fits
    std::optional<WantedValue> m_wanted;
    std::optional<WantedValue> m_toldFor; ///< TAKE was said for this by itself
    Seat *m_taking = nullptr; ///< somebody said TAKE and waits for this one
    QTimer m_lookAgain;
};

} // namespace unitrail
