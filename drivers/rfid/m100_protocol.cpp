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
static constexpr qsizetype epcWordsMax = 31; // what the five bits of a PC word can say
static constexpr quint16 tidWords = 6; // class, maker and model, and a serial of 48 bits
static constexpr size_t looksMax = 64; // a pallet comes by: what is more is told without its TID

static quint8 sumOf(QByteArrayView bytes)
{
    quint8 sum = 0;
    for (const char byte : bytes)
        sum = quint8(sum + quint8(byte));
    return sum;
}

static QByteArray bigEndian(quint64 value, int size)
{
    QByteArray bytes;
    for (int i = size - 1; i >= 0; --i)
        bytes.append(char((value >> (8 * i)) & 0xFF));
    return bytes;
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

/** Selects the tags whose EPC is this one: by the EPC bank, from bit 20h on, which lies behind CRC and PC. */
static QByteArray selectFrame(const QByteArray &epc)
{
    return m100Frame(M100Type::Command, setSelect,
        bigEndian(0x01, 1) + bigEndian(0x20, 4) + bigEndian(quint64(epc.size()) * 8, 1) + '\0' + epc);
}

static QByteArray contentOf(const QByteArray &epc)
{
    return bigEndian(protocolControlFor(epc.size()), 2) + epc;
}

/** Where PC and EPC lie: password, EPC bank, first word, how many words. */
static QByteArray placeOf(quint32 password, const QByteArray &content)
{
    return bigEndian(password, 4) + bigEndian(0x01, 1) + bigEndian(0x0001, 2)
        + bigEndian(quint64(content.size() / 2), 2);
}

/** Where the TID lies: password, TID bank, first word, how many words. */
static QByteArray tidFrame()
{
    return m100Frame(M100Type::Command, readMemory,
        bigEndian(0, 4) + bigEndian(0x02, 1) + bigEndian(0, 2) + bigEndian(tidWords, 2));
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
        } else if (type == M100Type::Answer && m_job) {
            takeStep(command, parameters, nowMs, exchange);
        } else if (type == M100Type::Answer && !m_looks.empty()) {
            takeLook(command, parameters, nowMs, exchange);
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
    if (!m_readsTid || m_job || m_looks.size() >= looksMax) {
        exchange.scans.push_back(*scan);
        return;
    }
    m_looks.push_back({.scan = *scan});
    if (m_looks.size() == 1)
        beginNext(nowMs, exchange);
}

// ---- the chip's own number

void M100Protocol::beginNext(qint64 nowMs, Exchange &exchange)
{
    if (const auto wish = m_nextWish ? std::exchange(m_nextWish, {}) : std::nullopt) {
        for (const Look &look : m_looks) // writing goes first: what waits is told as it is
            exchange.scans.push_back(look.scan);
        m_looks.clear();
        Exchange begun = write(*wish, nowMs);
        exchange.answer += begun.answer;
        exchange.written = begun.written;
        return;
    }
    if (m_looks.empty()) {
        m_answered = true; // polling goes on
        return;
    }
    m_looks.front().askedMs = nowMs;
    exchange.answer += selectFrame(QByteArray::fromHex(m_looks.front().scan.bytes));
}

void M100Protocol::takeLook(quint8 command, QByteArrayView parameters, qint64 nowMs, Exchange &exchange)
{
    Look &look = m_looks.front();
    if (command == failed) {
        // The inventory that told the tag may still end with "no tag": that is not about it.
        if (!look.selected && !parameters.isEmpty() && quint8(parameters[0]) == 0x15)
            return;
        return endLook({}, nowMs, exchange);
    }
    if (command == setSelect && !look.selected) {
        if (parameters.isEmpty() || parameters.back() != '\0')
            return endLook({}, nowMs, exchange);
        look.selected = true;
        look.askedMs = nowMs;
        exchange.answer += tidFrame();
    } else if (command == readMemory && look.selected) {
        // The tag's PC and EPC with their size in front, then what was asked for: of this tag, or of none.
        const qsizetype head = parameters.isEmpty() ? 0 : 1 + quint8(parameters[0]);
        const bool isWhole = head > 3 && parameters.size() == head + 2 * tidWords;
        const bool isSame = isWhole && parameters.sliced(3, head - 3) == QByteArray::fromHex(look.scan.bytes);
        endLook(
            isSame ? parameters.sliced(head).toByteArray().toHex().toUpper() : QByteArray(), nowMs, exchange);
    }
}

void M100Protocol::endLook(const QByteArray &tid, qint64 nowMs, Exchange &exchange)
{
    Scan scan = m_looks.front().scan;
    m_looks.pop_front();
    scan.tid = tid;
    exchange.scans.push_back(scan);
    beginNext(nowMs, exchange);
}

// ---- writing

Exchange M100Protocol::write(const TagWrite &wish, qint64 nowMs)
{
    const auto current = bytesOfHex(wish.currentEpc);
    const auto next = bytesOfHex(wish.newEpc);
    const auto isEpc = [](const auto &epc) {
        return epc && !epc->isEmpty() && epc->size() % 2 == 0 && epc->size() / 2 <= epcWordsMax;
    };
    if (m_job || m_nextWish || !isEpc(current) || !isEpc(next))
        return ReaderProtocol::write(wish, nowMs);
    if (!m_looks.empty()) { // its answers would be taken for ours
        m_nextWish = wish;
        return {};
    }
    m_job = Job{.wish = wish, .current = *current, .next = *next};
    Exchange exchange;
    exchange.answer = ask(nowMs);
    return exchange;
}

QByteArray M100Protocol::ask(qint64 nowMs)
{
    m_job->askedMs = nowMs;
    const QByteArray content = contentOf(m_job->next);
    switch (m_job->step) {
    case Step::None:
        return {};
    case Step::SelectOld:
        return selectFrame(m_job->current);
    case Step::Write:
        return m100Frame(
            M100Type::Command, writeMemory, placeOf(m_job->wish.accessPassword, content) + content);
    case Step::SelectNew:
        return selectFrame(m_job->next);
    case Step::ReadBack:
        return m100Frame(M100Type::Command, readMemory, placeOf(m_job->wish.accessPassword, content));
    }
    return {};
}

void M100Protocol::takeStep(quint8 command, QByteArrayView parameters, qint64 nowMs, Exchange &exchange)
{
    if (command == failed) {
        const quint8 code = parameters.isEmpty() ? 0 : quint8(parameters[0]);
        // The last inventory before the job may still be answered: "no tag" from it (15) is not about the
        // job.
        if (code == 0x15 && !std::exchange(m_answered, true))
            return;
        const bool noTag = code == 0x09 || code == 0x10 || code == 0x15;
        if (m_job->step == Step::ReadBack)
            return finish(TagWritten::Kind::Different, exchange);
        return finish(noTag ? TagWritten::Kind::NoTag : TagWritten::Kind::Refused, exchange);
    }

    const bool isDone = !parameters.isEmpty() && parameters.back() == '\0';
    if (command == setSelect && (m_job->step == Step::SelectOld || m_job->step == Step::SelectNew)) {
        if (!isDone)
            return finish(TagWritten::Kind::Refused, exchange);
        m_job->step = m_job->step == Step::SelectOld ? Step::Write : Step::ReadBack;
        exchange.answer += ask(nowMs);
    } else if (command == writeMemory && m_job->step == Step::Write) {
        if (!isDone)
            return finish(TagWritten::Kind::Refused, exchange);
        m_job->step = Step::SelectNew;
        exchange.answer += ask(nowMs);
    } else if (command == readMemory && m_job->step == Step::ReadBack) {
        // The tag's PC and EPC with their size in front, then what was asked for.
        const bool isSame = parameters.endsWith(contentOf(m_job->next))
            && parameters.size() == 1 + quint8(parameters[0]) + contentOf(m_job->next).size();
        finish(isSame ? TagWritten::Kind::Written : TagWritten::Kind::Different, exchange);
    }
}

void M100Protocol::finish(TagWritten::Kind kind, Exchange &exchange)
{
    exchange.written = TagWritten{kind, m_job->wish};
    m_job.reset();
    m_answered = true; // polling goes on
}

Exchange M100Protocol::tick(qint64 nowMs)
{
    Exchange exchange;
    if (m_job) {
        if (nowMs - m_job->askedMs > answerWithinMs)
            finish(TagWritten::Kind::NoAnswer, exchange);
        return exchange;
    }
    if (!m_looks.empty()) {
        if (nowMs - m_looks.front().askedMs > answerWithinMs)
            endLook({}, nowMs, exchange);
        return exchange;
    }
    if (m_answered || nowMs - m_askedMs > answerWithinMs)
        exchange.answer = opened(nowMs);
    return exchange;
}

Exchange M100Protocol::closed()
{
    Exchange exchange;
    if (m_job)
        finish(TagWritten::Kind::NoAnswer, exchange);
    if (m_nextWish)
        exchange.written = TagWritten{TagWritten::Kind::NoAnswer, *std::exchange(m_nextWish, {})};
    for (const Look &look : m_looks) // they were read whole
        exchange.scans.push_back(look.scan);
    m_looks.clear();
    (void)m_framer.end();
    m_passes.forget();
    return exchange;
}

} // namespace unitrail
