// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLoggingCategory>

namespace unitrail {

Q_DECLARE_LOGGING_CATEGORY(logJournal) ///< unitrail.journal

} // namespace unitrail
