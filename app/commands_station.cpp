// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/headless.h"
#include "app/station_window_wiring.h"
#include "drivers/simulated/simulated_scanner.h"

#include <QApplication>
#include <QDir>
#include <QGuiApplication>
#include <QLocale>
#include <QStandardPaths>
#include <QTextStream>

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct StationOptions {
    QString config;
    QString station;
    QString plant;
    QString data;
    QString language;
    QString theme;
    QStringList scanners; ///< "name=/dev/..."
    QString central;
    bool demo = false;
    bool headless = false;
};

} // namespace

/** The demo begins where units begin. */
static const QString demoStation = u"KIT-1"_s;

static Result<StationConfig> configFrom(const StationOptions &options)
{
    StationConfig config;
    if (!options.config.isEmpty()) {
        auto read = readStationConfig(options.config);
        if (!read)
            return read.error();
        config = *std::move(read);
    }
    if (!options.station.isEmpty()) {
        config.station = StationName::fromText(options.station);
        if (!config.station)
            return Failure{Failure::Kind::Input, u"--station %1 is no station name"_s.arg(options.station)};
    }
    if (options.demo && !config.station)
        config.station = StationName::known(demoStation);
    if (!options.plant.isEmpty())
        config.plantDirectory = options.plant;
    if (!options.data.isEmpty())
        config.dataDirectory = options.data;
    if (config.dataDirectory.isEmpty())
        config.dataDirectory = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
            + (options.demo ? u"/unitrail/demo"_s : u"/unitrail/station"_s);
    if (!options.language.isEmpty())
        config.language = options.language;
    if (!options.theme.isEmpty())
        config.theme = options.theme;
    if (!options.central.isEmpty())
        config.central.connection = options.central;
    config.demo = options.demo;
    if (config.plantDirectory.isEmpty() && !config.demo && !config.central.isSet())
        return Failure{Failure::Kind::Input,
            u"which plant is this? Give --plant DIR, --central to take what is published there, or --demo for the demo factory"_s};
    for (const QString &text : options.scanners) {
        auto scanner = serialScannerFromText(text, int(config.devices.size()) + 1);
        if (!scanner)
            return scanner.error();
        config.devices.push_back(*std::move(scanner));
    }
    if (!QDir().mkpath(config.dataDirectory))
        return Failure{Failure::Kind::Storage,
            u"%1 cannot be made; give another directory with --data"_s.arg(config.dataDirectory)};
    return config;
}

static int runWithWindow(StationConfig config, bool practise)
{
    std::unique_ptr<SimulatedScanner> practice;
    if (practise) {
        auto made = SimulatedScanner::create();
        if (!made)
            return failed(made.error());
        practice = *std::move(made);
        config.devices.push_back(
            {.name = u"practice scanner"_s, .connection = SerialConfig{.path = practice->path()}});
    }
    if (config.devices.empty()) // nothing is set up yet: whatever types its prefix first is a scanner
        config.devices.push_back({.name = u"keyboard"_s, .connection = WedgeConfig{}});
    const QString language = config.language.isEmpty() ? QLocale().name().left(2) : config.language;
    const bool dark = config.theme == u"dark";
    const auto pixelsPerMm = config.pixelsPerMm;

    auto assembly = Assembly::make(config);
    if (!assembly)
        return failed(assembly.error());
    StationWindow window((*assembly)->clock());
    window.setStationLanguage(language == u"de" ? language : u"en"_s);
    window.setTheme(dark ? Theme::Kind::Dark : Theme::Kind::Light);
    if (pixelsPerMm)
        window.setPixelsPerMm(*pixelsPerMm);
    connectWindow(window, **assembly);
    if (practice) {
        std::vector<PracticeCode> codes;
        for (const PracticeCode &code : (*assembly)->plant().practiceCodes) {
            if (!code.station || code.station == config.station)
                codes.push_back(code);
        }
        window.setPracticeCodes(codes);
        QObject::connect(&window, &StationWindow::practiceCodeWished, practice.get(),
            [&practice](const QByteArray &bytes) { practice->send(bytes + '\r'); });
    }
    window.resize(practise ? QSize(1640, 800) : QSize(1280, 800));
    practise ? window.show() : window.showFullScreen();
    (*assembly)->start();
    return QApplication::exec();
}

/** Labels that are drawn here need fonts, and those need a graphical application, if without a screen. */
static std::unique_ptr<QCoreApplication> headlessApplication(
    const StationConfig &config, int &argc, char **argv)
{
    const bool draws
        = std::any_of(config.printers.begin(), config.printers.end(), [](const PrinterConfig &printer) {
              return printer.asPicture || std::holds_alternative<PagePrinterConfig>(printer.connection);
          });
    if (!draws)
        return std::make_unique<QCoreApplication>(argc, argv);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

static int runStation(const StationOptions &options, int &argc, char **argv)
{
    const auto config = configFrom(options);
    if (!config)
        return failed(config.error());
    if (options.headless) {
        holdStopRequests();
        const auto application = headlessApplication(*config, argc, argv);
        auto assembly = Assembly::make(*config);
        if (!assembly)
            return failed(assembly.error());
        return runHeadless(**assembly);
    }
    QApplication application(argc, argv);
    QApplication::setStyle(u"Fusion"_s);
    return runWithWindow(*config, options.demo);
}

void describeStation(CLI::App &app, Chosen &chosen)
{
    const auto options = std::make_shared<StationOptions>();
    CLI::App *station = app.add_subcommand("station", "The terminal of one workstation");
    text(station, "--config", options->config, "The station's configuration file (TOML)");
    text(station, "--station", options->station, "Which of the plant's stations this is");
    text(station, "--plant", options->plant, "The plant definition's directory; without it the demo factory");
    text(station, "--data", options->data, "Where the journal is kept");
    text(station, "--lang", options->language, "Language of the screens: en, de");
    text(station, "--theme", options->theme, "light or dark");
    text(station, "--central", options->central, "Connection to the central PostgreSQL, as libpq takes it");
    station->add_option_function<std::vector<std::string>>(
        "--scanner",
        [options](const std::vector<std::string> &values) {
            for (const std::string &value : values)
                options->scanners.append(QString::fromStdString(value));
        },
        "A serial scanner, NAME=/dev/...; may be given several times");
    station->add_flag(
        "--demo", options->demo, "The demo factory, a journal of its own, and a simulated scanner");
    station->add_flag("--headless", options->headless, "No window: one JSON line on stdout for each verdict");
    station->callback([&chosen, options] {
        chosen.run = [options](int &argc, char **argv) { return runStation(*options, argc, argv); };
    });
}

} // namespace unitrail
