// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/rejudge.h"

#include "core/domain/decide.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <map>
#include <set>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

/** By operation: one characteristic may be measured at two of them, by limits of their own. */
using Limits = std::map<std::pair<OperationId, CharacteristicId>, const Characteristic *>;

static Limits limitsOf(const Plant &plant, const QString &plan, const std::optional<CharacteristicId> &only)
{
    Limits limits;
    for (const Routing &routing : plant.routings) {
        for (const Operation &operation : routing.operations) {
            for (const Characteristic &characteristic : operation.characteristics) {
                const bool number = characteristic.kind == Characteristic::Kind::Numeric
                    || characteristic.kind == Characteristic::Kind::Count;
                if (number && characteristic.limitRevision == plan && (!only || *only == characteristic.id))
                    limits[{operation.id, characteristic.id}] = &characteristic;
            }
        }
    }
    return limits;
}

static bool isFail(Verdict verdict)
{
    return verdict == Verdict::Fail;
}

Result<Rejudgement> rejudge(Journal &journal, const Plant &plant, const QString &plan,
    const std::optional<CharacteristicId> &characteristic)
{
    Rejudgement result{.plan = plan, .limits = {}, .flips = {}};
    const Limits limits = limitsOf(plant, plan, characteristic);
    if (limits.empty()) {
        return Failure{Failure::Kind::Input,
            characteristic
                ? u"no number called %1 has limits of plan revision %2"_s.arg(characteristic->text(), plan)
                : u"no characteristic has limits of plan revision %1"_s.arg(plan)};
    }
    std::set<CharacteristicId> wanted;
    for (const auto &[key, limit] : limits) {
        result.limits.push_back(*limit);
        wanted.insert(key.second);
    }
    const auto values = measuredValues(
        journal, [&](const Measurement &m, qint64) { return wanted.contains(m.characteristic); });
    if (!values)
        return values.error();

    std::map<std::pair<UnitId, OperationId>, int> lastPass;
    for (const Measured &value : *values) {
        int &pass = lastPass[{value.unit, value.operation}];
        pass = std::max(pass, value.pass);
    }
    std::set<UnitId> units;
    for (const Measured &value : *values) {
        const auto limit = limits.find({value.operation, value.measurement.characteristic});
        const auto number = Decimal::fromText(value.measurement.value);
        const bool counts = value.pass == lastPass.at({value.unit, value.operation});
        if (limit == limits.end() || !number || !counts || value.measurement.limitRevision == plan)
            continue;
        ++result.values;
        units.insert(value.unit);
        const Verdict would = judge(*number, *limit->second);
        if (isFail(would) != isFail(value.measurement.verdict))
            result.flips.push_back({value, would, limit->second->lower, limit->second->upper});
    }
    result.units = int(units.size());
    std::stable_sort(result.flips.begin(), result.flips.end(),
        [](const Flip &a, const Flip &b) { return a.value.unit < b.value.unit; });
    return result;
}

static QJsonObject flipJson(const Flip &flip)
{
    const Measurement &m = flip.value.measurement;
    const auto textOf = [](const std::optional<Decimal> &limit) { return limit ? limit->text() : QString(); };
    return {{u"characteristic"_s, m.characteristic.text()}, {u"index"_s, m.index}, {u"value"_s, m.value},
        {u"unit_of_measure"_s, m.unit}, {u"was"_s, verdictName(m.verdict)}, {u"was_lower"_s, textOf(m.lower)},
        {u"was_upper"_s, textOf(m.upper)}, {u"limit_revision"_s, m.limitRevision},
        {u"would"_s, verdictName(flip.would)}, {u"lower"_s, textOf(flip.lower)},
        {u"upper"_s, textOf(flip.upper)}, {u"operation"_s, flip.value.operation.text()},
        {u"pass"_s, flip.value.pass}, {u"station"_s, flip.value.station.text()},
        {u"at"_s, QDateTime::fromMSecsSinceEpoch(flip.value.atMs, Qt::UTC).toString(Qt::ISODate)},
        {u"entry"_s, flip.value.entry.text()}};
}

Result<QJsonObject> rejudgeJson(Journal &journal, const Rejudgement &rejudgement)
{
    QJsonArray limits;
    for (const Characteristic &c : rejudgement.limits)
        limits.append(QJsonObject{{u"characteristic"_s, c.id.text()}, {u"unit_of_measure"_s, c.unit},
            {u"lower"_s, c.lower ? c.lower->text() : QString()},
            {u"upper"_s, c.upper ? c.upper->text() : QString()},
            {u"from"_s, c.effectiveFrom ? c.effectiveFrom->toString(Qt::ISODate) : QString()}});
    QJsonArray units;
    int toFail = 0, toPass = 0;
    for (auto first = rejudgement.flips.begin(); first != rejudgement.flips.end();) {
        const auto last = std::find_if(first, rejudgement.flips.end(),
            [&](const Flip &flip) { return flip.value.unit != first->value.unit; });
        auto unit = whereaboutsJson(journal, first->value.unit);
        if (!unit)
            return unit.error();
        QJsonArray values;
        bool fails = false;
        for (auto flip = first; flip != last; ++flip) {
            values.append(flipJson(*flip));
            fails = fails || isFail(flip->would);
        }
        unit->insert(u"would"_s, fails ? u"Fail"_s : u"Pass"_s);
        unit->insert(u"values"_s, values);
        units.append(*unit);
        ++(fails ? toFail : toPass);
        first = last;
    }
    return QJsonObject{{u"plan"_s, rejudgement.plan}, {u"limits"_s, limits},
        {u"values_judged"_s, rejudgement.values}, {u"units_judged"_s, rejudgement.units},
        {u"units_to_fail"_s, toFail}, {u"units_to_pass"_s, toPass}, {u"list"_s, units}};
}

} // namespace unitrail
