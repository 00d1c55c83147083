// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <utility>
#include <vector>

namespace unitrail {

/** Opcodes of Zebra's Simple Serial Interface (programmer's guide 72E-40451) that we speak. */
enum class SsiOpcode : quint8 {
    ParamSend = 0xC6,
    Ack = 0xD0,
    Nak = 0xD1,
    Beep = 0xE6,
    LedOn = 0xE7,
    LedOff = 0xE8,
    ScanEnable = 0xE9,
    ScanDisable = 0xEA,
    DecodeData = 0xF3,
    Event = 0xF6,
};

/** One packet: length, opcode, source, status, data, 16-bit checksum (high byte first). */
struct SsiPacket {
    static constexpr quint8 fromDecoder = 0x00;
    static constexpr quint8 fromHost = 0x04;
    static constexpr quint8 retransmitted = 0x01; ///< a bit of status
    static constexpr quint8 moreFollows = 0x02; ///< a bit of status
    static constexpr qsizetype dataSizeMax = 251;

    quint8 opcode = 0;
    quint8 source = fromHost;
    quint8 status = 0;
    QByteArray data{};

    [[nodiscard]] bool is(SsiOpcode wanted) const { return opcode == quint8(wanted); }
    bool operator==(const SsiPacket &) const = default;
};

[[nodiscard]] QByteArray ssiBytes(const SsiPacket &packet);
[[nodiscard]] QByteArray ssiBytes(SsiOpcode opcode, const QByteArray &data = {});

/**
 * Cuts a decoder's bytes into packets by their length. A byte that cannot begin a packet is noise and
 * skipped; a packet with a wrong checksum is given as nothing (std::nullopt in its place), whole: were it
 * searched for another packet inside, a label could be made to hold one.
 */
class SsiFramer {
public:
    [[nodiscard]] std::vector<std::optional<SsiPacket>> feed(QByteArrayView bytes);
    /** The line ended or fell silent inside a packet: what came of it, raw; empty when nothing was begun. */
    [[nodiscard]] QByteArray end() { return std::exchange(m_buffer, {}); }
    [[nodiscard]] bool hasBegun() const { return !m_buffer.isEmpty(); }

private:
    QByteArray m_buffer; ///< never more than one packet when feed() returns
};

} // namespace unitrail
