// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/station/answer_for.h"

#include "core/base/match.h"
#include "core/domain/decide.h"
#include "core/domain/signature.h"

namespace unitrail {

using What = Answer::What;

static What whatOf(const Command &command)
{
    return match(
        command, [](const CreateUnit &) { return What::UnitCreated; },
        [](const ReserveSerials &) { return What::Nothing; },
        [](const PrintLabel &) { return What::LabelPrinted; },
        [](const BindIdentifier &) { return What::IdentifierBound; },
        [](const VoidIdentifier &) { return What::IdentifierVoided; },
        [](const StartOperation &) { return What::OperationStarted; },
        [](const CompleteOperation &) { return What::OperationCompleted; },
        [](const FailOperation &) { return What::OperationFailed; },
        [](const PauseOperation &) { return What::OperationPaused; },
        [](const ResumeOperation &) { return What::OperationResumed; },
        [](const SkipOperation &) { return What::OperationSkipped; },
        [](const WaiveOperation &) { return What::OperationWaived; },
        [](const InstallComponent &) { return What::ComponentInstalled; },
        [](const RemoveComponent &) { return What::ComponentRemoved; },
        [](const ReceiveLot &) { return What::LotLoaded; }, [](const LoadLot &) { return What::LotLoaded; },
        [](const UnloadLot &) { return What::LotUnloaded; },
        [](const RecordMeasurement &) { return What::MeasurementRecorded; },
        [](const RecordTestResults &) { return What::MeasurementRecorded; },
        [](const AttachFile &) { return What::FileKept; },
        [](const FreezeControlLimits &) { return What::LimitsFrozen; },
        [](const ReturnForRework &) { return What::ReworkReturned; },
        [](const RecordRepair &) { return What::RepairRecorded; },
        [](const PlaceHold &) { return What::HoldPlaced; },
        [](const ReleaseHold &) { return What::HoldReleased; },
        [](const ScrapUnit &) { return What::UnitScrapped; },
        [](const MoveUnit &) { return What::UnitMoved; }, [](const PackUnit &) { return What::UnitPacked; },
        [](const UnpackUnit &) { return What::UnitUnpacked; },
        [](const NumberContainer &) { return What::ContainerNumbered; },
        [](const PrintContainerLabel &) { return What::LabelPrinted; },
        [](const BindContainer &) { return What::LabelRead; },
        [](const VoidContainer &) { return What::IdentifierVoided; },
        [](const SealContainer &) { return What::ContainerSealed; },
        [](const ReleaseUnit &) { return What::UnitReleased; },
        [](const ShipUnit &) { return What::UnitShipped; },
        [](const TakeBackUnit &) { return What::UnitReturned; },
        [](const SignIn &) { return What::SignedIn; }, [](const SignOut &) { return What::SignedOut; },
        [](const UndoEntry &) { return What::Undone; }, [](const OpenRecallCase &) { return What::Nothing; },
        [](const CloseRecallUnit &) { return What::Nothing; },
        [](const CloseRecallCase &) { return What::Nothing; },
        [](const StopStation &) { return What::StationStopped; },
        [](const ResumeStation &) { return What::StationResumed; },
        [](const CallHelp &) { return What::HelpCalled; },
        [](const AnswerCall &) { return What::CallAnswered; },
        [](const FreezeFigure &) { return What::FigureFrozen; },
        [](const OpenNonconformance &) { return What::NonconformanceOpened; },
        [](const AdvanceNonconformance &) { return What::NonconformanceAdvanced; },
        [](const DispositionNonconformance &) { return What::NonconformanceDecided; },
        [](const CloseNonconformance &) { return What::NonconformanceClosed; },
        [](const GrantConcession &) { return What::ConcessionGranted; },
        [](const RecordGaugeCheck &) { return What::GaugeChecked; },
        [](const SignRecord &) { return What::RecordSigned; },
        [](const DeclineSignature &) { return What::SignatureDeclined; },
        [](const JudgeLot &) { return What::LotAccepted; },
        [](const IssueContainment &c) {
            return c.terms.rules.empty() ? What::ContainmentLifted : What::ContainmentTaken;
        },
        [](const TakeContainment &c) {
            return c.terms.rules.empty() ? What::ContainmentLifted : What::ContainmentTaken;
        },
        [](const AcknowledgeContainment &) { return What::Nothing; },
        [](const ResolveConflict &) { return What::ConflictResolved; },
        [](const ProposeCorrection &) { return What::CorrectionProposed; },
        [](const DecideCorrection &) { return What::CorrectionDecided; },
        [](const PackContainer &) { return What::ContainerPacked; },
        [](const UnpackContainer &) { return What::ContainerUnpacked; },
        [](const PackLoose &) { return What::LoosePacked; },
        [](const UnpackLoose &) { return What::LooseUnpacked; },
        [](const MoveContainer &) { return What::ContainerMoved; },
        [](const ShipContainer &) { return What::ContainerShipped; },
        [](const OpenService &) { return What::ServiceOpened; },
        [](const CloseService &) { return What::ServiceClosed; },
        [](const DecommissionUnit &) { return What::UnitDecommissioned; },
        [](const RecordDrill &) { return What::Nothing; },
        [](const ShipOrder &) { return What::OrderShipped; },
        [](const TrustIssuer &) { return What::IssuerTrusted; });
}

/** The routing's own revision does not matter here: an operation keeps its name. */
static Words operationName(const Plant &plant, const std::optional<OperationId> &id)
{
    for (auto routing = plant.routings.rbegin(); id && routing != plant.routings.rend(); ++routing) {
        if (const Operation *operation = routing->find(*id))
            return operation->name;
    }
    return {};
}

/** What this fact adds to the answer; the last one that says something counts. */
static void add(Answer &said, const Event &event, const Plant &plant)
{
    const auto lot = [](const LotId &id) { return Component{.part = id.part, .lot = id.lot}; };
    const auto loose = [](const LotId &id, const Decimal &quantity) {
        return Component{.part = id.part, .lot = id.lot, .quantity = quantity};
    };
    const auto person = [&](const PersonId &id) {
        const auto known = plant.people.find(id);
        return known == plant.people.end() ? id.text() : known->second.shortName;
    };
    match(
        event, [&](const OperationStarted &e) { said.operation = e.operation; },
        [&](const OperationResumed &e) {
            said.what = What::OperationResumed;
            said.operation = e.operation;
        },
        [&](const OperationPaused &e) { said.operation = e.operation; },
        [&](const OperationCompleted &e) {
            said.kind = Answer::Kind::Completed;
            said.operation = e.operation;
            said.component.reset(); // what it took from loaded lots is not what it is about
        },
        [&](const OperationFailed &e) {
            said.operation = e.operation;
            said.text = e.defects.empty() ? QString() : e.defects.front().text();
        },
        [&](const OperationSkipped &e) { said.operation = e.operation; },
        [&](const ComponentInstalled &e) {
            said.operation = e.operation;
            said.component = e.components.front();
        },
        [&](const ComponentRemoved &e) { said.component = e.components.front(); },
        [&](const LotLoaded &e) { said.component = lot(e.lot); },
        [&](const LotUnloaded &e) { said.component = lot(e.lot); },
        [&](const TestRecorded &e) {
            said.operation = e.operation;
            if (!e.measurements.empty()) // a machine's run may have measured nothing
                said.measurement = e.measurements.back();
        },
        [&](const ReworkReturned &e) { said.operation = e.to; },
        [&](const HoldPlaced &e) {
            said.kind = Answer::Kind::Held;
            said.text = e.hold.text();
        },
        [&](const HoldReleased &e) { said.text = e.hold.text(); },
        [&](const ContainmentIssued &e) {
            said.kind = e.rules.empty() ? Answer::Kind::Accepted : Answer::Kind::Held;
        },
        [&](const OperationWaived &e) { said.operation = e.operation; },
        [&](const NonconformanceOpened &e) { said.text = e.nonconformance.text(); },
        [&](const NonconformanceAdvanced &e) {
            said.text = e.nonconformance.text();
            said.state = e.state;
        },
        [&](const NonconformanceDispositioned &e) {
            said.text = e.nonconformance.text();
            said.disposition = e.disposition;
        },
        [&](const NonconformanceClosed &e) { said.text = e.nonconformance.text(); },
        [&](const SignatureApplied &e) {
            said.signedBy = e.printedName;
            if (isDecision(e.meaning))
                said.text = e.meaning;
        },
        [&](const UnitMoved &e) { said.text = e.location; },
        [&](const UnitPacked &e) { said.text = e.container.text(); },
        [&](const UnitUnpacked &e) { said.text = e.container.text(); },
        [&](const LoosePacked &e) { said.component = loose(e.lot, e.quantity); },
        [&](const LooseUnpacked &e) { said.component = loose(e.lot, e.quantity); },
        [&](const UnitShipped &e) { said.text = e.order.isEmpty() ? e.customer : e.order; },
        [&](const ServiceOpened &e) { said.text = e.order; },
        [&](const ServiceClosed &e) { said.text = e.order; },
        [&](const IdentifierPrinted &e) { said.text = e.printer; },
        [&](const IdentifierBound &e) {
            if (e.type == u"serial" && said.what == What::IdentifierBound)
                said.what = What::LabelRead;
        },
        [&](const IdentifierVoided &e) { said.text = e.value; },
        [&](const EventVoided &) { said.kind = Answer::Kind::Undone; },
        [&](const OperatorSignedIn &e) { said.text = person(e.person); },
        [&](const OperatorSignedOut &e) { said.text = person(e.person); },
        [&](const LotInspected &e) {
            said.kind = e.accepted ? Answer::Kind::Accepted : Answer::Kind::Held;
            said.what = e.accepted ? What::LotAccepted : What::LotRejected;
            said.operation = e.operation;
            said.text = QStringLiteral("%1 / %2").arg(e.nonconforming).arg(e.sample);
        },
        [&](const AttachmentAdded &e) { said.text = e.name; },
        [&](const FigureFrozen &e) { said.text = e.definition + u' ' + e.value; }, [](const auto &) {});
}

Answer answerFor(const Command &command, const std::vector<Recorded> &entries, const Plant &plant)
{
    Answer said{.kind = Answer::Kind::Accepted, .what = whatOf(command)};
    for (const Recorded &recorded : entries)
        add(said, recorded.entry.event, plant);
    const Subject containment = mainSubject(command, StationName::known(QStringLiteral("?")));
    if (containment.kind() == Subject::Kind::Containment)
        said.text = containment.name();
    if (const auto *trust = std::get_if<TrustIssuer>(&command))
        said.text = trust->issuer.text();
    if (entries.empty() && std::holds_alternative<TakeContainment>(command))
        said.what = What::ContainmentKnown;
    if (!entries.empty())
        said.sequence = entries.back().position.sequence;
    else if (std::holds_alternative<StartOperation>(command))
        said.what = What::UnitOpened;
    else if (const auto *in = std::get_if<SignIn>(&command))
        add(said, OperatorSignedIn{in->person, {}}, plant);
    else if (const auto *move = std::get_if<MoveUnit>(&command))
        said.text = move->location;
    else if (const auto *all = std::get_if<MoveContainer>(&command))
        said.text = all->location;
    const bool one = !std::holds_alternative<ShipOrder>(command); // of a shipment none is the one
    if (one && !entries.empty() && entries.front().entry.subject().kind() == Subject::Kind::Container)
        said.container = ContainerId::fromText(entries.front().entry.subject().name());
    said.operationName = operationName(plant, said.operation);
    return said;
}

Answer answerFor(const Refusal &refusal, const Plant &plant)
{
    Answer said{.kind = Answer::Kind::Refused, .refusal = refusal};
    if (refusal.reason == Reason::OnHold || refusal.reason == Reason::Contained
        || refusal.reason == Reason::LotOnHold || refusal.reason == Reason::ComponentOnHold)
        said.kind = Answer::Kind::Held;
    else if (refusal.reason == Reason::PartialRead || refusal.reason == Reason::ReadTwice)
        said.kind = Answer::Kind::Attention;
    said.unit = refusal.subject ? refusal.subject->unit() : std::nullopt;
    said.operation = refusal.operation;
    said.operationName = operationName(plant, refusal.operation);
    return said;
}

Answer answerFor(const Entry &entry, const Plant &plant)
{
    Answer said{.kind = Answer::Kind::Accepted, .atMs = entry.stamp.wallMs, .unit = entry.subject().unit()};
    said.what = match(
        entry.event, [](const OperationStarted &) { return What::OperationStarted; },
        [](const OperationPaused &) { return What::OperationPaused; },
        [](const OperationResumed &) { return What::OperationResumed; },
        [](const OperationCompleted &) { return What::OperationCompleted; },
        [](const OperationFailed &) { return What::OperationFailed; },
        [](const ComponentInstalled &) { return What::ComponentInstalled; },
        [](const ComponentRemoved &) { return What::ComponentRemoved; },
        [](const LotLoaded &) { return What::LotLoaded; },
        [](const LotUnloaded &) { return What::LotUnloaded; },
        [](const TestRecorded &) { return What::MeasurementRecorded; },
        [](const UnitMoved &) { return What::UnitMoved; },
        [](const UnitPacked &) { return What::UnitPacked; },
        [](const IdentifierBound &) { return What::IdentifierBound; },
        [](const auto &) { return What::Nothing; });
    add(said, entry.event, plant);
    said.operationName = operationName(plant, said.operation);
    return said;
}

Answer answerFor(const Question &question)
{
    Answer said = question.about;
    said.kind = Answer::Kind::Attention;
    said.refusal.reset(); // the question is the answer now
    said.sequence = 0;
    switch (question.kind) {
    case Question::Kind::Signature:
        said.what = What::AskSignature;
        break;
    case Question::Kind::UndoLast:
        said.what = What::AskUndo;
        break;
    case Question::Kind::LeaveOpenUnit:
        said.what = What::AskConfirmLeave;
        break;
    case Question::Kind::OverrideRefusal:
        said.what = What::AskOverride;
        break;
    case Question::Kind::PrintAgain:
        said.what = What::AskPrintAgain;
        break;
    case Question::Kind::WhichPart:
        said.what = What::AskPart;
        break;
    case Question::Kind::WriteTag:
        said.what = What::AskTag;
        break;
    case Question::Kind::WhatWithContainer:
        said.what = What::AskContainer;
        break;
    case Question::Kind::RecordFail:
        said.what = What::AskRecordFail;
        break;
    case Question::Kind::WhichRework:
    case Question::Kind::WhichRetestReason:
    case Question::Kind::WhichHoldReason:
    case Question::Kind::WhichDefect:
    case Question::Kind::WhichReprintReason:
    case Question::Kind::WhichVoidReason:
    case Question::Kind::WhichNonconformance:
    case Question::Kind::WhyDeclined:
    case Question::Kind::WhyUnpacked:
    case Question::Kind::WhichStopReason:
        said.what = What::AskChoice;
        break;
    }
    return said;
}

QStringList repairStations(const Plant &plant)
{
    QStringList names;
    for (const auto &[name, station] : plant.stations) {
        if (station.kind == Station::Kind::Repair)
            names.append(name.text());
    }
    return names;
}

void addNext(Answer &answer, const Conversation &c)
{
    if (answer.what == What::OperationFailed) {
        answer.nextStations = repairStations(c.plant);
        return;
    }
    const bool moves = answer.kind == Answer::Kind::Completed || answer.what == What::ReworkReturned
        || answer.what == What::OperationSkipped;
    const Routing *routing = moves && answer.unit == c.open ? c.plant.routing(c.openUnit.routing) : nullptr;
    const Operation *due = routing ? dueOperation(c.openUnit, *routing) : nullptr;
    if (!due)
        return;
    answer.nextOperation = due->id;
    for (const StationName &station : due->stations)
        answer.nextStations.append(station.text());
}

} // namespace unitrail
