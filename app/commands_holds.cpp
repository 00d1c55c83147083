// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/command_desk.h"
#include "core/domain/conflicts.h"
#include "core/domain/correction.h"
#include "core/domain/signature.h"
#include "core/journal/lot_shortage.h"
#include "core/trace/late_work.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <functional>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

struct HoldWords {
    DeskWords desk;
    QString subject, hold, reason, note, why, keep, propose, field, value, approve, reject;
    bool list = false, accepts = false, json = false;
};

} // namespace

static QString momentOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

/** A unit by any of its names; everything else as an entry writes it: "@lot/PART/LOT", "@order/WO-1". */
static Result<Subject> subjectFrom(Journal &journal, const QString &text)
{
    const auto subject = Subject::fromText(text);
    if (text.startsWith(u'@')) {
        if (subject)
            return *subject;
        return Failure{Failure::Kind::Input,
            u"\"%1\" names nothing: give PART/SERIAL, @lot/PART/LOT, @order/WO, @container/ID, "
            u"@operation/050 or @station/ASM-1"_s.arg(text)};
    }
    const auto unit = unitFromText(journal, text);
    if (unit)
        return Subject::of(*unit);
    if (subject && text.contains(u'/')) // one that does not exist yet is held in advance
        return *subject;
    return unit.error();
}

/** Every subject of that list, as the visitor tells it: a line each, or one array of that name. */
static int printListed(const HoldWords &words, Journal::List list, const QString &name,
    const std::function<Outcome(Journal &, const Subject &, const Standing &, QJsonArray &all)> &tell)
{
    SystemClock clock;
    auto journal = look(words.desk.data, clock);
    if (!journal)
        return failed(journal.error());
    const auto subjects = (*journal)->list(list);
    if (!subjects)
        return failed(subjects.error());
    QJsonArray all;
    for (const Subject &subject : *subjects) {
        const auto standing = (*journal)->standing(subject);
        if (!standing)
            return failed(standing.error());
        if (const Outcome told = tell(**journal, subject, *standing, all); !told)
            return failed(told.error());
    }
    if (words.json)
        print(QJsonObject{{name, all}});
    return exitDone;
}

static int printHolds(const HoldWords &words)
{
    return printListed(words, Journal::List::Held, u"holds"_s,
        [&](Journal &, const Subject &subject, const Standing &standing, QJsonArray &all) -> Outcome {
            for (const auto &[id, hold] : standing.holds) {
                const QString person = hold.person ? hold.person->text() : QString();
                all.append(QJsonObject{{u"subject"_s, subject.text()}, {u"hold"_s, id.text()},
                    {u"reason"_s, hold.reason}, {u"note"_s, hold.note}, {u"person"_s, person},
                    {u"at"_s, momentOf(hold.atMs)}, {u"entry"_s, hold.entry.text()}});
                if (!words.json)
                    print(u"%1  %2  %3  %4  %5"_s
                              .arg(momentOf(hold.atMs), subject.text(), id.text(), hold.reason, person)
                              .toUtf8());
            }
            return Done{};
        });
}

static int placeHold(const HoldWords &words)
{
    if (words.list)
        return printHolds(words);
    auto desk = CommandDesk::open(words.desk);
    if (!desk)
        return failed(desk.error());
    const auto subject = subjectFrom(desk->journal(), words.subject);
    if (!subject)
        return failed(subject.error());
    const QString name = words.hold.isEmpty()
        ? u"H-%1-%2"_s.arg(desk->station().text().left(24)).arg(desk->clock().wallMs())
        : words.hold;
    const auto hold = HoldId::fromText(name);
    if (!hold)
        return complain(u"--hold %1: this cannot be the name of a hold"_s.arg(name), exitUsage);
    return desk->give(PlaceHold{*subject, *hold, words.reason, words.note},
        {{u"subject"_s, subject->text()}, {u"hold"_s, hold->text()}});
}

static int releaseHold(const HoldWords &words)
{
    auto desk = CommandDesk::open(words.desk);
    if (!desk)
        return failed(desk.error());
    const auto subject = subjectFrom(desk->journal(), words.subject);
    if (!subject)
        return failed(subject.error());
    const auto standing = desk->journal().standing(*subject);
    if (!standing)
        return failed(standing.error());
    QString name = words.hold;
    if (name.isEmpty() && standing->holds.size() == 1)
        name = standing->holds.begin()->first.text();
    const auto hold = HoldId::fromText(name);
    if (!hold)
        return complain(u"--hold: which of them? 'unitrail hold --list' says what there is"_s, exitUsage);
    return desk->give(ReleaseHold{*subject, *hold, words.why},
        {{u"subject"_s, subject->text()}, {u"hold"_s, hold->text()}});
}

