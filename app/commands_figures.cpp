// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/plant_source.h"
#include "core/station/recorder.h"
#include "core/trace/board.h"
#include "core/trace/commonality.h"
#include "core/trace/receipt.h"

#include <QDateTime>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct FigureWords {
    QString data, plant, operation, station, order, part, from, to, at;
    QString defect, failedAt, freeze, about, check, by;
    std::vector<std::string> failing;
    int top = 20;
    bool json = false, lists = false;
};

/** A journal, the plant it is judged by, and its figures in step. */
struct Look {
    SystemClock clock;
    std::unique_ptr<Journal> journal;
    std::optional<PlantSource> plant;
    std::unique_ptr<Figures> figures;
};

} // namespace

static Outcome openLook(Look &look, const FigureWords &words, bool exclusive = false)
{
    auto journal = exclusive ? Journal::open(words.data, look.clock) : unitrail::look(words.data, look.clock);
    if (!journal)
        return journal.error();
    look.journal = std::move(*journal);
    auto plant = plantFor(*look.journal, words.plant);
    if (!plant)
        return plant.error();
    look.plant = *std::move(plant);
    auto figures = Figures::open(*look.journal);
    if (!figures)
        return figures.error();
    look.figures = std::move(*figures);
    if (const auto read = look.figures->catchUp(); !read)
        return read.error();
    return Done{};
}

/** "2026-06-15", "2026-06-15T06:00", with an offset or in plant time. */
static Result<qint64> momentIn(const QString &option, const QString &text, const Plant &plant)
{
    QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!at.isValid())
        return Failure{Failure::Kind::Input,
            u"%1 %2 is no moment; give one like 2026-06-15T06:00 or 2026-06-15"_s.arg(option, text)};
    if (at.timeSpec() == Qt::LocalTime)
        at = QDateTime(at.date(), at.time(), Qt::OffsetFromUTC, plant.utcOffsetMinutes * 60);
    return at.toMSecsSinceEpoch();
}

template <typename Name>
static Outcome take(const QString &option, const QString &text, std::optional<Name> &into)
{
    if (text.isEmpty())
        return Done{};
    into = Name::fromText(text);
    if (!into)
        return Failure{Failure::Kind::Input, u"%1 \"%2\" is no name"_s.arg(option, text)};
    return Done{};
}

static Result<FigureFilter> filterOf(const FigureWords &words, const Plant &plant)
{
    FigureFilter filter;
    for (const Outcome &taken : {take(u"--operation"_s, words.operation, filter.operation),
             take(u"--station"_s, words.station, filter.station),
             take(u"--order"_s, words.order, filter.order), take(u"--part"_s, words.part, filter.part)}) {
        if (!taken)
            return taken.error();
    }
    for (const auto &[option, text, into] : {std::tuple(u"--from"_s, words.from, &filter.fromMs),
             std::tuple(u"--to"_s, words.to, &filter.toMs)}) {
        if (text.isEmpty())
            continue;
        const auto at = momentIn(option, text, plant);
        if (!at)
            return at.error();
        *into = *at;
    }
    if (filter.fromMs >= filter.toMs)
        return Failure{Failure::Kind::Input, u"--from lies behind --to"_s};
    return filter;
}

static int printYield(const FigureWords &words)
{
    Look look;
    if (const Outcome opened = openLook(look, words); !opened)
        return failed(opened.error());
    const auto filter = filterOf(words, look.plant->plant);
    if (!filter)
        return failed(filter.error());
    const auto yields = yieldsOf(*look.figures, look.plant->plant, *filter);
    if (!yields)
        return failed(yields.error());
    if (words.json)
        print(yieldsJson(*yields, words.lists));
    else
        print(yieldsText(*yields).toUtf8().trimmed());
    return exitDone;
}

static int printBoard(const FigureWords &words)
{
    Look look;
    if (const Outcome opened = openLook(look, words); !opened)
        return failed(opened.error());
    const Plant &plant = look.plant->plant;
    const auto at = words.at.isEmpty() ? Result(look.clock.wallMs()) : momentIn(u"--at"_s, words.at, plant);
    if (!at)
        return failed(at.error());
    std::optional<qint64> from;
    if (!words.from.isEmpty()) {
        const auto begin = momentIn(u"--from"_s, words.from, plant);
        if (!begin)
            return failed(begin.error());
        from = *begin;
    }
    const auto last = lastMoment(*look.figures);
    if (!last)
        return failed(last.error());
    if (*at < *last) { // as the line stood then, not as it stands
        auto then = Figures::openAsOf(*look.journal, *at);
        if (!then)
            return failed(then.error());
        look.figures = std::move(*then);
        if (const auto read = look.figures->catchUp(); !read)
            return failed(read.error());
    }
    const auto board = boardOf(*look.figures, plant, *at, from);
    if (!board)
        return failed(board.error());
    if (words.json)
        print(boardJson(*board, words.lists));
    else
        print(boardText(*board).toUtf8().trimmed());
    return exitDone;
}

