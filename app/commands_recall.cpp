// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/plant_source.h"
#include "app/reports.h"
#include "app/version.h"
#include "app/written_file.h"
#include "core/exchange/dossier.h"
#include "core/exchange/recall_table.h"
#include "core/trace/figures.h"
#include "core/trace/trace.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct RecallWords {
    QString data, plant, from, to, compare, csv, pdf;
    std::vector<std::pair<RecallStart::Kind, QString>> starts;
    bool json = false;
};

} // namespace

static Result<RecallQuestion> questionFrom(const RecallWords &words)
{
    RecallQuestion question;
    std::optional<qint64> from, to;
    for (const auto &[text, into, end] :
        {std::tuple{&words.from, &from, false}, std::tuple{&words.to, &to, true}}) {
        if (text->isEmpty())
            continue;
        const auto moment = momentFromText(*text, end);
        if (!moment)
            return Failure{Failure::Kind::Input, (end ? u"--to "_s : u"--from "_s) + moment.error().text};
        *into = *moment;
    }
    if (from && to && *from > *to)
        return Failure{Failure::Kind::Input, u"--from %1 is after --to %2"_s.arg(words.from, words.to)};
    for (const auto &[kind, text] : words.starts) {
        auto start = RecallStart::fromText(kind, text);
        if (!start)
            return start.error();
        start->fromMs = from;
        start->toMs = to;
        question.starts.push_back(*std::move(start));
    }
    if (question.starts.empty()) {
        QStringList options;
        for (const RecallStart::Kind kind : recallStartKinds())
            options.append(u"--"_s + recallStartName(kind));
        return Failure{
            Failure::Kind::Input, u"a recall of what? Give one or more of %1"_s.arg(options.join(u", "_s))};
    }
    return question;
}

/** An earlier answer's units, from the file that it was written to. */
static Result<QStringList> earlierScope(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Failure::Kind::Missing, u"--compare %1: cannot be read"_s.arg(path)};
    const QJsonDocument json = QJsonDocument::fromJson(file.readAll());
    auto scope = scopeFromJson(json.object());
    if (!scope)
        return Failure{Failure::Kind::Input, u"--compare %1: %2"_s.arg(path, scope.error().text)};
    return scope;
}

static int printRecall(const RecallWords &words)
{
    const auto question = questionFrom(words);
    if (!question)
        return complain(question.error().text, exitUsage);
    std::optional<QStringList> before;
    if (!words.compare.isEmpty()) {
        auto scope = earlierScope(words.compare);
        if (!scope)
            return complain(scope.error().text, exitUsage);
        before = *std::move(scope);
    }
    SystemClock clock;
    auto journal = look(words.data, clock);
    if (!journal)
        return failed(journal.error());
    const auto plant = words.plant.isEmpty() ? plantOfJournal(**journal) : loadPlant(words.plant);
    if (!plant && !words.plant.isEmpty())
        return failed(plant.error());
    auto figures = Figures::open(**journal);
    if (!figures)
        return failed(figures.error());
    if (const auto followed = (*figures)->catchUp(); !followed)
        return failed(followed.error());
    auto trace = Trace::open(**journal);
    if (!trace)
        return failed(trace.error());
    const auto recall = (*trace)->recall(*question,
        {.figures = figures->get(), .plant = plant ? &plant->plant : nullptr, .nowMs = clock.wallMs()});
    if (!recall)
        return failed(recall.error());
    if (!words.csv.isEmpty()) {
        if (const Outcome written = writeFile(words.csv, recallCsv(*recall)); !written)
            return failed(written.error());
    }
    if (!words.pdf.isEmpty()) {
        const auto key = SigningKey::ofDirectory(words.data);
        if (!key)
            return failed(key.error());
        DossierFrame frame{.madeMs = clock.wallMs(), .program = programVersion()};
        if (plant) {
            frame.plant = plant->plant.name + u' ' + plant->plant.revision;
            frame.plantDigest = QString::fromLatin1(plant->plant.digest.toHex());
        }
        const Speech speech(Language::of(u"en"_s, clock.offsetMinutes()));
        const QByteArray record = signedRecord(recallRecord(*recall, frame), *key);
        const Bound bound{.name = u"recall.json"_s,
            .record = record,
            .key = QString::fromLatin1(key->publicKey().toBase64()),
            .plant = frame.plant,
            .madeMs = frame.madeMs};
        if (const Outcome written = writeFile(words.pdf, pdfOf(recallReport(*recall, speech, bound)));
            !written)
            return failed(written.error());
    }
    const RecallDifference changed = before ? difference(*before, recall->scope()) : RecallDifference();
    if (words.json) {
        QJsonObject json = recallJson(*recall);
        if (before)
            json.insert(u"difference"_s,
                QJsonObject{{u"added"_s, QJsonArray::fromStringList(changed.added)},
                    {u"removed"_s, QJsonArray::fromStringList(changed.removed)}});
        print(json);
        return exitDone;
    }
    QString text = recallText(*recall);
    if (before) {
        text += u"  %1 added, %2 removed since %3\n"_s.arg(changed.added.size())
                    .arg(changed.removed.size())
                    .arg(words.compare);
        for (const QString &unit : changed.added)
            text += u"  + %1\n"_s.arg(unit);
        for (const QString &unit : changed.removed)
            text += u"  - %1\n"_s.arg(unit);
    }
    print(text.toUtf8().trimmed());
    return exitDone;
}

