// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/rfid/id12_protocol.h"
#include "drivers/rfid/m100_protocol.h"
#include "drivers/rfid/r2000_protocol.h"
#include "drivers/rfid/uhf18_protocol.h"
#include "tests/fuzz/fuzz_check.h"

using namespace unitrail;

static void check(ReaderProtocol &whole, ReaderProtocol &cut, const CutStream &stream)
{
    const auto expected = whole.received(stream.bytes, 0).scans;
    auto scans = cut.received(stream.bytes.first(stream.cut), 0).scans;
    append(scans, cut.received(stream.bytes.sliced(stream.cut), 0).scans);
    FUZZ_CHECK(scans == expected);
    (void)cut.tick(5000);
    (void)cut.closed();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const CutStream stream(data, size);
    {
        Id12Protocol whole(0);
        Id12Protocol cut(0);
        check(whole, cut, stream);
    }
    {
        R2000Protocol whole(0);
        R2000Protocol cut(0);
        check(whole, cut, stream);
    }
    {
        R2000Protocol whole(0, {1, 8});
        R2000Protocol cut(0, {1, 8});
        (void)whole.opened(0);
        (void)cut.opened(0);
        check(whole, cut, stream);
    }
    {
        M100Protocol whole(0, true);
        M100Protocol cut(0, true);
        check(whole, cut, stream);
    }
    {
        Uhf18Protocol whole(0);
        Uhf18Protocol cut(0);
        check(whole, cut, stream);
    }
    {
        M100Protocol whole(0);
        M100Protocol cut(0);
        const TagWrite wish{.currentEpc = "30751FEB705C5904E3D50D70", .newEpc = "3034257BF7194E4000001A85"};
        (void)whole.write(wish, 0);
        (void)cut.write(wish, 0);
        check(whole, cut, stream);
    }
    return 0;
}
