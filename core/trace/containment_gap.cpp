// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/containment_gap.h"

#include "core/trace/figures_source.h"

#include <algorithm>
#include <functional>
#include <limits>

namespace unitrail {

/** Work that a containment would have stopped; what takes a unit out of the way is none. */
static bool isPassing(const Event &event)
{
    return std::holds_alternative<OperationStarted>(event) || std::holds_alternative<OperationResumed>(event)
        || std::holds_alternative<OperationCompleted>(event) || std::holds_alternative<OperationFailed>(event)
        || std::holds_alternative<ComponentInstalled>(event) || std::holds_alternative<TestRecorded>(event)
        || std::holds_alternative<UnitPacked>(event) || std::holds_alternative<UnitReleased>(event)
        || std::holds_alternative<UnitShipped>(event);
}

std::optional<GapWindow::Passed> GapWindow::passed(const Recorded &recorded) const
{
    const Entry &entry = recorded.entry;
    const ChainKey chain = chainOf(recorded.position);
    Passed passed{.end = GapEnd::Open, .certain = true};
    qint64 behindMs = 0;
    if (const auto station = known.find(entry.stamp.station); station != known.end()) {
        const auto said = station->second.said.find(chain);
        passed.end = said == station->second.said.end() ? GapEnd::Clock : GapEnd::Chain;
        const bool knew = passed.end == GapEnd::Chain ? recorded.position.sequence >= said->second.sequence
                                                      : recorded.position.hlc >= station->second.hlc;
        if (knew)
            return {};
        behindMs = station->second.behindMs;
    }
    if (issue && chainOf(*issue) == chain)
        return recorded.position.sequence > issue->sequence ? std::optional(passed) : std::nullopt;
    const qint64 toleranceMs
        = entry.stamp.clock == ClockQuality::Synced ? gapToleranceMs : gapToleranceUnsyncedMs;
    const qint64 atMs = entry.stamp.wallMs + behindMs;
    if (atMs < issuedMs() - toleranceMs)
        return {};
    passed.certain = atMs >= issuedMs() + (behindMs > 0 ? 0 : toleranceMs);
    return passed;
}

Result<GapWindow> gapWindowOf(Journal &journal, const ContainmentId &containment)
{
    const auto entries = journal.entriesOf(Subject::of(containment));
    if (!entries)
        return entries.error();
    GapWindow window{.id = containment};
    for (const Recorded &recorded : *entries) {
        const auto *issued = std::get_if<ContainmentIssued>(&recorded.entry.event);
        if (issued && !issued->rules.empty() && issued->version > window.terms.version
            && isSignedByItsKey(containment, *issued))
            window.terms = *issued;
    }
    for (const Recorded &recorded : *entries) {
        const Stamp &stamp = recorded.entry.stamp;
        const auto *issued = std::get_if<ContainmentIssued>(&recorded.entry.event);
        if (issued && *issued == window.terms && window.terms.issuedAt == stamp.station
            && (!window.issue || recorded.position.hlc < window.issue->hlc))
            window.issue = recorded.position;
        const auto *said = std::get_if<ContainmentAcknowledged>(&recorded.entry.event);
        if (!said || said->version < window.terms.version)
            continue;
        GapWindow::Known &known = window.known[stamp.station];
        const auto [first, fresh] = known.said.emplace(chainOf(recorded.position), recorded.position);
        if (recorded.position.sequence < first->second.sequence)
            first->second = recorded.position;
        known.hlc = known.hlc == 0 ? recorded.position.hlc : std::min(known.hlc, recorded.position.hlc);
        // Nobody acknowledges what is not issued yet: a clock that says so is behind, at least by that.
        known.behindMs = std::max(known.behindMs, window.issuedMs() - stamp.wallMs);
    }
    return window;
}

namespace {

/** Hybrid logical clocks, without the end; sorted, and none meets another. */
class Spans {
public:
    void add(qint64 from, qint64 until)
    {
        if (from < until)
            m_spans.emplace_back(from, until);
    }
    [[nodiscard]] std::vector<std::pair<qint64, qint64>> merged()
    {
        std::sort(m_spans.begin(), m_spans.end());
        std::vector<std::pair<qint64, qint64>> merged;
        for (const auto &[from, until] : m_spans) {
            if (!merged.empty() && from <= merged.back().second)
                merged.back().second = std::max(merged.back().second, until);
            else
                merged.emplace_back(from, until);
        }
        return merged;
    }

private:
    std::vector<std::pair<qint64, qint64>> m_spans;
};

constexpr qint64 openEnd = std::numeric_limits<qint64>::max();

/** Who works in which chain, by each station's latest entry. */
using Tenants = std::map<ChainKey, std::set<StationName>>;

/** Up to there whoever works in that chain was unaware; the end of time, if one of them still is. */
qint64 unawareUntil(const ChainKey &chain, const std::set<StationName> &names, const GapWindow &window)
{
    qint64 last = 0;
    for (const StationName &name : names) {
        const auto known = window.known.find(name);
        if (known == window.known.end())
            return openEnd;
        const auto said = known->second.said.find(chain);
        last = std::max(last, said == known->second.said.end() ? known->second.hlc : said->second.hlc);
    }
    return names.empty() ? openEnd : last;
}

Spans spansOf(const ChainKey &chain, const Tenants &tenants, const std::vector<GapWindow> &windows)
{
    Spans spans;
    const auto names = tenants.find(chain);
    for (const GapWindow &window : windows) {
        if (window.terms.version == 0)
            continue;
        qint64 behindMs = 0;
        for (const auto &[name, known] : window.known)
            behindMs = std::max(behindMs, known.behindMs);
        // An entry's hybrid logical clock is never behind its wall clock.
        spans.add((window.issuedMs() - gapToleranceUnsyncedMs - behindMs) << 16,
            unawareUntil(chain, names == tenants.end() ? std::set<StationName>() : names->second, window));
    }
    return spans;
}

} // namespace

static Result<Tenants> tenantsOf(Journal &journal, const std::set<StationName> &stations)
{
    Tenants tenants;
    for (const StationName &station : stations) {
        const auto standing = journal.standing(Subject::of(station));
        if (!standing)
            return standing.error();
        for (const EventId &head : standing->heads) {
            const auto recorded = journal.entry(head);
            if (!recorded)
                return recorded.error();
            if (*recorded)
                tenants[chainOf((*recorded)->position)].insert(station);
        }
    }
    return tenants;
}

using Visit = std::function<void(const Recorded &)>;
static constexpr int slice = 1000;

static Outcome visitAll(const Result<std::vector<Recorded>> &entries, const Visit &visit)
{
    if (!entries)
        return entries.error();
    for (const Recorded &recorded : *entries)
        visit(recorded);
    return Done{};
}

static Outcome walkOwn(FiguresSource &source, Spans spans, const Visit &visit)
{
    const auto ends = source.ends();
    if (!ends)
        return ends.error();
    for (const auto &[from, until] : spans.merged()) {
        const auto first = source.lastOwnBefore(from);
        const auto last = until == openEnd ? Result<qint64>(ends->own) : source.lastOwnBefore(until);
        if (!first || !last)
            return !first ? first.error() : last.error();
        for (qint64 own = *first; own < *last;) {
            const qint64 before = own;
            if (Outcome done = visitAll(source.ownAfter(own, *last, slice), visit); !done)
                return done;
            if (own == before) // the rest was purged
                break;
        }
    }
    return Done{};
}

static Outcome walkForeign(
    FiguresSource &source, const Tenants &tenants, const std::vector<GapWindow> &windows, const Visit &visit)
{
    const auto chains = source.foreignChains();
    if (!chains)
        return chains.error();
    for (const FiguresSource::Chain &chain : *chains) {
        Spans spans = spansOf({chain.station, chain.incarnation}, tenants, windows);
        for (const auto &[from, until] : spans.merged()) {
            for (qint64 after = from - 1; after < until;) {
                if (Outcome done = visitAll(source.foreignBetween(chain, after, until, slice), visit); !done)
                    return done;
            }
        }
    }
    return Done{};
}

namespace {

/** Where things stood when an entry was made. */
class Then {
public:
    explicit Then(Journal &journal)
        : m_journal(journal)
    { }
    /** As it stood with this entry and everything before it; of another thing what is known now. */
    Result<bool> concerned(const ContainmentIssued &terms, const Subject &subject, const EventId &until)
    {
        if (m_read != subject) {
            auto entries = m_journal.entriesOf(subject);
            if (!entries)
                return entries.error();
            m_entries = *std::move(entries);
            m_read = subject;
        }
        const auto last = std::find_if(m_entries.begin(), m_entries.end(),
            [&](const Recorded &recorded) { return recorded.entry.id == until; });
        const Standing standing
            = fold(subject, {m_entries.begin(), last == m_entries.end() ? last : last + 1});
        const auto *unit = std::get_if<Unit>(&standing.state);
        const auto id = subject.unit();
        if (!unit || !id)
            return false;
        const LookUp lookUp = [&](const Subject &inner) -> const Standing * {
            auto known = m_known.find(inner);
            if (known == m_known.end()) {
                auto read = m_journal.standing(inner);
                known = m_known.emplace(inner, read ? *std::move(read) : blank(inner)).first;
            }
            return &known->second;
        };
        return std::any_of(terms.rules.begin(), terms.rules.end(),
            [&](const ContainmentRule &rule) { return concerns(rule, *id, *unit, lookUp); });
    }

private:
    Journal &m_journal;
    std::optional<Subject> m_read; ///< whose entries these are
    std::vector<Recorded> m_entries;
    std::map<Subject, Standing> m_known;
};

struct Candidate {
    size_t window;
    GapEntry entry;
};

} // namespace

Result<std::vector<std::vector<GapEntry>>> passedIn(
    Journal &journal, const std::vector<GapWindow> &windows, const std::set<StationName> &stations)
{
    std::vector<std::vector<GapEntry>> found(windows.size());
    const auto tenants = tenantsOf(journal, stations);
    if (!tenants)
        return tenants.error();
    const auto files = journal.filesForReading();
    if (!files)
        return files.error();
    const auto source = FiguresSource::open(files->journal, files->cache);
    if (!source)
        return source.error();

    std::vector<Candidate> passed;
    const Visit visit = [&](const Recorded &recorded) {
        const Entry &entry = recorded.entry;
        const auto unit = entry.subject().unit();
        if (!unit || !isPassing(entry.event))
            return;
        for (size_t i = 0; i < windows.size(); ++i) {
            if (const auto how = windows[i].passed(recorded))
                passed.push_back({i,
                    {*unit, entry.id, entry.stamp.station, entry.stamp.wallMs, eventKind(entry.event),
                        how->end, how->certain}});
        }
    };
    const auto chains = journal.incarnations();
    if (!chains)
        return chains.error();
    const ChainKey own{journal.station(), chains->empty() ? 0 : chains->back().number};
    if (Outcome done = walkOwn(**source, spansOf(own, *tenants, windows), visit); !done)
        return done.error();
    if (Outcome done = walkForeign(**source, *tenants, windows, visit); !done)
        return done.error();

    // Unit by unit: its entries are read once.
    std::stable_sort(passed.begin(), passed.end(),
        [](const Candidate &a, const Candidate &b) { return a.entry.unit < b.entry.unit; });
    Then then(journal);
    for (const Candidate &candidate : passed) {
        const auto concerned = then.concerned(
            windows[candidate.window].terms, Subject::of(candidate.entry.unit), candidate.entry.entry);
        if (!concerned)
            return concerned.error();
        if (*concerned)
            found[candidate.window].push_back(candidate.entry);
    }
    for (std::vector<GapEntry> &gap : found)
        std::sort(gap.begin(), gap.end(), [](const GapEntry &a, const GapEntry &b) {
            return std::pair(a.atMs, a.entry) < std::pair(b.atMs, b.entry);
        });
    return found;
}

} // namespace unitrail
