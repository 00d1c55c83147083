// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/scan.h"
#include "drivers/hid/report_descriptor.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>
#include <vector>

namespace unitrail {

/** Where a bar code scanner of the HID point-of-sale page (usage page 8C) puts what in its report. In bytes
 * from the report's beginning. */
struct PosLayout {
    quint8 reportId = 0; ///< 0: reports are not numbered
    qsizetype dataOffset = 0;
    qsizetype dataSize = 0;
    std::optional<qsizetype>
        countOffset; ///< one byte: how many of the data bytes count; none: up to the last that is not NUL
    std::optional<std::array<qsizetype, 3>> aimOffsets; ///< three bytes: the AIM identifier
    std::optional<quint32> continuedBit; ///< in bits: set when the code goes on in the next report
    bool operator==(const PosLayout &) const = default;

    [[nodiscard]] qsizetype reportSize() const; ///< the least a report must have
};

/** Nothing when the device is no bar code scanner of that page, or hides its data. */
[[nodiscard]] std::optional<PosLayout> posLayoutOf(const std::vector<HidField> &fields);
/** The 64-byte report of Honeywell, Access-IS and Zebra, for a device whose descriptor cannot be had. */
[[nodiscard]] PosLayout commonPosLayout();

/** Joins the reports of one scanner into scans; time and device are added by its shell. */
class PosReader {
public:
    explicit PosReader(PosLayout layout)
        : m_layout(layout)
    { }

    [[nodiscard]] std::vector<Scan> take(QByteArrayView report);
    /** Unplugged: what was begun. */
    [[nodiscard]] std::vector<Scan> end();

private:
    void tell(bool partial, std::vector<Scan> &scans);

    PosLayout m_layout;
    QByteArray m_aim;
    QByteArray m_data;
    bool m_begun = false;
    bool m_oversized = false;
    bool m_skipping = false; ///< a broken report belonged to this code: its rest is not a code
};

} // namespace unitrail
