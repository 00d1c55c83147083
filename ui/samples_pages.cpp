// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples_pages.h"

namespace unitrail {

std::vector<PageSample> pageSamples()
{
    return {};
}

} // namespace unitrail
