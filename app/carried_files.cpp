// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/carried_files.h"

#include <QDir>
#include <QStorageInfo>

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

/** A folder full of other things is not read to its end. */
static constexpr qsizetype filesMax = 200;
static constexpr qint64 bytesMax = 1'000'000;

std::vector<QString> pluggedIn()
{
    std::vector<QString> places;
    for (const QStorageInfo &volume : QStorageInfo::mountedVolumes()) {
        const QString path = volume.rootPath();
        const bool carried = path.startsWith(u"/media/"_s) || path.startsWith(u"/run/media/"_s)
            || path.startsWith(u"/mnt/"_s);
        if (carried && volume.isReady() && !volume.isReadOnly())
            places.push_back(path);
    }
    return places;
}

std::vector<CarriedFile> carriedFiles(const std::vector<QString> &places)
{
    std::vector<CarriedFile> found;
    for (const QString &place : places) {
        for (const QString &folder : {place, place + u"/containments"_s}) {
            const QFileInfoList files = QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Time);
            for (const QFileInfo &info : files.mid(0, filesMax)) {
                QFile file(info.filePath());
                if (info.size() > bytesMax || !file.open(QIODevice::ReadOnly))
                    continue;
                if (auto carried = containmentFromFile(file.read(bytesMax)))
                    found.push_back({info.filePath(), place, *std::move(carried)});
            }
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const CarriedFile &a, const CarriedFile &b) {
        const auto &one = a.carried, &other = b.carried;
        return one.containment != other.containment ? other.containment < one.containment
                                                    : one.terms.version > other.terms.version;
    });
    return found;
}

} // namespace unitrail
