// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/plant_source.h"
#include "core/domain/decide.h"
#include "core/domain/serials.h"
#include "core/labels/layout.h"
#include "core/station/recorder.h"

#include <QGuiApplication>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct LabelWords {
    QString part, serial, container, plant, data, png, pdf;
    bool zpl = false, picture = false;
};

struct MintWords {
    QString part, data, plant, station;
    int count = 1;
};

} // namespace

// ---- one label

/** A carton's label needs an SSCC, a tote's does not: the first, of its highest revision, that can be
 * printed. */
static const Label *containerLabelFor(
    const LabelData &data, const std::optional<PartNumber> &part, const Plant &plant)
{
    const Label *found = nullptr;
    for (const Label &label : plant.labels) {
        const bool meant = !part || label.parts.empty()
            || std::find(label.parts.begin(), label.parts.end(), *part) != label.parts.end();
        const bool newer = found && label.name == found->name && label.revision > found->revision;
        if (label.of == Label::Of::Container && meant && (!found || newer) && layOut(label, data))
            found = &label;
    }
    return found;
}

/** What the label is made of: as the journal knows the thing, or as it would be at its beginning. */
static Result<std::pair<const Label *, LabelData>> labelOf(const LabelWords &words, const Plant &plant)
{
    SystemClock clock;
    const QDate day = dayAt(clock.wallMs(), plant);
    std::unique_ptr<Journal> journal;
    if (!words.data.isEmpty()) {
        auto opened = look(words.data, clock);
        if (!opened)
            return opened.error();
        journal = *std::move(opened);
    }
    const auto standingOf = [&](const Subject &subject) -> Result<Standing> {
        return journal ? journal->standing(subject) : Result<Standing>(blank(subject));
    };
    const auto part = PartNumber::fromText(words.part);
    const auto none = [](const QString &text) { return Failure{Failure::Kind::Input, text}; };
    if (!words.container.isEmpty()) {
        const auto id = ContainerId::fromText(words.container);
        if (!id)
            return none(u"\"%1\" is no container"_s.arg(words.container));
        const auto standing = standingOf(Subject::of(*id));
        if (!standing)
            return standing.error();
        const LabelData data = labelDataOf(*id, standing->container(), plant, day);
        const ContainerType *type = containerTypeOf(plant, *id);
        const Label *label = type ? plant.labelOf(*type) : containerLabelFor(data, part, plant);
        if (!label)
            return none(u"the plant has no label that fits the container \"%1\""_s.arg(words.container));
        return std::pair(label, data);
    }
    const auto serial = SerialNumber::fromText(words.serial);
    if (!part || !serial)
        return none(u"give --part and --serial, or --container"_s);
    const Label *label = plant.labelOf(*part, Label::Of::Unit);
    if (!label)
        return none(u"the plant has no label for units of %1"_s.arg(part->text()));
    const UnitId id{*part, *serial};
    const auto standing = standingOf(Subject::of(id));
    if (!standing)
        return standing.error();
    return std::pair(label, labelDataOf(id, standing->unit(), plant, day));
}

static int writePng(const LabelLayout &layout, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !pictureOf(layout).save(&file, "PNG") || !file.commit())
        return complain(u"%1 cannot be written (%2)"_s.arg(path, file.errorString()), exitUsage);
    return exitDone;
}

