// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/rfid/m100_protocol.h"

namespace unitrail {

static constexpr quint8 singleInventory = 0x22;
static constexpr quint8 setSelect = 0x0C;
static constexpr quint8 readMemory = 0x39;
static constexpr quint8 writeMemory = 0x49;
static constexpr quint8 failed = 0xFF;

static constexpr qint64 answerWithinMs = 1000;
static constexpr qsizetype parametersSizeMax = 512;

static quint8 sumOf(QByteArrayView bytes)
{
    quint8 sum = 0;
    for (const char byte : bytes)
        sum = quint8(sum + quint8(byte));
    return sum;
}

QByteArray m100Frame(M100Type type, quint8 command, const QByteArray &parameters)
{
    QByteArray body;
    body.append(char(type));
    body.append(char(command));
    body.append(bigEndian(quint64(parameters.size()), 2));
    body.append(parameters);
    return QByteArray("\xBB") + body + char(sumOf(body)) + char(0x7E);
}

BinaryFramer::Judgement judgeM100(QByteArrayView buffer)
{
    using enum BinaryFramer::Judgement::Kind;
    if (quint8(buffer[0]) != 0xBB || (buffer.size() > 1 && quint8(buffer[1]) > 0x02))
        return {None};
    if (buffer.size() < 5)
        return {Unfinished};
    // By its length, not by 7E: both marks may occur inside.
    const qsizetype parametersSize = (quint8(buffer[3]) << 8) | quint8(buffer[4]);
    if (parametersSize > parametersSizeMax)
        return {None};
    const qsizetype size = 5 + parametersSize + 2;
    if (buffer.size() < size)
        return {Unfinished};
    const bool isGood = quint8(buffer[size - 1]) == 0x7E
        && quint8(buffer[size - 2]) == sumOf(buffer.sliced(1, 4 + parametersSize));
    return isGood ? BinaryFramer::Judgement{LineMessage, size} : BinaryFramer::Judgement{None};
}

/** The tags whose EPC is this one: by the EPC bank, from bit 20h on, which lies behind CRC and PC. */
QByteArray M100Protocol::Commands::select(const QByteArray &epc) const
{
    return m100Frame(M100Type::Command, setSelect,
        bigEndian(0x01, 1) + bigEndian(0x20, 4) + bigEndian(quint64(epc.size()) * 8, 1) + '\0' + epc);
}

/** Password, bank, first word, how many. */
static QByteArray placeOf(quint32 password, TagBank bank, quint8 first, qsizetype words)
{
    return bigEndian(password, 4) + bigEndian(quint8(bank), 1) + bigEndian(first, 2)
        + bigEndian(quint64(words), 2);
}

QByteArray M100Protocol::Commands::read(
    const QByteArray &, TagBank bank, quint8 first, quint8 words, quint32 password) const
{
    return m100Frame(M100Type::Command, readMemory, placeOf(password, bank, first, words));
}

QByteArray M100Protocol::Commands::write(
    const QByteArray &, const QByteArray &content, quint32 password) const
{
    return m100Frame(
        M100Type::Command, writeMemory, placeOf(password, TagBank::Epc, 1, content.size() / 2) + content);
}

QByteArray M100Protocol::opened(qint64 nowMs)
{
    m_askedMs = nowMs;
    m_answered = false;
    return m100Frame(M100Type::Command, singleInventory);
}

Exchange M100Protocol::received(QByteArrayView bytes, qint64 nowMs)
{
    Exchange exchange;
    for (const QByteArray &frame : m_framer.feed(bytes)) {
        const auto type = M100Type(frame[1]);
        const quint8 command = quint8(frame[2]);
        const QByteArrayView parameters = QByteArrayView(frame).sliced(5).chopped(2);
        if (type == M100Type::Notice && command == singleInventory) {
            m_answered = true;
            takeTag(parameters, nowMs, exchange);
        } else if (type == M100Type::Answer && m_access.isBusy()) {
            takeAnswer(command, parameters, nowMs, exchange);
        } else if (type == M100Type::Answer && command == failed) {
            m_answered = true; // no tag in the field, most often
        }
    }
    return exchange;
}

/** Signal strength, PC, EPC, the CRC the tag sent; the reader has checked it. */
void M100Protocol::takeTag(QByteArrayView parameters, qint64 nowMs, Exchange &exchange)
{
    if (parameters.size() < 5)
        return;
    const auto scan
        = scanOf({.protocolControl = quint16((quint8(parameters[1]) << 8) | quint8(parameters[2])),
            .epc = parameters.sliced(3).chopped(2),
            .rssiDbm = qint8(parameters[0])});
    if (!scan || !m_passes.isNew(scan->bytes, nowMs))
        return;
    if (m_readsTid)
        m_access.look(*scan, nowMs, exchange);
    else
        exchange.scans.push_back(*scan);
}

void M100Protocol::takeAnswer(quint8 command, QByteArrayView parameters, qint64 nowMs, Exchange &exchange)
{
    using Kind = TagAnswer::Kind;
    using Step = TagAccess::Step;
    const Step step = m_access.step();
    const quint8 code = parameters.isEmpty() ? 0 : quint8(parameters[0]);
    TagAnswer answer;
    if (command == failed) {
        // The last inventory may still end with "no tag" (15): that is not about the job.
        if (code == 0x15 && step == Step::Select
            && (!m_access.isWriting() || !std::exchange(m_answered, true)))
            return;
        const bool noTag = code == 0x09 || code == 0x10 || code == 0x15;
        answer.kind = noTag ? Kind::NoTag : Kind::Refused;
    } else if (command == readMemory && step == Step::Read) {
        // The tag's PC and EPC with their size in front, then what was asked for.
        const qsizetype head = 1 + code;
        if (head > 3 && parameters.size() > head) {
            answer.epc = parameters.sliced(3, head - 3).toByteArray();
            answer.words = parameters.sliced(head).toByteArray();
        }
    } else if ((command == setSelect && step == Step::Select)
        || (command == writeMemory && step == Step::Write)) {
        answer.kind = !parameters.isEmpty() && parameters.back() == '\0' ? Kind::Done : Kind::Refused;
    } else {
        return;
    }
    m_access.take(answer, nowMs, exchange);
    if (exchange.written && exchange.written->kind == TagWritten::Kind::Written)
        (void)m_passes.isNew(exchange.written->wish.newEpc, nowMs); // the tag that lies there already
    if (!m_access.isBusy())
        m_answered = true; // polling goes on
}

Exchange M100Protocol::write(const TagWrite &wish, qint64 nowMs)
{
    Exchange exchange;
    m_access.write(wish, nowMs, exchange);
    return exchange;
}

Exchange M100Protocol::tick(qint64 nowMs)
{
    Exchange exchange;
    if (m_access.isBusy())
        m_access.tick(nowMs, exchange);
    else if (m_answered || nowMs - m_askedMs > answerWithinMs)
        exchange.answer = opened(nowMs);
    return exchange;
}

Exchange M100Protocol::closed()
{
    Exchange exchange;
    m_access.close(exchange);
    (void)m_framer.end();
    m_passes.forget();
    return exchange;
}

} // namespace unitrail
