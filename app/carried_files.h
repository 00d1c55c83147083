// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/domain/containment.h"

#include <QString>
#include <QStringList>

#include <vector>

/* Where containments lie that somebody carries: the station's own folder, and what is plugged in. */
namespace unitrail {

/** Memory sticks and cards that are mounted and can be written. May wait for a slow one. */
std::vector<QString> pluggedIn();

struct CarriedFile {
    QString path;
    QString place; ///< the folder it was looked for in
    CarriedContainment carried;
};
/** What has the form of a containment in these folders, and in "containments" of each; the newest version of
 * a containment first. Whether it is signed as it should be is not judged here. */
std::vector<CarriedFile> carriedFiles(const std::vector<QString> &places);

} // namespace unitrail
