// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/screens/history_screen.h"

namespace unitrail {

/** Two records beside each other: steps, values and parts; what is not the same says so. */
struct RecordComparison {
    Table::Content table;
    int differences = 0;
};
RecordComparison compareRecords(const UnitHistory &first, const UnitHistory &second, const Speech &speech);

/** The record as it stood at that moment: nothing later is in it. */
UnitHistory asOf(UnitHistory history, qint64 atMs);

} // namespace unitrail
