// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/unit_epc.h"

#include "core/codes/epc.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

/** Filter value "point of sale item" (TDS 1.13, table 10-1): what a unit that is made and sold is. */
static constexpr int filterItem = 1;

Result<QByteArray> epcOfUnit(const UnitId &unit, const Plant &plant)
{
    const Part *part = plant.part(unit.part);
    if (!part || part->gtin.isEmpty())
        return Failure{Failure::Kind::Input,
            u"the plant gives part %1 no GTIN, so its units have no EPC"_s.arg(unit.part.text())};
    const auto epc
        = epcOfElements({{u"01"_s, part->gtin}, {u"21"_s, unit.serial.text()}}, u"sgtin+"_s, filterItem);
    if (!epc)
        return epc.error();
    const auto bytes = epcBinary(*epc);
    if (!bytes)
        return bytes.error();
    return bytes->toHex().toUpper();
}

} // namespace unitrail
