// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_station.h"
#include "core/domain/quality.h"
#include "core/trace/lot_sample.h"

#include <QDateTime>
#include <QJsonArray>

#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CheckWords {
    ActingWords acting;
    QString gauge, due, note;
    bool good = false, bad = false;
};

struct ConcessionWords {
    ActingWords acting;
    QString id, part, operation, characteristic, defect, through, why;
    int count = 0;
    bool deviation = false;
};

struct ListWords {
    QString data;
    bool json = false;
};

struct LotWords {
    ActingWords acting;
    QString lot, operation, plan, why;
    bool judge = false, json = false;
};

} // namespace

static std::optional<QDate> dayFrom(const QString &text)
{
    const QDate day = text.size() == 10 ? QDate::fromString(text, Qt::ISODate) : QDate();
    return day.isValid() ? std::optional(day) : std::nullopt;
}

static int checkGauge(const CheckWords &words)
{
    if (words.good == words.bad)
        return complain(u"say --good or --bad"_s, exitUsage);
    const auto gauge = GaugeId::fromText(words.gauge);
    if (!gauge)
        return complain(u"%1 cannot be the number of a gauge"_s.arg(words.gauge), exitUsage);
    RecordGaugeCheck command{.gauge = *gauge, .good = words.good, .due = {}, .note = words.note};
    if (!words.due.isEmpty()) {
        command.due = dayFrom(words.due);
        if (!command.due)
            return complain(u"--due %1: give a day as 2027-03-31"_s.arg(words.due), exitUsage);
    }
    const auto acting = act(words.acting);
    if (!acting)
        return failed(acting.error());
    const auto judged = (*acting)->recorder->give(command, {.person = (*acting)->person});
    return judged ? tellJudged(**acting, command, *judged) : failed(judged.error());
}

/** What limits it, name by name; a Failure says which one is none. */
static Result<GrantConcession> concessionFrom(const ConcessionWords &words)
{
    const auto id = ConcessionId::fromText(words.id);
    if (!id)
        return Failure{Failure::Kind::Input, u"%1 cannot be the number of a concession"_s.arg(words.id)};
    GrantConcession command{.concession = *id, .terms = {}};
    ConcessionGranted &terms = command.terms;
    terms.kind = words.deviation ? u"deviation"_s : u"concession"_s;
    terms.why = words.why;
    const auto take = [](const QString &text, auto &into, const QString &option) -> Outcome {
        using Name = typename std::decay_t<decltype(into)>::value_type;
        into = text.isEmpty() ? std::nullopt : Name::fromText(text);
        if (text.isEmpty() || into)
            return Done{};
        return Failure{Failure::Kind::Input, u"%1 %2 is no such name"_s.arg(option, text)};
    };
    for (const Outcome &taken :
        {take(words.part, terms.part, u"--part"_s), take(words.operation, terms.operation, u"--operation"_s),
            take(words.characteristic, terms.characteristic, u"--characteristic"_s),
            take(words.defect, terms.defect, u"--defect"_s)}) {
        if (!taken)
            return taken.error();
    }
    if (words.count != 0)
        terms.countMax = words.count;
    if (!words.through.isEmpty()) {
        terms.validThrough = dayFrom(words.through);
        if (!terms.validThrough)
            return Failure{
                Failure::Kind::Input, u"--through %1: give a day as 2027-03-31"_s.arg(words.through)};
    }
    return command;
}

static int grantConcession(const ConcessionWords &words)
{
    const auto command = concessionFrom(words);
    if (!command)
        return failed(command.error());
    const auto acting = act(words.acting);
    if (!acting)
        return failed(acting.error());
    const Plant &plant = (*acting)->source.plant;
    if (command->terms.part && !plant.part(*command->terms.part))
        return complain(u"--part %1: the plant has no such part"_s.arg(words.part), exitUsage);
    if (command->terms.defect && !plant.defects.contains(*command->terms.defect))
        return complain(u"--defect %1: the plant has no such defect code"_s.arg(words.defect), exitUsage);
    const auto judged = giveSigned(**acting, *command);
    return judged ? tellJudged(**acting, *command, *judged) : failed(judged.error());
}

