// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/bytes.h"

namespace unitrail {

/** The value of (8110): GS1 US, North American Coupon Application Guideline Using GS1 DataBar Expanded
 * Symbols. */
bool isCoupon(Bytes text);
/** The value of (8112), the positive offer file: format, funder, offer code, serial number. */
bool isCouponOffer(Bytes text);

} // namespace unitrail
