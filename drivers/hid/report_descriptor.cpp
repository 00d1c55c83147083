// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/hid/report_descriptor.h"

#include <array>

namespace unitrail {

static constexpr quint32 reportBitsMax = 8 * 4096;
static constexpr size_t depthMax = 16;

namespace {
/** What holds for all fields until it is said anew. */
struct Globals {
    quint32 usagePage = 0;
    quint32 bitSize = 0;
    quint32 count = 0;
    quint8 reportId = 0;
};

class Parser {
public:
    bool take(int type, int tag, quint32 value, qsizetype size)
    {
        switch (type) {
        case 0:
            return takeMain(tag, value);
        case 1:
            return takeGlobal(tag, value);
        case 2:
            return takeLocal(tag, value, size);
        default:
            return false;
        }
    }
    [[nodiscard]] bool isWhole() const { return m_depth == 0; }
    std::vector<HidField> fields;

private:
    bool takeMain(int tag, quint32 value)
    {
        bool good = true;
        if (tag == 0x8) {
            good = addInput((value & 1) != 0);
        } else if (tag == 0xA) {
            if (m_depth++ == 0)
                m_application = m_usages.empty() ? 0 : m_usages.back();
            good = m_depth <= depthMax;
        } else if (tag == 0xC) {
            good = m_depth-- > 0;
        }
        m_usages.clear();
        m_usageMinimum.reset();
        return good;
    }
    bool takeGlobal(int tag, quint32 value)
    {
        switch (tag) {
        case 0x0:
            m_now.usagePage = value;
            break;
        case 0x7:
            m_now.bitSize = value;
            break;
        case 0x8:
            m_now.reportId = quint8(value);
            return value > 0 && value < 256;
        case 0x9:
            m_now.count = value;
            break;
        case 0xA:
            m_saved.push_back(m_now);
            return m_saved.size() <= depthMax;
        case 0xB:
            if (m_saved.empty())
                return false;
            m_now = m_saved.back();
            m_saved.pop_back();
            break;
        default:
            break;
        }
        return true;
    }
    bool takeLocal(int tag, quint32 value, qsizetype size)
    {
        const HidUsage usage = size == 4 ? value : (m_now.usagePage << 16) | value;
        switch (tag) {
        case 0x0:
            m_usages.push_back(usage);
            break;
        case 0x1:
            m_usageMinimum = usage;
            break;
        case 0x2:
            if (!m_usageMinimum || usage < *m_usageMinimum || usage - *m_usageMinimum > reportBitsMax)
                return false;
            for (HidUsage each = *m_usageMinimum; each <= usage; ++each)
                m_usages.push_back(each);
            m_usageMinimum.reset();
            break;
        default:
            break;
        }
        return m_usages.size() <= reportBitsMax;
    }
    bool addInput(bool isConstant)
    {
        quint32 &offset = m_bits[m_now.reportId];
        if (m_now.bitSize > 32 * 8 || m_now.count > reportBitsMax
            || m_now.bitSize * m_now.count > reportBitsMax - offset)
            return false;
        fields.push_back({.reportId = m_now.reportId,
            .bitOffset = offset,
            .bitSize = m_now.bitSize,
            .count = m_now.count,
            .usages = isConstant ? std::vector<HidUsage>{} : m_usages,
            .application = m_application});
        offset += m_now.bitSize * m_now.count;
        return true;
    }

    Globals m_now;
    std::vector<Globals> m_saved;
    std::vector<HidUsage> m_usages;
    std::optional<HidUsage> m_usageMinimum;
    HidUsage m_application = 0;
    size_t m_depth = 0;
    std::array<quint32, 256> m_bits{}; ///< how long each report is so far
};
} // namespace

std::optional<std::vector<HidField>> inputFieldsOf(QByteArrayView descriptor)
{
    Parser parser;
    qsizetype at = 0;
    while (at < descriptor.size()) {
        const quint8 head = quint8(descriptor[at++]);
        if (head == 0xFE) { // a long item: its size, its tag, nothing that is defined
            if (at + 2 > descriptor.size())
                return {};
            at += 2 + quint8(descriptor[at]);
            if (at > descriptor.size())
                return {};
            continue;
        }
        const qsizetype size = (head & 3) == 3 ? 4 : head & 3;
        if (at + size > descriptor.size())
            return {};
        quint32 value = 0;
        for (qsizetype i = 0; i < size; ++i)
            value |= quint32(quint8(descriptor[at + i])) << (8 * i);
        at += size;
        if (!parser.take((head >> 2) & 3, head >> 4, value, size))
            return {};
    }
    if (!parser.isWhole())
        return {};
    return std::move(parser.fields);
}

qsizetype reportSizeMax(const std::vector<HidField> &fields)
{
    qsizetype size = 0;
    for (const HidField &field : fields) {
        const qsizetype end = (field.bitOffset + field.bitSize * field.count + 7) / 8;
        size = std::max(size, end + (field.reportId != 0 ? 1 : 0));
    }
    return size;
}

} // namespace unitrail