static QJsonObject concessionJson(const QString &id, const Concession &concession, qint64 nowMs)
{
    const ConcessionGranted &terms = *concession.granted;
    const auto name = [](const auto &given) { return given ? QJsonValue(given->text()) : QJsonValue(); };
    const QString through = terms.validThrough ? terms.validThrough->toString(Qt::ISODate) : QString();
    const bool usedUp = terms.countMax && concession.used() >= *terms.countMax;
    const bool over
        = terms.validThrough && QDateTime::fromMSecsSinceEpoch(nowMs, Qt::UTC).date() > *terms.validThrough;
    QJsonArray units;
    for (const Subject &unit : concession.units)
        units.append(unit.name());
    return {{u"concession"_s, id}, {u"kind"_s, terms.kind}, {u"part"_s, name(terms.part)},
        {u"operation"_s, name(terms.operation)}, {u"characteristic"_s, name(terms.characteristic)},
        {u"defect"_s, name(terms.defect)},
        {u"count_max"_s, terms.countMax ? QJsonValue(*terms.countMax) : QJsonValue()},
        {u"through"_s, through.isEmpty() ? QJsonValue() : QJsonValue(through)},
        {u"used"_s, concession.used()}, {u"valid"_s, !usedUp && !over},
        {u"granted_by"_s, name(concession.person)}, {u"why"_s, terms.why}, {u"units"_s, units}};
}

/** Every one that was ever granted, and what is left of it. */
static int listConcessions(const ListWords &words)
{
    SystemClock clock;
    auto journal = look(words.data, clock);
    if (!journal)
        return failed(journal.error());
    std::set<Subject> granted;
    const Outcome walked = (*journal)->forEach([&](const Recorded &recorded, const QByteArray &) {
        if (std::holds_alternative<ConcessionGranted>(recorded.entry.event))
            granted.insert(recorded.entry.subject());
        return true;
    });
    if (!walked)
        return failed(walked.error());
    QJsonArray list;
    for (const Subject &subject : granted) {
        const auto standing = (*journal)->standing(subject);
        if (!standing)
            return failed(standing.error());
        if (!standing->concession().granted)
            continue; // it was taken back
        const QJsonObject one = concessionJson(subject.name(), standing->concession(), clock.wallMs());
        list.append(one);
        if (words.json)
            continue;
        const QString limit = one[u"count_max"].isNull()
            ? u"until %1"_s.arg(one[u"through"].toString())
            : u"%1 of %2 used"_s.arg(one[u"used"].toInt()).arg(one[u"count_max"].toInt());
        print(u"%1  %2  %3  %4  %5"_s
                  .arg(one[u"concession"].toString(), one[u"kind"].toString(), limit,
                      one[u"valid"].toBool() ? u"valid"_s : u"no longer valid"_s, one[u"why"].toString())
                  .toUtf8());
    }
    if (words.json)
        print(QJsonObject{{u"concessions"_s, list}});
    return exitDone;
}

static void printSample(const LotSample &sample)
{
    print(u"%1, %2 units, plan %3 (%4): %5 are drawn, %6 may be nonconforming"_s.arg(sample.lot.name())
              .arg(sample.size)
              .arg(sample.samplingPlan, QString(QChar(sample.plan.letter)))
              .arg(sample.plan.sample)
              .arg(sample.plan.accept)
              .toUtf8());
    print(u"  inspected %1, nonconforming %2%3"_s.arg(sample.inspected())
              .arg(sample.nonconforming())
              .arg(sample.judged ? (
                       sample.judged->accepted ? u"; the lot is accepted"_s : u"; the lot is not accepted"_s)
                                 : QString())
              .toUtf8());
    for (const LotSample::Member &member : sample.drawn) {
        if (member.state == SampledUnit::Open)
            print(u"  open  %1"_s.arg(member.unit.text()).toUtf8());
        else if (member.state == SampledUnit::Nonconforming)
            print(u"  nonconforming  %1"_s.arg(member.unit.text()).toUtf8());
    }
}

/** Which lot, where and by which plan, or why not. */
static Result<LotSample> sampleFrom(const LotWords &words, Journal &journal, const Plant &plant)
{
    const auto subject = lotFromText(words.lot, plant);
    if (!subject)
        return Failure{Failure::Kind::Input,
            u"%1: give a work order of the plant, or a product lot as PART/LOT"_s.arg(words.lot)};
    const auto operation = OperationId::fromText(words.operation);
    if (!operation)
        return Failure{
            Failure::Kind::Input, u"--operation %1 is no operation's number"_s.arg(words.operation)};
    return lotSample(journal, plant, *subject, *operation, words.plan);
}

