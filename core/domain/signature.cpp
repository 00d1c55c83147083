// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/signature.h"

#include "core/domain/standing.h"

#include <QCryptographicHash>

namespace unitrail {

QString bodyDigest(const QByteArray &body)
{
    return QString::fromLatin1(QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex());
}

bool isDecision(const QString &meaning)
{
    return meaning == lateWorkMeaning || meaning == lotQuantityMeaning;
}

SignatureCheck checkSignature(const SignatureApplied &signature,
    const std::function<std::optional<QByteArray>(const EventId &)> &bodyOf)
{
    SignatureCheck check{.altered = {}, .missing = {}, .entries = int(signature.entries.size())};
    for (const SignedEntry &signedEntry : signature.entries) {
        const auto body = bodyOf(signedEntry.entry);
        if (!body)
            check.missing.push_back(signedEntry.entry);
        else if (bodyDigest(*body) != signedEntry.sha256)
            check.altered.push_back(signedEntry.entry);
    }
    return check;
}

} // namespace unitrail
