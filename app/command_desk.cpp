// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_desk.h"

#include "core/base/pin.h"
#include "ui/words/speech.h"

#include <QFile>
#include <QJsonArray>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

void describeDesk(CLI::App *command, DeskWords &words)
{
    text(command, "--data", words.data, "The journal's directory; no station runs on it meanwhile")
        ->required();
    text(command, "--at", words.at, "The station where this is done");
    text(command, "--person", words.person, "Who does it");
    text(command, "--plant", words.plant, "The plant definition; without it what the journal took last");
}

Result<CommandDesk> CommandDesk::open(const DeskWords &words)
{
    const auto at = StationName::fromText(words.at);
    if (!at)
        return Failure{Failure::Kind::Input, u"--at %1: at which station is this done?"_s.arg(words.at)};
    CommandDesk desk(*at);
    desk.m_clock = std::make_unique<SystemClock>();
    auto journal = Journal::open(words.data, *desk.m_clock);
    if (!journal)
        return journal.error();
    desk.m_journal = *std::move(journal);
    auto source = plantFor(*desk.m_journal, words.plant);
    if (!source)
        return source.error();
    desk.m_source = std::make_unique<PlantSource>(*std::move(source));
    if (!desk.plant().stations.contains(*at))
        return Failure{Failure::Kind::Input, u"--at %1: the plant has no such station"_s.arg(words.at)};
    if (words.person.isEmpty())
        return desk;
    const auto id = PersonId::fromText(words.person);
    const auto person = id ? desk.plant().people.find(*id) : desk.plant().people.end();
    if (person == desk.plant().people.end())
        return Failure{
            Failure::Kind::Input, u"--person %1: the plant knows nobody by that number"_s.arg(words.person)};
    desk.m_person = &person->second;
    if (words.signs) {
        QFile in;
        const QString pin
            = in.open(stdin, QIODevice::ReadOnly) ? QString::fromUtf8(in.readLine()).trimmed() : QString();
        if (person->second.pin.isEmpty() || !isPinOf(pin, person->second.pin))
            return Failure{Failure::Kind::Input,
                u"this is not the PIN of %1; type it as one line of standard input"_s.arg(words.person)};
        desk.m_signs = true;
    }
    return desk;
}

int CommandDesk::give(const Command &command, QJsonObject json)
{
    Recorder recorder(*m_journal, plant(), *m_clock, m_station);
    const auto judged = recorder.give(command, {.person = m_person, .signer = m_signs ? m_person : nullptr});
    if (!judged)
        return failed(judged.error());
    QJsonArray entries;
    for (const Recorded &recorded : judged->entries)
        entries.append(recorded.entry.id.text());
    json.insert(u"ok"_s, !judged->refusal());
    json.insert(u"entries"_s, entries);
    if (const Refusal *refusal = judged->refusal()) {
        json.insert(u"reason"_s, reasonName(refusal->reason));
        const Speech speech(Language::of(u"en"_s, m_clock->offsetMinutes()));
        const Sentence words = speech.wordsFor(*refusal);
        json.insert(u"words"_s, QString(words.what + u' ' + words.next));
    }
    print(json);
    return judged->refusal() ? exitNo : exitDone;
}

} // namespace unitrail
