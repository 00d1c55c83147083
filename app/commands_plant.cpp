// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/plant_source.h"
#include "app/version.h"
#include "core/plant/read_plant.h"
#include "core/practice/simulate.h"
#include "core/sync/central.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct PlantWords {
    QString directory, central;
};

struct SimulateOptions {
    QString plant;
    QString data;
    int units = 0;
    quint64 seed = 1;
};

} // namespace

static bool isDirectory(const QString &directory)
{
    return QFileInfo(directory).isDir();
}

static int noDirectory(const QString &directory)
{
    return complain(
        u"there is no directory %1; name the one that holds the plant definition"_s.arg(directory),
        exitUsage);
}

static int checkPlant(const QString &directory)
{
    if (!isDirectory(directory))
        return noDirectory(directory);
    const PlantReading reading = readPlantDirectory(directory);
    std::fputs(describe(reading).toUtf8().constData(), stdout);
    return reading.plant ? exitDone : exitNo;
}

static int publishPlantTo(const QString &directory, const QString &central)
{
    if (!isDirectory(directory))
        return noDirectory(directory);
    const auto source = loadPlant(directory);
    if (!source)
        return complain(source.error().text, exitNo);
    const Outcome published = publishPlant({.connection = central},
        {.revision = source->plant.revision, .digest = source->plant.digest, .documents = source->documents});
    if (!published)
        return complain(published.error().text, exitNo);
    std::printf("{\"revision\":\"%s\",\"digest\":\"%s\"}\n", source->plant.revision.toUtf8().constData(),
        source->plant.digest.toHex().constData());
    return exitDone;
}

static int runSimulation(const SimulateOptions &options)
{
    const auto source = loadPlant(options.plant);
    if (!source)
        return complain(source.error().text, exitUsage);
    ManualClock clock(campaignStartMs(source->plant), source->plant.utcOffsetMinutes);
    auto journal = Journal::open(options.data, clock);
    if (!journal)
        return complain(journal.error().text, exitNo);
    QElapsedTimer timer;
    timer.start();
    const auto report = simulate(source->plant, **journal, clock,
        {.units = options.units, .seed = options.seed, .version = programVersion()});
    if (!report)
        return complain(report.error().text, exitNo);
    const double seconds = double(timer.elapsed()) / 1000.0;
    QJsonObject yields;
    for (const auto &[operation, yield] : report->yields)
        yields.insert(
            operation.text(), QJsonObject{{u"entered"_s, yield.entered}, {u"first_pass"_s, yield.firstPass}});
    const QJsonObject answer{{u"units"_s, options.units}, {u"entries"_s, report->entries},
        {u"refusals"_s, report->refusals}, {u"packed"_s, report->packed}, {u"shipped"_s, report->shipped},
        {u"scrapped"_s, report->scrapped}, {u"in_process"_s, report->inProcess}, {u"yields"_s, yields},
        {u"seconds"_s, seconds},
        {u"entries_per_second"_s, qint64(double(report->entries) / std::max(seconds, 1e-3))}};
    std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
    return exitDone;
}

void describePlant(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<PlantWords>();
    CLI::App *plant = app.add_subcommand("plant", "The plant definition")->require_subcommand(1);
    CLI::App *check = plant->add_subcommand("check", "Read a plant definition and name every mistake");
    text(check, "dir", words->directory, "Its directory")->required();
    whenChosen(check, chosen, [words] { return checkPlant(words->directory); });
    CLI::App *publish = plant->add_subcommand(
        "publish", "Release a plant definition to central; stations take it from there");
    text(publish, "dir", words->directory, "Its directory")->required();
    text(publish, "--central", words->central, "Connection to the central PostgreSQL, as libpq takes it")
        ->required();
    whenChosen(publish, chosen, [words] { return publishPlantTo(words->directory, words->central); });

    const auto options = std::make_shared<SimulateOptions>();
    CLI::App *simulate
        = app.add_subcommand("simulate", "Drive units through the practice line, reproducibly");
    text(
        simulate, "--plant", options->plant, "The plant definition's directory; without it the demo factory");
    text(simulate, "--data", options->data, "Where the journal is kept")->required();
    simulate->add_option("--units", options->units, "How many units")
        ->required()
        ->check(CLI::Range(1, SimulationOptions::unitsMax));
    simulate->add_option("--seed", options->seed, "The same seed makes the same entries, but for identities");
    whenChosen(simulate, chosen, [options] { return runSimulation(*options); });
}

} // namespace unitrail
