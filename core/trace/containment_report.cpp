// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/containment_report.h"

#include "core/trace/figures_source.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

int ContainmentReport::enforcing() const
{
    return int(std::count_if(stations.begin(), stations.end(),
        [&](const StationCoverage &station) { return station.version >= terms.version; }));
}

const StationCoverage *ContainmentReport::lastMissing() const
{
    const StationCoverage *missing = nullptr;
    for (const StationCoverage &station : stations) {
        const bool lacks = station.version < terms.version;
        if (lacks && (!missing || station.lastSeenMs < missing->lastSeenMs))
            missing = &station;
    }
    return missing;
}

/** Work that a containment would have stopped; what takes a unit out of the way is none. */
static bool isPassing(const Event &event)
{
    return std::holds_alternative<OperationStarted>(event) || std::holds_alternative<OperationResumed>(event)
        || std::holds_alternative<OperationCompleted>(event) || std::holds_alternative<OperationFailed>(event)
        || std::holds_alternative<ComponentInstalled>(event) || std::holds_alternative<TestRecorded>(event)
        || std::holds_alternative<UnitPacked>(event) || std::holds_alternative<UnitReleased>(event)
        || std::holds_alternative<UnitShipped>(event);
}

namespace {

/** The version that the gap is about, and from where in its chain on each station knew it (hlc). */
struct Window {
    ContainmentIssued terms{.version = 0};
    std::map<StationName, qint64> known;
};

/** Where things stood when an entry was made. */
class Then {
public:
    explicit Then(Journal &journal)
        : m_journal(journal)
    { }
    /** As it stood with this entry and everything before it; of another thing what is known now. */
    Result<bool> concerned(const ContainmentIssued &terms, const Subject &subject, const EventId &until)
    {
        auto entries = m_journal.entriesOf(subject);
        if (!entries)
            return entries.error();
        const auto last = std::find_if(entries->begin(), entries->end(),
            [&](const Recorded &recorded) { return recorded.entry.id == until; });
        if (last != entries->end())
            entries->erase(last + 1, entries->end());
        const Standing standing = fold(subject, *std::move(entries));
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
    std::map<Subject, Standing> m_known;
};

} // namespace

static Result<Window> windowOf(Journal &journal, const Subject &containment)
{
    const auto entries = journal.entriesOf(containment);
    if (!entries)
        return entries.error();
    Window window;
    const auto id = ContainmentId::fromText(containment.name());
    for (const Recorded &recorded : *entries) {
        const auto *issued = std::get_if<ContainmentIssued>(&recorded.entry.event);
        if (issued && !issued->rules.empty() && issued->version > window.terms.version && id
            && isSignedByItsKey(*id, *issued))
            window.terms = *issued;
    }
    for (const Recorded &recorded : *entries) {
        const auto *said = std::get_if<ContainmentAcknowledged>(&recorded.entry.event);
        if (!said || said->version < window.terms.version)
            continue;
        const auto [known, fresh] = window.known.emplace(recorded.entry.stamp.station, recorded.position.hlc);
        if (!fresh)
            known->second = std::min(known->second, recorded.position.hlc);
    }
    return window;
}

/** Every entry made since, and few others: an entry's hybrid logical clock is never behind its wall clock. */
static Outcome walkSince(Journal &journal, qint64 sinceMs, const std::function<void(const Recorded &)> &visit)
{
    constexpr int slice = 1000;
    const qint64 hlc = sinceMs << 16;
    const auto files = journal.filesForReading();
    if (!files)
        return files.error();
    const auto source = FiguresSource::open(files->journal, files->cache);
    if (!source)
        return source.error();
    const auto ends = (*source)->ends();
    const auto before = (*source)->lastOwnBefore(hlc);
    if (!ends || !before)
        return !ends ? ends.error() : before.error();
    const auto take = [&](const Result<std::vector<Recorded>> &entries) -> Outcome {
        if (!entries)
            return entries.error();
        for (const Recorded &recorded : *entries)
            visit(recorded);
        return Done{};
    };
    for (qint64 own = *before; own < ends->own;) {
        const qint64 from = own;
        if (Outcome done = take((*source)->ownAfter(own, ends->own, slice)); !done)
            return done;
        if (own == from) // the rest was purged
            break;
    }
    for (qint64 foreign = 0; foreign < ends->foreign;) {
        if (Outcome done = take((*source)->foreignSince(hlc, foreign, ends->foreign, slice)); !done)
            return done;
    }
    return Done{};
}

Result<ContainmentReport> containmentReport(
    Journal &journal, const Plant &plant, const ContainmentId &containment)
{
    const Subject subject = Subject::of(containment);
    const auto standing = journal.standing(subject);
    if (!standing)
        return standing.error();
    if (standing->containment().terms.version == 0)
        return Failure{Failure::Kind::Missing,
            u"no containment %1 is known here; 'unitrail containments' lists them"_s.arg(containment.text())};
    ContainmentReport report{
        .id = containment, .terms = standing->containment().terms, .stations = {}, .gap = {}};
    std::set<StationName> names;
    for (const auto &[name, station] : plant.stations)
        names.insert(name);
    for (const auto &[name, enforced] : standing->containment().enforced)
        names.insert(name);
    for (const StationName &name : names) {
        const auto workplace = journal.standing(Subject::of(name));
        if (!workplace)
            return workplace.error();
        StationCoverage coverage{.station = name, .lastSeenMs = workplace->lastMs};
        const auto &enforced = standing->containment().enforced;
        if (const auto said = enforced.find(name); said != enforced.end()) {
            coverage.version = said->second.version;
            coverage.sinceMs = said->second.atMs;
            coverage.lastSeenMs = std::max(coverage.lastSeenMs, said->second.atMs);
        }
        report.stations.push_back(coverage);
    }

    const auto window = windowOf(journal, subject);
    if (!window)
        return window.error();
    report.issuedMs = window->terms.issuedMs.value_or(0);
    std::vector<GapEntry> passed;
    const Outcome walked = walkSince(journal, report.issuedMs, [&](const Recorded &recorded) {
        const Entry &entry = recorded.entry;
        const auto known = window->known.find(entry.stamp.station);
        const bool unaware = known == window->known.end() || recorded.position.hlc < known->second;
        const auto unit = entry.subject().unit();
        if (unit && unaware && entry.stamp.wallMs >= report.issuedMs && isPassing(entry.event))
            passed.push_back(
                {*unit, entry.id, entry.stamp.station, entry.stamp.wallMs, eventKind(entry.event)});
    });
    if (!walked)
        return walked.error();
    Then then(journal);
    for (const GapEntry &entry : passed) {
        const auto concerned = then.concerned(window->terms, Subject::of(entry.unit), entry.entry);
        if (!concerned)
            return concerned.error();
        if (*concerned)
            report.gap.push_back(entry);
    }
    std::stable_sort(report.gap.begin(), report.gap.end(),
        [](const GapEntry &a, const GapEntry &b) { return a.atMs < b.atMs; });
    return report;
}

static QString momentOf(qint64 ms)
{
    return ms == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject containmentJson(const ContainmentReport &report)
{
    const ContainmentIssued &terms = report.terms;
    QJsonArray rules, stations, gap;
    for (const ContainmentRule &rule : terms.rules)
        rules.append(ruleText(rule));
    for (const StationCoverage &station : report.stations) {
        stations.append(QJsonObject{{u"station"_s, station.station.text()}, {u"version"_s, station.version},
            {u"enforces"_s, station.version >= terms.version}, {u"since"_s, momentOf(station.sinceMs)},
            {u"last_seen"_s, momentOf(station.lastSeenMs)}});
    }
    std::set<UnitId> units;
    for (const GapEntry &entry : report.gap) {
        units.insert(entry.unit);
        gap.append(QJsonObject{{u"unit"_s, entry.unit.text()}, {u"entry"_s, entry.entry.text()},
            {u"station"_s, entry.station.text()}, {u"at"_s, momentOf(entry.atMs)}, {u"event"_s, entry.kind}});
    }
    return {{u"containment"_s, report.id.text()}, {u"version"_s, terms.version},
        {u"state"_s, terms.rules.empty() ? u"lifted"_s : u"enforced"_s},
        {u"action"_s, containmentActionName(terms.action.value_or(ContainmentAction::Stop))},
        {u"divert_to"_s, terms.divertTo ? terms.divertTo->text() : QString()}, {u"reason"_s, terms.reason},
        {u"note"_s, terms.note}, {u"rules"_s, rules}, {u"issued"_s, momentOf(terms.issuedMs.value_or(0))},
        {u"issued_at"_s, terms.issuedAt ? terms.issuedAt->text() : QString()},
        {u"issuer"_s, terms.issuer ? terms.issuer->text() : QString()}, {u"key"_s, terms.key},
        {u"enforcing"_s, report.enforcing()}, {u"of_stations"_s, int(report.stations.size())},
        {u"stations"_s, stations}, {u"gap_units"_s, int(units.size())}, {u"gap"_s, gap}};
}

QString containmentText(const ContainmentReport &report)
{
    QString text = u"%1 version %2: %3\n"_s.arg(report.id.text())
                       .arg(report.terms.version)
                       .arg(report.terms.rules.empty() ? u"lifted"_s : report.terms.reason);
    for (const ContainmentRule &rule : report.terms.rules)
        text += u"  "_s + ruleText(rule) + u'\n';
    text += u"  %1 of %2 stations enforce it"_s.arg(report.enforcing()).arg(report.stations.size());
    if (const StationCoverage *missing = report.lastMissing())
        text += missing->lastSeenMs == 0
            ? u"; %1 was never seen"_s.arg(missing->station.text())
            : u"; %1 last seen %2"_s.arg(missing->station.text(), momentOf(missing->lastSeenMs));
    text += u'\n';
    for (const GapEntry &entry : report.gap)
        text += u"  passed in the gap: %1  %2  %3  %4  entry %5\n"_s.arg(
            entry.unit.text(), entry.station.text(), momentOf(entry.atMs), entry.kind, entry.entry.text());
    return text;
}

} // namespace unitrail
