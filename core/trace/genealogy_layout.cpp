// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/genealogy_layout.h"

namespace unitrail {

GenealogyLayout layoutOf(const Genealogy &genealogy)
{
    const std::vector<GenealogyNode> &nodes = genealogy.nodes;
    GenealogyLayout layout;
    layout.places.resize(nodes.size());
    struct Span {
        double first = 0, last = 0;
        bool any = false;
    };
    std::vector<Span> children(nodes.size());
    // Leaves take the rows in their order; parents come before their children, so they are placed from
    // behind.
    int rows = 0;
    for (size_t i = 0; i < nodes.size(); ++i) {
        layout.places[i].column = nodes[i].level;
        layout.columns = std::max(layout.columns, nodes[i].level + 1);
        const bool leaf = i + 1 == nodes.size() || nodes[i + 1].level <= nodes[i].level;
        if (leaf)
            layout.places[i].row = rows++;
    }
    for (size_t i = nodes.size(); i-- > 0;) {
        if (children[i].any)
            layout.places[i].row = (children[i].first + children[i].last) / 2;
        if (nodes[i].parent < 0)
            continue;
        Span &span = children[size_t(nodes[i].parent)];
        if (!span.any)
            span.last = layout.places[i].row;
        span.first = layout.places[i].row;
        span.any = true;
    }
    layout.rows = std::max(1, rows);
    return layout;
}

} // namespace unitrail
