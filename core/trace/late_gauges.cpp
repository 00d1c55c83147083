// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/late_search.h"

#include "core/domain/decide.h"
#include "core/trace/figures.h"

#include <algorithm>
#include <limits>

/* Instruments that went on measuring after they were found bad, or after their calibration had run out. */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 dayMs = 86'400'000;
constexpr qint64 openEnd = std::numeric_limits<qint64>::max();

/** A while in which an instrument was not good for measuring. */
struct Barred {
    qint64 fromMs = 0;
    qint64 untilMs = openEnd;
    bool bad = false; ///< else its calibration had run out
    std::optional<QDate> due; ///< the last good day
    const Recorded *check = nullptr; ///< that said so; none: the plant definition did
};

/** From midnight after the last good day on, in plant time. */
qint64 overdueFrom(const QDate &due, const Plant &plant)
{
    return due.startOfDay(Qt::UTC).toMSecsSinceEpoch() + dayMs - qint64(plant.utcOffsetMinutes) * 60'000;
}

std::vector<Barred> barredOf(
    const std::vector<const Recorded *> &checks, const Gauge &gauge, const Plant &plant)
{
    std::vector<Barred> all;
    const auto until = [&](size_t i) { return i < checks.size() ? checks[i]->entry.stamp.wallMs : openEnd; };
    const auto expire = [&](const std::optional<QDate> &due, const Recorded *check, qint64 sinceMs,
                            size_t next) {
        if (!due)
            return;
        const Barred barred{std::max(overdueFrom(*due, plant), sinceMs), until(next), false, due, check};
        if (barred.fromMs < barred.untilMs)
            all.push_back(barred);
    };
    expire(gauge.due, nullptr, 0, 0);
    std::optional<QDate> due = gauge.due;
    for (size_t i = 0; i < checks.size(); ++i) {
        const auto &checked = std::get<GaugeChecked>(checks[i]->entry.event);
        const qint64 atMs = checks[i]->entry.stamp.wallMs;
        due = checked.due ? checked.due : due;
        if (!checked.good)
            all.push_back({atMs, until(i + 1), true, {}, checks[i]});
        else
            expire(due, checks[i], atMs, i + 1);
    }
    return all;
}

} // namespace

Result<bool> LateSearch::wasPermitted(const Recorded &recorded, Reason reason)
{
    const auto entries = m_journal.entriesOf(recorded.entry.subject());
    if (!entries)
        return entries.error();
    constexpr qint64 inFrontMax = 3; // of the facts of one command
    return std::any_of(entries->begin(), entries->end(), [&](const Recorded &other) {
        const auto *granted = std::get_if<OverrideGranted>(&other.entry.event);
        const qint64 before = recorded.position.sequence - other.position.sequence;
        return granted && granted->refusal.reason == reason && before > 0 && before <= inFrontMax
            && other.position.station == recorded.position.station
            && other.position.incarnation == recorded.position.incarnation;
    });
}

Outcome LateSearch::lookAtGauge(const Gauge &gauge)
{
    const auto entries = m_journal.entriesOf(Subject::of(gauge.id));
    if (!entries)
        return entries.error();
    const std::vector<EventId> voided = voidedIds(*entries);
    std::vector<const Recorded *> checks;
    for (const Recorded &recorded : *entries) {
        if (std::holds_alternative<GaugeChecked>(recorded.entry.event)
            && std::find(voided.begin(), voided.end(), recorded.entry.id) == voided.end())
            checks.push_back(&recorded);
    }
    std::stable_sort(checks.begin(), checks.end(),
        [](const Recorded *a, const Recorded *b) { return a->entry.stamp.wallMs < b->entry.stamp.wallMs; });
    const std::vector<Barred> barred = barredOf(checks, gauge, m_plant);
    if (barred.empty())
        return Done{};

    const auto figures = Figures::open(m_journal);
    if (!figures)
        return figures.error();
    if (const auto followed = (*figures)->catchUp(); !followed)
        return followed.error();
    auto query = (*figures)->store().prepare(
        u"SELECT DISTINCT entry FROM measurement WHERE gauge = ? AND at_ms >= ? AND at_ms < ?"_s);
    if (!query)
        return query.error();
    for (const Barred &span : barred) {
        std::vector<EventId> measured;
        {
            auto rows = query->select(gauge.id.text(), span.fromMs, span.untilMs);
            if (!rows)
                return rows.error();
            while (rows->next()) {
                if (const auto id = EventId::fromBytes(rows->bytes(0)))
                    measured.push_back(*id);
            }
            if (Outcome done = rows->end(); !done)
                return done;
        }
        for (const EventId &id : measured) {
            const auto recorded = m_journal.entry(id);
            if (!recorded)
                return recorded.error();
            const auto *test = *recorded ? std::get_if<TestRecorded>(&(*recorded)->entry.event) : nullptr;
            const auto unit = test ? (*recorded)->entry.subject().unit() : std::nullopt;
            if (!unit)
                continue;
            const auto permitted = wasPermitted(**recorded, Reason::GaugeOverdue);
            if (!permitted)
                return permitted.error();
            if (*permitted && !span.bad)
                continue;
            const Stamp &stamp = (*recorded)->entry.stamp;
            const Measurement *by = nullptr;
            for (const Measurement &m : test->measurements) {
                if (m.gauge == gauge.id.text())
                    by = &m;
            }
            const Position &at = (*recorded)->position;
            const bool ownCheck = span.check && span.check->position.station == at.station
                && span.check->position.incarnation == at.incarnation
                && span.check->position.sequence < at.sequence;
            const bool ownDay
                = !span.bad && by && by->gaugeDue && *by->gaugeDue < dayAt(stamp.wallMs, m_plant);
            add({.rule = LateWork::Rule::Gauge,
                    .unit = *unit,
                    .station = stamp.station,
                    .person = stamp.person,
                    .what = gauge.id.text(),
                    .knew = by && by->gaugeDue ? by->gaugeDue->toString(Qt::ISODate) : QString(),
                    .was = span.bad ? u"bad"_s : span.due->toString(Qt::ISODate),
                    .sinceMs = span.fromMs,
                    .stationKnew = ownCheck || ownDay},
                id, stamp.wallMs);
        }
    }
    return Done{};
}

Outcome LateSearch::lookAtGauges()
{
    for (const auto &[id, gauge] : m_plant.gauges) {
        if (const Outcome done = lookAtGauge(gauge); !done)
            return done;
    }
    return Done{};
}

} // namespace unitrail
