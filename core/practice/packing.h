// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/names.h"
#include "core/practice/random.h"
#include "core/practice/stories.h"

#include <map>
#include <optional>
#include <vector>

namespace unitrail {

/** Units in cartons of 10 on a pallet of 80 for one customer, or for the stock. */
struct Pallet {
    QString sscc;
    int lane = 0;
    std::vector<int> units;
    [[nodiscard]] bool leaves() const;
    [[nodiscard]] QString location() const; ///< bay and pallet: where its units stand before they leave
};

/** Where a unit goes at packing, and what becomes full by it. */
struct PackingPlace {
    ContainerId carton;
    bool fullCarton = false;
    std::optional<Pallet> fullPallet;
};

/** The open cartons and pallets of the packing place, one of each for a destination and product. */
class Packing {
public:
    static constexpr int cartonSize = 10, palletSize = 80; ///< DEMO_FACTORY E1, operation 100

    explicit Packing(quint64 seed)
        : m_seed(seed)
    { }

    PackingPlace put(int unit, const PartNumber &product, const UnitStory &story);
    /** What is still open when the campaign ends: cartons to be sealed, pallets to be moved. */
    struct Rest {
        std::vector<ContainerId> cartons;
        std::vector<Pallet> pallets;
    };
    Rest close();

private:
    struct Open {
        std::optional<ContainerId> carton;
        int inCarton = 0;
        Pallet pallet;
    };
    [[nodiscard]] int laneOf(int unit, const UnitStory &story) const;
    QString nextSscc();

    quint64 m_seed;
    qint64 m_containers = 0;
    std::map<std::pair<int, PartNumber>, Open> m_open;
};

} // namespace unitrail
