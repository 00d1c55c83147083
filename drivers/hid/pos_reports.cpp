// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/hid/pos_reports.h"

#include "drivers/line/framer.h"

namespace unitrail {

// HID Point of Sale Usage Tables 1.02, Bar Code Scanner Page.
static constexpr HidUsage barcodeScanner = 0x8C0002;
static constexpr HidUsage symbologyIdentifier1 = 0x8C00FB;
static constexpr HidUsage decodedData = 0x8C00FE;
static constexpr HidUsage decodeDataContinued = 0x8C00FF;
static constexpr HidUsage byteCount = 0x01003B;

qsizetype PosLayout::reportSize() const
{
    qsizetype size = dataOffset + dataSize;
    if (countOffset)
        size = std::max(size, *countOffset + 1);
    if (aimOffsets)
        size = std::max(size, std::ranges::max(*aimOffsets) + 1);
    if (continuedBit)
        size = std::max(size, qsizetype(*continuedBit / 8 + 1));
    return size;
}

/** The place of a usage in the report, in bits, its number included. */
static std::optional<quint32> bitOf(
    HidUsage usage, quint8 reportId, quint32 bitSize, const std::vector<HidField> &fields)
{
    for (const HidField &field : fields) {
        if (field.reportId != reportId || field.bitSize != bitSize)
            continue;
        const auto found = std::ranges::find(field.usages, usage);
        const auto index = quint32(found - field.usages.begin());
        if (found != field.usages.end() && index < field.count)
            return field.bitOffset + index * field.bitSize + (reportId != 0 ? 8 : 0);
    }
    return {};
}

static std::optional<qsizetype> byteOf(HidUsage usage, quint8 reportId, const std::vector<HidField> &fields)
{
    const auto bit = bitOf(usage, reportId, 8, fields);
    if (!bit || *bit % 8 != 0)
        return {};
    return qsizetype(*bit / 8);
}

std::optional<PosLayout> posLayoutOf(const std::vector<HidField> &fields)
{
    for (const HidField &field : fields) {
        if (field.application != barcodeScanner || field.bitSize != 8 || field.usages.empty())
            continue;
        const auto found = std::ranges::find(field.usages, decodedData);
        const auto index = qsizetype(found - field.usages.begin());
        const qsizetype begin = qsizetype(field.bitOffset) + (field.reportId != 0 ? 8 : 0);
        if (found == field.usages.end() || index >= qsizetype(field.count) || begin % 8 != 0)
            continue;

        PosLayout layout;
        layout.reportId = field.reportId;
        layout.dataOffset = begin / 8 + index;
        layout.dataSize = qsizetype(field.count) - index;
        layout.countOffset = byteOf(byteCount, field.reportId, fields);
        layout.continuedBit = bitOf(decodeDataContinued, field.reportId, 1, fields);
        const auto first = byteOf(symbologyIdentifier1, field.reportId, fields);
        const auto second = byteOf(symbologyIdentifier1 + 1, field.reportId, fields);
        const auto third = byteOf(symbologyIdentifier1 + 2, field.reportId, fields);
        if (first && second && third)
            layout.aimOffsets = {*first, *second, *third};
        return layout;
    }
    return {};
}

PosLayout commonPosLayout()
{
    return {.reportId = 2,
        .dataOffset = 5,
        .dataSize = 56,
        .countOffset = 1,
        .aimOffsets = std::array<qsizetype, 3>{2, 3, 4},
        .continuedBit = 63 * 8};
}

static QByteArray aimIn(QByteArrayView report, const PosLayout &layout)
{
    QByteArray aim;
    if (!layout.aimOffsets)
        return aim;
    for (const qsizetype offset : *layout.aimOffsets)
        aim.append(report[offset]);
    const bool isAim
        = aim[0] == ']' && std::all_of(aim.begin(), aim.end(), [](char c) { return c > ' ' && c < 0x7F; });
    return isAim ? aim : QByteArray();
}

std::vector<Scan> PosReader::take(QByteArrayView report)
{
    std::vector<Scan> scans;
    if (report.isEmpty() || (m_layout.reportId != 0 && quint8(report[0]) != m_layout.reportId))
        return scans; // another of the device's reports: a trigger, a status
    if (report.size() < m_layout.reportSize()) {
        m_skipping = true;
        tell(true, scans);
        return scans;
    }

    const bool continued = m_layout.continuedBit
        && ((quint8(report[qsizetype(*m_layout.continuedBit / 8)]) >> (*m_layout.continuedBit % 8)) & 1) != 0;
    QByteArrayView data = report.sliced(m_layout.dataOffset, m_layout.dataSize);
    if (m_layout.countOffset) {
        const qsizetype count = quint8(report[*m_layout.countOffset]);
        if (count > data.size()) {
            tell(true, scans);
            m_skipping = continued;
            return scans;
        }
        data = data.first(count);
    } else if (!continued) {
        while (!data.isEmpty() && data.back() == '\0')
            data.chop(1);
    }
    if (m_skipping) {
        m_skipping = continued;
        return scans;
    }

    const QByteArray aim = aimIn(report, m_layout);
    if (m_begun && aim != m_aim)
        tell(true, scans); // its end was lost: this is another code
    m_begun = true;
    m_aim = aim;
    if (m_data.size() + data.size() > Framer::messageSizeMax)
        m_oversized = true;
    else
        m_data.append(data);
    if (!continued)
        tell(false, scans);
    return scans;
}

std::vector<Scan> PosReader::end()
{
    std::vector<Scan> scans;
    tell(true, scans);
    m_skipping = false;
    return scans;
}

void PosReader::tell(bool partial, std::vector<Scan> &scans)
{
    m_begun = false;
    const QByteArray aim = std::exchange(m_aim, {});
    const QByteArray data = std::exchange(m_data, {});
    Scan scan;
    scan.oversized = std::exchange(m_oversized, false);
    scan.partial = partial || scan.oversized;
    // AIM Z: no bar code. Honeywell tells so what it answers to commands.
    if (data.isEmpty() || aim == "]Z6")
        return;
    scan.bytes = !aim.isEmpty() && data.startsWith(aim) ? data : aim + data;
    scans.push_back(scan);
}

} // namespace unitrail
