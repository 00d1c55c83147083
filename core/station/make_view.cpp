// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/make_view.h"

#include "core/domain/decide.h"
#include "core/domain/quality.h"
#include "core/domain/serials.h"
#include "core/station/answer_for.h"
#include "core/station/measuring_view.h"
#include "core/station/reading_step.h"

#include <algorithm>

namespace unitrail {

static Words nameOf(const Plant &plant, const PartNumber &number)
{
    const Part *part = plant.part(number);
    return part ? part->name : Words{{{QStringLiteral("en"), number.text()}}};
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
    bool failed = false; ///< what is recorded comes to a fail
};

static void addComponents(const Conversation &c, const Operation &operation, Captures &captures)
{
    for (const BomLine &line : c.bom()) {
        if (line.capturedAt != operation.id || line.tracking == TrackingMode::None)
            continue;
        for (const InstalledComponent &installed : c.openUnit.components) {
            const PartNumber &part = installed.component.part;
            const auto &places = line.positions;
            const bool placed = places.empty()
                || (installed.component.position
                    && std::find(places.begin(), places.end(), *installed.component.position)
                        != places.end());
            if (installed.operation != operation.id || !takes(line, part) || !placed)
                continue;
            captures.lines.push_back(
                {CaptureView::State::Done, nameOf(c.plant, part), part.text(), placeOf(installed.component)});
            ++captures.total;
        }
        for (const auto &missing : captures.missing.components) {
            if (missing.line != &line)
                continue;
            const size_t pieces = std::max<size_t>(1, missing.positions.size());
            captures.lines.insert(captures.lines.end(), pieces,
                {CaptureView::State::Todo, nameOf(c.plant, line.part), line.part.text(), {}});
            captures.total += int(pieces);
        }
    }
}

static void addMeasurements(const Conversation &c, const Operation &operation,
    const std::vector<Characteristic> &inForce, Captures &captures)
{
    const auto standing = c.openUnit.operations.find(operation.id);
    for (const Characteristic &characteristic : inForce) {
        if (standing != c.openUnit.operations.end()) {
            const auto outturn = outturnOf(characteristic, standing->second.measurements);
            captures.failed = captures.failed || (outturn && outturn->verdict == Verdict::Fail);
            for (const Measurement &m : standing->second.measurements) {
                if (m.characteristic != characteristic.id)
                    continue;
                const bool failed = m.verdict == Verdict::Fail;
                const QString value = m.unit.isEmpty() ? m.value : m.value + u' ' + m.unit;
                captures.lines.push_back({failed ? CaptureView::State::Failed : CaptureView::State::Done,
                    characteristic.name, characteristic.id.text(), value});
                ++captures.total;
            }
        }
        for (const auto &missing : captures.missing.measurements) {
            if (missing.characteristic->id != characteristic.id)
                continue;
            captures.lines.push_back(
                {CaptureView::State::Todo, characteristic.name, characteristic.id.text(), {}});
            ++captures.total;
        }
    }
}

static Captures capturesOf(
    const Conversation &c, const Operation &operation, const std::vector<Characteristic> &inForce)
{
    Captures captures{.lines = {}, .missing = missingCaptures(c.openUnit, operation, c.bom(), inForce)};
    addComponents(c, operation, captures);
    addMeasurements(c, operation, inForce, captures);
    const auto next = std::find_if(captures.lines.begin(), captures.lines.end(),
        [](const CaptureView &line) { return line.state == CaptureView::State::Todo; });
    if (next != captures.lines.end())
        next->state = CaptureView::State::Next;
    return captures;
}

static Prompt::Kind promptForLabel(
    const Conversation &c, const Subject &subject, IdentifierState state, int printed)
{
    if (c.printing == subject)
        return Prompt::Kind::WaitForLabel;
    const bool unprinted = state == IdentifierState::Reserved && printed == 0;
    return unprinted ? Prompt::Kind::PrintLabel : Prompt::Kind::ScanLabel;
}

static Prompt promptForContainerLabel(const Conversation &c)
{
    const Operation *running = c.running();
    return {.kind = promptForLabel(
                c, Subject::of(*c.container), c.containerStanding.label, c.containerStanding.printed),
        .operation = running ? std::optional(running->id) : std::nullopt,
        .operationName = running ? running->name : Words{},
        .container = c.container};
}

static Prompt promptAtStep(const Conversation &c, const Operation &operation, const Captures &captures)
{
    if (c.labelOutstanding())
        return {.kind = promptForLabel(c, Subject::of(*c.open), c.openUnit.label, c.openUnit.printed),
            .operation = operation.id,
            .operationName = operation.name};
    Prompt prompt{.kind = Prompt::Kind::Complete, .operation = operation.id, .operationName = operation.name};
    prompt.total = captures.total;
    prompt.done
        = int(std::count_if(captures.lines.begin(), captures.lines.end(), [](const CaptureView &line) {
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
        prompt.gaugeClass = characteristic->gaugeClass;
        prompt.typed = characteristic->typed;
        prompt.lower = characteristic->lower;
        prompt.upper = characteristic->upper;
    } else if (captures.failed) {
        prompt.kind = Prompt::Kind::Fail;
    }
    return prompt;
}

/** What this station takes from loaded lots, and has none of: without it the next unit would be refused. */
static const BomLine *lineWithoutLot(const Conversation &c)
{
    for (const auto &[number, part] : c.plant.parts) {
        const Routing *routing = c.plant.routingOf(number);
        const auto bom = routing ? routing->boms.find(number)
                                 : std::map<PartNumber, std::vector<BomLine>>::const_iterator{};
        if (!routing || bom == routing->boms.end())
            continue;
        const auto here = c.plant.operationsAt(c.station, *routing);
        for (const BomLine &line : bom->second) {
            const bool used = line.fromLoadedLot
                && std::any_of(here.begin(), here.end(),
                    [&](const Operation *operation) { return line.capturedAt == operation->id; });
            const bool loaded = std::any_of(c.loaded.begin(), c.loaded.end(),
                [&](const LoadedLot &lot) { return takes(line, lot.lot.part); });
            if (used && !loaded)
                return &line;
        }
    }
    return nullptr;
}

static Prompt promptForUnit(const Conversation &c)
{
    Prompt prompt{.kind = Prompt::Kind::ScanUnit};
    if (const BomLine *line = c.open ? nullptr : lineWithoutLot(c)) {
        prompt.kind = Prompt::Kind::ScanLotToLoad;
        prompt.part = line->part;
        prompt.partName = nameOf(c.plant, line->part);
        prompt.tracking = TrackingMode::Lot;
    }
    return prompt;
}

/** As the rules see it: at a repair station, or by somebody who may anywhere. */
static bool maySendBack(const Conversation &c)
{
    const auto &roles = c.person->roles;
    return c.mendsHere() || roles.contains(Role::Supervisor) || roles.contains(Role::QualityEngineer)
        || roles.contains(Role::Inspector);
}

static Prompt promptBesideStep(const Conversation &c)
{
    if (!c.person)
        return {.kind = Prompt::Kind::SignIn};
    if (c.open && !c.openHolds.empty())
        return {.kind = Prompt::Kind::TakeTo}; // to no station: aside
    if (c.open && undecidedOf(c.openUnit))
        return {.kind = Prompt::Kind::TakeTo}; // until somebody has decided
    const Routing *routing = c.open ? c.plant.routing(c.openUnit.routing) : nullptr;
    const Operation *due = routing ? dueOperation(c.openUnit, *routing) : nullptr;
    if (!due || !c.openUnit.created)
        return promptForUnit(c);
    Prompt prompt{.kind = Prompt::Kind::TakeTo, .operation = due->id, .operationName = due->name};
    if (c.openUnit.reworkDue && maySendBack(c)) {
        prompt.kind = Prompt::Kind::ChooseRework;
    } else if (c.openUnit.reworkDue) {
        prompt.stations = repairStations(c.plant);
    } else {
        if (std::find(due->stations.begin(), due->stations.end(), c.station) != due->stations.end())
            return promptForUnit(c); // it would begin here: by its scan
        for (const StationName &station : due->stations)
            prompt.stations.append(station.text());
    }
    return prompt;
}

static UnitView unitViewOf(const Conversation &c, const Surroundings &s)
{
    const Operation *running = c.running();
    const Routing *routing = c.plant.routing(c.openUnit.routing);
    const Operation *due = routing ? dueOperation(c.openUnit, *routing) : nullptr;
    const Operation *at = running ? running : due;
    UnitView view{.unit = *c.open,
        .partName = nameOf(c.plant, c.open->part),
        .revision = c.openUnit.revision,
        .order = c.openUnit.order,
        .life = c.openUnit.life,
        .openedMs = running ? s.openedMs : 0};
    if (at) {
        const auto standing = c.openUnit.operations.find(at->id);
        view.status
            = standing == c.openUnit.operations.end() ? OperationStatus::Open : standing->second.status;
    } else {
        view.status = OperationStatus::Passed;
    }
    if (!c.openHolds.empty()) {
        view.holdId = c.openHolds.begin()->first.text();
        view.hold = c.openHolds.begin()->second;
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

/** The label of the container at hand, or of the open unit, while it is made. */
static std::optional<LabelView> labelBeingMade(const Conversation &c, const QDate &day)
{
    const auto subject = c.labelled();
    if (!subject)
        return {};
    const bool printing = c.printing == subject;
    if (const auto unit = subject->unit()) {
        const Label *form = c.plant.labelOf(unit->part, Label::Of::Unit);
        if (!form || !(c.labelOutstanding() || printing))
            return {};
        return LabelView{.form = *form,
            .data = labelDataOf(*unit, c.openUnit, c.plant, day),
            .state = c.openUnit.label,
            .printing = printing,
            .copies = c.openUnit.printed};
    }
    const ContainerType *type = containerTypeOf(c.plant, *c.container);
    const Label *form = type ? c.plant.labelOf(*type) : nullptr;
    if (!form || !(c.containerLabelOutstanding() || printing))
        return {};
    return LabelView{.form = *form,
        .data = labelDataOf(*c.container, c.containerStanding, c.plant, day),
        .state = c.containerStanding.label,
        .printing = printing,
        .copies = c.containerStanding.printed};
}

/** What can be printed here, and the label that is being made. */
static void addLabel(const Conversation &c, const Surroundings &s, StationView &view)
{
    view.container = c.container;
    if (!c.person || s.stopped)
        return;
    const bool unitsBegin = !mintable(c).empty();
    view.canMint = unitsBegin && !c.active();
    // Where units begin, a new container waits until the open one is done: MINT would be understood
    // otherwise.
    const bool unitFirst = unitsBegin && c.active();
    for (const ContainerType *type : unitFirst ? std::vector<const ContainerType *>() : numberable(c))
        view.containerTypes.push_back(type->title);
    const bool endedUnit = c.open
        && (!c.openUnit.created || c.openUnit.life == LifeCycle::Scrapped
            || c.openUnit.life == LifeCycle::Decommissioned);
    view.canWriteTag = c.open && canWriteTag(c);
    const auto subject = c.labelled();
    view.canReprint = subject && c.labelOf(*subject) && !(subject->unit() && endedUnit);
    view.label = labelBeingMade(c, dayAt(s.nowMs, c.plant));
}

StationView makeView(const Conversation &c, const Surroundings &s)
{
    StationView view{.station = c.station};
    if (const auto station = c.plant.stations.find(c.station); station != c.plant.stations.end())
        view.stationTitle = station->second.title;
    view.kind = c.kind();
    view.stationOperations = operationsOfStation(c);
    if (c.person) {
        view.person = c.person->shortName;
        view.language = c.person->language;
    }
    view.answer = c.lastAnswer;
    if (c.asked)
        view.question = c.asked->question;
    view.loaded = c.loaded;
    if (c.stop) {
        const auto reason = std::find_if(c.plant.stopReasons.begin(), c.plant.stopReasons.end(),
            [&](const StopReason &known) { return known.code == c.stop->reason; });
        view.stop
            = {.reason = reason == c.plant.stopReasons.end() ? Words{{{QStringLiteral("en"), c.stop->reason}}}
                                                             : reason->name,
                .planned = c.stop->planned,
                .sinceMs = c.stop->sinceMs};
    }
    view.helpCalledMs = c.call ? c.call->atMs : 0;
    view.scans = s.scans;
    view.waiting = s.waiting;
    view.today = s.today;
    view.sync = s.sync;
    view.lostDevices = s.lostDevices;
    view.degradedDevices = s.degradedDevices;
    view.canUndo = !s.stopped && c.canUndo(s.nowMs);

    view.screen = s.stopped ? StationView::Screen::Stopped
        : !c.person         ? StationView::Screen::SignIn
        : c.open            ? StationView::Screen::UnitAtStep
                            : StationView::Screen::Ready;
    if (c.open) {
        view.unit = unitViewOf(c, s);
        view.steps = stepsOf(c);
    }
    addLabel(c, s, view);
    const Operation *running = c.running();
    if (running && c.person && c.openHolds.empty() && !undecidedOf(c.openUnit)) {
        const QDate today = dayAt(s.nowMs, c.plant);
        const auto inForce = demandedOf(*running, today, *c.open, c.openUnit, c.plant);
        const Captures captures = capturesOf(c, *running, inForce);
        view.captures = captures.lines;
        view.prompt
            = c.active() ? promptAtStep(c, *running, captures) : Prompt{.kind = Prompt::Kind::ScanUnit};
        view.canComplete = c.active() && captures.missing.none() && !captures.failed && !c.labelOutstanding();
        view.typed = c.entering.typed;
        view.measuring = measuringViewOf(c, today);
        view.failing = failViewOf(c, today);
    } else {
        view.prompt = promptBesideStep(c);
    }
    // The label of a new carton is what is waited for, unless the unit waits for one of its own.
    if (c.person && c.containerLabelOutstanding() && c.labelled() == Subject::of(*c.container))
        view.prompt = promptForContainerLabel(c);
    if (wantedValue(view))
        view.instrument = s.instrument;
    if (s.stopped) {
        view.measuring.reset();
        view.failing.reset();
        view.prompt = {.kind = Prompt::Kind::Stopped};
        view.canComplete = false;
    }
    return view;
}

} // namespace unitrail
