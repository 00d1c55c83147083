// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/speech.h"

namespace unitrail {

static QString joined(const QStringList &parts)
{
    QStringList filledParts;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            filledParts << part;
    }
    return filledParts.join(QStringLiteral(" · "));
}

PromptWords Speech::wordsFor(const Prompt &prompt) const
{
    const QString stepWords = prompt.operation
        ? filled(QStringLiteral("{step}"), {{"step", step(*prompt.operation)}})
        : QString();
    const QString progress = prompt.total > 0
        ? filled(tr("{done} of {total} done"),
            {{"done", QString::number(prompt.done)}, {"total", QString::number(prompt.total)}})
        : QString();
    const QString position = prompt.position
        ? filled(tr("position {position}"), {{"position", isolated(prompt.position->text())}})
        : QString();
    const QString partNumber = prompt.part ? prompt.part->text() : QString();
    const QString partName = name(prompt.partName);
    const QString part
        = isolated(partName.isEmpty() || partName == partNumber ? partNumber : partName + u' ' + partNumber);

    const QString labelled
        = joined({prompt.container ? subject(Subject::of(*prompt.container)) : QString(), stepWords});

    switch (prompt.kind) {
    case Prompt::Kind::SignIn:
        return {tr("Scan your badge"), {}};
    case Prompt::Kind::ScanUnit:
        return {tr("Scan a unit"),
            stepWords.isEmpty()
                ? QString()
                : filled(tr("This station does {step}"), {{"step", step(*prompt.operation)}})};
    case Prompt::Kind::WaitForLabel:
        return {tr("The label is being printed"), labelled};
    case Prompt::Kind::PrintLabel:
        return {tr("Print the label"), labelled};
    case Prompt::Kind::ScanLabel:
        return {tr("Stick the label on and scan it"), labelled};
    case Prompt::Kind::ScanComponent:
        return {filled(prompt.tracking == TrackingMode::Lot ? tr("Scan the lot label: {part}")
                                                            : tr("Scan {part}"),
                    {{"part", part}}),
            joined({stepWords, position, progress})};
    case Prompt::Kind::ScanLotToLoad:
        return {filled(tr("Load a lot: scan {part}"), {{"part", part}}), joined({stepWords, progress})};
    case Prompt::Kind::Measure: {
        const QString what = isolated(prompt.characteristicName.byLanguage.empty() && prompt.characteristic
                ? prompt.characteristic->text()
                : name(prompt.characteristicName));
        const bool judgedByEye = prompt.unitOfMeasure.isEmpty() && !prompt.lower && !prompt.upper;
        if (judgedByEye)
            return {filled(tr("Check: {name}"), {{"name", what}}), progress};
        const QString sentence = prompt.repeats > 1 ? filled(tr("Measure {name} {index} of {repeats}"),
                                     {{"name", what}, {"index", QString::number(prompt.index)},
                                         {"repeats", QString::number(prompt.repeats)}})
                                                    : filled(tr("Measure {name}"), {{"name", what}});
        return {sentence, joined({limits(prompt.lower, prompt.upper, prompt.unitOfMeasure), progress})};
    }
    case Prompt::Kind::Complete:
        return {tr("Press Complete"), joined({stepWords, progress})};
    case Prompt::Kind::Fail:
        return {tr("Press Fail: a value is outside its limits"), joined({stepWords, progress})};
    case Prompt::Kind::ChooseRework:
        return {tr("Choose where the unit goes back to"), stepWords};
    case Prompt::Kind::TakeTo:
        return {prompt.stations.isEmpty()
                ? tr("Put the unit aside")
                : filled(tr("Take the unit to {stations}"), {{"stations", list(prompt.stations)}}),
            tr("Then scan the next unit.")};
    case Prompt::Kind::Stopped:
        return {tr("Stop here"), {}};
    }
    return {};
}

} // namespace unitrail
