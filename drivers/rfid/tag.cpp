// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/rfid/tag.h"

namespace unitrail {

std::optional<Scan> scanOf(const TagSeen &tag)
{
    QByteArrayView epc = tag.epc;
    if (tag.protocolControl) {
        const qsizetype size = (*tag.protocolControl >> 11) * 2;
        if (size > epc.size())
            return {};
        epc = epc.first(size);
    }
    if (epc.isEmpty() || epc.size() % 2 != 0)
        return {};
    Scan scan;
    scan.kind = Scan::Kind::Rfid;
    scan.bytes = epc.toByteArray().toHex().toUpper();
    scan.antenna = tag.antenna;
    scan.rssiDbm = tag.rssiDbm;
    scan.protocolControl = tag.protocolControl ? *tag.protocolControl : -1;
    return scan;
}

quint16 protocolControlFor(qsizetype epcSize)
{
    return quint16((epcSize / 2) << 11);
}

std::optional<QByteArray> bytesOfHex(const QByteArray &hex)
{
    const bool isHex = hex.size() % 2 == 0 && std::all_of(hex.begin(), hex.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    });
    if (!isHex)
        return {};
    return QByteArray::fromHex(hex);
}

bool PassFilter::isNew(const QByteArray &tag, qint64 nowMs)
{
    const auto known = m_lastSeen.find(tag);
    if (known != m_lastSeen.end()) {
        const bool wasAway = nowMs - *known > m_absentAfterMs;
        *known = nowMs;
        return wasAway;
    }
    if (m_lastSeen.size() >= tagsMax)
        forgetAbsent(nowMs);
    m_lastSeen.insert(tag, nowMs);
    return true;
}

void PassFilter::forgetAbsent(qint64 nowMs)
{
    m_lastSeen.removeIf([&](const auto &tag) { return nowMs - tag.value() > m_absentAfterMs; });
    while (m_lastSeen.size() >= tagsMax) {
        const auto oldest = std::min_element(m_lastSeen.begin(), m_lastSeen.end());
        m_lastSeen.erase(oldest);
    }
}

} // namespace unitrail
