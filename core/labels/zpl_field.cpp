// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/labels/zpl_field.h"

namespace unitrail {

static bool isHarmless(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
        || QByteArrayView(" .:/-").contains(c);
}

QByteArray zplField(QByteArrayView text)
{
    QByteArray field;
    for (const char c : text) {
        if (isHarmless(c))
            field += c;
        else
            field += '_' + QByteArray(1, c).toHex().toUpper();
    }
    return field;
}

} // namespace unitrail
