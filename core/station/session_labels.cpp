// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/session.h"

#include "core/domain/decide.h"
#include "core/domain/serials.h"
#include "core/station/answer_for.h"

#include <algorithm>

/*
 * Minting and printing. A number is reserved on the disk before its label is sent, and the label is recorded
 * as printed when the printer says so; a further copy is recorded before it is sent. So a power cut loses
 * neither a number nor a copy, and what is not known is asked: nothing is ever printed again by itself.
 */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

void Session::setPrinter(const PrinterState &state, const QStringList &labels)
{
    const Conversation::LabelPrinter now{
        .name = state.printer, .labels = labels, .ready = state.isReady(), .detail = state.detail};
    auto &printers = m_conversation.printers;
    const auto known = std::find_if(printers.begin(), printers.end(),
        [&](const Conversation::LabelPrinter &printer) { return printer.name == now.name; });
    if (known == printers.end())
        printers.push_back(now);
    else
        *known = now;
    show();
}

std::optional<Refusal> Session::refusePrinting(const UnitId &unit) const
{
    const Label *label = m_conversation.labelOf(unit.part);
    if (!label)
        return Refusal{.reason = Reason::NoLabel, .subject = Subject::of(unit), .part = unit.part};
    const auto *printer = m_conversation.printerOf(*label);
    if (printer->ready && !m_printing)
        return {};
    return Refusal{.reason = Reason::PrinterNotReady,
        .subject = Subject::of(unit),
        .part = unit.part,
        .names = {printer->name},
        .detail = m_printing ? m_printing->unit.serial.text() : printer->detail};
}

void Session::mint(const MintUnit &wish, const Heard &heard)
{
    m_conversation.asked.reset();
    const auto serials = m_recorder.nextSerials(wish.part, 1);
    if (!serials)
        return stop(serials.error(), heard);
    if (serials->empty())
        return refuse({.reason = Reason::SerialsUsedUp, .part = wish.part}, heard);
    const UnitId unit{wish.part, serials->front()};
    if (const auto refusal = refusePrinting(unit))
        return refuse(*refusal, heard);
    give(CreateUnit{unit, wish.order, true}, false, heard);
}

void Session::send(const UnitId &unit, bool recorded, const Heard &heard, const std::optional<Answer> &said)
{
    const Label *label = m_conversation.labelOf(unit.part);
    const auto standing = m_journal.standing(Subject::of(unit));
    if (!standing)
        return stop(standing.error(), heard);
    Q_ASSERT(label); // refusePrinting() was asked
    m_printing = Printing{.job = ++m_lastJob,
        .unit = unit,
        .printer = m_conversation.printerOf(*label)->name,
        .form = label->reference(),
        .recorded = recorded,
        .heard = heard};
    m_conversation.printing = unit;
    if (said)
        answer(*said, heard);
    else
        show();
    emit labelWished({.job = m_printing->job,
        .printer = m_printing->printer,
        .unit = unit,
        .form = *label,
        .data = labelDataOf(unit, standing->unit(), m_plant, dayAt(m_clock.wallMs(), m_plant))});
}

void Session::labelPrinted(qint64 job)
{
    if (!m_printing || m_printing->job != job || m_surroundings.stopped)
        return;
    const Printing printed = *std::exchange(m_printing, std::nullopt);
    m_conversation.printing.reset();
    if (printed.recorded) {
        if (m_conversation.open != printed.unit)
            return show();
        Heard later = printed.heard;
        later.code.clear();
        later.atMs = m_clock.wallMs();
        return answer({.kind = Answer::Kind::Accepted,
                          .what = Answer::What::LabelPrinted,
                          .unit = printed.unit,
                          .text = printed.printer},
            later);
    }
    // The printer says it, and it was wished by whoever was signed in then.
    Heard itself = printed.heard;
    itself.given.how = CaptureMethod::Machine;
    itself.given.device = printed.printer;
    itself.given.raw.clear();
    itself.code.clear();
    const auto judged
        = m_recorder.give(PrintLabel{printed.unit, printed.printer, printed.form, {}}, itself.given);
    if (!judged)
        return stop(judged.error(), itself);
    if (const Outcome loaded = reload(judged->entries); !loaded)
        return stop(loaded.error(), itself);
    // Said only where it is of use: the unit may have been put aside, the label read back already.
    if (judged->refusal() || m_conversation.open != printed.unit || !m_conversation.labelOutstanding())
        return show();
    Answer said
        = answerFor(PrintLabel{printed.unit, printed.printer, printed.form, {}}, judged->entries, m_plant);
    said.unit = printed.unit;
    itself.atMs = m_clock.wallMs();
    answer(said, itself);
}

