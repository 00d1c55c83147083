// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drivers/line/feedback_profile.h"

namespace unitrail {

QByteArray feedbackBytes(FeedbackProfile profile, Feedback feedback)
{
    const bool accepted = feedback == Feedback::Accepted;
    const bool refused = feedback == Feedback::Refused;
    switch (profile) {
    case FeedbackProfile::None:
        return {};
    case FeedbackProfile::HoneywellHost:
        return accepted ? QByteArray("\x16\x07\r") : QByteArray();
    // Host ACK mode, user guides of Xenon and Granit: 7 good beep and LED, 8 bad beep, a double beep.
    case FeedbackProfile::HoneywellAck:
        return accepted ? "\x1b"
                          "7,"
            : refused   ? "\x1b"
                          "8,"
                        : "\x1b"
                          "a,";
    // B good tone. F "not on file" disables reading until E comes.
    case FeedbackProfile::Datalogic:
        return accepted ? "B" : refused ? "FE" : "";
    // 3 good read tone and 6 green on, 4 bad transmission tone, 2 long low tone.
    case FeedbackProfile::DatalogicCordless:
        return accepted ? "\x1b[3q" : refused ? "\x1b[4q" : "\x1b[2q";
    case FeedbackProfile::CipherLab:
        return accepted ? QByteArray("#@////\r") : QByteArray();
    case FeedbackProfile::Keyence:
        return accepted ? "OKON\r" : refused ? "NGON\r" : "";
    }
    return {};
}

} // namespace unitrail
