// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"
#include "core/domain/standing.h"

#include <optional>
#include <vector>

/*
 * Running numbers of serials. A number is minted by one station only: the one whose range it lies in by the
 * plant definition, or whose block central has leased to it. So two stations that see nothing of each other
 * never mint the same. Parts with the same serial block share its numbers.
 */
namespace unitrail {

/** Of the parts that share its serial block the first: under its name blocks are leased. */
const Part &blockOwner(const Plant &plant, const Part &part);

/** Whether this station makes units of the part. */
bool isMintedAt(const Plant &plant, const PartNumber &part, const StationName &station);

/**
 * What this station may mint, ascending: its range of the plant definition, and what was leased to it. Where
 * the definition divides nothing and no other station mints the part, all of its numbers.
 */
std::vector<SerialBlock> blocksFor(
    const Plant &plant, const StationName &station, const Workplace &workplace, const Part &part);

/** The next numbers behind those that were minted here; fewer than `count` when the blocks end. */
std::vector<qint64> nextNumbers(
    const Plant &plant, const StationName &station, const Workplace &workplace, const Part &part, int count);

/** How many are left in the blocks. */
qint64 numbersLeft(
    const Plant &plant, const StationName &station, const Workplace &workplace, const Part &part);

/** The running number in a serial of this part's block. */
std::optional<qint64> runningNumber(const Part &part, const SerialNumber &serial);

// ---- containers

const ContainerType *containerType(const Plant &plant, const QString &name);
/** Of a container by its number; none: the plant lists no such type. */
const ContainerType *containerTypeOf(const Plant &plant, const ContainerId &container);
std::optional<qint64> runningNumber(const ContainerType &type, const ContainerId &container);
/** The next number behind those that were given here; none: this station numbers none, or they are used up.
 */
std::optional<qint64> nextNumber(
    const ContainerType &type, const StationName &station, const Workplace &workplace);

/** The block with this number in the place of its #; nothing when it has too many digits. */
std::optional<QString> blockWith(const QString &block, qint64 number);
/** The block with this number in it, without the check character; nothing when it has too many digits. */
std::optional<QString> serialBody(const Part &part, qint64 number);

} // namespace unitrail
