// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/drill_report.h"
#include "app/plant_source.h"
#include "app/written_file.h"
#include "core/station/recorder.h"
#include "core/trace/drill.h"
#include "core/trace/readiness.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ReadinessWords {
    QString data, plant, unit, order, part, station, by, report, seed;
    int top = 20;
    bool json = false;
};

/** All that a recall may look at. */
struct Look {
    SystemClock clock;
    std::unique_ptr<Journal> journal;
    std::optional<PlantSource> plant;
    std::unique_ptr<Figures> figures;
    std::unique_ptr<Trace> trace;

    [[nodiscard]] RecallMeans means() const
    {
        return {.figures = figures.get(), .plant = &plant->plant, .nowMs = clock.wallMs()};
    }
};

} // namespace

static Outcome openJournal(Look &look, const ReadinessWords &words, bool writes)
{
    auto journal = writes ? Journal::open(words.data, look.clock) : unitrail::look(words.data, look.clock);
    if (!journal)
        return journal.error();
    look.journal = std::move(*journal);
    auto plant = plantFor(*look.journal, words.plant);
    if (!plant)
        return plant.error();
    look.plant = *std::move(plant);
    return Done{};
}

static Outcome openTrace(Look &look)
{
    auto figures = Figures::open(*look.journal);
    if (!figures)
        return figures.error();
    look.figures = std::move(*figures);
    if (const auto read = look.figures->catchUp(); !read)
        return read.error();
    auto trace = Trace::open(*look.journal);
    if (!trace)
        return trace.error();
    look.trace = std::move(*trace);
    return Done{};
}

static int printReadiness(const ReadinessWords &words)
{
    ReadinessScope scope;
    const int given = int(!words.unit.isEmpty()) + int(!words.order.isEmpty()) + int(!words.part.isEmpty());
    if (given != 1)
        return complain(u"of what? Give one of --unit, --order, --part"_s, exitUsage);
    Look look;
    if (const Outcome opened = openJournal(look, words, false); !opened)
        return failed(opened.error());
    if (const Outcome opened = openTrace(look); !opened)
        return failed(opened.error());
    if (!words.unit.isEmpty()) {
        const auto unit = unitFromText(*look.journal, words.unit);
        if (!unit)
            return unnamed(unit.error());
        scope.unit = *unit;
    }
    if (!words.order.isEmpty() && !(scope.order = OrderNumber::fromText(words.order)))
        return complain(u"--order \"%1\" is no order number"_s.arg(words.order), exitUsage);
    if (!words.part.isEmpty() && !(scope.part = PartNumber::fromText(words.part)))
        return complain(u"--part \"%1\" is no part number"_s.arg(words.part), exitUsage);
    const auto readiness = readinessOf(*look.journal, *look.trace, look.means(), scope, words.top);
    if (!readiness)
        return failed(readiness.error());
    if (readiness->units == 0 && readiness->identifiers == 0)
        return complain(u"there is no unit of %1"_s.arg(scope.text()), exitNo);
    if (words.json)
        print(readinessJson(*readiness));
    else
        print(readinessText(*readiness).toUtf8().trimmed());
    return exitDone;
}

static int runDrill(const ReadinessWords &words)
{
    quint64 seed = QRandomGenerator::system()->generate64();
    if (!words.seed.isEmpty()) {
        bool good = false;
        seed = words.seed.toULongLong(&good);
        if (!good)
            return complain(u"--seed \"%1\" is no number"_s.arg(words.seed), exitUsage);
    }
    if (words.station.isEmpty() != words.by.isEmpty())
        return complain(u"to record it give both --station and --by"_s, exitUsage);
    const bool records = !words.station.isEmpty();
    Look look;
    if (const Outcome opened = openJournal(look, words, records); !opened)
        return failed(opened.error());
    const Plant &plant = look.plant->plant;
    const auto station = StationName::fromText(words.station);
    const auto who = PersonId::fromText(words.by);
    const auto person = who ? plant.people.find(*who) : plant.people.end();
    if (records && (!station || !plant.stations.contains(*station)))
        return complain(u"--station \"%1\" is none of the plant's"_s.arg(words.station), exitUsage);
    if (records && person == plant.people.end())
        return complain(u"--by \"%1\" is none of the plant's people"_s.arg(words.by), exitUsage);
    const auto question = drawDrill(*look.journal, seed);
    if (!question)
        return failed(question.error());
    if (!*question)
        return complain(u"nothing was built in yet: there is nothing to recall"_s, exitNo);

    // The clock runs from the question to the list, with everything that has to be opened for it.
    QElapsedTimer timer;
    timer.start();
    if (const Outcome opened = openTrace(look); !opened)
        return failed(opened.error());
    const auto recall = look.trace->recall(**question, look.means());
    if (!recall)
        return failed(recall.error());
    const qint64 tookMs = timer.elapsed();
    const auto drill = checkDrill(*look.journal, *recall, seed, tookMs);
    if (!drill)
        return failed(drill.error());

    const auto report = keepDrillReport(words.data, *drill);
    if (!report)
        return failed(report.error());
    if (!words.report.isEmpty()) {
        if (const Outcome written = writeFile(words.report, report->record); !written)
            return failed(written.error());
    }
    QJsonObject json = drillJson(*drill);
    if (records) {
        Recorder recorder(*look.journal, plant, look.clock, *station);
        const auto judged
            = recorder.give(RecordDrill{completedOf(*drill, report->sha256)}, {.person = &person->second});
        if (!judged)
            return failed(judged.error());
        if (const Refusal *refusal = judged->refusal())
            return complain(
                u"%1 may not hold drills: %2"_s.arg(words.by, reasonName(refusal->reason)), exitNo);
        json.insert(u"entry"_s, judged->entries.back().entry.id.text());
    }
    json.insert(u"report"_s, report->path);
    json.insert(u"sha256"_s, report->sha256);
    if (words.json)
        print(json);
    else
        print((drillText(*drill) + u"  signed report: "_s + report->path).toUtf8().trimmed());
    return drill->right() ? exitDone : exitNo;
}

void describeReadiness(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<ReadinessWords>();
    CLI::App *readiness = app.add_subcommand("readiness",
        "How well a recall would go: what is captured, typed, permitted, and how wide it would be");
    text(readiness, "--unit", words->unit, "PART/SERIAL, a serial or another identifier");
    text(readiness, "--order", words->order, "All units of this work order");
    text(readiness, "--part", words->part, "All units of this product");
    readiness->add_option("--top", words->top, "Widths of so many lots")->check(CLI::Range(0, 100'000));
    CLI::App *drill = app.add_subcommand("drill",
        "Practises a recall: draws a case, runs the clock, holds the answer against every entry, keeps a "
        "signed "
        "report");
    text(drill, "--seed", words->seed, "Draws the same case again");
    text(drill, "--station", words->station, "Where it is recorded; without it only the report is kept");
    text(drill, "--by", words->by, "Who holds it: a supervisor or quality engineer");
    text(drill, "--report", words->report, "Writes the signed report to this file too");
    for (CLI::App *command : {readiness, drill}) {
        text(command, "--data", words->data, "The journal's directory")->required();
        text(command, "--plant", words->plant,
            "The plant definition's directory; without it what the journal took last");
        command->add_flag("--json", words->json, "As one JSON object");
    }
    whenChosen(readiness, chosen, [words] { return printReadiness(*words); });
    whenChosen(drill, chosen, [words] { return runDrill(*words); });
}

} // namespace unitrail
