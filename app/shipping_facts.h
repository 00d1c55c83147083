// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/code.h"
#include "core/trace/shipment.h"

#include <optional>

namespace unitrail {

/** What figures.db says of shipments. */
struct ShippingFacts {
    std::vector<ShippedOrder> orders;
    std::vector<UnitId> away; ///< in service, or come back
    std::optional<PackList> sent; ///< of one order
};

/** Read beside a running station, on connections of its own: for another thread. */
Result<ShippingFacts> shippingFacts(const QString &directory, const QString &order);

/** The units that a code may name, as the journal knows them. */
Result<std::vector<UnitId>> unitsIn(const Code &code, Journal &journal);

/** A delivery note carries the number of the customer's order as GS1 says it (400), or alone; else empty. */
QString customerOrderIn(const Code &code);

} // namespace unitrail
