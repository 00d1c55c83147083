// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/conflicts.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static constexpr std::array conflictNames{"duplicate"_L1, "contradiction"_L1, "sequence"_L1,
    "two-parents"_L1, "double-birth"_L1, "after-end"_L1};

QString conflictName(ConflictKind kind)
{
    return conflictNames[size_t(kind)];
}

std::optional<ConflictKind> conflictFromName(const QString &name)
{
    const auto found = std::find_if(
        conflictNames.begin(), conflictNames.end(), [&](QLatin1StringView known) { return name == known; });
    return found == conflictNames.end() ? std::nullopt
                                        : std::optional(ConflictKind(found - conflictNames.begin()));
}

namespace {

/** Who stands upon whom, among the entries of one subject in fold order. */
class Past {
public:
    Past(const Subject &subject, const std::vector<Recorded> &sorted)
    {
        const size_t count = sorted.size();
        m_before.resize(count);
        m_whole.assign(count, true);
        std::map<EventId, size_t> places;
        for (size_t i = 0; i < count; ++i) {
            const Knowledge *knowledge = sorted[i].entry.knowledgeOf(subject);
            m_before[i].assign(count, false);
            for (const EventId &base : knowledge ? knowledge->base : std::vector<EventId>()) {
                const auto place = places.find(base);
                if (place == places.end()) {
                    m_whole[i] = false;
                    continue;
                }
                const size_t b = place->second;
                m_before[i][b] = true;
                m_whole[i] = m_whole[i] && m_whole[b];
                for (size_t k = 0; k < b; ++k)
                    m_before[i][k] = m_before[i][k] || m_before[b][k];
            }
            places.emplace(sorted[i].entry.id, i);
        }
    }
    [[nodiscard]] bool standsUpon(size_t later, size_t earlier) const { return m_before[later][earlier]; }
    /** Neither stands upon the other, as far as the past of the later one is known. */
    [[nodiscard]] bool apart(size_t earlier, size_t later) const
    {
        return m_whole[later] && !m_before[later][earlier];
    }

private:
    std::vector<std::vector<bool>> m_before;
    std::vector<bool> m_whole;
};

} // namespace

/** Whether anything was ever known apart: nearly no unit, and it costs one walk to say so. */
static bool everApart(const Subject &subject, const std::vector<Recorded> &sorted)
{
    std::vector<EventId> heads;
    for (const Recorded &recorded : sorted) {
        const Knowledge *knowledge = recorded.entry.knowledgeOf(subject);
        if (!knowledge)
            continue;
        std::erase_if(heads, [&](const EventId &head) {
            return std::find(knowledge->base.begin(), knowledge->base.end(), head) != knowledge->base.end();
        });
        if (!heads.empty())
            return true;
        heads.push_back(recorded.entry.id);
    }
    return false;
}

// ---- which pairs do not go together

struct RunResult {
    OperationId operation;
    OperationStatus status;
    bool operator==(const RunResult &) const = default;
};

static std::optional<RunResult> resultOf(const Event &event)
{
    if (const auto *e = std::get_if<OperationCompleted>(&event))
        return RunResult{e->operation, OperationStatus::Passed};
    if (const auto *e = std::get_if<OperationFailed>(&event))
        return RunResult{e->operation, OperationStatus::Failed};
    if (const auto *e = std::get_if<OperationSkipped>(&event))
        return RunResult{e->operation, OperationStatus::Skipped};
    if (const auto *e = std::get_if<OperationWaived>(&event))
        return RunResult{e->operation, OperationStatus::Waived};
    return {};
}

static std::optional<OperationId> workedOn(const Event &event)
{
    if (const auto *e = std::get_if<OperationStarted>(&event))
        return e->operation;
    const auto result = resultOf(event);
    return result ? std::optional(result->operation) : std::nullopt;
}

static bool ends(const Event &event)
{
    return std::holds_alternative<UnitScrapped>(event) || std::holds_alternative<UnitShipped>(event)
        || std::holds_alternative<UnitDecommissioned>(event);
}

static bool isHandsOn(const Event &event)
{
    return workedOn(event) || std::holds_alternative<ComponentInstalled>(event)
        || std::holds_alternative<ComponentRemoved>(event) || std::holds_alternative<UnitPacked>(event)
        || std::holds_alternative<ReworkReturned>(event) || std::holds_alternative<UnitReleased>(event);
}

/** Something that takes back what others may have built upon. */
static bool setsBack(const Event &event)
{
    return std::holds_alternative<OperationFailed>(event) || std::holds_alternative<ReworkReturned>(event);
}

/** Two pieces at one place, where there is room for one. */
static std::optional<ConflictKind> betweenPieces(const ComponentInstalled &a, const ComponentInstalled &b)
{
    for (const Component &one : a.components) {
        for (const Component &other : b.components) {
            if (one.part != other.part || one.position != other.position || !one.serial || !other.serial)
                continue;
            return one.serial == other.serial ? ConflictKind::Duplicate : ConflictKind::Contradiction;
        }
    }
    return {};
}

