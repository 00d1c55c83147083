// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/read_plant.h"
#include "core/plant/toml_value.h"
#include "tests/fuzz/fuzz_check.h"

using namespace unitrail;

/** A file of a plant definition: a plant or a mistake, and the same bytes for the same content. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto parsed = parseToml(QStringLiteral("plant.toml"), bytes);
    if (const auto *table = std::get_if<TomlValue>(&parsed)) {
        const auto nothing = [](const TomlValue &) { return false; };
        FUZZ_CHECK(canonicalBytes(*table, nothing) == canonicalBytes(*table, nothing));
    }
    const PlantReading reading = readPlant({{QStringLiteral("plant.toml"), bytes}});
    FUZZ_CHECK(reading.plant || !reading.mistakes.empty());
    FUZZ_CHECK(!describe(reading).isEmpty());
    return 0;
}
