// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/ingest/intake.h"

#include "core/base/match.h"

#include <algorithm>

namespace unitrail {

bool TakenFile::done() const
{
    return mistake.isEmpty() && std::all_of(runs.begin(), runs.end(), [](const TakenRun &run) {
        return run.kind == TakenRun::Kind::Recorded || run.kind == TakenRun::Kind::Known;
    });
}

ResultIntake::ResultIntake(Journal &journal, const Plant &plant, const Clock &clock, StationName station)
    : m_journal(journal)
    , m_plant(plant)
    , m_recorder(journal, plant, clock, std::move(station))
    , m_store(journal.directory())
{ }

/** Whoever is signed in at the station stands beside the machine. */
Result<const Person *> ResultIntake::personHere()
{
    const auto standing = m_journal.standing(Subject::of(m_recorder.station()));
    if (!standing)
        return standing.error();
    const auto &signedIn = standing->workplace().person;
    const auto known = signedIn ? m_plant.people.find(*signedIn) : m_plant.people.end();
    return known == m_plant.people.end() ? nullptr : &known->second;
}

Result<bool> ResultIntake::isKnown(const UnitId &unit, const QString &sha256)
{
    const auto entries = m_journal.entriesOf(Subject::of(unit));
    if (!entries)
        return entries.error();
    const std::vector<EventId> voided = voidedIds(*entries);
    return std::any_of(entries->begin(), entries->end(), [&](const Recorded &recorded) {
        const auto *test = std::get_if<TestRecorded>(&recorded.entry.event);
        return test && test->source == sha256
            && std::find(voided.begin(), voided.end(), recorded.entry.id) == voided.end();
    });
}

static void tell(TakenRun &run, const RecordTestResults &command, const std::vector<Recorded> &entries)
{
    run.kind = TakenRun::Kind::Recorded;
    run.status = OperationStatus::Active;
    for (const Recorded &recorded : entries) {
        match(
            recorded.entry.event,
            [&](const TestRecorded &e) {
                run.operation = e.operation;
                run.pass = e.pass;
                run.values = int(e.measurements.size());
                QStringList taken;
                for (const Measurement &measurement : e.measurements)
                    taken.append(measurement.characteristic.text());
                for (const MachineValue &value : command.values) {
                    QString plain = value.name.trimmed().toLower();
                    plain.replace(u'_', u'-').replace(u' ', u'-');
                    if (!taken.contains(value.name) && !taken.contains(plain, Qt::CaseInsensitive))
                        run.notInPlan.append(value.name);
                }
                run.notInPlan.removeDuplicates();
            },
            [&](const OperationCompleted &) { run.status = OperationStatus::Passed; },
            [&](const OperationFailed &) { run.status = OperationStatus::Failed; }, [](const auto &) {});
        run.sequence = recorded.position.sequence;
    }
}

Result<TakenRun> ResultIntake::takeRun(
    const TestResult &result, const QString &sha256, const OfferedFile &file, bool again)
{
    TakenRun run{.serial = result.serial};
    const auto units = m_journal.resolve(result.serial);
    if (!units)
        return units.error();
    if (units->size() != 1) {
        run.refusal = Refusal{.reason = units->empty() ? Reason::UnknownUnit : Reason::AmbiguousCode,
            .detail = result.serial.left(256)};
        for (const UnitId &unit : *units)
            run.refusal->names.append(unit.text());
        return run;
    }
    run.unit = units->front();
    const auto known = isKnown(*run.unit, sha256);
    if (!known)
        return known.error();
    if (*known) {
        run.kind = TakenRun::Kind::Known;
        return run;
    }
    const auto person = personHere();
    if (!person)
        return person.error();
    const RecordTestResults command{.unit = *run.unit,
        .values = result.values,
        .outcome = result.outcome,
        .program = result.program.left(200),
        .source = sha256,
        .why = result.why.left(200)};
    const Given given{
        .person = *person, .how = CaptureMethod::Machine, .device = file.device, .code = result.serial};
    if (again) {
        const auto decision = m_recorder.ask(command, given);
        if (!decision)
            return decision.error();
        if (const auto *refusal = std::get_if<Refusal>(&*decision)) {
            run.kind = TakenRun::Kind::Refused;
            run.refusal = *refusal;
            return run;
        }
    }
    const auto judged = m_recorder.give(command, given);
    if (!judged)
        return judged.error();
    if (const Refusal *refusal = judged->refusal()) {
        run.kind = TakenRun::Kind::Refused;
        run.refusal = *refusal;
        run.sequence = judged->entries.empty() ? 0 : judged->entries.back().position.sequence;
        return run;
    }
    tell(run, command, judged->entries);
    return run;
}

Result<TakenFile> ResultIntake::takeOne(const OfferedFile &file, bool again)
{
    TakenFile taken{.sha256 = AttachmentStore::hashOf(file.bytes)};
    const ResultReading reading = readResults(file.bytes);
    if (!reading.mistake.isEmpty()) {
        taken.mistake = reading.mistake;
        taken.cutOff = reading.cutOff;
        return taken;
    }
    if (const auto kept = m_store.put(file.bytes); !kept) // evidence first, then the entry that names it
        return kept.error();
    for (const TestResult &result : reading.results) {
        auto run = takeRun(result, taken.sha256, file, again);
        if (!run)
            return run.error();
        taken.runs.push_back(*std::move(run));
    }
    return taken;
}

Result<TakenFile> ResultIntake::take(const OfferedFile &file)
{
    return takeOne(file, false);
}

Result<TakenFile> ResultIntake::retry(const OfferedFile &file)
{
    return takeOne(file, true);
}

Result<std::vector<TakenFile>> ResultIntake::takeAll(const std::vector<OfferedFile> &files)
{
    if (const Outcome begun = m_journal.beginBatch(); !begun)
        return begun.error();
    std::vector<TakenFile> all;
    std::optional<Failure> failure;
    for (const OfferedFile &file : files) {
        auto taken = takeOne(file, false);
        if (!taken) {
            failure = taken.error();
            break;
        }
        all.push_back(*std::move(taken));
    }
    // What was taken so far is whole; a failing disk says so here.
    if (const Outcome committed = m_journal.commitBatch(); !committed)
        return committed.error();
    if (failure)
        return *failure;
    return all;
}

} // namespace unitrail
