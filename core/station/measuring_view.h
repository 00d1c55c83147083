// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/station/workflow.h"

namespace unitrail {

/** What the measuring screen needs; nothing where no test or inspection with something to measure runs here.
 */
std::optional<MeasuringView> measuringViewOf(const Conversation &conversation, const QDate &today);

/** What the defect screen needs; nothing while no fail is described. */
std::optional<FailView> failViewOf(const Conversation &conversation, const QDate &today);

} // namespace unitrail
