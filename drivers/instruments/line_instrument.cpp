// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/instruments/line_instrument.h"

namespace unitrail {

LineInstrument::LineInstrument(
    Config config, std::unique_ptr<ByteLine> line, const Clock &clock, QObject *parent)
    : Instrument(parent)
    , m_config(std::move(config))
    , m_clock(clock)
    , m_line(std::move(line))
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, [this] { timedOut(); });
    connect(m_line.get(), &ByteLine::received, this, [this](const QByteArray &bytes) { takeBytes(bytes); });
    connect(m_line.get(), &ByteLine::changed, this, [this](DeviceState::Kind kind) {
        if (kind == DeviceState::Kind::Ready) {
            lineOpened();
        } else {
            stopWaiting();
            m_toldSerial.clear();
            m_complaint.clear();
            lineClosed();
        }
        emit stateChanged(state());
    });
}

LineInstrument::~LineInstrument()
{
    m_line->disconnect(this);
}

DeviceState LineInstrument::state() const
{
    if (isUp() && !m_complaint.isEmpty())
        return {m_config.device, m_line->kind(), m_complaint, true};
    return {m_config.device, m_line->kind(), m_line->detail(), false};
}

InstrumentReading LineInstrument::stamped(InstrumentReading reading) const
{
    reading.atMs = m_clock.wallMs();
    reading.device = m_config.device;
    reading.instrument = m_config.identity;
    if (reading.instrument.serial.isEmpty())
        reading.instrument.serial = m_toldSerial;
    return reading;
}

void LineInstrument::tell(InstrumentReading reading)
{
    emit measured(stamped(std::move(reading)));
}

void LineInstrument::glimpse(InstrumentReading reading)
{
    emit glimpsed(stamped(std::move(reading)));
}

void LineInstrument::fail(const QString &why)
{
    emit failed({Failure::Kind::Device, m_config.device + QStringLiteral(": ") + why});
}

void LineInstrument::setComplaint(const QString &complaint)
{
    if (std::exchange(m_complaint, complaint) != complaint)
        emit stateChanged(state());
}

} // namespace unitrail
