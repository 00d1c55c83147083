// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/rules.h"

#include <algorithm>

namespace unitrail {

/** The value is less than the guard band away from the limit; a distance of more than 18 digits is not. */
static bool isNear(const std::optional<Decimal> &distance, const Decimal &guard)
{
    return distance && *distance < guard;
}

Verdict judge(const Decimal &value, const Characteristic &characteristic)
{
    const auto &[lower, upper] = std::tie(characteristic.lower, characteristic.upper);
    if ((lower && value < *lower) || (upper && value > *upper))
        return Verdict::Fail;
    if (const auto &guard = characteristic.guardBand) {
        if ((lower && isNear(value.minus(*lower), *guard)) || (upper && isNear(upper->minus(value), *guard)))
            return Verdict::Marginal;
    }
    return Verdict::Pass;
}

static std::optional<Refusal> readNumber(
    const QString &text, const Characteristic &characteristic, const Refusal &about, Measurement &into)
{
    const auto number = Decimal::fromText(text.trimmed());
    if (!number
        || (characteristic.kind == Characteristic::Kind::Count
            && (number->places() > 0 || *number < Decimal(0, 0)))) {
        Refusal refusal = about;
        refusal.reason = Reason::BadValue;
        refusal.detail = text;
        return refusal;
    }
    const bool tooLow = characteristic.plausibleLower && *number < *characteristic.plausibleLower;
    const bool tooHigh = characteristic.plausibleUpper && *number > *characteristic.plausibleUpper;
    if (tooLow || tooHigh) {
        Refusal refusal = about;
        refusal.reason = Reason::ImplausibleValue;
        refusal.detail = number->text();
        return refusal;
    }
    into.value = number->text();
    into.verdict = judge(*number, characteristic);
    return {};
}

Decision rule(const RecordMeasurement &command, const Case &c)
{
    if (const auto refusal = refuseUnlessRunningHere(c, command.unit))
        return *refusal;
    const Unit &unit = c.unit(command.unit);
    const OperationId &operationId = *unit.active;
    const Routing *routing = c.routing(command.unit);
    const Operation *operation = routing ? routing->find(operationId) : nullptr;
    const Refusal about{.reason = Reason::UnknownCharacteristic,
        .subject = Subject::of(command.unit),
        .operation = operationId,
        .names = {command.characteristic.text()}};
    if (!operation)
        return about;
    const auto inForce = operation->characteristicsOn(c.today());
    const auto characteristic = std::find_if(inForce.begin(), inForce.end(),
        [&](const Characteristic &candidate) { return candidate.id == command.characteristic; });
    if (characteristic == inForce.end())
        return about;
    if (!command.unitOfMeasure.isEmpty() && command.unitOfMeasure != characteristic->unit) {
        Refusal refusal = about;
        refusal.reason = Reason::BadValue;
        refusal.detail = command.unitOfMeasure;
        return refusal;
    }

    const OperationStanding &running = unit.operations.at(operationId);
    int index = 1;
    for (const Measurement &known : running.measurements)
        index = known.characteristic == characteristic->id ? std::max(index, known.index + 1) : index;
    std::vector<Measurement> measurements;
    for (const QString &text : command.values) {
        if (index > characteristic->repeats) {
            Refusal refusal = about;
            refusal.reason = Reason::PositionFilled;
            refusal.detail = text;
            return refusal;
        }
        Measurement measurement{.characteristic = characteristic->id,
            .index = index++,
            .value = text.trimmed(),
            .unit = characteristic->unit,
            .lower = characteristic->lower,
            .upper = characteristic->upper,
            .limitRevision = characteristic->limitRevision,
            .gauge = command.gauge,
            .raw = command.raw};
        switch (characteristic->kind) {
        case Characteristic::Kind::Numeric:
        case Characteristic::Kind::Count:
            if (const auto refusal = readNumber(text, *characteristic, about, measurement))
                return *refusal;
            break;
        case Characteristic::Kind::Attribute:
            if (measurement.value != u"OK" && measurement.value != u"NOK") {
                Refusal refusal = about;
                refusal.reason = Reason::BadValue;
                refusal.detail = text;
                return refusal;
            }
            measurement.verdict = measurement.value == u"OK" ? Verdict::Pass : Verdict::Fail;
            break;
        case Characteristic::Kind::Text:
            if (measurement.value.isEmpty()) {
                Refusal refusal = about;
                refusal.reason = Reason::BadValue;
                return refusal;
            }
            if (!characteristic->textPattern.isEmpty()) {
                const QRegularExpression wanted(
                    QRegularExpression::anchoredPattern(characteristic->textPattern));
                measurement.verdict
                    = wanted.match(measurement.value).hasMatch() ? Verdict::Pass : Verdict::Fail;
            }
            break;
        case Characteristic::Kind::Picture: {
            static const QRegularExpression digest(QStringLiteral("^[0-9a-f]{64}$"));
            if (!digest.match(measurement.value).hasMatch()) { // of a file that was attached
                Refusal refusal = about;
                refusal.reason = Reason::BadValue;
                refusal.detail = text;
                return refusal;
            }
            break;
        }
        }
        measurements.push_back(measurement);
    }
    if (measurements.empty())
        return Facts{};
    return Facts{fact(command.unit, TestRecorded{operationId, running.pass, measurements})};
}

} // namespace unitrail
