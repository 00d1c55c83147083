// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sync/central.h"

#include "core/sync/central_connection.h"
#include "core/sync/central_link.h"
#include "core/sync/wire.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QVariant>

#include <algorithm>

static Q_LOGGING_CATEGORY(logCentralInit, "unitrail.central.init", QtInfoMsg)

namespace unitrail {

namespace {

struct Migration {
    int number = 0;
    QString name;
    QByteArray sql;
};

} // namespace

static Result<std::vector<Migration>> migrations()
{
    std::vector<Migration> found;
    const QDir folder(QStringLiteral(":/sql/central"));
    for (const QString &name : folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return Failure{Failure::Kind::Missing,
                QStringLiteral("the migration %1 is missing from the program").arg(name)};
        found.push_back({.number = name.left(3).toInt(), .name = name, .sql = file.readAll()});
        Q_ASSERT(found.back().number == int(found.size()));
    }
    Q_ASSERT(!found.empty());
    return found;
}

namespace {

/** Ends what was begun unless it was committed. */
class Transaction {
public:
    static Result<std::unique_ptr<Transaction>> begin(CentralConnection &connection)
    {
        const auto begun = connection.run(QStringLiteral("BEGIN"));
        if (!begun)
            return begun.error();
        return std::unique_ptr<Transaction>(new Transaction(connection));
    }
    ~Transaction()
    {
        if (m_open && m_connection.isOpen())
            (void)m_connection.run(QStringLiteral("ROLLBACK"));
    }
    Q_DISABLE_COPY_MOVE(Transaction)

