// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/camera_folder.h"

#include "core/journal/attachments.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static const QByteArray jpegBegin = QByteArray::fromHex("ffd8ff"), jpegEnd = QByteArray::fromHex("ffd9");
static const QByteArray pngBegin = QByteArray::fromHex("89504e470d0a1a0a");
static const QByteArray pngEnd = QByteArray::fromHex("0000000049454e44ae426082");

QString pictureType(const QByteArray &bytes)
{
    if (bytes.startsWith(jpegBegin))
        return u"image/jpeg"_s;
    return bytes.startsWith(pngBegin) ? u"image/png"_s : QString();
}

bool isWholePicture(const QByteArray &bytes)
{
    return (bytes.startsWith(jpegBegin) && bytes.endsWith(jpegEnd))
        || (bytes.startsWith(pngBegin) && bytes.endsWith(pngEnd));
}

std::vector<CameraPicture> picturesIn(const QString &folder, int most)
{
    static const QStringList endings{u"*.jpg"_s, u"*.jpeg"_s, u"*.png"_s};
    std::vector<CameraPicture> found;
    for (const QFileInfo &file :
        QDir(folder).entryInfoList(endings, QDir::Files | QDir::NoSymLinks, QDir::Time)) {
        if (int(found.size()) == most)
            break;
        found.push_back(
            {file.absoluteFilePath(), file.fileName(), file.lastModified().toMSecsSinceEpoch(), file.size()});
    }
    return found;
}

Result<QByteArray> wholePicture(const CameraPicture &picture)
{
    QFile file(picture.path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure{Failure::Kind::Missing, u"%1 cannot be read"_s.arg(picture.name)};
    const QByteArray bytes = file.read(attachmentBytesMax + 1);
    if (bytes.size() > attachmentBytesMax)
        return Failure{Failure::Kind::Input, u"%1 is larger than 64 MB"_s.arg(picture.name)};
    if (!isWholePicture(bytes))
        return Failure{Failure::Kind::Input, u"%1 is not whole yet"_s.arg(picture.name)};
    return bytes;
}

} // namespace unitrail
