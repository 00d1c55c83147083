// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace unitrail {

/** One [[results]] of a station's configuration: a folder, or an address to listen at. */
struct ResultSourceConfig {
    QString folder; ///< empty: it is a socket
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 0;
};

} // namespace unitrail
