// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/version.h"
#include "core/sync/central.h"
#include "core/sync/sync_pass.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CentralWords {
    QString data, central;
    bool once = false;
};

} // namespace

static CentralConfig configOf(const QString &central)
{
    return {.connection = central, .note = {}, .client = programVersion()};
}

static int initialiseCentral(const QString &central)
{
    const Outcome initialised = initCentral(configOf(central));
    return initialised ? exitDone : complain(initialised.error().text, exitNo);
}

static int printCentralStatus(const QString &central)
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
        {u"forked_frames"_s, status->forkedFrames}, {u"files"_s, status->files},
        {u"file_bytes"_s, status->fileBytes}, {u"files_coming"_s, status->filesComing},
        {u"files_refused"_s, status->filesRefused}, {u"plant_revision"_s, status->plantRevision}};
    std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
    return status->schema == status->schemaOfProgram ? exitDone : exitNo;
}

static int synchroniseOnce(const QString &data, const QString &central)
{
    SystemClock clock;
    auto journal = Journal::open(data, clock);
    if (!journal)
        return complain(journal.error().text, exitNo);
    const auto report = syncOnce(**journal, configOf(central), clock);
    if (!report)
        return complain(report.error().text, exitNo);
    QJsonObject answer{{u"sent"_s, report->sent}, {u"received"_s, report->received},
        {u"waiting"_s, (*journal)->unacknowledged()}, {u"files_sent"_s, report->files.sent},
        {u"files_waiting"_s, report->files.waiting}};
    if (!report->files.troubles.empty()) {
        QJsonArray troubles;
        for (const FileTrouble &trouble : report->files.troubles)
            troubles.append(QJsonObject{{u"sha256"_s, trouble.sha256}, {u"text"_s, trouble.text}});
        answer.insert(u"file_troubles"_s, troubles);
    }
    std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
    return exitDone;
}

void describeCentral(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<CentralWords>();
    const auto connection = [words](CLI::App *command) {
        text(command, "--central", words->central, "Connection to the central PostgreSQL, as libpq takes it")
            ->required();
    };
    CLI::App *central = app.add_subcommand("central", "The central server")->require_subcommand(1);
    CLI::App *init = central->add_subcommand("init", "Create or migrate it");
    connection(init);
    whenChosen(init, chosen, [words] { return initialiseCentral(words->central); });
    CLI::App *status = central->add_subcommand("status", "What it holds, as JSON");
    connection(status);
    whenChosen(status, chosen, [words] { return printCentralStatus(words->central); });

    CLI::App *sync = app.add_subcommand("sync", "Send and fetch what is waiting");
    sync->add_flag("--once", words->once, "One pass, then leave")->required();
    text(sync, "--data", words->data, "The journal's directory")->required();
    connection(sync);
    whenChosen(sync, chosen, [words] { return synchroniseOnce(words->data, words->central); });
}

} // namespace unitrail