// ---- conflicts

static QJsonObject entryJson(Journal &journal, const EventId &id)
{
    const auto recorded = journal.entry(id);
    QJsonObject json{{u"entry"_s, id.text()}};
    if (!recorded || !*recorded)
        return json;
    const Entry &entry = (*recorded)->entry;
    json.insert(u"event"_s, eventKind(entry.event));
    json.insert(u"station"_s, entry.stamp.station.text());
    json.insert(u"person"_s, entry.stamp.person ? entry.stamp.person->text() : QString());
    json.insert(u"at"_s, momentOf(entry.stamp.wallMs));
    return json;
}

static QJsonArray branchJson(
    Journal &journal, const Subject &unit, const std::vector<Recorded> &entries, const EventId &other)
{
    QJsonArray branch;
    for (const EventId &id : apartFrom(unit, entries, other))
        branch.append(entryJson(journal, id));
    return branch;
}

/** Of units that were worked on apart. */
static Outcome tellConflicts(const HoldWords &words, Journal &journal, QJsonArray &all)
{
    const auto subjects = journal.list(Journal::List::Conflicts);
    if (!subjects)
        return subjects.error();
    for (const Subject &subject : *subjects) {
        const auto standing = journal.standing(subject);
        if (!standing)
            return standing.error();
        const auto entries = journal.entriesOf(subject);
        if (!entries)
            return entries.error();
        for (const Conflict &conflict : standing->conflicts) {
            const QJsonObject first = entryJson(journal, conflict.first);
            const QJsonObject second = entryJson(journal, conflict.second);
            all.append(QJsonObject{{u"unit"_s, subject.text()}, {u"kind"_s, conflictName(conflict.kind)},
                {u"needs_decision"_s, conflict.needsDecision()}, {u"first"_s, first}, {u"second"_s, second},
                {u"first_branch"_s, branchJson(journal, subject, *entries, conflict.second)},
                {u"second_branch"_s, branchJson(journal, subject, *entries, conflict.first)}});
            const auto line = [](const QJsonObject &entry) {
                return u"%1 at %2 %3 [%4]"_s.arg(entry.value(u"event"_s).toString(),
                    entry.value(u"station"_s).toString(), entry.value(u"at"_s).toString(),
                    entry.value(u"entry"_s).toString());
            };
            if (!words.json)
                print(u"%1  %2\n  %3\n  %4"_s
                          .arg(subject.text(), conflictName(conflict.kind), line(first), line(second))
                          .toUtf8());
        }
    }
    return Done{};
}

/** Work that was done by what no longer held. */
static Outcome tellLateWork(const HoldWords &words, Journal &journal, const Plant &plant, QJsonArray &all)
{
    const auto reports = containmentReports(journal, plant);
    if (!reports)
        return reports.error();
    const auto found = lateWork(journal, plant, *reports);
    if (!found)
        return found.error();
    for (const LateWork &work : *found) {
        QJsonArray entries;
        for (const EventId &entry : work.entries)
            entries.append(entryJson(journal, entry));
        all.append(QJsonObject{{u"unit"_s, work.unit.text()}, {u"rule"_s, lateRuleName(work.rule)},
            {u"station"_s, work.station.text()}, {u"person"_s, work.person ? work.person->text() : QString()},
            {u"what"_s, work.what}, {u"station_went_by"_s, work.knew}, {u"was"_s, work.was},
            {u"since"_s, momentOf(work.sinceMs)}, {u"station_knew"_s, work.stationKnew},
            {u"certain"_s, work.certain}, {u"entries"_s, entries}});
        if (!words.json)
            print(u"%1  late: %2 %3  at %4 %5%6"_s
                      .arg(work.unit.text(), lateRuleName(work.rule), work.what, work.station.text(),
                          momentOf(work.atMs),
                          work.stationKnew ? u"  THE STATION KNEW: this must not happen"_s : QString())
                      .toUtf8());
    }
    return Done{};
}

