// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/late_search.h"

#include "core/domain/decide.h"
#include "core/domain/signature.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

QString lateRuleName(LateWork::Rule rule)
{
    switch (rule) {
    case LateWork::Rule::Routing:
        return u"routing"_s;
    case LateWork::Rule::Person:
        return u"person"_s;
    case LateWork::Rule::Gauge:
        return u"gauge"_s;
    case LateWork::Rule::Containment:
        return u"containment"_s;
    }
    Q_UNREACHABLE();
}

void LateSearch::add(LateWork work, const EventId &entry, qint64 atMs)
{
    const auto same = std::find_if(m_found.begin(), m_found.end(), [&](const LateWork &known) {
        return known.rule == work.rule && known.unit == work.unit && known.station == work.station
            && known.person == work.person && known.what == work.what;
    });
    LateWork &found = same == m_found.end() ? m_found.emplace_back(std::move(work)) : *same;
    if (same == m_found.end())
        found.atMs = atMs;
    else {
        found.stationKnew = found.stationKnew || work.stationKnew;
        found.certain = found.certain || work.certain;
        found.atMs = std::min(found.atMs, atMs);
    }
    if (std::find(found.entries.begin(), found.entries.end(), entry) == found.entries.end())
        found.entries.push_back(entry);
}

Outcome LateSearch::lookAtContainments()
{
    for (const ContainmentReport &report : m_reports) {
        if (report.terms.rules.empty()) // it has ended
            continue;
        for (const GapEntry &entry : report.gap) {
            const auto recorded = m_journal.entry(entry.entry);
            if (!recorded)
                return recorded.error();
            const auto said = std::find_if(report.stations.begin(), report.stations.end(),
                [&](const StationCoverage &station) { return station.station == entry.station; });
            const int version = said == report.stations.end() ? 0 : said->version;
            add({.rule = LateWork::Rule::Containment,
                    .unit = entry.unit,
                    .station = entry.station,
                    .person = *recorded ? (*recorded)->entry.stamp.person : std::nullopt,
                    .what = report.id.text(),
                    .knew
                    = version == 0 || version >= report.terms.version ? QString() : QString::number(version),
                    .was = QString::number(report.terms.version),
                    .sinceMs = report.issuedMs,
                    .certain = entry.certain},
                entry.entry, entry.atMs);
        }
    }
    return Done{};
}

/** What counts no more, and what somebody has signed for, is in question no longer. */
Outcome LateSearch::leaveOutDecided()
{
    for (LateWork &work : m_found) {
        const auto entries = m_journal.entriesOf(Subject::of(work.unit));
        if (!entries)
            return entries.error();
        const std::vector<EventId> list = voidedIds(*entries);
        std::set<EventId> closed(list.begin(), list.end());
        for (const Recorded &recorded : *entries) {
            const auto *signature = std::get_if<SignatureApplied>(&recorded.entry.event);
            if (!signature || signature->meaning != lateWorkMeaning || closed.contains(recorded.entry.id))
                continue;
            for (const SignedEntry &entry : signature->entries)
                closed.insert(entry.entry);
        }
        std::erase_if(work.entries, [&](const EventId &entry) { return closed.contains(entry); });
        std::sort(work.entries.begin(), work.entries.end()); // ids are made by time
    }
    std::erase_if(m_found, [](const LateWork &work) { return work.entries.empty(); });
    return Done{};
}

Result<std::vector<LateWork>> LateSearch::found()
{
    if (const Outcome done = lookAtPlants(); !done)
        return done.error();
    if (const Outcome done = lookAtGauges(); !done)
        return done.error();
    if (const Outcome done = lookAtContainments(); !done)
        return done.error();
    if (const Outcome done = leaveOutDecided(); !done)
        return done.error();
    std::sort(m_found.begin(), m_found.end(), [](const LateWork &a, const LateWork &b) {
        return std::tie(a.atMs, a.unit, a.rule, a.what, a.station)
            < std::tie(b.atMs, b.unit, b.rule, b.what, b.station);
    });
    return std::move(m_found);
}

Result<std::vector<LateWork>> lateWork(
    Journal &journal, const Plant &plant, const std::vector<ContainmentReport> &reports)
{
    return LateSearch(journal, plant, reports).found();
}

} // namespace unitrail
