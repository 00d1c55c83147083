// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/code.h"

namespace unitrail {

/** CMD.<VERB>[.<ARGUMENT>].<K> -> its meaning, or an error with its position. False: it does not begin with
 * CMD. */
bool readCommand(Code &code);
/** <prefix><badge><K> -> its meaning, or an error. False: it does not begin with the plant's prefix, or there
 * is none. */
bool readBadge(Code &code, const QString &badgePrefix);

} // namespace unitrail
