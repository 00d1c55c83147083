// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/session.h"

#include "core/base/match.h"
#include "core/journal/lot_shortage.h"
#include "core/station/answer_for.h"
#include "core/station/tally.h"

#include <QLoggingCategory>

#include <algorithm>

/* What is done with a step: given, asked, acted on or refused, and answered. */
namespace unitrail {

Q_DECLARE_LOGGING_CATEGORY(logSession)

void Session::carry(const Step &step, Heard heard)
{
    match(
        step,
        [&](const GiveCommand &wish) {
            if (const auto why = whyAgain(wish.command))
                return ask(*why, heard);
            give(wish.command, wish.putsAside, heard);
        },
        [&](const GiveWithSecond &wish) {
            const auto second = m_plant.people.find(wish.secondPerson);
            heard.given.secondPerson = second == m_plant.people.end() ? nullptr : &second->second;
            heard.given.overrideReason = wish.why;
            give(wish.command, false, heard);
        },
        [&](const MintUnit &wish) { mint(wish, heard); },
        [&](const NumberNewContainer &wish) { number(wish, heard); },
        [&](const PrintFirstLabel &wish) {
            m_conversation.asked.reset();
            if (const auto refusal = refusePrinting(wish.subject))
                return refuse(*refusal, heard);
            // Somebody was asked whether one came out: whatever he said, the next one is counted as a copy.
            const bool doubtful = std::find(m_askedAboutPrint.begin(), m_askedAboutPrint.end(), wish.subject)
                != m_askedAboutPrint.end();
            if (!doubtful)
                return send(wish.subject, false, heard);
            const Label &label = *m_conversation.labelOf(wish.subject);
            give(printCommand(wish.subject, m_conversation.printerOf(label)->name, label.reference(),
                     QStringLiteral("not known whether one came out")),
                false, heard);
        },
        [&](const Ask &wish) { ask(wish, heard); }, [&](const Amend &wish) { amend(wish, heard); },
        [&](const LocalAction &action) { act(action, heard); },
        [&](const Reject &reject) {
            m_conversation.asked.reset();
            refuse(reject.refusal, heard);
        },
        [&](const TakeBadge &badge) { takeBadge(badge.badge, heard); },
        [&](const SignLastWork &) { signLastWork(heard); },
        [&](const WriteTag &wish) { writeTag(wish, heard); });
}

/** A test that failed is to begin once more: the reason is asked before the rules are. */
std::optional<Ask> Session::whyAgain(const Command &command)
{
    const auto *start = std::get_if<StartOperation>(&command);
    if (!start)
        return {};
    const auto standing = m_journal.standing(Subject::of(start->unit));
    return standing && standing->known() ? askBeforeStart(m_conversation, *start, standing->unit())
                                         : std::nullopt;
}

void Session::amend(const Amend &amend, const Heard &heard)
{
    m_conversation.asked.reset();
    // What was refused was another value: it is being put right.
    if (m_conversation.lastAnswer.kind == Answer::Kind::Refused
        || m_conversation.lastAnswer.kind == Answer::Kind::Attention)
        m_conversation.lastAnswer = {};
    m_conversation.entering = amend.entering;
    m_conversation.failing = amend.failing;
    tell({.kind = Answer::Kind::Accepted,
             .what = Answer::What::Entered,
             .unit = m_conversation.open,
             .text = amend.entering.typed},
        heard);
}

/** What was typed is recorded; a chosen characteristic stays until all its values are there. */
void Session::forgetTyped(const RecordMeasurement &measured)
{
    const auto chosen = m_conversation.entering.chosen;
    m_conversation.entering = {};
    if (chosen != measured.characteristic)
        return;
    m_conversation.entering.chosen = chosen;
    const auto now = measuredNow(m_conversation, dayAt(m_clock.wallMs(), m_plant));
    const Operation *running = m_conversation.running();
    if (!now || !running
        || progressOf(*now, m_conversation.openUnit.operations.at(running->id).measurements).complete(*now))
        m_conversation.entering = {};
}

/**
 * What is typed and marked belongs to one pass of one operation on one unit, and goes with it. Who locks the
 * screen, calls for help or loads a lot finds it as it was.
 */
void Session::forgetOtherWork()
{
    const Operation *running = m_conversation.running();
    const EnteredFor now{.unit = m_conversation.open,
        .operation = running ? std::optional(running->id) : std::nullopt,
        .pass = running ? m_conversation.openUnit.operations.at(running->id).pass : 0};
    if (m_enteredFor == now)
        return;
    m_enteredFor = now;
    m_conversation.entering = {};
    m_conversation.failing.reset();
}

/** Whose label is printed once more; nothing for any other command. */
static std::optional<Subject> furtherCopyOf(const Command &command)
{
    if (const auto *print = std::get_if<PrintLabel>(&command); print && !print->why.isEmpty())
        return Subject::of(print->unit);
    if (const auto *print = std::get_if<PrintContainerLabel>(&command); print && !print->why.isEmpty())
        return Subject::of(print->container);
    return {};
}

void Session::give(const Command &command, bool putsAside, const Heard &heard)
{
    // A further copy is counted before it is sent; so it must be possible to send it.
    if (const auto copy = furtherCopyOf(command)) {
        if (const auto refusal = refusePrinting(*copy)) {
            m_conversation.asked.reset();
            return refuse(*refusal, heard);
        }
    }
    const auto judged = m_recorder.give(command, heard.given);
    if (!judged)
        return stop(judged.error(), heard);
    if (judged->wantsSignature())
        return ask(askSignature(command, m_conversation), heard);
    const Refusal *refusal = judged->refusal();
    // The wrong person's badge leaves the question open for the right one.
    // Beside whatever is going on: a call for help, and one piece more for the container on the table.
    const bool calls
        = std::holds_alternative<CallHelp>(command) || std::holds_alternative<PackLoose>(command);
    if (!calls && (!refusal || refusal->reason != Reason::SecondPersonNeeded)) {
        m_conversation.asked.reset();
        m_conversation.refused.reset();
    }
    if (!calls && !std::holds_alternative<SignIn>(command)
        && !(refusal && std::holds_alternative<ReleaseHold>(command)))
        m_conversation.held.reset();
    if (refusal) {
        if (canBeOverridden(refusal->reason))
            m_conversation.refused = command;
        const bool contained = refusal->reason == Reason::Contained;
        const auto hold = contained || refusal->reason == Reason::OnHold
            ? HoldId::fromText(refusal->names.value(0))
            : std::nullopt;
        if (hold && refusal->subject) // a containment is released unit by unit, a hold where it lies
            m_conversation.held = {refusal->other && !contained ? *refusal->other : *refusal->subject, *hold};
        Answer said = answerFor(*refusal, m_plant);
        said.sequence = judged->entries.back().position.sequence;
        return answer(said, heard);
    }
    if (putsAside && m_conversation.open) {
        const auto paused = m_recorder.give(PauseOperation{*m_conversation.open}, heard.given);
        if (!paused)
            return stop(paused.error(), heard);
    }
    granted(command, *judged, heard);
}

/** Commands that put their unit on the table, whatever lies there. */
static bool opens(const Command &command)
{
    return std::holds_alternative<CreateUnit>(command) || std::holds_alternative<StartOperation>(command)
        || std::holds_alternative<ResumeOperation>(command) || std::holds_alternative<MoveUnit>(command);
}

void Session::granted(const Command &command, const Judged &judged, const Heard &heard)
{
    const auto *undo = std::get_if<UndoEntry>(&command);
    count(judged.entries, undo);
    if (undo || std::holds_alternative<SignIn>(command) || std::holds_alternative<SignOut>(command))
        m_reads.forget(heard.text.isEmpty() ? QString() : heard.given.device);

    Answer said = answerFor(command, judged.entries, m_plant);
    if (const auto *load = std::get_if<LoadLot>(&command)) { // it is loaded all the same: only counting helps
        const auto shortage = shortageOf(m_journal, load->lot);
        if (!shortage)
            return stop(shortage.error(), heard);
        if (*shortage) {
            said.kind = Answer::Kind::Attention;
            said.text = (*shortage)->missing.text();
        }
    }
    const Subject main = mainSubject(command, m_conversation.station);
    said.unit = main.unit();
    said.container = main.container();
    if (said.unit && (opens(command) || !m_conversation.running()))
        open(*said.unit, heard.atMs);
    // A lock covers the table and leaves what is on it; who goes away takes it along.
    const auto *out = std::get_if<SignOut>(&command);
    if (out && out->why != u"lock" && out->why != u"idle") {
        m_conversation.open.reset();
        m_conversation.container.reset();
    }
    if (std::holds_alternative<VoidContainer>(command))
        m_conversation.container.reset();
    else if (const auto *pack = std::get_if<PackUnit>(&command))
        takeUp(pack->container);
    else if (said.container)
        takeUp(*said.container);
    if (std::holds_alternative<VoidIdentifier>(command) && said.unit == m_conversation.open)
        m_conversation.open.reset(); // nothing is made under it
    if (const Outcome loaded = reload(judged.entries); !loaded)
        return stop(loaded.error(), heard);
    if (const auto *measured = std::get_if<RecordMeasurement>(&command))
        forgetTyped(*measured);
    addNext(said, m_conversation);
    const auto *made = std::get_if<CreateUnit>(&command);
    if (made && made->minted)
        return send(Subject::of(made->unit), false, heard, said);
    if (std::holds_alternative<NumberContainer>(command))
        return send(main, false, heard, said);
    if (const auto copy = furtherCopyOf(command)) {
        said.what = Answer::What::LabelSent; // what the printer made of it comes later
        return send(*copy, true, heard, said);
    }
    answer(said, heard);
    if (std::holds_alternative<CallHelp>(command))
        emit helpCalled(m_view);
    if (std::holds_alternative<SignIn>(command))
        return askAboutUnknownPrint(heard);

    const Operation *running = m_conversation.running();
    const bool captured = std::holds_alternative<InstallComponent>(command)
        || std::holds_alternative<RecordMeasurement>(command);
    if (running && running->autoComplete && captured && m_view.canComplete) {
        Heard itself = heard;
        itself.given.how = CaptureMethod::Machine;
        itself.given.raw.clear();
        itself.given.tag = {};
        itself.code.clear();
        give(CompleteOperation{*m_conversation.open}, false, itself);
    }
}

void Session::count(const std::vector<Recorded> &entries, const UndoEntry *undo)
{
    TodayView &today = m_surroundings.today;
    turnDay(today, m_clock.wallMs(), m_plant);
    const auto &last = m_conversation.lastWork;
    if (undo && last && last->entry.id == undo->entry)
        unitrail::count(today, last->entry, -1);
    for (const Recorded &recorded : entries)
        unitrail::count(today, recorded.entry, 1);
}

void Session::ask(const Ask &ask, const Heard &heard)
{
    if (ask.container) { // it lies on the table: what is asked about its label is about this one
        takeUp(*ask.container);
        if (const Outcome loaded = reload(); !loaded)
            return stop(loaded.error(), heard);
        // It was printed here or elsewhere, and nobody had scanned it: this is the scan.
        if (m_conversation.containerLabelOutstanding()
            && m_conversation.printing != Subject::of(*ask.container))
            return give(BindContainer{*ask.container, *ask.container}, false, heard);
    }
    m_conversation.asked = Ask(ask);
    m_conversation.askedCode = heard.text;
    m_conversation.askedMs = heard.atMs;
    m_asked = heard;
    Answer said = answerFor(ask.question);
    if (ask.purpose != Ask::Purpose::Use)
        said.what = Answer::What::AskChoice;
    if (said.what == Answer::What::AskChoice)
        return tell(said, heard); // the strip asks; the band keeps what it said
    answer(said, heard);
}

void Session::act(const LocalAction &action, const Heard &heard)
{
    using Kind = LocalAction::Kind;
    if (action.kind == Kind::TakeReading)
        return wishReading(heard);
    if (action.kind == Kind::CarryIn)
        return carryIn(action.argument, heard);
    Answer said{.kind = Answer::Kind::Attention, .what = Answer::What::UnitShown, .unit = action.unit};
    // How the screen looks has nothing to do with what it asks.
    const bool aside = action.kind == Kind::ChangeLanguage || action.kind == Kind::ChangeTheme;
    const bool typesAgain
        = m_conversation.asked && m_conversation.asked->question.kind == Question::Kind::RecordFail;
    if (!aside)
        m_conversation.asked.reset();
    switch (action.kind) {
    case Kind::ChangeLanguage:
        said.kind = Answer::Kind::Accepted;
        said.what = Answer::What::LanguageChanged;
        emit languageWished(action.argument);
        break;
    case Kind::ChangeTheme:
        said.kind = Answer::Kind::Accepted;
        said.what = Answer::What::ThemeChanged;
        emit themeWished(action.argument);
        return tell(said, heard);
    case Kind::Keep:
        if (typesAgain)
            m_conversation.entering.typed.clear();
        said.what = Answer::What::Kept;
        said.unit = m_conversation.open;
        break;
    case Kind::LeaveToPage:
        said.what = Answer::What::Entered;
        said.unit = m_conversation.open;
        tell(said, heard);
        emit pageWished(action.argument.section(u' ', 0, 0), action.argument.section(u' ', 1));
        return;
    case Kind::AlreadyOpen:
    case Kind::TakeReading:
    case Kind::CarryIn:
        break;
    case Kind::ShowUnit: {
        const auto standing = m_journal.standing(Subject::of(*action.unit));
        if (!standing)
            return stop(standing.error(), heard);
        if (!standing->known())
            return refuse({.reason = Reason::UnknownUnit, .subject = Subject::of(*action.unit)}, heard);
        open(*action.unit, heard.atMs);
        if (const Outcome loaded = reload(); !loaded)
            return stop(loaded.error(), heard);
        emit unitWished(*action.unit);
        break;
    }
    case Kind::ShowContainer: {
        const auto container = ContainerId::fromText(action.argument);
        Q_ASSERT(container); // it was read as one
        takeUp(*container);
        if (const Outcome loaded = reload(); !loaded)
            return stop(loaded.error(), heard);
        said.what = Answer::What::ContainerShown;
        said.container = container;
        said.text = QString::number(m_conversation.containerStanding.content.size());
        break;
    }
    case Kind::SetOrder: {
        const auto order = OrderNumber::fromText(action.argument);
        if (!order || !m_plant.orders.contains(*order))
            return refuse({.reason = Reason::UnknownCode, .detail = action.argument}, heard);
        m_conversation.order = order;
        said.kind = Answer::Kind::Accepted;
        said.what = Answer::What::Nothing;
        said.text = action.argument;
        break;
    }
    }
    answer(said, heard);
}

void Session::refuse(const Refusal &refusal, const Heard &heard)
{
    const auto judged = m_recorder.refuse(refusal, heard.given);
    if (!judged)
        return stop(judged.error(), heard);
    Answer said = answerFor(refusal, m_plant);
    said.sequence = judged->entries.back().position.sequence;
    answer(said, heard);
}

void Session::stop(const Failure &failure, const Heard &heard)
{
    if (!failure.text.isEmpty())
        qCCritical(logSession).noquote() << "Not recorded:" << failure.text;
    m_surroundings.stopped = true;
    m_conversation.asked.reset();
    answer({.kind = Answer::Kind::NotRecorded,
               .refusal = Refusal{.reason = Reason::StorageFailed},
               .text = failure.text.isEmpty() ? m_conversation.lastAnswer.text : failure.text},
        heard);
}

} // namespace unitrail
