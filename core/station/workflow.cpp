// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/workflow.h"

#include "core/base/pattern.h"
#include "core/domain/decide.h"
#include "core/domain/quality.h"

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

bool Conversation::active() const
{
    const Operation *operation = running();
    return operation && openUnit.operations.at(operation->id).status == OperationStatus::Active;
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

Station::Kind Conversation::kind() const
{
    const auto here = plant.stations.find(station);
    return here == plant.stations.end() ? Station::Kind::Work : here->second.kind;
}

bool Conversation::canUndo(qint64 nowMs) const
{
    return person && lastWork && mayBeUndone(lastWork->entry, person->id, station, nowMs);
}

std::vector<QString> textsToResolve(const Code &code)
{
    std::vector<QString> texts;
    for (const Meaning &meaning : code.meanings) {
        if (const auto *item = std::get_if<ItemCode>(&meaning); item && item->serial)
            texts.push_back(item->part ? UnitId{*item->part, *item->serial}.text() : item->serial->text());
        else if (const auto *alias = std::get_if<AliasCode>(&meaning))
            texts.push_back(alias->value);
    }
    if (code.meanings.empty() && !code.error && code.text.size() <= argumentSizeMax)
        texts.push_back(code.text);
    return texts;
}

// ---- what an item code can be here

bool takes(const BomLine &line, const PartNumber &part)
{
    return line.part == part
        || std::find(line.substitutes.begin(), line.substitutes.end(), part) != line.substitutes.end();
}

static bool isScanned(const BomLine &line)
{
    return !line.fromLoadedLot && line.tracking != TrackingMode::None;
}

/** Scanned for the open unit: by the running operation, or at a repair station by any. */
static bool isAsked(const Conversation &c, const BomLine &line)
{
    if (!isScanned(line))
        return false;
    const Operation *operation = c.running();
    return operation ? line.capturedAt == operation->id : c.open && c.mendsHere();
}

static bool isWanted(const Conversation &c, const PartNumber &part)
{
    return std::any_of(c.bom().begin(), c.bom().end(),
        [&](const BomLine &line) { return isAsked(c, line) && takes(line, part); });
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

static bool mintsHere(const Conversation &c, const PartNumber &part)
{
    const Routing *routing = c.plant.routingOf(part);
    if (!routing)
        return false;
    const auto here = c.plant.operationsAt(c.station, *routing);
    return std::any_of(here.begin(), here.end(), [](const Operation *operation) { return operation->mints; });
}

std::optional<OrderNumber> orderFor(const Conversation &c, const PartNumber &part)
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
    if (c.kind() == Station::Kind::Desk)
        return LocalAction{LocalAction::Kind::ShowUnit, {}, unit};
    if (c.mendsHere()) // it has come here: the only thing there is to record of a unit on which nothing runs
        return GiveCommand{MoveUnit{unit, c.station.text()}};
    // Until it was scanned back, whatever says a serial is held against the one that was printed.
    if (c.labelOutstanding() && c.active() && c.openHolds.empty())
        return GiveCommand{BindIdentifier{*c.open, QStringLiteral("serial"),
            unit == *c.open || unit.serial != c.open->serial ? unit.serial.text() : unit.text()}};
    if (c.open == unit && c.active() && c.openHolds.empty() && !undecidedOf(c.openUnit))
        return LocalAction{LocalAction::Kind::AlreadyOpen, {}, unit};
    const Command open = !known && mintsHere(c, unit.part)
        ? Command(CreateUnit{unit, orderFor(c, unit.part), false})
        : Command(StartOperation{unit, {}});
    // One that is held lies in the hold area, whatever its operation is.
    const bool inTheWay
        = c.open != unit && c.active() && c.openHolds.empty() && c.running()->kind != Operation::Kind::Batch;
    if (!inTheWay)
        return GiveCommand{open};
    const Operation &running = *c.running();
    Question question{.kind = Question::Kind::LeaveOpenUnit};
    question.about.unit = c.open;
    question.about.operation = running.id;
    question.about.operationName = running.name;
    question.about.text = unit.text();
    return Ask{.question = question, .yes = open, .putsAside = true};
}

Step stepForReading(const Conversation &c, const Reading &reading)
{
    const auto &[item, part, known] = reading;
    const Component component{
        .part = part, .serial = item.serial, .lot = item.lot, .revision = item.revision};
    if (isWanted(c, part))
        return GiveCommand{InstallComponent{*c.open, component, item.expiry}};
    if (item.serial) {
        if (c.plant.routingOf(part))
            return stepForUnit(c, {part, *item.serial}, known);
        if (c.running())
            return GiveCommand{InstallComponent{*c.open, component, item.expiry}};
        if (c.kind() != Station::Kind::Work)
            return LocalAction{LocalAction::Kind::ShowUnit, {}, UnitId{part, *item.serial}};
        return Reject{
            {.reason = Reason::NotStarted, .subject = Subject::of(UnitId{part, *item.serial}), .part = part}};
    }
    if (!item.lot)
        return Reject{{.reason = Reason::BadSerial, .part = part}};
    if (c.running() && !isLoadedHere(c, part))
        return GiveCommand{InstallComponent{*c.open, component, item.expiry}};
    return GiveCommand{LoadLot{{part, *item.lot}, item.expiry, item.quantity}};
}

static bool fits(const QString &pattern, const QString &text)
{
    return !pattern.isEmpty() && fitsPattern(pattern, text);
}

/** A text that says nothing of itself, but has the shape of what the step asks for. */
static void addByShape(const Conversation &c, const QString &text, std::vector<Reading> &all)
{
    for (const BomLine &line : c.bom()) {
        const Part *part = c.plant.part(line.part);
        if (!part || !isAsked(c, line) || std::any_of(all.begin(), all.end(), [&](const Reading &known) {
                return known.part == line.part;
            }))
            continue;
        ItemCode item{.part = line.part};
        if (line.tracking == TrackingMode::Serial && fits(part->serialPattern, text))
            item.serial = SerialNumber::fromText(text);
        else if (line.tracking == TrackingMode::Lot && fits(part->lotPattern, text))
            item.lot = LotNumber::fromText(text);
        if (item.serial || item.lot)
            all.push_back({item, line.part, false});
    }
}

/** A bare serial that nobody has given yet, where units begin: of the chosen order's part, or of any that it
 * fits. */
static void addByMinting(const Conversation &c, const ItemCode &item, std::vector<Reading> &all)
{
    const auto chosen = c.order ? c.plant.orders.find(*c.order) : c.plant.orders.end();
    for (const auto &[number, part] : c.plant.parts) {
        const bool ofOrder = chosen == c.plant.orders.end() || chosen->second.part == number;
        if (ofOrder && mintsHere(c, number) && fits(part.serialPattern, item.serial->text()))
            all.push_back({item, number, false});
    }
}

static std::vector<Reading> readings(
    const Conversation &c, const Code &code, const std::vector<UnitId> &known)
{
    std::vector<Reading> all;
    const auto isKnown = [&](const PartNumber &part, const SerialNumber &serial) {
        return std::find(known.begin(), known.end(), UnitId{part, serial}) != known.end();
    };
    for (const Meaning &meaning : code.meanings) {
        const auto *item = std::get_if<ItemCode>(&meaning);
        if (!item)
            continue;
        if (item->part) {
            all.push_back({*item, *item->part, item->serial && isKnown(*item->part, *item->serial)});
        } else if (!item->serial && item->lot && c.running()) {
            for (const BomLine &line : c.bom()) { // a bare lot number is what the step asks for, if it can be
                if (line.tracking == TrackingMode::Lot && isAsked(c, line))
                    all.push_back({*item, line.part, false});
            }
        }
    }
    for (const UnitId &unit : known) {
        const bool there = std::any_of(all.begin(), all.end(), [&](const Reading &reading) {
            return reading.part == unit.part && reading.item.serial == unit.serial;
        });
        if (!there)
            all.push_back({ItemCode{.part = unit.part, .serial = unit.serial}, unit.part, true});
    }
    if (all.empty() && code.meanings.empty() && !code.error)
        addByShape(c, code.text, all);
    for (const Meaning &meaning : code.meanings) {
        const auto *item = std::get_if<ItemCode>(&meaning);
        if (all.empty() && item && item->serial)
            addByMinting(c, *item, all);
    }
    return all;
}

/** Something was to be taken out, and this is it. */
static std::optional<Step> stepForTakingOut(const Conversation &c, const std::vector<Reading> &all)
{
    if (!c.asked || c.asked->purpose == Ask::Purpose::Use || c.asked->purpose == Ask::Purpose::Mint)
        return {};
    for (const Reading &offered : c.asked->readings) {
        const bool scanned = std::any_of(all.begin(), all.end(), [&](const Reading &reading) {
            return reading.part == offered.part
                && (offered.item.serial ? reading.item.serial == offered.item.serial
                                        : reading.item.lot == offered.item.lot);
        });
        if (!scanned)
            continue;
        if (c.asked->purpose == Ask::Purpose::Unload)
            return GiveCommand{UnloadLot{{offered.part, *offered.item.lot}, QStringLiteral("unload")}};
        const Component component{
            .part = offered.part, .serial = offered.item.serial, .lot = offered.item.lot};
        return GiveCommand{RemoveComponent{*c.open, component, QStringLiteral("repair"), c.asked->why}};
    }
    return {};
}

static Refusal refuseUnread(const Code &code)
{
    for (const Meaning &meaning : code.meanings) {
        if (const auto *item = std::get_if<ItemCode>(&meaning); item && item->serial && !item->part)
            return {.reason = Reason::UnknownUnit, .detail = item->serial->text()};
    }
    return {.reason = Reason::UnknownCode,
        .detail = code.error ? code.error->text.left(argumentSizeMax) : QString()};
}

static Step stepForItems(const Conversation &c, const Code &code, const std::vector<UnitId> &known)
{
    std::vector<Reading> all = readings(c, code, known);
    if (const auto takingOut = stepForTakingOut(c, all))
        return *takingOut;
    if (c.labelOutstanding() && c.active()) { // what is scanned now is the new label, whichever part it fits
        const auto own = std::find_if(all.begin(), all.end(),
            [&](const Reading &r) { return r.part == c.open->part && r.item.serial == c.open->serial; });
        const auto label = own != all.end() ? own
                                            : std::find_if(all.begin(), all.end(),
                                                [](const Reading &r) { return r.item.serial.has_value(); });
        if (label != all.end())
            return stepForReading(c, *label);
    }
    if (all.size() > 1) { // the meaning that the step asks for wins (UX C3)
        std::vector<Reading> wanted;
        std::copy_if(all.begin(), all.end(), std::back_inserter(wanted),
            [&](const Reading &r) { return isWanted(c, r.part); });
        if (!wanted.empty())
            all = wanted;
    }
    if (all.empty())
        return Reject{refuseUnread(code)};
    const auto &front = all.front();
    if (c.asked && c.asked->container && !front.item.serial
        && front.item.lot) // loose pieces beside the units
        return GiveCommand{PackLoose{*c.asked->container, LotId{front.part, *front.item.lot},
            front.item.quantity.value_or(Decimal(1, 0))}};
    if (all.size() == 1)
        return stepForReading(c, all.front());
    Ask ask{.question = {.kind = Question::Kind::WhichPart}};
    for (const Reading &reading : all) {
        const Part *part = c.plant.part(reading.part);
        const QString what = reading.item.serial ? UnitId{reading.part, *reading.item.serial}.text()
            : reading.item.lot                   ? Subject::of(LotId{reading.part, *reading.item.lot}).text()
                                                 : reading.part.text();
        ask.question.choices.push_back(
            {what, part ? part->name : Words{{{QStringLiteral("en"), reading.part.text()}}}});
    }
    ask.readings = std::move(all);
    return ask;
}

/** One container on the table and then another: it goes into that one. */
static Step stepForContainer(const Conversation &c, const ContainerId &container)
{
    // What a container label says is held against the one that was printed, until that was scanned back.
    if (c.containerLabelOutstanding()) {
        const bool packsIt = container == c.container && c.running()
            && c.running()->kind == Operation::Kind::Pack && c.openHolds.empty();
        if (!packsIt)
            return GiveCommand{BindContainer{*c.container, container}};
    }
    if (c.asked && c.asked->container && c.asked->container != container)
        return GiveCommand{PackContainer{*c.asked->container, container}};
    if (!c.open) {
        Step step = askAboutContainer(container);
        auto *ask = std::get_if<Ask>(&step);
        if (ask && c.labelOf(Subject::of(container)))
            ask->question.choices.push_back({QStringLiteral("REPRINT"), {}});
        return step;
    }
    // A finished unit is packed into it; one that is still in work travels in it, as in a kit tote.
    const bool packs
        = c.running() ? c.running()->kind == Operation::Kind::Pack : c.openUnit.life >= LifeCycle::Completed;
    return GiveCommand{
        packs ? Command(PackUnit{*c.open, container}) : Command(MoveUnit{*c.open, container.text()})};
}

static bool signs(const Conversation &c)
{
    return c.asked && c.asked->question.kind == Question::Kind::Signature;
}

Step nextStep(const Conversation &c, const Code &code, const std::vector<UnitId> &known, qint64 nowMs)
{
    for (const Meaning &meaning : code.meanings) {
        if (const auto *command = std::get_if<CommandCode>(&meaning))
            return stepForVerb(c, command->verb, command->argument, nowMs);
        if (const auto *badge = std::get_if<BadgeCode>(&meaning)) {
            if (signs(c))
                return TakeBadge{badge->badge};
            const Person *person = c.plant.personByBadge(badge->badge);
            if (!person)
                return Reject{{.reason = Reason::UnknownBadge}};
            const bool permits
                = c.asked && c.asked->question.kind == Question::Kind::OverrideRefusal && c.refused;
            if (permits && c.person && c.person->id != person->id)
                return GiveWithSecond{*c.refused, person->id, c.asked->why};
            return GiveCommand{SignIn{person->id}};
        }
    }
    if (code.syntax == Syntax::Badge && signs(c))
        return TakeBadge{code.text}; // nobody's: that is said after the PIN
    if (code.syntax == Syntax::Badge)
        return Reject{{.reason = Reason::UnknownBadge}};
    if (!c.person)
        return Reject{{.reason = Reason::NotSignedIn}};

    // The same code again, not at once and not too late, confirms what was asked about it.
    const qint64 sinceAsked = nowMs - c.askedMs;
    if (c.asked && c.asked->yes && c.asked->question.choices.empty() && c.askedCode == code.text
        && sinceAsked >= confirmFromMs && sinceAsked <= confirmToMs)
        return GiveCommand{*c.asked->yes, c.asked->putsAside};

    for (const Meaning &meaning : code.meanings) {
        if (const auto *container = std::get_if<ContainerCode>(&meaning))
            return stepForContainer(c, container->container);
        if (const auto *order = std::get_if<OrderCode>(&meaning))
            return LocalAction{LocalAction::Kind::SetOrder, order->order.text(), {}};
        if (const auto *station = std::get_if<StationCode>(&meaning)) {
            if (c.asked && c.asked->container)
                return GiveCommand{MoveContainer{*c.asked->container, station->station.text()}};
            if (!c.open)
                return Reject{{.reason = Reason::NotStarted}};
            return GiveCommand{MoveUnit{*c.open, station->station.text()}};
        }
    }
    return stepForItems(c, code, known);
}

} // namespace unitrail
