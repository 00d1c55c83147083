// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <map>

namespace unitrail {

/** A plant definition without a mistake, small enough to be broken in one place at a time. */
inline std::map<QString, QByteArray> smallPlant()
{
    return {
        {QStringLiteral("plant.toml"), R"([plant]
name = "Small"
revision = "1"
utc_offset = "+01:00"
badge_prefix = "B-"

[[qualification]]
id = "press"
name = { en = "Press" }

[[station]]
name = "S-1"
title = { en = "First" }
kind = "work"

[[station]]
name = "S-2"
title = { en = "Second" }
kind = "work"

[[defect]]
code = "D1"
name = { en = "Dent" }
operations = ["020"]

[[hold_reason]]
code = "audit"
name = { en = "Audit" }
)"},
        {QStringLiteral("people.toml"), R"([[person]]
id = "P1"
name = "Ada Bell"
short_name = "Ada B."
roles = ["operator"]
badge = "1"
qualifications_until = { press = 2026-12-31 }

[[person]]
id = "P2"
name = "Cy Dee"
short_name = "Cy D."
roles = ["supervisor", "inspector"]
badge = "2"
)"},
        {QStringLiteral("parts.toml"), R"([[part]]
number = "PUMP"
revision = "A"
name = { en = "Pump" }
tracking = "serial"
level = 3
level_reason = "Recalled one by one"
gtin = "04012345000412"
serial_pattern = 'P\d{4}'
serial_example = "P0001"

[[part]]
number = "MOTOR"
name = { en = "Motor" }
tracking = "serial"
level = 2

[[part]]
number = "OIL"
name = { en = "Oil" }
tracking = "lot"
level = 2
level_reason = "It may burn"
unit = "g"
)"},
        {QStringLiteral("routings/pump.r1.toml"), R"([routing]
name = "PUMP"
revision = 1
parts = ["PUMP"]

[[operation]]
id = "010"
name = { en = "Begin" }
kind = "serialize"
stations = ["S-1"]
mints = true

[[operation]]
id = "020"
name = { en = "Press" }
kind = "assembly"
stations = ["S-1", "S-2"]
qualifications = ["press"]
attempts_max = 3

[[operation.characteristic]]
id = "depth"
name = { en = "Depth" }
kind = "numeric"
unit = "mm"
plan = "A"
lower = 11.950
nominal = 12.000
upper = 12.050
plausible_lower = 10
plausible_upper = 14
guard_band = 0.005

[[operation.characteristic]]
id = "seal"
name = { en = "Seal" }
kind = "attribute"
plan = "A"

[[operation.characteristic]]
id = "version"
name = { en = "Version" }
kind = "text"
plan = "A"
pattern = '\d\.\d'
practice_text = "1.2"

[[operation]]
id = "030"
name = { en = "Test" }
kind = "test"
stations = ["S-2"]
rework_to = ["020", "030"]

[[bom]]
products = ["PUMP"]

[[bom.line]]
line = 10
part = "MOTOR"
quantity = 2
positions = ["M1", "M2"]
captured_at = "020"

[[bom.line]]
line = 20
part = "OIL"
quantity = 12.5
positions = ["SUMP"]
captured_at = "020"
from_loaded_lot = true
)"},
        {QStringLiteral("orders.toml"), R"([[order]]
number = "W1"
part = "PUMP"
quantity = 200
routing = "PUMP/1"
product_lot = "L1"

[[code]]
name = "motor"
meaning = "component"
part = "MOTOR"
pattern = 'M:(?<serial>\d+)'
example = "M:47"

[[practice]]
title = { en = "A motor" }
operation = "020"
station = "S-1"
code = "M:48"
)"},
    };
}

} // namespace unitrail