/** Lots of which more was taken than ever came in. */
static Outcome tellLots(const HoldWords &words, Journal &journal, QJsonArray &all)
{
    const auto found = lotShortages(journal);
    if (!found)
        return found.error();
    for (const LotShortage &shortage : *found) {
        QJsonArray takings;
        for (const Journal::Taken &taking : shortage.takings)
            takings.append(QJsonObject{{u"unit"_s, taking.unit.text()}, {u"station"_s, taking.station.text()},
                {u"quantity"_s, taking.quantity.text()}, {u"at"_s, momentOf(taking.atMs)},
                {u"entry"_s, taking.entry.text()}});
        all.append(QJsonObject{{u"lot"_s, shortage.lot.text()}, {u"received"_s, shortage.received.text()},
            {u"taken"_s, shortage.taken.text()}, {u"missing"_s, shortage.missing.text()},
            {u"takings"_s, takings}});
        if (!words.json)
            print(u"@lot/%1  quantity: received %2, taken %3, missing %4"_s
                      .arg(shortage.lot.text(), shortage.received.text(), shortage.taken.text(),
                          shortage.missing.text())
                      .toUtf8());
    }
    return Done{};
}

static int printConflicts(const HoldWords &words)
{
    SystemClock clock;
    auto journal = look(words.desk.data, clock);
    if (!journal)
        return failed(journal.error());
    const auto source = plantFor(**journal, words.desk.plant);
    if (!source)
        return failed(source.error());
    QJsonArray apart, late, lots;
    Outcome told = tellConflicts(words, **journal, apart);
    if (told)
        told = tellLateWork(words, **journal, source->plant, late);
    if (told)
        told = tellLots(words, **journal, lots);
    if (!told)
        return failed(told.error());
    if (words.json)
        print(QJsonObject{{u"conflicts"_s, apart}, {u"late_work"_s, late}, {u"lots"_s, lots}});
    return exitDone;
}

/** All of a unit's late work, or what was taken from a lot beyond what came in. */
static int acceptApart(const HoldWords &words)
{
    auto desk = CommandDesk::open(words.desk);
    if (!desk)
        return failed(desk.error());
    const auto subject = subjectFrom(desk->journal(), words.subject);
    if (!subject)
        return unnamed(subject.error());
    std::vector<EventId> entries;
    if (const auto lot = subject->lot()) {
        const auto shortage = shortageOf(desk->journal(), *lot);
        if (!shortage)
            return failed(shortage.error());
        if (*shortage)
            entries = (*shortage)->beyond();
    } else {
        const auto reports = containmentReports(desk->journal(), desk->plant());
        const auto found = reports ? lateWork(desk->journal(), desk->plant(), *reports)
                                   : Result<std::vector<LateWork>>(reports.error());
        if (!found)
            return failed(found.error());
        for (const LateWork &work : *found) {
            if (Subject::of(work.unit) == *subject)
                entries.insert(entries.end(), work.entries.begin(), work.entries.end());
        }
        std::sort(entries.begin(), entries.end());
        entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    }
    const auto signs = signedEntries(desk->journal(), entries);
    if (!signs)
        return failed(signs.error());
    const QString meaning = subject->lot() ? QString(lotQuantityMeaning) : QString(lateWorkMeaning);
    return desk->give(SignRecord{*subject, *signs, meaning, words.why}, {{u"subject"_s, subject->text()}});
}

static int conflicts(const HoldWords &words)
{
    if (words.subject.isEmpty())
        return printConflicts(words);
    if (words.accepts)
        return acceptApart(words);
    std::optional<EventId> kept;
    if (words.keep != u"both") {
        kept = EventId::fromText(words.keep);
        if (!kept)
            return complain(
                u"--keep %1: give the entry of the branch that counts, or both"_s.arg(words.keep), exitUsage);
    }
    auto desk = CommandDesk::open(words.desk);
    if (!desk)
        return failed(desk.error());
    const auto unit = unitFromText(desk->journal(), words.subject);
    if (!unit)
        return unnamed(unit.error());
    return desk->give(ResolveConflict{*unit, kept, words.why}, {{u"unit"_s, unit->text()}});
}

// ---- corrections

static int printProposals(const HoldWords &words)
{
    return printListed(words, Journal::List::Proposals, u"proposals"_s,
        [&](Journal &, const Subject &subject, const Standing &standing, QJsonArray &all) -> Outcome {
            for (const auto &[id, proposal] : standing.proposals) {
                const CorrectionProposed &correction = proposal.correction;
                all.append(QJsonObject{{u"subject"_s, subject.text()}, {u"proposal"_s, id.text()},
                    {u"entry"_s, correction.event.text()}, {u"field"_s, correction.field},
                    {u"before"_s, correction.before}, {u"after"_s, correction.after},
                    {u"why"_s, correction.why},
                    {u"person"_s, proposal.person ? proposal.person->text() : QString()},
                    {u"at"_s, momentOf(proposal.atMs)}});
                if (!words.json)
                    print(
                        u"%1  %2  %3 %4 -> %5  %6  [%7]"_s
                            .arg(momentOf(proposal.atMs), subject.text(), correction.field, correction.before,
                                correction.field.isEmpty() ? u"taken back"_s : correction.after,
                                correction.why, id.text())
                            .toUtf8());
            }
            return Done{};
        });
}

