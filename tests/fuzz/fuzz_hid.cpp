// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/hid/pos_reports.h"
#include "drivers/line/framer.h"
#include "tests/fuzz/fuzz_check.h"

using namespace unitrail;

/** The descriptor up to the cut, reports of 64 bytes behind it. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const CutStream stream(data, size);
    const auto fields = inputFieldsOf(stream.bytes.first(stream.cut));
    const auto layout = fields ? posLayoutOf(*fields) : std::nullopt;
    PosReader described(layout.value_or(commonPosLayout()));
    PosReader common(commonPosLayout());
    std::vector<Scan> scans;
    for (qsizetype at = stream.cut; at < stream.bytes.size(); at += 64) {
        append(scans, described.take(stream.bytes.mid(at, 64)));
        append(scans, common.take(stream.bytes.mid(at, 64)));
    }
    append(scans, described.end());
    append(scans, common.end());
    for (const Scan &scan : scans)
        FUZZ_CHECK(!scan.bytes.isEmpty() && scan.bytes.size() <= Framer::messageSizeMax + 3);
    return 0;
}
