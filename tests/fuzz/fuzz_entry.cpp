// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/entry.h"
#include "tests/fuzz/fuzz_check.h"

using namespace unitrail;

/** The bytes of an entry, from this release or another: what is understood is written and read alike. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto entry = fromBody(bytes);
    if (!entry)
        return 0;
    const QByteArray body = toBody(*entry);
    const auto again = fromBody(body);
    FUZZ_CHECK(again && toBody(*again) == body);
    return 0;
}
