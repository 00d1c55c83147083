// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/scan.h"

#include <QByteArray>

#include <vector>

/** What a fuzzer found out: stop here, with the input kept. */
#define FUZZ_CHECK(claim)                                                                                    \
    do {                                                                                                     \
        if (!(claim))                                                                                        \
            __builtin_trap();                                                                                \
    } while (false)

namespace unitrail {

/** Where the first byte of the input says to cut the rest: a stream must give the same however it is cut. */
struct CutStream {
    CutStream(const uint8_t *data, size_t size)
        : cut(size > 1 ? qsizetype(data[0]) % qsizetype(size) : 0)
        , bytes(reinterpret_cast<const char *>(data) + (size > 0 ? 1 : 0), size > 0 ? qsizetype(size) - 1 : 0)
    {
        cut = std::min(cut, bytes.size());
    }
    qsizetype cut;
    QByteArray bytes;
};

inline void append(std::vector<Scan> &all, std::vector<Scan> more)
{
    for (Scan &scan : more)
        all.push_back(std::move(scan));
}

} // namespace unitrail
