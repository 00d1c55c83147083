// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/answer_json.h"
#include "app/command_words.h"
#include "app/plant_source.h"
#include "core/station/answer_for.h"
#include "core/station/recorder.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct MeasureWords {
    QString data, plant, station, person, unit, characteristic, unitOfMeasure, gauge, raw, why;
    QStringList values;
};

} // namespace

/** The one that is named, else the one who is signed in at that station. */
static Result<const Person *> personOf(
    Journal &journal, const Plant &plant, const StationName &station, const QString &named)
{
    std::optional<PersonId> id = PersonId::fromText(named);
    if (named.isEmpty()) {
        const auto standing = journal.standing(Subject::of(station));
        if (!standing)
            return standing.error();
        id = standing->workplace().person;
    }
    const auto known = id ? plant.people.find(*id) : plant.people.end();
    if (!named.isEmpty() && known == plant.people.end())
        return Failure{Failure::Kind::Input, u"--person %1: the plant has no such person"_s.arg(named)};
    return known == plant.people.end() ? nullptr : &known->second; // nobody: the rules say so
}

static int measure(const MeasureWords &words)
{
    const auto station = StationName::fromText(words.station);
    const auto characteristic = CharacteristicId::fromText(words.characteristic);
    if (!station)
        return complain(u"--station %1 is no station name"_s.arg(words.station), exitUsage);
    if (!characteristic)
        return complain(
            u"--characteristic %1 is no characteristic's name"_s.arg(words.characteristic), exitUsage);
    const auto source = loadPlant(words.plant);
    if (!source)
        return failed(source.error());
    SystemClock clock;
    auto journal = Journal::open(words.data, clock);
    if (!journal)
        return failed(journal.error());
    if (const Outcome released = recordRelease(**journal, *source, clock, *station); !released)
        return failed(released.error());
    const auto unit = unitFromText(**journal, words.unit);
    if (!unit)
        return unnamed(unit.error());
    const auto person = personOf(**journal, source->plant, *station, words.person);
    if (!person)
        return failed(person.error());

    Recorder recorder(**journal, source->plant, clock, *station);
    const RecordMeasurement command{.unit = *unit,
        .characteristic = *characteristic,
        .values = {words.values.begin(), words.values.end()},
        .unitOfMeasure = words.unitOfMeasure,
        .gauge = words.gauge,
        .raw = words.raw,
        .why = words.why};
    const bool typed = words.gauge.isEmpty() && words.raw.isEmpty();
    const auto judged = recorder.give(
        command, {.person = *person, .how = typed ? CaptureMethod::Manual : CaptureMethod::Machine});
    if (!judged)
        return failed(judged.error());
    Answer said = judged->refusal() ? answerFor(*judged->refusal(), source->plant)
                                    : answerFor(command, judged->entries, source->plant);
    said.unit = *unit;
    if (judged->refusal() && !judged->entries.empty())
        said.sequence = judged->entries.back().position.sequence;
    print(answerJson(said, {}));
    return judged->refusal() ? exitNo : exitDone;
}

void describeMeasure(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<MeasureWords>();
    CLI::App *command
        = app.add_subcommand("measure", "Records a value of the operation that runs on a unit at a station");
    text(command, "--data", words->data, "Where the journal is kept")->required();
    text(command, "--plant", words->plant, "The plant definition's directory; without it the demo factory");
    text(command, "--station", words->station, "Where it is measured")->required();
    text(command, "--person", words->person, "By whom; without it whoever is signed in at the station");
    text(command, "--unit", words->unit, "PART/SERIAL, a serial or another identifier")->required();
    text(command, "--characteristic", words->characteristic, "What is measured")->required();
    command
        ->add_option_function<std::vector<std::string>>(
            "--value",
            [words](const std::vector<std::string> &values) {
                for (const std::string &value : values)
                    words->values.append(QString::fromStdString(value));
            },
            "A decimal with point or comma, OK or NOK, or a text; several are values in a row")
        ->required();
    text(command, "--unit-of-measure", words->unitOfMeasure,
        "The unit it was measured in; without it the plan's");
    text(command, "--gauge", words->gauge, "The instrument's number");
    text(command, "--raw", words->raw, "What the instrument sent, as it sent it");
    text(command, "--why", words->why, "Measured again, for this reason");
    whenChosen(command, chosen, [words] { return measure(*words); });
}

} // namespace unitrail
