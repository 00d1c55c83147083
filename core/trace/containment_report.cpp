// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/containment_report.h"

#include "core/trace/containment_gap.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
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

static std::vector<StationCoverage> coverageOf(
    const Containment &containment, const GapWindow &window, const std::map<StationName, qint64> &lastSeen)
{
    std::vector<StationCoverage> stations;
    for (const auto &[name, seenMs] : lastSeen) {
        StationCoverage coverage{.station = name, .lastSeenMs = seenMs};
        if (const auto said = containment.enforced.find(name); said != containment.enforced.end()) {
            coverage.version = said->second.version;
            coverage.sinceMs = said->second.atMs;
            coverage.lastSeenMs = std::max(coverage.lastSeenMs, said->second.atMs);
        }
        if (const auto known = window.known.find(name); known != window.known.end())
            coverage.behindMs = known->second.behindMs;
        stations.push_back(coverage);
    }
    return stations;
}

static Result<std::vector<ContainmentReport>> reportsOf(
    Journal &journal, const Plant &plant, const std::vector<Subject> &subjects)
{
    std::vector<ContainmentReport> reports;
    std::vector<Containment> containments;
    std::vector<GapWindow> windows;
    for (const Subject &subject : subjects) {
        const auto standing = journal.standing(subject);
        if (!standing)
            return standing.error();
        const auto id = ContainmentId::fromText(subject.name());
        if (!id || standing->containment().terms.version == 0)
            continue;
        auto window = gapWindowOf(journal, *id);
        if (!window)
            return window.error();
        containments.push_back(standing->containment());
        windows.push_back(*std::move(window));
        reports.push_back({.id = *id,
            .terms = standing->containment().terms,
            .stations = {},
            .gap = {},
            .issuedMs = windows.back().issuedMs()});
    }
    std::set<StationName> ours, all;
    for (const auto &[name, station] : plant.stations)
        ours.insert(name);
    all = ours;
    for (const Containment &containment : containments) {
        for (const auto &[name, enforced] : containment.enforced)
            all.insert(name);
    }
    std::map<StationName, qint64> seen;
    for (const StationName &name : all) {
        const auto workplace = journal.standing(Subject::of(name));
        if (!workplace)
            return workplace.error();
        seen.emplace(name, workplace->lastMs);
    }
    auto gaps = passedIn(journal, windows, all);
    if (!gaps)
        return gaps.error();
    for (size_t i = 0; i < reports.size(); ++i) {
        std::map<StationName, qint64> asked;
        for (const auto &[name, atMs] : seen) {
            if (ours.contains(name) || containments[i].enforced.contains(name))
                asked.emplace(name, atMs);
        }
        reports[i].stations = coverageOf(containments[i], windows[i], asked);
        reports[i].gap = std::move((*gaps)[i]);
    }
    return reports;
}

Result<std::vector<ContainmentReport>> containmentReports(Journal &journal, const Plant &plant)
{
    const auto subjects = journal.list(Journal::List::Containments);
    if (!subjects)
        return subjects.error();
    return reportsOf(journal, plant, *subjects);
}

Result<ContainmentReport> containmentReport(
    Journal &journal, const Plant &plant, const ContainmentId &containment)
{
    auto reports = reportsOf(journal, plant, {Subject::of(containment)});
    if (!reports)
        return reports.error();
    if (reports->empty())
        return Failure{Failure::Kind::Missing,
            u"no containment %1 is known here; 'unitrail containments' lists them"_s.arg(containment.text())};
    return std::move(reports->front());
}

QString gapEndName(GapEnd end)
{
    switch (end) {
    case GapEnd::Chain:
        return u"chain"_s;
    case GapEnd::Clock:
        return u"clock"_s;
    case GapEnd::Open:
        return u"open"_s;
    }
    Q_UNREACHABLE();
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
            {u"last_seen"_s, momentOf(station.lastSeenMs)}, {u"clock_behind_ms"_s, station.behindMs}});
    }
    std::set<UnitId> units;
    for (const GapEntry &entry : report.gap) {
        units.insert(entry.unit);
        gap.append(QJsonObject{{u"unit"_s, entry.unit.text()}, {u"entry"_s, entry.entry.text()},
            {u"station"_s, entry.station.text()}, {u"at"_s, momentOf(entry.atMs)}, {u"event"_s, entry.kind},
            {u"until"_s, gapEndName(entry.end)}, {u"certain"_s, entry.certain}});
    }
    return {{u"containment"_s, report.id.text()}, {u"version"_s, terms.version},
        {u"state"_s, terms.rules.empty() ? u"lifted"_s : u"enforced"_s},
        {u"action"_s, containmentActionName(terms.action.value_or(ContainmentAction::Stop))},
        {u"divert_to"_s, terms.divertTo ? terms.divertTo->text() : QString()}, {u"reason"_s, terms.reason},
        {u"note"_s, terms.note}, {u"rules"_s, rules}, {u"issued"_s, momentOf(terms.issuedMs.value_or(0))},
        {u"issued_at"_s, terms.issuedAt ? terms.issuedAt->text() : QString()},
        {u"issuer"_s, terms.issuer ? terms.issuer->text() : QString()}, {u"key"_s, terms.key},
        {u"enforcing"_s, report.enforcing()}, {u"of_stations"_s, int(report.stations.size())},
        {u"stations"_s, stations}, {u"gap_units"_s, int(units.size())},
        {u"gap_tolerance_ms"_s, gapToleranceMs}, {u"gap_tolerance_unsynced_ms"_s, gapToleranceUnsyncedMs},
        {u"gap"_s, gap}};
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
    for (const StationCoverage &station : report.stations) {
        if (station.behindMs > 0)
            text += u"  the clock of %1 ran at least %2 s behind the issuer's; the gap list allows for it\n"_s
                        .arg(station.station.text())
                        .arg(double(station.behindMs) / 1000, 0, 'f', 1);
    }
    for (const GapEntry &entry : report.gap)
        text += u"  %1 in the gap: %2  %3  %4  %5  entry %6\n"_s.arg(
            entry.certain ? u"passed"_s : u"by the clocks possibly passed"_s, entry.unit.text(),
            entry.station.text(), momentOf(entry.atMs), entry.kind, entry.entry.text());
    return text;
}

} // namespace unitrail
