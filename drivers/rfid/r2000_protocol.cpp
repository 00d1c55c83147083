// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/rfid/r2000_protocol.h"

namespace unitrail {

static constexpr quint8 setWorkAntenna = 0x74;
static constexpr quint8 realTimeInventory = 0x89;
static constexpr quint8 readTag = 0x81;
static constexpr quint8 writeTag = 0x82;
static constexpr quint8 setAccessEpc = 0x85;
static constexpr quint8 succeeded = 0x10;
static constexpr quint8 noTag = 0x36;
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

QByteArray R2000Protocol::Commands::select(const QByteArray &epc) const
{
    return r2000Frame(setAccessEpc, bigEndian(0x00, 1) + bigEndian(quint64(epc.size()), 1) + epc);
}

QByteArray R2000Protocol::Commands::unselect() const
{
    return r2000Frame(setAccessEpc, bigEndian(0x01, 1) + bigEndian(0, 1));
}

QByteArray R2000Protocol::Commands::read(
    const QByteArray &, TagBank bank, quint8 first, quint8 words, quint32 password) const
{
    return r2000Frame(readTag,
        bigEndian(quint8(bank), 1) + bigEndian(first, 1) + bigEndian(words, 1) + bigEndian(password, 4));
}

QByteArray R2000Protocol::Commands::write(
    const QByteArray &, const QByteArray &content, quint32 password) const
{
    return r2000Frame(writeTag,
        bigEndian(password, 4) + bigEndian(quint8(TagBank::Epc), 1) + bigEndian(1, 1)
            + bigEndian(quint64(content.size() / 2), 1) + content);
}

Exchange R2000Protocol::received(QByteArrayView bytes, qint64 nowMs)
{
    Exchange exchange;
    for (const QByteArray &frame : m_framer.feed(bytes)) {
        const quint8 command = quint8(frame[3]);
        const QByteArrayView data = QByteArrayView(frame).sliced(4).chopped(1);
        if (command == setWorkAntenna && std::exchange(m_choosing, false)) {
            // Set or not: an antenna that is missing answers the inventory with an error of its own.
            m_askedMs = nowMs;
            exchange.answer += r2000Frame(realTimeInventory, QByteArray(1, 0x01));
        } else if (isInventory(command)) {
            takeInventory(data, nowMs, exchange);
        } else if (m_access.isBusy()) {
            takeAnswer(command, data, nowMs, exchange);
        }
    }
    return exchange;
}

void R2000Protocol::takeInventory(QByteArrayView data, qint64 nowMs, Exchange &exchange)
{
    const auto scan = tagIn(data);
    if (!scan) // the end of a round, or an error: no antenna, say
        return endRound(nowMs, exchange);
    m_askedMs = nowMs;
    if (!m_passes.isNew(scan->bytes, nowMs))
        return;
    if (m_readsTid)
        m_seen.push_back(*scan);
    else
        exchange.scans.push_back(*scan);
}

void R2000Protocol::endRound(qint64 nowMs, Exchange &exchange)
{
    m_roundEnded = true;
    for (const Scan &scan : std::exchange(m_seen, {}))
        m_access.look(scan, nowMs, exchange);
}

/**
 * One byte is a code: done, or why not. A tag that was read answers with the number of tags (2), the size of
 * what follows (1), PC, EPC and CRC, the words, their size in bytes (1), antenna and count; one that was
 * written with a code instead of words and their size.
 */
static std::optional<TagAnswer> answerIn(quint8 command, QByteArrayView data)
{
    using Kind = TagAnswer::Kind;
    const auto kindOf = [](quint8 code) {
        return code == succeeded ? Kind::Done : code == noTag ? Kind::NoTag : Kind::Refused;
    };
    if (data.size() == 1)
        return TagAnswer{.kind = kindOf(quint8(data[0]))};
    constexpr qsizetype headSize = 3, tailSize = 3, pcSize = 2, crcSize = 2;
    const qsizetype told = data.size() - headSize - tailSize;
    if (told < pcSize + crcSize || quint8(data[2]) != told)
        return {};
    const QByteArrayView content = data.sliced(headSize, told);
    const quint8 last = quint8(data[data.size() - tailSize]);
    const qsizetype wordsSize = command == readTag ? last : 0;
    const qsizetype epcSize = told - pcSize - crcSize - wordsSize;
    if (epcSize < 0)
        return {};
    return TagAnswer{.kind = command == readTag ? Kind::Done : kindOf(last),
        .epc = content.sliced(pcSize, epcSize).toByteArray(),
        .words = content.last(wordsSize).toByteArray()};
}

void R2000Protocol::takeAnswer(quint8 command, QByteArrayView data, qint64 nowMs, Exchange &exchange)
{
    using Step = TagAccess::Step;
    const Step step = m_access.step();
    const bool isAnswer = (command == setAccessEpc && step == Step::Select)
        || (command == readTag && step == Step::Read) || (command == writeTag && step == Step::Write);
    if (!isAnswer)
        return;
    m_access.take(
        answerIn(command, data).value_or(TagAnswer{.kind = TagAnswer::Kind::Refused}), nowMs, exchange);
    if (exchange.written && exchange.written->kind == TagWritten::Kind::Written)
        (void)m_passes.isNew(exchange.written->wish.newEpc, nowMs); // the tag that lies there already
    if (!m_access.isBusy())
        m_roundEnded = true; // the next one
}

Exchange R2000Protocol::write(const TagWrite &wish, qint64 nowMs)
{
    Exchange exchange;
    m_access.write(wish, nowMs, exchange);
    return exchange;
}

Exchange R2000Protocol::tick(qint64 nowMs)
{
    Exchange exchange;
    if (!m_seen.empty() && nowMs - m_askedMs > roundWithinMs)
        endRound(nowMs, exchange);
    else if (m_access.isBusy())
        m_access.tick(nowMs, exchange);
    else if (m_roundEnded || nowMs - m_askedMs > roundWithinMs)
        exchange.answer = opened(nowMs);
    return exchange;
}

Exchange R2000Protocol::closed()
{
    Exchange exchange;
    m_access.close(exchange);
    const std::vector<Scan> seen = std::exchange(m_seen, {});
    exchange.scans.insert(exchange.scans.end(), seen.begin(), seen.end());
    (void)m_framer.end(); // a piece of a tag is no tag: it will be read again
    m_passes.forget();
    return exchange;
}

} // namespace unitrail
