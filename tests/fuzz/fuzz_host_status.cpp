// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/printer/host_status.h"
#include "tests/fuzz/fuzz_check.h"

using namespace unitrail;

static std::vector<HostStatus> takenFrom(HostStatusReader &reader)
{
    std::vector<HostStatus> all;
    while (const auto status = reader.take())
        all.push_back(*status);
    return all;
}

/** What a label printer answers, cut anywhere: the last answer is the same. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const CutStream stream(data, size);
    HostStatusReader whole, cut;
    whole.add(stream.bytes);
    cut.add(stream.bytes.first(stream.cut));
    cut.add(stream.bytes.sliced(stream.cut));
    FUZZ_CHECK(takenFrom(whole) == takenFrom(cut));
    return 0;
}
