// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/line/reader_protocol.h"

#include <deque>

namespace unitrail {

/** A bank of a Gen2 tag's memory; its words have 16 bits. */
enum class TagBank : quint8 { Epc = 0x01, Tid = 0x02 };

/** How the readers of one family are told to reach into a tag. */
class TagCommands {
    Q_DISABLE_COPY_MOVE(TagCommands)

public:
    TagCommands() = default;
    virtual ~TagCommands() = default;

    /** The tag that the next commands are about; empty where every command names its tag. */
    [[nodiscard]] virtual QByteArray select(const QByteArray &) const { return {}; }
    /** All tags again; empty where nothing stays selected. */
    [[nodiscard]] virtual QByteArray unselect() const { return {}; }
    [[nodiscard]] virtual QByteArray read(
        const QByteArray &epc, TagBank bank, quint8 first, quint8 words, quint32 password) const = 0;
    /** Into the EPC bank, from word 1 on: PC and EPC. */
    [[nodiscard]] virtual QByteArray write(
        const QByteArray &epc, const QByteArray &content, quint32 password) const = 0;
    /** Longer EPCs cannot be named or written. */
    [[nodiscard]] virtual qsizetype epcWordsMax() const { return 31; } // what five bits of a PC word can say
};

/** What a reader answers to the step that is under way. */
struct TagAnswer {
    enum class Kind { Done, NoTag, Refused };
    Kind kind = Kind::Done;
    QByteArray epc{}; ///< of the tag that answered, where the reader tells it
    QByteArray words{}; ///< that were read
};

/**
 * Reading the TID of new tags, and writing EPCs, for readers that inventory by polling: one job at a time,
 * step by step, each waiting for its answer, and no polling meanwhile.
 *
 * A tag is written in up to four steps: select it by its EPC, write PC and EPC, select it by the new EPC,
 * read it back. A look selects the tag and reads its TID bank; where that does not succeed the tag is told
 * without, for the number only tells tags apart. A wish to write goes before looks that wait.
 */
class TagAccess {
public:
    enum class Step { None, Select, Read, Write };
    static constexpr qint64 answerWithinMs = 1000;
    static constexpr quint8 tidWords = 6; ///< class, maker and model, and a serial of 48 bits
    static constexpr size_t looksMax = 64; ///< a pallet comes by: what is more is told without its TID

    explicit TagAccess(const TagCommands &commands)
        : m_commands(commands)
    { }

    [[nodiscard]] bool isBusy() const { return !m_steps.empty(); }
    [[nodiscard]] bool isWriting() const { return m_job.has_value(); }
    /** What the next answer must be to. */
    [[nodiscard]] Step step() const;
    /** Tells the tag when its TID was read, or was not. */
    void look(const Scan &scan, qint64 nowMs, Exchange &exchange);
    void write(const TagWrite &wish, qint64 nowMs, Exchange &exchange);
    void take(const TagAnswer &answer, qint64 nowMs, Exchange &exchange);
    void tick(qint64 nowMs, Exchange &exchange);
    /** The line ended: tags that were read are told, wishes are not fulfilled. */
    void close(Exchange &exchange);

private:
    enum class Act { SelectOld, ReadTid, Write, SelectNew, ReadBack };
    struct Job {
        TagWrite wish;
        QByteArray current;
        QByteArray next;
    };
    void begin(qint64 nowMs, Exchange &exchange);
    void goOn(qint64 nowMs, Exchange &exchange);
    void endLook(const QByteArray &tid, qint64 nowMs, Exchange &exchange);
    void endWrite(TagWritten::Kind kind, qint64 nowMs, Exchange &exchange);
    [[nodiscard]] QByteArray frameFor(Act act) const;
    [[nodiscard]] QByteArray lookedAt() const;

    const TagCommands &m_commands;
    std::deque<Act> m_steps; ///< the first is under way
    std::optional<Job> m_job; ///< what the steps are of; none: of the first look
    std::optional<Job> m_nextJob; ///< waits for a look to end
    std::deque<Scan> m_looks;
    qint64 m_askedMs = 0;
};

/** The highest byte first. */
[[nodiscard]] QByteArray bigEndian(quint64 value, int size);

} // namespace unitrail