    Outcome commit()
    {
        m_open = false;
        const auto committed = m_connection.run(QStringLiteral("COMMIT"));
        if (!committed)
            return committed.error();
        return Done{};
    }

private:
    explicit Transaction(CentralConnection &connection)
        : m_connection(connection)
    { }
    CentralConnection &m_connection;
    bool m_open = true;
};

} // namespace

/** Number of the last migration; 0: none of ours has been here. */
static Result<int> schemaOf(CentralConnection &connection)
{
    auto there = connection.run(QStringLiteral("SELECT to_regclass('trc.migration') IS NOT NULL"));
    if (!there)
        return there.error();
    if (!there->next() || !there->value(0).toBool())
        return 0;
    auto row = connection.run(QStringLiteral("SELECT coalesce(max(number), 0) FROM trc.migration"));
    if (!row)
        return row.error();
    return row->next() ? row->value(0).toInt() : 0;
}

static Outcome checkHistory(CentralConnection &connection, const std::vector<Migration> &ours)
{
    auto row = connection.run(
        QStringLiteral("SELECT number, encode(digest, 'hex') FROM trc.migration ORDER BY number"));
    if (!row)
        return row.error();
    while (row->next()) {
        const Migration &migration = ours[size_t(row->value(0).toInt() - 1)];
        const QByteArray digest = QCryptographicHash::hash(migration.sql, QCryptographicHash::Sha256).toHex();
        if (digest != row->value(1).toString().toLatin1())
            return Failure{Failure::Kind::Input,
                QStringLiteral("central was made with another %1 than this program's: a released "
                               "migration is never edited")
                    .arg(migration.name)};
    }
    return Done{};
}

static Outcome migrate(CentralConnection &connection, const Migration &migration)
{
    qCInfo(logCentralInit) << "Migrate central to" << migration.name << "...";
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    // Whoever else migrates right now waits here and then finds the number taken.
    const auto locked = connection.run(QStringLiteral("LOCK TABLE trc.migration IN EXCLUSIVE MODE"));
    if (!locked)
        return locked.error();
    const auto schema = schemaOf(connection);
    if (!schema)
        return schema.error();
    if (*schema >= migration.number)
        return (*transaction)->commit();
    const auto applied = connection.run(QString::fromUtf8(migration.sql));
    if (!applied)
        return Failure{applied.error().kind, migration.name + QStringLiteral(": ") + applied.error().text};
    const auto noted
        = connection.call(SqlCall("trc.note_migration")
                              .number(migration.number)
                              .text(migration.name)
                              .bytes(QCryptographicHash::hash(migration.sql, QCryptographicHash::Sha256)));
    if (!noted)
        return noted.error();
    return (*transaction)->commit();
}

/** What must stand before the first migration can be noted. */
static Outcome prepareNotes(CentralConnection &connection)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return transaction.error();
    const auto made = connection.run(QStringLiteral(R"(
        CREATE SCHEMA IF NOT EXISTS trc;
        REVOKE ALL ON SCHEMA trc FROM PUBLIC;
        CREATE TABLE IF NOT EXISTS trc.migration (
            number int PRIMARY KEY,
            name text NOT NULL,
            digest bytea NOT NULL, -- SHA-256 of the file
            applied_at timestamptz NOT NULL DEFAULT now());
        CREATE OR REPLACE FUNCTION trc.note_migration(p_number int, p_name text, p_digest text) RETURNS void
            LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
            INSERT INTO trc.migration (number, name, digest)
                VALUES (p_number, convert_from(decode(p_name, 'base64'), 'UTF8'), decode(p_digest, 'base64'));
        $$;
        REVOKE ALL ON FUNCTION trc.note_migration(int, text, text) FROM PUBLIC)"));
    if (!made)
        return made.error();
    return (*transaction)->commit();
}

/** An administrator's work may take longer than a station would ever wait. */
static CentralConfig patient(CentralConfig config)
{
    config.deadlines.callMs = std::max(config.deadlines.callMs, 600'000);
    return config;
}

Outcome initCentral(const CentralConfig &config)
{
    const auto ours = migrations();
    if (!ours)
        return ours.error();
    CentralConnection connection(patient(config));
    const auto opened = connection.open();
    if (!opened)
        return opened;
    const auto schema = schemaOf(connection);
    if (!schema)
        return schema.error();
    if (*schema > ours->back().number)
        return Failure{Failure::Kind::Newer,
            QStringLiteral("central's schema is %1 and this program knows %2: update the program; "
                           "nothing was changed")
                .arg(*schema)
                .arg(ours->back().number)};
    if (*schema == 0) {
        const auto prepared = prepareNotes(connection);
        if (!prepared)
            return prepared;
    }
    const auto checked = checkHistory(connection, *ours);
    if (!checked)
        return checked;
    for (const Migration &migration : *ours) {
        if (migration.number <= *schema)
            continue;
        const auto migrated = migrate(connection, migration);
        if (!migrated)
            return migrated;
    }
    return Done{};
}

/** One statement of this program's own, by somebody who owns the tables. */
static Outcome command(const CentralConfig &config, const QString &sql)
{
    CentralConnection connection(config);
    const auto opened = connection.open();
    if (!opened)
        return opened;
    const auto done = connection.run(sql);
    if (!done)
        return done.error();
    return Done{};
}

Outcome setOpenEnrolment(const CentralConfig &config, bool open)
{
    return command(config,
        open ? QStringLiteral("UPDATE trc.setup SET open_enrolment = true")
             : QStringLiteral("UPDATE trc.setup SET open_enrolment = false"));
}

Outcome setStationState(const CentralConfig &config, const QUuid &station, StationState state)
{
    static const std::map<StationState, QString> words{
        {StationState::Active, QStringLiteral("active")},
        {StationState::Suspended, QStringLiteral("suspended")},
        {StationState::Revoked, QStringLiteral("revoked")},
        {StationState::Retired, QStringLiteral("retired")},
    };
    CentralConnection connection(config);
    const auto opened = connection.open();
    if (!opened)
        return opened;
    auto row = connection.call(SqlCall("trc.set_state").id(station).text(words.at(state)));
    if (!row)
        return row.error();
    if (!row->next() || !row->value(0).toBool())
        return Failure{Failure::Kind::Missing,
            QStringLiteral("central does not know the station %1")
                .arg(station.toString(QUuid::WithoutBraces))};
    return Done{};
}

static Outcome readStations(CentralConnection &connection, CentralStatus &status)
{
    auto row = connection.run(QStringLiteral(R"(
        SELECT s.station_id::text, coalesce(s.note, ''), s.state, s.feed_id, count(i.inc), coalesce(sum(i.head_seq), 0)::bigint,
            coalesce(s.waiting, 0), coalesce(floor(extract(epoch FROM s.last_seen) * 1000), 0)::bigint, coalesce(s.clock_off_ms, 0)
        FROM trc.station s LEFT JOIN trc.station_inc i ON i.station_id = s.station_id AND i.feed_id = s.feed_id
        GROUP BY s.station_id ORDER BY s.feed_id, s.note, s.station_id)"));
    if (!row)
        return row.error();
    while (row->next()) {
        status.stations.push_back({
            .station = QUuid::fromString(row->value(0).toString()),
            .note = row->value(1).toString(),
            .state = row->value(2).toString(),
            .feed = row->value(3).toInt(),
            .incarnations = row->value(4).toInt(),
            .entries = row->value(5).toLongLong(),
            .waiting = row->value(6).toLongLong(),
            .lastSeenMs = row->value(7).toLongLong(),
            .clockOffsetMs = row->value(8).toLongLong(),
        });
    }
    return Done{};
}

static Outcome readFeeds(CentralConnection &connection, CentralStatus &status)
{
    auto row = connection.run(QStringLiteral(
        "SELECT feed_id, gen, pos, encode(feed_hash, 'base64') FROM trc.feed_head ORDER BY feed_id"));
    if (!row)
        return row.error();
    while (row->next()) {
        status.feeds.push_back({.feed = row->value(0).toInt(),
            .generation = row->value(1).toInt(),
            .position = row->value(2).toLongLong(),
            .hash = QByteArray::fromBase64(row->value(3).toString().toLatin1())});
    }
    return Done{};
}

Result<CentralStatus> centralStatus(const CentralConfig &config)
{
    const auto ours = migrations();
    if (!ours)
        return ours.error();
    CentralConnection connection(config);
    const auto opened = connection.open();
    if (!opened)
        return opened.error();
    CentralStatus status;
    status.schemaOfProgram = ours->back().number;
    auto server = connection.run(QStringLiteral("SHOW server_version"));
    if (!server)
        return server.error();
    status.server = server->next() ? server->value(0).toString() : QString();
    const auto schema = schemaOf(connection);
    if (!schema)
        return schema.error();
    status.schema = *schema;
    if (status.schema < status.schemaOfProgram)
        return status;

    auto row = connection.run(QStringLiteral(R"(
        SELECT s.open_enrolment, (SELECT count(*) FROM trc.fork), coalesce(p.revision, ''), encode(p.digest, 'base64'),
            (SELECT count(*) FROM trc.file), (SELECT coalesce(sum(size), 0)::bigint FROM trc.file),
            (SELECT count(*) FROM trc.file_coming), (SELECT count(*) FROM trc.file_refused)
        FROM trc.setup s LEFT JOIN (SELECT revision, digest FROM trc.plant_revision ORDER BY rev DESC LIMIT 1) p ON true)"));
    if (!row)
        return row.error();
    if (row->next()) {
        status.openEnrolment = row->value(0).toBool();
        status.forkedFrames = row->value(1).toLongLong();
        status.plantRevision = row->value(2).toString();
        status.plantDigest = QByteArray::fromBase64(row->value(3).toString().toLatin1());
        status.files = row->value(4).toLongLong();
        status.fileBytes = row->value(5).toLongLong();
        status.filesComing = row->value(6).toLongLong();
        status.filesRefused = row->value(7).toLongLong();
    }
    const auto feeds = readFeeds(connection, status);
    if (!feeds)
        return feeds.error();
    const auto stations = readStations(connection, status);
    if (!stations)
        return stations.error();
    return status;
}

Outcome publishPlant(const CentralConfig &config, const PlantRevision &plant)
{
    if (plant.revision.isEmpty() || plant.digest.size() != hashSize || plant.documents.empty())
        return Failure{Failure::Kind::Input,
            QStringLiteral("a plant definition needs a revision, a digest and documents to be published")};
    CentralConnection connection(config);
    const auto opened = connection.open();
    if (!opened)
        return opened;
    auto row = connection.call(SqlCall("api.publish_plant")
                                   .text(plant.revision)
                                   .bytes(plant.digest)
                                   .bytes(packDocuments(plant.documents)));
    if (!row)
        return row.error();
    const QString verdict = row->next() ? row->value(0).toString() : QString();
    if (verdict == u"PUBLISHED" || verdict == u"KNOWN")
        return Done{};
    return Failure{Failure::Kind::Input,
        verdict == u"REVISION_TAKEN"
            ? QStringLiteral("the revision %1 has been published with other contents and stays as it is: "
                             "give the change a new revision")
                  .arg(plant.revision)
            : QStringLiteral("these documents have been published under another revision than %1")
                  .arg(plant.revision)};
}

Result<PlantRevision> takePlant(const CentralConfig &config, const QUuid &station, const QByteArray &digest)
{
    CentralLink link(config, station);
    const auto opened = link.open();
    if (!opened)
        return opened.error();
    const auto releases = link.plantReleases(0);
    if (!releases)
        return releases.error();
    const auto wanted = std::find_if(releases->rbegin(), releases->rend(),
        [&](const PlantRelease &r) { return digest.isEmpty() || r.digest == digest; });
    if (wanted == releases->rend())
        return Failure{Failure::Kind::Missing,
            digest.isEmpty() ? QStringLiteral(
                "no plant definition has been published to central: `unitrail plant publish`")
                             : QStringLiteral("central has no plant definition with the digest %1")
                                   .arg(QString::fromLatin1(digest.toHex()))};
    auto documents = link.plantDocuments(wanted->number);
    if (!documents)
        return documents.error();
    return PlantRevision{
        .revision = wanted->revision, .digest = wanted->digest, .documents = std::move(*documents)};
}

} // namespace unitrail
