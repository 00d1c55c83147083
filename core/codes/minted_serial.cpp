// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/minted_serial.h"

#include "core/codes/check_characters.h"
#include "core/codes/read_code.h"

namespace unitrail {

std::optional<SerialNumber> mintedSerial(const Part &part, qint64 number)
{
    auto text = serialBody(part, number);
    if (!text)
        return {};
    if (part.serialCheck == u"mod34")
        *text += checkCharacter34(*text);
    else if (part.serialCheck == u"iso7064-mod37-36")
        *text += checkCharacter3736(*text);
    return SerialNumber::fromText(*text);
}

} // namespace unitrail
