// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/samples_pages.h"

namespace unitrail {

/** S5 and S4 at FNC-1 of Nordhavn Motion, in the states they can be in. */
std::vector<PageSample> measuringSamples();

} // namespace unitrail