static std::optional<ConflictKind> between(const Subject &unit, const Entry &a, const Entry &b)
{
    const bool ofIt = a.subject() == unit && b.subject() == unit;
    const auto *installedHere = std::get_if<ComponentInstalled>(&a.event);
    const auto *installedThere = std::get_if<ComponentInstalled>(&b.event);
    if (!ofIt) { // it is the component
        if (installedHere && installedThere && a.subject() != unit && b.subject() != unit)
            return a.subject() == b.subject() ? ConflictKind::Duplicate : ConflictKind::TwoParents;
        return {};
    }
    if (std::holds_alternative<UnitCreated>(a.event) && std::holds_alternative<UnitCreated>(b.event))
        return ConflictKind::DoubleBirth;
    const auto *decided = std::get_if<ConflictResolved>(&a.event);
    const auto *otherwise = std::get_if<ConflictResolved>(&b.event);
    if (decided && otherwise)
        return decided->kept == otherwise->kept ? ConflictKind::Duplicate : ConflictKind::Contradiction;
    if (ends(a.event) && ends(b.event))
        return a.event == b.event ? ConflictKind::Duplicate : ConflictKind::Contradiction;
    if ((ends(a.event) && isHandsOn(b.event)) || (ends(b.event) && isHandsOn(a.event)))
        return ConflictKind::AfterEnd;
    const auto here = resultOf(a.event), there = resultOf(b.event);
    if (here && there && here->operation == there->operation)
        return *here == *there ? ConflictKind::Duplicate : ConflictKind::Contradiction;
    const auto at = workedOn(a.event), elsewhere = workedOn(b.event);
    const bool sameOperation = at && elsewhere && *at == *elsewhere;
    if (!sameOperation
        && ((setsBack(a.event) && (elsewhere || std::holds_alternative<UnitReleased>(b.event)))
            || (setsBack(b.event) && (at || std::holds_alternative<UnitReleased>(a.event)))))
        return ConflictKind::Sequence;
    if (installedHere && installedThere)
        return betweenPieces(*installedHere, *installedThere);
    const auto *packed = std::get_if<UnitPacked>(&a.event);
    const auto *packedElsewhere = std::get_if<UnitPacked>(&b.event);
    if (packed && packedElsewhere)
        return *packed == *packedElsewhere ? ConflictKind::Duplicate : ConflictKind::Contradiction;
    const auto *disposed = std::get_if<NonconformanceDispositioned>(&a.event);
    const auto *disposedElsewhere = std::get_if<NonconformanceDispositioned>(&b.event);
    if (disposed && disposedElsewhere && disposed->nonconformance == disposedElsewhere->nonconformance
        && disposed->disposition != disposedElsewhere->disposition)
        return ConflictKind::Contradiction;
    return {};
}

std::vector<Conflict> conflictsOf(const Subject &unit, const std::vector<Recorded> &sorted)
{
    std::vector<Conflict> conflicts;
    if (!everApart(unit, sorted))
        return conflicts;
    const Past past(unit, sorted);
    const std::vector<EventId> list = voidedIds(sorted);
    const std::set<EventId> voided(list.begin(), list.end());
    std::vector<size_t> decisions;
    for (size_t i = 0; i < sorted.size(); ++i) {
        if (std::holds_alternative<ConflictResolved>(sorted[i].entry.event)
            && !voided.contains(sorted[i].entry.id))
            decisions.push_back(i);
    }
    std::set<ConflictKind> seen;
    for (size_t later = 1; later < sorted.size(); ++later) {
        for (size_t earlier = 0; earlier < later; ++earlier) {
            if (!past.apart(earlier, later) || voided.contains(sorted[later].entry.id)
                || voided.contains(sorted[earlier].entry.id))
                continue;
            const bool decided = std::any_of(decisions.begin(), decisions.end(), [&](size_t decision) {
                return past.standsUpon(decision, earlier) && past.standsUpon(decision, later);
            });
            if (decided)
                continue;
            const auto kind = between(unit, sorted[earlier].entry, sorted[later].entry);
            if (kind && seen.insert(*kind).second)
                conflicts.push_back({*kind, sorted[earlier].entry.id, sorted[later].entry.id});
        }
    }
    return conflicts;
}

std::vector<EventId> apartFrom(const Subject &unit, const std::vector<Recorded> &sorted, const EventId &entry)
{
    std::vector<EventId> others;
    const auto kept = std::find_if(
        sorted.begin(), sorted.end(), [&](const Recorded &recorded) { return recorded.entry.id == entry; });
    if (kept == sorted.end())
        return others;
    const Past past(unit, sorted);
    const size_t at = size_t(kept - sorted.begin());
    const std::vector<EventId> list = voidedIds(sorted);
    const std::set<EventId> voided(list.begin(), list.end());
    for (size_t i = 0; i < sorted.size(); ++i) {
        const Entry &other = sorted[i].entry;
        const bool apart = i < at ? past.apart(i, at) : i > at && past.apart(at, i);
        const bool heldBack = std::holds_alternative<HoldPlaced>(other.event)
            || std::holds_alternative<HoldReleased>(other.event);
        if (apart && !heldBack && !voided.contains(other.id) && changesStanding(other.event))
            others.push_back(other.id);
    }
    return others;
}

} // namespace unitrail
