// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/plant.h"

#include <map>

namespace unitrail {

/**
 * Who stands where on that day: for each station somebody who holds every qualification its operations
 * demand, on that day still. Nobody has two stations while somebody else is free. A station that nobody can
 * take is left out.
 */
std::map<StationName, const Person *> crewOf(const Plant &plant, const Routing &routing, const QDate &date);

} // namespace unitrail
