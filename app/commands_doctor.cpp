// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/doctor_report.h"
#include "app/headless.h"
#include "app/scanner_doctor.h"
#include "app/station_config.h"
#include "drivers/make_scanner.h"
#include "ui/words/doctor_words.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QSaveFile>
#include <QSocketNotifier>
#include <QTimer>

#include <cstdio>
#include <unistd.h>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct DoctorOptions {
    QString device;
    QString config;
    QString sheet; ///< where to write the test sheet
    int seconds = 0; ///< judge after so long; 0: when the sheet was read, or on a wish
    bool json = false;
};

} // namespace

static int writeSheet(const QString &path, int &argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv); // for the letters
    const QByteArray pdf = testSheetPdf(DoctorWords::sheet());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size() || !file.commit())
        return complain(
            u"%1 cannot be written (%2); name another file"_s.arg(path, file.errorString()), exitNo);
    return exitDone;
}

static Result<DeviceConfig> deviceIn(const StationConfig &config, const QString &name)
{
    QStringList names;
    for (const DeviceConfig &device : config.devices) {
        if (device.name == name)
            return device;
        names += device.name;
    }
    return Failure{Failure::Kind::Input,
        u"--device %1: the configuration has no such device; it has %2"_s.arg(
            name, names.isEmpty() ? u"none"_s : names.join(u", "))};
}

static void say(const QByteArray &line)
{
    print(line);
    std::fflush(stdout);
}

static void sayJudgement(const Diagnosis &diagnosis, bool json, bool isFinal)
{
    if (json) {
        QJsonObject line = judgementJson(diagnosis);
        line.insert(u"final"_s, isFinal);
        print(line);
        std::fflush(stdout);
        return;
    }
    if (isFinal) {
        for (const QString &line : judgementLines(diagnosis))
            say(line.toUtf8());
    }
}

/** Listens until the whole sheet was read, somebody presses Enter, or the process is asked to stop. */
static int listen(Scanner &scanner, const DeviceConfig &device, const RepairMap &repair, const Clock &clock,
    const DoctorOptions &options)
{
    ScannerDoctor doctor(scanner, device, repair, clock);
    QObject::connect(&scanner, &Scanner::stateChanged, &doctor, [](const DeviceState &state) {
        std::fprintf(stderr, "unitrail: %s is %s: %s\n", qUtf8Printable(state.device),
            state.kind == DeviceState::Kind::Ready ? "ready" : "not ready", qUtf8Printable(state.detail));
    });
    QObject::connect(&doctor, &ScannerDoctor::captured, &doctor, [&doctor, &options] {
        const Diagnosis diagnosis = doctor.diagnosis();
        const Capture &capture = doctor.captures().back();
        if (options.json)
            print(captureJson(capture, diagnosis.reads.back()));
        else
            say(captureLine(capture, diagnosis.reads.back()).toUtf8());
        const bool whole = diagnosis.missing.empty();
        if (!whole)
            sayJudgement(diagnosis, options.json, false);
        else
            QCoreApplication::quit();
    });
    StopRequests stop;
    QObject::connect(&stop, &StopRequests::came, qApp, &QCoreApplication::quit);
    // Enter ends it; an input that is closed does not, for nobody is there to press anything.
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, qApp, [&input] {
        char line[256];
        if (::read(STDIN_FILENO, line, sizeof line) > 0)
            QCoreApplication::quit();
        else
            input.setEnabled(false);
    });
    if (options.seconds > 0)
        QTimer::singleShot(options.seconds * 1000, qApp, &QCoreApplication::quit);
    scanner.start();
    if (!options.json)
        say("Scan every code of the test sheet once; Enter ends it.");
    QCoreApplication::exec();
    scanner.stop();

    const Diagnosis diagnosis = doctor.diagnosis();
    sayJudgement(diagnosis, options.json, true);
    const bool right = diagnosis.verdict == Diagnosis::Verdict::Right
        || diagnosis.verdict == Diagnosis::Verdict::RightRepaired;
    return right ? exitDone : exitNo;
}

static int runDoctor(const DoctorOptions &options, int &argc, char **argv)
{
    if (!options.sheet.isEmpty()) {
        if (const int code = writeSheet(options.sheet, argc, argv); code != exitDone)
            return code;
        if (options.device.isEmpty())
            return exitDone;
    }
    if (options.device.isEmpty() || options.config.isEmpty())
        return complain(
            u"give --device NAME and --config FILE to judge a scanner, or --sheet FILE.pdf for the test sheet"_s,
            exitUsage);
    const auto config = readStationConfig(options.config);
    if (!config)
        return failed(config.error());
    const auto device = deviceIn(*config, options.device);
    if (!device)
        return failed(device.error());
    if (const auto refusal = doctorRefuses(*device))
        return complain(*refusal, exitUsage);
    if (std::holds_alternative<WedgeConfig>(device->connection))
        return complain(
            u"%1 types into a window: judge it on the station's own screen, Scanners and devices"_s.arg(
                device->name),
            exitUsage);
    holdStopRequests();
    QCoreApplication core(argc, argv);
    const SystemClock clock;
    const auto scanner = makeScanner(*device, clock);
    if (!scanner)
        return failed(scanner.error());
    const auto repair = config->repairs.find(device->name);
    return listen(
        **scanner, *device, repair == config->repairs.end() ? RepairMap() : repair->second, clock, options);
}

void describeDoctor(CLI::App &app, Chosen &chosen)
{
    const auto options = std::make_shared<DoctorOptions>();
    CLI::App *doctor = app.add_subcommand(
        "doctor", "Judges a scanner by what it makes of a test sheet, and says how to mend it");
    text(doctor, "--device", options->device, "The device's name in the configuration");
    text(doctor, "--config", options->config, "The station's configuration file (TOML)");
    text(doctor, "--sheet", options->sheet, "Write the test sheet here, as a PDF of one A4 page");
    doctor->add_option("--seconds", options->seconds, "Judge after so long, whatever was scanned")
        ->check(CLI::Range(1, 86400));
    doctor->add_flag("--json", options->json, "One JSON line for each capture and each judgement");
    doctor->callback([&chosen, options] {
        chosen.run = [options](int &argc, char **argv) { return runDoctor(*options, argc, argv); };
    });
}

} // namespace unitrail
