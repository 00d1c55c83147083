// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/line/line_scanner.h"

namespace unitrail {

LineScanner::LineScanner(Config config, std::unique_ptr<ByteLine> line,
    std::unique_ptr<ReaderProtocol> protocol, const Clock &clock, QObject *parent)
    : Scanner(parent)
    , m_config(std::move(config))
    , m_clock(clock)
    , m_protocol(std::move(protocol))
    , m_line(std::move(line))
{
    connect(m_line.get(), &ByteLine::received, this, &LineScanner::takeBytes);
    connect(m_line.get(), &ByteLine::changed, this, &LineScanner::takeChange);
    connect(&m_tick, &QTimer::timeout, this, [this] { tell(m_protocol->tick(m_clock.steadyMs())); });
}

LineScanner::~LineScanner()
{
    m_line->disconnect(this);
}

void LineScanner::start()
{
    m_line->open();
}

void LineScanner::stop()
{
    m_line->close();
}

void LineScanner::giveFeedback(Feedback feedback)
{
    send(m_protocol->feedback(feedback));
}

void LineScanner::writeTag(const TagWrite &wish)
{
    if (m_line->kind() != DeviceState::Kind::Ready)
        return emit tagWritten({TagWritten::Kind::NoAnswer, wish});
    tell(m_protocol->write(wish, m_clock.steadyMs()));
}

DeviceState LineScanner::state() const
{
    return {m_config.device, m_line->kind(), m_line->detail(), false};
}

void LineScanner::takeBytes(const QByteArray &bytes)
{
    emit bytesCame(bytes);
    tell(m_protocol->received(bytes, m_clock.steadyMs()));
}

void LineScanner::takeChange(DeviceState::Kind kind, const QString &)
{
    const bool up = kind == DeviceState::Kind::Ready;
    const bool wasUp = std::exchange(m_up, up);
    if (wasUp && !up) {
        m_tick.stop();
        tell(m_protocol->closed());
    }
    emit stateChanged(state());
    if (up && !wasUp) {
        send(m_protocol->opened(m_clock.steadyMs()));
        if (m_protocol->tickEveryMs() > 0)
            m_tick.start(m_protocol->tickEveryMs());
    }
}

void LineScanner::tell(Exchange exchange)
{
    send(exchange.answer); // first: a scanner that waits for its answer keeps its operator waiting
    const qint64 now = m_clock.wallMs();
    for (Scan &scan : exchange.scans) {
        scan.atMs = now;
        scan.device = m_config.device;
        scan.kind = m_config.kind;
        emit scanned(scan);
    }
    if (exchange.written)
        emit tagWritten(*exchange.written);
}

void LineScanner::send(const QByteArray &bytes)
{
    if (bytes.isEmpty() || m_line->kind() != DeviceState::Kind::Ready)
        return;
    m_line->write(bytes);
    emit bytesSent(bytes);
}

} // namespace unitrail
