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

/** A tag is to be written: whatever comes is an answer to that, or is none. */
static void checkWriting(ReaderProtocol &whole, ReaderProtocol &cut, const CutStream &stream)
{
    const TagWrite wish{.currentEpc = "30751FEB705C5904E3D50D70", .newEpc = "3034257BF7194E4000001A85"};
    (void)whole.write(wish, 0);
    (void)cut.write(wish, 0);
    check(whole, cut, stream);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const CutStream stream(data, size);
    {
        Id12Protocol whole(0), cut(0);
        check(whole, cut, stream);
    }
    {
        R2000Protocol whole(0, {1, 8}), cut(0, {1, 8});
        (void)whole.opened(0);
        (void)cut.opened(0);
        check(whole, cut, stream);
    }
    for (const bool readsTid : {false, true}) {
        R2000Protocol r2000(0, {}, readsTid), r2000Cut(0, {}, readsTid);
        check(r2000, r2000Cut, stream);
        M100Protocol m100(0, readsTid), m100Cut(0, readsTid);
        check(m100, m100Cut, stream);
        Uhf18Protocol uhf18(0, readsTid), uhf18Cut(0, readsTid);
        check(uhf18, uhf18Cut, stream);
    }
    {
        R2000Protocol r2000(0), r2000Cut(0);
        checkWriting(r2000, r2000Cut, stream);
        M100Protocol m100(0), m100Cut(0);
        checkWriting(m100, m100Cut, stream);
        Uhf18Protocol uhf18(0), uhf18Cut(0);
        checkWriting(uhf18, uhf18Cut, stream);
    }
    return 0;
}
