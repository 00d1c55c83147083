// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/refusal.h"

#include <algorithm>
#include <array>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

struct NamedReason {
    Reason reason;
    QStringView name;
};
// In the order of the enum, so that the name is found by its number.
static constexpr std::array reasonNames{
    NamedReason{Reason::UnknownCode, u"UnknownCode"},
    NamedReason{Reason::AmbiguousCode, u"AmbiguousCode"},
    NamedReason{Reason::UnknownUnit, u"UnknownUnit"},
    NamedReason{Reason::UnitExists, u"UnitExists"},
    NamedReason{Reason::BadSerial, u"BadSerial"},
    NamedReason{Reason::NotSignedIn, u"NotSignedIn"},
    NamedReason{Reason::UnknownBadge, u"UnknownBadge"},
    NamedReason{Reason::NotQualified, u"NotQualified"},
    NamedReason{Reason::NotAllowed, u"NotAllowed"},
    NamedReason{Reason::WrongStation, u"WrongStation"},
    NamedReason{Reason::NotOnRoute, u"NotOnRoute"},
    NamedReason{Reason::EarlierOperationMissing, u"EarlierOperationMissing"},
    NamedReason{Reason::AlreadyPassed, u"AlreadyPassed"},
    NamedReason{Reason::AttemptsUsedUp, u"AttemptsUsedUp"},
    NamedReason{Reason::OnHold, u"OnHold"},
    NamedReason{Reason::Scrapped, u"Scrapped"},
    NamedReason{Reason::Gone, u"Gone"},
    NamedReason{Reason::ActiveElsewhere, u"ActiveElsewhere"},
    NamedReason{Reason::OtherUnitOpen, u"OtherUnitOpen"},
    NamedReason{Reason::NotStarted, u"NotStarted"},
    NamedReason{Reason::NotPaused, u"NotPaused"},
    NamedReason{Reason::CaptureMissing, u"CaptureMissing"},
    NamedReason{Reason::MeasurementsFailed, u"MeasurementsFailed"},
    NamedReason{Reason::WrongPart, u"WrongPart"},
    NamedReason{Reason::WrongRevision, u"WrongRevision"},
    NamedReason{Reason::PositionFilled, u"PositionFilled"},
    NamedReason{Reason::ComponentOnHold, u"ComponentOnHold"},
    NamedReason{Reason::ComponentScrapped, u"ComponentScrapped"},
    NamedReason{Reason::ComponentInstalledElsewhere, u"ComponentInstalledElsewhere"},
    NamedReason{Reason::ComponentNotReleased, u"ComponentNotReleased"},
    NamedReason{Reason::ComponentUnknownPosition, u"ComponentUnknownPosition"},
    NamedReason{Reason::LotExpired, u"LotExpired"},
    NamedReason{Reason::LotOnHold, u"LotOnHold"},
    NamedReason{Reason::LotMissing, u"LotMissing"},
    NamedReason{Reason::LotEmpty, u"LotEmpty"},
    NamedReason{Reason::LotNotLoaded, u"LotNotLoaded"},
    NamedReason{Reason::LotAlreadyLoaded, u"LotAlreadyLoaded"},
    NamedReason{Reason::ImplausibleValue, u"ImplausibleValue"},
    NamedReason{Reason::BadValue, u"BadValue"},
    NamedReason{Reason::UnknownCharacteristic, u"UnknownCharacteristic"},
    NamedReason{Reason::InstrumentNeeded, u"InstrumentNeeded"},
    NamedReason{Reason::NotInstalled, u"NotInstalled"},
    NamedReason{Reason::ReworkNotAllowed, u"ReworkNotAllowed"},
    NamedReason{Reason::NotOnHold, u"NotOnHold"},
    NamedReason{Reason::AlreadyOnHold, u"AlreadyOnHold"},
    NamedReason{Reason::AlreadyPacked, u"AlreadyPacked"},
    NamedReason{Reason::NotPacked, u"NotPacked"},
    NamedReason{Reason::ContainerSealed, u"ContainerSealed"},
    NamedReason{Reason::NotComplete, u"NotComplete"},
    NamedReason{Reason::NothingToUndo, u"NothingToUndo"},
    NamedReason{Reason::UndoTooLate, u"UndoTooLate"},
    NamedReason{Reason::UndoBuiltUpon, u"UndoBuiltUpon"},
    NamedReason{Reason::SecondPersonNeeded, u"SecondPersonNeeded"},
    NamedReason{Reason::ReasonNeeded, u"ReasonNeeded"},
    NamedReason{Reason::LabelNotRead, u"LabelNotRead"},
    NamedReason{Reason::LabelMismatch, u"LabelMismatch"},
    NamedReason{Reason::SerialsUsedUp, u"SerialsUsedUp"},
    NamedReason{Reason::NoLabel, u"NoLabel"},
    NamedReason{Reason::PrinterNotReady, u"PrinterNotReady"},
    NamedReason{Reason::CaseExists, u"CaseExists"},
    NamedReason{Reason::CaseNotOpen, u"CaseNotOpen"},
    NamedReason{Reason::CaseUnfinished, u"CaseUnfinished"},
    NamedReason{Reason::ReadTwice, u"ReadTwice"},
    NamedReason{Reason::PartialRead, u"PartialRead"},
    NamedReason{Reason::NoReading, u"NoReading"},
    NamedReason{Reason::WrongUnit, u"WrongUnit"},
    NamedReason{Reason::UnsteadyReading, u"UnsteadyReading"},
    NamedReason{Reason::WrongGauge, u"WrongGauge"},
    NamedReason{Reason::CalibrationOverdue, u"CalibrationOverdue"},
    NamedReason{Reason::StorageFailed, u"StorageFailed"},
    NamedReason{Reason::SignatureNeeded, u"SignatureNeeded"},
    NamedReason{Reason::SignatureWrong, u"SignatureWrong"},
    NamedReason{Reason::SignatureLocked, u"SignatureLocked"},
    NamedReason{Reason::NothingToSign, u"NothingToSign"},
    NamedReason{Reason::NotDispositioned, u"NotDispositioned"},
    NamedReason{Reason::UnknownNonconformance, u"UnknownNonconformance"},
    NamedReason{Reason::WrongNonconformanceState, u"WrongNonconformanceState"},
    NamedReason{Reason::NonconformanceNeeded, u"NonconformanceNeeded"},
    NamedReason{Reason::ConcessionUnknown, u"ConcessionUnknown"},
    NamedReason{Reason::ConcessionExists, u"ConcessionExists"},
    NamedReason{Reason::ConcessionUnlimited, u"ConcessionUnlimited"},
    NamedReason{Reason::ConcessionExpired, u"ConcessionExpired"},
    NamedReason{Reason::ConcessionUsedUp, u"ConcessionUsedUp"},
    NamedReason{Reason::ConcessionMismatch, u"ConcessionMismatch"},
    NamedReason{Reason::GaugeUnknown, u"GaugeUnknown"},
    NamedReason{Reason::GaugeWrongClass, u"GaugeWrongClass"},
    NamedReason{Reason::GaugeOverdue, u"GaugeOverdue"},
    NamedReason{Reason::GaugeBad, u"GaugeBad"},
    NamedReason{Reason::ContainerExists, u"ContainerExists"},
    NamedReason{Reason::ContainerVoid, u"ContainerVoid"},
    NamedReason{Reason::TagNotWritten, u"TagNotWritten"},
    NamedReason{Reason::NotReleased, u"NotReleased"},
    NamedReason{Reason::SampleUnfinished, u"SampleUnfinished"},
    NamedReason{Reason::Contained, u"Contained"},
    NamedReason{Reason::ContainmentForged, u"ContainmentForged"},
    NamedReason{Reason::IssuerUnknown, u"IssuerUnknown"},
    NamedReason{Reason::ContainmentOutdated, u"ContainmentOutdated"},
    NamedReason{Reason::ContainmentTooLarge, u"ContainmentTooLarge"},
    NamedReason{Reason::ContainmentEmpty, u"ContainmentEmpty"},
    NamedReason{Reason::WorkedOnApart, u"WorkedOnApart"},
    NamedReason{Reason::NoConflict, u"NoConflict"},
    NamedReason{Reason::NotCorrectable, u"NotCorrectable"},
    NamedReason{Reason::ProposalUnknown, u"ProposalUnknown"},
    NamedReason{Reason::OtherPersonNeeded, u"OtherPersonNeeded"},
    NamedReason{Reason::ContainerInItself, u"ContainerInItself"},
    NamedReason{Reason::NotEnough, u"NotEnough"},
    NamedReason{Reason::ServiceOpen, u"ServiceOpen"},
    NamedReason{Reason::ServiceNotOpen, u"ServiceNotOpen"},
    NamedReason{Reason::NotDelivered, u"NotDelivered"},
    NamedReason{Reason::ContainerEmpty, u"ContainerEmpty"},
    NamedReason{Reason::ContainerOpen, u"ContainerOpen"},
};

