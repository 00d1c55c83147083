// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/practice/random.h"

#include <vector>

namespace unitrail {

/** What is written for one unit in advance. Everything else is left to chance. */
struct UnitStory {
    enum class Fate {
        Ordinary, ///< as chance will have it
        Ships, ///< never scrapped, leaves on a customer's pallet
        Stays, ///< is finished, and in stock at the end
        Stuck, ///< still in process at the end
        Scrapped, ///< fails and is scrapped by a supervisor
    };
    Fate fate = Fate::Ordinary;
    std::optional<int> customer; ///< 0..4; where it ships to
    bool recalledEncoder = false; ///< story 1
    bool encoderReplaced = false; ///< ... which fails at calibration and is exchanged at repair
    bool mixedBearings = false; ///< story 3
    bool testedOut = false; ///< story 6: fails the load test until its attempts are used up; then by its fate
    bool comesBack = false; ///< story 8
    bool firstHalf = true; ///< of those in stock: on the first of two pallets

    [[nodiscard]] bool ordinary() const { return fate == Fate::Ordinary; }
};

/**
 * The story lines of the demo factory (DEMO_FACTORY E5) that entries of one station's journal can tell, for a
 * campaign of that many units. With 5,000 units they have the sizes written there; smaller campaigns have
 * them scaled down, or not at all where they would not fit.
 */
class Stories {
public:
    Stories(const Plant &plant, const Routing &routing, int units, Random &random);

    [[nodiscard]] const UnitStory &of(int unit) const { return m_units[size_t(unit)]; }
    [[nodiscard]] const std::vector<const WorkOrder *> &orders() const { return m_orders; }
    /** Which of the orders a unit is built for; none: the plant has no orders. */
    [[nodiscard]] const WorkOrder *orderOf(int unit) const;

    /** Orders of the campaign that one supplier lot is issued to, and how its units end (story 1, 5,000
     * units). */
    static constexpr int recalledEver = 143, recalledReplaced = 3, recalledScrapped = 6, recalledStuck = 9,
                         recalledStock = 21;
    static constexpr int recalledOrders = 3;
    static constexpr int fullCampaign = 5000;
    static constexpr int unitsMin
        = 1000; ///< a smaller campaign has no stories: their shares would round to nothing
    static constexpr int customers = 5;

private:
    [[nodiscard]] int scaled(int count) const;
    void tellRecall(Random &random);
    void tellBearingMix();
    void tellReworkLoop();
    void tellReturns();

    int m_count;
    int m_perOrder = 0;
    std::vector<const WorkOrder *> m_orders;
    std::vector<UnitStory> m_units;
};

} // namespace unitrail
