// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/instruments/modbus_instrument.h"
#include "drivers/instruments/number.h"
#include "tests/fuzz/fuzz_check.h"

using namespace unitrail;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const auto mark : {DecimalMark::Point, DecimalMark::Comma}) {
        const auto value = numberIn(bytes, mark);
        FUZZ_CHECK(!value || numberIn(value->text().toLatin1(), DecimalMark::Point) == value);
    }
    for (const auto type : {ModbusConfig::Type::Int16, ModbusConfig::Type::Float32}) {
        const ModbusConfig config{.type = type, .places = 9};
        if (bytes.size() >= 2 * modbusCount(config))
            (void)modbusValue(config, bytes.first(2 * modbusCount(config)));
    }
    return 0;
}
