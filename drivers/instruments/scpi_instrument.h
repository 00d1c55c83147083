// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/instruments/line_instrument.h"
#include "drivers/line/framer.h"

namespace unitrail {

struct ScpiConfig {
    QByteArray query; ///< "MEAS:VOLT:DC?"
    QString unit; ///< of the answer: SCPI numbers carry none
    /** So many answers in a row must lie within tolerance of each other; 1: the first is taken. */
    int stableCount = 1;
    Decimal tolerance{};
    int stableWithinMs = 10'000; ///< then the last is told as unstable
    bool operator==(const ScpiConfig &) const = default;
};

/**
 * An instrument that speaks SCPI over serial or TCP. It is asked who it is first: another one than configured
 * does not measure, for its calibration is not known. The same question finds the way back after an answer
 * did not come in time, so that a late answer is never taken for the next one.
 */
class ScpiInstrument final : public LineInstrument {
    Q_OBJECT

public:
    ScpiInstrument(Config config, ScpiConfig scpi, std::unique_ptr<ByteLine> line, const Clock &clock,
        QObject *parent = nullptr);

    void ask() override;

private:
    enum class Phase { Idle, Identifying, Measuring };
    void takeBytes(const QByteArray &bytes) override;
    void lineOpened() override;
    void lineClosed() override;
    void timedOut() override;
    void identify();
    void takeIdentity(const QList<QByteArray> &fields);
    void takeAnswer(const QByteArray &answer);
    void query();

    ScpiConfig m_scpi;
    Framer m_framer;
    Phase m_phase = Phase::Idle;
    bool m_identified = false;
    bool m_wished = false;
    std::vector<Decimal> m_last; ///< the answers in a row so far
    qint64 m_wishedMs = 0;
};

} // namespace unitrail
