// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/rejudge.h"

#include "core/domain/decide.h"
#include "core/domain/measuring.h"

#include <QDateTime>
#include <QJsonArray>

#include <algorithm>
#include <array>
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

/** What one result was made of, by unit and operation: its last pass there. In the order of time. */
using Groups = std::map<std::pair<UnitId, OperationId>, std::vector<const Measured *>>;

static Groups lastPasses(const std::vector<Measured> &values)
{
    Groups groups;
    for (const Measured &value : values) {
        auto &group = groups[{value.unit, value.operation}];
        if (!group.empty() && group.front()->pass < value.pass)
            group.clear();
        if (group.empty() || group.front()->pass == value.pass)
            group.push_back(&value);
    }
    return groups;
}

/** The same values, each judged by these limits alone. */
static std::vector<Measurement> judgedBy(
    const Characteristic &limit, const std::vector<const Measured *> &group)
{
    std::vector<Measurement> judged;
    for (const Measured *value : group) {
        judged.push_back(value->measurement);
        if (const auto number = Decimal::fromText(value->measurement.value))
            judged.back().verdict = judge(*number, limit);
    }
    return judged;
}

/** The values that turn the result, if it turns. */
static void addFlips(
    const Characteristic &limit, const std::vector<const Measured *> &group, std::vector<Flip> &flips)
{
    using Rule = Characteristic::ResultRule;
    std::vector<Measurement> recorded;
    for (const Measured *value : group)
        recorded.push_back(value->measurement);
    Characteristic before = limit; // as it was judged then
    before.lower = recorded.back().lower;
    before.upper = recorded.back().upper;
    const auto was = outturnOf(before, recorded);
    const std::vector<Measurement> judged = judgedBy(limit, group);
    const auto would = outturnOf(limit, judged);
    if (!was || !would || isFail(was->verdict) == isFail(would->verdict))
        return;
    const Flip flip{.value = *group.back(),
        .was = was->verdict,
        .would = would->verdict,
        .lower = limit.lower,
        .upper = limit.upper,
        .rule = limit.resultRule,
        .mean = limit.resultRule == Rule::Mean ? would->value : std::nullopt};
    if (limit.resultRule == Rule::Mean)
        return flips.push_back(flip);
    const int attempt = progressOf(limit, recorded).attempt;
    for (size_t i = 0; i < group.size(); ++i) {
        const bool counts = limit.resultRule == Rule::Last ? i + 1 == group.size()
            : limit.resultRule == Rule::Worst              ? true
                                                           : recorded[i].attempt.value_or(1) == attempt;
        if (!counts || isFail(recorded[i].verdict) == isFail(judged[i].verdict))
            continue;
        flips.push_back(flip);
        flips.back().value = *group[i];
        flips.back().was = recorded[i].verdict;
        flips.back().would = judged[i].verdict;
    }
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
    auto figures = Figures::open(journal);
    if (!figures)
        return figures.error();
    if (const auto caughtUp = (*figures)->catchUp(); !caughtUp)
        return caughtUp.error();
    std::set<UnitId> units;
    for (const CharacteristicId &id : wanted) {
        const auto values = measuredOf(**figures, id);
        if (!values)
            return values.error();
        for (const auto &[of, group] : lastPasses(*values)) {
            const auto limit = limits.find({of.second, id});
            // What was judged by these limits already has its verdict.
            const bool again = limit != limits.end()
                && std::any_of(group.begin(), group.end(),
                    [&](const Measured *value) { return value->measurement.limitRevision != plan; });
            if (!again)
                continue;
            result.values += int(group.size());
            units.insert(of.first);
            addFlips(*limit->second, group, result.flips);
        }
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
    static constexpr std::array rules{"each", "last", "worst", "mean"};
    return {{u"rule"_s, QLatin1StringView(rules[size_t(flip.rule)])},
        {u"mean"_s, flip.mean ? QJsonValue(flip.mean->text()) : QJsonValue()},
        {u"characteristic"_s, m.characteristic.text()}, {u"index"_s, m.index}, {u"value"_s, m.value},
        {u"unit_of_measure"_s, m.unit}, {u"was"_s, verdictName(flip.was)}, {u"was_lower"_s, textOf(m.lower)},
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
