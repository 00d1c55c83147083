// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/devices/instrument.h"
#include "drivers/line/byte_line.h"

#include <QTimer>

#include <memory>

namespace unitrail {

/** What all instruments on a line of bytes have in common: the line, the time they may take, the stamp on a
 * reading. */
class LineInstrument : public Instrument {
    Q_OBJECT

public:
    struct Config {
        QString device; ///< its name in the station's configuration
        InstrumentIdentity identity{};
        int answerWithinMs = 3000;
    };

    ~LineInstrument() override;
    void start() override { m_line->open(); }
    void stop() override { m_line->close(); }
    [[nodiscard]] DeviceState state() const override;

protected:
    LineInstrument(Config config, std::unique_ptr<ByteLine> line, const Clock &clock, QObject *parent);

    virtual void takeBytes(const QByteArray &bytes) = 0;
    virtual void lineOpened() { }
    virtual void lineClosed() = 0; ///< forget what was begun
    virtual void timedOut() = 0;

    [[nodiscard]] bool isUp() const { return m_line->kind() == DeviceState::Kind::Ready; }
    [[nodiscard]] const Config &config() const { return m_config; }
    [[nodiscard]] qint64 steadyMs() const { return m_clock.steadyMs(); }
    void send(const QByteArray &bytes) { m_line->write(bytes); }
    void startWaiting() { m_wait.start(m_config.answerWithinMs); }
    void stopWaiting() { m_wait.stop(); }
    void tell(InstrumentReading reading);
    void glimpse(InstrumentReading reading);
    void fail(const QString &why);
    /** The serial number that the instrument itself tells. */
    void setSerial(const QString &serial) { m_toldSerial = serial; }
    /** Works, but is not what the configuration says; empty: it is. */
    void setComplaint(const QString &complaint);
    [[nodiscard]] const QString &complaint() const { return m_complaint; }

private:
    [[nodiscard]] InstrumentReading stamped(InstrumentReading reading) const;

    Config m_config;
    const Clock &m_clock;
    std::unique_ptr<ByteLine> m_line;
    QTimer m_wait;
    QString m_toldSerial;
    QString m_complaint;
};

} // namespace unitrail
