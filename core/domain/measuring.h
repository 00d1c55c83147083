// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/decide.h"
#include "core/statistics/sampling.h"

/* What a value means before and after it is recorded. The rules ask this, and so does the screen while digits
 * arrive: the live verdict and the recorded one are one function. Pure. */
namespace unitrail {

/** A value as it would be recorded: in the plan's unit, and judged. */
struct ReadValue {
    QString text; ///< a decimal with a point; "OK" or "NOK"; a text; the digest of a picture
    std::optional<Decimal> number; ///< of Numeric and Count
    Verdict verdict = Verdict::Pass;
    bool operator==(const ReadValue &) const = default;
};
/** Why a text is no value of the characteristic. */
struct Unread {
    Reason reason = Reason::BadValue;
    QString detail; ///< the text, the number or the unit that it stumbled on
    bool operator==(const Unread &) const = default;
};
/**
 * The text against the characteristic. A number may have a point or a comma, never both; no exponent, no NaN,
 * no infinity. Another unit than the plan's is taken only where the plan converts it, and exactly. Outside
 * the plausible band it is a slip and no value.
 */
std::variant<ReadValue, Unread> readValue(
    const QString &text, const QString &unitOfMeasure, const Characteristic &characteristic);

/** Where the measuring of one characteristic stands in the running pass. */
struct Progress {
    int attempt = 1; ///< that is under way, or was the last
    int values = 0; ///< recorded of that attempt
    [[nodiscard]] bool complete(const Characteristic &c) const { return values >= c.repeats; }
};
Progress progressOf(const Characteristic &characteristic, const std::vector<Measurement> &measurements);

/** Whether that is why something may be measured or tested again: one of the plant's reasons; any, where it
 * has named none. */
bool isRetestReason(const QString &why, const Plant &plant);
/** Why a machine tests a unit again whose last test failed, where nobody told it a reason. */
inline const QString retestByMachine = QStringLiteral("machine");

/** What the recorded values come to, by the rule of the plan. */
struct Outturn {
    std::optional<Decimal> value; ///< that counts: the last, the worst, the mean; of each: the worst
    Verdict verdict = Verdict::Pass;
    bool operator==(const Outturn &) const = default;
};
/** Nothing while nothing is recorded. The mean is judged exactly, its value is rounded to one place more. */
std::optional<Outturn> outturnOf(
    const Characteristic &characteristic, const std::vector<Measurement> &measurements);

/** How the lot of a unit is sampled, and whether this unit is among those drawn. */
struct Draw {
    QString lot; ///< the order's number or the product lot
    qint64 lotSize = 0;
    qint64 position = 0; ///< of the unit in its lot, from 1, by the running number in its serial
    SinglePlan plan;
    bool drawn = true;
    bool operator==(const Draw &) const = default;
};
/** Nothing where the lot, its size or the unit's place in it is not known: then every unit is looked at. */
std::optional<Draw> drawOf(
    const QString &samplingPlan, const UnitId &id, const Unit &unit, const Plant &plant);

/** What the inspection of a unit that was drawn has shown so far. */
enum class SampledUnit { Open, Conforming, Nonconforming };
/** By what that sampling plan asks of the operation; one that failed it in any pass does not conform. */
SampledUnit sampledUnit(
    const Unit &unit, const OperationId &operation, const QString &samplingPlan, const Plant &plant);

/**
 * What the operation measures on that unit that day: the characteristics in force. One that a sampling plan
 * does not ask of this unit is not required of it; it may be measured all the same.
 */
std::vector<Characteristic> demandedOf(
    const Operation &operation, const QDate &day, const UnitId &id, const Unit &unit, const Plant &plant);

} // namespace unitrail