static int writePdf(const Label &label, const LabelLayout &layout, const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return complain(u"%1 cannot be written (%2)"_s.arg(path, file.errorString()), exitUsage);
    {
        QPdfWriter writer(&file);
        writer.setResolution(1200);
        writer.setTitle(layout.name);
        writer.setPageSize(QPageSize(QSizeF(label.width.toDouble(), label.height.toDouble()),
            QPageSize::Millimeter, layout.name, QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        QPainter painter(&writer);
        paintLabel(painter, layout, QRectF(0, 0, writer.width(), writer.height()));
    }
    if (!file.commit())
        return complain(u"%1 cannot be written (%2)"_s.arg(path, file.errorString()), exitUsage);
    return exitDone;
}

static int makeLabel(const LabelWords &words)
{
    const auto source = loadPlant(words.plant);
    if (!source)
        return failed(source.error());
    const auto label = labelOf(words, source->plant);
    if (!label)
        return failed(label.error());
    const auto layout = layOut(*label->first, label->second);
    if (!layout)
        return complain(layout.error().text, exitNo);
    if (const auto command = commandOn(*layout, source->plant))
        return complain(
            u"label %1: whoever scanned it would give the command %2"_s.arg(layout->name, *command), exitNo);
    int code = exitDone;
    if (!words.png.isEmpty())
        code = writePng(*layout, words.png);
    if (code == exitDone && !words.pdf.isEmpty())
        code = writePdf(*label->first, *layout, words.pdf);
    if (code == exitDone && (words.zpl || (words.png.isEmpty() && words.pdf.isEmpty())))
        print((words.picture ? zplPictureOf(*layout) : zplOf(*layout)).trimmed());
    return code;
}

// ---- many serials

static Result<StationName> mintingStation(const MintWords &words, const PartNumber &part, const Plant &plant)
{
    QStringList names;
    for (const auto &[name, station] : plant.stations) {
        if (isMintedAt(plant, part, name))
            names.append(name.text());
    }
    const QString wanted = words.station.isEmpty() && names.size() == 1 ? names.front() : words.station;
    if (!names.contains(wanted))
        return Failure{Failure::Kind::Input,
            names.isEmpty() ? u"no station makes %1"_s.arg(part.text())
                            : u"%1 is made at %2: give --station"_s.arg(part.text(), names.join(u", "))};
    return *StationName::fromText(wanted);
}

static int mint(const MintWords &words)
{
    constexpr int countMax = 100'000;
    const auto source = loadPlant(words.plant);
    if (!source)
        return failed(source.error());
    const auto part = PartNumber::fromText(words.part);
    if (!part || !source->plant.part(*part))
        return complain(u"the plant has no part \"%1\""_s.arg(words.part), exitUsage);
    if (words.count < 1 || words.count > countMax)
        return complain(u"--count %1: give 1 to %2"_s.arg(words.count).arg(countMax), exitUsage);
    const auto station = mintingStation(words, *part, source->plant);
    if (!station)
        return failed(station.error());
    SystemClock clock;
    auto journal = Journal::open(words.data, clock);
    if (!journal)
        return failed(journal.error());
    Recorder recorder(**journal, source->plant, clock, *station);
    const auto serials = recorder.nextSerials(*part, words.count);
    if (!serials)
        return failed(serials.error());
    if (int(serials->size()) < words.count)
        return complain(
            u"%1 may mint %2 more serials of %3, not %4: central leases new ones"_s.arg(station->text())
                .arg(serials->size())
                .arg(part->text())
                .arg(words.count),
            exitNo);
    const auto judged = recorder.give(ReserveSerials{*part, *serials},
        {.overrideReason = {},
            .how = CaptureMethod::Manual,
            .device = u"command line"_s,
            .raw = {},
            .code = {}});
    if (!judged)
        return failed(judged.error());
    if (const Refusal *refusal = judged->refusal())
        return complain(u"no serials were minted: %1"_s.arg(reasonName(refusal->reason)), exitNo);
    for (const SerialNumber &serial : *serials)
        print(QJsonObject{{u"part"_s, part->text()}, {u"serial"_s, serial.text()},
            {u"unit"_s, UnitId{*part, serial}.text()}, {u"station"_s, station->text()}});
    return exitDone;
}

void describeLabels(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<LabelWords>();
    CLI::App *label = app.add_subcommand("label", "The label of a unit or a container, as it is printed");
    text(label, "--part", words->part, "The part number");
    text(label, "--serial", words->serial, "The unit's serial");
    text(label, "--container", words->container, "Instead of a unit: a carton or pallet by its SSCC, a tote");
    text(label, "--plant", words->plant, "Whose templates; without it the demo factory's");
    text(label, "--data", words->data, "A journal, for what it knows of the unit");
    text(label, "--png", words->png, "Write a picture, one dot a pixel");
    text(label, "--pdf", words->pdf, "Write a PDF of the label's size");
    label->add_flag("--zpl", words->zpl, "Print ZPL to stdout, also without another output");
    label->add_flag("--picture", words->picture, "ZPL as one picture: the letters as in --png");
    label->callback([&chosen, words] {
        chosen.run = [words](int &argc, char **argv) {
            if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
                qputenv("QT_QPA_PLATFORM", "offscreen");
            QGuiApplication gui(argc, argv); // letters need fonts
            return makeLabel(*words);
        };
    });

    const auto minting = std::make_shared<MintWords>();
    CLI::App *mintCommand = app.add_subcommand(
        "mint", "Reserve serials for labels that are printed before their units are made");
    text(mintCommand, "--part", minting->part, "The part number")->required();
    mintCommand->add_option("--count", minting->count, "How many, in one go");
    text(mintCommand, "--data", minting->data, "The station's journal; nobody else may be writing to it")
        ->required();
    text(mintCommand, "--plant", minting->plant, "The definition; without it the demo factory's");
    text(mintCommand, "--station", minting->station,
        "Whose numbers; needed where several stations make the part");
    whenChosen(mintCommand, chosen, [minting] { return mint(*minting); });
}

} // namespace unitrail
