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

std::optional<Refusal> Session::refusePrinting(const Subject &subject) const
{
    const auto unit = subject.unit();
    const auto part = unit ? std::optional(unit->part) : std::nullopt;
    const Label *label = m_conversation.labelOf(subject);
    if (!label)
        return Refusal{.reason = Reason::NoLabel, .subject = subject, .part = part};
    const auto *printer = m_conversation.printerOf(*label);
    if (printer->ready && !m_printing)
        return {};
    return Refusal{.reason = Reason::PrinterNotReady,
        .subject = subject,
        .part = part,
        .names = {printer->name},
        .detail = m_printing ? m_printing->subject.name() : printer->detail};
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
    if (const auto refusal = refusePrinting(Subject::of(unit)))
        return refuse(*refusal, heard);
    give(CreateUnit{unit, wish.order, true}, false, heard);
}

void Session::number(const NumberNewContainer &wish, const Heard &heard)
{
    m_conversation.asked.reset();
    const ContainerType *type = containerType(m_plant, wish.type);
    Q_ASSERT(type); // the workflow chose one of the plant's
    const auto next = m_recorder.nextContainer(*type);
    if (!next)
        return stop(next.error(), heard);
    if (!*next)
        return refuse({.reason = Reason::SerialsUsedUp, .detail = type->name}, heard);
    if (const auto refusal = refusePrinting(Subject::of(**next)))
        return refuse(*refusal, heard);
    give(NumberContainer{**next, type->name}, false, heard);
}

void Session::takeUp(const ContainerId &container)
{
    m_conversation.container = container;
}

void Session::send(
    const Subject &subject, bool recorded, const Heard &heard, const std::optional<Answer> &said)
{
    const Label *label = m_conversation.labelOf(subject);
    const auto standing = m_journal.standing(subject);
    if (!standing)
        return stop(standing.error(), heard);
    Q_ASSERT(label); // refusePrinting() was asked
    m_printing = Printing{.job = ++m_lastJob,
        .subject = subject,
        .printer = m_conversation.printerOf(*label)->name,
        .form = label->reference(),
        .recorded = recorded,
        .heard = heard};
    m_conversation.printing = subject;
    if (said)
        answer(*said, heard);
    else
        show();
    const QDate day = dayAt(m_clock.wallMs(), m_plant);
    const auto unit = subject.unit();
    emit labelWished({.job = m_printing->job,
        .printer = m_printing->printer,
        .subject = subject,
        .form = *label,
        .data = unit ? labelDataOf(*unit, standing->unit(), m_plant, day)
                     : labelDataOf(*subject.container(), standing->container(), m_plant, day)});
}

bool Session::isAtHand(const Subject &subject) const
{
    return (m_conversation.open && subject == Subject::of(*m_conversation.open))
        || (m_conversation.container && subject == Subject::of(*m_conversation.container));
}

bool Session::isOutstanding(const Subject &subject) const
{
    return subject.unit() ? m_conversation.labelOutstanding() : m_conversation.containerLabelOutstanding();
}

/** What an answer about a label is about. */
static Answer about(const Subject &subject, Answer answer)
{
    answer.unit = subject.unit();
    answer.container = subject.container();
    return answer;
}

void Session::labelPrinted(qint64 job)
{
    if (!m_printing || m_printing->job != job || m_surroundings.stopped)
        return;
    const Printing printed = *std::exchange(m_printing, std::nullopt);
    m_conversation.printing.reset();
    if (printed.recorded) {
        if (!isAtHand(printed.subject))
            return show();
        Heard later = printed.heard;
        later.code.clear();
        later.atMs = m_clock.wallMs();
        return answer(about(printed.subject,
                          {.kind = Answer::Kind::Accepted,
                              .what = Answer::What::LabelPrinted,
                              .text = printed.printer}),
            later);
    }
    // The printer says it, and it was wished by whoever was signed in then.
    Heard itself = printed.heard;
    itself.given.how = CaptureMethod::Machine;
    itself.given.device = printed.printer;
    itself.given.raw.clear();
    itself.given.tag = {};
    itself.code.clear();
    const Command print = printCommand(printed.subject, printed.printer, printed.form, {});
    const auto judged = m_recorder.give(print, itself.given);
    if (!judged)
        return stop(judged.error(), itself);
    if (const Outcome loaded = reload(judged->entries); !loaded)
        return stop(loaded.error(), itself);
    // Said only where it is of use: the unit may have been put aside, the label read back already.
    if (judged->refusal() || !isAtHand(printed.subject) || !isOutstanding(printed.subject))
        return show();
    itself.atMs = m_clock.wallMs();
    answer(about(printed.subject, answerFor(print, judged->entries, m_plant)), itself);
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
    if (mayHaveComeOut && !failed.recorded && isAtHand(failed.subject) && isOutstanding(failed.subject)) {
        m_askedAboutPrint.push_back(failed.subject);
        return ask(
            {.question = {.kind = Question::Kind::PrintAgain, .about = about(failed.subject, {.text = why})},
                .yes = printCommand(failed.subject, failed.printer, failed.form, u"not confirmed"_s)},
            itself);
    }
    answer(about(failed.subject,
               {.kind = Answer::Kind::Attention, .what = Answer::What::LabelNotPrinted, .text = why}),
        itself);
}

