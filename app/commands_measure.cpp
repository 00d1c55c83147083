// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_station.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct MeasureWords {
    ActingWords acting;
    QString unit, characteristic, unitOfMeasure, gauge, raw, why;
    QStringList values;
};

} // namespace

static int measure(const MeasureWords &words)
{
    const auto characteristic = CharacteristicId::fromText(words.characteristic);
    if (!characteristic)
        return complain(
            u"--characteristic %1 is no characteristic's name"_s.arg(words.characteristic), exitUsage);
    const auto acting = act(words.acting);
    if (!acting)
        return failed(acting.error());
    const auto unit = unitFromText(*(*acting)->journal, words.unit);
    if (!unit)
        return unnamed(unit.error());
    const RecordMeasurement command{.unit = *unit,
        .characteristic = *characteristic,
        .values = {words.values.begin(), words.values.end()},
        .unitOfMeasure = words.unitOfMeasure,
        .gauge = words.gauge,
        .raw = words.raw,
        .why = words.why};
    const bool typed = words.gauge.isEmpty() && words.raw.isEmpty();
    const auto judged = (*acting)->recorder->give(command,
        {.person = (*acting)->person, .how = typed ? CaptureMethod::Manual : CaptureMethod::Machine});
    return judged ? tellJudged(**acting, command, *judged) : failed(judged.error());
}

void describeMeasure(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<MeasureWords>();
    CLI::App *command
        = app.add_subcommand("measure", "Records a value of the operation that runs on a unit at a station");
    describeActing(command, words->acting);
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
