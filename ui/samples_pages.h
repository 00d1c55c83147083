// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/page.h"

#include <functional>
#include <vector>

namespace unitrail {

/** A page with what it could show in the demo factory, with a name that is good for a file. */
struct PageSample {
    QString name; ///< "s8-recall"
    std::function<Page *(const Theme &, QWidget *)> make;
};

/** The repair bench and the release checklist. */
void addRepairSamples(std::vector<PageSample> &all);

/** One of each state a page can be in: for pictures and for tests of the looks. */
std::vector<PageSample> pageSamples();
std::vector<PageSample> tracePageSamples(); ///< S7 and S8

// One file a topic.
std::vector<PageSample> processSamples(); ///< control charts, results of machines

std::vector<PageSample> boardSamples();
std::vector<PageSample> inspectionSamples(); ///< the sample of a lot

std::vector<PageSample> holdsSamples(); ///< S10
std::vector<PageSample> readinessSamples();
std::vector<PageSample> shippingSamples(); ///< what leaves and what comes back
std::vector<PageSample> commonalitySamples(); ///< what failing units have in common

} // namespace unitrail
