// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/zebra/ssi_protocol.h"

#include "drivers/line/framer.h"

namespace unitrail {

/** The guide's serial response time-out: who has not answered by then will not. */
static constexpr qint64 answerWithinMs = 2000;
/** Between two bytes of one packet the guide allows 200 ms at most; a busy machine of ours may add to it. */
static constexpr qint64 silenceMs = 500;
/** A packet is sent three times at most: who has not gone on with a code by then will not. */
static constexpr qint64 segmentWithinMs = 3 * answerWithinMs;
static constexpr qint64 litMs = 1000;

static const char nakResend = 0x01;
/** Bit 0 of the selection is the decode light of every model; what the others are differs from one to
 * another. */
static const char decodeLight = 0x01;

QByteArray aimOfSsiType(quint8 type)
{
    switch (type) {
    case 0x01:
        return "]A0"; // Code 39
    case 0x02:
        return "]F0"; // Codabar
    case 0x03:
        return "]C0"; // Code 128
    case 0x04:
        return "]S0"; // Discrete 2 of 5
    case 0x05:
        return "]R0"; // IATA
    case 0x06:
        return "]I0"; // Interleaved 2 of 5
    case 0x07:
        return "]G0"; // Code 93
    case 0x08: // UPC-A
    case 0x09: // UPC-E
    case 0x0B: // EAN-13
    case 0x16:
        return "]E0"; // Bookland
    case 0x4B: // EAN-13 with two digits more ...
    case 0x8B: // ... or five
        return "]E3";
    case 0x0A:
        return "]E4"; // EAN-8
    case 0x0C:
        return "]H0"; // Code 11
    case 0x0E:
        return "]M0"; // MSI
    case 0x0F:
        return "]C1"; // GS1-128
    case 0x11:
        return "]L0"; // PDF417
    case 0x13:
        return "]A4"; // Code 39 full ASCII
    case 0x19:
        return "]C4"; // ISBT 128
    case 0x25:
        return "]U0"; // MaxiCode
    case 0x30: // GS1 DataBar, Limited, Expanded
    case 0x31:
    case 0x32:
        return "]e0";
    default:
        return {};
    }
}

static bool beginsWithAim(const QByteArray &data)
{
    const auto isLetter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return data.size() >= 3 && data[0] == ']' && isLetter(data[1])
        && (isLetter(data[2]) || (data[2] >= '0' && data[2] <= '9'));
}

QByteArray SsiProtocol::opened(qint64 nowMs)
{
    m_nowMs = nowMs;
    if (!m_setUp)
        return {};
    // Parameters EE (decode data in packets) and 9F (software handshaking), without a beep (FF), until it is
    // switched off.
    queue(SsiOpcode::ParamSend, QByteArray("\xFF\xEE\x01", 3), Command::Kind::Setting);
    queue(SsiOpcode::ParamSend, QByteArray("\xFF\x9F\x01", 3), Command::Kind::Setting);
    queue(SsiOpcode::ScanEnable, {}, Command::Kind::Setting);
    return nextCommand();
}

Exchange SsiProtocol::received(QByteArrayView bytes, qint64 nowMs)
{
    m_nowMs = m_lastByteMs = nowMs;
    Exchange exchange;
    for (const auto &packet : m_framer.feed(bytes)) {
        if (!packet) {
            m_missed = true;
            exchange.answer += ssiBytes(SsiOpcode::Nak, QByteArray(1, nakResend));
            continue;
        }
        if (packet->is(SsiOpcode::Ack) || packet->is(SsiOpcode::Nak)) {
            const bool again = packet->is(SsiOpcode::Nak) && packet->data == QByteArray(1, nakResend);
            if (m_waiting && !again) {
                if (packet->is(SsiOpcode::Nak) && m_commands.front().kind == Command::Kind::Light)
                    m_deniesLight = true;
                m_commands.pop_front();
            }
            m_waiting = false;
            exchange.answer += nextCommand();
            continue;
        }
        exchange.answer += ssiBytes(SsiOpcode::Ack);
        if (packet->is(SsiOpcode::DecodeData) && !packet->data.isEmpty())
            takeData(*packet, exchange.scans);
    }
    return exchange;
}

void SsiProtocol::takeData(const SsiPacket &packet, std::vector<Scan> &scans)
{
    SsiPacket sent = packet;
    sent.status = quint8(sent.status & ~SsiPacket::retransmitted);
    // Sent again because we said nothing: told already. Because it was damaged: it may be the same code
    // scanned a second time, and that must not be lost.
    const bool missed = std::exchange(m_missed, false);
    if ((packet.status & SsiPacket::retransmitted) && sent == m_last && !missed)
        return;
    m_last = sent;

    m_joinedMs = m_nowMs;
    // What was damaged comes again marked as such. If this is not it, a piece of the code is gone.
    if (missed && !(packet.status & SsiPacket::retransmitted) && !m_joined.isEmpty())
        m_lacksSegment = true;
    if (m_joined.isEmpty()) {
        m_joined = packet.data;
    } else if (m_joined[0] == packet.data[0]) {
        m_joined += QByteArrayView(packet.data).sliced(1);
    } else {
        tellJoined(true, scans);
        m_joined = packet.data;
    }
    if (m_joined.size() > Framer::messageSizeMax) {
        m_oversized = true;
        m_joined.truncate(Framer::messageSizeMax + 1);
    }
    if (!(packet.status & SsiPacket::moreFollows))
        tellJoined(false, scans);
}

void SsiProtocol::tellJoined(bool partial, std::vector<Scan> &scans)
{
    const QByteArray joined = std::exchange(m_joined, {});
    Scan scan;
    scan.bytes = joined.sliced(1);
    scan.oversized = std::exchange(m_oversized, false);
    scan.partial = std::exchange(m_lacksSegment, false) || partial || scan.oversized;
    if (scan.bytes.isEmpty() || scan.bytes == "NR") // the trigger was pulled and nothing was read
        return;
    if (!beginsWithAim(scan.bytes))
        scan.bytes.prepend(aimOfSsiType(quint8(joined[0])));
    scans.push_back(scan);
}

Exchange SsiProtocol::closed()
{
    Exchange exchange;
    const QByteArray begun = m_framer.end();
    const bool isData = begun.size() > 5 && quint8(begun[1]) == quint8(SsiOpcode::DecodeData);
    if (isData) {
        const qsizetype size = std::min(begun.size(), qsizetype(quint8(begun[0])));
        if (m_joined.isEmpty())
            m_joined = begun.mid(4, 1);
        m_joined += begun.mid(5, size - 5);
    }
    if (!m_joined.isEmpty()) {
        Scan scan;
        scan.bytes = m_joined.sliced(1);
        scan.partial = true;
        if (!scan.bytes.isEmpty())
            exchange.scans.push_back(scan);
    }
    m_joined.clear();
    m_lacksSegment = false;
    m_oversized = false;
    m_last.reset();
    m_missed = false;
    m_commands.clear();
    m_waiting = false;
    m_deniesLight = false;
    m_darkAtMs.reset();
    return exchange;
}

QByteArray SsiProtocol::feedback(Feedback feedback)
{
    // What is under way stays: it was sent, and its answer is still to come.
    const auto firstUnsent = m_commands.begin() + (m_waiting ? 1 : 0);
    m_commands.erase(std::remove_if(firstUnsent, m_commands.end(),
                         [](const Command &command) { return command.kind != Command::Kind::Setting; }),
        m_commands.end());
    switch (feedback) {
    case Feedback::Accepted:
        queueVerdict(0x01, true); // two high short
        break;
    case Feedback::Refused:
        queueVerdict(0x12, false); // four low long
        break;
    case Feedback::Attention:
        queueVerdict(0x14, false); // fast warble
        break;
    }
    return m_waiting ? QByteArray() : nextCommand();
}

void SsiProtocol::queueVerdict(char beep, bool lit)
{
    queue(SsiOpcode::Beep, QByteArray(1, beep), Command::Kind::Beep);
    if (lit || m_darkAtMs)
        queue(lit ? SsiOpcode::LedOn : SsiOpcode::LedOff, QByteArray(1, decodeLight), Command::Kind::Light);
    m_darkAtMs = lit ? std::optional(m_nowMs + litMs) : std::nullopt;
}

void SsiProtocol::queue(SsiOpcode opcode, const QByteArray &data, Command::Kind kind)
{
    m_commands.push_back({ssiBytes(opcode, data), kind});
}

/** One is under way at a time: the scanner takes no second before it answered the first. */
QByteArray SsiProtocol::nextCommand()
{
    while (!m_commands.empty() && m_deniesLight && m_commands.front().kind == Command::Kind::Light)
        m_commands.pop_front();
    if (m_commands.empty())
        return {};
    m_waiting = true;
    m_sentMs = m_nowMs;
    return m_commands.front().bytes;
}

Exchange SsiProtocol::tick(qint64 nowMs)
{
    Exchange exchange;
    m_nowMs = nowMs;
    if (m_framer.hasBegun() && nowMs - m_lastByteMs > silenceMs)
        (void)m_framer.end(); // never acknowledged: the scanner sends it again
    if (!m_joined.isEmpty() && nowMs - m_joinedMs > segmentWithinMs)
        tellJoined(true, exchange.scans);
    if (m_waiting && nowMs - m_sentMs > answerWithinMs) {
        m_commands.pop_front();
        m_waiting = false;
        exchange.answer = nextCommand();
    }
    if (m_darkAtMs && nowMs >= *m_darkAtMs) {
        m_darkAtMs.reset();
        queue(SsiOpcode::LedOff, QByteArray(1, decodeLight), Command::Kind::Light);
        if (!m_waiting)
            exchange.answer += nextCommand();
    }
    return exchange;
}

} // namespace unitrail
