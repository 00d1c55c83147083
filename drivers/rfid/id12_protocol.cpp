// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/rfid/id12_protocol.h"

namespace unitrail {

/** Five bytes of the tag and their exclusive or. */
static constexpr qsizetype numberSize = 6;

/** A tag of this kind has a number of its own and no EPC memory, whatever its digits begin with. */
static Scan tagScan(const QByteArray &text)
{
    constexpr int noEpc = 0x100;
    Scan scan;
    scan.kind = Scan::Kind::Rfid;
    scan.protocolControl = noEpc;
    scan.bytes = text;
    return scan;
}

Exchange Id12Protocol::received(QByteArrayView bytes, qint64 nowMs)
{
    Exchange exchange;
    for (const LineMessage &frame : m_framer.feed(bytes)) {
        const QByteArray text = frame.bytes.trimmed(); // CR LF before the ETX
        const auto number = bytesOfHex(text);
        if (frame.kind != LineMessage::Kind::Whole || !number || number->size() != numberSize)
            continue;
        quint8 sum = 0;
        for (const char byte : *number)
            sum ^= quint8(byte);
        const QByteArray tag = text.chopped(2).toUpper();
        if (sum == 0 && m_passes.isNew(tag, nowMs))
            exchange.scans.push_back(tagScan(tag));
    }
    return exchange;
}

Exchange Id12Protocol::closed()
{
    Exchange exchange;
    m_passes.forget();
    if (const auto frame = m_framer.end()) {
        exchange.scans.push_back(tagScan(frame->bytes));
        exchange.scans.back().partial = true;
    }
    return exchange;
}

} // namespace unitrail
