// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/pin.h"

#include <QByteArray>

#include <sodium.h>

namespace unitrail {

static constexpr unsigned long long passes = 3;
static constexpr size_t memoryBytes = size_t(64) << 20;

QString pinVerifier(const QString &pin)
{
    if (sodium_init() < 0)
        return {};
    const QByteArray utf8 = pin.toUtf8();
    char verifier[crypto_pwhash_STRBYTES] = {};
    if (crypto_pwhash_str(verifier, utf8.constData(), size_t(utf8.size()), passes, memoryBytes) != 0)
        return {}; // no memory for it
    return QString::fromLatin1(verifier);
}

bool isPinOf(const QString &pin, const QString &verifier)
{
    const QByteArray utf8 = pin.toUtf8();
    QByteArray text = verifier.toLatin1();
    text.resize(crypto_pwhash_STRBYTES, '\0');
    return !verifier.isEmpty() && sodium_init() >= 0
        && crypto_pwhash_str_verify(text.constData(), utf8.constData(), size_t(utf8.size())) == 0;
}

} // namespace unitrail
