// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/recall_question.h"

#include <functional>

namespace unitrail {

class Assembly;
class StationWindow;

/** S8. What is returned opens the page with that question. */
std::function<void(const RecallQuestion &)> addRecallPage(StationWindow &window, Assembly &assembly);
/** S10. */
void addHoldsPage(StationWindow &window, Assembly &assembly);
/** S7. What is selected there can be recalled. */
void addGenealogyPage(
    StationWindow &window, Assembly &assembly, const std::function<void(const RecallQuestion &)> &recall);

/** How well a recall would go, and drills. */
void addReadinessPage(StationWindow &window, Assembly &assembly);
/** What failing units have in common; what is found can be recalled. What is returned opens it for units. */
std::function<void(const QStringList &)> addCommonalityPage(
    StationWindow &window, Assembly &assembly, const std::function<void(const RecallQuestion &)> &recall);

} // namespace unitrail
