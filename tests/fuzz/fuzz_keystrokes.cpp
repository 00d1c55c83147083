// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/evdev/keystrokes.h"
#include "drivers/line/framer.h"
#include "tests/fuzz/fuzz_check.h"

using namespace unitrail;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    for (const auto layout : {KeyboardLayout::Us, KeyboardLayout::German}) {
        KeystrokeReader reader(layout);
        std::vector<Scan> scans;
        for (size_t at = 0; at + 3 <= size; at += 3)
            append(scans,
                reader.take(data[at] & 3, quint16(data[at + 1] * 2 + (data[at] >> 7)), data[at + 2] % 3));
        append(scans, reader.end());
        for (const Scan &scan : scans)
            FUZZ_CHECK(!scan.bytes.isEmpty() && scan.bytes.size() <= Framer::messageSizeMax);
    }
    return 0;
}