static int printOee(const FigureWords &words)
{
    Look look;
    if (const Outcome opened = openLook(look, words); !opened)
        return failed(opened.error());
    auto filter = filterOf(words, look.plant->plant);
    if (!filter)
        return failed(filter.error());
    if (words.to.isEmpty()) {
        const auto last = lastMoment(*look.figures);
        if (!last)
            return failed(last.error());
        filter->toMs = std::max(*last, filter->fromMs) + 1;
    }
    const auto stations = oeeOf(*look.figures, look.plant->plant, *filter);
    if (!stations)
        return failed(stations.error());
    if (words.json)
        print(oeeJson(*stations, *filter, words.lists));
    else
        print(oeeText(*stations).toUtf8().trimmed());
    return exitDone;
}

static int printCommonality(const FigureWords &words)
{
    Look look;
    if (const Outcome opened = openLook(look, words); !opened)
        return failed(opened.error());
    const auto filter = filterOf(words, look.plant->plant);
    if (!filter)
        return failed(filter.error());
    CommonalityQuestion question{.failing = {}, .fromMs = filter->fromMs, .toMs = filter->toMs};
    if (const Outcome taken = take(u"--failed-at"_s, words.failedAt, question.failedAt); !taken)
        return failed(taken.error());
    if (const Outcome taken = take(u"--defect"_s, words.defect, question.defect); !taken)
        return failed(taken.error());
    for (const std::string &text : words.failing) {
        const auto unit = unitFromText(*look.journal, QString::fromStdString(text));
        if (!unit)
            return unnamed(unit.error());
        question.failing.push_back(*unit);
    }
    if (question.failing.empty() && !question.failedAt)
        return complain(u"name failing units with --failing, or an operation with --failed-at"_s, exitUsage);
    const auto answer = commonalityOf(*look.figures, look.plant->plant, question);
    if (!answer)
        return failed(answer.error());
    if (words.json)
        print(commonalityJson(*answer, words.top));
    else
        print(commonalityText(*answer, words.top).toUtf8().trimmed());
    return answer->failing.empty() ? exitNo : exitDone;
}

static int freezeFigure(const FigureWords &words)
{
    Look look;
    if (const Outcome opened = openLook(look, words, true); !opened)
        return failed(opened.error());
    const Plant &plant = look.plant->plant;
    const auto station = StationName::fromText(words.station);
    const auto who = PersonId::fromText(words.by);
    const auto person = who ? plant.people.find(*who) : plant.people.end();
    if (!station || !plant.stations.contains(*station))
        return complain(u"--station \"%1\" is none of the plant's"_s.arg(words.station), exitUsage);
    if (person == plant.people.end())
        return complain(u"--by \"%1\" is none of the plant's people"_s.arg(words.by), exitUsage);
    FigureWords filters = words;
    filters.station.clear(); // that is where it is recorded
    const auto filter = filterOf(filters, plant);
    if (!filter)
        return failed(filter.error());
    const FigureRequest request{words.freeze, words.about, *filter};
    const auto figure = figureOf(*look.figures, plant, request);
    if (!figure)
        return failed(figure.error());
    const auto receipt = receiptOf(*look.figures, *figure, request);
    if (!receipt)
        return failed(receipt.error());
    Recorder recorder(*look.journal, plant, look.clock, *station);
    const auto judged = recorder.give(FreezeFigure{*receipt}, {.person = &person->second});
    if (!judged)
        return failed(judged.error());
    if (const Refusal *refusal = judged->refusal())
        return complain(
            u"%1 may not freeze figures: %2"_s.arg(words.by, reasonName(refusal->reason)), exitNo);
    QJsonObject answer = figureJson(*figure, words.lists);
    answer.insert(u"receipt"_s, judged->entries.back().entry.id.text());
    answer.insert(u"digest"_s, receipt->digest);
    answer.insert(u"filters"_s, receipt->filters);
    answer.insert(u"position"_s, receipt->position);
    print(answer);
    return exitDone;
}

