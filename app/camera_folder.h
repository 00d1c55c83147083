// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace unitrail {

/** A picture that a camera left in its folder. */
struct CameraPicture {
    QString path;
    QString name;
    qint64 atMs = 0; ///< when it was written
    qint64 size = 0;
    bool operator==(const CameraPicture &) const = default;
};

/** JPEG or PNG from its first byte to its last: one that is still being written is not whole. */
bool isWholePicture(const QByteArray &bytes);
/** "image/jpeg", "image/png"; empty for anything else. */
QString pictureType(const QByteArray &bytes);

/** What lies in that folder, the newest first; names that begin with a dot and sub-folders do not count. */
std::vector<CameraPicture> picturesIn(const QString &folder, int most = 40);
/** Its bytes when it is whole; else why not. */
Result<QByteArray> wholePicture(const CameraPicture &picture);

} // namespace unitrail
