// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>
#include <vector>

namespace unitrail {

/** Where one message ends and the next begins on a line of bytes. */
struct Framing {
    /** Any of these ends a message; at least one, none empty. */
    QList<QByteArray> terminators{"\r", "\n"};
    /**
     * When not empty, a message begins with it and what comes before it is noise. A prefix of control
     * characters (STX) also begins a message anew when it comes in the middle of one; a printable prefix may
     * occur in the data.
     */
    QByteArray prefix{};

    bool operator==(const Framing &) const = default;
};

/** A message cut out of the stream, without prefix and terminator. */
struct LineMessage {
    enum class Kind {
        Whole,
        Partial, ///< the line ended, or a new message began, before its terminator
        Oversized, ///< longer than Framer::messageSizeMax; bytes holds its beginning
    };
    QByteArray bytes;
    Kind kind = Kind::Whole;

    bool operator==(const LineMessage &) const = default;
};

/**
 * Cuts a stream of bytes into messages, by terminator and never by timing: it gives the same frames however
 * the stream was cut into reads.
 *
 * Every byte value may occur in a message, but for the terminator. CR LF is one line end, whichever of the
 * two is configured. Empty messages are dropped: they are what a scanner makes that sends both. The memory it
 * needs is bounded by messageSizeMax.
 */
class Framer {
public:
    /** The longest code there is: a QR code of version 40 holds 2,953 bytes (ISO/IEC 18004, table 7). */
    static constexpr qsizetype messageSizeMax = 4096;
    /** So many bytes without a terminator are told as oversized at once; a scanner that sends none is set up
     * wrong. */
    static constexpr qsizetype silenceSizeMax = 65536;

    explicit Framer(Framing framing);

    [[nodiscard]] std::vector<LineMessage> feed(QByteArrayView bytes);
    /** The line ended. What had begun, if anything; the next byte begins a new message. */
    [[nodiscard]] std::optional<LineMessage> end();

private:
    void take(char byte, std::vector<LineMessage> &frames);
    void begin();
    void finish(qsizetype markSize, LineMessage::Kind kind, std::vector<LineMessage> &frames);

    Framing m_framing;
    qsizetype m_markSizeMax = 0; ///< the longest terminator or prefix
    bool m_prefixIsControl = false;

    bool m_inside = false; ///< past the prefix
    bool m_told = false; ///< this message was already told as oversized
    qsizetype m_count = 0; ///< bytes since the message began, its terminator included
    QByteArray m_message; ///< the first of them
    QByteArray m_tail; ///< the last of them, as many as the longest mark
    bool m_lineFeedIsRest = false; ///< a CR ended the last message: a LF now belongs to it
};

} // namespace unitrail
