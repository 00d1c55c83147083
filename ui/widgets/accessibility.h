// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace unitrail {

/** Lets screen readers know what our painted widgets are: the verdict an alert, the rest text. May be called
 * again. */
void installAccessibility();

} // namespace unitrail
