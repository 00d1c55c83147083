// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace unitrail {

/**
 * Whether the whole text matches the regular expression (PCRE2) of a plant definition; any text fits an empty
 * one. Compiling one costs more than all of a scan's rules together, so those that were met are kept.
 */
bool fitsPattern(const QString &pattern, const QString &text);

} // namespace unitrail
