// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/journal/sqlite.h"
#include "core/trace/yield.h"

#include <QStringList>

#include <optional>

/* The part of a yield that is counted by cause: what was wrong with units, and what they were refused for. */
namespace unitrail {

/** Of a filter: empty where nothing is asked for. */
template <typename Name> QString asText(const std::optional<Name> &name)
{
    return name ? name->text() : QStringLiteral("");
}

/** Whether that code is a defect; process indicators are seen and not counted. */
bool isDefect(const Plant &plant, const QString &code);

/** Adds "defects" by code, "refusals" by reason, and "refusal" against all runs begun. */
Outcome countCauses(Database &store, const Plant &plant, const FigureFilter &filter,
    const std::vector<FigureItem> &begun, Yields &yields);
/** The statements of it, for whoever looks at their plans. */
QStringList causeStatements();

} // namespace unitrail
