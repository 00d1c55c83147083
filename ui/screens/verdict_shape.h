// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/events.h"
#include "ui/widgets/shapes.h"

namespace unitrail {

/** The shape that stands beside a judged value on every screen. */
Shape shapeOf(Verdict verdict);

} // namespace unitrail
