// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/names.h"
#include "core/sync/central_config.h"
#include "drivers/device_config.h"

#include <QString>

#include <optional>
#include <vector>

namespace unitrail {

/** What a terminal is told about itself: its name, where its files are, its devices, where central is. */
struct StationConfig {
    std::optional<StationName> station;
    bool demo = false; ///< the demo factory that is built in
    QString plantDirectory; ///< empty: what central has published, unless it is the demo
    QString dataDirectory; ///< empty: the user's own data directory
    QString language; ///< "en", "de"; empty: the system's
    QString theme; ///< "light", "dark"; empty: light
    std::optional<double> pixelsPerMm; ///< measured on this screen
    std::vector<DeviceConfig> devices;
    CentralConfig central;
};

/**
 * Reads a station's configuration (TOML). Every mistake is named at once, one a line, with file and line.
 *
 *     [station]   name = "ASM-1"  plant = "plant"  data = "/var/lib/unitrail"  language = "de"  theme =
 * "dark"
 *     [[device]]  name = "hand scanner"  type = "serial"  port = "/dev/ttyACM0"  baud = 9600  terminator =
 * "CR"
 *     [[device]]  name = "gate"  type = "tcp"  role = "listen"  host = "127.0.0.1"  port = 4001
 *     [[device]]  name = "wedge"  type = "wedge"  prefix = "F24"
 *     [central]   connection = "host=... dbname=... user=..."
 *
 * Paths are relative to the file. A device's kind is "barcode" or "rfid"; terminators are CR, LF, CRLF, ETX,
 * TAB.
 */
Result<StationConfig> readStationConfig(const QString &path);

/** "hand=/dev/ttyACM0" or a bare path: a serial scanner with the usual settings, for the command line. */
Result<DeviceConfig> serialScannerFromText(const QString &text, int ordinal);

} // namespace unitrail
