// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/line/text_protocol.h"

namespace unitrail {

static Scan scanOf(Frame &&frame)
{
    Scan scan;
    scan.bytes = std::move(frame.bytes);
    scan.partial = frame.kind != Frame::Kind::Whole;
    scan.oversized = frame.kind == Frame::Kind::Oversized;
    return scan;
}

Exchange TextProtocol::received(QByteArrayView bytes, qint64)
{
    Exchange exchange;
    for (Frame &frame : m_framer.feed(bytes))
        exchange.scans.push_back(scanOf(std::move(frame)));
    return exchange;
}

Exchange TextProtocol::closed()
{
    Exchange exchange;
    if (auto frame = m_framer.end())
        exchange.scans.push_back(scanOf(std::move(*frame)));
    return exchange;
}

} // namespace unitrail