/** Beside a running station: nothing is written. */
static int showSample(const LotWords &words)
{
    const auto source = loadPlant(words.acting.plant);
    if (!source)
        return failed(source.error());
    SystemClock clock;
    auto journal = look(words.acting.data, clock);
    if (!journal)
        return failed(journal.error());
    const auto sample = sampleFrom(words, **journal, source->plant);
    if (!sample)
        return failed(sample.error());
    words.json ? print(lotSampleJson(*sample)) : printSample(*sample);
    return exitDone;
}

static int judgeLot(const LotWords &words)
{
    const auto acting = act(words.acting);
    if (!acting)
        return failed(acting.error());
    const auto sample = sampleFrom(words, *(*acting)->journal, (*acting)->source.plant);
    if (!sample)
        return failed(sample.error());
    const StationName &station = (*acting)->recorder->station();
    const JudgeLot command{.subject = sample->lot,
        .operation = sample->operation,
        .samplingPlan = sample->samplingPlan,
        .drawn = sample->units(),
        .hold = holdIdAt(station, (*acting)->clock.wallMs()),
        .why = words.why};
    const auto judged = (*acting)->recorder->give(command, {.person = (*acting)->person});
    return judged ? tellJudged(**acting, command, *judged) : failed(judged.error());
}

void describeInspection(CLI::App &app, Chosen &chosen)
{
    const auto check = std::make_shared<CheckWords>();
    CLI::App *checking = app.add_subcommand(
        "gauge-check", "Records that an instrument was compared with a reference, and what came of it");
    text(checking, "gauge", check->gauge, "The number on it, such as CAL-2-G1")->required();
    describeActing(checking, check->acting);
    checking->add_flag("--good", check->good, "It measures right");
    checking->add_flag(
        "--bad", check->bad, "It does not: what it judged since its last good check is suspect");
    text(checking, "--due", check->due, "The last good day of its calibration, such as 2027-03-31");
    text(checking, "--note", check->note, "What was found; needed with --bad");
    whenChosen(checking, chosen, [check] { return checkGauge(*check); });

    const auto permit = std::make_shared<ConcessionWords>();
    CLI::App *granting = app.add_subcommand("concession",
        "Grants a concession or deviation; the PIN of the person who signs is one line of standard input");
    text(granting, "id", permit->id, "Its number, such as CN-26-014")->required();
    describeActing(granting, permit->acting);
    granting->add_flag("--deviation", permit->deviation, "A permission beforehand; else it is an acceptance");
    text(granting, "--part", permit->part, "Only units of this part");
    text(granting, "--operation", permit->operation, "Only what this operation asks");
    text(granting, "--characteristic", permit->characteristic, "Only this characteristic");
    text(granting, "--defect", permit->defect, "Only this defect code");
    granting->add_option("--count", permit->count, "For so many units");
    text(granting, "--through", permit->through, "Until this day, included");
    text(granting, "--why", permit->why, "Why it is acceptable")->required();
    whenChosen(granting, chosen, [permit] { return grantConcession(*permit); });

    const auto list = std::make_shared<ListWords>();
    CLI::App *listing
        = app.add_subcommand("concessions", "Every concession and deviation, and what is left of it");
    text(listing, "--data", list->data, "The journal's directory")->required();
    listing->add_flag("--json", list->json, "As one JSON object");
    whenChosen(listing, chosen, [list] { return listConcessions(*list); });

    const auto sampled = std::make_shared<LotWords>();
    CLI::App *lots
        = app.add_subcommand("sample", "Which units of a lot are drawn, and how their inspection stands");
    text(lots, "lot", sampled->lot, "A work order, or a product lot as PART/LOT")->required();
    text(lots, "--data", sampled->acting.data, "Where the journal is kept")->required();
    text(lots, "--plant", sampled->acting.plant,
        "The plant definition's directory; without it the demo factory");
    text(lots, "--operation", sampled->operation, "Where they are inspected, such as 090")->required();
    text(lots, "--sampling", sampled->plan, "The sampling plan, such as label-grade")->required();
    lots->add_flag("--judge", sampled->judge, "Accept or reject the lot by it; one that is rejected is held");
    text(lots, "--station", sampled->acting.station, "With --judge: where");
    text(lots, "--person", sampled->acting.person, "With --judge: by whom; else whoever is signed in there");
    text(lots, "--why", sampled->why, "Why it is judged again");
    lots->add_flag("--json", sampled->json, "As one JSON object");
    whenChosen(
        lots, chosen, [sampled] { return sampled->judge ? judgeLot(*sampled) : showSample(*sampled); });
}

} // namespace unitrail
