// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/devices/printer.h"
#include "drivers/line/serial_line.h"
#include "drivers/line/tcp_line.h"
#include "drivers/printer/page_printer.h"
#include "drivers/printer/zpl_printer.h"

#include <QStringList>

#include <memory>
#include <variant>

namespace unitrail {

/** One label printer of a station, as its configuration names it. */
struct PrinterConfig {
    QString name; ///< unique in the station; stands in every print that is recorded
    std::variant<TcpConfig, SerialConfig, PagePrinterConfig> connection;
    ZplPrinter::Patience patience{}; ///< of one that speaks ZPL
    bool asPicture = false; ///< of one that speaks ZPL: it gets dots, and not texts for its own fonts
    QStringList labels{}; ///< the names of those it prints; empty: all
    bool operator==(const PrinterConfig &) const = default;
};

/** The driver for a printer, not yet started. Fails with Failure::Input and what to mend when the
 * configuration cannot work. */
Result<std::unique_ptr<Printer>> makePrinter(const PrinterConfig &config);

} // namespace unitrail
