// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/plant/mistakes.h"
#include "core/plant/toml_value.h"
#include "core/station/view.h"
#include "drivers/tower/text_tower.h"

namespace unitrail {

/** Reads [tower]: its line, and for each light the bytes that switch it on and off. */
TowerConfig readTower(const TomlValue &table, Mistakes &mistakes);

/** What the light says to an answer. */
Signal signalFor(const Answer &answer);

} // namespace unitrail
