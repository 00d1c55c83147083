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

std::optional<ContainerId> numberedContainer(const ContainerType &type, qint64 number)
{
    auto text = blockWith(type.block, number);
    if (!text)
        return {};
    if (type.gs1Check) {
        const QByteArray digits = text->toLatin1();
        *text += QLatin1Char(gs1CheckDigit(Bytes(digits.constData(), size_t(digits.size()))));
    }
    return ContainerId::fromText(*text);
}

} // namespace unitrail
