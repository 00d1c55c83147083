// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/recall.h"

#include <QByteArray>

namespace unitrail {

/** One record a unit: those concerned, those that possibly are, those that no longer are, and those that were
 * cleared; each with its reason, its evidence and the snapshot it belongs to. UTF-8 with byte order mark. */
QByteArray recallCsv(const Recall &recall);

} // namespace unitrail
