// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/line/reader_protocol.h"
#include "drivers/rfid/binary_framer.h"
#include "drivers/rfid/tag.h"
#include "drivers/rfid/tag_access.h"

namespace unitrail {

/** A frame of the Impinj R2000 family: A0, length, address, command, data, checksum (all bytes add up to 0).
 */
[[nodiscard]] QByteArray r2000Frame(quint8 command, const QByteArray &data = {}, quint8 address = 0x01);
[[nodiscard]] BinaryFramer::Judgement judgeR2000(QByteArrayView buffer);

/**
 * Real-time inventory (command 89), asked for again as soon as a round has ended. Where antennas are named
 * each has a round in its turn (command 74); else the reader's own setting holds. Between two rounds it
 * reaches into tags (TagAccess): the EPC is set as the one to be accessed (85), read (81) and written (82).
 */
class R2000Protocol final : public ReaderProtocol {
public:
    explicit R2000Protocol(qint64 absentAfterMs, std::vector<int> antennas = {}, bool readsTid = false)
        : m_framer(judgeR2000)
        , m_passes(absentAfterMs)
        , m_antennas(std::move(antennas))
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
        [[nodiscard]] QByteArray select(const QByteArray &epc) const override;
        [[nodiscard]] QByteArray unselect() const override;
        [[nodiscard]] QByteArray read(
            const QByteArray &epc, TagBank bank, quint8 first, quint8 words, quint32 password) const override;
        [[nodiscard]] QByteArray write(
            const QByteArray &epc, const QByteArray &content, quint32 password) const override;
    };
    void endRound(qint64 nowMs, Exchange &exchange);
    void takeInventory(QByteArrayView data, qint64 nowMs, Exchange &exchange);
    void takeAnswer(quint8 command, QByteArrayView data, qint64 nowMs, Exchange &exchange);

    BinaryFramer m_framer;
    PassFilter m_passes;
    std::vector<int> m_antennas; ///< 1..8
    size_t m_turn = 0; ///< whose round it is
    bool m_choosing = false; ///< the antenna was set, and the reader has not answered yet
    bool m_roundEnded = false;
    qint64 m_askedMs = 0;
    bool m_readsTid;
    std::vector<Scan> m_seen; ///< new in this round; their TIDs are read when it has ended
    Commands m_commands;
    TagAccess m_access;
};

} // namespace unitrail
