// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/serials.h"
#include "core/station/workflow.h"

#include <algorithm>

/* New units and their labels: what MINT, REPRINT and VOID mean now. */
namespace unitrail {

const Label *Conversation::labelOf(const PartNumber &part) const
{
    const Label *label = plant.labelOf(part, Label::Of::Unit);
    return label && printerOf(*label) ? label : nullptr;
}

const Label *Conversation::labelOf(const ContainerType &type) const
{
    const Label *label = plant.labelOf(type);
    return label && printerOf(*label) ? label : nullptr;
}

const Label *Conversation::labelOf(const Subject &subject) const
{
    if (const auto unit = subject.unit())
        return labelOf(unit->part);
    const auto id = subject.container();
    const ContainerType *type = id ? containerTypeOf(plant, *id) : nullptr;
    return type ? labelOf(*type) : nullptr;
}

std::optional<Subject> Conversation::labelled() const
{
    const bool unitFirst
        = open && (labelOutstanding() || !container || (!containerLabelOutstanding() && labelOf(open->part)));
    if (unitFirst)
        return Subject::of(*open);
    return container ? std::optional(Subject::of(*container)) : std::nullopt;
}

const Conversation::LabelPrinter *Conversation::printerOf(const Label &label) const
{
    const auto found = std::find_if(printers.begin(), printers.end(), [&](const LabelPrinter &printer) {
        return printer.labels.isEmpty() || printer.labels.contains(label.name);
    });
    return found == printers.end() ? nullptr : &*found;
}

bool Conversation::labelOutstanding() const
{
    return open && plant.labelOf(open->part, Label::Of::Unit)
        && (openUnit.label == IdentifierState::Reserved || openUnit.label == IdentifierState::Printed);
}

std::vector<PartNumber> mintable(const Conversation &c)
{
    std::vector<PartNumber> parts;
    for (const auto &[number, part] : c.plant.parts) {
        if (!part.serialBlock.isEmpty() && isMintedAt(c.plant, number, c.station) && c.labelOf(number))
            parts.push_back(number);
    }
    return parts;
}

std::vector<const ContainerType *> numberable(const Conversation &c)
{
    std::vector<const ContainerType *> types;
    for (const ContainerType &type : c.plant.containerTypes) {
        if (type.ranges.contains(c.station) && c.labelOf(type))
            types.push_back(&type);
    }
    return types;
}

Command printCommand(const Subject &subject, const QString &printer, const QString &label, const QString &why)
{
    if (const auto unit = subject.unit())
        return PrintLabel{*unit, printer, label, why};
    Q_ASSERT(subject.container());
    return PrintContainerLabel{*subject.container(), printer, label, why};
}

/** Nothing, or why this label cannot come out now. */
static std::optional<Refusal> refusePrinting(
    const Conversation &c, const Label *label, const std::optional<PartNumber> &part)
{
    if (!label)
        return Refusal{.reason = Reason::NoLabel, .part = part};
    const auto *printer = c.printerOf(*label);
    if (printer->ready)
        return {};
    return Refusal{
        .reason = Reason::PrinterNotReady, .part = part, .names = {printer->name}, .detail = printer->detail};
}

/** What MINT can make here: parts, and containers beside them. */
struct Mintable {
    std::vector<PartNumber> parts;
    std::vector<const ContainerType *> types;
};

static Mintable mintable(const Conversation &c, const QString &argument)
{
    Mintable found{.parts = c.active() ? std::vector<PartNumber>() : mintable(c), .types = numberable(c)};
    const auto chosen = c.order ? c.plant.orders.find(*c.order) : c.plant.orders.end();
    if (!argument.isEmpty()) {
        std::erase_if(found.parts,
            [&](const PartNumber &part) { return part.text().compare(argument, Qt::CaseInsensitive) != 0; });
        std::erase_if(found.types, [&](const ContainerType *type) {
            return type->name.compare(argument, Qt::CaseInsensitive) != 0;
        });
    } else if (chosen != c.plant.orders.end()) {
        std::erase_if(found.parts, [&](const PartNumber &part) { return part != chosen->second.part; });
        if (!found.parts.empty())
            found.types.clear(); // units of the order are what is made here now
    }
    return found;
}

static Step askWhatToMint(const Conversation &c, const Mintable &found)
{
    Ask ask{.question = {.kind = Question::Kind::WhichPart}, .purpose = Ask::Purpose::Mint};
    for (const PartNumber &part : found.parts)
        ask.question.choices.push_back({part.text(), c.plant.part(part)->name});
    for (const ContainerType *type : found.types)
        ask.question.choices.push_back({type->name, type->title});
    return ask;
}

static Step refuseOpenUnit(const Conversation &c)
{
    return Reject{{.reason = Reason::OtherUnitOpen, .other = Subject::of(*c.open)}};
}

Step stepForMint(const Conversation &c, const QString &argument)
{
    if (argument.isEmpty() && c.active() && !mintable(c).empty())
        return refuseOpenUnit(c);
    const Mintable found = mintable(c, argument);
    if (found.parts.size() + found.types.size() > 1)
        return askWhatToMint(c, found);
    if (!found.types.empty()) {
        if (c.containerLabelOutstanding()) {
            const Subject container = Subject::of(*c.container);
            return Reject{{.reason = Reason::LabelNotRead, .subject = container, .other = container}};
        }
        if (const auto refusal = refusePrinting(c, c.labelOf(*found.types.front()), {}))
            return Reject{*refusal};
        return NumberNewContainer{found.types.front()->name};
    }
    if (c.active())
        return refuseOpenUnit(c);
    if (found.parts.empty())
        return Reject{{.reason = Reason::NoLabel, .part = PartNumber::fromText(argument)}};
    const PartNumber &part = found.parts.front();
    if (const auto refusal = refusePrinting(c, c.labelOf(part), part))
        return Reject{*refusal};
    return MintUnit{part, orderFor(c, part)};
}

/** One of the plant's words for it, as printed codes write them: in upper case. */
static const RepairWord *reasonNamed(const Plant &plant, const QString &code)
{
    const auto found = std::find_if(plant.reprintReasons.begin(), plant.reprintReasons.end(),
        [&](const RepairWord &word) { return word.code.compare(code, Qt::CaseInsensitive) == 0; });
    return found == plant.reprintReasons.end() ? nullptr : &*found;
}

static Step askReason(const Conversation &c, Question::Kind kind, const Subject &subject)
{
    Question question{.kind = kind};
    question.about.unit = subject.unit();
    question.about.container = subject.container();
    for (const RepairWord &word : c.plant.reprintReasons)
        question.choices.push_back({word.code, word.name});
    if (question.choices.empty())
        return Reject{{.reason = Reason::ReasonNeeded, .subject = subject}};
    return Ask{.question = question};
}

/** Its number was reserved, and no label of it was sent yet as far as anybody knows. */
static bool isUnprinted(const Conversation &c, const Subject &subject)
{
    if (subject.unit())
        return c.openUnit.label == IdentifierState::Reserved && c.openUnit.printed == 0;
    return c.containerStanding.label == IdentifierState::Reserved && c.containerStanding.printed == 0;
}

Step stepForReprint(const Conversation &c, const QString &argument)
{
    const auto subject = c.labelled();
    if (!subject)
        return Reject{{.reason = Reason::NotStarted}};
    const Label *label = c.labelOf(*subject);
    if (const auto refusal
        = refusePrinting(c, label, subject->unit() ? std::optional(subject->unit()->part) : std::nullopt))
        return Reject{*refusal};
    if (c.printing == subject) {
        return subject->unit()
            ? LocalAction{LocalAction::Kind::AlreadyOpen, {}, c.open}
            : LocalAction{LocalAction::Kind::ShowContainer, subject->container()->text(), c.open};
    }
    if (isUnprinted(c, *subject))
        return PrintFirstLabel{*subject};
    if (argument.isEmpty())
        return askReason(c, Question::Kind::WhichReprintReason, *subject);
    const RepairWord *reason = reasonNamed(c.plant, argument);
    if (!reason)
        return Reject{{.reason = Reason::UnknownCode, .detail = argument}};
    return GiveCommand{printCommand(*subject, c.printerOf(*label)->name, label->reference(), reason->code)};
}

Step stepForVoid(const Conversation &c, const QString &argument)
{
    const auto subject = c.labelled();
    if (!subject)
        return Reject{{.reason = Reason::NotStarted}};
    const bool outstanding = subject->unit() ? c.labelOutstanding() : c.containerLabelOutstanding();
    if (argument.isEmpty() && outstanding)
        return askReason(c, Question::Kind::WhichVoidReason, *subject);
    const RepairWord *reason = reasonNamed(c.plant, argument);
    if (!argument.isEmpty() && !reason)
        return Reject{{.reason = Reason::UnknownCode, .detail = argument}};
    const QString why = reason ? reason->code : QStringLiteral("void");
    if (const auto container = subject->container())
        return GiveCommand{VoidContainer{*container, why}};
    return GiveCommand{
        VoidIdentifier{*subject->unit(), QStringLiteral("serial"), subject->unit()->serial.text(), why}};
}

} // namespace unitrail
