// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/line/framer.h"
#include "drivers/zebra/ssi_protocol.h"
#include "tests/fuzz/fuzz_check.h"

using namespace unitrail;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const CutStream stream(data, size);
    SsiProtocol whole;
    SsiProtocol cut;
    const auto expected = whole.received(stream.bytes, 0);
    auto first = cut.received(stream.bytes.first(stream.cut), 0);
    auto second = cut.received(stream.bytes.sliced(stream.cut), 0);
    append(first.scans, std::move(second.scans));
    FUZZ_CHECK(first.scans == expected.scans);
    FUZZ_CHECK(first.answer + second.answer == expected.answer);
    for (const Scan &scan : first.scans)
        FUZZ_CHECK(scan.bytes.size() <= Framer::messageSizeMax + 3);
    (void)cut.closed();
    return 0;
}
