// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

namespace unitrail {

/** What a ZPL printer says of itself when it is asked with ~HS. */
struct HostStatus {
    bool paperOut = false;
    bool paused = false;
    bool bufferFull = false;
    bool corruptMemory = false;
    bool tooCold = false;
    bool tooHot = false;
    bool headOpen = false;
    bool ribbonOut = false;
    int formatsWaiting = 0; ///< received and not yet printed
    int labelsLeft = 0; ///< of the batch it prints

    [[nodiscard]] bool isIdle() const { return formatsWaiting == 0 && labelsLeft == 0; }
    bool operator==(const HostStatus &) const = default;
};

/**
 * Bytes of the printer -> its answers to ~HS: three strings between STX and ETX, the numbers in them parted
 * by commas. The second completes an answer; the third says nothing of interest here. Whatever is no such
 * string is passed over, and never more than a little is kept.
 */
class HostStatusReader {
public:
    void add(const QByteArray &bytes);
    /** The oldest complete answer not taken yet. */
    [[nodiscard]] std::optional<HostStatus> take();
    void clear();

private:
    void takeString(const QByteArray &text);

    QByteArray m_string;
    bool m_inString = false;
    std::optional<HostStatus> m_begun; ///< the first string was read
    std::optional<HostStatus> m_complete;
};

} // namespace unitrail
