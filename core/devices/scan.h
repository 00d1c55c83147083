// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>

namespace unitrail {

/**
 * Bytes a reader saw. Not understood yet.
 *
 * A reader that knows the symbology puts the AIM identifier in front of the data ("]d2..."), also when its
 * protocol carries it as a number of its own. A UHF tag's EPC comes as upper-case hexadecimal text, whole
 * 16-bit words; a tag of another family as the text its reader sends.
 */
struct Scan {
    enum class Kind { Barcode, Rfid };

    QByteArray bytes; ///< one message, without its terminator
    qint64 atMs = 0; ///< UTC, taken when the last byte came in; nobody downstream stamps it again
    QString device; ///< the device's name in the station's configuration
    Kind kind = Kind::Barcode;
    bool partial
        = false; ///< not whole: the line ended before the terminator came, or the message was oversized
    int antenna = 0; ///< RFID: 1..n; 0: does not apply
    int rssiDbm = 0; ///< RFID: 0: not told
    bool oversized = false; ///< longer than a code can be; bytes holds its beginning; partial is set too
    int protocolControl
        = -1; ///< RFID: the tag's PC word, 0..65535; -1: not told. Bit 0x100 set: what follows is no EPC
    QByteArray
        tid; ///< RFID: the chip's own number as hexadecimal text, where read; tells tags apart, names no unit
    bool operator==(const Scan &) const = default;
};

/** How a device is doing, for the status strip. */
struct DeviceState {
    enum class Kind { Off, Connecting, Ready, Lost };
    QString device;
    Kind kind = Kind::Off;
    QString detail; ///< for the log and the device screen: the port, what the system said
    bool degraded
        = false; ///< it works, but worse than it is configured to; detail says how, and people are shown it
    bool operator==(const DeviceState &) const = default;
};

} // namespace unitrail

Q_DECLARE_METATYPE(unitrail::Scan)
Q_DECLARE_METATYPE(unitrail::DeviceState)
