// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/decimal.h"

#include <QByteArrayView>

#include <optional>

namespace unitrail {

/** What an instrument writes before the tenths. Never both: 1,234 is another number with each of them. */
enum class DecimalMark { Point, Comma };

/**
 * A number as instruments write it: sign, digits, decimal mark, exponent (IEEE 488.2 NR1 to NR3), blanks
 * around it. Exact: nothing is rounded and every place that was written is kept. Nothing when it is no
 * number, or one that does not fit a Decimal, as SCPI's 9.9E37 for infinity and 9.91E37 for "not a number".
 */
[[nodiscard]] std::optional<Decimal> numberIn(QByteArrayView text, DecimalMark mark);

} // namespace unitrail
