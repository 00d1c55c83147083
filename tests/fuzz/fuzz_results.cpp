// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/machine_number.h"
#include "core/exchange/results/read_results.h"

using namespace unitrail;

/** Whatever a machine sends: a result with a serial, or one line that says what is wrong with it. */
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const ResultReading reading = readResults(bytes);
    Q_ASSERT(reading.mistake.isEmpty() != reading.results.empty());
    for (const TestResult &result : reading.results) {
        Q_ASSERT(!result.serial.isEmpty());
        for (const MachineValue &value : result.values) {
            const auto number = machineNumber(value.value, Decimal(0, 0), Decimal(100, 0));
            Q_ASSERT(!number || Decimal::fromText(number->text()) == number);
        }
    }
    return 0;
}
