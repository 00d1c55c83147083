// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/name.h"

#include <compare>
#include <optional>

namespace unitrail {

struct PartKind {
    static constexpr int sizeMax = 40;
    static constexpr QStringView forbidden = u"/@";
};
struct SerialKind {
    static constexpr int sizeMax = 64;
    static constexpr QStringView forbidden = u"";
};
struct LotKind {
    static constexpr int sizeMax = 64;
    static constexpr QStringView forbidden = u"";
};
struct OperationKind {
    static constexpr int sizeMax = 16;
    static constexpr QStringView forbidden = u"/@";
};
struct StationKind {
    static constexpr int sizeMax = 32;
    static constexpr QStringView forbidden = u"/@";
};
struct PersonKind {
    static constexpr int sizeMax = 32;
    static constexpr QStringView forbidden = u"/@";
};
struct OrderKind {
    static constexpr int sizeMax = 40;
    static constexpr QStringView forbidden = u"/@";
};
struct PositionKind {
    static constexpr int sizeMax = 32;
    static constexpr QStringView forbidden = u"/@";
};
struct CharacteristicKind {
    static constexpr int sizeMax = 40;
    static constexpr QStringView forbidden = u"/@";
};
struct DefectKind {
    static constexpr int sizeMax = 24;
    static constexpr QStringView forbidden = u"/@";
};
struct HoldKind {
    static constexpr int sizeMax = 40;
    static constexpr QStringView forbidden = u"/@";
};
struct ContainerKind {
    static constexpr int sizeMax = 64;
    static constexpr QStringView forbidden = u"";
};

struct NonconformanceKind {
    static constexpr int sizeMax = 40;
    static constexpr QStringView forbidden = u"/@";
};
struct ConcessionKind {
    static constexpr int sizeMax = 40;
    static constexpr QStringView forbidden = u"/@";
};
struct ContainmentKind {
    static constexpr int sizeMax = 40;
    static constexpr QStringView forbidden = u"/@";
};
struct CaseKind {
    static constexpr int sizeMax = 40;
    static constexpr QStringView forbidden = u"/@";
};
struct GaugeKind {
    static constexpr int sizeMax = 40;
    static constexpr QStringView forbidden = u"/@";
};

using PartNumber
    = Name<PartKind>; ///< a product definition (SKU), or the issuer of an identifier we did not make
using SerialNumber = Name<SerialKind>;
using LotNumber = Name<LotKind>;
using OperationId = Name<OperationKind>; ///< the number of an operation on a routing: "040"
using StationName = Name<StationKind>; ///< "ASM-1"
using PersonId = Name<PersonKind>;
using OrderNumber = Name<OrderKind>; ///< a work order
using PositionName = Name<PositionKind>; ///< the place in the assembly: find number or reference designator
using CharacteristicId = Name<CharacteristicKind>;
using DefectCode = Name<DefectKind>;
using HoldId = Name<HoldKind>;
using ContainerId = Name<ContainerKind>;
using NonconformanceId = Name<NonconformanceKind>;
using ConcessionId = Name<ConcessionKind>; ///< of a concession or a deviation
using ContainmentId = Name<ContainmentKind>;
using CaseId = Name<CaseKind>; ///< of a recall
using GaugeId = Name<GaugeKind>; ///< an instrument's own number: "DIN-07"

/** One physical item. The same serial on two parts names two items (FEATURES row 1). */
struct UnitId {
    PartNumber part;
    SerialNumber serial;

    static std::optional<UnitId> fromText(
        const QString &text); ///< "PART/SERIAL"; the serial may hold slashes
    [[nodiscard]] QString text() const { return part.text() + u'/' + serial.text(); }
    auto operator<=>(const UnitId &) const = default;
    bool operator==(const UnitId &) const = default;
};

/** A quantity made or received under the same conditions (ISA-95 material lot). */
struct LotId {
    PartNumber part;
    LotNumber lot;

    static std::optional<LotId> fromText(const QString &text); ///< "PART/LOT"; the lot may hold slashes
    [[nodiscard]] QString text() const { return part.text() + u'/' + lot.text(); }
    auto operator<=>(const LotId &) const = default;
    bool operator==(const LotId &) const = default;
};

/**
 * What an entry is about. A unit is written as "PART/SERIAL"; everything else starts with an at sign,
 * which no part number may hold: "@lot/PART/LOT", "@station/ASM-1", "@container/...", "@order/...",
 * "@person/...", "@operation/...", "@gauge/...", "@characteristic/...", "@concession/...",
 * "@containment/...",
 * "@case/...".
 */
struct Subject {
    enum class Kind {
        Unit,
        Lot,
        Station,
        Container,
        Order,
        Person,
        Operation,
        Plant,
        Gauge,
        Characteristic,
        Concession,
        Containment,
        Case
    };

    static Subject of(const UnitId &unit);
    static Subject of(const LotId &lot);
    static Subject of(const StationName &station);
    static Subject of(const ContainerId &container);
    static Subject of(const OrderNumber &order);
    static Subject of(const PersonId &person);
    static Subject of(const OperationId &operation);
    static Subject of(const GaugeId &gauge);
    static Subject of(const CharacteristicId &characteristic);
    static Subject of(const ConcessionId &concession);
    static Subject of(const ContainmentId &containment);
    static Subject of(const CaseId &recall);
    static Subject plant(); ///< the plant definition itself: "@plant/"
    static std::optional<Subject> fromText(const QString &text);

    [[nodiscard]] Kind kind() const;
    [[nodiscard]] QString name() const; ///< without the "@lot/" in front
    [[nodiscard]] std::optional<UnitId> unit() const;
    [[nodiscard]] std::optional<LotId> lot() const;
    [[nodiscard]] std::optional<ContainerId> container() const;
    [[nodiscard]] const QString &text() const { return m_text; }

    std::strong_ordering operator<=>(const Subject &other) const
    {
        return m_text.compare(other.m_text) <=> 0;
    }
    bool operator==(const Subject &other) const { return m_text == other.m_text; }
    friend size_t qHash(const Subject &subject, size_t seed = 0) { return ::qHash(subject.m_text, seed); }

private:
    explicit Subject(QString text)
        : m_text(std::move(text))
    { }
    QString m_text;
};

} // namespace unitrail
