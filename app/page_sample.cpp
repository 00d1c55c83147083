// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/pages.h"
#include "core/domain/quality.h"
#include "core/trace/lot_sample.h"
#include "ui/screens/sample_page.h"
#include "ui/station_window.h"

#include <QLoggingCategory>

#include <memory>

namespace unitrail {

Q_DECLARE_LOGGING_CATEGORY(logAssembly)

namespace {

/** A lot that this station may have a sample of. */
struct Candidate {
    Subject lot = Subject::plant();
    const Operation *operation = nullptr;
    QString samplingPlan;
};

struct Chosen {
    size_t at = 0; ///< of the candidates
    std::optional<LotSample> sample;
};

} // namespace

/** Work orders and product lots of what is inspected here by samples, in the plant's order. */
static std::vector<Candidate> candidates(const Plant &plant, const StationName &station, const QDate &today)
{
    std::vector<Candidate> all;
    const auto isNew = [&](const Subject &lot, const QString &plan) {
        return std::none_of(all.begin(), all.end(),
            [&](const Candidate &known) { return known.lot == lot && known.samplingPlan == plan; });
    };
    for (const auto &[number, order] : plant.orders) {
        const Routing *routing = plant.routing(order.routing);
        for (const Operation *operation :
            routing ? plant.operationsAt(station, *routing) : std::vector<const Operation *>()) {
            for (const QString &plan : samplingPlansOf(*operation, today)) {
                const auto known = plant.samplingPlans.find(plan);
                if (known == plant.samplingPlans.end())
                    continue;
                const Subject lot = known->second.byOrder ? Subject::of(number)
                                                          : Subject::of(LotId{order.part, order.productLot});
                if (isNew(lot, plan))
                    all.push_back({lot, operation, plan});
            }
        }
    }
    return all;
}

static SampleSheet::Row rowOf(const LotSample::Member &member, const std::vector<Characteristic> &columns,
    const OperationId &operation, const Plant &plant)
{
    SampleSheet::Row row{.unit = member.unit, .state = member.state, .cells = {}};
    const auto standing = member.standing.operations.find(operation);
    const bool begun = standing != member.standing.operations.end();
    const bool runs = begun && member.standing.active == operation;
    const Routing *routing = plant.routing(member.standing.routing);
    const Operation *due = routing ? dueOperation(member.standing, *routing) : nullptr;
    row.mayEnter = runs || (!member.standing.active && due && due->id == operation);
    row.finished = begun && !runs
        && (standing->second.status == OperationStatus::Passed
            || standing->second.status == OperationStatus::Failed);
    for (const Characteristic &c : columns) {
        SampleSheet::Cell cell;
        if (begun && (runs || row.finished)) {
            const auto &values = standing->second.measurements;
            const auto outturn = outturnOf(c, values);
            const auto last = std::find_if(values.rbegin(), values.rend(),
                [&](const Measurement &m) { return m.characteristic == c.id; });
            if (outturn && last != values.rend()) {
                cell.verdict = outturn->verdict;
                cell.value = outturn->value ? outturn->value->text() : last->value;
                cell.complete = progressOf(c, values).complete(c);
            }
        }
        row.cells.push_back(cell);
    }
    return row;
}

static SampleSheet sheetOf(
    const LotSample &sample, const Candidate &candidate, const Plant &plant, const QDate &today)
{
    SampleSheet sheet{.lot = sample.lot.name(),
        .operation = sample.operation,
        .operationName = candidate.operation->name,
        .samplingPlan = sample.samplingPlan,
        .size = sample.size,
        .plan = sample.plan,
        .characteristics = {},
        .rows = {}};
    // What every unit needs is asked of the drawn ones too; a picture or text is no matter for a grid.
    for (const Characteristic &c : candidate.operation->characteristicsOn(today)) {
        const bool fits = c.kind == Characteristic::Kind::Numeric || c.kind == Characteristic::Kind::Count
            || c.kind == Characteristic::Kind::Attribute;
        if (fits && (c.required || c.samplingPlan == sample.samplingPlan))
            sheet.characteristics.push_back(c);
    }
    for (const LotSample::Member &member : sample.drawn)
        sheet.rows.push_back(rowOf(member, sheet.characteristics, sample.operation, plant));
    if (sample.judged)
        sheet.accepted = sample.judged->accepted;
    return sheet;
}

/** The chosen lot, or the next one of which something is made. */
static Result<std::optional<SampleSheet>> look(Assembly &assembly, Chosen &chosen)
{
    const Plant &plant = assembly.plant();
    const QDate today = dayAt(assembly.clock().wallMs(), plant);
    const auto all = candidates(plant, assembly.session().view().station, today);
    chosen.sample.reset();
    for (size_t i = 0; i < all.size(); ++i) {
        const size_t at = (chosen.at + i) % all.size();
        const Candidate &candidate = all[at];
        auto sample = lotSample(
            assembly.journal(), plant, candidate.lot, candidate.operation->id, candidate.samplingPlan);
        if (!sample && sample.error().kind == Failure::Kind::Input)
            continue; // too small to be sampled
        if (!sample)
            return sample.error();
        if (sample->drawn.empty())
            continue;
        chosen.at = at;
        chosen.sample = *std::move(sample);
        return std::optional(sheetOf(*chosen.sample, candidate, plant, today));
    }
    return std::optional<SampleSheet>();
}

/** Begins or resumes the inspection of that unit where that is needed; false: the rules said why not. */
static bool isBegun(Assembly &assembly, const UnitId &unit, const OperationId &operation)
{
    const auto runs = [&] {
        const auto standing = assembly.journal().standing(Subject::of(unit));
        if (!standing || standing->unit().active != operation)
            return OperationStatus::Open;
        return standing->unit().operations.at(operation).status;
    };
    if (runs() == OperationStatus::Open)
        assembly.session().takeCommand(StartOperation{unit, operation});
    else if (runs() == OperationStatus::Paused)
        assembly.session().takeCommand(ResumeOperation{unit});
    return runs() == OperationStatus::Active;
}

void addSamplePage(StationWindow &window, Assembly &assembly)
{
    auto *page = new SamplePage(window.theme(), &window);
    window.addPage(page);
    const auto chosen = std::make_shared<Chosen>();
    const auto refresh = [page, &assembly, chosen] {
        const auto sheet = look(assembly, *chosen);
        if (!sheet)
            qCWarning(logAssembly).noquote() << "No sample is shown:" << sheet.error().text;
        page->setSheet(sheet ? *sheet : std::nullopt);
    };
    page->setOffered(!candidates(assembly.plant(), assembly.session().view().station,
        dayAt(assembly.clock().wallMs(), assembly.plant()))
                          .empty());
    QObject::connect(page, &SamplePage::opened, page, refresh);
    QObject::connect(page, &SamplePage::otherLotWished, page, [chosen, refresh] {
        ++chosen->at;
        refresh();
    });
    QObject::connect(page, &SamplePage::valueWished, page,
        [&assembly, chosen, refresh](const UnitId &unit, const QString &name, const QString &value) {
            const auto characteristic = CharacteristicId::fromText(name);
            if (!chosen->sample || !characteristic)
                return;
            if (isBegun(assembly, unit, chosen->sample->operation))
                assembly.session().takeCommand(RecordMeasurement{.unit = unit,
                    .characteristic = *characteristic,
                    .values = {value},
                    .unitOfMeasure = {},
                    .gauge = {},
                    .raw = {}});
            refresh();
        });
    QObject::connect(
        page, &SamplePage::completeWished, page, [&assembly, refresh](const std::vector<UnitId> &units) {
            for (const UnitId &unit : units)
                assembly.session().takeCommand(CompleteOperation{unit});
            refresh();
        });
    QObject::connect(page, &SamplePage::judgeWished, page, [&assembly, chosen, refresh] {
        if (!chosen->sample)
            return;
        const LotSample &sample = *chosen->sample;
        assembly.session().takeCommand(JudgeLot{.subject = sample.lot,
            .operation = sample.operation,
            .samplingPlan = sample.samplingPlan,
            .drawn = sample.units(),
            .hold = holdIdAt(assembly.session().view().station, assembly.clock().wallMs()),
            .why = {}});
        refresh();
    });
}

} // namespace unitrail
