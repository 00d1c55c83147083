// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace unitrail {

/** The whole file under its name and on the disk, or nothing of it: written beside, synced, renamed, and the
 * folder synced. */
[[nodiscard]] Outcome writeDurably(const QString &path, const QByteArray &bytes);
/** Makes it known to the disk that the folder's names have changed. */
[[nodiscard]] Outcome syncFolder(const QString &path);

} // namespace unitrail
