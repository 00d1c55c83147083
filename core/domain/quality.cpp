// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/quality.h"

#include <algorithm>

namespace unitrail {

QualityStatus qualityOf(const Unit &unit)
{
    const auto any = [&](auto claim) {
        return std::any_of(unit.nonconformances.begin(), unit.nonconformances.end(),
            [&](const auto &known) { return claim(known.second); });
    };
    const auto anyOperation = [&](OperationStatus status) {
        return std::any_of(unit.operations.begin(), unit.operations.end(),
            [&](const auto &known) { return known.second.status == status; });
    };
    if (any([](const Nonconformance &n) { return n.open() && n.disposition != Disposition::UseAsIs; })
        || anyOperation(OperationStatus::Failed) || unit.life == LifeCycle::Scrapped)
        return QualityStatus::Nonconforming;
    const bool conceded = anyOperation(OperationStatus::Waived) || any([](const Nonconformance &n) {
        return n.state != NonconformanceState::Cancelled && n.disposition == Disposition::UseAsIs;
    });
    if (conceded)
        return QualityStatus::ConformingOnConcession;
    return unit.finished ? QualityStatus::Conforming : QualityStatus::Undetermined;
}

QString qualityStatusName(QualityStatus status)
{
    switch (status) {
    case QualityStatus::Undetermined:
        return QStringLiteral("Undetermined");
    case QualityStatus::Conforming:
        return QStringLiteral("Conforming");
    case QualityStatus::Nonconforming:
        return QStringLiteral("Nonconforming");
    case QualityStatus::ConformingOnConcession:
        return QStringLiteral("ConformingOnConcession");
    }
    Q_UNREACHABLE();
}

bool mayAdvance(NonconformanceState from, NonconformanceState to)
{
    using State = NonconformanceState;
    switch (from) {
    case State::Open:
        return to == State::UnderReview || to == State::Dispositioned || to == State::Cancelled;
    case State::UnderReview:
        return to == State::Dispositioned || to == State::Cancelled;
    case State::Dispositioned:
        return to == State::ActionInProgress || to == State::Verified;
    case State::ActionInProgress:
        return to == State::Verified;
    case State::Verified:
        return to == State::Closed;
    case State::Closed:
    case State::Cancelled:
        return false;
    }
    Q_UNREACHABLE();
}

std::optional<NonconformanceId> undecidedOf(const Unit &unit)
{
    for (const auto &[id, nonconformance] : unit.nonconformances) {
        if (mayAdvance(nonconformance.state, NonconformanceState::Dispositioned))
            return id;
    }
    return {};
}

int attemptsGranted(const Unit &unit, const OperationId &operation)
{
    return int(
        std::count_if(unit.nonconformances.begin(), unit.nonconformances.end(), [&](const auto &known) {
            const auto &disposition = known.second.disposition;
            return known.second.operation == operation
                && (disposition == Disposition::Rework || disposition == Disposition::Repair);
        }));
}

HoldId holdIdAt(const StationName &station, qint64 nowMs)
{
    constexpr int stationSizeMax = 24;
    return HoldId::known(QStringLiteral("H-%1-%2").arg(station.text().left(stationSizeMax)).arg(nowMs));
}

NonconformanceId nonconformanceIdAt(const StationName &station, qint64 nowMs)
{
    constexpr qint64 from2020 = 1'577'836'800'000;
    constexpr int stationSizeMax = 24;
    return NonconformanceId::known(
        QStringLiteral("NC-%1-%2")
            .arg(station.text().left(stationSizeMax),
                QString::number(std::max<qint64>(0, nowMs - from2020), 36).toUpper()));
}

} // namespace unitrail
