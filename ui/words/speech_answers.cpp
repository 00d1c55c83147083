// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/signature.h"
#include "core/domain/standing.h"
#include "ui/words/speech.h"

namespace unitrail {

QString Speech::whatHappened(const Answer &answer) const
{
    const QString text = isolated(answer.text);
    const auto fill = [&](const QString &sentence) {
        return filled(sentence,
            {{"unit",
                 answer.unit            ? unit(*answer.unit)
                     : answer.container ? subject(Subject::of(*answer.container))
                                        : tr("this unit")},
                {"step", answer.operation ? step(*answer.operation) : tr("this step")},
                {"component", answer.component ? component(*answer.component) : tr("the part")},
                {"text", text}, {"code", isolated(answer.code)}});
    };
    switch (answer.what) {
    case Answer::What::Nothing:
        return text.isEmpty() ? tr("Nothing scanned yet.") : text;
    case Answer::What::SignedIn:
        return text.isEmpty() ? tr("You are signed in.") : fill(tr("{text} is signed in."));
    case Answer::What::SignedOut:
        return text.isEmpty() ? tr("You are signed out.") : fill(tr("{text} is signed out."));
    case Answer::What::UnitOpened:
        return fill(tr("{unit} is open at {step}."));
    case Answer::What::UnitCreated:
        return fill(tr("{unit} is created."));
    case Answer::What::OperationStarted:
        return fill(tr("{step} of {unit} is started."));
    case Answer::What::OperationCompleted:
        return fill(tr("{step} of {unit} is complete."));
    case Answer::What::OperationFailed:
        return fill(tr("{step} of {unit} is recorded as not passed."));
    case Answer::What::OperationPaused:
        return fill(tr("{step} of {unit} is paused."));
    case Answer::What::OperationResumed:
        return fill(tr("{step} of {unit} goes on."));
    case Answer::What::OperationSkipped:
        return fill(tr("{step} of {unit} is skipped."));
    case Answer::What::ComponentInstalled:
        return fill(tr("{component} is fitted to {unit}."));
    case Answer::What::ComponentRemoved:
        return fill(tr("{component} is taken out of {unit}."));
    case Answer::What::LotLoaded:
        if (answer.kind == Answer::Kind::Attention)
            return fill(
                tr("{component} is loaded. {text} more of this lot was used than ever came in: count it."));
        return fill(tr("{component} is loaded at this station."));
    case Answer::What::LotUnloaded:
        return fill(tr("{component} is unloaded from this station."));
    case Answer::What::MeasurementRecorded:
        if (!answer.measurement)
            return fill(tr("A value of {unit} is recorded."));
        return filled(tr("{name}: {value}, {verdict}."),
            {{"name", named(answer.measurement->characteristic.text())},
                {"value", measurement(*answer.measurement)}, {"verdict", word(answer.measurement->verdict)}});
    case Answer::What::HoldPlaced:
        return text.isEmpty() ? fill(tr("{unit} is on hold.")) : fill(tr("{unit} is on hold: {text}."));
    case Answer::What::HoldReleased:
        return fill(tr("{unit} is released from hold."));
    case Answer::What::ReworkReturned:
        return fill(tr("{unit} goes back to {step}."));
    case Answer::What::UnitScrapped:
        return fill(tr("{unit} is scrapped."));
    case Answer::What::UnitMoved:
        return text.isEmpty() ? fill(tr("{unit} is moved.")) : fill(tr("{unit} is moved to {text}."));
    case Answer::What::UnitPacked:
        return text.isEmpty() ? fill(tr("{unit} is packed.")) : fill(tr("{unit} is packed into {text}."));
    case Answer::What::ContainerSealed:
        return text.isEmpty() ? tr("The container is sealed.") : fill(tr("Container {text} is sealed."));
    case Answer::What::UnitReleased:
        return answer.signedBy.isEmpty() ? fill(tr("{unit} is released for delivery."))
                                         : filled(tr("{unit} is released for delivery. Signed by {name}."),
                                             {{"unit", answer.unit ? unit(*answer.unit) : tr("this unit")},
                                                 {"name", isolated(answer.signedBy)}});
    case Answer::What::UnitShipped:
        return fill(tr("{unit} is shipped."));
    case Answer::What::Undone:
        return answer.component ? fill(tr("Undone: {component} in {unit}. Both records stay in the history."))
                                : tr("Your last entry is undone. Both records stay in the history.");
    case Answer::What::IdentifierBound:
        return text.isEmpty() ? fill(tr("A further label is bound to {unit}."))
                              : fill(tr("{text} is bound to {unit}."));
    case Answer::What::LabelSent:
        return fill(tr("The label of {unit} is being printed again."));
    case Answer::What::LabelPrinted:
        return fill(tr("The label of {unit} is printed."));
    case Answer::What::LabelRead:
        return fill(tr("The label of {unit} was read back and is right."));
    case Answer::What::LabelNotPrinted:
        return text.isEmpty() ? fill(tr("The label of {unit} did not come out."))
                              : fill(tr("The label of {unit} did not come out: {text}."));
    case Answer::What::IdentifierVoided:
        if (answer.container)
            return fill(tr("The number of {unit} is withdrawn. Nothing is packed under it."));
        return fill(tr("The serial of {unit} is withdrawn. Nothing is made under it."));
    case Answer::What::TagWritten:
        return fill(tr("The tag of {unit} is written and was read back."));
    case Answer::What::AskTag:
        return fill(tr("The tag of {unit} is to be written."));
    case Answer::What::AskPrintAgain:
        return fill(tr("Whether the label of {unit} came out is not known."));
    case Answer::What::AskConfirmLeave:
        return fill(tr("{unit} is still open here."));
    case Answer::What::AskUndo:
        return answer.component ? fill(tr("Undo takes {component} out of {unit} again."))
                                : tr("Undo takes back your last entry here.");
    case Answer::What::AskOverride:
        return fill(tr("This needs a second authorised person."));
    case Answer::What::AskPart:
        return fill(tr("{code} is the serial number of more than one part."));
    case Answer::What::AskChoice:
        return tr("Choose the answer below.");
    case Answer::What::AskRecordFail: {
        const auto value = answer.measurement ? Decimal::fromText(answer.measurement->value) : std::nullopt;
        if (!value)
            return tr("This value is outside its limits.");
        const Measurement &m = *answer.measurement;
        return placeInLimits(*value, m.verdict, m.lower, m.upper, m.unit) + u'.';
    }
    case Answer::What::Entered:
        return tr("It is noted on the screen and not recorded yet.");
    case Answer::What::Kept:
        return tr("Nothing was changed.");
    case Answer::What::LanguageChanged:
        return tr("The screen now speaks English.");
    case Answer::What::ThemeChanged:
        return tr("The screen has other colours now.");
    case Answer::What::HelpCalled:
        return tr("Help is called. You can keep working.");
    case Answer::What::RepairRecorded:
        return fill(tr("The repair of {unit} is recorded."));
    case Answer::What::NonconformanceOpened:
        return fill(tr("Nonconformance {text} is open: {unit} waits for a decision."));
    case Answer::What::NonconformanceAdvanced:
        return filled(tr("Nonconformance {text} of {unit}: {state}."),
            {{"text", text}, {"unit", answer.unit ? unit(*answer.unit) : tr("this unit")},
                {"state", answer.state ? word(*answer.state) : QString()}});
    case Answer::What::NonconformanceDecided:
        return filled(tr("{unit}: {decision}. Signed by {name}."),
            {{"unit", answer.unit ? unit(*answer.unit) : tr("this unit")},
                {"decision", answer.disposition ? word(*answer.disposition) : QString()},
                {"name", isolated(answer.signedBy)}});
    case Answer::What::NonconformanceClosed:
        return fill(tr("Nonconformance {text} of {unit} is closed."));
    case Answer::What::ConcessionGranted:
        return filled(
            tr("The concession is granted. Signed by {name}."), {{"name", isolated(answer.signedBy)}});
    case Answer::What::OperationWaived:
        return fill(tr("{step} of {unit} is waived."));
    case Answer::What::GaugeChecked:
        return tr("The check of the instrument is recorded.");
    case Answer::What::RecordSigned:
        if (isDecision(answer.text))
            return filled(tr("The decision is signed by {name}. What was recorded stays in the history."),
                {{"name", isolated(answer.signedBy)}});
        return filled(tr("The last step of {unit} is signed by {name}."),
            {{"unit", answer.unit ? unit(*answer.unit) : tr("this unit")},
                {"name", isolated(answer.signedBy)}});
    case Answer::What::SignatureDeclined:
        return tr("The signature is declined. That is recorded.");
    case Answer::What::AskSignature:
        if (answer.disposition)
            return filled(tr("You sign for {unit}: {decision}."),
                {{"unit", answer.unit ? unit(*answer.unit) : tr("this unit")},
                    {"decision", word(*answer.disposition)}});
        if (answer.text == u"released")
            return fill(tr("You sign that {unit} may be delivered."));
        if (answer.text == u"shipped")
            return answer.unit ? fill(tr("You sign that {unit} leaves for its customer."))
                               : tr("You sign that the shipment leaves for its customer.");
        if (answer.text == u"decommissioned")
            return fill(tr("You sign that {unit} is out of use for good."));
        if (answer.text == u"trusted")
            return tr("You sign that the fingerprint of the key is the one on the paper.");
        if (answer.text == u"concession")
            return tr("You sign the concession: the departure is accepted.");
        if (answer.text == u"conflict")
            return fill(tr("You sign which work on {unit} counts."));
        if (answer.text == lateWorkMeaning)
            return fill(tr("You sign that this work on {unit} counts all the same."));
        if (answer.text == lotQuantityMeaning)
            return tr("You sign for what was taken from this lot beyond what came in.");
        if (answer.text == u"waived")
            return fill(tr("You sign that {step} of {unit} is not needed."));
        return answer.unit ? fill(tr("You sign the last step of {unit} as done."))
                           : tr("You sign what was recorded last.");
    case Answer::What::StationStopped:
        return tr("The station stands. The next unit that is started ends the stop.");
    case Answer::What::StationResumed:
        return tr("The station works again.");
    case Answer::What::CallAnswered:
        return tr("The call for help is answered.");
    case Answer::What::ContainmentTaken:
        return fill(tr("Containment {text} is enforced here from now on."));
    case Answer::What::ContainmentLifted:
        return fill(tr("Containment {text} has ended."));
    case Answer::What::ContainmentKnown:
        return fill(tr("Containment {text} was enforced here before."));
    case Answer::What::ContainmentPart:
        return fill(tr("Part {text} of a containment is read. The others may come in any order."));
    case Answer::What::ConflictResolved:
        return fill(tr("The conflict about {unit} is decided. Both branches stay in the history."));
    case Answer::What::CorrectionProposed:
        return tr("The correction is proposed. Somebody else must approve it.");
    case Answer::What::CorrectionDecided:
        return tr("The correction is decided. What was recorded stays in the history.");
    case Answer::What::FigureFrozen:
        return fill(tr("Frozen as a receipt: {text}."));
    case Answer::What::ContainerNumbered:
        return fill(tr("A new number is reserved: {unit}."));
    case Answer::What::ContainerShown:
        return fill(tr("At hand is {unit}. Units in it: {text}."));
    case Answer::What::LotAccepted:
        return fill(tr("The lot is accepted: {text} nonconforming in the sample."));
    case Answer::What::LotRejected:
        return fill(tr("The lot is not accepted and is held: {text} nonconforming in the sample."));
    case Answer::What::LimitsFrozen:
        return tr("The control limits are frozen.");
    case Answer::What::FileKept:
        return fill(tr("{text} is kept with {unit}."));
    case Answer::What::UnitUnpacked:
    case Answer::What::UnitReturned:
    case Answer::What::ContainerPacked:
    case Answer::What::ContainerUnpacked:
    case Answer::What::LoosePacked:
    case Answer::What::LooseUnpacked:
    case Answer::What::ContainerMoved:
    case Answer::What::ContainerShipped:
    case Answer::What::ServiceOpened:
    case Answer::What::ServiceClosed:
    case Answer::What::UnitDecommissioned:
    case Answer::What::AskContainer:
    case Answer::What::OrderShipped:
    case Answer::What::IssuerTrusted:
        return whatOfDelivery(answer);
    case Answer::What::UnitShown:
        return fill(tr("{unit} is only shown; nothing was recorded."));
    }
    return {};
}

QString Speech::nextAfter(const Answer &answer) const
{
    switch (answer.what) {
    case Answer::What::OperationCompleted:
        if (!answer.nextStations.isEmpty())
            return filled(tr("Take it to {stations}."), {{"stations", list(answer.nextStations)}});
        return answer.nextOperation ? filled(tr("Next is {step}."), {{"step", step(*answer.nextOperation)}})
                                    : QString();
    case Answer::What::OperationFailed:
        return answer.nextStations.isEmpty()
            ? QString()
            : filled(tr("Take it to {stations}."), {{"stations", list(answer.nextStations)}});
    case Answer::What::HoldPlaced:
        return tr("Put it in the hold area.");
    case Answer::What::UnitScrapped:
        return tr("Put it in the scrap area.");
    case Answer::What::AskConfirmLeave:
        return answer.code.isEmpty() ? tr("Finish it, or put it aside.")
                                     : filled(tr("Finish it, or scan {code} again to put it aside."),
                                         {{"code", isolated(answer.code)}});
    case Answer::What::LabelPrinted:
        return tr("Stick it on, then scan it.");
    case Answer::What::LabelNotPrinted:
        return tr("Look at the printer, then print it again.");
    case Answer::What::IdentifierVoided:
        return tr("Destroy the label.");
    case Answer::What::TagWritten:
        return tr("Fix it to the unit.");
    case Answer::What::AskTag:
        return filled(tr("Lay one tag, and no other, on {reader}."), {{"reader", isolated(answer.text)}});
    case Answer::What::AskPrintAgain:
        return tr("Look into the printer and answer below.");
    case Answer::What::AskUndo:
        return tr("Any other scan keeps the entry.");
    case Answer::What::AskOverride:
        return tr("Scan the badge of the person who permits it.");
    case Answer::What::AskPart:
        return tr("Choose the part below.");
    case Answer::What::AskRecordFail:
        return tr("What is recorded first stays.");
    default:
        return {};
    }
}

/** "REFUSED · 4711": the word and what was read, or the word alone. */
static QString withCode(const QString &word, const QString &code)
{
    return code.isEmpty() ? word : word + QStringLiteral(" · ") + isolated(code);
}

VerdictWords Speech::wordsFor(const Answer &answer) const
{
    switch (answer.kind) {
    case Answer::Kind::None:
        return {tr("Ready"), tr("The next scan is answered here."), {}};
    case Answer::Kind::Accepted:
        return {tr("ACCEPTED"), whatHappened(answer), nextAfter(answer)};
    case Answer::Kind::Completed:
        return {tr("ACCEPTED · complete"), whatHappened(answer), nextAfter(answer)};
    case Answer::Kind::Undone:
        return {tr("Undone"), whatHappened(answer), {}};
    case Answer::Kind::NotRecorded: {
        const Sentence sentence = wordsFor(Refusal{.reason = Reason::StorageFailed}, answer.code);
        return {withCode(tr("NOT RECORDED"), answer.code), sentence.what, sentence.next};
    }
    case Answer::Kind::Refused:
    case Answer::Kind::Attention:
    case Answer::Kind::Held:
        break;
    }
    const QString word = answer.kind == Answer::Kind::Refused ? tr("REFUSED")
        : answer.kind == Answer::Kind::Held                   ? tr("HOLD")
                                                              : tr("Check");
    if (answer.refusal) {
        const Sentence sentence = wordsFor(*answer.refusal, answer.code);
        return {withCode(word, answer.code), sentence.what, sentence.next};
    }
    return {withCode(word, answer.code), whatHappened(answer), nextAfter(answer)};
}

QuestionWords Speech::wordsFor(const Question &question) const
{
    switch (question.kind) {
    case Question::Kind::UndoLast:
        return {tr("Undo the last entry?"), tr("Undo it"), tr("Keep it")};
    case Question::Kind::LeaveOpenUnit:
        return {question.about.unit ? filled(
                    tr("Put {unit} aside and open the other one?"), {{"unit", unit(*question.about.unit)}})
                                    : tr("Put the open unit aside?"),
            tr("Put it aside"), tr("Stay with it")};
    case Question::Kind::OverrideRefusal:
        return {tr("To permit it: scan the badge of an authorised person"), {}, tr("Leave it refused")};
    case Question::Kind::PrintAgain:
        return {question.about.unit
                ? filled(tr("Print the label of {unit} again?"), {{"unit", unit(*question.about.unit)}})
                : question.about.container ? filled(tr("Print the label of {unit} again?"),
                      {{"unit", subject(Subject::of(*question.about.container))}})
                                           : tr("Print the label again?"),
            tr("Print it again"), tr("No, it is there")};
    case Question::Kind::WriteTag:
        if (question.writing)
            return {tr("The tag is being written: leave it where it is"), {}, tr("Do not wait")};
        return {filled(tr("Lay the tag on {reader}"), {{"reader", isolated(question.about.text)}}), {},
            tr("Do not write it")};
    case Question::Kind::WhichReprintReason:
        return {tr("Why is the label printed again?"), {}, tr("Do not print")};
    case Question::Kind::WhichVoidReason:
        if (question.about.container)
            return {tr("Why is the number withdrawn?"), {}, tr("Keep it")};
        return {tr("Why is the serial withdrawn?"), {}, tr("Keep it")};
    case Question::Kind::WhichPart:
        return {tr("Which part is it?"), {}, tr("None of these")};
    case Question::Kind::WhichRework:
        return {tr("Which step does the unit go back to?"), {}, tr("Not now")};
    case Question::Kind::WhichHoldReason:
        return {tr("Why is the unit put on hold?"), {}, tr("Do not hold")};
    case Question::Kind::WhichNonconformance:
        return {tr("What does not conform?"), {}, tr("Nothing, go on")};
    case Question::Kind::WhyDeclined:
        return {tr("Why do you not sign?"), {}, tr("Back to the unit")};
    case Question::Kind::WhatWithContainer:
        return {filled(tr("{container}: choose, or scan into it"),
                    {{"container",
                        question.about.container ? subject(Subject::of(*question.about.container))
                                                 : tr("This container")}}),
            {}, tr("Nothing")};
    case Question::Kind::WhyUnpacked:
        return {tr("Why is it taken out?"), {}, tr("Leave it in")};
    case Question::Kind::Signature:
        if (question.signing && question.signing->checking)
            return {tr("The PIN is being checked"), {}, tr("Do not sign now")};
        return {question.signing && question.signing->badgeRead ? tr("To sign: type your PIN")
                                                                : tr("To sign: scan your badge"),
            {}, tr("Not now")};
    case Question::Kind::RecordFail:
        return {question.about.measurement
                ? filled(tr("Record {value} as FAIL?"), {{"value", measurement(*question.about.measurement)}})
                : tr("Record this value as FAIL?"),
            tr("Record"), tr("Type again")};
    case Question::Kind::WhichRetestReason:
        return {tr("Why is it measured again?"), {}, tr("Leave it as it is")};
    case Question::Kind::WhichDefect:
        return {tr("What is wrong with the unit?"), {}, tr("Nothing, go on")};
    case Question::Kind::WhichStopReason:
        return {tr("Why does the station stand?"), {}, tr("It does not")};
    }
    return {};
}

} // namespace unitrail
