// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/quarantine.h"

#include "core/journal/durable_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

Quarantine::Quarantine(const QString &dataDirectory)
    : m_directory(QDir(dataDirectory).absoluteFilePath(u"quarantine"_s))
{ }

QString Quarantine::path(const QString &sha256, const char *suffix) const
{
    return m_directory + u'/' + sha256 + QLatin1StringView(suffix);
}

static QByteArray toJson(const QuarantinedFile &file)
{
    return QJsonDocument(
        QJsonObject{{u"sha256"_s, file.sha256}, {u"name"_s, file.name}, {u"device"_s, file.device},
            {u"serials"_s, QJsonArray::fromStringList(file.serials)}, {u"reason"_s, file.reason},
            {u"text"_s, file.text}, {u"since_ms"_s, file.sinceMs}, {u"tried_ms"_s, file.triedMs},
            {u"tries"_s, file.tries}, {u"size"_s, file.size}})
        .toJson();
}

Outcome Quarantine::keep(const QByteArray &bytes, QuarantinedFile about)
{
    if (!QDir().mkpath(m_directory))
        return Failure{
            Failure::Kind::Storage, u"%1 cannot be made; check its permissions"_s.arg(m_directory)};
    if (const auto before = find(about.sha256)) {
        about.sinceMs = before->sinceMs;
        about.tries = before->tries + 1;
        about.name = before->name.isEmpty() ? about.name : before->name;
    } else if (const Outcome kept = writeDurably(path(about.sha256, ".result"), bytes); !kept) {
        return kept;
    }
    about.size = bytes.size();
    return writeDurably(path(about.sha256, ".json"), toJson(about));
}

Result<QByteArray> Quarantine::bytesOf(const QString &sha256) const
{
    QFile file(path(sha256, ".result"));
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Failure::Kind::Missing,
            u"%1 is not in quarantine; see unitrail ingest --quarantine"_s.arg(sha256)};
    return file.readAll();
}

std::optional<QuarantinedFile> Quarantine::find(const QString &sha256) const
{
    if (!QFile::exists(path(sha256, ".result")))
        return {};
    QFile file(path(sha256, ".json"));
    const QJsonObject known
        = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    QStringList serials;
    for (const QJsonValue &serial : known[u"serials"_s].toArray())
        serials.append(serial.toString());
    // Cut short between the two files: the bytes are here, and what is known of them is found out again.
    return QuarantinedFile{.sha256 = sha256,
        .name = known[u"name"_s].toString(),
        .device = known[u"device"_s].toString(),
        .serials = serials,
        .reason = known[u"reason"_s].toString(),
        .text = known[u"text"_s].toString(),
        .sinceMs = known[u"since_ms"_s].toInteger(),
        .triedMs = known[u"tried_ms"_s].toInteger(),
        .tries = known[u"tries"_s].toInt(0),
        .size = known[u"size"_s].toInteger()};
}

std::vector<QuarantinedFile> Quarantine::list() const
{
    std::vector<QuarantinedFile> files;
    for (const QString &name : QDir(m_directory).entryList({u"*.result"_s}, QDir::Files)) {
        if (auto known = find(name.chopped(7)))
            files.push_back(*std::move(known));
    }
    std::stable_sort(files.begin(), files.end(),
        [](const QuarantinedFile &a, const QuarantinedFile &b) { return a.sinceMs < b.sinceMs; });
    return files;
}

Outcome Quarantine::drop(const QString &sha256)
{
    // The bytes last: what is left of a drop that was cut short is still a file that waits.
    for (const char *suffix : {".json", ".result"}) {
        const QString gone = path(sha256, suffix);
        if (QFile::exists(gone) && !QFile::remove(gone))
            return Failure{
                Failure::Kind::Storage, u"%1 cannot be removed; check its permissions"_s.arg(gone)};
    }
    return Done{};
}

} // namespace unitrail
