// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/station_config.h"

#include "core/base/match.h"
#include "core/plant/table_reader.h"
#include "ui/words/language.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static void readStation(const TomlValue &table, const QDir &home, StationConfig &config, Mistakes &mistakes)
{
    const QString subject = u"The section [station]"_s;
    TableReader reader(table, subject, mistakes);
    const auto path = [&](const QString &key) {
        const auto written = reader.text(key, TableReader::may);
        return written ? home.absoluteFilePath(*written) : QString();
    };
    config.station = reader.name<StationKind>(u"name"_s, TableReader::may);
    config.plantDirectory = path(u"plant"_s);
    config.dataDirectory = path(u"data"_s);
    std::vector<std::pair<QString, QString>> languages;
    for (const LanguageChoice &choice : languageChoices())
        languages.emplace_back(choice.code, choice.code);
    config.language = reader.choice(u"language"_s, TableReader::may, languages).value_or(QString());
    config.theme = reader
                       .choice<QString>(
                           u"theme"_s, TableReader::may, {{u"light"_s, u"light"_s}, {u"dark"_s, u"dark"_s}})
                       .value_or(QString());
}

static void readScreen(const TomlValue &table, StationConfig &config, Mistakes &mistakes)
{
    const QString subject = u"The section [screen]"_s;
    TableReader reader(table, subject, mistakes);
    config.pixelsPerMm = reader.real(u"pixels_per_mm"_s, TableReader::may);
    if (config.pixelsPerMm && (*config.pixelsPerMm < 1 || *config.pixelsPerMm > 40)) {
        mistakes.error(reader.placeOf(u"pixels_per_mm"_s), u"No screen has so many pixels in a millimetre"_s,
            u"Measure a line on it: pixels through millimetres, 3 to 12 with most"_s);
        config.pixelsPerMm.reset();
    }
}

static void readCentral(const TomlValue &table, StationConfig &config, Mistakes &mistakes)
{
    const QString subject = u"The section [central]"_s;
    TableReader reader(table, subject, mistakes);
    config.central.connection = reader.text(u"connection"_s, TableReader::may).value_or(QString());
}

/** Scans and values say by which device they came: no two may have one name. */
static void checkNames(const std::vector<Placed<QString>> &names, Mistakes &mistakes)
{
    std::map<QString, Place> known;
    for (const auto &[name, place] : names) {
        const auto [before, isNew] = known.emplace(name, place);
        if (!isNew && !name.isEmpty())
            mistakes.error(place,
                u"There is a \"%1\" already, in line %2"_s.arg(name).arg(before->second.line),
                u"Give this one another name"_s);
    }
}

static std::optional<ResultSourceConfig> readResultSource(
    const TomlValue &table, const QDir &home, Mistakes &mistakes)
{
    const QString subject = u"This source of results"_s;
    TableReader reader(table, subject, mistakes);
    const auto folder = reader.text(u"folder"_s, TableReader::may);
    const auto listen = reader.text(u"listen"_s, TableReader::may);
    if (folder.has_value() == listen.has_value()) {
        mistakes.error(reader.place(), u"Results come from a folder or are listened for"_s,
            u"Give one of the two: folder = \"/srv/eol\" or listen = \"127.0.0.1:4010\""_s);
        return {};
    }
    if (folder)
        return ResultSourceConfig{.folder = home.absoluteFilePath(*folder)};
    const qsizetype colon = listen->lastIndexOf(u':');
    bool good = false;
    const QString host = listen->left(std::max<qsizetype>(colon, 0));
    const quint16 port = listen->mid(colon + 1).toUShort(&good);
    if (colon < 1 || !good || QHostAddress(host).isNull()) {
        mistakes.error(reader.placeOf(u"listen"_s), u"\"%1\" is no address with a port"_s.arg(*listen),
            u"Write listen = \"127.0.0.1:4010\""_s);
        return {};
    }
    return ResultSourceConfig{.host = host, .port = port};
}

