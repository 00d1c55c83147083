// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/commands.h"
#include "core/domain/plant.h"
#include "core/practice/stories.h"

#include <set>

namespace unitrail {

/** A piece with what its label says besides. */
struct LabelledPiece {
    Component component;
    std::optional<QDate> expiry;
};

/**
 * The numbers on everything that goes into the units of a campaign. The n-th unit always gets the same
 * pieces; their numbers are the plant's own examples (serial_example, lot_example) counted on, so that they
 * fit its patterns.
 */
class Materials {
public:
    Materials(
        const Plant &plant, const Routing &routing, const Stories &stories, int units, const QDate &firstDay);

    [[nodiscard]] UnitId unitId(int unit) const; ///< minted: block, running number, check character
    [[nodiscard]] const Part &product(int unit) const;
    /** One piece for each place of the line. */
    [[nodiscard]] std::vector<LabelledPiece> piecesFor(const BomLine &line, int unit) const;
    /** For an exchange at repair: from a later lot, with a serial of its own. */
    [[nodiscard]] LabelledPiece spareFor(const BomLine &line, int unit);
    /** Of a material that is loaded at a station. */
    [[nodiscard]] LoadLot cartridge(const BomLine &line, int unit) const;
    [[nodiscard]] QString mac(int unit) const;
    [[nodiscard]] QString spareMac();
    /** The lots this unit is the first to need, to be received before. */
    [[nodiscard]] std::vector<ReceiveLot> newLots(int unit);

    /** The lot of encoders that the supplier will give notice of: the part's own example (story 1). */
    static constexpr QLatin1StringView recalledPart{"ENC-12"};
    static constexpr QLatin1StringView mixedPart{"BRG-6001"};
    static constexpr QLatin1StringView noisyPart{"GS-17"};
    [[nodiscard]] static int mixedBearingsUntil(int units); ///< the first unit after the change of lots
    [[nodiscard]] static std::pair<int, int> noisyGearUnits(int units); ///< first, and one past the last

private:
    [[nodiscard]] LotNumber lotOf(const Part &part, int unit, bool later = false) const;
    [[nodiscard]] std::optional<QDate> expiryOf(const Part &part) const;

    const Plant &m_plant;
    const Routing &m_routing;
    const Stories &m_stories;
    int m_units;
    QDate m_firstDay;
    int m_spares = 0;
    std::set<LotId> m_received;
};

} // namespace unitrail