const QStringList &tagTroubles()
{
    static const QStringList names{u"no-writer"_s, u"no-gtin"_s, u"no-reader"_s, u"no-tag"_s,
        u"several-tags"_s, u"names-another"_s, u"refused"_s, u"no-answer"_s, u"different"_s,
        u"unsupported"_s};
    return names;
}

QString reasonName(Reason reason)
{
    const NamedReason &named = reasonNames[size_t(reason)];
    Q_ASSERT(named.reason == reason);
    return named.name.toString();
}

std::optional<Reason> reasonFromName(const QString &name)
{
    const auto found = std::find_if(
        reasonNames.begin(), reasonNames.end(), [&](const NamedReason &named) { return named.name == name; });
    return found == reasonNames.end() ? std::nullopt : std::optional(found->reason);
}

bool canBeOverridden(Reason reason)
{
    switch (reason) {
    case Reason::EarlierOperationMissing:
    case Reason::AttemptsUsedUp:
    case Reason::WrongStation:
    case Reason::NotQualified:
    case Reason::WrongRevision:
    case Reason::LotExpired:
    case Reason::LotMissing:
    case Reason::LotEmpty:
    case Reason::CaptureMissing:
    case Reason::AlreadyPassed:
    case Reason::ActiveElsewhere:
    case Reason::GaugeOverdue:
    case Reason::ReworkNotAllowed:
    case Reason::CalibrationOverdue:
        return true;
    case Reason::UnknownCode:
    case Reason::AmbiguousCode:
    case Reason::UnknownUnit:
    case Reason::UnitExists:
    case Reason::BadSerial:
    case Reason::NotSignedIn:
    case Reason::UnknownBadge:
    case Reason::NotAllowed:
    case Reason::NotOnRoute:
    case Reason::OnHold: // a hold is lifted by releasing it, which is a decision of its own
    case Reason::Scrapped:
    case Reason::Gone:
    case Reason::OtherUnitOpen:
    case Reason::NotStarted:
    case Reason::NotPaused:
    case Reason::MeasurementsFailed: // a pass on concession is a verdict of its own, not an override
    case Reason::WrongPart:
    case Reason::PositionFilled:
    case Reason::ComponentOnHold:
    case Reason::ComponentScrapped:
    case Reason::ComponentInstalledElsewhere:
    case Reason::ComponentNotReleased:
    case Reason::ComponentUnknownPosition:
    case Reason::LotOnHold:
    case Reason::LotNotLoaded:
    case Reason::LotAlreadyLoaded:
    case Reason::ImplausibleValue:
    case Reason::BadValue:
    case Reason::UnknownCharacteristic:
    case Reason::InstrumentNeeded:
    case Reason::NotInstalled:
    case Reason::NotOnHold:
    case Reason::AlreadyOnHold:
    case Reason::AlreadyPacked:
    case Reason::NotPacked:
    case Reason::ContainerSealed:
    case Reason::NotComplete:
    case Reason::NothingToUndo:
    case Reason::UndoTooLate:
    case Reason::UndoBuiltUpon:
    case Reason::SecondPersonNeeded:
    case Reason::ReasonNeeded:
    case Reason::LabelNotRead: // that nobody saw the label is what the rule is for
    case Reason::LabelMismatch:
    case Reason::SerialsUsedUp:
    case Reason::NoLabel:
    case Reason::PrinterNotReady:
    case Reason::CaseExists:
    case Reason::CaseNotOpen:
    case Reason::CaseUnfinished:
    case Reason::ReadTwice:
    case Reason::PartialRead:
    case Reason::NoReading:
    case Reason::WrongUnit:
    case Reason::UnsteadyReading:
    case Reason::WrongGauge:
    case Reason::StorageFailed:
    case Reason::SignatureNeeded:
    case Reason::SignatureWrong:
    case Reason::SignatureLocked:
    case Reason::NothingToSign:
    case Reason::NotDispositioned:
    case Reason::UnknownNonconformance:
    case Reason::WrongNonconformanceState:
    case Reason::NonconformanceNeeded:
    case Reason::ConcessionUnknown:
    case Reason::ConcessionExists:
    case Reason::ConcessionUnlimited:
    case Reason::ConcessionExpired:
    case Reason::ConcessionUsedUp:
    case Reason::ConcessionMismatch:
    case Reason::GaugeUnknown:
    case Reason::GaugeWrongClass:
    case Reason::GaugeBad:
    case Reason::ContainerExists:
    case Reason::ContainerVoid:
    case Reason::TagNotWritten:
    case Reason::NotReleased:
    case Reason::SampleUnfinished:
    case Reason::Contained:
    case Reason::ContainmentForged:
    case Reason::IssuerUnknown:
    case Reason::ContainmentOutdated:
    case Reason::ContainmentTooLarge:
    case Reason::ContainmentEmpty:
    case Reason::WorkedOnApart:
    case Reason::NoConflict:
    case Reason::NotCorrectable:
    case Reason::ProposalUnknown:
    case Reason::OtherPersonNeeded:
    case Reason::ContainerInItself:
    case Reason::NotEnough:
    case Reason::ServiceOpen:
    case Reason::ServiceNotOpen:
    case Reason::NotDelivered:
    case Reason::ContainerEmpty:
    case Reason::ContainerOpen:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace unitrail
