// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/samples_pages.h"

#include "ui/samples_device.h"
#include "ui/samples_measuring.h"

namespace unitrail {

std::vector<PageSample> pageSamples()
{
    std::vector<PageSample> all;
    for (const auto &samples : {deviceSamples(), processSamples(), measuringSamples(), tracePageSamples(),
             boardSamples(), inspectionSamples(), holdsSamples(), commonalitySamples(), readinessSamples(), shippingSamples()})
        all.insert(all.end(), samples.begin(), samples.end());
    addRepairSamples(all);
    return all;
}

} // namespace unitrail
