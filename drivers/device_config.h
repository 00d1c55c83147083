// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/scan.h"
#include "drivers/evdev/evdev_scanner.h"
#include "drivers/hid/hidapi_transport.h"
#include "drivers/line/feedback_profile.h"
#include "drivers/line/framer.h"
#include "drivers/line/serial_line.h"
#include "drivers/line/tcp_line.h"
#include "drivers/wedge/keyboard_wedge.h"

#include <variant>

namespace unitrail {

/** What a reader on a serial port or TCP speaks. */
enum class ReaderLanguage {
    Text, ///< text and a terminator: nearly every scanner, and RFID readers of the STX/ETX family
    Ssi, ///< Zebra's Simple Serial Interface in packets
    Id12, ///< low-frequency tags: STX, hexadecimal, checksum, ETX
    M100, ///< MagicRF M100, YRM100, JRD-4035, R200: UHF, polled; writes tags
    R2000, ///< Impinj R2000 family: UHF, antennas, real-time inventory
    Uhf18, ///< UHFReader18 and its kin: UHF, polled
};

/** One scanner or RFID reader of a station, as its configuration names it. */
struct DeviceConfig {
    QString name; ///< unique in the station; stands in every scan
    Scan::Kind kind = Scan::Kind::Barcode;
    std::variant<SerialConfig, TcpConfig, WedgeConfig, HidConfig, EvdevConfig> connection;
    ReaderLanguage language = ReaderLanguage::Text;
    Framing framing{}; ///< of text
    FeedbackProfile feedback = FeedbackProfile::None; ///< of a scanner that speaks text
    int tagAbsentAfterMs
        = 2000; ///< RFID: a tag not read for so long has left, and is told when it comes again
    std::vector<int> antennas{}; ///< R2000: 1..8, each in its turn; empty: as the reader is set
    bool readsTid = false; ///< M100, R2000, UHF18: the chip's own number is read with each new tag
    bool operator==(const DeviceConfig &) const = default;
};

} // namespace unitrail
