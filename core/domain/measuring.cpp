// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/measuring.h"

#include "core/base/pattern.h"

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

// ---- one value

/** In the plan's unit: as it is, or as the plan converts it. */
static std::variant<Decimal, Unread> inPlanUnit(
    const Decimal &sent, const QString &text, const QString &unit, const Characteristic &characteristic)
{
    if (unit.isEmpty() || unit == characteristic.unit)
        return sent;
    const auto &known = characteristic.conversions;
    const auto conversion = std::find_if(
        known.begin(), known.end(), [&](const Characteristic::Conversion &c) { return c.unit == unit; });
    if (conversion == known.end())
        return Unread{Reason::WrongUnit, unit};
    const auto scaled = sent.times(conversion->factor);
    const auto converted = scaled ? scaled->plus(conversion->offset) : std::nullopt;
    if (!converted)
        return Unread{Reason::BadValue, text + u' ' + unit};
    return *converted;
}

static std::variant<ReadValue, Unread> readNumber(
    const QString &text, const QString &unit, const Characteristic &characteristic)
{
    const auto sent = Decimal::fromText(text.trimmed());
    if (!sent)
        return Unread{Reason::BadValue, text};
    const auto taken = inPlanUnit(*sent, text.trimmed(), unit, characteristic);
    if (const auto *unread = std::get_if<Unread>(&taken))
        return *unread;
    const Decimal &number = std::get<Decimal>(taken);
    if (characteristic.kind == Characteristic::Kind::Count && (number.places() > 0 || number < Decimal(0, 0)))
        return Unread{Reason::BadValue, text};
    const bool tooLow = characteristic.plausibleLower && number < *characteristic.plausibleLower;
    const bool tooHigh = characteristic.plausibleUpper && number > *characteristic.plausibleUpper;
    if (tooLow || tooHigh)
        return Unread{Reason::ImplausibleValue, number.text()};
    return ReadValue{.text = number.text(), .number = number, .verdict = judge(number, characteristic)};
}

std::variant<ReadValue, Unread> readValue(
    const QString &text, const QString &unitOfMeasure, const Characteristic &characteristic)
{
    const QString value = text.trimmed();
    switch (characteristic.kind) {
    case Characteristic::Kind::Numeric:
    case Characteristic::Kind::Count:
        return readNumber(text, unitOfMeasure, characteristic);
    case Characteristic::Kind::Attribute:
    case Characteristic::Kind::Text:
    case Characteristic::Kind::Picture:
        break;
    }
    if (!unitOfMeasure.isEmpty() && unitOfMeasure != characteristic.unit)
        return Unread{Reason::WrongUnit, unitOfMeasure};
    if (characteristic.kind == Characteristic::Kind::Attribute) {
        if (value != u"OK" && value != u"NOK")
            return Unread{Reason::BadValue, text};
        return ReadValue{.text = value, .verdict = value == u"OK" ? Verdict::Pass : Verdict::Fail};
    }
    if (characteristic.kind == Characteristic::Kind::Picture) {
        static const QRegularExpression digest(QStringLiteral("^[0-9a-f]{64}$"));
        if (!digest.match(value).hasMatch()) // of a file that was attached
            return Unread{Reason::BadValue, text};
        return ReadValue{.text = value};
    }
    if (value.isEmpty())
        return Unread{Reason::BadValue, text};
    ReadValue read{.text = value};
    if (!characteristic.textPattern.isEmpty())
        read.verdict = fitsPattern(characteristic.textPattern, value) ? Verdict::Pass : Verdict::Fail;
    return read;
}

// ---- several values

Progress progressOf(const Characteristic &characteristic, const std::vector<Measurement> &measurements)
{
    Progress progress;
    for (const Measurement &m : measurements) {
        if (m.characteristic != characteristic.id)
            continue;
        const int attempt = m.attempt.value_or(1);
        progress.values = attempt == progress.attempt ? progress.values + 1 : 1;
        progress.attempt = attempt;
    }
    return progress;
}

bool isRetestReason(const QString &why, const Plant &plant)
{
    const auto &known = plant.retestReasons;
    return known.empty() || std::any_of(known.begin(), known.end(), [&](const RepairWord &reason) {
        return reason.code.compare(why, Qt::CaseInsensitive) == 0; // printed codes are upper case
    });
}

static int severity(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Pass:
    case Verdict::Skipped:
    case Verdict::NotRun:
    case Verdict::PassOnConcession:
        return 0;
    case Verdict::Marginal:
        return 1;
    case Verdict::Fail:
        return 2;
    case Verdict::Error:
    case Verdict::Aborted:
        return 3;
    }
    Q_UNREACHABLE();
}

/** How far inside its limits: the distance to the nearer one. */
static std::optional<Decimal> marginOf(const Decimal &value, const Characteristic &c)
{
    const auto below = c.lower ? value.minus(*c.lower) : std::nullopt;
    const auto above = c.upper ? c.upper->minus(value) : std::nullopt;
    return below && above ? std::min(*below, *above) : below ? below : above;
}

