// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/workflow.h"

#include "core/base/match.h"
#include "core/domain/decide.h"

#include <algorithm>

namespace unitrail {

const Operation *Conversation::running() const
{
    if (!open || !openUnit.active)
        return nullptr;
    const auto standing = openUnit.operations.find(*openUnit.active);
    if (standing == openUnit.operations.end() || standing->second.station != station)
        return nullptr;
    const Routing *routing = plant.routing(openUnit.routing);
    return routing ? routing->find(*openUnit.active) : nullptr;
}

const std::vector<BomLine> &Conversation::bom() const
{
    static const std::vector<BomLine> none;
    const Routing *routing = open ? plant.routing(openUnit.routing) : nullptr;
    if (!routing)
        return none;
    const auto found = routing->boms.find(open->part);
    return found == routing->boms.end() ? none : found->second;
}

std::vector<QString> textsToResolve(const Code &code)
{
    std::vector<QString> texts;
    for (const Meaning &meaning : code.meanings) {
        if (const auto *item = std::get_if<ItemCode>(&meaning); item && item->serial)
            texts.push_back(item->part ? UnitId {*item->part, *item->serial}.text() : item->serial->text());
        else if (const auto *alias = std::get_if<AliasCode>(&meaning))
            texts.push_back(alias->value);
    }
    if (code.meanings.empty() && !code.error)
        texts.push_back(code.text);
    return texts;
}

// ---- what an item code can be here

static bool takes(const BomLine &line, const PartNumber &part)
{
    return line.part == part || std::find(line.substitutes.begin(), line.substitutes.end(), part) != line.substitutes.end();
}

/** Some line of the running operation wants this part scanned. */
static bool isWanted(const Conversation &c, const PartNumber &part)
{
    const Operation *operation = c.running();
    return operation && std::any_of(c.bom().begin(), c.bom().end(), [&](const BomLine &line) {
        return line.capturedAt == operation->id && !line.fromLoadedLot && line.tracking != TrackingMode::None && takes(line, part);
    });
}

static bool isLoadedHere(const Conversation &c, const PartNumber &part)
{
    for (const Routing &routing : c.plant.routings) {
        for (const Operation *operation : c.plant.operationsAt(c.station, routing)) {
            for (const auto &[product, bom] : routing.boms) {
                for (const BomLine &line : bom) {
                    if (line.fromLoadedLot && line.capturedAt == operation->id && takes(line, part))
                        return true;
                }
            }
        }
    }
    return false;
}

static bool worksHere(const Conversation &c)
{
    const auto station = c.plant.stations.find(c.station);
    return station == c.plant.stations.end() || station->second.kind == Station::Kind::Work;
}

static bool mintsHere(const Conversation &c, const PartNumber &part)
{
    const Routing *routing = c.plant.routingOf(part);
    if (!routing)
        return false;
    const auto here = c.plant.operationsAt(c.station, *routing);
    return std::any_of(here.begin(), here.end(), [](const Operation *operation) { return operation->mints; });
}

static Component componentOf(const ItemCode &item, const PartNumber &part)
{
    return {.part = part, .serial = item.serial, .lot = item.lot, .revision = item.revision};
}

static std::optional<OrderNumber> orderFor(const Conversation &c, const PartNumber &part)
{
    if (c.order) {
        const auto chosen = c.plant.orders.find(*c.order);
        if (chosen != c.plant.orders.end() && chosen->second.part == part)
            return c.order;
    }
    for (const auto &[number, order] : c.plant.orders) {
        if (order.part == part)
            return number;
    }
    return {};
}

static Step stepForUnit(const Conversation &c, const UnitId &unit, bool known)
{
    if (c.open == unit)
        return LocalAction {LocalAction::Kind::AlreadyOpen, {}, unit};
    if (!worksHere(c))
        return LocalAction {LocalAction::Kind::ShowUnit, {}, unit};
    const Command open = !known && mintsHere(c, unit.part) ? Command(CreateUnit {unit, orderFor(c, unit.part), false})
                                                           : Command(StartOperation {unit, {}});
    const Operation *running = c.running();
    const bool oneAtATime = running && running->kind != Operation::Kind::Batch
        && c.openUnit.operations.at(running->id).status == OperationStatus::Active;
    if (!oneAtATime)
        return GiveCommand {open};
    Question question {.kind = Question::Kind::LeaveOpenUnit};
    question.about = {.unit = c.open, .operation = running->id, .operationName = running->name, .text = unit.text()};
    return Ask {question, open};
}

static Step stepForItem(const Conversation &c, const ItemCode &item, const PartNumber &part, bool known)
{
    if (isWanted(c, part))
        return GiveCommand {InstallComponent {*c.open, componentOf(item, part), item.expiry}};
    if (item.serial) {
        if (c.plant.routingOf(part))
            return stepForUnit(c, {part, *item.serial}, known);
        if (c.running())
            return GiveCommand {InstallComponent {*c.open, componentOf(item, part), item.expiry}};
        if (!worksHere(c))
            return LocalAction {LocalAction::Kind::ShowUnit, {}, UnitId {part, *item.serial}};
        return Reject {{.reason = Reason::NotStarted, .subject = Subject::of(UnitId {part, *item.serial}), .part = part}};
    }
    if (!item.lot)
        return Reject {{.reason = Reason::BadSerial, .part = part}};
    if (c.running() && !isLoadedHere(c, part))
        return GiveCommand {InstallComponent {*c.open, componentOf(item, part), item.expiry}};
    return GiveCommand {LoadLot {{part, *item.lot}, item.expiry, item.quantity}};
}

/** Every reading of the code's items as a whole thing: with its part, and whether the journal knows it. */
struct Reading {
    ItemCode item;
    PartNumber part;
    bool known;
};

static std::vector<Reading> readings(const Conversation &c, const Code &code, const std::vector<UnitId> &known)
{
    std::vector<Reading> all;
    const auto isKnown = [&](const PartNumber &part, const SerialNumber &serial) {
        return std::find(known.begin(), known.end(), UnitId {part, serial}) != known.end();
    };
    for (const Meaning &meaning : code.meanings) {
        const auto *item = std::get_if<ItemCode>(&meaning);
        if (!item)
            continue;
        if (item->part) {
            all.push_back({*item, *item->part, item->serial && isKnown(*item->part, *item->serial)});
        } else if (!item->serial && item->lot && c.running()) {
            for (const BomLine &line : c.bom()) { // a bare lot number is what the step asks for, if it can be
                if (line.capturedAt == c.running()->id && line.tracking == TrackingMode::Lot && !line.fromLoadedLot)
                    all.push_back({*item, line.part, false});
            }
        }
    }
    for (const UnitId &unit : known) {
        const bool there = std::any_of(all.begin(), all.end(),
            [&](const Reading &reading) { return reading.part == unit.part && reading.item.serial == unit.serial; });
        if (!there)
            all.push_back({ItemCode {.part = unit.part, .serial = unit.serial}, unit.part, true});
    }
    return all;
}

static Step stepForItems(const Conversation &c, const Code &code, const std::vector<UnitId> &known)
{
    std::vector<Reading> all = readings(c, code, known);
    if (all.size() > 1) { // the meaning that the step asks for wins (UX C3)
        std::vector<Reading> wanted;
        std::copy_if(all.begin(), all.end(), std::back_inserter(wanted), [&](const Reading &r) { return isWanted(c, r.part); });
        if (!wanted.empty())
            all = wanted;
    }
    if (all.empty())
        return Reject {{.reason = Reason::UnknownCode, .detail = code.error ? code.error->text : QString()}};
    if (all.size() == 1)
        return stepForItem(c, all.front().item, all.front().part, all.front().known);
    Question question {.kind = Question::Kind::WhichPart};
    for (const Reading &reading : all) {
        const Part *part = c.plant.part(reading.part);
        const QString what = reading.item.serial ? UnitId {reading.part, *reading.item.serial}.text()
            : reading.item.lot                   ? Subject::of(LotId {reading.part, *reading.item.lot}).text()
                                                 : reading.part.text();
        question.choices.push_back({what, part ? part->name : Words {{{QStringLiteral("en"), reading.part.text()}}}});
    }
    return Ask {question, {}};
}

// ---- commands by name: printed codes and touch buttons

static Step giveOnOpen(const Conversation &c, auto make)
{
    if (!c.open)
        return Reject {{.reason = c.person ? Reason::NotStarted : Reason::NotSignedIn}};
    return GiveCommand {make(*c.open)};
}

static Question askDefect(const Conversation &c)
{
    Question question {.kind = Question::Kind::WhichDefect};
    for (const bool first : {true, false}) { // the operation's own codes first
        for (const auto &[code, defect] : c.plant.defects) {
            const bool here = c.openUnit.active
                && std::find(defect.operations.begin(), defect.operations.end(), *c.openUnit.active) != defect.operations.end();
            if (here == first)
                question.choices.push_back({code.text(), defect.name});
        }
    }
    return question;
}

static Step stepForFail(const Conversation &c, const QString &argument)
{
    if (argument.isEmpty())
        return c.running() ? Step(Ask {askDefect(c), {}}) : giveOnOpen(c, [](const UnitId &unit) { return FailOperation {unit, {}, {}}; });
    const auto code = DefectCode::fromText(argument);
    if (!code || !c.plant.defects.contains(*code))
        return Reject {{.reason = Reason::UnknownCode, .detail = argument}};
    return giveOnOpen(c, [&](const UnitId &unit) { return FailOperation {unit, {*code}, {}}; });
}

static Step stepForHold(const Conversation &c, const QString &argument, qint64 nowMs)
{
    if (!c.open)
        return Reject {{.reason = c.person ? Reason::NotStarted : Reason::NotSignedIn}};
    if (argument.isEmpty()) {
        Question question {.kind = Question::Kind::WhichHoldReason};
        for (const HoldReason &reason : c.plant.holdReasons)
            question.choices.push_back({reason.code, reason.name});
        return Ask {question, {}};
    }
    const auto hold = HoldId::fromText(QStringLiteral("H-%1-%2").arg(c.station.text()).arg(nowMs));
    if (!hold)
        return Reject {{.reason = Reason::UnknownCode, .detail = argument}};
    return GiveCommand {PlaceHold {Subject::of(*c.open), *hold, argument, {}}};
}

static Step stepForRework(const Conversation &c, const QString &argument)
{
    if (!c.open)
        return Reject {{.reason = c.person ? Reason::NotStarted : Reason::NotSignedIn}};
    const Routing *routing = c.plant.routing(c.openUnit.routing);
    if (!argument.isEmpty()) {
        const auto operation = OperationId::fromText(argument);
        if (!operation)
            return Reject {{.reason = Reason::UnknownCode, .detail = argument}};
        return GiveCommand {ReturnForRework {*c.open, *operation, QStringLiteral("rework")}};
    }
    Question question {.kind = Question::Kind::WhichRework};
    for (const Operation &operation : routing ? routing->operations : std::vector<Operation>()) {
        const auto standing = c.openUnit.operations.find(operation.id);
        if (standing == c.openUnit.operations.end() || standing->second.status != OperationStatus::Failed)
            continue;
        for (const OperationId &to : operation.reworkTo)
            question.choices.push_back({to.text(), routing->find(to) ? routing->find(to)->name : Words {}});
        question.choices.push_back({operation.id.text(), operation.name});
        break;
    }
    if (question.choices.empty())
        return Reject {{.reason = Reason::ReworkNotAllowed, .subject = Subject::of(*c.open)}};
    return Ask {question, {}};
}

static Step stepForUndo(const Conversation &c)
{
    if (c.question && c.question->kind == Question::Kind::UndoLast && c.pending)
        return GiveCommand {*c.pending};
    if (!c.lastEntry || !c.lastSubject)
        return Reject {{.reason = c.person ? Reason::NothingToUndo : Reason::NotSignedIn}};
    Question question {.kind = Question::Kind::UndoLast};
    question.about = c.lastAnswer;
    return Ask {question, UndoEntry {*c.lastSubject, *c.lastEntry, QStringLiteral("undo")}};
}

static Step stepForYes(const Conversation &c)
{
    if (!c.question)
        return LocalAction {LocalAction::Kind::CancelQuestion, {}, {}};
    if (c.question->kind == Question::Kind::OverrideRefusal)
        return Ask {*c.question, {}}; // only a second badge is a yes
    return c.pending ? Step(GiveCommand {*c.pending}) : Step(Ask {*c.question, {}});
}

static Step stepForChoice(const Conversation &c, const QString &id, qint64 nowMs)
{
    if (!c.question)
        return LocalAction {LocalAction::Kind::CancelQuestion, {}, {}};
    switch (c.question->kind) {
    case Question::Kind::WhichDefect:
        return stepForFail(c, id);
    case Question::Kind::WhichHoldReason:
        return stepForHold(c, id, nowMs);
    case Question::Kind::WhichRework:
        return stepForRework(c, id);
    case Question::Kind::WhichPart: {
        const auto subject = Subject::fromText(id);
        if (!subject)
            return LocalAction {LocalAction::Kind::CancelQuestion, {}, {}};
        if (const auto unit = subject->unit())
            return stepForItem(c, ItemCode {.part = unit->part, .serial = unit->serial}, unit->part, true);
        if (const auto lot = subject->lot())
            return stepForItem(c, ItemCode {.part = lot->part, .lot = lot->lot}, lot->part, false);
        return LocalAction {LocalAction::Kind::CancelQuestion, {}, {}};
    }
    case Question::Kind::UndoLast:
    case Question::Kind::LeaveOpenUnit:
    case Question::Kind::OverrideRefusal:
        return stepForYes(c);
    }
    Q_UNREACHABLE();
}

Step stepForVerb(const Conversation &c, const QString &verb, const QString &argument, qint64 nowMs)
{
    if (verb == u"COMPLETE")
        return giveOnOpen(c, [](const UnitId &unit) { return CompleteOperation {unit}; });
    if (verb == u"FAIL" || verb == u"DEFECT")
        return stepForFail(c, argument);
    if (verb == u"UNDO")
        return stepForUndo(c);
    if (verb == u"HOLD")
        return stepForHold(c, argument, nowMs);
    if (verb == u"REWORK")
        return stepForRework(c, argument);
    if (verb == u"PARK")
        return giveOnOpen(c, [](const UnitId &unit) { return PauseOperation {unit}; });
    if (verb == u"START")
        return giveOnOpen(c, [&](const UnitId &unit) {
            const Operation *operation = c.running();
            const bool paused = operation && c.openUnit.operations.at(operation->id).status == OperationStatus::Paused;
            return paused ? Command(ResumeOperation {unit}) : Command(StartOperation {unit, {}});
        });
    if (verb == u"SKIP") {
        const auto operation = OperationId::fromText(argument);
        if (!operation)
            return Reject {{.reason = Reason::UnknownCode, .detail = argument}};
        return giveOnOpen(c, [&](const UnitId &unit) { return SkipOperation {unit, *operation, QStringLiteral("skip")}; });
    }
    if (verb == u"SCRAP")
        return giveOnOpen(c, [&](const UnitId &unit) { return ScrapUnit {unit, argument}; });
    if (verb == u"VALUE")
        return stepForValue(c, argument, dayAt(nowMs, c.plant));
    if (verb == u"RELEASE") {
        if (c.openUnit.active && c.running() && c.running()->kind == Operation::Kind::Pack)
            return giveOnOpen(c, [](const UnitId &unit) { return ReleaseUnit {unit, QStringLiteral("released")}; });
        return Reject {{.reason = c.person ? Reason::NotStarted : Reason::NotSignedIn}};
    }
    if (verb == u"OVERRIDE") {
        if (!c.refused)
            return Reject {{.reason = Reason::NothingToUndo}};
        if (argument.isEmpty())
            return Reject {{.reason = Reason::ReasonNeeded}};
        Question question {.kind = Question::Kind::OverrideRefusal};
        question.about = c.lastAnswer;
        question.about.text = argument;
        return Ask {question, {}};
    }
    if (verb == u"CHOOSE")
        return stepForChoice(c, argument, nowMs);
    if (verb == u"YES")
        return stepForYes(c);
    if (verb == u"NO" || verb == u"CANCEL")
        return LocalAction {LocalAction::Kind::CancelQuestion, {}, {}};
    if (verb == u"LOGOUT" || verb == u"LOCK")
        return GiveCommand {SignOut {verb.toLower()}};
    if (verb == u"LANG")
        return LocalAction {LocalAction::Kind::ChangeLanguage, argument.toLower(), {}};
    if (verb == u"THEME")
        return LocalAction {LocalAction::Kind::ChangeTheme, argument.toLower(), {}};
    if (verb == u"HELP")
        return LocalAction {LocalAction::Kind::CallHelp, {}, c.open};
    return Reject {{.reason = Reason::UnknownCode, .detail = verb}};
}

Step stepForValue(const Conversation &c, const QString &value, const QDate &today)
{
    const Operation *operation = c.running();
    if (!operation)
        return Reject {{.reason = c.person ? Reason::NotStarted : Reason::NotSignedIn, .detail = value}};
    const auto inForce = operation->characteristicsOn(today);
    const MissingCaptures missing = missingCaptures(c.openUnit, *operation, c.bom(), inForce);
    if (missing.measurements.empty())
        return Reject {{.reason = Reason::UnknownCharacteristic, .subject = Subject::of(*c.open), .operation = operation->id, .detail = value}};
    return GiveCommand {RecordMeasurement {
        .unit = *c.open, .characteristic = missing.measurements.front().characteristic->id, .values = {value}, .unitOfMeasure = {}, .gauge = {}, .raw = {}}};
}

// ---- a scan

Step nextStep(const Conversation &c, const Code &code, const std::vector<UnitId> &known, qint64 nowMs)
{
    for (const Meaning &meaning : code.meanings) {
        if (const auto *command = std::get_if<CommandCode>(&meaning))
            return stepForVerb(c, command->verb, command->argument, nowMs);
        if (const auto *badge = std::get_if<BadgeCode>(&meaning)) {
            const Person *person = c.plant.personByBadge(badge->badge);
            if (!person)
                return Reject {{.reason = Reason::UnknownBadge}};
            if (!c.overrideReason.isEmpty() && c.refused && c.person && c.person->id != person->id)
                return GiveWithSecond {*c.refused, person->id, c.overrideReason};
            return GiveCommand {SignIn {person->id}};
        }
    }
    if (!c.person)
        return Reject {{.reason = Reason::NotSignedIn}};

    // The same code again, not at once and not too late, confirms what was asked about it.
    const qint64 sinceAsked = nowMs - c.askedMs;
    if (c.question && c.pending && c.askedCode == code.text && sinceAsked >= confirmFromMs && sinceAsked <= confirmToMs)
        return GiveCommand {*c.pending};

    for (const Meaning &meaning : code.meanings) {
        if (const auto *container = std::get_if<ContainerCode>(&meaning))
            return giveOnOpen(c, [&](const UnitId &unit) -> Command {
                // A finished unit is packed into it; one that is still in work travels in it, as in a kit tote.
                const bool packs = c.running() ? c.running()->kind == Operation::Kind::Pack : c.openUnit.life >= LifeCycle::Completed;
                return packs ? Command(PackUnit {unit, container->container}) : Command(MoveUnit {unit, container->container.text()});
            });
        if (const auto *order = std::get_if<OrderCode>(&meaning))
            return LocalAction {LocalAction::Kind::SetOrder, order->order.text(), {}};
    }
    return stepForItems(c, code, known);
}

} // namespace unitrail