/** Reserved, its step is open here, and nothing says that its label came out: the power went in between. */
void Session::askAboutUnknownPrint(const Heard &heard)
{
    const auto station = m_journal.standing(Subject::of(m_conversation.station));
    if (!station)
        return stop(station.error(), heard);
    const auto isUnknown = [&](const Subject &subject) {
        return std::find(m_askedAboutPrint.begin(), m_askedAboutPrint.end(), subject)
            == m_askedAboutPrint.end()
            && m_conversation.printing != subject;
    };
    const Workplace workplace = station->workplace();
    for (const auto &[part, serial] : workplace.minted) {
        const UnitId id{part, serial};
        const auto standing = m_journal.standing(Subject::of(id));
        if (!standing)
            return stop(standing.error(), heard);
        const Unit &unit = standing->unit();
        const bool unprinted = unit.created && unit.label == IdentifierState::Reserved && unit.printed == 0
            && unit.active && unit.operations.at(*unit.active).station == m_conversation.station;
        if (!unprinted || !isUnknown(Subject::of(id)) || !m_plant.labelOf(part, Label::Of::Unit)
            || (m_conversation.open && m_conversation.open != id))
            continue;
        open(id, heard.atMs);
        return askWhetherPrinted(Subject::of(id), u"not known after a restart"_s, heard);
    }
    for (const auto &[name, id] : workplace.numbered) {
        const auto standing = m_journal.standing(Subject::of(id));
        if (!standing)
            return stop(standing.error(), heard);
        const Container &container = standing->container();
        const ContainerType *type = containerType(m_plant, name);
        if (!container.labelOutstanding() || !type || !m_plant.labelOf(*type))
            continue;
        takeUp(id); // what was numbered last and nobody has seen is still at hand
        const bool unprinted = container.label == IdentifierState::Reserved && container.printed == 0;
        if (unprinted && isUnknown(Subject::of(id)))
            return askWhetherPrinted(Subject::of(id), u"not known after a restart"_s, heard);
        if (const Outcome loaded = reload(); !loaded)
            return stop(loaded.error(), heard);
        return show();
    }
}

void Session::askWhetherPrinted(const Subject &subject, const QString &why, const Heard &heard)
{
    m_askedAboutPrint.push_back(subject);
    if (const Outcome loaded = reload(); !loaded)
        return stop(loaded.error(), heard);
    // The printer may not be there yet: it is asked again when the answer is yes.
    const auto unit = subject.unit();
    const ContainerType *type = unit ? nullptr : containerTypeOf(m_plant, *subject.container());
    const Label *label = unit ? m_plant.labelOf(unit->part, Label::Of::Unit) : m_plant.labelOf(*type);
    const auto *printer = m_conversation.printerOf(*label);
    Heard asking = heard;
    asking.text.clear(); // the badge again is no yes
    asking.code.clear();
    ask({.question = {.kind = Question::Kind::PrintAgain, .choices = {}, .about = about(subject, {})},
            .yes = printCommand(subject, printer ? printer->name : QString(), label->reference(), why)},
        asking);
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
            // One that is only held in advance is still to be made, and stopped by the rules as it is.
            made = unit.created || unit.label == IdentifierState::Bound
                || unit.label == IdentifierState::Voided;
        }
        id = made ? id + 1 : known.erase(id);
    }
    return Done{};
}

} // namespace unitrail
