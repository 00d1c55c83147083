// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/make_view.h"

#include "core/domain/decide.h"

#include <algorithm>

namespace unitrail {

static Words nameOf(const Plant &plant, const PartNumber &number)
{
    const Part *part = plant.part(number);
    return part ? part->name : Words {{{QStringLiteral("en"), number.text()}}};
}

static std::vector<StepView> stepsOf(const Conversation &c)
{
    std::vector<StepView> steps;
    const Routing *routing = c.open ? c.plant.routing(c.openUnit.routing) : nullptr;
    if (!routing)
        return steps;
    const Operation *running = c.running();
    const Operation *due = dueOperation(c.openUnit, *routing);
    for (const Operation &operation : routing->operations) {
        const auto standing = c.openUnit.operations.find(operation.id);
        const bool touched = standing != c.openUnit.operations.end();
        steps.push_back({.operation = operation.id,
            .name = operation.name,
            .status = touched ? standing->second.status : OperationStatus::Open,
            .current = running ? &operation == running : &operation == due,
            .pass = touched ? standing->second.pass : 0});
    }
    return steps;
}

static QString placeOf(const Component &component)
{
    return component.serial ? component.serial->text() : component.lot ? component.lot->text() : QString();
}

/** The captures of the running operation: what is there, what is next, what is still to come. */
struct Captures {
    std::vector<CaptureView> lines;
    MissingCaptures missing;
    int total = 0;
};

static void addComponents(const Conversation &c, const Operation &operation, Captures &captures)
{
    for (const BomLine &line : c.bom()) {
        if (line.capturedAt != operation.id || line.tracking == TrackingMode::None)
            continue;
        for (const InstalledComponent &installed : c.openUnit.components) {
            const PartNumber &part = installed.component.part;
            const bool fits = part == line.part || std::find(line.substitutes.begin(), line.substitutes.end(), part) != line.substitutes.end();
            if (!fits)
                continue;
            captures.lines.push_back({CaptureView::State::Done, nameOf(c.plant, part), part.text(), placeOf(installed.component)});
            ++captures.total;
        }
        for (const auto &missing : captures.missing.components) {
            if (missing.line != &line)
                continue;
            const size_t pieces = std::max<size_t>(1, missing.positions.size());
            captures.lines.insert(captures.lines.end(), pieces, {CaptureView::State::Todo, nameOf(c.plant, line.part), line.part.text(), {}});
            captures.total += int(pieces);
        }
    }
}

static void addMeasurements(const Conversation &c, const Operation &operation, const std::vector<Characteristic> &inForce, Captures &captures)
{
    const auto standing = c.openUnit.operations.find(operation.id);
    for (const Characteristic &characteristic : inForce) {
        if (standing != c.openUnit.operations.end()) {
            for (const Measurement &m : standing->second.measurements) {
                if (m.characteristic != characteristic.id)
                    continue;
                const bool failed = m.verdict == Verdict::Fail;
                const QString value = m.unit.isEmpty() ? m.value : m.value + u' ' + m.unit;
                captures.lines.push_back({failed ? CaptureView::State::Failed : CaptureView::State::Done, characteristic.name, characteristic.id.text(), value});
                ++captures.total;
            }
        }
        for (const auto &missing : captures.missing.measurements) {
            if (missing.characteristic->id != characteristic.id)
                continue;
            captures.lines.push_back({CaptureView::State::Todo, characteristic.name, characteristic.id.text(), {}});
            ++captures.total;
        }
    }
}

static Captures capturesOf(const Conversation &c, const Operation &operation, const std::vector<Characteristic> &inForce)
{
    Captures captures {.lines = {}, .missing = missingCaptures(c.openUnit, operation, c.bom(), inForce)};
    addComponents(c, operation, captures);
    addMeasurements(c, operation, inForce, captures);
    const auto next = std::find_if(captures.lines.begin(), captures.lines.end(),
        [](const CaptureView &line) { return line.state == CaptureView::State::Todo; });
    if (next != captures.lines.end())
        next->state = CaptureView::State::Next;
    return captures;
}

static Prompt promptAtStep(const Conversation &c, const Operation &operation, const Captures &captures)
{
    Prompt prompt {.kind = Prompt::Kind::Complete, .operation = operation.id, .operationName = operation.name};
    prompt.total = captures.total;
    prompt.done = int(std::count_if(captures.lines.begin(), captures.lines.end(), [](const CaptureView &line) {
        return line.state == CaptureView::State::Done || line.state == CaptureView::State::Failed;
    }));
    if (!captures.missing.components.empty()) {
        const auto &missing = captures.missing.components.front();
        prompt.kind = Prompt::Kind::ScanComponent;
        prompt.part = missing.line->part;
        prompt.partName = nameOf(c.plant, missing.line->part);
        prompt.tracking = missing.line->tracking;
        if (!missing.positions.empty())
            prompt.position = missing.positions.front();
    } else if (!captures.missing.measurements.empty()) {
        const auto &[characteristic, index] = captures.missing.measurements.front();
        prompt.kind = Prompt::Kind::Measure;
        prompt.characteristic = characteristic->id;
        prompt.characteristicName = characteristic->name;
        prompt.index = index;
        prompt.repeats = characteristic->repeats;
        prompt.unitOfMeasure = characteristic->unit;
        prompt.lower = characteristic->lower;
        prompt.upper = characteristic->upper;
    }
    return prompt;
}

static Prompt promptBesideStep(const Conversation &c)
{
    if (!c.person)
        return {.kind = Prompt::Kind::SignIn};
    const Routing *routing = c.open ? c.plant.routing(c.openUnit.routing) : nullptr;
    const Operation *due = routing ? dueOperation(c.openUnit, *routing) : nullptr;
    if (!due || !c.openUnit.created)
        return {.kind = Prompt::Kind::ScanUnit};
    Prompt prompt {.kind = c.openUnit.reworkDue ? Prompt::Kind::ChooseRework : Prompt::Kind::TakeTo,
        .operation = due->id,
        .operationName = due->name};
    for (const StationName &station : due->stations)
        prompt.stations.append(station.text());
    return prompt;
}

static UnitView unitViewOf(const Conversation &c, const Surroundings &s)
{
    const Operation *running = c.running();
    const Routing *routing = c.plant.routing(c.openUnit.routing);
    const Operation *due = routing ? dueOperation(c.openUnit, *routing) : nullptr;
    const Operation *at = running ? running : due;
    UnitView view {.unit = *c.open,
        .partName = nameOf(c.plant, c.open->part),
        .revision = c.openUnit.revision,
        .order = c.openUnit.order,
        .life = c.openUnit.life,
        .openedMs = running ? s.openedMs : 0};
    if (at) {
        const auto standing = c.openUnit.operations.find(at->id);
        view.status = standing == c.openUnit.operations.end() ? OperationStatus::Open : standing->second.status;
    } else {
        view.status = OperationStatus::Passed;
    }
    if (!s.openStanding.holds.empty()) {
        view.holdId = s.openStanding.holds.begin()->first.text();
        view.hold = s.openStanding.holds.begin()->second;
    }
    return view;
}

static std::vector<StepView> operationsOfStation(const Conversation &c)
{
    std::vector<StepView> operations;
    for (const Routing &routing : c.plant.routings) {
        for (const Operation *operation : c.plant.operationsAt(c.station, routing)) {
            const bool listed = std::any_of(operations.begin(), operations.end(),
                [&](const StepView &known) { return known.operation == operation->id; });
            if (!listed)
                operations.push_back({.operation = operation->id, .name = operation->name});
        }
    }
    return operations;
}

StationView makeView(const Conversation &c, const Surroundings &s)
{
    StationView view {.station = c.station};
    if (const auto station = c.plant.stations.find(c.station); station != c.plant.stations.end())
        view.stationTitle = station->second.title;
    view.stationOperations = operationsOfStation(c);
    if (c.person) {
        view.person = c.person->shortName;
        view.language = c.person->language;
    }
    view.answer = c.lastAnswer;
    view.question = c.question;
    view.loaded = s.workplace.loaded;
    view.scans = s.scans;
    view.waiting = s.waiting;
    view.today = s.today;
    view.sync = s.sync;
    view.lostDevices = s.lostDevices;
    view.canUndo = c.lastEntry.has_value() && c.person;

    view.screen = s.stopped ? StationView::Screen::Stopped
        : !c.person         ? StationView::Screen::SignIn
        : c.open            ? StationView::Screen::UnitAtStep
                            : StationView::Screen::Ready;
    if (c.open) {
        view.unit = unitViewOf(c, s);
        view.steps = stepsOf(c);
    }
    if (const Operation *running = c.running(); running && c.person) {
        const auto inForce = running->characteristicsOn(dayAt(s.nowMs, c.plant));
        const Captures captures = capturesOf(c, *running, inForce);
        view.captures = captures.lines;
        view.prompt = promptAtStep(c, *running, captures);
        view.canComplete = captures.missing.none()
            && c.openUnit.operations.at(running->id).status == OperationStatus::Active;
    } else {
        view.prompt = promptBesideStep(c);
    }
    if (s.stopped)
        view.prompt = {.kind = Prompt::Kind::Stopped};
    return view;
}

} // namespace unitrail
