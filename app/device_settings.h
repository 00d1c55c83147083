// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace unitrail {

/** A key of a device's section and what shall stand there; an empty text takes the key out. */
using DeviceSettings = QList<std::pair<QString, QString>>;

/**
 * The configuration with these settings in the section of one device, and every other byte as a person wrote
 * it: comments, order, blank lines. The result was read again and says the same but for them. The Failure
 * says why it cannot be done: no such device, a section in another form than [[device]].
 */
Result<QByteArray> withDeviceSettings(
    const QByteArray &toml, const QString &device, const DeviceSettings &settings);

/** What the file said before stands beside it, under this name. */
inline QString backupOf(const QString &path)
{
    return path + QStringLiteral(".before");
}

/** The same in the file; it is there whole or not at all, and what it said before is kept. */
Outcome keepDeviceSettings(const QString &path, const QString &device, const DeviceSettings &settings);

} // namespace unitrail
