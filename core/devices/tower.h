// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/scan.h"

#include <QObject>

namespace unitrail {

/** What a stack light says to everybody who sees the station from afar. */
enum class Signal {
    Idle, ///< nothing to say: dark
    Accepted,
    Attention, ///< look here: a question, half a code
    Refused,
    Held, ///< something must be put aside
    Stopped, ///< nothing is recorded any more: until it is mended
};

/**
 * A stack light, with or without a buzzer. Implementations live in drivers/. It never blocks, comes back by
 * itself, and then shows what holds now.
 */
class Tower : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Tower)

public:
    explicit Tower(QObject *parent = nullptr)
        : QObject(parent)
    { }

    virtual void start() = 0;
    virtual void stop() = 0;
    /** What passes goes dark by itself after a while; Stopped stays until another signal comes. */
    virtual void show(Signal signal) = 0;
    [[nodiscard]] virtual DeviceState state() const = 0;

signals:
    void stateChanged(const unitrail::DeviceState &state);
};

} // namespace unitrail
