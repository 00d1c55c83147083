// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>

namespace unitrail {

/** Writes it whole or not at all. */
Outcome writeFile(const QString &path, const QByteArray &bytes);

} // namespace unitrail
