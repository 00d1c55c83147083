// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/decimal.h"
#include "core/base/event_id.h"
#include "core/domain/names.h"
#include "core/domain/refusal.h"

#include <QDate>

#include <optional>
#include <variant>
#include <vector>

/*
 * Facts, past tense. The order of the members is the order in core/domain/event_json.cpp, and the JSON names
 * there are for ever. A new kind is a new struct at the end of Event; the compiler names the places to teach.
 */
namespace unitrail {

enum class Verdict { Pass, Marginal, Fail, Error, Aborted, Skipped, NotRun, PassOnConcession };

/** Something built in: a serialized unit, or a piece of a lot. */
struct Component {
    PartNumber part;
    std::optional<SerialNumber> serial;
    std::optional<LotNumber> lot; ///< the lot it comes from; for a serialized one its supplier lot
    QString revision;
    std::optional<PositionName> position;
    Decimal quantity{1, 0}; ///< in the part's unit of measure
    bool fromLoadedLot = false; ///< taken from what was loaded at the station, not scanned for this unit

    [[nodiscard]] std::optional<UnitId> unit() const;
    [[nodiscard]] std::optional<LotId> lotId() const;
    bool operator==(const Component &) const = default;
};

/** One value, with everything it was judged by. */
struct Measurement {
    CharacteristicId characteristic;
    int index = 1; ///< 1..repeats
    QString value; ///< a decimal; for attributes "OK" or "NOK"; else text
    QString unit;
    std::optional<Decimal> lower, upper;
    QString limitRevision;
    Verdict verdict = Verdict::Pass;
    QString gauge; ///< the instrument's own number, or empty
    QString raw; ///< the string it sent, if there was one
    bool operator==(const Measurement &) const = default;
};

struct UnitCreated {
    QString revision;
    QString routing;
    std::optional<OrderNumber> order;
    std::optional<LotNumber> productLot;
    bool minted = false;
    bool operator==(const UnitCreated &) const = default;
};
struct IdentifierBound {
    QString type;
    QString value; ///< "mac", "epc", "customer": another value that resolves to the unit
    bool operator==(const IdentifierBound &) const = default;
};
struct IdentifierVoided {
    QString type;
    QString value;
    QString why;
    bool operator==(const IdentifierVoided &) const = default;
};
struct OperationStarted {
    OperationId operation;
    int pass = 1; ///< 1 the first time, one more after each fail or return
    bool operator==(const OperationStarted &) const = default;
};
struct OperationPaused {
    OperationId operation;
    bool operator==(const OperationPaused &) const = default;
};
struct OperationResumed {
    OperationId operation;
    bool operator==(const OperationResumed &) const = default;
};
struct OperationCompleted {
    OperationId operation;
    int pass = 1;
    bool last = false; ///< the routing is done with it
    bool operator==(const OperationCompleted &) const = default;
};
struct OperationFailed {
    OperationId operation;
    int pass = 1;
    std::vector<DefectCode> defects;
    QString note;
    bool operator==(const OperationFailed &) const = default;
};
struct OperationSkipped {
    OperationId operation;
    QString why;
    bool last = false; ///< the routing is done without it
    bool operator==(const OperationSkipped &) const = default;
};
struct OperationWaived {
    OperationId operation;
    QString why;
    bool last = false;
    bool operator==(const OperationWaived &) const = default;
};
struct ComponentInstalled {
    OperationId operation;
    std::vector<Component> components;
    bool operator==(const ComponentInstalled &) const = default;
};
struct ComponentRemoved {
    std::vector<Component> components;
    QString why;
    QString destination; ///< "scrap", "stock", "supplier"
    bool operator==(const ComponentRemoved &) const = default;
};
struct LotReceived {
    std::optional<QDate> expiry;
    QString status;
    QString supplier; ///< status "released" or "quarantined"
    bool operator==(const LotReceived &) const = default;
};
struct LotLoaded {
    LotId lot;
    std::optional<QDate> expiry;
    std::optional<Decimal> quantity;
    bool operator==(const LotLoaded &) const = default;
};
struct LotUnloaded {
    LotId lot;
    QString why;
    bool operator==(const LotUnloaded &) const = default;
};
struct TestRecorded {
    OperationId operation;
    int pass = 1;
    std::vector<Measurement> measurements;
    bool operator==(const TestRecorded &) const = default;
};
struct DefectRecorded {
    OperationId operation;
    DefectCode defect;
    QString place;
    QString note;
    bool operator==(const DefectRecorded &) const = default;
};
struct RepairRecorded {
    QString action;
    QString cause;
    std::optional<DefectCode> defect;
    QString note;
    bool operator==(const RepairRecorded &) const = default;
};
struct ReworkReturned {
    OperationId from;
    OperationId to;
    std::vector<OperationId> invalidated;
    QString why; ///< to be done again; never erased
    bool operator==(const ReworkReturned &) const = default;
};
struct HoldPlaced {
    HoldId hold;
    QString reason;
    QString note;
    bool operator==(const HoldPlaced &) const = default;
};
struct HoldReleased {
    HoldId hold;
    QString why;
    bool operator==(const HoldReleased &) const = default;
};
struct UnitScrapped {
    QString why;
    bool operator==(const UnitScrapped &) const = default;
};
struct UnitMoved {
    QString location;
    bool operator==(const UnitMoved &) const = default;
};
struct UnitPacked {
    ContainerId container;
    bool operator==(const UnitPacked &) const = default;
};
struct UnitUnpacked {
    ContainerId container;
    QString why;
    bool operator==(const UnitUnpacked &) const = default;
};
struct ContainerSealed {
    QString sscc;
    bool operator==(const ContainerSealed &) const = default;
};
struct UnitReleased {
    QString meaning; ///< what the signer said by it
    bool operator==(const UnitReleased &) const = default;
};
struct UnitShipped {
    QString customer;
    QString order;
    bool operator==(const UnitShipped &) const = default;
};
struct UnitReturned {
    QString customer;
    QString symptom;
    bool operator==(const UnitReturned &) const = default;
};
struct OperatorSignedIn {
    PersonId person;
    QString method; ///< "badge"
    bool operator==(const OperatorSignedIn &) const = default;
};
struct OperatorSignedOut {
    PersonId person;
    QString why;
    bool operator==(const OperatorSignedOut &) const = default;
};
struct ScanRefused {
    Refusal refusal;
    QString code; ///< what was read, as text
    bool operator==(const ScanRefused &) const = default;
};
struct OverrideGranted {
    Refusal refusal;
    PersonId secondPerson;
    QString why;
    bool operator==(const OverrideGranted &) const = default;
};
struct EventVoided {
    EventId event;
    QString why; ///< compensates; the voided entry stays and no longer counts
    bool operator==(const EventVoided &) const = default;
};
struct StationStarted {
    QString version;
    QString plantRevision;
    QString plantDigest;
    QString boot;
    ///< until the next one in this chain, every entry was made by this program, judged by this plant, in this
    ///< boot
    bool operator==(const StationStarted &) const = default;
};
struct ClockStepped {
    qint64 fromMs = 0;
    qint64 toMs = 0;
    bool operator==(const ClockStepped &) const = default;
};
struct PlantReleased {
    QString revision;
    QString digest;
    std::vector<QString> routings; ///< "LA-40/7=<sha256>": what each revision means, for ever
    bool operator==(const PlantReleased &) const = default;
};

using Event = std::variant<UnitCreated, IdentifierBound, IdentifierVoided, OperationStarted, OperationPaused,
    OperationResumed, OperationCompleted, OperationFailed, OperationSkipped, OperationWaived,
    ComponentInstalled, ComponentRemoved, LotReceived, LotLoaded, LotUnloaded, TestRecorded, DefectRecorded,
    RepairRecorded, ReworkReturned, HoldPlaced, HoldReleased, UnitScrapped, UnitMoved, UnitPacked,
    UnitUnpacked, ContainerSealed, UnitReleased, UnitShipped, UnitReturned, OperatorSignedIn,
    OperatorSignedOut, ScanRefused, OverrideGranted, EventVoided, StationStarted, ClockStepped,
    PlantReleased>;

/** The stable name of an event's kind: "OperationStarted". */
QString eventKind(const Event &event);
QString verdictName(Verdict verdict);
std::optional<Verdict> verdictFromName(const QString &name);

} // namespace unitrail
