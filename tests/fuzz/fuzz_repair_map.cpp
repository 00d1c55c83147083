// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/repair_map.h"

using namespace unitrail;

/** The first line is the map, the rest what it repairs. */
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const qsizetype end = bytes.indexOf('\n');
    const auto map = repairMapFromText(QString::fromUtf8(bytes.left(end)));
    if (!map)
        return 0;
    repaired(bytes.mid(end + 1), *map);
    const auto again = repairMapFromText(repairMapText(*map));
    Q_ASSERT(again && *again == *map);
    return 0;
}
