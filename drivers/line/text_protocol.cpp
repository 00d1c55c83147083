// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/line/text_protocol.h"

namespace unitrail {

static Scan scanOf(LineMessage &&frame)
{
    Scan scan;
    scan.bytes = std::move(frame.bytes);
    scan.partial = frame.kind != LineMessage::Kind::Whole;
    scan.oversized = frame.kind == LineMessage::Kind::Oversized;
    return scan;
}

Exchange TextProtocol::received(QByteArrayView bytes, qint64)
{
    Exchange exchange;
    for (LineMessage &frame : m_framer.feed(bytes))
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
