// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/instrument_desk.h"

#include "core/domain/decide.h"

namespace unitrail {

static bool isReady(const Instrument &instrument)
{
    return instrument.state().kind == DeviceState::Kind::Ready;
}

InstrumentDesk::InstrumentDesk(Session &session, const Plant &plant, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_plant(plant)
    , m_clock(clock)
{
    m_lookAgain.setSingleShot(true);
    m_lookAgain.setInterval(lookEveryMs);
    connect(&m_lookAgain, &QTimer::timeout, this, [this] {
        if (m_at && m_at->place.asked && !m_at->asking && isReady(*m_at->instrument))
            ask(*m_at, false);
    });
    connect(&m_session, &Session::viewChanged, this, &InstrumentDesk::look);
    connect(&m_session, &Session::readingWished, this, &InstrumentDesk::take);
}

void InstrumentDesk::add(Instrument &instrument, const InstrumentPlace &place)
{
    Seat &seat = m_seats.emplace_back(Seat{.instrument = &instrument, .place = place});
    connect(&instrument, &Instrument::measured, this,
        [this, &seat](const InstrumentReading &reading) { measured(seat, reading); });
    connect(&instrument, &Instrument::glimpsed, this,
        [this, &seat](const InstrumentReading &reading) { glimpsed(seat, reading); });
    connect(&instrument, &Instrument::failed, this, [this, &seat] { failed(seat); });
    connect(&instrument, &Instrument::stateChanged, this, [this, &seat](const DeviceState &state) {
        if (state.kind != DeviceState::Kind::Ready) {
            seat.shown.reset();
            seat.trouble.reset();
            seat.state = InstrumentView::State::Waiting;
        }
        look(m_session.view());
    });
}

/** As the plant asks for it, whichever revision of the routing or the plan. */
static QString gaugeClassOf(const WantedValue &wanted, const Plant &plant)
{
    for (auto routing = plant.routings.rbegin(); routing != plant.routings.rend(); ++routing) {
        const Operation *operation = routing->find(wanted.operation);
        for (const Characteristic &c :
            operation ? operation->characteristics : std::vector<Characteristic>()) {
            if (c.id == wanted.characteristic)
                return c.gaugeClass;
        }
    }
    return {};
}

/** Among those that fit, one that is connected goes before one that is not. */
InstrumentDesk::Seat *InstrumentDesk::seatFor(const WantedValue &wanted)
{
    const QString gaugeClass = gaugeClassOf(wanted, m_plant);
    Seat *away = nullptr;
    for (Seat &seat : m_seats) {
        if (!fits(seat.place, wanted.characteristic, gaugeClass))
            continue;
        if (isReady(*seat.instrument))
            return &seat;
        if (!away)
            away = &seat;
    }
    return away;
}

void InstrumentDesk::look(const StationView &view)
{
    const std::optional<WantedValue> wanted = wantedValue(view);
    Seat *const before = m_at;
    m_at = wanted ? seatFor(*wanted) : nullptr;
    if (before && before != m_at) {
        before->shown.reset();
        before->trouble.reset();
        before->state = InstrumentView::State::Waiting;
    }
    m_wanted = wanted;
    show();
    if (!m_at || !m_at->place.asked || !isReady(*m_at->instrument)) {
        m_lookAgain.stop();
        return;
    }
    if (m_at->place.atOnce && m_toldFor == m_wanted)
        return; // a tester measures once, and is not looked at in between
    if (m_at->place.atOnce) {
        m_toldFor = m_wanted;
        // Not in here: the session may be in the middle of an answer.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_wanted && m_wanted == m_toldFor)
                    m_session.takeVerb(QStringLiteral("TAKE"));
            },
            Qt::QueuedConnection);
    } else if (!m_at->asking && !m_lookAgain.isActive()) {
        ask(*m_at, false);
    }
}

void InstrumentDesk::ask(Seat &seat, bool toTake)
{
    m_lookAgain.stop();
    seat.asking = true;
    seat.mayTake = toTake;
    seat.instrument->ask();
}

/** Not at once: whoever draws the view that comes of its answer would ask it again without end. */
void InstrumentDesk::lookLater(const Seat &seat)
{
    if (m_at == &seat && seat.place.asked && !seat.place.atOnce && isReady(*seat.instrument))
        m_lookAgain.start();
}

void InstrumentDesk::take()
{
    m_taking = m_at;
    if (!m_taking) // whoever said TAKE is answered all the same
        return m_session.missReading({});
    // What it answers to an earlier question it saw before anybody said TAKE.
    if (!m_taking->asking)
        ask(*m_taking, true);
}

void InstrumentDesk::glimpsed(Seat &seat, const InstrumentReading &reading)
{
    seat.shown = reading;
    seat.trouble = troubleOf(reading);
    if (seat.trouble && seat.trouble->reason == Reason::UnsteadyReading)
        seat.trouble.reset(); // on its way to rest
    seat.state = InstrumentView::State::Live;
    if (&seat == m_at)
        show();
}

void InstrumentDesk::measured(Seat &seat, const InstrumentReading &reading)
{
    const bool counts = !seat.place.asked || (m_taking == &seat && seat.mayTake);
    const bool isTake = std::exchange(seat.mayTake, false);
    seat.asking = false;
    seat.shown = reading;
    seat.trouble = troubleOf(reading);
    seat.state = InstrumentView::State::Live;
    lookLater(seat);
    if (counts) {
        if (isTake)
            m_taking = nullptr;
        if (!seat.trouble)
            seat.state = InstrumentView::State::Taken;
        m_session.takeReading(reading, seat.place); // the view it makes looks at us
    } else if (m_taking == &seat) {
        ask(seat, true);
    }
    show();
}

void InstrumentDesk::failed(Seat &seat)
{
    seat.asking = false;
    seat.mayTake = false;
    seat.shown.reset();
    seat.state = InstrumentView::State::Waiting;
    seat.trouble = Refusal{.reason = Reason::NoReading, .detail = seat.place.device};
    lookLater(seat);
    if (m_taking == &seat) {
        m_taking = nullptr;
        m_session.missReading(seat.place);
    }
    show();
}

InstrumentView InstrumentDesk::viewOf(const Seat &seat) const
{
    InstrumentView view{.name = seat.place.device,
        .gauge = seat.place.gauge ? seat.place.gauge->text() : QString(),
        .serial = seat.place.serial,
        .due = m_session.calibrationOf(seat.place),
        .asked = seat.place.asked,
        .state = seat.state,
        .trouble = seat.trouble};
    view.overdue = view.due && *view.due < dayAt(m_clock.wallMs(), m_plant);
    if (!isReady(*seat.instrument))
        view.state = InstrumentView::State::NotConnected;
    if (seat.shown) {
        view.value = seat.shown->value;
        view.unit = seat.shown->unit;
        view.stable = seat.shown->trouble == InstrumentReading::Trouble::None;
        if (!seat.shown->instrument.serial.isEmpty())
            view.serial = seat.shown->instrument.serial;
    }
    return view;
}

void InstrumentDesk::show()
{
    m_session.setInstrument(m_at ? std::optional(viewOf(*m_at)) : std::nullopt);
}

} // namespace unitrail
