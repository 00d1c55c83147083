// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"
#include "core/domain/commands.h"

#include <utility>
#include <vector>

/*
 * What is laid out for orders of customers and has not left: nothing of it is recorded before it leaves, so
 * it is no entry. It stands in "shipments.json" of the data directory, so that a restart loses nothing of it.
 */
namespace unitrail {

class ShipmentDrafts {
public:
    /** What cannot be understood is set aside, and takeTrouble() says where. */
    static ShipmentDrafts ofDirectory(const QString &directory);
    [[nodiscard]] QString takeTrouble() { return std::exchange(m_trouble, {}); }

    [[nodiscard]] const std::vector<ShipOrder> &all() const { return m_all; }
    [[nodiscard]] const ShipOrder *find(const QString &order) const;
    /** Written at once, in place of what was laid out for that order. */
    Outcome put(const ShipOrder &draft);
    Outcome drop(const QString &order);

private:
    explicit ShipmentDrafts(QString path)
        : m_path(std::move(path))
    { }
    [[nodiscard]] bool read();
    [[nodiscard]] Outcome write() const;

    QString m_path;
    QString m_trouble;
    std::vector<ShipOrder> m_all;
};

} // namespace unitrail
