// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>

namespace unitrail {

/** Bytes a reader saw. Not understood yet. */
struct Scan {
    enum class Kind { Barcode, Rfid };

    QByteArray bytes; ///< one message, without its terminator
    qint64 atMs = 0; ///< UTC, taken when the last byte came in; nobody downstream stamps it again
    QString device; ///< the device's name in the station's configuration
    Kind kind = Kind::Barcode;
    bool partial = false; ///< the line ended before its terminator came
    int antenna = 0; ///< RFID: 1..n; 0: does not apply
    int rssiDbm = 0; ///< RFID: 0: not told
    bool operator==(const Scan &) const = default;
};

/** How a device is doing, for the status strip. */
struct DeviceState {
    enum class Kind { Off, Connecting, Ready, Lost };
    QString device;
    Kind kind = Kind::Off;
    QString detail; ///< for the log and the device screen: the port, what the system said
    bool operator==(const DeviceState &) const = default;
};

} // namespace unitrail

Q_DECLARE_METATYPE(unitrail::Scan)
Q_DECLARE_METATYPE(unitrail::DeviceState)
