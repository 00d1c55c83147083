// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/practice/materials.h"

#include "core/codes/check_characters.h"
#include "core/practice/labels.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

struct LotSize {
    QLatin1StringView part;
    int units; ///< that are built from one lot
};
/** Different ones, so that two parts rarely change lots together. DEMO_FACTORY E2 gives that of the gear set.
 */
static constexpr std::array lotSizes{LotSize{Materials::noisyPart, 250}, LotSize{Materials::mixedPart, 200},
    LotSize{"HSG-40"_L1, 130}, LotSize{"SK-40"_L1, 210}, LotSize{"CA-150"_L1, 330}, LotSize{"GR-EP2"_L1, 900},
    LotSize{"LOC-243"_L1, 1700}, LotSize{Materials::recalledPart, 170}};
static constexpr int otherLotSize = 300;
/** The examples of the demo factory are the third lot of gear sets and the fourth of bearings. */
static constexpr int noisyLot = 2, mixedLot = 3;
/** Numbers behind the campaign's and before those of the practice panel. */
static constexpr int firstSpare = 800'000;

static int lotSize(const PartNumber &part, int units)
{
    const auto known = std::find_if(
        lotSizes.begin(), lotSizes.end(), [&](const LotSize &size) { return part.text() == size.part; });
    // A larger campaign buys larger lots, so that there are never more than two digits count.
    const int scale = (units + Stories::fullCampaign - 1) / Stories::fullCampaign;
    return (known == lotSizes.end() ? otherLotSize : known->units) * std::max(1, scale);
}

int Materials::mixedBearingsUntil(int units)
{
    return (mixedLot + 1) * lotSize(PartNumber::known(mixedPart), units);
}

std::pair<int, int> Materials::noisyGearUnits(int units)
{
    const int size = lotSize(PartNumber::known(noisyPart), units);
    return {noisyLot * size, (noisyLot + 1) * size};
}

Materials::Materials(
    const Plant &plant, const Routing &routing, const Stories &stories, int units, const QDate &firstDay)
    : m_plant(plant)
    , m_routing(routing)
    , m_stories(stories)
    , m_units(units)
    , m_firstDay(firstDay)
{ }

const Part &Materials::product(int unit) const
{
    const WorkOrder *order = m_stories.orderOf(unit);
    const Part *part = m_plant.part(order ? order->part : m_routing.parts.front());
    Q_ASSERT(part);
    return *part;
}

UnitId Materials::unitId(int unit) const
{
    const Part &part = product(unit);
    QString serial = part.serialBlock;
    const auto digits = serial.count(u'#');
    const QString number = QString::number(unit + 1).rightJustified(digits, u'0');
    qsizetype next = 0;
    for (QChar &c : serial) {
        if (c == u'#')
            c = number[next++];
    }
    if (serial.isEmpty())
        serial = numbered(part.serialExample, unit + 1, 6);
    else if (part.serialCheck == u"mod34")
        serial += checkCharacter34(serial);
    return {part.number, SerialNumber::known(serial)};
}

LotNumber Materials::lotOf(const Part &part, int unit, bool later) const
{
    const int lot = unit / lotSize(part.number, m_units) + (later ? 1 : 0);
    const QString text = numbered(part.lotExample, lot + 1, 2);
    // The example of a supplier's lot is the one that will be recalled: everybody else gets another.
    if (part.tracking == TrackingMode::Serial && text == part.lotExample)
        return LotNumber::known(numbered(part.lotExample, 99, 2));
    return LotNumber::known(text);
}

std::optional<QDate> Materials::expiryOf(const Part &part) const
{
    if (!part.shelfLifeDays)
        return {};
    return m_firstDay.addDays(*part.shelfLifeDays - 40); // made about six weeks before it is needed
}

std::vector<LabelledPiece> Materials::piecesFor(const BomLine &line, int unit) const
{
    const Part &part = *m_plant.part(line.part);
    const UnitStory &story = m_stories.of(unit);
    const int pieces = std::max(1, int(line.positions.size()));
    std::vector<LabelledPiece> labelled;
    for (int piece = 0; piece < pieces; ++piece) {
        Component component{.part = line.part, .serial = {}, .lot = {}};
        if (line.tracking == TrackingMode::Serial) {
            component.serial
                = SerialNumber::known(numbered(part.serialExample, qint64(unit) * pieces + piece + 1, 6));
            if (!part.lotExample.isEmpty()) {
                const bool recalled = story.recalledEncoder && part.number.text() == recalledPart;
                component.lot = recalled ? LotNumber::known(part.lotExample) : lotOf(part, unit);
            }
        } else {
            const bool later = story.mixedBearings && piece == 1 && part.number.text() == mixedPart;
            component.lot = lotOf(part, unit, later);
        }
        labelled.push_back(
            {std::move(component), line.tracking == TrackingMode::Lot ? expiryOf(part) : std::nullopt});
    }
    return labelled;
}

LabelledPiece Materials::spareFor(const BomLine &line, int unit)
{
    LabelledPiece piece = piecesFor(line, unit).front();
    const Part &part = *m_plant.part(line.part);
    if (piece.component.serial)
        piece.component.serial
            = SerialNumber::known(numbered(part.serialExample, firstSpare + m_spares++, 6));
    if (piece.component.lot)
        piece.component.lot = lotOf(part, unit);
    return piece;
}

LoadLot Materials::cartridge(const BomLine &line, int unit) const
{
    const Part &part = *m_plant.part(line.part);
    // 400 g of grease and 50 g of thread locker, as their labels in resources/demo/codes.toml say: a good 30
    // and 250 units.
    const Decimal quantity(line.quantity.toDouble() < 1 ? 50 : 400, 0);
    return {{part.number, lotOf(part, unit)}, expiryOf(part), quantity};
}

QString Materials::mac(int unit) const
{
    const QString hex = QString::number(unit + 1, 16).rightJustified(6, u'0').toUpper();
    // 02 in front: locally administered, nobody else's (IEEE 802).
    return u"02:4E:4D:%1:%2:%3"_s.arg(hex.mid(0, 2), hex.mid(2, 2), hex.mid(4, 2));
}

QString Materials::spareMac()
{
    return mac(firstSpare + m_spares++);
}

std::vector<ReceiveLot> Materials::newLots(int unit)
{
    std::vector<ReceiveLot> lots;
    const auto need = [&](const LotId &lot, const std::optional<QDate> &expiry) {
        if (m_received.insert(lot).second)
            lots.push_back({lot, expiry, u"released"_s, lot.part.text() + u" supplier"_s});
    };
    const auto bom = m_routing.boms.find(product(unit).number);
    if (bom == m_routing.boms.end())
        return lots;
    for (const BomLine &line : bom->second) {
        if (!line.capturedAt || line.tracking == TrackingMode::None)
            continue;
        if (line.fromLoadedLot) {
            const LoadLot cartridge = this->cartridge(line, unit);
            need(cartridge.lot, cartridge.expiry);
            continue;
        }
        for (const LabelledPiece &piece : piecesFor(line, unit)) {
            if (const auto lot = piece.component.lotId())
                need(*lot, piece.expiry);
        }
    }
    return lots;
}

} // namespace unitrail
