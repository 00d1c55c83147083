// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/events.h"

#include <QLatin1StringView>

#include <tuple>

/*
 * The JSON names of every event and its members, in the order of the members. These names are for ever: a
 * field may be added at the end as an optional, never renamed, never reused, never made compulsory. Names
 * taken by the envelope (core/domain/event_json.cpp) may not be used: a test proves it.
 */
namespace unitrail {

using namespace Qt::Literals::StringLiterals;

template <typename Struct, typename Member> struct Field {
    constexpr Field(QLatin1StringView jsonName, Member Struct::*field)
        : name(jsonName)
        , member(field)
    { }
    QLatin1StringView name;
    Member Struct::*member;
};
template <typename Struct, typename Member>
Field(QLatin1StringView, Member Struct::*) -> Field<Struct, Member>;

template <typename T> struct Fields;

// clang-format off
template<> struct Fields<Component> { static constexpr auto list = std::tuple(
    Field("part"_L1, &Component::part), Field("ser"_L1, &Component::serial), Field("lot"_L1, &Component::lot),
    Field("rev"_L1, &Component::revision), Field("pos"_L1, &Component::position), Field("qty"_L1, &Component::quantity),
    Field("ld"_L1, &Component::fromLoadedLot)); };
template<> struct Fields<Measurement> { static constexpr auto list = std::tuple(
    Field("c"_L1, &Measurement::characteristic), Field("n"_L1, &Measurement::index), Field("x"_L1, &Measurement::value),
    Field("unit"_L1, &Measurement::unit), Field("lo"_L1, &Measurement::lower), Field("hi"_L1, &Measurement::upper),
    Field("lr"_L1, &Measurement::limitRevision), Field("res"_L1, &Measurement::verdict), Field("g"_L1, &Measurement::gauge),
    Field("sent"_L1, &Measurement::raw), Field("due"_L1, &Measurement::gaugeDue), Field("att"_L1, &Measurement::attempt),
    Field("why"_L1, &Measurement::why)); };
template<> struct Fields<Refusal> { static constexpr auto list = std::tuple(
    Field("why"_L1, &Refusal::reason), Field("subject"_L1, &Refusal::subject), Field("op"_L1, &Refusal::operation),
    Field("part"_L1, &Refusal::part), Field("other"_L1, &Refusal::other), Field("stations"_L1, &Refusal::stations),
    Field("names"_L1, &Refusal::names), Field("detail"_L1, &Refusal::detail), Field("when"_L1, &Refusal::at)); };

template<> struct Fields<SignedEntry> { static constexpr auto list = std::tuple(
    Field("entry"_L1, &SignedEntry::entry), Field("sha256"_L1, &SignedEntry::sha256)); };

template<> struct Fields<ContainmentRule> { static constexpr auto list = std::tuple(
    Field("subject"_L1, &ContainmentRule::subject), Field("contains"_L1, &ContainmentRule::contains), Field("part"_L1, &ContainmentRule::part), Field("op"_L1, &ContainmentRule::operation), Field("station"_L1, &ContainmentRule::station), Field("person"_L1, &ContainmentRule::person), Field("gauge"_L1, &ContainmentRule::gauge), Field("from"_L1, &ContainmentRule::fromMs), Field("to"_L1, &ContainmentRule::toMs), Field("rev"_L1, &ContainmentRule::revision), Field("serials"_L1, &ContainmentRule::serials), Field("serFrom"_L1, &ContainmentRule::serialFrom), Field("serTo"_L1, &ContainmentRule::serialTo)); };

#define UNITRAIL_EVENT(Type, ...) \
    template<> struct Fields<Type> { \
        using E = Type; \
        static constexpr QLatin1StringView kind = QLatin1StringView(#Type); \
        static constexpr auto list = std::tuple(__VA_ARGS__); \
    };
UNITRAIL_EVENT(UnitCreated, Field("rev"_L1, &E::revision), Field("rt"_L1, &E::routing), Field("wo"_L1, &E::order),
    Field("lot"_L1, &E::productLot), Field("minted"_L1, &E::minted))
UNITRAIL_EVENT(IdentifierBound, Field("type"_L1, &E::type), Field("value"_L1, &E::value))
UNITRAIL_EVENT(IdentifierVoided, Field("type"_L1, &E::type), Field("value"_L1, &E::value), Field("why"_L1, &E::why))
UNITRAIL_EVENT(OperationStarted, Field("op"_L1, &E::operation), Field("pass"_L1, &E::pass), Field("why"_L1, &E::why))
UNITRAIL_EVENT(OperationPaused, Field("op"_L1, &E::operation))
UNITRAIL_EVENT(OperationResumed, Field("op"_L1, &E::operation))
UNITRAIL_EVENT(OperationCompleted, Field("op"_L1, &E::operation), Field("pass"_L1, &E::pass), Field("last"_L1, &E::last))
UNITRAIL_EVENT(OperationFailed, Field("op"_L1, &E::operation), Field("pass"_L1, &E::pass), Field("defects"_L1, &E::defects), Field("note"_L1, &E::note))
UNITRAIL_EVENT(OperationSkipped, Field("op"_L1, &E::operation), Field("why"_L1, &E::why), Field("last"_L1, &E::last))
UNITRAIL_EVENT(OperationWaived, Field("op"_L1, &E::operation), Field("why"_L1, &E::why), Field("last"_L1, &E::last))
UNITRAIL_EVENT(ComponentInstalled, Field("op"_L1, &E::operation), Field("cmp"_L1, &E::components))
UNITRAIL_EVENT(ComponentRemoved, Field("cmp"_L1, &E::components), Field("why"_L1, &E::why), Field("to"_L1, &E::destination))
UNITRAIL_EVENT(LotReceived, Field("exp"_L1, &E::expiry), Field("status"_L1, &E::status), Field("supplier"_L1, &E::supplier), Field("qty"_L1, &E::quantity))
UNITRAIL_EVENT(LotLoaded, Field("lot"_L1, &E::lot), Field("exp"_L1, &E::expiry), Field("qty"_L1, &E::quantity))
UNITRAIL_EVENT(LotUnloaded, Field("lot"_L1, &E::lot), Field("why"_L1, &E::why))
UNITRAIL_EVENT(TestRecorded, Field("op"_L1, &E::operation), Field("pass"_L1, &E::pass), Field("m"_L1, &E::measurements),
    Field("program"_L1, &E::program), Field("source"_L1, &E::source))
UNITRAIL_EVENT(DefectRecorded, Field("op"_L1, &E::operation), Field("defect"_L1, &E::defect), Field("place"_L1, &E::place), Field("note"_L1, &E::note),
    Field("symptom"_L1, &E::symptom), Field("pic"_L1, &E::picture), Field("x"_L1, &E::x), Field("y"_L1, &E::y), Field("c"_L1, &E::characteristic), Field("photos"_L1, &E::photos))
UNITRAIL_EVENT(RepairRecorded, Field("action"_L1, &E::action), Field("cause"_L1, &E::cause), Field("defect"_L1, &E::defect), Field("note"_L1, &E::note),
    Field("of"_L1, &E::of), Field("cmp"_L1, &E::replaced))
UNITRAIL_EVENT(ReworkReturned, Field("from"_L1, &E::from), Field("to"_L1, &E::to), Field("again"_L1, &E::invalidated), Field("why"_L1, &E::why))
UNITRAIL_EVENT(HoldPlaced, Field("hold"_L1, &E::hold), Field("reason"_L1, &E::reason), Field("note"_L1, &E::note))
UNITRAIL_EVENT(HoldReleased, Field("hold"_L1, &E::hold), Field("why"_L1, &E::why))
UNITRAIL_EVENT(UnitScrapped, Field("why"_L1, &E::why))
UNITRAIL_EVENT(UnitMoved, Field("to"_L1, &E::location))
UNITRAIL_EVENT(UnitPacked, Field("in"_L1, &E::container))
UNITRAIL_EVENT(UnitUnpacked, Field("in"_L1, &E::container), Field("why"_L1, &E::why))
UNITRAIL_EVENT(ContainerSealed, Field("sscc"_L1, &E::sscc))
UNITRAIL_EVENT(UnitReleased, Field("meaning"_L1, &E::meaning))
UNITRAIL_EVENT(UnitShipped, Field("customer"_L1, &E::customer), Field("order"_L1, &E::order))
UNITRAIL_EVENT(UnitReturned, Field("customer"_L1, &E::customer), Field("symptom"_L1, &E::symptom))
UNITRAIL_EVENT(OperatorSignedIn, Field("who"_L1, &E::person), Field("method"_L1, &E::method))
UNITRAIL_EVENT(OperatorSignedOut, Field("who"_L1, &E::person), Field("why"_L1, &E::why))
UNITRAIL_EVENT(ScanRefused, Field("refusal"_L1, &E::refusal), Field("code"_L1, &E::code))
UNITRAIL_EVENT(OverrideGranted, Field("refusal"_L1, &E::refusal), Field("second"_L1, &E::secondPerson), Field("why"_L1, &E::why))
UNITRAIL_EVENT(EventVoided, Field("fix"_L1, &E::event), Field("why"_L1, &E::why))
UNITRAIL_EVENT(StationStarted, Field("version"_L1, &E::version), Field("plant"_L1, &E::plantRevision), Field("digest"_L1, &E::plantDigest), Field("bt"_L1, &E::boot))
UNITRAIL_EVENT(ClockStepped, Field("from"_L1, &E::fromMs), Field("to"_L1, &E::toMs))
UNITRAIL_EVENT(PlantReleased, Field("revision"_L1, &E::revision), Field("digest"_L1, &E::digest), Field("routings"_L1, &E::routings))
UNITRAIL_EVENT(SerialBlockLeased, Field("part"_L1, &E::part), Field("first"_L1, &E::first), Field("last"_L1, &E::last), Field("source"_L1, &E::source))
UNITRAIL_EVENT(IdentifierReserved, Field("type"_L1, &E::type), Field("value"_L1, &E::value))
UNITRAIL_EVENT(IdentifierPrinted, Field("type"_L1, &E::type), Field("value"_L1, &E::value), Field("copy"_L1, &E::copy), Field("why"_L1, &E::why), Field("printer"_L1, &E::printer), Field("label"_L1, &E::label))
UNITRAIL_EVENT(AttachmentAdded, Field("sha256"_L1, &E::sha256), Field("name"_L1, &E::name), Field("media"_L1, &E::mediaType), Field("size"_L1, &E::size), Field("place"_L1, &E::place))
UNITRAIL_EVENT(ParameterRecorded, Field("op"_L1, &E::operation), Field("name"_L1, &E::name), Field("value"_L1, &E::value), Field("unit"_L1, &E::unit))
UNITRAIL_EVENT(ToolUsed, Field("op"_L1, &E::operation), Field("kind"_L1, &E::kind), Field("name"_L1, &E::name))
UNITRAIL_EVENT(NonconformanceOpened, Field("nc"_L1, &E::nonconformance), Field("op"_L1, &E::operation), Field("defects"_L1, &E::defects), Field("note"_L1, &E::note))
UNITRAIL_EVENT(NonconformanceAdvanced, Field("nc"_L1, &E::nonconformance), Field("state"_L1, &E::state), Field("why"_L1, &E::why))
UNITRAIL_EVENT(NonconformanceDispositioned, Field("nc"_L1, &E::nonconformance), Field("disp"_L1, &E::disposition), Field("why"_L1, &E::why), Field("concession"_L1, &E::concession), Field("capa"_L1, &E::capa), Field("to"_L1, &E::returnTo))
UNITRAIL_EVENT(NonconformanceClosed, Field("nc"_L1, &E::nonconformance), Field("why"_L1, &E::why))
UNITRAIL_EVENT(ConcessionGranted, Field("kind"_L1, &E::kind), Field("part"_L1, &E::part), Field("op"_L1, &E::operation), Field("c"_L1, &E::characteristic), Field("defect"_L1, &E::defect), Field("max"_L1, &E::countMax), Field("till"_L1, &E::validThrough), Field("why"_L1, &E::why))
UNITRAIL_EVENT(ConcessionUsed, Field("concession"_L1, &E::concession), Field("op"_L1, &E::operation), Field("c"_L1, &E::characteristic))
UNITRAIL_EVENT(SignatureApplied, Field("meaning"_L1, &E::meaning), Field("signer"_L1, &E::signer), Field("name"_L1, &E::printedName), Field("method"_L1, &E::method), Field("signs"_L1, &E::entries), Field("why"_L1, &E::why))
UNITRAIL_EVENT(SignatureDeclined, Field("meaning"_L1, &E::meaning), Field("signer"_L1, &E::signer), Field("name"_L1, &E::printedName), Field("why"_L1, &E::why))
UNITRAIL_EVENT(GaugeChecked, Field("good"_L1, &E::good), Field("due"_L1, &E::due), Field("note"_L1, &E::note))
UNITRAIL_EVENT(ControlLimitsFrozen, Field("station"_L1, &E::station), Field("process"_L1, &E::process), Field("chart"_L1, &E::chart), Field("subgroup"_L1, &E::subgroup), Field("n"_L1, &E::n), Field("centre"_L1, &E::centre), Field("lower"_L1, &E::lower), Field("upper"_L1, &E::upper), Field("rangeCentre"_L1, &E::rangeCentre), Field("rangeUpper"_L1, &E::rangeUpper))
UNITRAIL_EVENT(ServiceOpened, Field("order"_L1, &E::order), Field("customer"_L1, &E::customer), Field("symptom"_L1, &E::symptom))
UNITRAIL_EVENT(ServiceClosed, Field("order"_L1, &E::order), Field("why"_L1, &E::why))
UNITRAIL_EVENT(UnitDecommissioned, Field("why"_L1, &E::why))
UNITRAIL_EVENT(LoosePacked, Field("lot"_L1, &E::lot), Field("quantity"_L1, &E::quantity))
UNITRAIL_EVENT(LooseUnpacked, Field("lot"_L1, &E::lot), Field("quantity"_L1, &E::quantity), Field("why"_L1, &E::why))
UNITRAIL_EVENT(ContainmentIssued, Field("version"_L1, &E::version), Field("rules"_L1, &E::rules), Field("reason"_L1, &E::reason), Field("note"_L1, &E::note), Field("key"_L1, &E::key), Field("signature"_L1, &E::signature), Field("action"_L1, &E::action), Field("divert"_L1, &E::divertTo), Field("issued"_L1, &E::issuedMs), Field("issuedAt"_L1, &E::issuedAt), Field("issuer"_L1, &E::issuer))
UNITRAIL_EVENT(ContainmentAcknowledged, Field("version"_L1, &E::version), Field("carrier"_L1, &E::carrier))
UNITRAIL_EVENT(ContainmentLifted, Field("version"_L1, &E::version), Field("why"_L1, &E::why))
UNITRAIL_EVENT(ConflictResolved, Field("kept"_L1, &E::kept), Field("aside"_L1, &E::setAside), Field("why"_L1, &E::why))
UNITRAIL_EVENT(CorrectionProposed, Field("fix"_L1, &E::event), Field("field"_L1, &E::field), Field("before"_L1, &E::before), Field("after"_L1, &E::after), Field("why"_L1, &E::why))
UNITRAIL_EVENT(EventCorrected, Field("fix"_L1, &E::event), Field("field"_L1, &E::field), Field("before"_L1, &E::before), Field("after"_L1, &E::after), Field("why"_L1, &E::why), Field("proposal"_L1, &E::proposal))
UNITRAIL_EVENT(RecallCaseOpened, Field("question"_L1, &E::question), Field("snapshot"_L1, &E::snapshot), Field("units"_L1, &E::units))
UNITRAIL_EVENT(RecallUnitClosed, Field("case"_L1, &E::recall), Field("outcome"_L1, &E::outcome), Field("note"_L1, &E::note))
UNITRAIL_EVENT(RecallCaseClosed, Field("why"_L1, &E::why))
UNITRAIL_EVENT(AndonCalled, Field("why"_L1, &E::why), Field("subject"_L1, &E::subject))
UNITRAIL_EVENT(AndonAnswered, Field("call"_L1, &E::call), Field("note"_L1, &E::note))
UNITRAIL_EVENT(StationStopped, Field("reason"_L1, &E::reason), Field("planned"_L1, &E::planned))
UNITRAIL_EVENT(StationResumed, Field("note"_L1, &E::note))
UNITRAIL_EVENT(DrillCompleted, Field("question"_L1, &E::question), Field("seconds"_L1, &E::seconds), Field("expected"_L1, &E::expected), Field("missing"_L1, &E::missing), Field("extra"_L1, &E::extra), Field("report"_L1, &E::report))
UNITRAIL_EVENT(FigureFrozen, Field("definition"_L1, &E::definition), Field("filters"_L1, &E::filters), Field("value"_L1, &E::value), Field("units"_L1, &E::units), Field("digest"_L1, &E::digest), Field("position"_L1, &E::position))
UNITRAIL_EVENT(LotInspected, Field("op"_L1, &E::operation), Field("plan"_L1, &E::plan), Field("size"_L1, &E::size), Field("sample"_L1, &E::sample), Field("bad"_L1, &E::nonconforming), Field("ac"_L1, &E::accept), Field("accepted"_L1, &E::accepted), Field("why"_L1, &E::why))
#undef UNITRAIL_EVENT
// clang-format on

} // namespace unitrail
