// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/trace/drill.h"

#include <QString>

namespace unitrail {

/** Where the signed report of a drill lies, and its digest, hex. */
struct DrillReport {
    QString path;
    QByteArray record;
    QString sha256;
};

/** Signs it with the key of that directory and keeps it in drills/ beside the journal. */
Result<DrillReport> keepDrillReport(const QString &directory, const Drill &drill);

} // namespace unitrail
