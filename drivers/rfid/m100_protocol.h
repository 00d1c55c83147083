// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/line/reader_protocol.h"
#include "drivers/rfid/binary_framer.h"
#include "drivers/rfid/tag.h"
#include "drivers/rfid/tag_access.h"

namespace unitrail {

enum class M100Type : quint8 { Command = 0x00, Answer = 0x01, Notice = 0x02 };

/** A frame of MagicRF's M100 and its kin (YRM100, JRD-4035, R200): BB, type, command, length, parameters,
 * checksum, 7E. */
[[nodiscard]] QByteArray m100Frame(M100Type type, quint8 command, const QByteArray &parameters = {});
[[nodiscard]] BinaryFramer::Judgement judgeM100(QByteArrayView buffer);

/** Polls for tags, and reaches into them (TagAccess): a tag is selected before it is read or written. */
class M100Protocol final : public ReaderProtocol {
public:
    explicit M100Protocol(qint64 absentAfterMs, bool readsTid = false)
        : m_framer(judgeM100)
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
        [[nodiscard]] QByteArray select(const QByteArray &epc) const override;
        [[nodiscard]] QByteArray read(
            const QByteArray &epc, TagBank bank, quint8 first, quint8 words, quint32 password) const override;
        [[nodiscard]] QByteArray write(
            const QByteArray &epc, const QByteArray &content, quint32 password) const override;
    };
    void takeTag(QByteArrayView parameters, qint64 nowMs, Exchange &exchange);
    void takeAnswer(quint8 command, QByteArrayView parameters, qint64 nowMs, Exchange &exchange);

    BinaryFramer m_framer;
    PassFilter m_passes;
    bool m_answered = false; ///< the last inventory was, and the next may be asked for
    qint64 m_askedMs = 0;
    bool m_readsTid;
    Commands m_commands;
    TagAccess m_access;
};

} // namespace unitrail
