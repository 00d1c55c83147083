// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/words/speech.h"

namespace unitrail {

/*
 * The catalogue of UX C9. Each reason says what is wrong, with which unit and step, and what to do next. The
 * words error, invalid, illegal, exception, "failed to" and denied are avoided, because nobody is to blame; a
 * test looks. Placeholders: {unit} {step} {part} {component} {lot} {other} {stations} {list} {detail} {when}
 * {code}.
 */

Sentence Speech::sentencesOf(Reason reason, bool rich)
{
    switch (reason) {
    case Reason::UnknownCode:
        return {tr("This code is not known here."), tr("Scan another label on the part, or call help.")};
    case Reason::AmbiguousCode:
        return {rich ? tr("This code has more than one meaning: {list}.")
                     : tr("This code has more than one meaning."),
            tr("Choose one, or scan a label that names the part.")};
    case Reason::NotSignedIn:
        return {tr("Nobody is signed in."), tr("Scan your badge, then scan {code} again.")};
    case Reason::UnknownBadge:
        return {tr("This badge is not known here."), tr("Ask the supervisor to enter it.")};
    case Reason::NotQualified:
        return {rich ? tr("Training {detail} for {step} ended {when}.")
                     : tr("Training {detail} for {step} is missing."),
            tr("Ask a trained person to do this step, or call the supervisor.")};
    case Reason::NotAllowed:
        return {tr("Your role does not include this."), tr("Ask the supervisor to do it.")};
    case Reason::NothingToUndo:
        return {tr("There is nothing of yours to undo here."),
            tr("Ask the supervisor to correct older entries.")};
    case Reason::UndoTooLate:
        return {tr("Your last entry here is too old to undo."), tr("Ask the supervisor to correct it.")};
    case Reason::UndoBuiltUpon:
        return {tr("Later work stands on your last entry."), tr("Ask the supervisor to correct it.")};
    case Reason::SecondPersonNeeded:
        return {
            tr("A second authorised person must permit this."), tr("Ask the supervisor to scan a badge.")};
    case Reason::ReasonNeeded:
        return {tr("A reason is needed for this."), tr("Choose a reason.")};
    case Reason::SerialsUsedUp:
        return {tr("This station has no serial number left for {part}."),
            tr("Call IT: central gives out new ones.")};
    case Reason::NoLabel:
        return {tr("No label can be printed for {part} here."),
            tr("Take a printed label, or call the supervisor.")};
    case Reason::PrinterNotReady:
        return {
            rich ? tr("The label printer is not ready: {detail}.") : tr("The label printer is not ready."),
            tr("Look at the printer, then print again.")};
    case Reason::TagNotWritten: // by its detail: sentencesOfTag()
        return {tr("The tag of {unit} is not written."), tr("Try it again with another tag.")};
    case Reason::ReadTwice:
        return {tr("{code} was read twice and counted once."), tr("Go on with the next scan.")};
    case Reason::PartialRead:
        return {tr("Only half a code arrived."), tr("Scan it again.")};
    case Reason::StorageFailed:
        return {tr("This terminal cannot save. The last scan is not recorded."),
            tr("Stop here. Use another station and call IT.")};
    case Reason::ImplausibleValue:
        return {rich ? tr("{detail} is far outside the limits for {unit}.")
                     : tr("The value is far outside the limits for {unit}."),
            tr("Check the decimal point, then measure.")};
    case Reason::BadValue:
        return {rich ? tr("{detail} is not a value that {step} can take.")
                     : tr("This is not a value that {step} can take."),
            tr("Measure again, or type the number.")};
    case Reason::NoReading:
        return {
            rich ? tr("{detail} gave no value for {step}.") : tr("The instrument gave no value for {step}."),
            tr("Look at its cable and its display, then measure again.")};
    case Reason::WrongUnit:
        return {rich ? tr("The instrument measures in {detail}, which {step} does not take.")
                     : tr("The instrument measures in another unit than {step} takes."),
            tr("Change its unit and measure again.")};
    case Reason::UnsteadyReading:
        return {rich ? tr("{detail} did not come to rest.") : tr("The value did not come to rest."),
            tr("Wait until the display stands still, then measure again.")};
    case Reason::WrongGauge:
        return {rich ? tr("{detail} does not measure what is missing in {step}.")
                     : tr("This instrument does not measure what is missing in {step}."),
            tr("Use the instrument for what the blue line asks for.")};
    case Reason::CalibrationOverdue:
        return {rich ? tr("The calibration of {detail} ended {when}.")
                     : tr("The calibration of this instrument is over."),
            tr("Use another instrument, or call the supervisor.")};
    case Reason::UnknownCharacteristic:
        return {rich ? tr("{detail} is not measured in {step}.") : tr("This is not measured in {step}."),
            tr("Measure what the blue line asks for.")};
    case Reason::CaseExists:
        return {
            rich ? tr("Recall case {detail} was opened before.") : tr("This recall case was opened before."),
            tr("Open the case, or give the new one another name.")};
    case Reason::CaseNotOpen:
        return {rich ? tr("Recall case {detail} is not open.") : tr("This recall case is not open."),
            tr("Open a case first.")};
    case Reason::CaseUnfinished:
        return {rich ? tr("Units of this recall that are still to be closed: {detail}.")
                     : tr("Units of this recall are still to be closed."),
            tr("Close every unit with its outcome first.")};
    case Reason::InstrumentNeeded:
        return {rich ? tr("{detail} is measured by an instrument and not typed in {step}.")
                     : tr("This is measured by an instrument and not typed in {step}."),
            tr("Take the value from the instrument.")};
    default:
        return sentencesOfQuality(reason, rich);
    }
}

Sentence Speech::sentencesOfQuality(Reason reason, bool rich)
{
    switch (reason) {
    case Reason::SignatureNeeded:
        return {tr("This needs a signature."), tr("Scan the badge of the person who signs.")};
    case Reason::SignatureWrong:
        return {tr("Badge and PIN do not belong together. Nothing was signed."),
            tr("Scan the badge again, then type its PIN.")};
    case Reason::SignatureLocked:
        return {tr("Too many wrong PINs. Nobody can sign here until {when}."),
            tr("Wait, or sign at another station.")};
    case Reason::NothingToSign:
        return {tr("There is nothing to sign here."), tr("Record the work first.")};
    case Reason::NotDispositioned:
        return {rich ? tr("Nonconformance {list} of {unit} is not decided.")
                     : tr("A nonconformance of {unit} is not decided."),
            tr("Put it aside for the review board.")};
    case Reason::UnknownNonconformance:
        return {tr("{unit} has no such nonconformance."), tr("Check the number, or open one.")};
    case Reason::WrongNonconformanceState:
        return {tr("Nonconformance {list} of {unit} is not at this point."),
            tr("Take its steps in order: review, decision, action, proof, closing.")};
    case Reason::NonconformanceNeeded:
        return {tr("{step} of {unit} did not pass and cannot be waived."),
            tr("Open a nonconformance. The review board decides.")};
    case Reason::ConcessionUnknown:
        return {rich ? tr("There is no concession {list}.") : tr("A concession is needed for this."),
            tr("Type the number of a granted concession.")};
    case Reason::ConcessionExists:
        return {tr("Concession {list} has been granted before."), tr("Take a new number.")};
    case Reason::ConcessionUnlimited:
        return {tr("Concession {list} has no limit."), tr("Give it a number of units or a last day.")};
    case Reason::ConcessionExpired:
        return {tr("Concession {list} ended {when}."), tr("Ask quality for a new one.")};
    case Reason::ConcessionUsedUp:
        return {tr("Concession {list} is used up."), tr("Ask quality for a new one.")};
    case Reason::ConcessionMismatch:
        return {tr("Concession {list} does not cover this."), tr("Check its part, step and characteristic.")};
    case Reason::GaugeUnknown:
        return {tr("Instrument {detail} is not known here."), tr("Take one that is listed for {list}.")};
    case Reason::GaugeWrongClass:
        return {tr("Instrument {detail} is not made for this."), tr("Take one of the class {list}.")};
    case Reason::GaugeOverdue:
        return {tr("The calibration of {detail} ended {when}."),
            tr("Take another instrument, or have this one calibrated.")};
    case Reason::GaugeBad:
        return {tr("Instrument {detail} did not pass its check."),
            tr("Take another instrument and put this one aside.")};
    case Reason::NotReleased:
        return {tr("{unit} is not released."), tr("Somebody who may release it signs first.")};
    case Reason::SampleUnfinished:
        return {
            tr("Of the sample, {detail} units are inspected."), tr("Inspect the units that are still open.")};
    case Reason::ContainerInItself:
    case Reason::ContainerEmpty:
    case Reason::ContainerOpen:
    case Reason::NotEnough:
    case Reason::ServiceOpen:
    case Reason::ServiceNotOpen:
    case Reason::NotDelivered:
        return sentencesOfDelivery(reason);
    default:
        return sentencesOfUnit(reason, rich);
    }
}

Sentence Speech::sentencesOfUnit(Reason reason, bool rich)
{
    switch (reason) {
    case Reason::UnknownUnit:
        return {
            tr("{unit} has not been created yet."), tr("Check the label. New units start at {stations}.")};
    case Reason::UnitExists:
        return {tr("{unit} exists already."), tr("Take a new label, or call the supervisor.")};
    case Reason::BadSerial:
        return {tr("This serial number does not match the pattern of {part}."),
            tr("Scan the label again. If it stays so, replace the label.")};
    case Reason::LabelNotRead:
        return {tr("Nobody has scanned the new label of {unit} yet."), tr("Stick it on, then scan it.")};
    case Reason::LabelMismatch:
        return {rich ? tr("The label says {detail}. The unit here is {unit}.")
                     : tr("The label belongs to another unit than {unit}."),
            tr("Take the right label and scan it. Destroy a wrong one.")};
    case Reason::WrongStation:
        return {tr("{step} of {unit} is not done at this station."), tr("Take it to {stations}.")};
    case Reason::NotOnRoute:
        return {rich ? tr("{step} is not on the routing of {unit}.")
                     : tr("No step of {unit} is done at this station."),
            tr("Return the unit, or call the supervisor.")};
    case Reason::EarlierOperationMissing:
        return {tr("{step} is not done for {unit}."), tr("Take it to {stations}, or call the supervisor.")};
    case Reason::AlreadyPassed:
        return {
            rich ? tr("{step} was completed {when} for {unit}.") : tr("{step} is already done for {unit}."),
            tr("Take it to {stations}.")};
    case Reason::AttemptsUsedUp:
        return {tr("{step} of {unit} has used all its attempts."),
            tr("Put it aside for the review board and call the supervisor.")};
    case Reason::OnHold:
        return {rich ? tr("{unit} is on hold: {detail}.") : tr("{unit} is on hold."),
            tr("Put it in the hold area. The supervisor can release it.")};
    case Reason::Scrapped:
        return {rich ? tr("{unit} was scrapped {when}.") : tr("{unit} was scrapped."),
            tr("Put it in the scrap area and call the supervisor.")};
    case Reason::Gone:
        return {rich ? tr("{unit} left this line: {detail}.") : tr("{unit} has left this line."),
            tr("Put it aside and call the supervisor.")};
    case Reason::ActiveElsewhere:
        return {
            tr("{step} of {unit} is open at {stations}."), tr("Finish it there, or call the supervisor.")};
    case Reason::OtherUnitOpen:
        return {tr("{other} is still open here."), tr("Finish it, or scan {code} again to put it aside.")};
    case Reason::NotStarted:
        return {tr("No step of {unit} is open here."), tr("Scan the unit first.")};
    case Reason::NotPaused:
        return {tr("{step} of {unit} is not paused."), tr("Go on with the step.")};
    case Reason::CaptureMissing:
        return {rich ? tr("{step} of {unit} is not finished. Missing: {list}.")
                     : tr("{step} of {unit} is not finished."),
            tr("Do what the blue line asks for.")};
    case Reason::MeasurementsFailed:
        return {rich ? tr("{unit} has values outside their limits: {list}.")
                     : tr("{unit} has values outside their limits."),
            tr("Measure again, or press Fail.")};
    case Reason::ReworkNotAllowed:
        return {tr("{unit} cannot go back to {step}."), tr("Choose another step, or call the supervisor.")};
    case Reason::NotOnHold:
        return {tr("{unit} is not on hold."), tr("Go on with the unit.")};
    case Reason::AlreadyOnHold:
        return {tr("{unit} is on hold already."), tr("Put it in the hold area.")};
    case Reason::AlreadyPacked:
        return {rich ? tr("{unit} is already packed in {other}.") : tr("{unit} is already packed."),
            tr("Take it out first, or scan another unit.")};
    case Reason::NotPacked:
        return {tr("{unit} is not packed."), tr("Scan the container it lies in.")};
    case Reason::ContainerSealed:
        return {
            rich ? tr("{other} is sealed.") : tr("This container is sealed."), tr("Take another container.")};
    case Reason::ContainerExists:
        return {
            rich ? tr("This number is in use already: {other}.") : tr("This container is in use already."),
            tr("Take a new label, or call the supervisor.")};
    case Reason::ContainerVoid:
        return {rich ? tr("The number of {other} was withdrawn.")
                     : tr("The number of this container was withdrawn."),
            tr("Destroy the label and print a new one.")};
    case Reason::NotComplete:
        return {rich ? tr("{step} is still to do for {unit}.") : tr("{unit} has not finished its routing."),
            tr("Take it to {stations}.")};
    default:
        return sentencesOfComponent(reason, rich);
    }
}

Sentence Speech::sentencesOfComponent(Reason reason, bool rich)
{
    switch (reason) {
    case Reason::WrongPart:
        return {rich ? tr("{part} does not belong in {step} of {unit}. Needed: {list}.")
                     : tr("{part} does not belong in {step} of {unit}."),
            rich ? tr("Scan {list}.") : tr("Scan the part that the blue line asks for.")};
    case Reason::WrongRevision:
        return {rich ? tr("{component} has the wrong revision. Needed: {list}.")
                     : tr("{component} has the wrong revision."),
            tr("Take a part of the right revision.")};
    case Reason::PositionFilled:
        return {rich ? tr("Position {list} of {unit} is already filled.")
                     : tr("This place in {unit} is already filled."),
            tr("Check the label. To replace the part, take the old one out first.")};
    case Reason::ComponentOnHold:
        return {rich ? tr("{component} is on hold: {detail}.") : tr("{component} is on hold."),
            tr("Take another part and put this one in the hold area.")};
    case Reason::ComponentScrapped:
        return {rich ? tr("{component} was scrapped {when}.") : tr("{component} was scrapped."),
            tr("Take another part and put this one in the scrap area.")};
    case Reason::ComponentInstalledElsewhere:
        return {tr("{component} is already built into {other}."),
            tr("Check the label. If the part was moved, call the supervisor.")};
    case Reason::ComponentNotReleased:
        return {tr("{component} is not released."), tr("Take another part, or call the supervisor.")};
    case Reason::ComponentUnknownPosition:
        return {rich ? tr("{unit} has no position {list} for {part}.")
                     : tr("{unit} has no such position for {part}."),
            tr("Check the position and scan again.")};
    case Reason::LotExpired:
        return {rich ? tr("{lot} expired {when}.") : tr("{lot} is past its expiry date."),
            tr("Take another lot and put this one aside.")};
    case Reason::LotOnHold:
        return {rich ? tr("{lot} is on hold: {detail}.") : tr("{lot} is on hold."),
            tr("Take another lot and put this one in the hold area.")};
    case Reason::LotMissing:
        return {tr("No lot of {part} is loaded at this station."),
            tr("Scan the label of a lot of {part} to load it.")};
    case Reason::LotEmpty:
        return {tr("{lot} is used up."), tr("Load another lot.")};
    case Reason::LotNotLoaded:
        return {tr("{lot} is not loaded at this station."), tr("Scan the lot that is loaded.")};
    case Reason::LotAlreadyLoaded:
        return {tr("{lot} is already loaded here."), tr("Go on with the next scan.")};
    case Reason::NotInstalled:
        return {tr("{component} is not built into {unit}."), tr("Check the label and scan again.")};
    default:
        return sentencesOfContainment(reason, rich);
    }
}

QString Speech::shortWord(Reason reason)
{
    switch (reason) {
    case Reason::UnknownCode:
    case Reason::UnknownUnit:
    case Reason::UnknownBadge:
    case Reason::UnknownCharacteristic:
        return tr("not known");
    case Reason::InstrumentNeeded:
        return tr("use instrument");
    case Reason::ReadTwice:
        return tr("counted once");
    case Reason::PartialRead:
        return tr("half a code");
    case Reason::NoReading:
        return tr("no value");
    case Reason::WrongUnit:
        return tr("wrong unit");
    case Reason::UnsteadyReading:
        return tr("unsteady");
    case Reason::WrongGauge:
        return tr("wrong instrument");
    case Reason::CalibrationOverdue:
        return tr("overdue");
    case Reason::AmbiguousCode:
        return tr("two meanings");
    case Reason::NotSignedIn:
        return tr("badge first");
    case Reason::EarlierOperationMissing:
        return tr("step open");
    case Reason::AlreadyPassed:
        return tr("already done");
    case Reason::WrongStation:
    case Reason::NotOnRoute:
    case Reason::ActiveElsewhere:
        return tr("other station");
    case Reason::OnHold:
    case Reason::ComponentOnHold:
    case Reason::LotOnHold:
    case Reason::AlreadyOnHold:
        return tr("on hold");
    case Reason::Contained:
        return tr("contained");
    case Reason::WorkedOnApart:
        return tr("undecided");
    case Reason::WrongPart:
    case Reason::WrongRevision:
        return tr("wrong part");
    case Reason::ComponentInstalledElsewhere:
    case Reason::PositionFilled:
        return tr("already fitted");
    case Reason::LotExpired:
        return tr("expired");
    case Reason::SignatureNeeded:
    case Reason::SignatureWrong:
    case Reason::SignatureLocked:
        return tr("not signed");
    case Reason::NotDispositioned:
    case Reason::NonconformanceNeeded:
        return tr("undecided");
    case Reason::NotReleased:
        return tr("not released");
    case Reason::SampleUnfinished:
        return tr("sample open");
    case Reason::GaugeOverdue:
    case Reason::GaugeBad:
    case Reason::GaugeUnknown:
    case Reason::GaugeWrongClass:
        return tr("instrument");
    case Reason::Scrapped:
    case Reason::ComponentScrapped:
        return tr("scrapped");
    case Reason::NotComplete:
    case Reason::CaptureMissing:
        return tr("unfinished");
    case Reason::AlreadyPacked:
        return tr("in a container");
    case Reason::ContainerOpen:
        return tr("not sealed");
    case Reason::ContainerEmpty:
        return tr("empty");
    case Reason::Gone:
        return tr("shipped");
    case Reason::ServiceOpen:
        return tr("order open");
    case Reason::LabelNotRead:
        return tr("label not read");
    case Reason::LabelMismatch:
        return tr("wrong label");
    case Reason::SerialsUsedUp:
        return tr("no serial left");
    case Reason::NoLabel:
    case Reason::PrinterNotReady:
        return tr("no label");
    case Reason::TagNotWritten:
        return tr("no tag");
    case Reason::StorageFailed:
        return tr("NOT recorded");
    default:
        return tr("refused");
    }
}

static constexpr qsizetype lineMax = 60;

static QString lotOf(const Refusal &refusal)
{
    for (const auto &candidate : {refusal.other, refusal.subject}) {
        if (candidate && candidate->lot())
            return candidate->lot()->text();
    }
    return {};
}

/** Whether the refusal brings the datum that the richer of two sentences is made of. */
static bool hasDatum(const Refusal &refusal)
{
    switch (refusal.reason) {
    case Reason::NotQualified:
    case Reason::AlreadyPassed:
    case Reason::Scrapped:
    case Reason::ComponentScrapped:
    case Reason::LotExpired:
        return refusal.at != 0;
    case Reason::OnHold:
    case Reason::ComponentOnHold:
    case Reason::LotOnHold:
    case Reason::Contained:
    case Reason::NotCorrectable:
    case Reason::Gone:
    case Reason::ImplausibleValue:
    case Reason::BadValue:
    case Reason::LabelMismatch:
    case Reason::PrinterNotReady:
    case Reason::UnknownCharacteristic:
    case Reason::NoReading:
    case Reason::WrongUnit:
    case Reason::UnsteadyReading:
    case Reason::WrongGauge:
    case Reason::CaseExists:
    case Reason::CaseNotOpen:
    case Reason::CaseUnfinished:
    case Reason::InstrumentNeeded:
        return !refusal.detail.isEmpty();
    case Reason::CalibrationOverdue:
        return refusal.at != 0 && !refusal.detail.isEmpty();
    case Reason::NotOnRoute:
    case Reason::NotComplete:
        return refusal.operation.has_value();
    case Reason::AlreadyPacked:
    case Reason::ContainerSealed:
    case Reason::ContainerExists:
    case Reason::ContainerVoid:
        return refusal.other.has_value();
    default:
        return !refusal.names.isEmpty();
    }
}

Sentence Speech::wordsFor(const Refusal &refusal, const QString &code) const
{
    const std::optional<UnitId> judged = refusal.subject ? refusal.subject->unit() : std::nullopt;
    const bool ofContainer = refusal.subject && refusal.subject->kind() == Subject::Kind::Container;
    const QString unitWords = judged ? unit(*judged)
        : ofContainer                ? subject(*refusal.subject)
                                     : tr("this unit");
    // About a component the subject is the component itself; the unit it should go into is not named then.
    const bool subjectIsComponent = refusal.reason == Reason::ComponentOnHold
        || refusal.reason == Reason::ComponentScrapped || refusal.reason == Reason::ComponentNotReleased
        || refusal.reason == Reason::ComponentInstalledElsewhere;
    const QString partWords = refusal.part ? isolated(refusal.part->text()) : tr("this part");
    const QString lotName = lotOf(refusal);
    const QString lotWords
        = lotName.isEmpty() ? tr("this lot") : filled(tr("lot {lot}"), {{"lot", isolated(lotName)}});
    const auto componentWords = [&] {
        if (subjectIsComponent && judged)
            return component(Component{
                .part = judged->part, .serial = judged->serial, .lot = {}, .revision = {}, .position = {}});
        return subjectIsComponent && refusal.subject ? subject(*refusal.subject) : partWords;
    };
    const QString day = refusal.at != 0 ? m_language.date(refusal.at) : QString();
    const bool exactly = refusal.reason == Reason::AlreadyPassed || refusal.reason == Reason::SignatureLocked;
    const QString moment = refusal.at != 0 && exactly ? m_language.moment(refusal.at) : day;

    QStringList names;
    for (const QString &id : refusal.names)
        names << named(id);

    const bool speaksOfItself = refusal.subject && refusal.subject->kind() == Subject::Kind::Containment;
    const QString otherWords = refusal.other ? subject(*refusal.other)
        : speaksOfItself                     ? subject(*refusal.subject)
                                             : tr("another unit");

    const auto fill = [&](const QString &sentence, const QString &stepWords) {
        return filled(sentence,
            {{"unit", unitWords}, {"step", stepWords}, {"part", partWords}, {"component", componentWords()},
                {"lot", lotWords}, {"other", otherWords},
                {"stations", refusal.stations.isEmpty() ? tr("the right station") : list(refusal.stations)},
                {"list", list(names)}, {"who", isolated(refusal.names.value(1))},
                {"detail",
                    refusal.detail.isEmpty() ? tr("as required")
                                             : isolated(m_language.number(refusal.detail))},
                {"when", moment}, {"code", code.isEmpty() ? tr("it") : isolated(code)}});
    };
    const bool isMeasured = refusal.reason == Reason::PositionFilled && !refusal.part && !names.isEmpty();
    const Sentence ofReason = isMeasured
        ? Sentence{tr("{list}: all that {step} asks for is measured. {detail} is one too many."),
            tr("To measure it again, touch Measure again and say why.")}
        : ofContainer && refusal.reason == Reason::LabelMismatch
        ? Sentence{tr("The label says {detail}. The one that was printed is {other}."),
            tr("Take the right label and scan it. Destroy a wrong one.")}
        : refusal.reason == Reason::TagNotWritten ? sentencesOfTag(refusal.detail)
                                                  : sentencesOf(refusal.reason, hasDatum(refusal));
    const Sentence sentences = sentencesOfHeld(refusal).value_or(ofReason);
    const QString stepWords = refusal.operation ? step(*refusal.operation) : tr("this step");
    QString what = fill(sentences.what, stepWords);
    // Two lines of 60 characters are what one reads at a glance: the number of the step says enough then.
    if (what.size() > 2 * lineMax - 8 && refusal.operation)
        what = fill(sentences.what, Speech(m_language).step(*refusal.operation));
    return {what, fill(sentences.next, stepWords)};
}

} // namespace unitrail
