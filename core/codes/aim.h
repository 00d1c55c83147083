// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/bytes.h"

#include <string>

namespace unitrail {

/** What the data behind an AIM identifier is, as far as the symbol tells. */
enum class Carries : quint8 {
    Text, ///< anything: the data must speak for itself
    Gs1, ///< GS1 element strings; the FNC1 in front is implied and not sent
    Gtin, ///< the digits of a GTIN and nothing else
    GtinWithAddOn, ///< 13 digits and 2 or 5 more
};

/** One symbology identifier of ISO/IEC 15424: ] code modifier. */
struct AimId {
    char code = 0, modifier = 0;
    Carries carries = Carries::Text;
    bool eci = false; ///< backslashes are doubled, and \nnnnnn changes the character set
    Bytes symbology;
};

/** The identifier that the bytes begin with, or nullptr. It is always three bytes long. */
const AimId *leadingAimId(Bytes bytes);
/** Whether the bytes begin with something of that shape, in the table or not. */
bool hasAimShape(Bytes bytes);

struct AimIds {
    const AimId *from, *to;
    [[nodiscard]] const AimId *begin() const { return from; }
    [[nodiscard]] const AimId *end() const { return to; }
};
AimIds aimIds();

/**
 * Data of the ECI protocol without its escapes: `\\` is a backslash, `\nnnnnn` is taken out. The answer looks
 * into the storage.
 */
Bytes withoutEci(Bytes data, std::string &storage);

} // namespace unitrail
