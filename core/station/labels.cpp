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

static Step noLabel(const std::optional<PartNumber> &part)
{
    return Reject{{.reason = Reason::NoLabel, .part = part}};
}

/** Nothing, or why no label can come out now. */
static std::optional<Refusal> refusePrinting(const Conversation &c, const PartNumber &part)
{
    const Label *label = c.labelOf(part);
    if (!label)
        return Refusal{.reason = Reason::NoLabel, .part = part};
    const auto *printer = c.printerOf(*label);
    if (printer->ready)
        return {};
    return Refusal{
        .reason = Reason::PrinterNotReady, .part = part, .names = {printer->name}, .detail = printer->detail};
}

Step stepForMint(const Conversation &c, const QString &argument)
{
    if (c.active()) {
        Refusal refusal{.reason = Reason::OtherUnitOpen};
        refusal.other = Subject::of(*c.open);
        return Reject{refusal};
    }
    std::vector<PartNumber> parts = mintable(c);
    const auto chosen = c.order ? c.plant.orders.find(*c.order) : c.plant.orders.end();
    if (!argument.isEmpty()) {
        std::erase_if(parts,
            [&](const PartNumber &part) { return part.text().compare(argument, Qt::CaseInsensitive) != 0; });
    } else if (chosen != c.plant.orders.end()) {
        std::erase_if(parts, [&](const PartNumber &part) { return part != chosen->second.part; });
    }
    if (parts.empty())
        return noLabel(PartNumber::fromText(argument));
    if (parts.size() == 1) {
        if (const auto refusal = refusePrinting(c, parts.front()))
            return Reject{*refusal};
        return MintUnit{parts.front(), orderFor(c, parts.front())};
    }
    Ask ask{.question = {.kind = Question::Kind::WhichPart}, .purpose = Ask::Purpose::Mint};
    for (const PartNumber &part : parts) {
        ask.question.choices.push_back({part.text(), c.plant.part(part)->name});
        ask.readings.push_back({ItemCode{.part = part}, part, false});
    }
    return ask;
}

/** One of the plant's words for it, as printed codes write them: in upper case. */
static const RepairWord *reasonNamed(const Plant &plant, const QString &code)
{
    const auto found = std::find_if(plant.reprintReasons.begin(), plant.reprintReasons.end(),
        [&](const RepairWord &word) { return word.code.compare(code, Qt::CaseInsensitive) == 0; });
    return found == plant.reprintReasons.end() ? nullptr : &*found;
}

static Step askReason(const Conversation &c, Question::Kind kind)
{
    Question question{.kind = kind};
    for (const RepairWord &word : c.plant.reprintReasons)
        question.choices.push_back({word.code, word.name});
    if (question.choices.empty())
        return Reject{{.reason = Reason::ReasonNeeded, .subject = Subject::of(*c.open)}};
    return Ask{.question = question};
}

Step stepForReprint(const Conversation &c, const QString &argument)
{
    if (!c.open)
        return Reject{{.reason = Reason::NotStarted}};
    if (const auto refusal = refusePrinting(c, c.open->part))
        return Reject{*refusal};
    if (c.printing == c.open)
        return LocalAction{LocalAction::Kind::AlreadyOpen, {}, c.open};
    if (c.openUnit.label == IdentifierState::Reserved && c.openUnit.printed == 0)
        return PrintFirstLabel{*c.open};
    if (argument.isEmpty())
        return askReason(c, Question::Kind::WhichReprintReason);
    const RepairWord *reason = reasonNamed(c.plant, argument);
    if (!reason)
        return Reject{{.reason = Reason::UnknownCode, .detail = argument}};
    const Label &label = *c.labelOf(c.open->part);
    return GiveCommand{PrintLabel{*c.open, c.printerOf(label)->name, label.reference(), reason->code}};
}

Step stepForVoid(const Conversation &c, const QString &argument)
{
    if (!c.open)
        return Reject{{.reason = Reason::NotStarted}};
    if (argument.isEmpty() && c.labelOutstanding())
        return askReason(c, Question::Kind::WhichVoidReason);
    const RepairWord *reason = reasonNamed(c.plant, argument);
    if (!argument.isEmpty() && !reason)
        return Reject{{.reason = Reason::UnknownCode, .detail = argument}};
    return GiveCommand{VoidIdentifier{*c.open, QStringLiteral("serial"), c.open->serial.text(),
        reason ? reason->code : QStringLiteral("void")}};
}

} // namespace unitrail
