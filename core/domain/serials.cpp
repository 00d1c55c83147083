// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/serials.h"

#include <algorithm>

namespace unitrail {

const Part &blockOwner(const Plant &plant, const Part &part)
{
    for (const auto &[number, candidate] : plant.parts) {
        if (candidate.serialBlock == part.serialBlock)
            return candidate;
    }
    return part;
}

/** Where units of the part begin; none: nowhere. */
static const std::vector<StationName> *mintingStations(const Plant &plant, const PartNumber &part)
{
    const Routing *routing = plant.routingOf(part);
    if (!routing)
        return nullptr;
    const auto first = std::find_if(routing->operations.begin(), routing->operations.end(),
        [](const Operation &operation) { return operation.mints; });
    return first == routing->operations.end() ? nullptr : &first->stations;
}

bool isMintedAt(const Plant &plant, const PartNumber &part, const StationName &station)
{
    const auto *stations = mintingStations(plant, part);
    return stations && std::find(stations->begin(), stations->end(), station) != stations->end();
}

static qint64 lastNumber(const Part &part)
{
    qint64 last = 1;
    for (qsizetype digits = std::min<qsizetype>(part.serialBlock.count(u'#'), 18); digits > 0; --digits)
        last *= 10;
    return last - 1;
}

std::vector<SerialBlock> blocksFor(
    const Plant &plant, const StationName &station, const Workplace &workplace, const Part &part)
{
    if (!part.serialBlock.contains(u'#'))
        return {};
    const Part &owner = blockOwner(plant, part);
    std::vector<SerialBlock> blocks;
    bool divided = false, alone = true;
    for (const auto &[number, candidate] : plant.parts) {
        if (candidate.serialBlock != part.serialBlock)
            continue;
        divided = divided || !candidate.serialRanges.empty();
        if (const auto *minting = mintingStations(plant, number))
            alone = alone && std::all_of(minting->begin(), minting->end(), [&](const StationName &name) {
                return name == station;
            });
        const auto range = candidate.serialRanges.find(station);
        if (range != candidate.serialRanges.end())
            blocks.push_back(
                {owner.number, range->second.first, range->second.second, QStringLiteral("plant")});
    }
    if (!divided && alone && isMintedAt(plant, part.number, station))
        blocks.push_back({owner.number, 1, lastNumber(part), QStringLiteral("plant")});
    for (const SerialBlock &leased : workplace.blocks) {
        if (leased.part == owner.number && leased.source != u"plant")
            blocks.push_back(leased);
    }
    std::sort(blocks.begin(), blocks.end(),
        [](const SerialBlock &a, const SerialBlock &b) { return a.first < b.first; });
    return blocks;
}

/** Of all parts that share the block; 0: none yet. */
static qint64 lastMinted(const Plant &plant, const Workplace &workplace, const Part &part)
{
    qint64 last = 0;
    for (const auto &[number, serial] : workplace.minted) {
        const Part *minted = plant.part(number);
        if (minted && minted->serialBlock == part.serialBlock)
            last = std::max(last, runningNumber(*minted, serial).value_or(0));
    }
    return last;
}

std::vector<qint64> nextNumbers(
    const Plant &plant, const StationName &station, const Workplace &workplace, const Part &part, int count)
{
    std::vector<qint64> numbers;
    qint64 behind = lastMinted(plant, workplace, part);
    for (const SerialBlock &block : blocksFor(plant, station, workplace, part)) {
        for (qint64 number = std::max(block.first, behind + 1);
             number <= block.last && int(numbers.size()) < count; ++number) {
            numbers.push_back(number);
            behind = number;
        }
    }
    return numbers;
}

qint64 numbersLeft(
    const Plant &plant, const StationName &station, const Workplace &workplace, const Part &part)
{
    qint64 left = 0;
    qint64 behind = lastMinted(plant, workplace, part);
    for (const SerialBlock &block : blocksFor(plant, station, workplace, part)) {
        left += std::max<qint64>(0, block.last - std::max(block.first, behind + 1) + 1);
        behind = std::max(behind, block.last);
    }
    return left;
}

/** The running number in a text of this block; what follows the block is the check character's affair. */
static std::optional<qint64> numberIn(const QString &block, const QString &text)
{
    if (!block.contains(u'#') || text.size() < block.size())
        return {};
    qint64 number = 0;
    for (qsizetype i = 0; i < block.size(); ++i) {
        const QChar c = text[i];
        if (block[i] != u'#') {
            if (c != block[i])
                return {};
            continue;
        }
        if (c < u'0' || c > u'9' || number > 99'999'999'999'999'999)
            return {};
        number = number * 10 + (c.unicode() - u'0');
    }
    return number;
}

std::optional<qint64> runningNumber(const Part &part, const SerialNumber &serial)
{
    return numberIn(part.serialBlock, serial.text());
}

std::optional<QString> blockWith(const QString &block, qint64 number)
{
    QString text = block;
    const qsizetype digits = text.count(u'#');
    const QString written = QString::number(number).rightJustified(digits, u'0');
    if (digits == 0 || number < 0 || written.size() > digits)
        return {};
    qsizetype next = 0;
    for (QChar &c : text) {
        if (c == u'#')
            c = written[next++];
    }
    return text;
}

std::optional<QString> serialBody(const Part &part, qint64 number)
{
    return blockWith(part.serialBlock, number);
}

// ---- containers

const ContainerType *containerType(const Plant &plant, const QString &name)
{
    const auto &types = plant.containerTypes;
    const auto found = std::find_if(types.begin(), types.end(),
        [&](const ContainerType &type) { return type.name.compare(name, Qt::CaseInsensitive) == 0; });
    return found == types.end() ? nullptr : &*found;
}

const ContainerType *containerTypeOf(const Plant &plant, const ContainerId &container)
{
    const auto &types = plant.containerTypes;
    const auto found = std::find_if(types.begin(), types.end(),
        [&](const ContainerType &type) { return runningNumber(type, container).has_value(); });
    return found == types.end() ? nullptr : &*found;
}

std::optional<qint64> runningNumber(const ContainerType &type, const ContainerId &container)
{
    if (container.text().size() != type.block.size() + (type.gs1Check ? 1 : 0))
        return {};
    return numberIn(type.block, container.text());
}

std::optional<qint64> nextNumber(
    const ContainerType &type, const StationName &station, const Workplace &workplace)
{
    const auto range = type.ranges.find(station);
    if (range == type.ranges.end())
        return {};
    const auto last = workplace.numbered.find(type.name);
    const qint64 behind
        = last == workplace.numbered.end() ? 0 : runningNumber(type, last->second).value_or(0);
    const qint64 next = std::max(range->second.first, behind + 1);
    return next <= range->second.second ? std::optional(next) : std::nullopt;
}

} // namespace unitrail
