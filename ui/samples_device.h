// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/samples_pages.h"

namespace unitrail {

/** The device page in each of its states. */
std::vector<PageSample> deviceSamples();

} // namespace unitrail
