// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/plant_source.h"
#include "app/station_config.h"
#include "app/tag_writing.h"
#include "core/codes/read_code.h"
#include "core/codes/unit_epc.h"
#include "core/station/recorder.h"
#include "core/station/session.h"
#include "core/station/workflow.h"
#include "drivers/make_scanner.h"

#include <QEventLoop>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct TagWords {
    QString config, device, unit, person, epc;
    int waitS = 10;
};

} // namespace

static Result<DeviceConfig> readerOf(const StationConfig &config, const QString &name)
{
    const auto found = std::find_if(config.devices.begin(), config.devices.end(),
        [&](const DeviceConfig &device) { return device.name == name; });
    if (found == config.devices.end())
        return Failure{
            Failure::Kind::Input, u"--device %1: the configuration has no device of this name"_s.arg(name)};
    return *found;
}

/** What is to be written: the unit's own EPC, or what was wished. */
static Result<QByteArray> contentFor(const UnitId &unit, const Plant &plant, const QString &wished)
{
    if (wished.isEmpty()) {
        auto epc = epcOfUnit(unit, plant);
        if (!epc)
            return Failure{epc.error().kind, epc.error().text + u"; give the tag's content with --epc"_s};
        return epc;
    }
    static const QRegularExpression words(QStringLiteral("^(?:[0-9A-Fa-f]{4}){1,31}$"));
    if (!words.match(wished).hasMatch())
        return Failure{Failure::Kind::Input,
            u"--epc %1: give 1 to 31 words of four hexadecimal digits each"_s.arg(wished)};
    return wished.toUpper().toLatin1();
}

/** A tag that names another unit already is not overwritten: it sticks on that one. */
static bool namesAnother(Journal &journal, const Plant &plant, const UnitId &unit, const Scan &tag)
{
    const Code code = readEpc(tag.bytes, plant);
    for (const QString &text : textsToResolve(code)) {
        const auto units = journal.resolve(text);
        if (!units) // not to be asked is not to be overwritten
            return true;
        for (const UnitId &known : *units) {
            if (known != unit)
                return true;
        }
    }
    return false;
}

static QString wordsFor(TagWriting::End end)
{
    switch (end) {
    case TagWriting::End::Written:
        return {};
    case TagWriting::End::NoReader:
        return u"the reader does not open; look at its cable and its port"_s;
    case TagWriting::End::NoTag:
        return u"no tag came into the field; lay one on the reader and try again"_s;
    case TagWriting::End::SeveralTags:
        return u"more than one tag is in the field; take the others away and try again"_s;
    case TagWriting::End::NotThisTag:
        return u"this tag names another unit; take a fresh one"_s;
    case TagWriting::End::Refused:
        return u"the tag does not let itself be written: locked, or too small; take another one"_s;
    case TagWriting::End::NoAnswer:
        return u"the reader did not answer in time; what the tag holds is not known: read it before use"_s;
    case TagWriting::End::Different:
        return u"the tag reads otherwise than it was written; do not use it"_s;
    case TagWriting::End::Unsupported:
        return u"the reader cannot write this"_s;
    }
    return {};
}

static int writeTag(const TagWords &words)
{
    const auto config = readStationConfig(words.config);
    if (!config)
        return failed(config.error());
    const auto device = readerOf(*config, words.device);
    if (!device)
        return failed(device.error());
    if (!config->station)
        return complain(u"%1 names no station; add name under [station]"_s.arg(words.config), exitUsage);
    const auto source = loadPlant(config->plantDirectory);
    if (!source)
        return failed(source.error());
    const Plant &plant = source->plant;
    const auto person = PersonId::fromText(words.person);
    const auto known = person ? plant.people.find(*person) : plant.people.end();
    if (known == plant.people.end())
        return complain(u"--person %1: the plant knows nobody of this number"_s.arg(words.person), exitUsage);
    SystemClock clock;
    auto journal = Journal::open(config->dataDirectory, clock);
    if (!journal)
        return failed(journal.error());
    const auto unit = unitFromText(**journal, words.unit);
    if (!unit)
        return unnamed(unit.error());
    const auto epc = contentFor(*unit, plant, words.epc);
    if (!epc)
        return failed(epc.error());

    auto reader = makeScanner(*device, clock);
    if (!reader)
        return failed(reader.error());
    if (!(*reader)->writesTags())
        return complain(u"--device %1: this reader writes no tags"_s.arg(words.device), exitUsage);
    TagWriting writing(**reader, {.newEpc = *epc, .waitMs = words.waitS * 1000},
        [&](const Scan &tag) { return !namesAnother(**journal, plant, *unit, tag); });
    QEventLoop loop;
    TagWriting::End end = TagWriting::End::NoReader;
    QObject::connect(&writing, &TagWriting::ended, &loop, [&](TagWriting::End how) {
        end = how;
        loop.quit();
    });
    QMetaObject::invokeMethod(&writing, &TagWriting::start, Qt::QueuedConnection);
    loop.exec();
    if (end != TagWriting::End::Written)
        return complain(wordsFor(end), exitNo);

    Recorder recorder(**journal, plant, clock, *config->station);
    const Scan &before = writing.seen().front();
    const auto judged = recorder.give(BindIdentifier{*unit, u"epc"_s, QString::fromLatin1(*epc)},
        {.person = &known->second,
            .how = CaptureMethod::Rfid,
            .device = words.device,
            .raw = *epc,
            .tag = sightingOf(before),
            .code = QString::fromLatin1(*epc)});
    if (!judged)
        return failed(judged.error());
    if (const Refusal *refusal = judged->refusal())
        return complain(
            u"the tag is written, but not bound to %1: %2"_s.arg(unit->text(), reasonName(refusal->reason)),
            exitNo);
    print(QJsonObject{{u"unit"_s, unit->text()}, {u"epc"_s, QString::fromLatin1(*epc)},
        {u"previous_epc"_s, QString::fromLatin1(before.bytes)}, {u"tid"_s, QString::fromLatin1(before.tid)},
        {u"rssi_dbm"_s, before.rssiDbm},
        {u"seq"_s, judged->entries.empty() ? 0 : judged->entries.back().position.sequence}});
    return exitDone;
}

void describeTag(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<TagWords>();
    CLI::App *tag = app.add_subcommand("tag", "RFID tags");
    tag->require_subcommand(1);
    CLI::App *write = tag->add_subcommand("write", "Writes one tag, reads it back and binds it to a unit");
    text(write, "--config", words->config, "The station's configuration file (TOML)")->required();
    text(write, "--device", words->device, "The reader's name in it")->required();
    text(write, "--unit", words->unit, "PART/SERIAL, a serial or another identifier")->required();
    text(write, "--person", words->person, "Who does it, by the plant's number")->required();
    text(write, "--epc", words->epc, "What to write, hexadecimal; else the unit's GTIN and serial");
    write->add_option("--wait", words->waitS, "Seconds to wait for a tag")->check(CLI::Range(1, 600));
    whenChosen(write, chosen, [words] { return writeTag(*words); });
}

} // namespace unitrail