static const char *helpOf(RecallStart::Kind kind)
{
    using Kind = RecallStart::Kind;
    switch (kind) {
    case Kind::Serial:
        return "PART/SERIAL of a component, or of a unit itself";
    case Kind::Lot:
        return "PART/LOT of a material; a supplier lot counts as well";
    case Kind::SupplierLot:
        return "The supplier's lot number alone, of any part";
    case Kind::ProductLot:
        return "A lot of our own making";
    case Kind::Order:
        return "A work order";
    case Kind::Station:
        return "Units that were worked on at this station";
    case Kind::Person:
        return "Units that this person worked on";
    case Kind::Gauge:
        return "Units that were measured with this instrument";
    case Kind::Fixture:
        return "Units that were held by this fixture";
    case Kind::Tool:
        return "Units that were worked on with this tool";
    case Kind::Program:
        return "Units that were tested by this program";
    }
    Q_UNREACHABLE();
}

void describeRecall(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<RecallWords>();
    CLI::App *recall = app.add_subcommand("recall",
        "Which units are concerned, exactly or possibly, and where they are; several starts are joined");
    for (const RecallStart::Kind kind : recallStartKinds()) {
        recall->add_option_function<std::vector<std::string>>(
            "--" + recallStartName(kind).toStdString(),
            [words, kind](const std::vector<std::string> &values) {
                for (const std::string &value : values)
                    words->starts.emplace_back(kind, QString::fromStdString(value));
            },
            helpOf(kind));
    }
    text(
        recall, "--from", words->from, "Only what was fitted, made or done from this day or moment on (UTC)");
    text(recall, "--to", words->to, "... and up to this one");
    text(recall, "--data", words->data, "The journal's directory")->required();
    text(recall, "--plant", words->plant,
        "The plant definition; without it the one the journal was judged by");
    text(recall, "--compare", words->compare, "An earlier answer (--json): what was added and removed since");
    text(recall, "--csv", words->csv, "Write a table of all units to this file");
    recall->add_flag("--json", words->json, "As one JSON object");
    text(recall, "--pdf", words->pdf, "Write a report to this file, with the signed answer in it");
    whenChosen(
        recall, chosen, [words] { return printRecall(*words); }, [words] { return !words->pdf.isEmpty(); });
}

} // namespace unitrail
