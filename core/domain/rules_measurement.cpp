// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/measuring.h"
#include "core/domain/rules.h"

#include <algorithm>

namespace unitrail {

/** Which attempt and which of its values comes next, or why none does. */
static std::variant<Progress, Refusal> nextPlace(const RecordMeasurement &command,
    const Characteristic &characteristic, const std::vector<Measurement> &known, Refusal about)
{
    Progress progress = progressOf(characteristic, known);
    if (command.why.trimmed().isEmpty()) {
        if (progress.complete(characteristic)) {
            about.reason = Reason::PositionFilled;
            about.detail = command.values.empty() ? QString() : command.values.front();
            return about;
        }
        return progress;
    }
    if (progress.values == 0)
        return progress; // nothing was measured: this is the first time, whatever it is called
    if (progress.attempt >= characteristic.attemptsMax) {
        about.reason = Reason::AttemptsUsedUp;
        about.detail = QString::number(characteristic.attemptsMax);
        return about;
    }
    return Progress{.attempt = progress.attempt + 1, .values = 0};
}

Decision rule(const RecordMeasurement &command, const Case &c)
{
    if (const auto refusal = refuseUnlessRunningHere(c, command.unit))
        return *refusal;
    const Unit &unit = c.unit(command.unit);
    const OperationId &operationId = *unit.active;
    const Routing *routing = c.routing(command.unit);
    const Operation *operation = routing ? routing->find(operationId) : nullptr;
    Refusal about{.reason = Reason::UnknownCharacteristic,
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
    const bool typed = command.raw.isEmpty() && command.gauge.isEmpty();
    if (typed && !characteristic->typed) {
        about.reason = Reason::InstrumentNeeded;
        about.detail = command.characteristic.text();
        return about;
    }
    if (!command.why.isEmpty() && !isRetestReason(command.why, c.snapshot.plant)) {
        about.reason = Reason::ReasonNeeded;
        about.detail = command.why;
        return about;
    }

    if (command.values.empty())
        return Facts{};
    const auto instrument = gaugeFor(*characteristic, {command.gauge, command.gaugeDue}, about, c);
    if (const auto *refusal = std::get_if<Refusal>(&instrument))
        return *refusal;
    const GaugeUse &gauge = std::get<GaugeUse>(instrument);
    const OperationStanding &running = unit.operations.at(operationId);
    const auto place = nextPlace(command, *characteristic, running.measurements, about);
    if (const auto *refusal = std::get_if<Refusal>(&place))
        return *refusal;
    const Progress &progress = std::get<Progress>(place);
    int index = progress.values;
    std::vector<Measurement> measurements;
    for (const QString &text : command.values) {
        if (++index > characteristic->repeats) {
            about.reason = Reason::PositionFilled;
            about.detail = text;
            return about;
        }
        const auto read = readValue(text, command.unitOfMeasure, *characteristic);
        if (const auto *unread = std::get_if<Unread>(&read)) {
            about.reason = unread->reason;
            about.detail = unread->detail;
            return about;
        }
        const ReadValue &value = std::get<ReadValue>(read);
        measurements.push_back({.characteristic = characteristic->id,
            .index = index,
            .value = value.text,
            .unit = characteristic->unit,
            .lower = characteristic->lower,
            .upper = characteristic->upper,
            .limitRevision = characteristic->limitRevision,
            .verdict = value.verdict,
            .gauge = gauge.gauge,
            .raw = command.raw,
            .gaugeDue = gauge.due,
            .attempt = progress.attempt > 1 ? std::optional(progress.attempt) : std::nullopt,
            .why = index == 1 && progress.attempt > 1 ? command.why : QString()});
    }
    return Facts{fact(command.unit, TestRecorded{operationId, running.pass, measurements})};
}

} // namespace unitrail
