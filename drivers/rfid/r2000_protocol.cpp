// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/rfid/r2000_protocol.h"

namespace unitrail {

static constexpr quint8 setWorkAntenna = 0x74;
static constexpr quint8 realTimeInventory = 0x89;
/** Fast switching and the session inventory tell tags in the same form, where a reader was set to them. */
static bool isInventory(quint8 command)
{
    return command == realTimeInventory || command == 0x8A || command == 0x8B;
}

/** A round of one repetition takes some 30 ms; a reader that says nothing so long was switched on after us.
 */
static constexpr qint64 roundWithinMs = 1000;
/** The family's table of signal strengths: 98 is -31 dBm, one dB a step. */
static constexpr int rssiZeroDbm = -129;

QByteArray r2000Frame(quint8 command, const QByteArray &data, quint8 address)
{
    QByteArray frame("\xA0");
    frame.append(char(data.size() + 3));
    frame.append(char(address));
    frame.append(char(command));
    frame.append(data);
    quint8 sum = 0;
    for (const char byte : frame)
        sum = quint8(sum + quint8(byte));
    frame.append(char(quint8(-sum)));
    return frame;
}

BinaryFramer::Judgement judgeR2000(QByteArrayView buffer)
{
    using enum BinaryFramer::Judgement::Kind;
    if (quint8(buffer[0]) != 0xA0)
        return {None};
    if (buffer.size() < 2)
        return {Unfinished};
    const qsizetype size = 2 + quint8(buffer[1]);
    if (size < 5)
        return {None};
    if (buffer.size() < size)
        return {Unfinished};
    quint8 sum = 0;
    for (const char byte : buffer.first(size))
        sum = quint8(sum + quint8(byte));
    return sum == 0 ? BinaryFramer::Judgement{LineMessage, size} : BinaryFramer::Judgement{None};
}

/** Frequency and antenna, PC, EPC, signal strength. A tag's data has 4 bytes and whole words; an end has 7.
 */
static std::optional<Scan> tagIn(QByteArrayView data)
{
    if (data.size() < 6 || data.size() % 2 != 0)
        return {};
    const quint8 rssi = quint8(data.back());
    TagSeen tag;
    tag.antenna = (quint8(data[0]) & 3) + 1 + ((rssi & 0x80) ? 4 : 0);
    tag.protocolControl = quint16((quint8(data[1]) << 8) | quint8(data[2]));
    tag.epc = data.sliced(3).chopped(1);
    tag.rssiDbm = (rssi & 0x7F) + rssiZeroDbm;
    return scanOf(tag);
}

QByteArray R2000Protocol::opened(qint64 nowMs)
{
    m_askedMs = nowMs;
    m_roundEnded = false;
    m_choosing = !m_antennas.empty();
    if (!m_choosing)
        return r2000Frame(realTimeInventory, QByteArray(1, 0x01));
    m_turn = (m_turn + 1) % m_antennas.size();
    return r2000Frame(setWorkAntenna, QByteArray(1, char(m_antennas[m_turn] - 1)));
}

Exchange R2000Protocol::received(QByteArrayView bytes, qint64 nowMs)
{
    Exchange exchange;
    for (const QByteArray &frame : m_framer.feed(bytes)) {
        if (quint8(frame[3]) == setWorkAntenna && std::exchange(m_choosing, false)) {
            // Set or not: an antenna that is missing answers the inventory with an error of its own.
            m_askedMs = nowMs;
            exchange.answer += r2000Frame(realTimeInventory, QByteArray(1, 0x01));
            continue;
        }
        if (!isInventory(quint8(frame[3])))
            continue;
        const QByteArrayView data = QByteArrayView(frame).sliced(4).chopped(1);
        const auto scan = tagIn(data);
        if (!scan) {
            m_roundEnded = true; // the end of a round, or an error: no antenna, say
            continue;
        }
        m_askedMs = nowMs;
        if (m_passes.isNew(scan->bytes, nowMs))
            exchange.scans.push_back(*scan);
    }
    return exchange;
}

Exchange R2000Protocol::tick(qint64 nowMs)
{
    Exchange exchange;
    if (m_roundEnded || nowMs - m_askedMs > roundWithinMs)
        exchange.answer = opened(nowMs);
    return exchange;
}

Exchange R2000Protocol::closed()
{
    (void)m_framer.end(); // a piece of a tag is no tag: it will be read again
    m_passes.forget();
    return {};
}

} // namespace unitrail
