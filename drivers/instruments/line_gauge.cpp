// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/instruments/line_gauge.h"

namespace unitrail {

LineGauge::LineGauge(
    Config config, LineGaugeConfig gauge, std::unique_ptr<ByteLine> line, const Clock &clock, QObject *parent)
    : LineInstrument(std::move(config), std::move(line), clock, parent)
    , m_gauge(std::move(gauge))
    , m_framer(m_gauge.framing)
{
    m_gauge.pattern = QRegularExpression(
        QRegularExpression::anchoredPattern(m_gauge.pattern.pattern()), m_gauge.pattern.patternOptions());
}

void LineGauge::ask()
{
    if (m_gauge.request.isEmpty())
        return;
    if (!isUp())
        return fail(QStringLiteral("is not connected"));
    if (std::exchange(m_wished, true))
        return;
    (void)m_framer.end(); // half a line of before is not the beginning of the answer
    startWaiting();
    send(m_gauge.request);
}

void LineGauge::takeBytes(const QByteArray &bytes)
{
    for (const LineMessage &frame : m_framer.feed(bytes)) {
        if (!m_gauge.request.isEmpty() && !std::exchange(m_wished, false))
            continue; // nobody asked
        stopWaiting();
        tell(readingIn(frame));
    }
}

InstrumentReading LineGauge::readingIn(const LineMessage &frame) const
{
    InstrumentReading reading;
    reading.raw = frame.bytes;
    reading.unit = m_gauge.unit;
    reading.trouble = InstrumentReading::Trouble::NotANumber;
    const auto match = m_gauge.pattern.match(QString::fromUtf8(frame.bytes));
    if (frame.kind != LineMessage::Kind::Whole || !match.hasMatch())
        return reading;
    const QString unit = match.captured(QStringLiteral("unit")).trimmed();
    if (m_gauge.unit.isEmpty())
        reading.unit = unit;
    const bool isOurUnit = unit.isEmpty() || m_gauge.unit.isEmpty()
        || (m_gauge.unitsOnLine.isEmpty() ? unit == m_gauge.unit : m_gauge.unitsOnLine.contains(unit));
    if (!isOurUnit) {
        reading.unit = unit;
        reading.trouble = InstrumentReading::Trouble::WrongUnit;
        return reading;
    }
    QString number = match.captured(QStringLiteral("value"));
    number.remove(QChar(' ')); // scales put blanks between sign and number
    reading.value = numberIn(number.toUtf8(), m_gauge.mark);
    if (reading.value)
        reading.trouble = InstrumentReading::Trouble::None;
    return reading;
}

void LineGauge::lineClosed()
{
    (void)m_framer.end();
    if (std::exchange(m_wished, false))
        fail(QStringLiteral("went away while it was asked"));
}

void LineGauge::timedOut()
{
    if (std::exchange(m_wished, false))
        fail(QStringLiteral("did not answer in time"));
}

} // namespace unitrail
