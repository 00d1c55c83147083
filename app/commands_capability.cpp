// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_words.h"
#include "app/plant_source.h"
#include "core/station/recorder.h"
#include "core/trace/process_values.h"

#include <QDateTime>
#include <QJsonArray>

#include <limits>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CapabilityWords {
    QString characteristic, station, from, to, data;
    int subgroup = 1;
    bool json = false;
};

struct FreezeWords {
    QString characteristic, station, at, person, plant, data, process;
    int subgroup = 1;
};

} // namespace

/** A day, from its start or to its end in UTC, or a moment with its offset. */
static std::optional<qint64> momentFrom(const QString &text, bool end)
{
    if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid() && text.size() == 10)
        return (end ? day.addDays(1) : day).startOfDay(Qt::UTC).toMSecsSinceEpoch() - (end ? 1 : 0);
    const QDateTime moment = QDateTime::fromString(text, Qt::ISODateWithMs);
    return moment.isValid() ? std::optional(moment.toMSecsSinceEpoch()) : std::nullopt;
}

static Result<ValuesQuestion> questionFrom(const CapabilityWords &words)
{
    const auto characteristic = CharacteristicId::fromText(words.characteristic);
    if (!characteristic)
        return Failure{Failure::Kind::Input,
            u"--characteristic %1: give the id of a characteristic, such as load-current"_s.arg(
                words.characteristic)};
    ValuesQuestion question{.characteristic = *characteristic};
    if (!words.station.isEmpty()) {
        question.station = StationName::fromText(words.station);
        if (!question.station)
            return Failure{Failure::Kind::Input, u"--station %1 is no station name"_s.arg(words.station)};
    }
    for (const auto &[text, end] : {std::pair(words.from, false), std::pair(words.to, true)}) {
        if (text.isEmpty())
            continue;
        const auto moment = momentFrom(text, end);
        if (!moment)
            return Failure{Failure::Kind::Input,
                u"%1 is no moment; write 2026-06-15 or 2026-06-15T06:00:00Z"_s.arg(text)};
        (end ? question.toMs : question.fromMs) = *moment;
    }
    return question;
}

