// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/practice/stories.h"

#include "core/practice/materials.h"

#include <algorithm>

namespace unitrail {

/** The stories speak of operations and parts of the demo factory; another plant has none. */
static bool isTheirs(const Plant &plant, const Routing &routing)
{
    const auto hasOperation
        = [&](QLatin1StringView id) { return routing.find(OperationId::known(id)) != nullptr; };
    const auto hasPart
        = [&](QLatin1StringView number) { return plant.part(PartNumber::known(number)) != nullptr; };
    return hasOperation(QLatin1StringView("050")) && hasOperation(QLatin1StringView("080"))
        && hasPart(Materials::recalledPart) && hasPart(Materials::mixedPart) && hasPart(Materials::noisyPart);
}

Stories::Stories(const Plant &plant, const Routing &routing, int units, Random &random)
    : m_count(units)
    , m_units(size_t(units))
{
    int ordered = 0;
    for (const auto &[number, order] : plant.orders) {
        m_orders.push_back(&order);
        ordered += order.quantity;
    }
    const int orderCount = int(m_orders.size());
    if (orderCount > 0)
        m_perOrder = std::max(
            m_orders.front()->quantity, units > ordered ? (units + orderCount - 1) / orderCount : 0);
    if (units < unitsMin || !isTheirs(plant, routing))
        return;
    tellRecall(random);
    tellBearingMix();
    tellReworkLoop();
    tellReturns();
}

const WorkOrder *Stories::orderOf(int unit) const
{
    if (m_orders.empty())
        return nullptr;
    return m_orders[std::min(size_t(unit / m_perOrder), m_orders.size() - 1)];
}

int Stories::scaled(int count) const
{
    return m_count >= fullCampaign ? count : std::max(1, (count * m_count + fullCampaign / 2) / fullCampaign);
}

/** Story 1: one supplier lot of encoders, issued to three work orders, 143 of their 600 units got one. */
void Stories::tellRecall(Random &random)
{
    if (m_perOrder == 0)
        return;
    const int begun = std::min(m_count / m_perOrder, int(m_orders.size()));
    if (begun < recalledOrders)
        return;
    const int first = std::min(begun - recalledOrders, 20); // WO-26-0421 to 0423 of the full campaign
    const int ever = scaled(recalledEver);
    std::vector<int> recalled;
    for (int i = 0; i < recalledOrders; ++i) {
        const int share = ever / recalledOrders + (i < ever % recalledOrders ? 1 : 0);
        const int begin = (first + i) * m_perOrder
            + m_perOrder * 3 / 10; // the boxes were opened in the middle of each order
        for (int unit = begin; unit < begin + share; ++unit)
            recalled.push_back(unit);
    }
    for (size_t i = recalled.size(); i > 1; --i)
        std::swap(recalled[i - 1], recalled[size_t(random.below(int(i)))]);

    auto next = recalled.begin();
    const auto take = [&](int count, UnitStory::Fate fate) {
        const auto begin = next;
        for (; next != begin + count; ++next)
            m_units[size_t(*next)] = {.fate = fate, .customer = {}, .recalledEncoder = true};
        return begin;
    };
    const int replaced = scaled(recalledReplaced);
    const auto exchanged = take(replaced, UnitStory::Fate::Ships);
    for (auto unit = exchanged; unit != exchanged + replaced; ++unit)
        m_units[size_t(*unit)].encoderReplaced = true;
    take(scaled(recalledScrapped), UnitStory::Fate::Scrapped);
    take(scaled(recalledStuck), UnitStory::Fate::Stuck);
    const int stock = scaled(recalledStock);
    const auto stays = take(stock, UnitStory::Fate::Stays);
    // On the first pallet those that come first down the line.
    std::sort(stays, stays + stock);
    for (int i = 0; i < stock; ++i)
        m_units[size_t(*(stays + i))].firstHalf = i < (stock + 1) / 2;
    int customer = 0;
    const auto shipped = take(int(recalled.end() - next), UnitStory::Fate::Ships);
    for (auto unit = shipped; unit != recalled.end(); ++unit)
        m_units[size_t(*unit)].customer = customer++ % customers;
}

/** Story 3: two boxes of bearings stood open at the press, so that 57 units have one of each lot. */
void Stories::tellBearingMix()
{
    const int change = Materials::mixedBearingsUntil(m_count);
    const int mixed = scaled(57);
    if (change > m_count || mixed > change)
        return;
    for (int unit = change - mixed; unit < change; ++unit)
        m_units[size_t(unit)].mixedBearings = true;
}

/** Story 6: five units fail the load test until the review board has them: two are scrapped, three go on by
 * concession. */
void Stories::tellReworkLoop()
{
    const int loops = scaled(5);
    const int scrapped = loops * 2 / 5;
    for (int i = 0; i < loops; ++i) {
        int unit = m_count / 8 + i * m_count / 10;
        while (!m_units[size_t(unit)].ordinary())
            ++unit;
        m_units[size_t(unit)] = {.fate = i < scrapped ? UnitStory::Fate::Scrapped : UnitStory::Fate::Ships,
            .customer = {},
            .testedOut = true};
    }
}

/** Story 8: four units come back noisy; what they have in common is one lot of gear sets. */
void Stories::tellReturns()
{
    const auto [begin, end] = Materials::noisyGearUnits(m_count);
    // They come back three weeks later; a shorter campaign is over by then.
    if (m_count < 3000 || end > m_count)
        return;
    for (int i = 0; i < 4; ++i) {
        int unit = begin + (end - begin) * (1 + 5 * i) / 20;
        while (!m_units[size_t(unit)].ordinary())
            ++unit;
        m_units[size_t(unit)] = {.fate = UnitStory::Fate::Ships, .customer = i, .comesBack = true};
    }
}

} // namespace unitrail
