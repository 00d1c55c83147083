// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_station.h"

#include "app/answer_json.h"
#include "core/base/pin.h"
#include "core/station/answer_for.h"

#include <QFile>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

void describeActing(CLI::App *command, ActingWords &words)
{
    text(command, "--data", words.data, "Where the journal is kept")->required();
    text(command, "--plant", words.plant, "The plant definition's directory; without it the demo factory");
    text(command, "--station", words.station, "Where it is done")->required();
    text(command, "--person", words.person, "By whom; without it whoever is signed in at the station");
}

Result<const Person *> personOf(
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
    return known == plant.people.end() ? nullptr : &known->second;
}

Result<std::unique_ptr<Acting>> act(const ActingWords &words)
{
    const auto station = StationName::fromText(words.station);
    if (!station)
        return Failure{Failure::Kind::Input, u"--station %1 is no station name"_s.arg(words.station)};
    auto source = loadPlant(words.plant);
    if (!source)
        return source.error();
    auto acting = std::make_unique<Acting>();
    acting->source = *std::move(source);
    if (!acting->source.plant.stations.contains(*station))
        return Failure{
            Failure::Kind::Input, u"--station %1: the plant has no such station"_s.arg(words.station)};
    auto journal = Journal::open(words.data, acting->clock);
    if (!journal)
        return journal.error();
    acting->journal = *std::move(journal);
    if (const Outcome released = recordRelease(*acting->journal, acting->source, acting->clock, *station);
        !released)
        return released.error();
    const auto person = personOf(*acting->journal, acting->source.plant, *station, words.person);
    if (!person)
        return person.error();
    acting->person = *person;
    acting->recorder.emplace(*acting->journal, acting->source.plant, acting->clock, *station);
    return acting;
}

Result<Judged> giveSigned(Acting &acting, const Command &command)
{
    const Given unsigned_{.person = acting.person};
    const auto asked = acting.recorder->ask(command, unsigned_);
    if (!asked)
        return asked.error();
    // Only what would be granted is worth a signature; everything else is refused, and recorded, without one.
    const auto *refusal = std::get_if<Refusal>(&*asked);
    if (!refusal || refusal->reason != Reason::SignatureNeeded)
        return acting.recorder->give(command, unsigned_);
    const auto station = acting.journal->standing(Subject::of(acting.recorder->station()));
    if (!station)
        return station.error();
    const qint64 lockedMs = station->workplace().signingLockedUntilMs();
    if (acting.clock.wallMs() < lockedMs)
        return acting.recorder->refuse({.reason = Reason::SignatureLocked, .at = lockedMs}, unsigned_);
    QFile in;
    if (!in.open(stdin, QIODevice::ReadOnly))
        return Failure{Failure::Kind::Input, u"the PIN is read from standard input, and there is none"_s};
    const QString pin = QString::fromUtf8(in.readLine()).trimmed();
    if (!isPinOf(pin, acting.person->pin))
        return acting.recorder->refuse({.reason = Reason::SignatureWrong}, unsigned_);
    return acting.recorder->give(command, {.person = acting.person, .signer = acting.person});
}

int tellJudged(Acting &acting, const Command &command, const Judged &judged)
{
    const Plant &plant = acting.source.plant;
    Answer said
        = judged.refusal() ? answerFor(*judged.refusal(), plant) : answerFor(command, judged.entries, plant);
    if (!said.unit)
        said.unit = mainSubject(command, acting.recorder->station()).unit();
    if (judged.refusal() && !judged.entries.empty())
        said.sequence = judged.entries.back().position.sequence;
    print(answerJson(said, {}));
    return judged.refusal() ? exitNo : exitDone;
}

} // namespace unitrail
