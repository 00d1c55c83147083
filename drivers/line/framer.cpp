// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/line/framer.h"

namespace unitrail {

static bool isControl(const QByteArray &bytes)
{
    return !bytes.isEmpty()
        && std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= 0 && c < ' '; });
}

Framer::Framer(Framing framing)
    : m_framing(std::move(framing))
    , m_prefixIsControl(isControl(m_framing.prefix))
{
    Q_ASSERT(!m_framing.terminators.isEmpty());
    m_markSizeMax = m_framing.prefix.size();
    for (const QByteArray &terminator : m_framing.terminators) {
        Q_ASSERT(!terminator.isEmpty());
        m_markSizeMax = std::max(m_markSizeMax, terminator.size());
    }
    begin();
}

std::vector<LineMessage> Framer::feed(QByteArrayView bytes)
{
    std::vector<LineMessage> frames;
    for (const char byte : bytes)
        take(byte, frames);
    return frames;
}

std::optional<LineMessage> Framer::end()
{
    std::vector<LineMessage> frames;
    if (m_inside)
        finish(0, LineMessage::Kind::Partial, frames);
    begin();
    m_lineFeedIsRest = false;
    if (frames.empty())
        return {};
    return frames.front();
}

void Framer::begin()
{
    m_inside = m_framing.prefix.isEmpty();
    m_told = false;
    m_count = 0;
    m_message.clear();
    m_tail.clear();
}

/** Ends the message in hand; the last markSize bytes of it are a mark and no data. */
void Framer::finish(qsizetype markSize, LineMessage::Kind kind, std::vector<LineMessage> &frames)
{
    const qsizetype size = m_count - markSize;
    if (size > 0 && !m_told) {
        if (size > messageSizeMax)
            kind = LineMessage::Kind::Oversized;
        frames.push_back({m_message.left(std::min(size, messageSizeMax)), kind});
    }
    begin();
}

void Framer::take(char byte, std::vector<LineMessage> &frames)
{
    if (std::exchange(m_lineFeedIsRest, false) && byte == '\n')
        return;

    if (m_tail.size() == m_markSizeMax)
        m_tail.remove(0, 1);
    m_tail.append(byte);

    if (!m_inside) {
        if (m_tail.endsWith(m_framing.prefix)) {
            begin();
            m_inside = true;
        }
        return;
    }

    ++m_count;
    if (m_message.size() < messageSizeMax + m_markSizeMax)
        m_message.append(byte);

    if (m_prefixIsControl && m_tail.endsWith(m_framing.prefix)) {
        finish(m_framing.prefix.size(), LineMessage::Kind::Partial, frames);
        m_inside = true;
        return;
    }
    for (const QByteArray &terminator : m_framing.terminators) {
        if (!m_tail.endsWith(terminator))
            continue;
        const bool afterReturn
            = terminator == "\n" && m_count <= m_message.size() && m_message.left(m_count - 1).endsWith('\r');
        finish(terminator.size() + (afterReturn ? 1 : 0), LineMessage::Kind::Whole, frames);
        m_lineFeedIsRest = terminator == "\r";
        return;
    }
    if (m_count == silenceSizeMax && !m_told) {
        frames.push_back({m_message.left(messageSizeMax), LineMessage::Kind::Oversized});
        m_told = true;
    }
}

} // namespace unitrail
