// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/reading_step.h"

#include "core/domain/decide.h"

#include <algorithm>

namespace unitrail {

/** More of what an instrument sent nobody reads on a screen. */
static constexpr qsizetype shownMax = 64;
static constexpr qsizetype rawMax = 256;

bool fits(const InstrumentPlace &place, const CharacteristicId &characteristic, const QString &gaugeClass)
{
    if (place.characteristic)
        return place.characteristic == characteristic;
    return gaugeClass.isEmpty() || gaugeClass == place.gaugeClass;
}

/** As the plan has it, or as the plan lets it be converted. */
static bool takesUnit(const Characteristic &characteristic, const QString &unit)
{
    return unit == characteristic.unit
        || std::any_of(characteristic.conversions.begin(), characteristic.conversions.end(),
            [&](const Characteristic::Conversion &conversion) { return conversion.unit == unit; });
}

static bool isNumber(const Characteristic &characteristic)
{
    return characteristic.kind == Characteristic::Kind::Numeric
        || characteristic.kind == Characteristic::Kind::Count;
}

QString shownReading(const InstrumentReading &reading)
{
    return shownText(QString::fromUtf8(reading.raw)).left(shownMax);
}

std::optional<Refusal> troubleOf(const InstrumentReading &reading)
{
    switch (reading.trouble) {
    case InstrumentReading::Trouble::None:
        if (reading.value)
            return {};
        return Refusal{.reason = Reason::BadValue, .detail = shownReading(reading)};
    case InstrumentReading::Trouble::NotANumber:
        return Refusal{.reason = Reason::BadValue, .detail = shownReading(reading)};
    case InstrumentReading::Trouble::WrongUnit:
        return Refusal{.reason = Reason::WrongUnit, .detail = reading.unit.left(shownMax)};
    case InstrumentReading::Trouble::Unstable:
        return Refusal{.reason = Reason::UnsteadyReading, .detail = reading.device};
    }
    Q_UNREACHABLE();
}

std::optional<WantedValue> wantedValue(const StationView &view)
{
    const Prompt &prompt = view.prompt;
    if (!view.unit || !prompt.operation)
        return {};
    if (view.measuring && view.measuring->wanted) {
        const MeasuringView::Wanted &measured = *view.measuring->wanted;
        if (measured.complete && measured.why.isEmpty())
            return {};
        return WantedValue{.unit = view.unit->unit,
            .operation = *prompt.operation,
            .characteristic = measured.id,
            .attempt = measured.attempt,
            .index = measured.index};
    }
    if (prompt.kind != Prompt::Kind::Measure || !prompt.characteristic)
        return {};
    return WantedValue{.unit = view.unit->unit,
        .operation = *prompt.operation,
        .characteristic = *prompt.characteristic,
        .index = prompt.index};
}

Step stepForInstrument(
    const Conversation &c, const InstrumentReading &reading, const InstrumentPlace &place, const QDate &today)
{
    if (!c.person)
        return Reject{{.reason = Reason::NotSignedIn, .detail = shownReading(reading)}};
    const Operation *operation = c.active() ? c.running() : nullptr;
    if (!operation)
        return Reject{{.reason = Reason::NotStarted, .detail = shownReading(reading)}};
    Refusal about{.reason = Reason::WrongGauge,
        .subject = Subject::of(*c.open),
        .operation = operation->id,
        .detail = place.device};
    const auto refuse = [&](Reason reason, const QString &detail) {
        about.reason = reason;
        about.detail = detail;
        return Reject{about};
    };
    if (const auto trouble = troubleOf(reading))
        return refuse(trouble->reason, trouble->detail);

    const auto inForce = demandedOf(*operation, today, *c.open, c.openUnit, c.plant);
    const MissingCaptures missing = missingCaptures(c.openUnit, *operation, c.bom(), inForce);
    const auto chosen = std::find_if(inForce.begin(), inForce.end(), [&](const Characteristic &candidate) {
        return candidate.id == c.entering.chosen && isNumber(candidate)
            && fits(place, candidate.id, candidate.gaugeClass) && takesUnit(candidate, reading.unit);
    });
    const Characteristic *next = chosen == inForce.end() ? nullptr : &*chosen;
    bool inAnotherUnit = false;
    for (const auto &measurement : missing.measurements) {
        if (next)
            break;
        const Characteristic &characteristic = *measurement.characteristic;
        if (!isNumber(characteristic) || !fits(place, characteristic.id, characteristic.gaugeClass))
            continue;
        if (takesUnit(characteristic, reading.unit)) {
            next = &characteristic;
            break;
        }
        inAnotherUnit = true;
    }
    if (!next && inAnotherUnit)
        return refuse(Reason::WrongUnit, reading.unit.isEmpty() ? place.device : reading.unit.left(shownMax));
    if (!next)
        return Reject{about};
    return GiveCommand{RecordMeasurement{.unit = *c.open,
        .characteristic = next->id,
        .values = {reading.value->text()},
        .unitOfMeasure = reading.unit == next->unit ? QString() : reading.unit,
        .gauge = place.gauge ? place.gauge->text() : reading.instrument.serial,
        .raw = shownText(QString::fromUtf8(reading.raw)).left(rawMax),
        .gaugeDue = place.calibrationDue,
        .why = next->id == c.entering.chosen ? c.entering.why : QString()}};
}

} // namespace unitrail
