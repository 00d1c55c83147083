// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/line/reader_protocol.h"
#include "drivers/rfid/binary_framer.h"
#include "drivers/rfid/tag.h"

#include <deque>

namespace unitrail {

enum class M100Type : quint8 { Command = 0x00, Answer = 0x01, Notice = 0x02 };

/** A frame of MagicRF's M100 and its kin (YRM100, JRD-4035, R200): BB, type, command, length, parameters,
 * checksum, 7E. */
[[nodiscard]] QByteArray m100Frame(M100Type type, quint8 command, const QByteArray &parameters = {});
[[nodiscard]] BinaryFramer::Judgement judgeM100(QByteArrayView buffer);

/**
 * Polls for tags and writes them. A tag is written in four steps, each waiting for the reader's answer:
 * select the tag by its EPC, write PC and EPC, select it by the new EPC, read it back.
 *
 * With readsTid a new tag is selected and its TID bank read before it is told: where that does not succeed it
 * is told without, for the number only tells tags apart. One job at a time, and no polling meanwhile.
 */
class M100Protocol final : public ReaderProtocol {
public:
    explicit M100Protocol(qint64 absentAfterMs, bool readsTid = false)
        : m_framer(judgeM100)
        , m_passes(absentAfterMs)
        , m_readsTid(readsTid)
    { }

    [[nodiscard]] QByteArray opened(qint64 nowMs) override;
    [[nodiscard]] Exchange received(QByteArrayView bytes, qint64 nowMs) override;
    [[nodiscard]] Exchange closed() override;
    [[nodiscard]] int tickEveryMs() const override { return 50; }
    [[nodiscard]] Exchange tick(qint64 nowMs) override;
    [[nodiscard]] Exchange write(const TagWrite &wish, qint64 nowMs) override;

private:
    enum class Step { None, SelectOld, Write, SelectNew, ReadBack };
    struct Job {
        TagWrite wish;
        QByteArray current;
        QByteArray next;
        Step step = Step::SelectOld;
        qint64 askedMs = 0;
    };
    /** A tag that is told when its TID was read, or was not. */
    struct Look {
        Scan scan;
        bool selected = false;
        qint64 askedMs = 0;
    };
    void takeLook(quint8 command, QByteArrayView parameters, qint64 nowMs, Exchange &exchange);
    void beginNext(qint64 nowMs, Exchange &exchange);
    void endLook(const QByteArray &tid, qint64 nowMs, Exchange &exchange);
    void takeTag(QByteArrayView parameters, qint64 nowMs, Exchange &exchange);
    void takeStep(quint8 command, QByteArrayView parameters, qint64 nowMs, Exchange &exchange);
    QByteArray ask(qint64 nowMs);
    void finish(TagWritten::Kind kind, Exchange &exchange);

    BinaryFramer m_framer;
    PassFilter m_passes;
    bool m_answered = false;
    qint64 m_askedMs = 0;
    std::optional<Job> m_job;
    std::optional<TagWrite> m_nextWish; ///< waits for a look to end
    bool m_readsTid;
    std::deque<Look> m_looks; ///< the first is under way
};

} // namespace unitrail
