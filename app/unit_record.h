// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/screens/history_screen.h"

namespace unitrail {

class Assembly;

/** A unit's whole record with the names the plant gave; nothing when the journal cannot be read. */
std::optional<UnitHistory> unitRecord(Assembly &assembly, const UnitId &unit);

/** Its device history record, signed, and the same to be printed: into "records" of the data directory, where
 * the answer says. */
Result<QString> saveRecord(Assembly &assembly, const UnitId &unit, const Language &language);

} // namespace unitrail
