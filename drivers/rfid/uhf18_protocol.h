// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/line/reader_protocol.h"
#include "drivers/rfid/binary_framer.h"
#include "drivers/rfid/tag.h"
#include "drivers/rfid/tag_access.h"

namespace unitrail {

/** A frame of UHFReader18 and its kin: length of the rest, address, command, data, CRC-16 (low byte first).
 */
[[nodiscard]] QByteArray uhf18Frame(quint8 command, const QByteArray &data = {}, quint8 address = 0xFF);
[[nodiscard]] BinaryFramer::Judgement judgeUhf18(QByteArrayView buffer);

/**
 * Polled inventory: a question, an answer with the tags in the field. It tells neither antenna nor signal
 * strength. What reaches into a tag (TagAccess) names it by its whole EPC: read (02), write (03).
 */
class Uhf18Protocol final : public ReaderProtocol {
public:
    explicit Uhf18Protocol(qint64 absentAfterMs, bool readsTid = false)
        : m_framer(judgeUhf18)
        , m_passes(absentAfterMs)
        , m_readsTid(readsTid)
        , m_access(m_commands)
    { }

    [[nodiscard]] QByteArray opened(qint64 nowMs) override;
    [[nodiscard]] Exchange received(QByteArrayView bytes, qint64 nowMs) override;
    [[nodiscard]] Exchange closed() override;
    [[nodiscard]] bool writesTags() const override { return true; }
    void tellAgain() override { m_passes.forget(); }
    [[nodiscard]] int tickEveryMs() const override { return 50; }
    [[nodiscard]] Exchange tick(qint64 nowMs) override;
    [[nodiscard]] Exchange write(const TagWrite &wish, qint64 nowMs) override;

private:
    class Commands final : public TagCommands {
    public:
        [[nodiscard]] QByteArray read(
            const QByteArray &epc, TagBank bank, quint8 first, quint8 words, quint32 password) const override;
        [[nodiscard]] QByteArray write(
            const QByteArray &epc, const QByteArray &content, quint32 password) const override;
        [[nodiscard]] qsizetype epcWordsMax() const override { return 15; }
    };
    void takeInventory(QByteArrayView answer, qint64 nowMs, Exchange &exchange);
    void takeAnswer(quint8 command, QByteArrayView answer, qint64 nowMs, Exchange &exchange);

    BinaryFramer m_framer;
    PassFilter m_passes;
    bool m_answered = false;
    qint64 m_askedMs = 0;
    qint64 m_lastByteMs = 0;
    bool m_readsTid;
    Commands m_commands;
    TagAccess m_access;
};

} // namespace unitrail
