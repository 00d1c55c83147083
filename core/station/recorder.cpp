// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/recorder.h"

#include "core/domain/repair_link.h"

#include "core/codes/minted_serial.h"
#include "core/domain/signature.h"

namespace unitrail {

/** Of a scan's bytes so much is kept: longer than any symbol, and an entry stays far below 64 kB. */
static constexpr qsizetype rawMax = 4096;
static constexpr qsizetype codeMax = 256;

Recorder::Recorder(Journal &journal, const Plant &plant, const Clock &clock, StationName station)
    : m_journal(journal)
    , m_plant(plant)
    , m_clock(clock)
    , m_station(std::move(station))
{ }

Outcome Recorder::add(Snapshot &snapshot, const Subject &subject)
{
    if (snapshot.standings.contains(subject))
        return Done{};
    auto standing = m_journal.standing(subject);
    if (!standing)
        return standing.error();
    snapshot.standings.emplace(subject, *std::move(standing));
    return Done{};
}

/** The components of a unit, and theirs: what is inside of one is inside of the unit. */
Outcome Recorder::lookInside(Snapshot &snapshot, const Subject &subject)
{
    const Standing standing = snapshot.of(subject);
    const auto *unit = std::get_if<Unit>(&standing.state);
    for (const InstalledComponent &installed : unit ? unit->components : std::vector<InstalledComponent>()) {
        const auto piece = installed.component.unit();
        if (!piece || snapshot.standings.contains(Subject::of(*piece)))
            continue;
        if (const Outcome added = add(snapshot, Subject::of(*piece)); !added)
            return added;
        if (const Outcome looked = lookInside(snapshot, Subject::of(*piece)); !looked)
            return looked;
    }
    return Done{};
}

/** What is contained, and what a rule about the inside of a unit must see. */
Outcome Recorder::lookAtContainments(Snapshot &snapshot, const Subject &main)
{
    const auto containments = m_journal.containments();
    if (!containments)
        return containments.error();
    m_containments = *containments;
    snapshot.containments = m_containments->empty() ? nullptr : m_containments.get();
    if (!snapshot.containments || !snapshot.containments->looksInside())
        return Done{};
    return lookInside(snapshot, main);
}

Outcome Recorder::lookAtLoadedLots(Snapshot &snapshot)
{
    const Workplace workplace = snapshot.of(Subject::of(m_station)).workplace();
    for (const LoadedLot &loaded : workplace.loaded) {
        if (const Outcome added = add(snapshot, Subject::of(loaded.lot)); !added)
            return added;
        if (!loaded.quantity)
            continue;
        const auto used = m_journal.usedOf(loaded.lot, m_station, loaded.loadedMs);
        if (!used)
            return used.error();
        snapshot.used.insert_or_assign(loaded.lot, *used);
    }
    return Done{};
}

Result<Snapshot> Recorder::look(const Command &command, const Given &given)
{
    Snapshot snapshot{.plant = m_plant,
        .station = m_station,
        .person = given.person,
        .secondPerson = given.secondPerson,
        .overrideReason = given.overrideReason,
        .signer = given.signer,
        .nowMs = m_clock.wallMs(),
        .standings = {}};
    const Subject main = mainSubject(command, m_station);
    if (const Outcome added = add(snapshot, main); !added)
        return added.error();
    auto further = furtherSubjects(command, snapshot.of(main), m_station);
    const bool starts = std::holds_alternative<StartOperation>(command)
        || std::holds_alternative<CreateUnit>(command) || std::holds_alternative<RecordTestResults>(command);
    if (starts) { // a hold may lie on the operation that would begin
        for (const Routing &routing : m_plant.routings) {
            for (const Operation *operation : m_plant.operationsAt(m_station, routing))
                further.push_back(Subject::of(operation->id));
        }
    }
    if (std::holds_alternative<RecordMeasurement>(command)
        || std::holds_alternative<RecordTestResults>(command)) {
        for (const GaugeId &gauge : gaugesAt(m_plant, m_station))
            further.push_back(Subject::of(gauge));
    }
    for (const Subject &subject : further) {
        if (const Outcome added = add(snapshot, subject); !added)
            return added.error();
    }
    if (const Outcome seen = lookAtContainments(snapshot, main); !seen)
        return seen.error();
    if (const auto *install = std::get_if<InstallComponent>(&command); install && snapshot.containments) {
        const auto piece = install->component.unit();
        if (piece && snapshot.containments->looksInside()) {
            if (const Outcome seen = lookInside(snapshot, Subject::of(*piece)); !seen)
                return seen.error();
        }
    }
    for (auto missing = missingIn(snapshot, command); !missing.empty();
         missing = missingIn(snapshot, command)) {
        for (const Subject &subject : missing) {
            if (const Outcome added = add(snapshot, subject); !added)
                return added.error();
        }
    }
    const bool leaves
        = std::holds_alternative<ShipContainer>(command) || std::holds_alternative<ShipOrder>(command);
    if (leaves && snapshot.containments && snapshot.containments->looksInside()) {
        std::vector<Subject> units;
        for (const auto &[subject, standing] : snapshot.standings) {
            if (subject.unit())
                units.push_back(subject);
        }
        for (const Subject &unit : units) {
            if (const Outcome seen = lookInside(snapshot, unit); !seen)
                return seen.error();
        }
    }
    if (starts || std::holds_alternative<CompleteOperation>(command)) {
        if (const Outcome seen = lookAtLoadedLots(snapshot); !seen)
            return seen.error();
    }
    return snapshot;
}

/** A signature that comes with its facts signs those in front of it: the bytes that go to the disk (11.70).
 */
static void bindSignature(Event &event, const std::vector<Entry> &before)
{
    auto *signature = std::get_if<SignatureApplied>(&event);
    if (!signature || !signature->entries.empty())
        return;
    auto first = before.end(); // of a long shipment each signature signs what came after the one before
    while (first != before.begin() && !std::holds_alternative<SignatureApplied>(std::prev(first)->event))
        --first;
    for (; first != before.end(); ++first)
        signature->entries.push_back({first->id, bodyDigest(toBody(*first))});
}

Result<std::vector<Recorded>> Recorder::record(
    const Facts &facts, const Given &given, std::map<Subject, Standing> standings)
{
    const auto workplace = standings.find(Subject::of(m_station));
    const int session = workplace == standings.end() ? 0 : workplace->second.workplace().session;
    std::vector<Entry> entries;
    for (const Fact &fact : facts) {
        Entry entry{.id = m_journal.newId(),
            .about = {},
            .stamp = {.station = m_station,
                .person = given.person ? std::optional(given.person->id) : std::nullopt,
                .session = session > 0 ? std::optional(session) : std::nullopt,
                .how = given.how,
                .device = given.device,
                .wallMs = m_clock.wallMs(),
                .offsetMinutes = m_clock.offsetMinutes(),
                .clock = m_clock.quality(),
                .raw = entries.empty() ? given.raw.left(rawMax) : QByteArray(),
                .tag = entries.empty() ? given.tag : TagSighting()},
            .event = fact.event};
        bindSignature(entry.event, entries);
        for (const Subject &subject : fact.about) {
            auto standing = standings.find(subject);
            if (standing == standings.end()) {
                auto read = m_journal.standing(subject);
                if (!read)
                    return read.error();
                standing = standings.emplace(subject, *std::move(read)).first;
            }
            entry.about.push_back(knowledge(subject, standing->second));
        }
        // The next fact of this command builds upon this one.
        if (facts.size() > 1) {
            for (const Subject &subject : fact.about)
                evolve(standings.at(subject), subject, entry);
        }
        entries.push_back(std::move(entry));
    }
    return m_journal.append(entries);
}

/** A repair names the defect or fail that it answers; where that stands only the entries know. */
Outcome Recorder::linkRepairs(Facts &facts)
{
    for (Fact &fact : facts) {
        auto *repair = std::get_if<RepairRecorded>(&fact.event);
        const auto unit = repair ? fact.about.front().unit() : std::nullopt;
        if (!unit)
            continue;
        const auto entries = m_journal.entriesOf(fact.about.front());
        if (!entries)
            return entries.error();
        *repair = linkedTo(*unit, *repair, *entries);
    }
    return Done{};
}

/** The entry that a command takes back or puts right. */
static std::optional<EventId> namedEntry(const Command &command, const Snapshot &snapshot)
{
    if (const auto *undo = std::get_if<UndoEntry>(&command))
        return undo->entry;
    if (const auto *propose = std::get_if<ProposeCorrection>(&command))
        return propose->entry;
    if (const auto *decide = std::get_if<DecideCorrection>(&command)) {
        const auto &open = snapshot.of(decide->subject).proposals;
        const auto found = open.find(decide->proposal);
        return found == open.end() ? std::nullopt : std::optional(found->second.correction.event);
    }
    return {};
}

Result<Judged> Recorder::give(const Command &command, const Given &given)
{
    Result<Snapshot> snapshot = look(command, given);
    if (!snapshot)
        return snapshot.error();
    std::optional<Recorded> undone;
    if (const auto named = namedEntry(command, *snapshot)) {
        auto read = m_journal.entry(*named);
        if (!read)
            return read.error();
        undone = *std::move(read);
        snapshot->undone = undone ? &*undone : nullptr;
        for (const Knowledge &knowledge : undone ? undone->entry.about : std::vector<Knowledge>()) {
            if (const Outcome added = add(*snapshot, knowledge.subject); !added)
                return added.error();
        }
    }

    std::vector<Recorded> entries;
    if (std::holds_alternative<ResolveConflict>(command)) {
        auto read = m_journal.entriesOf(mainSubject(command, m_station));
        if (!read)
            return read.error();
        entries = *std::move(read);
        snapshot->entries = &entries;
    }

    Decision decision = decide(command, *snapshot);
    if (const auto *refusal = std::get_if<Refusal>(&decision)) {
        if (refusal->reason == Reason::SignatureNeeded)
            return Judged{std::move(decision), {}};
        return refuse(*refusal, given);
    }
    Facts &facts = std::get<Facts>(decision);
    if (facts.empty())
        return Judged{std::move(decision), {}};
    if (const Outcome linked = linkRepairs(facts); !linked)
        return linked.error();
    auto recorded = record(facts, given, std::move(snapshot->standings));
    if (!recorded)
        return recorded.error();
    return Judged{std::move(decision), *std::move(recorded)};
}

Result<Decision> Recorder::ask(const Command &command, const Given &given)
{
    const Result<Snapshot> snapshot = look(command, given);
    if (!snapshot)
        return snapshot.error();
    return decide(command, *snapshot);
}

Result<Judged> Recorder::refuse(const Refusal &refusal, const Given &given)
{
    // A refusal belongs to the unit's history where there is such a unit; else to the station's.
    Subject about = Subject::of(m_station);
    std::map<Subject, Standing> standings;
    auto station = m_journal.standing(about);
    if (!station)
        return station.error();
    standings.emplace(about, *std::move(station));
    if (refusal.subject && *refusal.subject != about) {
        auto standing = m_journal.standing(*refusal.subject);
        if (!standing)
            return standing.error();
        if (standing->known()) {
            about = *refusal.subject;
            standings.emplace(about, *std::move(standing));
        }
    }
    auto entries
        = record({{{about}, ScanRefused{refusal, given.code.left(codeMax)}}}, given, std::move(standings));
    if (!entries)
        return entries.error();
    return Judged{refusal, *std::move(entries)};
}

Result<Judged> Recorder::note(const Fact &fact, const Given &given)
{
    auto entries = record({fact}, given, {});
    if (!entries)
        return entries.error();
    return Judged{Facts{fact}, *std::move(entries)};
}

Result<std::vector<SerialNumber>> Recorder::nextSerials(const PartNumber &number, int count)
{
    std::vector<SerialNumber> serials;
    const Part *part = m_plant.part(number);
    const auto station = m_journal.standing(Subject::of(m_station));
    if (!station)
        return station.error();
    if (!part)
        return serials;
    Workplace workplace = station->workplace();
    while (int(serials.size()) < count) {
        const auto numbers = nextNumbers(m_plant, m_station, workplace, *part, count - int(serials.size()));
        if (numbers.empty())
            break;
        for (const qint64 next : numbers) {
            const auto serial = mintedSerial(*part, next);
            if (!serial)
                return serials;
            // A label that was printed before this program minted, or one of another variant of the part.
            const auto known = m_journal.resolve(serial->text());
            if (!known)
                return known.error();
            if (known->empty())
                serials.push_back(*serial);
            workplace.minted.insert_or_assign(number, *serial);
        }
    }
    return serials;
}

Result<std::optional<ContainerId>> Recorder::nextContainer(const ContainerType &type)
{
    const auto station = m_journal.standing(Subject::of(m_station));
    if (!station)
        return station.error();
    Workplace workplace = station->workplace();
    while (const auto number = nextNumber(type, m_station, workplace)) {
        const auto container = numberedContainer(type, *number);
        if (!container)
            break;
        const auto known = m_journal.standing(Subject::of(*container));
        if (!known)
            return known.error();
        if (!known->known())
            return container;
        workplace.numbered.insert_or_assign(type.name, *container); // it came with a number of its own
    }
    return std::optional<ContainerId>();
}

} // namespace unitrail
