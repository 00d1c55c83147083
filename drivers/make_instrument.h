// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/devices/instrument.h"
#include "drivers/instruments/line_gauge.h"
#include "drivers/instruments/modbus_instrument.h"
#include "drivers/instruments/scpi_instrument.h"
#include "drivers/line/serial_line.h"
#include "drivers/line/tcp_line.h"

#include <memory>
#include <variant>

namespace unitrail {

/** One instrument of a station, as its configuration names it. */
struct InstrumentConfig {
    QString name; ///< unique in the station; stands in every reading
    InstrumentIdentity identity{};
    std::variant<SerialConfig, TcpConfig> connection; ///< TCP: always Role::Connect
    std::variant<ScpiConfig, LineGaugeConfig, ModbusConfig> language;
    int answerWithinMs = 3000;
    bool operator==(const InstrumentConfig &) const = default;
};

/** The driver for an instrument, not yet started. Fails with Failure::Input and what to mend when the
 * configuration cannot work. */
Result<std::unique_ptr<Instrument>> makeInstrument(const InstrumentConfig &config, const Clock &clock);

} // namespace unitrail
