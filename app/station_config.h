// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/device_reader.h"
#include "app/instrument_reader.h"
#include "app/printer_reader.h"
#include "app/result_source_config.h"
#include "app/tower_reader.h"
#include "core/base/result.h"
#include "core/domain/names.h"
#include "core/sync/central_config.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace unitrail {

/** What a terminal is told about itself: its name, where its files are, its devices, where central is. */
struct StationConfig {
    QString file; ///< where this was read from; empty: from nowhere
    std::optional<StationName> station;
    bool demo = false; ///< the demo factory that is built in
    QString plantDirectory; ///< empty: what central has published, unless it is the demo
    QString dataDirectory; ///< empty: the user's own data directory
    QString language; ///< "en", "de"; empty: the system's
    QString theme; ///< "light", "dark"; empty: light
    std::optional<double> pixelsPerMm; ///< measured on this screen
    std::vector<DeviceConfig> devices;
    std::map<QString, RepairMap> repairs; ///< by the device's name
    std::vector<InstrumentSetup> instruments;
    std::optional<TowerConfig> tower;
    std::vector<PrinterConfig> printers;
    std::vector<ResultSourceConfig> results; ///< of test machines
    QString cameraFolder; ///< where a camera leaves its pictures; empty: there is none
    CentralConfig central;
};

/**
 * Reads a station's configuration (TOML): [station], [screen], [[device]], [[instrument]], [tower],
 * [[results]], [camera], [central], as the README describes them. Every mistake is named at once, one a line,
 * with file, line and mend. Paths are relative to the file.
 */
Result<StationConfig> readStationConfig(const QString &path);

/** "hand=/dev/ttyACM0" or a bare path: a serial scanner with the usual settings, for the command line. */
Result<DeviceConfig> serialScannerFromText(const QString &text, int ordinal);

} // namespace unitrail
