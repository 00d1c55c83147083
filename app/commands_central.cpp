// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands.h"
#include "app/version.h"
#include "core/base/clock.h"
#include "core/journal/journal.h"
#include "core/sync/central.h"
#include "core/sync/sync_pass.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static CentralConfig configOf(const QString &central)
{
    return {.connection = central, .note = {}, .client = programVersion()};
}

int initialiseCentral(const QString &central)
{
    const Outcome initialised = initCentral(configOf(central));
    return initialised ? exitDone : complain(initialised.error().text, exitNo);
}

int printCentralStatus(const QString &central)
{
    const auto status = centralStatus(configOf(central));
    if (!status)
        return complain(status.error().text, exitNo);
    QJsonArray feeds;
    for (const auto &feed : status->feeds)
        feeds.append(QJsonObject{{u"feed"_s, feed.feed}, {u"position"_s, feed.position},
            {u"hash"_s, QString::fromLatin1(feed.hash.toHex())}});
    QJsonArray stations;
    for (const auto &station : status->stations) {
        stations.append(QJsonObject{{u"station"_s, station.station.toString(QUuid::WithoutBraces)},
            {u"note"_s, station.note}, {u"state"_s, station.state}, {u"feed"_s, station.feed},
            {u"entries"_s, station.entries}, {u"waiting"_s, station.waiting},
            {u"last_seen"_s, station.lastSeenMs}});
    }
    const QJsonObject answer{{u"schema"_s, status->schema}, {u"program_schema"_s, status->schemaOfProgram},
        {u"server"_s, status->server}, {u"feeds"_s, feeds}, {u"stations"_s, stations},
        {u"forked_frames"_s, status->forkedFrames}, {u"plant_revision"_s, status->plantRevision}};
    std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
    return status->schema == status->schemaOfProgram ? exitDone : exitNo;
}

int synchroniseOnce(const QString &data, const QString &central)
{
    SystemClock clock;
    auto journal = Journal::open(data, clock);
    if (!journal)
        return complain(journal.error().text, exitNo);
    const auto report = syncOnce(**journal, configOf(central), clock);
    if (!report)
        return complain(report.error().text, exitNo);
    const QJsonObject answer{{u"sent"_s, report->sent}, {u"received"_s, report->received},
        {u"waiting"_s, (*journal)->unacknowledged()}};
    std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
    return exitDone;
}

} // namespace unitrail
