// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/plant_source.h"
#include "app/reports.h"
#include "app/version.h"
#include "app/written_file.h"
#include "core/exchange/dossier.h"
#include "core/exchange/genealogy_files.h"
#include "core/trace/genealogy.h"

#include <QFile>
#include <QJsonArray>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct GenealogyWords {
    QString data, plant, unit, as, csv, svg, pdf;
    int depth = 0;
    bool up = false, down = false, json = false;
};

struct DossierWords {
    QString data, json, pdf;
    QStringList units;
};

struct CheckWords {
    QString file, key;
    bool json = false;
};

} // namespace

static int printGenealogy(const GenealogyWords &words)
{
    const auto view
        = words.as.isEmpty() ? GenealogyQuestion::View::AsMaintained : genealogyViewFromName(words.as);
    if (!view)
        return complain(u"--as %1: give built, maintained or ever"_s.arg(words.as), exitUsage);
    if (words.up && words.down)
        return complain(u"--up and --down: give one of them"_s, exitUsage);
    if (words.depth < 0)
        return complain(u"--depth %1: give the number of levels, or 0 for all"_s.arg(words.depth), exitUsage);
    SystemClock clock;
    auto journal = look(words.data, clock);
    if (!journal)
        return failed(journal.error());
    // A lot is named as subjects are: "@lot/PART/LOT".
    std::optional<Subject> start = words.unit.startsWith(u'@') ? Subject::fromText(words.unit) : std::nullopt;
    if (start && start->kind() != Subject::Kind::Lot)
        return complain(u"%1: give a unit, or a lot as @lot/PART/LOT"_s.arg(words.unit), exitUsage);
    if (!start) {
        const auto unit = unitFromText(**journal, words.unit);
        if (!unit)
            return unnamed(unit.error());
        start = Subject::of(*unit);
    }
    auto genealogist = Genealogist::open(**journal);
    if (!genealogist)
        return failed(genealogist.error());
    const auto tree
        = (*genealogist)->ask({.start = *start, .up = words.up, .view = *view, .depthMax = words.depth});
    if (!tree)
        return failed(tree.error());
    std::optional<std::vector<BomFinding>> findings;
    if (const auto unit = start->unit(); unit && !words.up) {
        const auto plant = words.plant.isEmpty() ? plantOfJournal(**journal) : loadPlant(words.plant);
        if (!plant && !words.plant.isEmpty())
            return failed(plant.error());
        const auto standing = (*journal)->standing(*start);
        if (!standing)
            return failed(standing.error());
        if (plant)
            findings = compareWithBom(plant->plant, *unit, standing->unit(), fittedIn(*tree));
    }
    if (!words.csv.isEmpty()) {
        if (const Outcome written = writeFile(words.csv, genealogyCsv(*tree)); !written)
            return failed(written.error());
    }
    if (!words.svg.isEmpty()) {
        if (const Outcome written = writeFile(words.svg, genealogySvg(*tree)); !written)
            return failed(written.error());
    }
    if (!words.pdf.isEmpty()) {
        const Speech speech(Language::of(u"en"_s, clock.offsetMinutes()));
        const Report report = genealogyReport(*tree, findings, speech, clock.wallMs());
        if (const Outcome written = writeFile(words.pdf, pdfOf(report)); !written)
            return failed(written.error());
    }
    if (words.json) {
        print(genealogyJson(*tree, findings));
        return exitDone;
    }
    QString text = genealogyText(*tree);
    for (const BomFinding &finding : findings.value_or(std::vector<BomFinding>()))
        text += u"%1: %2 %3 %4\n"_s.arg(
            bomFindingName(finding.kind), finding.part.text(), finding.quantity, finding.found);
    print(text.toUtf8().trimmed());
    return exitDone;
}

static int writeDossier(const DossierWords &words)
{
    SystemClock clock;
    auto journal = look(words.data, clock);
    if (!journal)
        return failed(journal.error());
    std::vector<UnitId> units;
    for (const QString &text : words.units) {
        const auto unit = unitFromText(**journal, text);
        if (!unit)
            return unnamed(unit.error());
        units.push_back(*unit);
    }
    DossierFrame frame{.madeMs = clock.wallMs(), .program = programVersion()};
    if (const auto plant = plantOfJournal(**journal)) {
        frame.plant = plant->plant.name + u' ' + plant->plant.revision;
        frame.plantDigest = QString::fromLatin1(plant->plant.digest.toHex());
    }
    const auto record = dossierOf(**journal, units, frame);
    if (!record)
        return failed(record.error());
    const auto key = SigningKey::ofDirectory(words.data);
    if (!key)
        return failed(key.error());
    const QByteArray bytes = signedRecord(*record, *key);
    if (!words.pdf.isEmpty()) {
        std::vector<History> histories;
        for (const UnitId &unit : units) {
            auto history = historyOf(**journal, unit);
            if (!history)
                return failed(history.error());
            histories.push_back(*std::move(history));
        }
        const Speech speech(Language::of(u"en"_s, clock.offsetMinutes()));
        const Bound bound{.name = u"dossier.json"_s,
            .record = bytes,
            .key = QString::fromLatin1(key->publicKey().toBase64()),
            .plant = frame.plant,
            .madeMs = frame.madeMs};
        const Outcome written = writeFile(words.pdf, pdfOf(dossierReport(histories, speech, bound)));
        if (!written)
            return failed(written.error());
        if (words.json.isEmpty())
            return exitDone;
    }
    if (words.json.isEmpty()) {
        print(bytes.trimmed());
        return exitDone;
    }
    const Outcome written = writeFile(words.json, bytes);
    return written ? exitDone : failed(written.error());
}