void Session::labelFailed(qint64 job, const QString &why, bool mayHaveComeOut)
{
    if (!m_printing || m_printing->job != job || m_surroundings.stopped)
        return;
    const Printing failed = *std::exchange(m_printing, std::nullopt);
    m_conversation.printing.reset();
    Heard itself = failed.heard;
    itself.code.clear();
    itself.atMs = m_clock.wallMs();
    if (mayHaveComeOut && !failed.recorded && m_conversation.open == failed.unit
        && m_conversation.labelOutstanding())
        return ask(
            {.question = {.kind = Question::Kind::PrintAgain, .about = {.unit = failed.unit, .text = why}},
                .yes = PrintLabel{failed.unit, failed.printer, failed.form, u"not confirmed"_s}},
            itself);
    answer({.kind = Answer::Kind::Attention,
               .what = Answer::What::LabelNotPrinted,
               .unit = failed.unit,
               .text = why},
        itself);
}

/** Reserved, its step is open here, and nothing says that its label came out: the power went in between. */
void Session::askAboutUnknownPrint(const Heard &heard)
{
    const auto station = m_journal.standing(Subject::of(m_conversation.station));
    if (!station)
        return stop(station.error(), heard);
    const auto minted = station->workplace().minted;
    for (const auto &[part, serial] : minted) {
        const UnitId id{part, serial};
        const auto standing = m_journal.standing(Subject::of(id));
        if (!standing)
            return stop(standing.error(), heard);
        const Unit &unit = standing->unit();
        const bool unknown = unit.created && unit.label == IdentifierState::Reserved && unit.printed == 0
            && unit.active && unit.operations.at(*unit.active).station == m_conversation.station;
        const bool asked
            = std::find(m_askedAboutPrint.begin(), m_askedAboutPrint.end(), id) != m_askedAboutPrint.end();
        const Label *label = m_plant.labelOf(part, Label::Of::Unit);
        if (!unknown || asked || !label || m_conversation.printing == id
            || (m_conversation.open && m_conversation.open != id))
            continue;
        m_askedAboutPrint.push_back(id);
        open(id, heard.atMs);
        if (const Outcome loaded = reload(); !loaded)
            return stop(loaded.error(), heard);
        const auto *printer = m_conversation.printerOf(*label);
        Heard asking = heard;
        asking.text.clear(); // the badge again is no yes
        asking.code.clear();
        return ask({.question = {.kind = Question::Kind::PrintAgain, .choices = {}, .about = {.unit = id}},
                       .yes = PrintLabel{id, printer ? printer->name : QString(), label->reference(),
                           u"not known after a restart"_s}},
            asking);
    }
}

/** A number that was reserved for a label and no unit made of yet is, for a scan, not known. */
Outcome Session::leaveOutUnmade(std::vector<UnitId> &known)
{
    for (auto id = known.begin(); id != known.end();) {
        bool made = true;
        if (isMintedAt(m_plant, id->part, m_conversation.station)) {
            const auto standing = m_journal.standing(Subject::of(*id));
            if (!standing)
                return standing.error();
            const Unit &unit = standing->unit();
            made = unit.created
                || (unit.label != IdentifierState::Reserved && unit.label != IdentifierState::Printed);
        }
        id = made ? id + 1 : known.erase(id);
    }
    return Done{};
}

} // namespace unitrail
