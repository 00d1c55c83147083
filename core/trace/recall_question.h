// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/names.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace unitrail {

/** One thing that may be bad. What was built with it, from it or by it is recalled. */
struct RecallStart {
    enum class Kind {
        Serial, ///< "PART/SERIAL": a component, or a unit itself
        Lot, ///< "PART/LOT": material, as captured or as told by a component's label
        SupplierLot, ///< the same by the supplier's number alone, of any part
        ProductLot, ///< a lot of our own making: "LOT", or "PART/LOT"
        Order, ///< a work order
        Station,
        Person,
        Gauge, ///< what measured with it
        Fixture,
        Tool,
        Program ///< a test program and its revision
    };
    Kind kind = Kind::Lot;
    QString name; ///< checked for its kind
    /** Both ends included, ms UTC. Of a component: when it was fitted; of an order or an own lot: when the
     * unit was made; of all others: when they worked on the unit. */
    std::optional<qint64> fromMs{}, toMs{};

    /** Input when that text names no such thing. */
    static Result<RecallStart> fromText(Kind kind, const QString &text);

    [[nodiscard]] std::optional<UnitId> unit() const; ///< of Serial
    [[nodiscard]] std::optional<LotId> lot() const; ///< of Lot, and of the others where a part was named
    [[nodiscard]] QString lotNumber() const; ///< of Lot, SupplierLot and ProductLot
    [[nodiscard]] bool holds(qint64 ms) const { return ms >= fromMs.value_or(0) && (!toMs || ms <= *toMs); }
    bool operator==(const RecallStart &) const = default;
};

/** The stable name of a start: "supplier-lot"; also its option on the command line. */
QString recallStartName(RecallStart::Kind kind);
const std::vector<RecallStart::Kind> &recallStartKinds();

/** What is asked: any of these. */
struct RecallQuestion {
    std::vector<RecallStart> starts;
    bool operator==(const RecallQuestion &) const = default;
};

/** By that lot, as captured or as told by a component's label. */
RecallQuestion recallOf(const LotId &lot);

/** {"starts": [{"kind": "lot", "name": "ENC-12/EN2619-B", "from": ms, "to": ms}]} */
QJsonObject questionJson(const RecallQuestion &question);
Result<RecallQuestion> questionFromJson(const QJsonObject &json);
/** One line: "lot ENC-12/EN2619-B, station TST-1 from 2026-04-13T06:00:00Z". */
QString questionText(const RecallQuestion &question);

/** A moment as people type it: ISO 8601; without an offset UTC. A day alone is its first or its last moment.
 */
Result<qint64> momentFromText(const QString &text, bool endOfDay);

} // namespace unitrail
