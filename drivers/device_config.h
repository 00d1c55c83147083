// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/scan.h"
#include "drivers/hid/hidraw_transport.h"
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
};

/** One scanner or RFID reader of a station, as its configuration names it. */
struct DeviceConfig {
    QString name; ///< unique in the station; stands in every scan
    Scan::Kind kind = Scan::Kind::Barcode;
    std::variant<SerialConfig, TcpConfig, WedgeConfig, HidConfig> connection;
    ReaderLanguage language = ReaderLanguage::Text;
    Framing framing{}; ///< of text
    FeedbackProfile feedback = FeedbackProfile::None; ///< of a scanner that speaks text
    bool operator==(const DeviceConfig &) const = default;
};

} // namespace unitrail
