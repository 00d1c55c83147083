// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/trust.h"

#include "core/base/signing.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace unitrail {

static QString pathIn(const QString &directory)
{
    return QDir(directory).filePath(QStringLiteral("trusted.keys"));
}

Result<std::vector<TrustedKey>> trustedKeys(const QString &directory)
{
    std::vector<TrustedKey> keys;
    QFile file(pathIn(directory));
    if (!file.exists())
        return keys;
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Failure::Kind::Storage,
            QStringLiteral("%1: cannot be read; let the station's user read it").arg(file.fileName())};
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        const QString text = line.simplified();
        if (!text.isEmpty() && !text.startsWith(u'#'))
            keys.push_back({text.section(u' ', 0, 0), text.section(u' ', 1)});
    }
    return keys;
}

Outcome signContainment(Journal &journal, const ContainmentId &containment, ContainmentIssued &terms)
{
    const auto key = SigningKey::ofDirectory(journal.directory());
    if (!key)
        return key.error();
    terms.key = QString::fromLatin1(key->publicKey().toBase64());
    terms.signature = QString::fromLatin1(key->sign(containmentMessage(containment, terms)).toBase64());
    return Done{};
}

Outcome trustKey(const QString &directory, const TrustedKey &key)
{
    constexpr qsizetype keySize = 32;
    if (QByteArray::fromBase64(key.key.toLatin1()).size() != keySize)
        return Failure{Failure::Kind::Input,
            QStringLiteral("\"%1\" is no key; take what 'unitrail contain --key' says at the issuing station")
                .arg(key.key)};
    auto keys = trustedKeys(directory);
    if (!keys)
        return keys.error();
    std::erase_if(*keys, [&](const TrustedKey &known) { return known.key == key.key; });
    keys->push_back(key);
    QSaveFile file(pathIn(directory));
    QByteArray bytes;
    for (const TrustedKey &known : *keys)
        bytes += QStringLiteral("%1 %2").arg(known.key, known.name).trimmed().toUtf8() + '\n';
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Failure{Failure::Kind::Storage,
            QStringLiteral("%1: cannot be written; is there space, and may this user write here?")
                .arg(pathIn(directory))};
    return Done{};
}

Result<bool> trusts(Journal &journal, const QString &key)
{
    const auto own = SigningKey::ofDirectory(journal.directory());
    if (!own)
        return own.error();
    if (key.toLatin1() == own->publicKey().toBase64())
        return true;
    const auto entered = trustedKeys(journal.directory());
    if (!entered)
        return entered.error();
    if (std::any_of(
            entered->begin(), entered->end(), [&](const TrustedKey &known) { return known.key == key; }))
        return true;
    const auto subjects = journal.list(Journal::List::Containments);
    if (!subjects)
        return subjects.error();
    for (const Subject &subject : *subjects) {
        const auto standing = journal.standing(subject);
        if (!standing)
            return standing.error();
        if (standing->containment().terms.version > 0 && standing->containment().terms.key == key)
            return true;
    }
    return false;
}

} // namespace unitrail
