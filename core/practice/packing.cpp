// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/practice/packing.h"

#include "core/practice/labels.h"

namespace unitrail {

/* Lanes 0 to 4 are customers; then the stock, and the two pallets of it that story 1 speaks of. */
static constexpr int stockLane = Stories::customers;
static constexpr int firstStoryLane = stockLane + 1, secondStoryLane = stockLane + 2;
/** Other units that fill those two pallets up; 11 more must find room. */
static constexpr int fillersMax = 40;

bool Pallet::leaves() const
{
    return lane < stockLane;
}

QString Pallet::location() const
{
    return QStringLiteral("FG-%1/%2").arg(std::min(lane, stockLane) + 1).arg(sscc);
}

QString Packing::nextSscc()
{
    return ssccOf(++m_containers);
}

int Packing::laneOf(int unit, const UnitStory &story) const
{
    if (story.customer)
        return *story.customer;
    if (story.fate == UnitStory::Fate::Stays)
        return story.firstHalf ? firstStoryLane : secondStoryLane;
    // Orders of customers come in tens; one ten of ten is for the stock.
    Random random(m_seed ^ quint64(unit / cartonSize) * 0x9e3779b97f4a7c15);
    const int lane = random.below(2 * Stories::customers);
    if (lane == 0 && story.fate != UnitStory::Fate::Ships)
        return stockLane;
    return lane / 2;
}

PackingPlace Packing::put(int unit, const PartNumber &product, const UnitStory &story)
{
    int lane = laneOf(unit, story);
    for (const int open : {firstStoryLane, secondStoryLane}) {
        const auto filled = m_open.find({open, product});
        if (lane == stockLane && filled != m_open.end()
            && int(filled->second.pallet.units.size()) < fillersMax)
            lane = open;
    }
    Open &open = m_open[{lane, product}];
    if (open.pallet.sscc.isEmpty())
        open.pallet = {.sscc = nextSscc(), .lane = lane, .units = {}};
    if (!open.carton)
        open.carton = ContainerId::known(nextSscc());
    PackingPlace place{.carton = *open.carton, .fullPallet = {}};
    open.pallet.units.push_back(unit);
    if (++open.inCarton == cartonSize) {
        place.fullCarton = true;
        open.carton.reset();
        open.inCarton = 0;
    }
    if (int(open.pallet.units.size()) == palletSize) {
        place.fullPallet = std::move(open.pallet);
        m_open.erase({lane, product});
    }
    return place;
}

Packing::Rest Packing::close()
{
    Rest rest;
    for (auto &[key, open] : m_open) {
        if (open.carton)
            rest.cartons.push_back(*open.carton);
        rest.pallets.push_back(std::move(open.pallet));
    }
    m_open.clear();
    return rest;
}

} // namespace unitrail
