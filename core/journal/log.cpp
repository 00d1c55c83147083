// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/journal/log.h"

namespace unitrail {

Q_LOGGING_CATEGORY(logJournal, "unitrail.journal")

} // namespace unitrail