static int checkFigure(const FigureWords &words)
{
    SystemClock clock;
    auto journal = look(words.data, clock);
    if (!journal)
        return failed(journal.error());
    const auto id = EventId::fromText(words.check);
    const auto entry = id ? (*journal)->entry(*id) : Result(std::optional<Recorded>());
    if (!entry)
        return failed(entry.error());
    const auto *frozen = *entry ? std::get_if<FigureFrozen>(&(*entry)->entry.event) : nullptr;
    if (!frozen)
        return complain(
            u"\"%1\" is no receipt; give the id that --freeze printed"_s.arg(words.check), exitNo);
    const auto plant = plantFor(**journal, words.plant);
    if (!plant)
        return failed(plant.error());
    const auto check = checkReceipt(**journal, plant->plant, *frozen);
    if (!check)
        return failed(check.error());
    if (words.json)
        print(receiptJson(*check));
    else
        print(receiptText(*check).toUtf8().trimmed());
    return check->proven ? exitDone : exitNo;
}

static CLI::App *described(
    CLI::App &app, const std::shared_ptr<FigureWords> &words, const char *name, const char *help)
{
    CLI::App *command = app.add_subcommand(name, help);
    text(command, "--data", words->data, "The journal's directory")->required();
    text(command, "--plant", words->plant,
        "The plant definition's directory; without it what the journal took last");
    command->add_flag("--json", words->json, "As one JSON object");
    command->add_flag("--lists", words->lists, "JSON: with the units, runs or entries behind every figure");
    return command;
}

static void describeWindow(CLI::App *command, const std::shared_ptr<FigureWords> &words)
{
    text(command, "--from", words->from, "From this moment on, plant time unless it has an offset");
    text(command, "--to", words->to, "Before this moment");
}

static void describeFilter(CLI::App *command, const std::shared_ptr<FigureWords> &words)
{
    text(command, "--operation", words->operation, "Only of this operation");
    text(command, "--order", words->order, "Only of units of this work order");
    text(command, "--part", words->part, "Only of units of this part");
    describeWindow(command, words);
}

void describeFigures(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<FigureWords>();
    CLI::App *yield = described(app, words, "yield", "Yields, defects, times and refusals");
    describeFilter(yield, words);
    text(yield, "--station", words->station, "Only of runs begun at this station");
    whenChosen(yield, chosen, [words] { return printYield(*words); });

    CLI::App *board = described(app, words, "board", "How the line stands, every figure with its definition");
    text(board, "--at", words->at, "As of this moment; without it now");
    text(board, "--from", words->from, "Since this moment; without it since midnight, plant time");
    whenChosen(board, chosen, [words] { return printBoard(*words); });

    CLI::App *oee = described(app, words, "oee", "Availability, performance and quality of each station");
    describeWindow(oee, words);
    text(oee, "--station", words->station, "Only of this station");
    whenChosen(oee, chosen, [words] { return printOee(*words); });

    CLI::App *commonality = described(
        app, words, "commonality", "What failing units have in common, against those that passed");
    describeWindow(commonality, words);
    commonality->add_option(
        "--failing", words->failing, "PART/SERIAL, a serial or another identifier; several");
    text(commonality, "--failed-at", words->failedAt, "Units that failed this operation");
    text(commonality, "--defect", words->defect, "... with this defect");
    commonality->add_option("--top", words->top, "So many things")->check(CLI::Range(1, 1'000'000));
    whenChosen(commonality, chosen, [words] { return printCommonality(*words); });

    CLI::App *receipt = described(app, words, "receipt", "Freezes a figure, or checks one that was frozen");
    describeFilter(receipt, words);
    CLI::Option *freeze = text(receipt, "--freeze", words->freeze, "The figure: fpy, rty, done, oee, ...");
    text(receipt, "--about", words->about, "Of this operation, station or cause");
    text(receipt, "--station", words->station, "Where it is recorded");
    text(receipt, "--by", words->by, "Who freezes it: a supervisor or quality engineer");
    CLI::Option *check = text(receipt, "--check", words->check, "The receipt's id");
    freeze->excludes(check);
    whenChosen(receipt, chosen, [words] {
        if (words->freeze.isEmpty() && words->check.isEmpty())
            return complain(u"give --freeze FIGURE or --check ID"_s, exitUsage);
        return words->check.isEmpty() ? freezeFigure(*words) : checkFigure(*words);
    });
}

} // namespace unitrail
