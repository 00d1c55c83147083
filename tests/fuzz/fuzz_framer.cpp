// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/line/framer.h"
#include "tests/fuzz/fuzz_check.h"

using namespace unitrail;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const CutStream stream(data, size);
    const Framing framings[] = {{}, {.terminators = {"\r"}}, {.terminators = {"\r\n", "\x03"}},
        {.terminators = {"\x03"}, .prefix = "\x02"}, {.terminators = {"\r"}, .prefix = "~"}};
    for (const Framing &framing : framings) {
        Framer whole(framing);
        Framer cut(framing);
        const auto expected = whole.feed(stream.bytes);
        auto frames = cut.feed(stream.bytes.first(stream.cut));
        for (LineMessage &frame : cut.feed(stream.bytes.sliced(stream.cut)))
            frames.push_back(std::move(frame));
        FUZZ_CHECK(frames == expected);
        FUZZ_CHECK(whole.end() == cut.end());
        for (const LineMessage &frame : frames)
            FUZZ_CHECK(!frame.bytes.isEmpty() && frame.bytes.size() <= Framer::messageSizeMax);
    }
    return 0;
}
