// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/genealogy.h"

namespace unitrail {

/** Where the nodes of a tree are drawn, from left to right: columns are levels, rows are leaves. */
struct GenealogyLayout {
    struct Place {
        int column = 0;
        double row = 0; ///< of its middle; parents stand at the middle of their children
    };
    std::vector<Place> places; ///< one for each node, in their order
    int columns = 1;
    int rows = 1;
};

GenealogyLayout layoutOf(const Genealogy &genealogy);

} // namespace unitrail
