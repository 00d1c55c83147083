// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace unitrail {

/** How long central may take before it is given up (SYNC B13). */
struct Deadlines {
    int connectMs = 3000; ///< libpq counts whole seconds and at least 2
    int callMs = 10'000; ///< for a call that carries nothing ...
    int bytesPerSecond = 50'000; ///< ... and this much more for what it carries
};

/** Where central is and how to get there. */
struct CentralConfig {
    QString connection; ///< as libpq takes it: "host=db port=5432 dbname=trace user=asm1 sslmode=verify-full
                        ///< ..." or a postgresql:// URI
    QString note; ///< what the station calls itself when it introduces itself: "ASM-1"
    QString client; ///< program and version, for central's records
    Deadlines deadlines;

    [[nodiscard]] bool isSet() const { return !connection.isEmpty(); }
};

} // namespace unitrail