static int checkFile(const CheckWords &words)
{
    QFile file(words.file);
    if (!file.open(QIODevice::ReadOnly))
        return complain(u"%1 cannot be read"_s.arg(words.file), exitUsage);
    QByteArray bytes = file.readAll();
    const bool printed = bytes.startsWith("%PDF-");
    if (printed) {
        const auto record = recordIn(bytes);
        if (!record)
            return complain(record.error().text, exitNo);
        bytes = *record;
    }
    const RecordCheck check = checkRecord(bytes, words.key);
    if (words.json) {
        print({{u"ok"_s, check.good()}, {u"attached"_s, printed}, {u"kind"_s, check.kind},
            {u"key"_s, check.key}, {u"entries"_s, check.entries}, {u"links"_s, check.links},
            {u"faults"_s, QJsonArray::fromStringList(check.faults)}});
        return check.good() ? exitDone : exitNo;
    }
    if (!check.good())
        return complain(check.faults.join(u'\n'), exitNo);
    QString text = u"%1: sound, signed by %2; %3 entries, %4 of them linked"_s.arg(check.kind, check.key)
                       .arg(check.entries)
                       .arg(check.links);
    if (printed)
        text += u" (the record attached to the PDF; its printed pages are not checked)"_s;
    print(text.toUtf8());
    return exitDone;
}

void describeRecords(CLI::App &app, Chosen &chosen)
{
    const auto tree = std::make_shared<GenealogyWords>();
    CLI::App *genealogy
        = app.add_subcommand("genealogy", "What a unit is built from, or what it was built into");
    text(genealogy, "unit", tree->unit, "PART/SERIAL, another identifier, or @lot/PART/LOT")->required();
    text(genealogy, "--data", tree->data, "The journal's directory")->required();
    genealogy->add_flag("--down", tree->down, "What it is built from; the usual");
    genealogy->add_flag("--up", tree->up, "What it was built into");
    text(genealogy, "--as", tree->as, "built, maintained (the usual) or ever");
    genealogy->add_option("--depth", tree->depth, "So many levels; without it all");
    text(genealogy, "--plant", tree->plant, "Whose bill of material; without it the one it was judged by");
    genealogy->add_flag("--json", tree->json, "As one JSON object");
    text(genealogy, "--csv", tree->csv, "Write a table to this file");
    text(genealogy, "--svg", tree->svg, "Write the graph to this file");
    text(genealogy, "--pdf", tree->pdf, "Write the tree to this file, to be printed");
    whenChosen(
        genealogy, chosen, [tree] { return printGenealogy(*tree); }, [tree] { return !tree->pdf.isEmpty(); });

    const auto dossier = std::make_shared<DossierWords>();
    CLI::App *record = app.add_subcommand(
        "dossier", "The device history record of one or more units, signed by this journal's key");
    record
        ->add_option_function<std::vector<std::string>>(
            "units",
            [dossier](const std::vector<std::string> &values) {
                for (const std::string &value : values)
                    dossier->units.append(QString::fromStdString(value));
            },
            "PART/SERIAL or other identifiers")
        ->required();
    text(record, "--data", dossier->data, "The journal's directory")->required();
    text(record, "--json", dossier->json, "Write it to this file; without it to stdout");
    text(record, "--pdf", dossier->pdf, "Write it to be read and printed, with the signed record in it");
    whenChosen(
        record, chosen, [dossier] { return writeDossier(*dossier); },
        [dossier] { return !dossier->pdf.isEmpty(); });

    const auto check = std::make_shared<CheckWords>();
    CLI::App *verify = app.add_subcommand(
        "verify-record", "Check a dossier or recall that was signed; needs no journal and no server");
    text(verify, "file", check->file, "The file")->required();
    text(verify, "--key", check->key, "The station's public key in base64, as it must be");
    verify->add_flag("--json", check->json, "As one JSON object");
    whenChosen(verify, chosen, [check] { return checkFile(*check); });
}

} // namespace unitrail
