// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <utility>
#include <vector>

namespace unitrail {

/**
 * Cuts a stream into binary frames that say their own length. What a frame looks like is told by a function
 * that judges the beginning of the buffer; where no frame begins one byte is skipped and the next is tried,
 * so that noise and damaged frames cost themselves and nothing else. Gives the same frames however the stream
 * was cut.
 */
class BinaryFramer {
public:
    struct Judgement {
        enum class Kind {
            LineMessage, ///< a good one, of that size
            Unfinished, ///< it may become one
            None, ///< none begins here
        };
        Kind kind;
        qsizetype size = 0;
    };
    using Judge = Judgement (*)(QByteArrayView buffer);

    /** A judge never waits for more bytes than this. */
    static constexpr qsizetype frameSizeMax = 1024;

    explicit BinaryFramer(Judge judge)
        : m_judge(judge)
    { }

    [[nodiscard]] std::vector<QByteArray> feed(QByteArrayView bytes);
    /** What was begun, raw; empty when nothing was. */
    [[nodiscard]] QByteArray end() { return std::exchange(m_buffer, {}); }

private:
    Judge m_judge;
    QByteArray m_buffer;
};

} // namespace unitrail
