// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/migrate.h"

#include "core/journal/log.h"

#include <QDir>
#include <QFile>

static void loadScripts()
{
    Q_INIT_RESOURCE(journal_sql); // a static library's resources are not loaded by themselves
}

namespace unitrail {

/** The scripts in order; the number in front of the name is the version the file has after it. */
static QStringList scripts(const Schema &schema)
{
    loadScripts();
    const QDir folder(QStringLiteral(":/sql/") + QLatin1String(schema.folder));
    const QStringList names = folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    Q_ASSERT(!names.isEmpty());
    return names;
}

int newestVersion(const Schema &schema)
{
    return int(scripts(schema).size());
}

Result<FileState> stateOf(Database &database, const Schema &schema)
{
    const auto mark = database.answer(QStringLiteral("PRAGMA application_id"));
    if (!mark)
        return mark.error();
    const auto version = database.answer(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    if (mark->toLongLong() == 0 && version->toInt() == 0) {
        const auto tables = database.answer(QStringLiteral("SELECT count(*) FROM sqlite_schema"));
        if (!tables)
            return tables.error();
        return tables->toInt() == 0 ? FileState::Empty : FileState::Foreign;
    }
    if (mark->toLongLong() != schema.applicationId)
        return FileState::Foreign;
    return version->toInt() > newestVersion(schema) ? FileState::Newer : FileState::Known;
}

Outcome migrate(Database &database, const Schema &schema)
{
    const auto version = database.answer(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    const QStringList names = scripts(schema);
    for (int number = version->toInt() + 1; number <= names.size(); ++number) {
        const QString &name = names[number - 1];
        Q_ASSERT(name.left(3).toInt() == number);
        qCInfo(logJournal).noquote() << "Migrate" << database.path() << "with" << name << "...";
        QFile file(QStringLiteral(":/sql/%1/%2").arg(QLatin1String(schema.folder), name));
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        auto transaction = Transaction::begin(database);
        if (!transaction)
            return transaction.error();
        if (Outcome done = database.run(file.readAll()); !done)
            return done;
        if (Outcome done = database.run("PRAGMA user_version=" + QByteArray::number(number)); !done)
            return done;
        if (Outcome done = transaction->commit(); !done)
            return done;
    }
    return Done{};
}

} // namespace unitrail
