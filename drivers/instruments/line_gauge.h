// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/instruments/line_instrument.h"
#include "drivers/instruments/number.h"
#include "drivers/line/framer.h"

#include <QRegularExpression>

namespace unitrail {

struct LineGaugeConfig {
    /** What a line looks like; the group "value" is the number, the group "unit" its unit if there is one.
     * The whole line must match. */
    QRegularExpression pattern;
    Framing framing{};
    QByteArray request{}; ///< what makes it send; empty: it has a button of its own
    QString unit; ///< as the plant writes it; empty: the one on the line, whichever it is
    QStringList unitsOnLine{}; ///< how the instrument spells it; empty: as the plant does
    DecimalMark mark = DecimalMark::Point;
    bool operator==(const LineGaugeConfig &) const = default;
};

/**
 * Calipers, scales, torque tools: anything that sends a line with a number in it. A line that does not match
 * is told as no number, with its text: an overload must not look like nothing at all. It cannot tell a late
 * answer from the next one; instruments that matter speak SCPI or Modbus.
 */
class LineGauge final : public LineInstrument {
    Q_OBJECT

public:
    LineGauge(Config config, LineGaugeConfig gauge, std::unique_ptr<ByteLine> line, const Clock &clock,
        QObject *parent = nullptr);

    void ask() override;

private:
    void takeBytes(const QByteArray &bytes) override;
    void lineClosed() override;
    void timedOut() override;
    [[nodiscard]] InstrumentReading readingIn(const LineMessage &frame) const;

    LineGaugeConfig m_gauge;
    Framer m_framer;
    bool m_wished = false;
};

} // namespace unitrail
