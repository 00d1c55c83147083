// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/rfid/tag_access.h"

#include "drivers/rfid/tag.h"

namespace unitrail {

QByteArray bigEndian(quint64 value, int size)
{
    QByteArray bytes;
    for (int i = size - 1; i >= 0; --i)
        bytes.append(char((value >> (8 * i)) & 0xFF));
    return bytes;
}

static QByteArray contentOf(const QByteArray &epc)
{
    return bigEndian(protocolControlFor(epc.size()), 2) + epc;
}

TagAccess::Step TagAccess::step() const
{
    if (m_steps.empty())
        return Step::None;
    switch (m_steps.front()) {
    case Act::SelectOld:
    case Act::SelectNew:
        return Step::Select;
    case Act::ReadTid:
    case Act::ReadBack:
        return Step::Read;
    case Act::Write:
        return Step::Write;
    }
    Q_UNREACHABLE();
}

QByteArray TagAccess::lookedAt() const
{
    return QByteArray::fromHex(m_looks.front().bytes);
}

/** Empty: this family needs no such step. */
QByteArray TagAccess::frameFor(Act act) const
{
    const QByteArray current = m_job ? m_job->current : lookedAt();
    switch (act) {
    case Act::SelectOld:
        return m_commands.select(current);
    case Act::ReadTid:
        return m_commands.read(current, TagBank::Tid, 0, tidWords, 0);
    case Act::Write:
        return m_commands.write(current, contentOf(m_job->next), m_job->wish.accessPassword);
    case Act::SelectNew:
        return m_commands.select(m_job->next);
    case Act::ReadBack:
        return m_commands.read(m_job->next, TagBank::Epc, 1, quint8(contentOf(m_job->next).size() / 2),
            m_job->wish.accessPassword);
    }
    Q_UNREACHABLE();
}

/** The next job, if there is one; else all tags again. */
void TagAccess::begin(qint64 nowMs, Exchange &exchange)
{
    if (m_nextJob) { // writing goes first: what waits is told as it is
        exchange.scans.insert(exchange.scans.end(), m_looks.begin(), m_looks.end());
        m_looks.clear();
        m_job = std::exchange(m_nextJob, std::nullopt);
        m_steps = {Act::SelectOld, Act::Write, Act::SelectNew, Act::ReadBack};
    } else if (!m_looks.empty()) {
        m_steps = {Act::SelectOld, Act::ReadTid};
    } else {
        exchange.answer += m_commands.unselect();
        return;
    }
    goOn(nowMs, exchange);
}

void TagAccess::goOn(qint64 nowMs, Exchange &exchange)
{
    m_askedMs = nowMs;
    while (!m_steps.empty()) {
        const QByteArray frame = frameFor(m_steps.front());
        if (!frame.isEmpty()) {
            exchange.answer += frame;
            return;
        }
        m_steps.pop_front();
    }
}

void TagAccess::look(const Scan &scan, qint64 nowMs, Exchange &exchange)
{
    const bool canBeNamed = scan.bytes.size() / 4 <= m_commands.epcWordsMax();
    if (m_job || m_nextJob || m_looks.size() >= looksMax || !canBeNamed) {
        exchange.scans.push_back(scan);
        return;
    }
    m_looks.push_back(scan);
    if (m_looks.size() == 1)
        begin(nowMs, exchange);
}

void TagAccess::write(const TagWrite &wish, qint64 nowMs, Exchange &exchange)
{
    const auto current = bytesOfHex(wish.currentEpc);
    const auto next = bytesOfHex(wish.newEpc);
    const auto isEpc = [this](const auto &epc) {
        return epc && !epc->isEmpty() && epc->size() % 2 == 0 && epc->size() / 2 <= m_commands.epcWordsMax();
    };
    if (m_job || m_nextJob || !isEpc(current) || !isEpc(next)) {
        exchange.written = TagWritten{TagWritten::Kind::Unsupported, wish};
        return;
    }
    m_nextJob = Job{.wish = wish, .current = *current, .next = *next};
    if (m_looks.empty()) // else their answers would be taken for ours
        begin(nowMs, exchange);
}

void TagAccess::take(const TagAnswer &answer, qint64 nowMs, Exchange &exchange)
{
    if (m_steps.empty())
        return;
    const Act act = m_steps.front();
    if (!m_job) {
        if (answer.kind != TagAnswer::Kind::Done)
            return endLook({}, nowMs, exchange);
        if (act == Act::ReadTid) { // of this tag, or of none
            const bool isIts = answer.epc.isEmpty() || answer.epc == lookedAt();
            const bool isWhole = answer.words.size() == 2 * tidWords;
            return endLook(isIts && isWhole ? answer.words.toHex().toUpper() : QByteArray(), nowMs, exchange);
        }
    } else {
        if (act == Act::ReadBack) {
            const bool isSame = answer.kind == TagAnswer::Kind::Done && answer.words == contentOf(m_job->next)
                && (answer.epc.isEmpty() || answer.epc == m_job->next);
            return endWrite(
                isSame ? TagWritten::Kind::Written : TagWritten::Kind::Different, nowMs, exchange);
        }
        if (answer.kind == TagAnswer::Kind::NoTag)
            return endWrite(TagWritten::Kind::NoTag, nowMs, exchange);
        if (answer.kind == TagAnswer::Kind::Refused)
            return endWrite(TagWritten::Kind::Refused, nowMs, exchange);
    }
    m_steps.pop_front();
    goOn(nowMs, exchange);
}

void TagAccess::endLook(const QByteArray &tid, qint64 nowMs, Exchange &exchange)
{
    Scan scan = m_looks.front();
    m_looks.pop_front();
    m_steps.clear();
    scan.tid = tid;
    exchange.scans.push_back(scan);
    begin(nowMs, exchange);
}

void TagAccess::endWrite(TagWritten::Kind kind, qint64 nowMs, Exchange &exchange)
{
    exchange.written = TagWritten{kind, m_job->wish};
    m_job.reset();
    m_steps.clear();
    begin(nowMs, exchange);
}

void TagAccess::tick(qint64 nowMs, Exchange &exchange)
{
    if (m_steps.empty() || nowMs - m_askedMs <= answerWithinMs)
        return;
    if (m_job)
        endWrite(TagWritten::Kind::NoAnswer, nowMs, exchange);
    else
        endLook({}, nowMs, exchange);
}

void TagAccess::close(Exchange &exchange)
{
    for (const auto &job : {m_job, m_nextJob}) {
        if (job)
            exchange.written = TagWritten{TagWritten::Kind::NoAnswer, job->wish};
    }
    exchange.scans.insert(exchange.scans.end(), m_looks.begin(), m_looks.end()); // they were read whole
    m_job.reset();
    m_nextJob.reset();
    m_looks.clear();
    m_steps.clear();
}

} // namespace unitrail
