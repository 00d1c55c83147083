// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drivers/line/reader_protocol.h"
#include "drivers/zebra/ssi_packet.h"

#include <deque>

namespace unitrail {

/** The AIM identifier that a code type of DECODE_DATA stands for; empty where it says too little (a Data
 * Matrix may be GS1 or not). */
[[nodiscard]] QByteArray aimOfSsiType(quint8 type);

/**
 * A Zebra scanner in packets: every one acknowledged, a damaged one asked for again, one sent twice for want
 * of our acknowledgement told once. Data that does not begin with an AIM identifier gets that of its code
 * type. A code in several packets is told when its last has come; one that lacks a packet is told as partial,
 * and never grows into the next code.
 *
 * A verdict is a beep and the decode light: lit for a second when the scan was accepted, dark at once when it
 * was not. Only the newest verdict is sent; one that a slow scanner has not taken yet would speak of another
 * scan. A scanner that denies the light is not asked again.
 */
class SsiProtocol final : public ReaderProtocol {
public:
    /** setUp: tell the scanner at the beginning to send packets and to wait for acknowledgement. */
    explicit SsiProtocol(bool setUp = true)
        : m_setUp(setUp)
    { }

    [[nodiscard]] QByteArray opened(qint64 nowMs) override;
    [[nodiscard]] Exchange received(QByteArrayView bytes, qint64 nowMs) override;
    [[nodiscard]] Exchange closed() override;
    [[nodiscard]] QByteArray feedback(Feedback feedback) override;
    [[nodiscard]] int tickEveryMs() const override { return 100; }
    [[nodiscard]] Exchange tick(qint64 nowMs) override;

private:
    void takeData(const SsiPacket &packet, std::vector<Scan> &scans);
    void tellJoined(bool partial, std::vector<Scan> &scans);
    /** What is ours to say: settings in their order, and of the verdict only the newest. */
    struct Command {
        QByteArray bytes;
        enum class Kind { Setting, Beep, Light } kind = Kind::Setting;
    };
    void queue(SsiOpcode opcode, const QByteArray &data, Command::Kind kind);
    void queueVerdict(char beep, bool lit);
    QByteArray nextCommand();

    bool m_setUp;
    SsiFramer m_framer;
    qint64 m_nowMs = 0;
    qint64 m_lastByteMs = 0;

    std::optional<SsiPacket> m_last; ///< the last packet of data taken, to know it when it comes again
    bool m_missed = false; ///< a damaged packet was asked for again: what comes now is that one
    QByteArray m_joined; ///< a code that comes in several packets: its type and what came so far
    qint64 m_joinedMs = 0; ///< when the last of it came
    bool m_lacksSegment = false; ///< of m_joined: one was damaged and did not come again
    bool m_oversized = false;

    std::deque<Command> m_commands; ///< the first is on its way while m_waiting
    bool m_waiting = false;
    qint64 m_sentMs = 0;
    bool m_deniesLight = false;
    std::optional<qint64> m_darkAtMs; ///< when the light that is lit has to go out
};

} // namespace unitrail
