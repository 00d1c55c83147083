// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/measured.h"

#include "core/domain/quality.h"
#include "core/trace/trace.h"

#include <algorithm>
#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

Result<std::vector<Measured>> measuredValues(
    Journal &journal, const std::function<bool(const Measurement &, qint64 atMs)> &wanted)
{
    std::vector<Measured> found;
    std::vector<Recorded> takingBack;
    const Outcome walked = journal.forEach([&](const Recorded &recorded, const QByteArray &) {
        const Entry &entry = recorded.entry;
        if (std::holds_alternative<EventVoided>(entry.event)
            || std::holds_alternative<ConflictResolved>(entry.event))
            takingBack.push_back(recorded);
        const auto *test = std::get_if<TestRecorded>(&entry.event);
        const auto unit = test ? entry.subject().unit() : std::nullopt;
        if (!unit)
            return true;
        for (const Measurement &measurement : test->measurements) {
            if (wanted(measurement, entry.stamp.wallMs))
                found.push_back({*unit, test->operation, test->pass, measurement, entry.stamp.station,
                    entry.stamp.person, entry.stamp.wallMs, entry.id});
        }
        return true;
    });
    if (!walked)
        return walked.error();
    // By the order in which they were made: a voiding may itself be taken back by a later one.
    std::sort(takingBack.begin(), takingBack.end(),
        [](const Recorded &a, const Recorded &b) { return a.position.hlc < b.position.hlc; });
    const auto ids = voidedIds(takingBack);
    const std::set<EventId> voided(ids.begin(), ids.end());
    std::erase_if(found, [&](const Measured &value) { return voided.contains(value.entry); });
    return found;
}

Result<QJsonObject> whereaboutsJson(Journal &journal, const UnitId &unit)
{
    const auto standing = journal.standing(Subject::of(unit));
    if (!standing)
        return standing.error();
    const Unit &now = standing->unit();
    return QJsonObject{{u"unit"_s, unit.text()}, {u"life"_s, lifeCycleName(now.life)},
        {u"quality"_s, qualityStatusName(qualityOf(now))}, {u"location"_s, now.location},
        {u"container"_s, now.container ? now.container->text() : QString()}, {u"customer"_s, now.customer},
        {u"held"_s, !standing->holds.empty()}};
}

/** value * factor < limit, without leaving the exact numbers; what has no room is not smaller. */
static bool isLessTimes(const Decimal &value, int factor, const Decimal &limit)
{
    Decimal sum;
    for (int i = 0; i < factor; ++i) {
        const auto next = sum.plus(value);
        if (!next)
            return false;
        sum = *next;
    }
    return sum < limit;
}

static Decimal absolute(const Decimal &value)
{
    return value < Decimal(0, 0) ? Decimal(-value.mantissa(), value.places()) : value;
}

Margin marginOf(const Measurement &measurement)
{
    const auto value = Decimal::fromText(measurement.value);
    const auto &lower = measurement.lower, &upper = measurement.upper;
    if (!value || (!lower && !upper))
        return {};
    const auto below = lower ? value->minus(*lower) : std::nullopt;
    const auto above = upper ? upper->minus(*value) : std::nullopt;
    const auto distance = below && above ? std::min(*below, *above) : below ? below : above;
    const auto width
        = lower && upper ? upper->minus(*lower) : std::optional(absolute(lower ? *lower : *upper));
    if (!distance || !width || *width == Decimal(0, 0))
        return {};
    Margin margin{.band = Margin::Band::Wide, .percent = 100 * distance->toDouble() / width->toDouble()};
    if (*distance < Decimal(0, 0))
        margin.band = Margin::Band::Outside;
    else if (isLessTimes(*distance, 10, *width))
        margin.band = Margin::Band::Tenth;
    else if (isLessTimes(*distance, 4, *width))
        margin.band = Margin::Band::Quarter;
    return margin;
}

QString marginBandName(Margin::Band band)
{
    switch (band) {
    case Margin::Band::Outside:
        return u"outside"_s;
    case Margin::Band::Tenth:
        return u"within 10 %"_s;
    case Margin::Band::Quarter:
        return u"within 25 %"_s;
    case Margin::Band::Wide:
        return u"wide"_s;
    case Margin::Band::Unknown:
        return u"without a limit"_s;
    }
    Q_UNREACHABLE();
}

} // namespace unitrail
