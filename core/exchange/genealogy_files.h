// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/genealogy.h"

#include <QByteArray>

namespace unitrail {

/** One record a place in the tree. UTF-8 with byte order mark. */
QByteArray genealogyCsv(const Genealogy &genealogy);

/** The tree as a graph, from left to right; the style of a line says how well the link is known. */
QByteArray genealogySvg(const Genealogy &genealogy);

} // namespace unitrail
