// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/lot_sample.h"

#include "core/domain/decide.h"
#include "core/trace/reader.h"

#include <QJsonArray>

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static const QString unitsOfOrderSql
    = uR"(SELECT s.id FROM made_for m CROSS JOIN subject s ON s.made_for = m.id
    WHERE m.work_order = ?)"_s;
static const QString unitsOfLotSql = uR"(SELECT s.id FROM made_for m CROSS JOIN subject s ON s.made_for = m.id
    WHERE m.product_lot = ?)"_s;

int LotSample::inspected() const
{
    return int(std::count_if(
        drawn.begin(), drawn.end(), [](const Member &m) { return m.state != SampledUnit::Open; }));
}

int LotSample::nonconforming() const
{
    return int(std::count_if(
        drawn.begin(), drawn.end(), [](const Member &m) { return m.state == SampledUnit::Nonconforming; }));
}

std::vector<UnitId> LotSample::units() const
{
    std::vector<UnitId> all;
    for (const Member &member : drawn)
        all.push_back(member.unit);
    return all;
}

std::optional<Subject> lotFromText(const QString &text, const Plant &plant)
{
    const auto order = OrderNumber::fromText(text);
    if (order && plant.orders.contains(*order))
        return Subject::of(*order);
    const auto lot = LotId::fromText(text);
    const bool known = lot && std::any_of(plant.orders.begin(), plant.orders.end(), [&](const auto &planned) {
        return planned.second.part == lot->part && planned.second.productLot == lot->lot;
    });
    return known ? std::optional(Subject::of(*lot)) : std::nullopt;
}

std::vector<QString> samplingPlansOf(const Operation &operation, const QDate &day)
{
    std::vector<QString> plans;
    for (const Characteristic &c : operation.characteristicsOn(day)) {
        if (!c.samplingPlan.isEmpty() && std::find(plans.begin(), plans.end(), c.samplingPlan) == plans.end())
            plans.push_back(c.samplingPlan);
    }
    return plans;
}

/** Units of the lot as the plant plans it. */
static qint64 plannedSize(const Plant &plant, const Subject &lot)
{
    qint64 size = 0;
    for (const auto &[number, order] : plant.orders) {
        const bool belongs = lot.lot() ? lot.lot()->part == order.part && lot.lot()->lot == order.productLot
                                       : lot == Subject::of(number);
        size += belongs ? order.quantity : 0;
    }
    return size;
}

static Result<std::vector<UnitId>> unitsOf(Journal &journal, const Subject &lot)
{
    auto reader = TraceReader::open(journal);
    if (!reader)
        return reader.error();
    Statement select;
    if (Outcome done = prepareInto((*reader)->cache(), lot.lot() ? unitsOfLotSql : unitsOfOrderSql, select);
        !done)
        return done.error();
    auto rows = select.select(lot.lot() ? lot.lot()->lot.text() : lot.name());
    if (!rows)
        return rows.error();
    std::vector<UnitId> units;
    while (rows->next()) {
        const auto unit = (*reader)->unitOf(rows->integer(0));
        if (!unit)
            return unit.error();
        if (*unit && (!lot.lot() || (**unit).part == lot.lot()->part))
            units.push_back(**unit);
    }
    if (const Outcome ended = rows->end(); !ended)
        return ended.error();
    std::sort(units.begin(), units.end());
    return units;
}

Result<LotSample> lotSample(Journal &journal, const Plant &plant, const Subject &lot,
    const OperationId &operation, const QString &samplingPlan)
{
    const auto planned = plant.samplingPlans.find(samplingPlan);
    if (planned == plant.samplingPlans.end())
        return Failure{Failure::Kind::Input,
            u"the plant has no sampling plan \"%1\"; it stands as [[sampling_plan]] in its definition"_s.arg(
                samplingPlan)};
    if (planned->second.byOrder != !lot.lot())
        return Failure{Failure::Kind::Input,
            u"%1 samples by %2: give one"_s.arg(
                samplingPlan, planned->second.byOrder ? u"work order"_s : u"product lot (PART/LOT)"_s)};
    LotSample sample{.lot = lot, .operation = operation, .samplingPlan = samplingPlan};
    sample.size = plannedSize(plant, lot);
    const auto plan = singleSampling(sample.size, int(planned->second.level.size()), planned->second.aql);
    if (!plan)
        return Failure{Failure::Kind::Input, u"%1 has too few units to be sampled"_s.arg(lot.name())};
    sample.plan = *plan;
    const auto units = unitsOf(journal, lot);
    if (!units)
        return units.error();
    sample.made = qint64(units->size());
    for (const UnitId &id : *units) {
        Unit known{.order = OrderNumber::fromText(lot.name())};
        if (lot.lot())
            known.productLot = lot.lot()->lot;
        const auto draw = drawOf(samplingPlan, id, known, plant);
        if (!draw || !draw->drawn)
            continue;
        const auto standing = journal.standing(Subject::of(id));
        if (!standing)
            return standing.error();
        const Unit &unit = standing->unit();
        sample.drawn.push_back({id, unit, sampledUnit(unit, operation, samplingPlan, plant)});
    }
    const auto entries = journal.entriesOf(lot);
    if (!entries)
        return entries.error();
    for (const Recorded &recorded : *entries) {
        const auto *judged = std::get_if<LotInspected>(&recorded.entry.event);
        if (judged && judged->operation == operation && judged->plan == samplingPlan)
            sample.judged = *judged;
    }
    return sample;
}

static QString stateName(SampledUnit state)
{
    switch (state) {
    case SampledUnit::Open:
        return u"open"_s;
    case SampledUnit::Conforming:
        return u"conforming"_s;
    case SampledUnit::Nonconforming:
        return u"nonconforming"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject lotSampleJson(const LotSample &sample)
{
    QJsonArray units;
    for (const LotSample::Member &member : sample.drawn)
        units.append(QJsonObject{{u"unit"_s, member.unit.text()}, {u"state"_s, stateName(member.state)}});
    QJsonObject json{{u"lot"_s, sample.lot.name()}, {u"operation"_s, sample.operation.text()},
        {u"plan"_s, sample.samplingPlan}, {u"size"_s, sample.size}, {u"made"_s, sample.made},
        {u"letter"_s, QString(QChar(sample.plan.letter))}, {u"sample"_s, sample.plan.sample},
        {u"accept"_s, sample.plan.accept}, {u"reject"_s, sample.plan.reject},
        {u"inspected"_s, sample.inspected()}, {u"nonconforming"_s, sample.nonconforming()},
        {u"judged"_s, QJsonValue()}, {u"units"_s, units}};
    if (sample.judged)
        json.insert(u"judged"_s, sample.judged->accepted ? u"accepted"_s : u"rejected"_s);
    return json;
}

} // namespace unitrail
