// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/practice/readings.h"

#include "core/domain/decide.h"

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

struct Telling {
    QLatin1StringView characteristic;
    QLatin1StringView defect;
};
/** What a value out of its limits is called in the demo factory (DEMO_FACTORY E4). */
static constexpr std::array tellings{Telling{"press-force"_L1, "P01"_L1}, Telling{"press-depth"_L1, "P02"_L1},
    Telling{"screw-torque"_L1, "A11"_L1}, Telling{"screw-angle"_L1, "A11"_L1},
    Telling{"idle-current"_L1, "E23"_L1}, Telling{"backlash"_L1, "C31"_L1}, Telling{"linearity"_L1, "C32"_L1},
    Telling{"insulation"_L1, "H41"_L1}, Telling{"temperature-rise"_L1, "B51"_L1},
    Telling{"noise"_L1, "F61"_L1}, Telling{"clutch"_L1, "F62"_L1}, Telling{"load-current"_L1, "F63"_L1},
    Telling{"label-grade"_L1, "V72"_L1}};

DefectCode defectAt(const Plant &plant, const OperationId &operation, Random &random)
{
    std::vector<DefectCode> offered, others;
    for (const auto &[code, defect] : plant.defects) {
        if (defect.processIndicator)
            continue;
        const auto &at = defect.operations;
        (std::find(at.begin(), at.end(), operation) != at.end() ? offered : others).push_back(code);
    }
    const auto &choice = offered.empty() ? others : offered;
    return choice.empty() ? DefectCode::known(u"NOK"_s) : choice[size_t(random.below(int(choice.size())))];
}

static DefectCode defectOf(
    const Plant &plant, const OperationId &operation, const CharacteristicId &characteristic, Random &random)
{
    const auto told = std::find_if(tellings.begin(), tellings.end(),
        [&](const Telling &telling) { return characteristic.text() == telling.characteristic; });
    if (told != tellings.end()) {
        const DefectCode code = DefectCode::known(told->defect);
        if (plant.defects.contains(code))
            return code;
    }
    return defectAt(plant, operation, random);
}

/** As fine as its limits are written, and fine enough that rounding does not show in the spread. */
static int placesOf(const Characteristic &characteristic)
{
    int places = 0;
    for (const auto &limit : {characteristic.lower, characteristic.nominal, characteristic.upper})
        places = limit ? std::max(places, limit->places()) : places;
    if (characteristic.kind == Characteristic::Kind::Count)
        return 0;
    double step = 1;
    for (int i = 0; i < places; ++i)
        step /= 10;
    for (const double sigma = characteristic.practiceSigma.value_or(0);
         sigma > 0 && step > sigma / 9 && places < 6; ++places)
        step /= 10;
    return places;
}

static double middle(const Characteristic &c)
{
    if (c.nominal)
        return c.nominal->toDouble();
    if (c.lower && c.upper)
        return (c.lower->toDouble() + c.upper->toDouble()) / 2;
    return c.lower ? c.lower->toDouble() * 2 : c.upper ? c.upper->toDouble() / 2 : 0;
}

/** Closer to a limit than a tenth of the tolerance, or of the limit where there is only one. */
static bool nearLimit(const Decimal &value, const Characteristic &c)
{
    const double band = c.lower && c.upper ? (c.upper->toDouble() - c.lower->toDouble()) / 10
        : c.upper                          ? std::abs(c.upper->toDouble()) / 10
        : c.lower                          ? std::abs(c.lower->toDouble()) / 10
                                           : 0;
    return (c.upper && value.toDouble() > c.upper->toDouble() - band)
        || (c.lower && value.toDouble() < c.lower->toDouble() + band);
}

static bool plausible(const Decimal &value, const Characteristic &c)
{
    return !(c.plausibleLower && value < *c.plausibleLower)
        && !(c.plausibleUpper && value > *c.plausibleUpper);
}

