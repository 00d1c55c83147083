// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace unitrail {

/** "unitrail 0.1.0": what entries, central and people are told. */
inline QString programVersion()
{
    return QStringLiteral("unitrail " UNITRAIL_VERSION);
}

} // namespace unitrail
