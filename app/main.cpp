// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands.h"
#include "app/version.h"
#include "core/practice/simulate.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <cstdio>

using namespace unitrail;

namespace unitrail {

int complain(const QString &text, int code)
{
    // What names several mistakes has a line for each; every one says whose it is.
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts))
        std::fprintf(stderr, "unitrail: %s\n", line.toUtf8().constData());
    return code;
}

} // namespace unitrail

namespace {

/** CLI11 speaks std::string; everything behind it speaks QString. */
CLI::Option *text(CLI::App *command, const std::string &name, QString &into, const std::string &help)
{
    return command->add_option_function<std::string>(
        name, [&into](const std::string &value) { into = QString::fromStdString(value); }, help);
}

struct CommandLine {
    StationOptions station;
    SimulateOptions simulate;
    DecodeOptions decode;
    ScreenshotOptions screenshots;
    QString directory;
    QString data;
    QString unit;
    QString lot;
    QString central;
    bool json = false;
    bool once = false;
};

void describeStation(CLI::App &app, CommandLine &words)
{
    CLI::App *station = app.add_subcommand("station", "The terminal of one workstation");
    text(station, "--config", words.station.config, "The station's configuration file (TOML)");
    text(station, "--station", words.station.station, "Which of the plant's stations this is");
    text(station, "--plant", words.station.plant,
        "The plant definition's directory; without it the demo factory");
    text(station, "--data", words.station.data, "Where the journal is kept");
    text(station, "--lang", words.station.language, "Language of the screens: en, de");
    text(station, "--theme", words.station.theme, "light or dark");
    text(station, "--central", words.station.central,
        "Connection to the central PostgreSQL, as libpq takes it");
    station->add_option_function<std::vector<std::string>>(
        "--scanner",
        [&words](const std::vector<std::string> &values) {
            for (const std::string &value : values)
                words.station.scanners.append(QString::fromStdString(value));
        },
        "A serial scanner, NAME=/dev/...; may be given several times");
    station->add_flag(
        "--demo", words.station.demo, "The demo factory, a journal of its own, and a simulated scanner");
    station->add_flag(
        "--headless", words.station.headless, "No window: one JSON line on stdout for each verdict");
}

void describeData(CLI::App &app, CommandLine &words)
{
    CLI::App *events = app.add_subcommand("events", "All entries, one JSON line each");
    text(events, "--data", words.data, "The journal's directory")->required();
    text(events, "--unit", words.unit, "Only of this unit");
    CLI::App *history = app.add_subcommand("history", "One unit's life");
    text(history, "unit", words.unit, "PART/SERIAL, a serial or another identifier")->required();
    text(history, "--data", words.data, "The journal's directory")->required();
    history->add_flag("--json", words.json, "As one JSON object");
    CLI::App *recall = app.add_subcommand("recall", "Which units contain this lot, and which ever did");
    text(recall, "--lot", words.lot, "PART/LOT; a supplier lot counts as well")->required();
    text(recall, "--data", words.data, "The journal's directory")->required();
    recall->add_flag("--json", words.json, "As one JSON object");
    CLI::App *verify = app.add_subcommand("verify", "Walk the hash chain; names the first broken entry");
    text(verify, "--data", words.data, "The journal's directory")->required();
    CLI::App *rebuild = app.add_subcommand("rebuild", "Fold the cache anew from the journal");
    text(rebuild, "--data", words.data, "The journal's directory")->required();
    CLI::App *sync = app.add_subcommand("sync", "Send and fetch what is waiting");
    sync->add_flag("--once", words.once, "One pass, then leave")->required();
    text(sync, "--data", words.data, "The journal's directory")->required();
    text(sync, "--central", words.central, "Connection to the central PostgreSQL, as libpq takes it")
        ->required();
}

void describePlant(CLI::App &app, CommandLine &words)
{
    CLI::App *plant = app.add_subcommand("plant", "The plant definition")->require_subcommand(1);
    CLI::App *check = plant->add_subcommand("check", "Read a plant definition and name every mistake");
    text(check, "dir", words.directory, "Its directory")->required();
    CLI::App *publish = plant->add_subcommand(
        "publish", "Release a plant definition to central; stations take it from there");
    text(publish, "dir", words.directory, "Its directory")->required();
    text(publish, "--central", words.central, "Connection to the central PostgreSQL, as libpq takes it")
        ->required();
    CLI::App *central = app.add_subcommand("central", "The central server")->require_subcommand(1);
    for (const char *name : {"init", "status"}) {
        CLI::App *command = central->add_subcommand(
            name, std::string(name) == "init" ? "Create or migrate it" : "What it holds, as JSON");
        text(command, "--central", words.central, "Connection to the PostgreSQL database, as libpq takes it")
            ->required();
    }
    CLI::App *simulate
        = app.add_subcommand("simulate", "Drive units through the practice line, reproducibly");
    text(simulate, "--plant", words.simulate.plant,
        "The plant definition's directory; without it the demo factory");
    text(simulate, "--data", words.simulate.data, "Where the journal is kept")->required();
    simulate->add_option("--units", words.simulate.units, "How many units")
        ->required()
        ->check(CLI::Range(1, SimulationOptions::unitsMax));
    simulate->add_option(
        "--seed", words.simulate.seed, "The same seed makes the same entries, but for identities");
}

void describeTools(CLI::App &app, CommandLine &words)
{
    CLI::App *decode
        = app.add_subcommand("decode", "Read one scan a line from stdin; {GS} {RS} {EOT} {xHH} are escapes");
    text(decode, "--plant", words.directory, "Whose code book; without it the demo factory's");
    decode->add_flag("--json", words.decode.json, "One JSON line for each scan");
    decode->add_flag("--epc", words.decode.epc, "The lines are EPC memory in hex, or EPC URIs");
    decode->add_flag("--digital-link", words.decode.digitalLink,
        "The lines are GS1 Digital Links, or element strings to be made one");
    CLI::App *screenshots = app.add_subcommand("screenshots", "Render every screen to PNG files");
    text(screenshots, "--out", words.screenshots.out, "The directory to write to")->required();
    text(screenshots, "--lang", words.screenshots.language, "en or de; without it both");
    text(screenshots, "--theme", words.screenshots.theme, "light or dark; without it both");
    text(screenshots, "--size", words.screenshots.size, "Such as 1280x800");
}

int obey(const CLI::App &app, CommandLine &words, int &argc, char **argv)
{
    const auto got = [&](const char *name) { return app.got_subcommand(name); };
    if (got("station"))
        return runStation(words.station, argc, argv);
    if (got("screenshots"))
        return renderScreenshots(words.screenshots, argc, argv);

    QCoreApplication core(argc, argv);
    if (got("plant"))
        return app.get_subcommand("plant")->got_subcommand("check")
            ? checkPlant(words.directory)
            : publishPlantTo(words.directory, words.central);
    if (got("central"))
        return app.get_subcommand("central")->got_subcommand("init") ? initialiseCentral(words.central)
                                                                     : printCentralStatus(words.central);
    if (got("simulate"))
        return runSimulation(words.simulate);
    if (got("events"))
        return printEvents(words.data, words.unit);
    if (got("history"))
        return printHistory(words.unit, words.data, words.json);
    if (got("recall"))
        return printRecall(words.lot, words.data, words.json);
    if (got("verify"))
        return verifyJournal(words.data);
    if (got("rebuild"))
        return rebuildCacheOf(words.data);
    if (got("sync"))
        return synchroniseOnce(words.data, words.central);
    return decodeStdin(words.directory, words.decode);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("unitrail"));
    CLI::App app("Unitrail: serialized-unit traceability at the workstation", "unitrail");
    app.set_version_flag("--version", programVersion().toStdString());
    app.require_subcommand(1);
    CommandLine words;
    describeStation(app, words);
    describeData(app, words);
    describePlant(app, words);
    describeTools(app, words);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &problem) {
        if (problem.get_exit_code() == 0)
            return app.exit(problem);
        return complain(
            QString::fromStdString(problem.what()) + QStringLiteral("; see unitrail --help"), exitUsage);
    }
    return obey(app, words, argc, argv);
}
