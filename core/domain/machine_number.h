// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/decimal.h"

#include <optional>

namespace unitrail {

/**
 * A number as programs write it: "5.20", "1.5e-3", "4.3100000000000005". It is kept digit for digit where a
 * Decimal has the room; else it is rounded to the places that fit, and never across a limit: what is above
 * the upper one by a millionth of a millionth stays above it.
 *
 * Nothing for what is no number (nan, inf, hexadecimal, blanks, two marks) or is too big: 1e309.
 */
std::optional<Decimal> machineNumber(
    QStringView text, const std::optional<Decimal> &lower, const std::optional<Decimal> &upper);

} // namespace unitrail