static Decimal draw(const Characteristic &c, Wanted wanted, Drift drift, Random &random)
{
    const int places = placesOf(c);
    const double mean = c.practiceMean.value_or(middle(c));
    const double sigma = c.practiceSigma.value_or(0);
    if (drift == Drift::NearLimit && c.lower && c.upper && c.id.text() == u"linearity")
        return Decimal::rounded(
            c.upper->toDouble() - (c.upper->toDouble() - c.lower->toDouble()) * 0.04, places);
    constexpr int triesMax = 1000;
    for (int i = 0; i < triesMax; ++i) {
        const Decimal value = random.normal(mean, sigma, places);
        if (!plausible(value, c))
            continue;
        if (wanted == Wanted::Pass && judge(value, c) == Verdict::Fail)
            continue;
        if (drift != Drift::None && nearLimit(value, c))
            continue;
        return value;
    }
    return Decimal::rounded(middle(c), places);
}

/** A little past its upper limit: what a worn or badly set unit reads. */
static Decimal drawBad(const Characteristic &c, Random &random)
{
    const int places = placesOf(c);
    const double past = std::max(c.practiceSigma.value_or(0), 0.01) * double(random.between(20, 120)) / 100;
    Decimal value = Decimal::rounded(c.upper->toDouble() + past, places);
    if (!(value > *c.upper))
        value = Decimal(value.mantissa() + 1, value.places());
    return plausible(value, c) ? value : c.plausibleUpper.value_or(value);
}

Attempt attemptOf(const Plant &plant, const Operation &operation, const QDate &date, Wanted wanted,
    Drift drift, Random &random)
{
    Attempt attempt;
    const auto inForce = operation.characteristicsOn(date);
    const bool attributesFail
        = wanted == Wanted::Chance && !random.chance(operation.practiceAttributeYield.value_or(1));
    std::vector<size_t> attributes, limited;
    for (const Characteristic &c : inForce) {
        TakenReading reading{.characteristic = c.id, .kind = c.kind, .unit = c.unit, .values = {}};
        for (int i = 0; i < c.repeats; ++i) {
            switch (c.kind) {
            case Characteristic::Kind::Numeric:
            case Characteristic::Kind::Count: {
                const Decimal value
                    = draw(c, wanted == Wanted::Chance ? wanted : Wanted::Pass, drift, random);
                reading.pass = reading.pass && judge(value, c) != Verdict::Fail;
                reading.values.push_back(value.text());
                break;
            }
            case Characteristic::Kind::Attribute:
                reading.values.push_back(u"OK"_s);
                break;
            case Characteristic::Kind::Text:
                reading.values.push_back(c.practiceText.isEmpty() ? u"OK"_s : c.practiceText);
                break;
            case Characteristic::Kind::Picture:
                break; // the practice line has no camera
            }
        }
        if (c.kind == Characteristic::Kind::Attribute)
            attributes.push_back(attempt.readings.size());
        if (c.upper && (c.kind == Characteristic::Kind::Numeric || c.kind == Characteristic::Kind::Count))
            limited.push_back(attempt.readings.size());
        attempt.readings.push_back(std::move(reading));
    }

    // An attribute that is bad is one of those that are looked at; where none is listed, the defect says it
    // all.
    if (attributesFail && !attributes.empty()) {
        TakenReading &reading = attempt.readings[attributes[size_t(random.below(int(attributes.size())))]];
        reading.values.front() = u"NOK"_s;
        reading.pass = false;
    }
    if (wanted == Wanted::Fail && !limited.empty()) {
        const size_t bad = limited.back();
        attempt.readings[bad].values.back() = drawBad(inForce[bad], random).text();
        attempt.readings[bad].pass = false;
    }
    for (const TakenReading &reading : attempt.readings) {
        if (!reading.pass)
            attempt.defects.push_back(defectOf(plant, operation.id, reading.characteristic, random));
    }
    if (attempt.defects.empty() && (attributesFail || wanted == Wanted::Fail))
        attempt.defects.push_back(defectAt(plant, operation.id, random));
    std::sort(attempt.defects.begin(), attempt.defects.end());
    attempt.defects.erase(std::unique(attempt.defects.begin(), attempt.defects.end()), attempt.defects.end());
    return attempt;
}

} // namespace unitrail