/** The verdict of the mean, by the sum: no share is rounded before it is judged. */
static std::optional<Outturn> meanOf(const Characteristic &c, const std::vector<const Measurement *> &values)
{
    std::optional<Decimal> sum = Decimal();
    int places = 0;
    for (const Measurement *m : values) {
        const auto number = Decimal::fromText(m->value);
        sum = sum && number ? sum->plus(*number) : std::nullopt;
        places = number ? std::max(places, number->places()) : places;
    }
    if (!sum)
        return {};
    const auto count = int(values.size());
    Characteristic times = c;
    for (auto *limit : {&times.lower, &times.upper, &times.guardBand}) {
        if (!*limit)
            continue;
        const auto scaled = (*limit)->times(Decimal(count, 0));
        if (!scaled)
            return {};
        *limit = *scaled;
    }
    return Outturn{sum->dividedBy(count, std::min(places + 1, 12)), judge(*sum, times)};
}

std::optional<Outturn> outturnOf(const Characteristic &c, const std::vector<Measurement> &measurements)
{
    using Rule = Characteristic::ResultRule;
    const Progress progress = progressOf(c, measurements);
    std::vector<const Measurement *> values;
    for (const Measurement &m : measurements) {
        // Where the worst counts, no further attempt heals it.
        if (m.characteristic == c.id
            && (c.resultRule == Rule::Worst || m.attempt.value_or(1) == progress.attempt))
            values.push_back(&m);
    }
    if (values.empty())
        return {};
    if (c.resultRule == Rule::Mean) {
        if (const auto mean = meanOf(c, values))
            return mean;
    }
    const Measurement *counts = values.back();
    if (c.resultRule != Rule::Last) {
        for (const Measurement *m : values) {
            const int worse = severity(m->verdict) - severity(counts->verdict);
            const auto number = Decimal::fromText(m->value), known = Decimal::fromText(counts->value);
            const auto margin = number ? marginOf(*number, c) : std::nullopt;
            const auto least = known ? marginOf(*known, c) : std::nullopt;
            if (worse > 0 || (worse == 0 && margin && least && *margin < *least))
                counts = m;
        }
    }
    return Outturn{Decimal::fromText(counts->value), counts->verdict};
}

// ---- which units

/** The running number in a serial: what stands at the # of its block's pattern, else its last digits. */
static std::optional<qint64> runningNumber(const SerialNumber &serial, const Part *part)
{
    const QString text = serial.text();
    QString digits;
    const QString block = part ? part->serialBlock : QString();
    if (block.contains(u'#') && text.size() >= block.size()) {
        for (qsizetype i = 0; i < block.size(); ++i)
            digits += block[i] == u'#' ? QString(text[i]) : QString();
    } else {
        qsizetype end = text.size();
        while (end > 0 && !text[end - 1].isDigit())
            --end;
        qsizetype begin = end;
        while (begin > 0 && end - begin < 18 && text[begin - 1].isDigit())
            --begin;
        digits = text.mid(begin, end - begin);
    }
    bool isNumber = false;
    const qint64 number = digits.toLongLong(&isNumber);
    return isNumber && number >= 0 ? std::optional(number) : std::nullopt;
}

std::optional<Draw> drawOf(const QString &name, const UnitId &id, const Unit &unit, const Plant &plant)
{
    const auto plan = plant.samplingPlans.find(name);
    const auto number = runningNumber(id.serial, plant.part(id.part));
    if (plan == plant.samplingPlans.end() || !number)
        return {};
    Draw draw;
    for (const auto &[orderNumber, order] : plant.orders) {
        const bool belongs = plan->second.byOrder ? unit.order == orderNumber
                                                  : unit.productLot == std::optional(order.productLot);
        if (!belongs || order.part != id.part)
            continue;
        draw.lot = plan->second.byOrder ? orderNumber.text() : order.productLot.text();
        draw.lotSize += order.quantity;
    }
    const auto sampling
        = singleSampling(draw.lotSize, int(plan->second.level.size()), plan->second.aql); // "II" is 2
    if (!sampling)
        return {};
    // So many numbers in a row have so many different remainders: a lot that was made in a row has each once.
    const qint64 place = *number % draw.lotSize;
    draw.position = place + 1;
    draw.plan = *sampling;
    draw.drawn = isDrawn(place, draw.lotSize, sampling->sample, draw.lot.toUtf8());
    return draw;
}

std::vector<Characteristic> demandedOf(
    const Operation &operation, const QDate &day, const UnitId &id, const Unit &unit, const Plant &plant)
{
    std::vector<Characteristic> demanded = operation.characteristicsOn(day);
    for (Characteristic &c : demanded) {
        if (c.samplingPlan.isEmpty())
            continue;
        const auto draw = drawOf(c.samplingPlan, id, unit, plant);
        c.required = c.required && (!draw || draw->drawn);
    }
    return demanded;
}

} // namespace unitrail
