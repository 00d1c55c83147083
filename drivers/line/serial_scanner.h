// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/line/line_scanner.h"
#include "drivers/line/serial_line.h"

namespace unitrail {

/** A scanner or RFID reader on a serial port, unplugged and plugged in again as it may be. */
class SerialScanner final : public LineScanner {
    Q_OBJECT

public:
    SerialScanner(Config config, SerialConfig port, std::unique_ptr<ReaderProtocol> protocol,
        const Clock &clock, QObject *parent = nullptr)
        : LineScanner(std::move(config), std::make_unique<SerialLine>(std::move(port)), std::move(protocol),
            clock, parent)
    { }
};

} // namespace unitrail
