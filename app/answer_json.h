// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/station/view.h"

#include <QByteArray>

namespace unitrail {

/**
 * One line for a program that listens to a headless station:
 * scan (what was read), device, verdict ("accepted", "refused", "attention", "not_recorded"), reason (a
 * refusal's name, else null), what, unit, operation, seq (of the last entry that it speaks of, 0 when nothing
 * was recorded), and where they apply detail, stations, next, measurement (characteristic, value,
 * unit_of_measure, verdict, index, attempt, limit_revision, lower, upper, gauge).
 */
QByteArray answerJson(const Answer &answer, const QString &device);

} // namespace unitrail
