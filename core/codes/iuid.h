// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/code.h"

namespace unitrail {

/**
 * The unique item identifier that the elements of a label make (MIL-STD-130N, tables A-II and A-III):
 * construct 1, construct 2, or one of the equivalents. Nothing when they make none: a CAGE code and a serial
 * without a part number or lot are not one.
 */
std::optional<QString> uniqueItemIdentifier(const std::vector<Element> &elements);

} // namespace unitrail
