// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/session.h"

#include "core/station/answer_for.h"

/* What instruments give, judged as scans are: in one go, answered when it is on the disk. */
namespace unitrail {

std::optional<QDate> Session::calibrationOf(const InstrumentPlace &place)
{
    if (!place.gauge)
        return place.calibrationDue;
    const auto standing = m_journal.standing(Subject::of(*place.gauge));
    if (standing && standing->known() && standing->gauge().due)
        return standing->gauge().due;
    return place.calibrationDue;
}

void Session::setInstrument(const std::optional<InstrumentView> &instrument)
{
    if (m_surroundings.instrument == instrument)
        return;
    m_surroundings.instrument = instrument;
    show();
}

void Session::wishReading(const Heard &heard)
{
    if (m_wishedReading) {
        Answer said = answerFor(Refusal{.reason = Reason::ReadTwice}, m_plant);
        said.unit = m_conversation.open;
        return answer(said, heard);
    }
    Refusal refusal{.reason = Reason::NoReading};
    if (m_conversation.open)
        refusal.subject = Subject::of(*m_conversation.open);
    refusal.operation = m_view.prompt.operation;
    const auto &instrument = m_view.instrument;
    const auto wanted = wantedValue(m_view);
    if (!wanted)
        refusal.reason = Reason::UnknownCharacteristic;
    else if (instrument)
        refusal.detail = instrument->name;
    const bool ready
        = instrument && instrument->asked && instrument->state != InstrumentView::State::NotConnected;
    if (!ready || !wanted)
        return refuse(refusal, heard);
    m_wishedReading = WishedReading{heard, *wanted};
    emit readingWished();
}

void Session::takeReading(const InstrumentReading &reading, const InstrumentPlace &place)
{
    Heard heard{.given = {.person = m_conversation.person,
                    .how = CaptureMethod::Machine,
                    .device = reading.device,
                    .raw = reading.raw,
                    .code = shownReading(reading)},
        .code = shownReading(reading),
        .atMs = reading.atMs,
        .text = {}};
    // One with a button of its own was not asked, whatever else is.
    const auto wished = place.asked ? std::exchange(m_wishedReading, {}) : std::nullopt;
    if (wished)
        heard.asker = wished->heard.given.device;
    if (m_surroundings.stopped)
        return stop({Failure::Kind::Storage, QString()}, heard);
    // Another thing lies on the table by now, or another value is missing: this one was not measured for it.
    const bool moved = wished && wantedValue(m_view) != wished->wanted;
    if (moved)
        return refuse({.reason = Reason::NoReading,
                          .subject = Subject::of(wished->wanted.unit),
                          .operation = wished->wanted.operation,
                          .detail = place.device},
            heard);
    InstrumentPlace known = place;
    known.calibrationDue = calibrationOf(place);
    carry(stepForInstrument(m_conversation, reading, known, dayAt(m_clock.wallMs(), m_plant)), heard);
}

void Session::missReading(const InstrumentPlace &place)
{
    const auto wished = std::exchange(m_wishedReading, {});
    if (!wished)
        return;
    if (m_surroundings.stopped)
        return stop({Failure::Kind::Storage, QString()}, wished->heard);
    refuse({.reason = Reason::NoReading,
               .subject = Subject::of(wished->wanted.unit),
               .operation = wished->wanted.operation,
               .detail = place.device},
        wished->heard);
}

} // namespace unitrail
