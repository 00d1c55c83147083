// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/devices/scanner.h"

#include <QByteArray>

namespace unitrail {

/** How a scanner that sends plain text is told to beep; each vendor has its own bytes. */
enum class FeedbackProfile {
    None, ///< it takes no commands: the station beeps itself
    HoneywellHost, ///< SYN BEL CR: one beep, of one kind only
    HoneywellAck, ///< "Host ACK" switched on in the scanner: ESC 7/8/a and a comma
    Datalogic, ///< RS-232 host commands
    DatalogicCordless, ///< Gryphon, PowerScan: ESC [ n q
    CipherLab,
    Keyence, ///< SR fixed readers: OK and NG outputs
};

/** The bytes to send; empty where the profile has none for this answer: silence is better than a wrong sound.
 */
[[nodiscard]] QByteArray feedbackBytes(FeedbackProfile profile, Feedback feedback);

} // namespace unitrail
