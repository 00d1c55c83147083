// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QList>
#include <QString>

namespace unitrail {

/** The rows of a table of reference frames beside the source tree, without its head; empty when it is not
 * there. */
inline QList<QList<QByteArray>> referenceRows(const char *name)
{
    QFile file(
        QStringLiteral(UNITRAIL_SOURCE_DIR "/../shared/reference/data/frames/") + QString::fromLatin1(name));
    QList<QList<QByteArray>> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines.sliced(1)) {
        if (!line.isEmpty())
            rows.append(line.split('\t'));
    }
    return rows;
}

} // namespace unitrail
