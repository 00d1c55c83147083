// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/journal/journal.h"

#include <QJsonObject>

namespace unitrail {

class Figures;

/** What is packed for one order of a customer, or was sent for it. */
struct PackList {
    struct Line {
        Subject subject; ///< a container, a unit, or the lot of loose pieces
        int level = 0; ///< so many containers around it
        std::optional<ContainerId> container{}; ///< it lies in
        QString quantity{}; ///< of loose pieces
        QString sscc{}; ///< of a container
        bool sealed = false; ///< the same
        std::optional<LifeCycle> life{}; ///< of a unit, now
        QString location{}; ///< where it is as far as anybody said
        qint64 shippedMs = 0; ///< 0: it has not left
        std::optional<EventId> evidence{}; ///< the entry that says it left
        bool operator==(const Line &) const = default;
    };
    QString order;
    QString customer;
    std::vector<Line> lines; ///< each container in front of what lies in it
    qint64 shippedMs = 0; ///< the last of it; 0: nothing has left
    QString station{}, person{}; ///< who sent that

    [[nodiscard]] int units() const;
    [[nodiscard]] int containers() const; ///< outermost ones
    [[nodiscard]] bool empty() const { return lines.empty(); }
};

/** These containers with all that is in them, and these units, as they stand. */
Result<PackList> packListOf(Journal &journal, const QString &customer, const QString &order,
    const std::vector<ContainerId> &containers, const std::vector<UnitId> &units);

/** What left for that order, in the containers it lay in then; empty: nothing did. The last customer counts.
 */
Result<PackList> shippedFor(Journal &journal, Figures &figures, const QString &order);

/** An order of which something has left. */
struct ShippedOrder {
    QString order, customer;
    int units = 0;
    qint64 lastMs = 0;
    bool operator==(const ShippedOrder &) const = default;
};
/** The last ones first, as far as the last `shipments` units and containers tell. */
Result<std::vector<ShippedOrder>> shippedOrders(Figures &figures, int shipments);

/** In service at a customer's, or come back and not looked after yet; the last one first. */
Result<std::vector<UnitId>> unitsAway(Figures &figures, int limit);

QJsonObject packListJson(const PackList &list);
QString packListText(const PackList &list);

} // namespace unitrail
