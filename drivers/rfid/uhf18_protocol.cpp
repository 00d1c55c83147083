// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/rfid/uhf18_protocol.h"

namespace unitrail {

static constexpr quint8 inventory = 0x01;
static constexpr quint8 readData = 0x02;
static constexpr quint8 writeData = 0x03;
static constexpr qint64 answerWithinMs = 1000;
/** Between two bytes of one answer; a busy machine of ours may add to it. */
static constexpr qint64 silenceMs = 500;

/** CRC-16 as the reader's manual prints it: polynomial 8408, lowest bit first, begins with FFFF. */
static quint16 crcOf(QByteArrayView bytes)
{
    quint16 crc = 0xFFFF;
    for (const char byte : bytes) {
        crc = quint16(crc ^ quint8(byte));
        for (int bit = 0; bit < 8; ++bit)
            crc = quint16((crc & 1) ? (crc >> 1) ^ 0x8408 : crc >> 1);
    }
    return crc;
}

QByteArray uhf18Frame(quint8 command, const QByteArray &data, quint8 address)
{
    QByteArray frame;
    frame.append(char(data.size() + 4));
    frame.append(char(address));
    frame.append(char(command));
    frame.append(data);
    const quint16 crc = crcOf(frame);
    frame.append(char(crc & 0xFF));
    frame.append(char(crc >> 8));
    return frame;
}

BinaryFramer::Judgement judgeUhf18(QByteArrayView buffer)
{
    using enum BinaryFramer::Judgement::Kind;
    const qsizetype size = 1 + quint8(buffer[0]);
    if (size < 5)
        return {None};
    if (buffer.size() < size)
        return {Unfinished};
    // A CRC over a frame and its own CRC is 0.
    return crcOf(buffer.first(size)) == 0 ? BinaryFramer::Judgement{LineMessage, size}
                                          : BinaryFramer::Judgement{None};
}

QByteArray Uhf18Protocol::opened(qint64 nowMs)
{
    m_askedMs = nowMs;
    m_answered = false;
    return uhf18Frame(inventory);
}

/** How many words, and the EPC that names the tag. */
static QByteArray nameOf(const QByteArray &epc)
{
    return bigEndian(quint64(epc.size() / 2), 1) + epc;
}

QByteArray Uhf18Protocol::Commands::read(
    const QByteArray &epc, TagBank bank, quint8 first, quint8 words, quint32 password) const
{
    return uhf18Frame(readData,
        nameOf(epc) + bigEndian(quint8(bank), 1) + bigEndian(first, 1) + bigEndian(words, 1)
            + bigEndian(password, 4));
}

QByteArray Uhf18Protocol::Commands::write(
    const QByteArray &epc, const QByteArray &content, quint32 password) const
{
    return uhf18Frame(writeData,
        bigEndian(quint64(content.size() / 2), 1) + nameOf(epc) + bigEndian(quint8(TagBank::Epc), 1)
            + bigEndian(1, 1) + content + bigEndian(password, 4));
}

Exchange Uhf18Protocol::received(QByteArrayView bytes, qint64 nowMs)
{
    Exchange exchange;
    m_lastByteMs = nowMs;
    for (const QByteArray &frame : m_framer.feed(bytes)) {
        const QByteArrayView answer = QByteArrayView(frame).sliced(3).chopped(2);
        if (answer.isEmpty())
            continue;
        if (quint8(frame[2]) == inventory)
            takeInventory(answer, nowMs, exchange);
        else if (m_access.isBusy())
            takeAnswer(quint8(frame[2]), answer, nowMs, exchange);
    }
    return exchange;
}

void Uhf18Protocol::takeInventory(QByteArrayView answer, qint64 nowMs, Exchange &exchange)
{
    const quint8 status = quint8(answer[0]);
    m_askedMs = nowMs;
    m_answered = status != 0x03; // 03: more of the same answer follows
    const bool hasTags = status >= 0x01 && status <= 0x04; // done, out of time, more follow, out of room
    if (!hasTags || answer.size() < 2)
        return;
    qsizetype at = 2;
    for (int left = quint8(answer[1]); left > 0 && at < answer.size(); --left) {
        const qsizetype size = quint8(answer[at++]);
        if (size > answer.size() - at)
            break;
        const auto scan = scanOf({.epc = answer.sliced(at, size)});
        at += size;
        if (!scan || !m_passes.isNew(scan->bytes, nowMs))
            continue;
        if (m_readsTid)
            m_access.look(*scan, nowMs, exchange);
        else
            exchange.scans.push_back(*scan);
    }
}

/** A status, and behind a good one the words that were read. */
void Uhf18Protocol::takeAnswer(quint8 command, QByteArrayView answer, qint64 nowMs, Exchange &exchange)
{
    using Kind = TagAnswer::Kind;
    using Step = TagAccess::Step;
    const Step step = m_access.step();
    if (!(command == readData && step == Step::Read) && !(command == writeData && step == Step::Write))
        return;
    const quint8 status = quint8(answer[0]);
    const bool isAway = status == 0xFB || status == 0xFA; // no tag, or too far away to be spoken to
    m_access.take({.kind = status == 0x00 ? Kind::Done
                          : isAway        ? Kind::NoTag
                                          : Kind::Refused,
                      .words = answer.sliced(1).toByteArray()},
        nowMs, exchange);
    if (exchange.written && exchange.written->kind == TagWritten::Kind::Written)
        (void)m_passes.isNew(exchange.written->wish.newEpc, nowMs); // the tag that lies there already
    if (!m_access.isBusy())
        m_answered = true; // polling goes on
}

Exchange Uhf18Protocol::write(const TagWrite &wish, qint64 nowMs)
{
    Exchange exchange;
    m_access.write(wish, nowMs, exchange);
    return exchange;
}

Exchange Uhf18Protocol::tick(qint64 nowMs)
{
    Exchange exchange;
    if (m_access.isBusy()) {
        m_access.tick(nowMs, exchange);
        return exchange;
    }
    if (!m_answered && nowMs - m_askedMs <= answerWithinMs)
        return exchange;
    // What is left of an answer that did not come to its end must not grow into the next one.
    if (nowMs - m_lastByteMs > silenceMs)
        (void)m_framer.end();
    exchange.answer = opened(nowMs);
    return exchange;
}

Exchange Uhf18Protocol::closed()
{
    Exchange exchange;
    m_access.close(exchange);
    (void)m_framer.end();
    m_passes.forget();
    return exchange;
}

} // namespace unitrail
