// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/domain/standing.h"

/* What control of nonconforming output (AS9100 8.7) means for one unit. Pure. */
namespace unitrail {

/** Quality status of a unit (DOMAIN D2); it follows from its standing and is kept nowhere. */
enum class QualityStatus { Undetermined, Conforming, Nonconforming, ConformingOnConcession };
QualityStatus qualityOf(const Unit &unit);
QString qualityStatusName(QualityStatus status);

/** Open, UnderReview, Dispositioned, ActionInProgress, Verified, Closed; Cancelled only before a decision. */
bool mayAdvance(NonconformanceState from, NonconformanceState to);

/** A nonconformance that nobody has decided upon yet: until then nothing may be done with the unit. */
std::optional<NonconformanceId> undecidedOf(const Unit &unit);

/** How often the board has sent the unit back for that operation: each time is one more attempt. */
int attemptsGranted(const Unit &unit, const OperationId &operation);

/** Unique at that station at that moment, and short enough to be said aloud: "NC-FNC-1-L3K2Q0". */
NonconformanceId nonconformanceIdAt(const StationName &station, qint64 nowMs);
HoldId holdIdAt(const StationName &station, qint64 nowMs); ///< "H-FNC-1-1780000000000"

} // namespace unitrail
