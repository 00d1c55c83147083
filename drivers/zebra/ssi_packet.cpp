// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/zebra/ssi_packet.h"

namespace unitrail {

static constexpr qsizetype headSize = 4;
static constexpr qsizetype checksumSize = 2;

static quint16 checksumOf(QByteArrayView bytes)
{
    quint32 sum = 0;
    for (const char byte : bytes)
        sum += quint8(byte);
    return quint16(0x10000 - (sum & 0xFFFF));
}

/** As far as it has come: may this be a decoder's packet? Its opcodes lie in A0..FF, but for multipackets
 * at 70..7F. */
static bool mayBegin(QByteArrayView bytes)
{
    if (quint8(bytes[0]) < headSize)
        return false;
    if (bytes.size() > 1 && quint8(bytes[1]) < 0x70)
        return false;
    return bytes.size() <= 2 || quint8(bytes[2]) == SsiPacket::fromDecoder;
}

QByteArray ssiBytes(const SsiPacket &packet)
{
    Q_ASSERT(packet.data.size() <= SsiPacket::dataSizeMax);
    QByteArray bytes;
    bytes.append(char(headSize + packet.data.size()));
    bytes.append(char(packet.opcode));
    bytes.append(char(packet.source));
    bytes.append(char(packet.status));
    bytes.append(packet.data);
    const quint16 checksum = checksumOf(bytes);
    bytes.append(char(checksum >> 8));
    bytes.append(char(checksum & 0xFF));
    return bytes;
}

QByteArray ssiBytes(SsiOpcode opcode, const QByteArray &data)
{
    return ssiBytes(SsiPacket{.opcode = quint8(opcode), .data = data});
}

std::vector<std::optional<SsiPacket>> SsiFramer::feed(QByteArrayView bytes)
{
    std::vector<std::optional<SsiPacket>> packets;
    for (const char byte : bytes) {
        m_buffer.append(byte);
        while (!m_buffer.isEmpty() && !mayBegin(m_buffer))
            m_buffer.remove(0, 1);
        if (m_buffer.isEmpty())
            continue;

        const qsizetype size = quint8(m_buffer[0]);
        if (m_buffer.size() < size + checksumSize)
            continue;
        const QByteArrayView whole = QByteArrayView(m_buffer).first(size);
        const quint16 checksum = quint16((quint8(m_buffer[size]) << 8) | quint8(m_buffer[size + 1]));
        if (checksum == checksumOf(whole)) {
            packets.push_back(SsiPacket{
                quint8(whole[1]), quint8(whole[2]), quint8(whole[3]), whole.sliced(headSize).toByteArray()});
        } else {
            packets.push_back(std::nullopt);
        }
        m_buffer.clear();
    }
    return packets;
}

} // namespace unitrail
