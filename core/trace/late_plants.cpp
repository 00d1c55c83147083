// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/late_search.h"

#include "core/domain/decide.h"
#include "core/trace/figures_source.h"

#include <algorithm>
#include <limits>
#include <map>

/* Stations that went on by an older plant definition after the one at hand was released. */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

Result<LateSearch::Release> LateSearch::release()
{
    Release release{.digest = QString::fromLatin1(m_plant.digest.toHex())};
    const auto entries = m_journal.entriesOf(Subject::plant());
    if (!entries)
        return entries.error();
    for (const Recorded &recorded : *entries) { // in fold order: what stands before was released before
        const auto *released = std::get_if<PlantReleased>(&recorded.entry.event);
        if (!released)
            continue;
        if (released->digest == release.digest) {
            const qint64 atMs = recorded.entry.stamp.wallMs;
            release.sinceMs = release.told.empty() ? atMs : std::min(release.sinceMs, atMs);
            release.told.push_back(recorded);
        } else if (release.told.empty()) {
            release.older.push_back(released->digest);
        }
    }
    return release;
}

static bool isIn(const std::vector<QString> &list, const QString &text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

Result<std::vector<LateSearch::Stretch>> LateSearch::stretches(const Release &release)
{
    std::vector<Stretch> late;
    for (const auto &[name, station] : m_plant.stations) {
        const auto entries = m_journal.entriesOf(Subject::of(name));
        if (!entries)
            return entries.error();
        std::vector<const Recorded *> starts;
        for (const Recorded &recorded : *entries) {
            if (std::holds_alternative<StationStarted>(recorded.entry.event))
                starts.push_back(&recorded);
        }
        const auto chain = [](const Recorded *of) {
            return std::tuple(of->position.station, of->position.incarnation, of->position.sequence);
        };
        std::sort(starts.begin(), starts.end(),
            [&](const Recorded *a, const Recorded *b) { return chain(a) < chain(b); });
        for (size_t i = 0; i < starts.size(); ++i) {
            const auto &started = std::get<StationStarted>(starts[i]->entry.event);
            if (!isIn(release.older, started.plantDigest))
                continue;
            const bool more = i + 1 < starts.size()
                && starts[i + 1]->position.station == starts[i]->position.station
                && starts[i + 1]->position.incarnation == starts[i]->position.incarnation;
            if (more && starts[i + 1]->entry.stamp.wallMs < release.sinceMs)
                continue; // it was over before
            late.push_back({name, starts[i]->position,
                more ? std::optional(starts[i + 1]->position) : std::nullopt, started.plantRevision});
        }
    }
    return late;
}

Outcome LateSearch::lookAtPlants()
{
    const auto release = this->release();
    if (!release)
        return release.error();
    if (release->told.empty() || release->older.empty())
        return Done{};
    const auto stretches = this->stretches(*release);
    if (!stretches)
        return stretches.error();
    if (stretches->empty())
        return Done{};
    const auto files = m_journal.filesForReading();
    if (!files)
        return files.error();
    const auto source = FiguresSource::open(files->journal, files->cache);
    if (!source)
        return source.error();
    const auto chains = (*source)->foreignChains();
    const auto ends = (*source)->ends();
    if (!chains || !ends)
        return !chains ? chains.error() : ends.error();

    constexpr int slice = 1000;
    for (const Stretch &stretch : *stretches) {
        const qint64 from = std::max(stretch.from.hlc, release->sinceMs << 16);
        const qint64 until = stretch.until ? stretch.until->hlc : std::numeric_limits<qint64>::max();
        const auto take = [&](const Result<std::vector<Recorded>> &entries) -> Outcome {
            if (!entries)
                return entries.error();
            for (const Recorded &recorded : *entries) {
                const Position &at = recorded.position;
                const bool within = at.station == stretch.from.station
                    && at.incarnation == stretch.from.incarnation && at.sequence > stretch.from.sequence
                    && (!stretch.until || at.sequence < stretch.until->sequence)
                    && recorded.entry.stamp.station == stretch.station;
                const Outcome judged = within ? judge(recorded, stretch, *release) : Outcome(Done{});
                if (!judged)
                    return judged;
            }
            return Done{};
        };
        if (stretch.from.station == m_journal.station()) {
            const auto first = (*source)->lastOwnBefore(from);
            if (!first)
                return first.error();
            for (qint64 own = *first; own < ends->own;) {
                const qint64 before = own;
                if (const Outcome done = take((*source)->ownAfter(own, ends->own, slice)); !done)
                    return done;
                if (own == before)
                    break;
            }
        }
        for (const FiguresSource::Chain &chain : *chains) {
            const bool its
                = chain.station == stretch.from.station && chain.incarnation == stretch.from.incarnation;
            for (qint64 after = from - 1; its && after < until;) {
                if (const Outcome done = take((*source)->foreignBetween(chain, after, until, slice)); !done)
                    return done;
            }
        }
    }
    return Done{};
}

/** The operation that was worked on; none: nobody's hands were on the unit. */
static std::optional<OperationId> workedOn(const Event &event)
{
    if (const auto *e = std::get_if<OperationStarted>(&event))
        return e->operation;
    if (const auto *e = std::get_if<OperationResumed>(&event))
        return e->operation;
    if (const auto *e = std::get_if<OperationCompleted>(&event))
        return e->operation;
    if (const auto *e = std::get_if<OperationFailed>(&event))
        return e->operation;
    if (const auto *e = std::get_if<ComponentInstalled>(&event))
        return e->operation;
    if (const auto *e = std::get_if<TestRecorded>(&event))
        return e->operation;
    return {};
}

static bool isQualified(const Person &person, const QString &qualification, const QDate &day)
{
    return std::any_of(
        person.qualifications.begin(), person.qualifications.end(), [&](const Qualification &held) {
            return held.name == qualification && (!held.validThrough || day <= *held.validThrough);
        });
}

/** One entry that was made by an older plant: does the one at hand say otherwise? */
Outcome LateSearch::judge(const Recorded &recorded, const Stretch &stretch, const Release &release)
{
    const Entry &entry = recorded.entry;
    const Stamp &stamp = entry.stamp;
    const auto id = entry.subject().unit();
    const qint64 toleranceMs = stamp.clock == ClockQuality::Synced ? gapToleranceMs : gapToleranceUnsyncedMs;
    if (!id || stamp.wallMs < release.sinceMs)
        return Done{};
    LateWork work{.unit = *id,
        .station = stamp.station,
        .person = stamp.person,
        .sinceMs = release.sinceMs,
        .stationKnew = std::any_of(release.told.begin(), release.told.end(),
            [&](const Recorded &told) {
                return told.position.station == recorded.position.station
                    && told.position.incarnation == recorded.position.incarnation
                    && told.position.sequence < recorded.position.sequence
                    && told.entry.stamp.station == stamp.station;
            }),
        .certain = stamp.wallMs >= release.sinceMs + toleranceMs};
    if (const auto *created = std::get_if<UnitCreated>(&entry.event)) {
        const auto order = created->order ? m_plant.orders.find(*created->order) : m_plant.orders.end();
        const Routing *now = order != m_plant.orders.end() ? m_plant.routing(order->second.routing)
                                                           : m_plant.routingOf(id->part);
        if (now && now->reference() != created->routing) {
            work.rule = LateWork::Rule::Routing;
            work.what = now->reference();
            work.knew = created->routing;
            work.was = now->reference();
            add(work, entry.id, stamp.wallMs);
        }
    }
    const auto operation = workedOn(entry.event);
    if (!operation || !stamp.person)
        return Done{};
    work.rule = LateWork::Rule::Person;
    work.knew = stretch.revision;
    work.was = m_plant.revision;
    const auto person = m_plant.people.find(*stamp.person);
    if (person == m_plant.people.end()) {
        add(work, entry.id, stamp.wallMs);
        return Done{};
    }
    const auto standing = m_journal.standing(Subject::of(*id));
    if (!standing)
        return standing.error();
    const Routing *routing = m_plant.routing(standing->unit().routing);
    const Operation *asked = routing ? routing->find(*operation) : nullptr;
    for (const QString &needed : asked ? asked->qualifications : std::vector<QString>()) {
        if (isQualified(person->second, needed, dayAt(stamp.wallMs, m_plant)))
            continue;
        const auto permitted = wasPermitted(recorded, Reason::NotQualified);
        if (!permitted)
            return permitted.error();
        if (*permitted)
            continue;
        work.what = needed;
        add(work, entry.id, stamp.wallMs);
    }
    return Done{};
}

} // namespace unitrail