static StationConfig readConfig(const TomlValue &file, const QDir &home, Mistakes &mistakes)
{
    const QString subject = u"This file"_s;
    TableReader reader(file, subject, mistakes);
    StationConfig config;
    if (const TomlValue *station = reader.section(u"station"_s, TableReader::may))
        readStation(*station, home, config, mistakes);
    if (const TomlValue *screen = reader.section(u"screen"_s, TableReader::may))
        readScreen(*screen, config, mistakes);
    if (const TomlValue *camera = reader.section(u"camera"_s, TableReader::may)) {
        TableReader folder(*camera, u"The section [camera]"_s, mistakes);
        if (const auto path = folder.text(u"folder"_s, TableReader::must))
            config.cameraFolder = home.absoluteFilePath(*path);
    }
    if (const TomlValue *central = reader.section(u"central"_s, TableReader::may))
        readCentral(*central, config, mistakes);

    std::vector<Placed<QString>> names;
    std::vector<Place> places;
    for (const TomlValue *table : reader.tables(u"device"_s, TableReader::may)) {
        DeviceSetup setup = readDevice(*table, mistakes);
        names.push_back({setup.driver.name, table->place});
        places.push_back(table->place);
        if (!setup.repair.replacements.empty())
            config.repairs.emplace(setup.driver.name, std::move(setup.repair));
        config.devices.push_back(std::move(setup.driver));
    }
    for (const TomlValue *table : reader.tables(u"instrument"_s, TableReader::may)) {
        InstrumentSetup setup = readInstrument(*table, mistakes);
        names.push_back({setup.driver.name, table->place});
        config.instruments.push_back(std::move(setup));
    }
    if (const TomlValue *tower = reader.section(u"tower"_s, TableReader::may)) {
        config.tower = readTower(*tower, mistakes);
        names.push_back({config.tower->name, tower->place});
    }
    for (const TomlValue *table : reader.tables(u"printer"_s, TableReader::may)) {
        config.printers.push_back(readPrinter(*table, home, mistakes));
        names.push_back({config.printers.back().name, table->place});
    }
    for (const TomlValue *table : reader.tables(u"results"_s, TableReader::may)) {
        if (auto source = readResultSource(*table, home, mistakes))
            config.results.push_back(*std::move(source));
    }
    checkNames(names, mistakes);
    checkDevicesApart(config.devices, places, mistakes);
    return config;
}

Result<StationConfig> readStationConfig(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Failure::Kind::Missing,
            u"%1 cannot be read (%2); name another file with --config"_s.arg(path, file.errorString())};
    const auto parsed = parseToml(path, file.readAll());
    if (const auto *mistake = std::get_if<PlantMistake>(&parsed))
        return Failure{Failure::Kind::Input, mistake->text()};
    Mistakes mistakes;
    StationConfig config
        = readConfig(std::get<TomlValue>(parsed), QDir(QFileInfo(path).absolutePath()), mistakes);
    config.file = QFileInfo(path).absoluteFilePath();
    if (!mistakes.hasErrors())
        return config;
    QStringList lines;
    for (const PlantMistake &mistake : mistakes.sorted())
        lines.append(mistake.text());
    return Failure{Failure::Kind::Input, lines.join(u'\n')};
}

Result<DeviceConfig> serialScannerFromText(const QString &text, int ordinal)
{
    const qsizetype equals = text.indexOf(u'=');
    const QString name = equals > 0 ? text.left(equals) : u"scanner-%1"_s.arg(ordinal);
    const QString path = equals > 0 ? text.mid(equals + 1) : text;
    if (!path.startsWith(u'/'))
        return Failure{Failure::Kind::Input,
            u"--scanner %1: give the device file's full path, such as hand=/dev/ttyACM0"_s.arg(text)};
    return DeviceConfig{.name = name, .connection = SerialConfig{.path = path}};
}

} // namespace unitrail
