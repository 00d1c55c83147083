// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/read_filter.h"

#include <utility>

namespace unitrail {

static constexpr qint64 repeatMs = 1500;
static constexpr qint64 lotRepeatMs = 400;

static bool isLotAlone(const Code &code)
{
    if (code.meanings.size() != 1)
        return false;
    const auto *item = std::get_if<ItemCode>(&code.meanings.front());
    return item && !item->serial;
}

bool ReadFilter::isRepeated(const Scan &scan, const Code &code)
{
    const Read last = std::exchange(m_last[scan.device], {scan.bytes, scan.atMs});
    const qint64 sinceMs = scan.atMs - last.atMs;
    return last.bytes == scan.bytes && sinceMs >= 0 && sinceMs < (isLotAlone(code) ? lotRepeatMs : repeatMs);
}

void ReadFilter::forget(const QString &exceptDevice)
{
    m_last.removeIf([&](const auto &known) { return known.key() != exceptDevice; });
}

} // namespace unitrail