/** What an entry is about in the first place. */
static Result<Subject> subjectOf(Journal &journal, const EventId &id)
{
    const auto recorded = journal.entry(id);
    if (!recorded)
        return recorded.error();
    if (!*recorded)
        return Failure{Failure::Kind::Missing, u"no entry %1 is here"_s.arg(id.text())};
    return (*recorded)->entry.subject();
}

static int corrections(const HoldWords &words)
{
    const QString given = !words.propose.isEmpty() ? words.propose
        : !words.approve.isEmpty()                 ? words.approve
                                                   : words.reject;
    if (given.isEmpty())
        return printProposals(words);
    const auto id = EventId::fromText(given);
    if (!id)
        return complain(
            u"%1 is not the id of an entry; 'unitrail history U --json' says them"_s.arg(given), exitUsage);
    auto desk = CommandDesk::open(words.desk);
    if (!desk)
        return failed(desk.error());
    const auto subject = subjectOf(desk->journal(), *id);
    if (!subject)
        return unnamed(subject.error());
    const QJsonObject json{{u"subject"_s, subject->text()}, {u"entry"_s, id->text()}};
    if (!words.propose.isEmpty())
        return desk->give(ProposeCorrection{*subject, *id, words.field, words.value, words.why}, json);
    return desk->give(DecideCorrection{*subject, *id, !words.approve.isEmpty(), words.why}, json);
}

static void looksOnly(CLI::App *command, HoldWords &words)
{
    command->add_flag("--json", words.json, "As one JSON object");
    describeDesk(command, words.desk);
}

void describeHolds(CLI::App &app, Chosen &chosen)
{
    const auto words = std::make_shared<HoldWords>();
    CLI::App *hold = app.add_subcommand(
        "hold", "Block a unit, lot, order, container, operation or station, also before it exists");
    text(hold, "subject", words->subject,
        "PART/SERIAL, @lot/PART/LOT, @order/WO, @container/ID, @operation/050, @station/ASM-1");
    text(hold, "--reason", words->reason, "A hold reason of the plant");
    text(hold, "--note", words->note, "What every refusal will say");
    text(hold, "--hold", words->hold, "Its name; without it one is made");
    hold->add_flag("--list", words->list, "Say what is on hold");
    looksOnly(hold, *words);
    whenChosen(hold, chosen, [words] { return placeHold(*words); });

    CLI::App *release
        = app.add_subcommand("release", "Lift a hold, or release one unit from a containment (C-0007:1)");
    text(release, "subject", words->subject, "What it lies on")->required();
    text(release, "--hold", words->hold, "Which; without it the only one");
    text(release, "--why", words->why, "Why it may go on")->required();
    describeDesk(release, words->desk);
    whenChosen(release, chosen, [words] { return releaseHold(*words); });

    CLI::App *merge = app.add_subcommand("conflicts",
        "What only shows when stations meet: work done apart, late work, lots that ran short; --keep "
        "or --accept decides one");
    text(merge, "unit", words->subject, "Decide about this unit, or @lot/PART/LOT");
    text(merge, "--keep", words->keep, "An entry of the branch that counts, or both");
    text(merge, "--why", words->why, "Why");
    merge->add_flag(
        "--accept", words->accepts, "Late work, or what was taken beyond a lot, counts all the same");
    merge->add_flag("--sign", words->desk.signs, "Sign it: the PIN is a line of standard input");
    looksOnly(merge, *words);
    whenChosen(merge, chosen, [words] { return conflicts(*words); });

    CLI::App *correct = app.add_subcommand(
        "corrections", "Corrections that wait; propose one, approve or reject another's");
    text(correct, "--propose", words->propose, "The entry that is wrong");
    text(correct, "--field", words->field,
        "Which value of it, such as torque/2; without it all is taken back");
    text(correct, "--value", words->value, "What it should say");
    text(correct, "--approve", words->approve, "The proposal that is right");
    text(correct, "--reject", words->reject, "The proposal that is not");
    text(correct, "--why", words->why, "Why");
    looksOnly(correct, *words);
    whenChosen(correct, chosen, [words] { return corrections(*words); });
}

} // namespace unitrail