static QJsonValue number(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

static QJsonObject indexJson(const CapabilityIndex &index)
{
    return {{u"value"_s, index.value}, {u"low95"_s, index.low}, {u"high95"_s, index.high}};
}

static void addIndex(QJsonObject &json, const QString &name, const std::optional<CapabilityIndex> &index)
{
    json.insert(name, number(index ? std::optional(index->value) : std::nullopt));
    json.insert(name + u"_interval"_s, index ? QJsonValue(indexJson(*index)) : QJsonValue());
}

static QJsonObject chartJson(const ControlChartData &chart, const std::optional<FrozenLimits> &frozen)
{
    QJsonObject json{{u"chart"_s, chart.subgroup > 1 ? u"Xbar-R"_s : u"I-MR"_s}, {u"points"_s, chart.known},
        {u"limits"_s, QJsonValue()}, {u"frozen_ms"_s, QJsonValue()}};
    if (chart.limits)
        json.insert(u"limits"_s,
            QJsonObject{{u"centre"_s, chart.limits->centre}, {u"lower"_s, chart.limits->lower},
                {u"upper"_s, chart.limits->upper}, {u"range_centre"_s, chart.limits->rangeCentre},
                {u"range_upper"_s, chart.limits->rangeUpper}});
    if (frozen)
        json.insert(u"frozen_ms"_s, frozen->atMs);
    QJsonArray unusual;
    for (const ControlSignal &signal : chart.unusual) {
        static constexpr std::array names{"beyond-limits", "nine-on-one-side", "six-in-a-row"};
        unusual.append(QJsonObject{{u"rule"_s, QLatin1StringView(names[size_t(signal.kind)])},
            {u"point"_s, qint64(signal.point) + 1}, {u"upwards"_s, signal.upwards},
            {u"of_range"_s, signal.ofRange}});
    }
    json.insert(u"signals"_s, unusual);
    return json;
}

static QJsonObject capabilityJson(
    const ValuesQuestion &question, const ProcessValues &known, const Capability &found, int subgroup)
{
    const auto limit = [](const std::optional<Decimal> &decimal) {
        return decimal ? QJsonValue(decimal->text()) : QJsonValue();
    };
    QJsonObject revisions;
    for (const auto &[revision, count] : known.byRevision)
        revisions.insert(revision, count);
    QJsonObject json{{u"characteristic"_s, question.characteristic.text()},
        {u"station"_s, question.station ? QJsonValue(question.station->text()) : QJsonValue()},
        {u"unit"_s, known.unit}, {u"n"_s, qint64(found.n)}, {u"lower"_s, limit(known.lower)},
        {u"upper"_s, limit(known.upper)}, {u"limit_revision"_s, known.limitRevision},
        {u"values_by_revision"_s, revisions},
        {u"mean"_s, found.n > 0 ? QJsonValue(found.mean) : QJsonValue()},
        {u"min"_s, found.n > 0 ? QJsonValue(found.least) : QJsonValue()},
        {u"max"_s, found.n > 0 ? QJsonValue(found.greatest) : QJsonValue()},
        {u"sigma_within"_s, number(found.within)}, {u"sigma_overall"_s, number(found.overall)},
        {u"within_method"_s, subgroup > 1 ? u"pooled"_s : u"moving-range"_s}, {u"subgroup"_s, subgroup},
        {u"below"_s, qint64(found.below)}, {u"above"_s, qint64(found.above)},
        {u"first_ms"_s, found.n > 0 ? QJsonValue(known.firstMs) : QJsonValue()},
        {u"last_ms"_s, found.n > 0 ? QJsonValue(known.lastMs) : QJsonValue()}};
    addIndex(json, u"cp"_s, found.cp);
    addIndex(json, u"cpk"_s, found.cpk);
    addIndex(json, u"pp"_s, found.pp);
    addIndex(json, u"ppk"_s, found.ppk);
    return json;
}

static QString capabilityText(const QJsonObject &json)
{
    QStringList told;
    for (const QString &name : {u"characteristic"_s, u"station"_s, u"n"_s, u"lower"_s, u"upper"_s, u"mean"_s,
             u"sigma_within"_s, u"sigma_overall"_s, u"cp"_s, u"cpk"_s, u"pp"_s, u"ppk"_s}) {
        const QJsonValue value = json[name];
        if (!value.isNull())
            told.append(name + u" "_s
                + (value.isDouble() ? QString::number(value.toDouble(), 'g', 6) : value.toString()));
    }
    return told.join(u", "_s);
}

static int printCapability(const CapabilityWords &words)
{
    const auto question = questionFrom(words);
    if (!question)
        return failed(question.error());
    if (words.subgroup < 1 || words.subgroup > 100)
        return complain(u"--subgroup lies between 1 and 100"_s, exitUsage);
    SystemClock clock;
    auto journal = look(words.data, clock);
    if (!journal)
        return failed(journal.error());
    const auto figures = Figures::open(**journal);
    if (!figures)
        return failed(figures.error());
    if (const auto caughtUp = (*figures)->catchUp(); !caughtUp)
        return failed(caughtUp.error());
    const auto known = processValues(**figures, *question);
    if (!known)
        return failed(known.error());
    const auto frozen = frozenLimits(**journal, question->characteristic, question->station, words.subgroup);
    if (!frozen)
        return failed(frozen.error());
    const auto real = [](const std::optional<Decimal> &limit) {
        return limit ? std::optional(limit->toDouble()) : std::nullopt;
    };
    const Capability found
        = capabilityOf(known->values, {real(known->lower), real(known->upper)}, words.subgroup);
    QJsonObject json = capabilityJson(*question, *known, found, words.subgroup);
    const auto limits = *frozen ? std::optional(controlLimitsOf((*frozen)->limits)) : std::nullopt;
    // All of them, each by its place among all: whoever computes them too counts from the first.
    constexpr int allPoints = std::numeric_limits<int>::max();
    json.insert(
        u"control"_s, chartJson(controlChart(known->values, words.subgroup, limits, allPoints), *frozen));
    if (words.json)
        print(json);
    else
        print(capabilityText(json).toUtf8());
    return found.n > 0 ? exitDone : exitNo;
}

static int freeze(const FreezeWords &words)
{
    const auto question = questionFrom({.characteristic = words.characteristic, .station = words.station});
    if (!question)
        return failed(question.error());
    SystemClock clock;
    auto journal = Journal::open(words.data, clock);
    if (!journal)
        return failed(journal.error());
    const auto source = plantFor(**journal, words.plant);
    if (!source)
        return failed(source.error());
    const auto at = StationName::fromText(words.at);
    if (!at || !source->plant.stations.contains(*at))
        return complain(u"--at %1: the plant has no such station"_s.arg(words.at), exitUsage);
    const auto id = PersonId::fromText(words.person);
    const auto person = id ? source->plant.people.find(*id) : source->plant.people.end();
    if (person == source->plant.people.end())
        return complain(u"--person %1: the plant knows nobody by that number"_s.arg(words.person), exitUsage);
    const auto figures = Figures::open(**journal);
    if (!figures)
        return failed(figures.error());
    if (const auto caughtUp = (*figures)->catchUp(); !caughtUp)
        return failed(caughtUp.error());
    const auto known = processValues(**figures, *question);
    if (!known)
        return failed(known.error());
    const QString process = words.process.isEmpty()
        ? processOf(source->plant, known->limitRevision)
        : words.process;
    const auto limits = limitsToFreeze(*known, words.subgroup, process, question->station);
    if (!limits)
        return complain(u"control limits need %1 values, and there are %2"_s.arg(controlValuesMin)
                            .arg(known->values.size() / size_t(std::max(words.subgroup, 1))),
            exitNo);
    Recorder recorder(**journal, source->plant, clock, *at);
    const auto judged
        = recorder.give(FreezeControlLimits{question->characteristic, *limits}, {.person = &person->second});
    if (!judged)
        return failed(judged.error());
    QJsonObject json{{u"characteristic"_s, words.characteristic}, {u"process"_s, process},
        {u"n"_s, limits->n}, {u"centre"_s, limits->centre.text()}, {u"lower"_s, limits->lower.text()},
        {u"upper"_s, limits->upper.text()}, {u"range_upper"_s, limits->rangeUpper.text()},
        {u"ok"_s, !judged->refusal()}};
    if (judged->refusal())
        json.insert(u"reason"_s, reasonName(judged->refusal()->reason));
    print(json);
    return judged->refusal() ? exitNo : exitDone;
}

void describeCapability(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<CapabilityWords>();
    CLI::App *command = app.add_subcommand(
        "capability", "How a process keeps its limits: Cp, Cpk, Pp, Ppk, control limits");
    text(command, "--characteristic", words->characteristic, "Its id, such as load-current")->required();
    text(command, "--data", words->data, "The journal's directory")->required();
    text(command, "--station", words->station, "Only what was measured there");
    text(command, "--from", words->from, "From this day or moment on");
    text(command, "--to", words->to, "Up to this day or moment");
    command->add_option("--subgroup", words->subgroup, "Values that were measured together; 1: individuals");
    command->add_flag("--json", words->json, "As one JSON object");
    whenChosen(command, chosen, [words] { return printCapability(*words); });

    const auto frozen = std::make_shared<FreezeWords>();
    CLI::App *freezing = app.add_subcommand("freeze", "Freeze the control limits of a process as it is now");
    text(freezing, "--characteristic", frozen->characteristic, "Its id")->required();
    text(freezing, "--data", frozen->data, "The journal's directory")->required();
    text(freezing, "--at", frozen->at, "The station where this is decided")->required();
    text(freezing, "--person", frozen->person, "Who decides: quality")->required();
    text(freezing, "--station", frozen->station, "Limits of that station alone");
    text(
        freezing, "--process", frozen->process, "What the limits belong to; else routing and limit revision");
    text(freezing, "--plant", frozen->plant,
        "The plant definition's directory; else what the journal took last");
    freezing->add_option("--subgroup", frozen->subgroup, "Values that were measured together");
    whenChosen(freezing, chosen, [frozen] { return freeze(*frozen); });
}

} // namespace unitrail
