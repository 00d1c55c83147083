// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/bytes.h"
#include "core/codes/code.h"

#include <vector>

namespace unitrail {

/** One identifier of an envelope and its value, as views into the message. */
struct MessageField {
    Bytes identifier; ///< DI "1P", AI "01", TEI "SER"; for formats that are not taken apart the format itself
    Bytes value;
    int position = 0; ///< of the value, from the start of the message
};

struct Envelope {
    Bytes format; ///< two characters: "05", "06", "12", "DD", ...
    std::vector<MessageField> fields;
};

/**
 * An ISO/IEC 15434 message: `[)>` RS, envelopes each ended by RS, EOT. Known printing faults (a missing RS or
 * EOT, a doubled or trailing GS) are warnings; the rest is an error, and what was read before it is kept.
 */
struct Iso15434Reading {
    std::vector<Envelope> envelopes;
    std::vector<CodeError> warnings;
    std::optional<CodeError> error;

    [[nodiscard]] const MessageField *find(Bytes identifier) const; ///< the first, in any envelope
};

/** Whether the bytes begin as a message does. */
bool looksLikeIso15434(Bytes message);
/** Whether a message begins further behind: a prefix of the reader, or two reads joined. */
bool hidesIso15434(Bytes message);
Iso15434Reading readIso15434(Bytes message);

} // namespace unitrail
