// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/codes/code.h"
#include "core/domain/plant.h"

namespace unitrail {

/**
 * The plant's rules over the whole text: every rule that matches gives a meaning, equal ones once. A serial
 * whose check character does not fit is an error, and then only meanings that were checked and found right
 * remain. False: no rule matches.
 */
bool readByCodeBook(Code &code, const Plant &plant);

/**
 * The check character that the part's serials end with. An error at `position` (of the serial in the message)
 * when it is wrong; nothing when it fits or the part has none.
 */
std::optional<CodeError> checkSerial(QStringView algorithm, const QString &serial, qsizetype position);

} // namespace unitrail
