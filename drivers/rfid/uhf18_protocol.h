// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/line/reader_protocol.h"
#include "drivers/rfid/binary_framer.h"
#include "drivers/rfid/tag.h"

namespace unitrail {

/** A frame of UHFReader18 and its kin: length of the rest, address, command, data, CRC-16 (low byte first).
 */
[[nodiscard]] QByteArray uhf18Frame(quint8 command, const QByteArray &data = {}, quint8 address = 0xFF);
[[nodiscard]] BinaryFramer::Judgement judgeUhf18(QByteArrayView buffer);

/** Polled inventory: a question, an answer with the tags in the field. It tells neither antenna nor signal
 * strength. */
class Uhf18Protocol final : public ReaderProtocol {
public:
    explicit Uhf18Protocol(qint64 absentAfterMs)
        : m_framer(judgeUhf18)
        , m_passes(absentAfterMs)
    { }

    [[nodiscard]] QByteArray opened(qint64 nowMs) override;
    [[nodiscard]] Exchange received(QByteArrayView bytes, qint64 nowMs) override;
    [[nodiscard]] Exchange closed() override;
    [[nodiscard]] int tickEveryMs() const override { return 50; }
    [[nodiscard]] Exchange tick(qint64 nowMs) override;

private:
    BinaryFramer m_framer;
    PassFilter m_passes;
    bool m_answered = false;
    qint64 m_askedMs = 0;
};

} // namespace unitrail
