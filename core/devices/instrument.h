// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/decimal.h"
#include "core/base/result.h"
#include "core/devices/scan.h"

#include <QDate>
#include <QObject>

#include <optional>

namespace unitrail {

/** Which instrument it is, as it stands on it; kept with every value it measured. */
struct InstrumentIdentity {
    QString serial{}; ///< empty: told by the instrument, or not known
    std::optional<QDate> calibrationDue{}; ///< the last day its calibration holds
    bool operator==(const InstrumentIdentity &) const = default;
};

/** One value as an instrument gave it. */
struct InstrumentReading {
    /** Why there is no value, or none to go by. */
    enum class Trouble {
        None,
        NotANumber, ///< overload, NaN, infinity, an error text, or more digits than a Decimal holds
        WrongUnit, ///< the instrument is switched to another unit than the plant's
        Unstable, ///< it would not come to rest; value is the last one seen
    };
    QByteArray raw; ///< what came, whole; of binary protocols the answer as hexadecimal
    std::optional<Decimal> value; ///< there only with None and Unstable; never 0 for want of a number
    QString unit; ///< as the plant writes it; with WrongUnit as the instrument does
    Trouble trouble = Trouble::None;
    qint64 atMs = 0; ///< UTC
    QString device; ///< its name in the station's configuration
    InstrumentIdentity instrument;
    bool operator==(const InstrumentReading &) const = default;
};

/**
 * Something that measures. Implementations live in drivers/. It never blocks, shows nothing, and comes back
 * by itself. Whether the value is good, or the calibration still holds, is not for it to decide.
 */
class Instrument : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Instrument)

public:
    explicit Instrument(QObject *parent = nullptr)
        : QObject(parent)
    { }

    virtual void start() = 0;
    virtual void stop() = 0;
    /**
     * Wishes one reading: measured() or failed() answers it, once. Wishing again before that changes nothing.
     * An instrument with a button of its own is not asked; it gives measured() when the button is pressed.
     */
    virtual void ask() = 0;
    [[nodiscard]] virtual DeviceState state() const = 0;

signals:
    /** On the way to a reading: what stands on its display. To be shown, never recorded. */
    void glimpsed(const unitrail::InstrumentReading &reading);
    void measured(const unitrail::InstrumentReading &reading);
    void failed(const unitrail::Failure &why);
    void stateChanged(const unitrail::DeviceState &state);
};

} // namespace unitrail

Q_DECLARE_METATYPE(unitrail::InstrumentReading)
