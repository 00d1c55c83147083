// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/recall.h"

#include <vector>

namespace unitrail {

/**
 * What a containment says to stop what a recall found. A start that a rule can ask for becomes that rule, so
 * that it also concerns what is built later or is not known here yet; the units that none of those rules
 * speaks of are named one by one.
 */
std::vector<ContainmentRule> containmentRules(const Recall &recall);

} // namespace unitrail
