// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace unitrail {

/** What a value in a report means: usage page << 16 | usage, as the HID usage tables number them. */
using HidUsage = quint32;

/** Values that lie side by side in one kind of input report. */
struct HidField {
    quint8 reportId = 0; ///< 0: the device numbers no reports
    quint32 bitOffset = 0; ///< behind the report's number
    quint32 bitSize = 0; ///< of one value
    quint32 count = 0;
    std::vector<HidUsage> usages; ///< one a value; the last holds for all that follow. Empty: padding
    HidUsage application = 0; ///< of the outermost collection: what the device is
    bool operator==(const HidField &) const = default;
};

/**
 * The input fields of a report descriptor (USB HID 1.11, section 6.2.2), in their order. Nothing when it is
 * cut or its reports are larger than any device sends: nothing in it is believed then.
 */
[[nodiscard]] std::optional<std::vector<HidField>> inputFieldsOf(QByteArrayView descriptor);

/** How many bytes the largest input report has, its number included; 0: none. */
[[nodiscard]] qsizetype reportSizeMax(const std::vector<HidField> &fields);

} // namespace unitrail
