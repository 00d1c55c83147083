// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/instruments/scpi_instrument.h"

#include "drivers/instruments/number.h"

namespace unitrail {

ScpiInstrument::ScpiInstrument(
    Config config, ScpiConfig scpi, std::unique_ptr<ByteLine> line, const Clock &clock, QObject *parent)
    : LineInstrument(std::move(config), std::move(line), clock, parent)
    , m_scpi(std::move(scpi))
    , m_framer({.terminators = {"\n"}})
{ }

void ScpiInstrument::ask()
{
    if (!isUp())
        return fail(QStringLiteral("is not connected"));
    if (std::exchange(m_wished, true))
        return;
    m_wishedMs = steadyMs();
    m_last.clear();
    if (m_phase != Phase::Idle)
        return; // it will be measured once it said who it is
    if (!m_identified)
        return identify();
    query();
}

void ScpiInstrument::lineOpened()
{
    identify();
}

void ScpiInstrument::lineClosed()
{
    (void)m_framer.end();
    m_phase = Phase::Idle;
    m_identified = false;
    if (std::exchange(m_wished, false))
        fail(QStringLiteral("went away while it was asked"));
}

void ScpiInstrument::identify()
{
    m_phase = Phase::Identifying;
    startWaiting();
    send("*IDN?\n");
}

void ScpiInstrument::query()
{
    m_phase = Phase::Measuring;
    startWaiting();
    send(m_scpi.query + '\n');
}

void ScpiInstrument::timedOut()
{
    m_phase = Phase::Idle;
    m_identified = false; // the answer may still come: who are you, before the next question
    if (std::exchange(m_wished, false))
        fail(QStringLiteral("did not answer in time"));
}

void ScpiInstrument::takeBytes(const QByteArray &bytes)
{
    for (const LineMessage &frame : m_framer.feed(bytes)) {
        if (frame.kind != LineMessage::Kind::Whole)
            continue;
        // IEEE 488.2, 10.14.3: maker, model, serial number, firmware. No number looks like that.
        const QList<QByteArray> fields = frame.bytes.split(',');
        if (m_phase == Phase::Identifying && fields.size() >= 4)
            takeIdentity(fields);
        else if (m_phase == Phase::Measuring)
            takeAnswer(frame.bytes);
    }
}

void ScpiInstrument::takeIdentity(const QList<QByteArray> &fields)
{
    stopWaiting();
    m_phase = Phase::Idle;
    const QString told = QString::fromUtf8(fields[2].trimmed());
    setSerial(
        told == QStringLiteral("0") ? QString() : told); // 0 is what the standard prescribes for "not known"
    const QString wanted = config().identity.serial;
    const bool isAnother
        = !wanted.isEmpty() && !told.isEmpty() && told != QStringLiteral("0") && told != wanted;
    setComplaint(isAnother
            ? QStringLiteral("serial number %1 is connected, %2 is configured").arg(told, wanted)
            : QString());
    m_identified = !isAnother; // it may be exchanged for the right one: asked again each time
    if (!m_wished)
        return;
    if (isAnother) {
        m_wished = false;
        return fail(complaint());
    }
    query();
}

void ScpiInstrument::takeAnswer(const QByteArray &answer)
{
    stopWaiting();
    m_phase = Phase::Idle;
    InstrumentReading reading;
    reading.raw = answer;
    reading.value = numberIn(answer, DecimalMark::Point);
    reading.unit = m_scpi.unit;
    if (!reading.value) {
        m_wished = false;
        reading.trouble = InstrumentReading::Trouble::NotANumber;
        return tell(reading);
    }

    m_last.push_back(*reading.value);
    if (std::ssize(m_last) > m_scpi.stableCount)
        m_last.erase(m_last.begin());
    const auto [lowest, highest] = std::minmax_element(m_last.begin(), m_last.end());
    const auto spread = highest->minus(*lowest);
    const bool isStable = std::ssize(m_last) >= m_scpi.stableCount && spread && *spread <= m_scpi.tolerance;
    if (!isStable) {
        reading.trouble = InstrumentReading::Trouble::Unstable;
        if (steadyMs() - m_wishedMs < m_scpi.stableWithinMs) {
            glimpse(reading);
            return query();
        }
    }
    m_wished = false;
    tell(reading);
}

} // namespace unitrail
