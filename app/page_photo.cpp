// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/assembly.h"
#include "app/camera_folder.h"
#include "app/pages.h"
#include "core/journal/attachments.h"
#include "ui/screens/photo_page.h"
#include "ui/station_window.h"

#include <QBuffer>
#include <QDir>
#include <QImageReader>
#include <QLoggingCategory>

#include <algorithm>
#include <memory>

namespace unitrail {

Q_DECLARE_LOGGING_CATEGORY(logAssembly)

namespace {

/** Which picture is looked at: it stays the same when newer ones come. */
struct Looked {
    QString path;
    std::optional<CameraPicture> picture;
    QByteArray bytes; ///< of a whole one
    bool ofUnit = false; ///< those that lie with the unit are looked at
    int back = 0; ///< of these: 0 the newest
};

struct KeptFile {
    AttachmentAdded file;
    qint64 atMs = 0;
};

} // namespace

/** The files that are with the unit, as the entries say. */
static std::vector<KeptFile> filesOf(Assembly &assembly, const UnitId &unit)
{
    std::vector<KeptFile> files;
    const auto entries = assembly.journal().entriesOf(Subject::of(unit));
    if (!entries)
        return files;
    const auto voided = voidedIds(*entries);
    for (const Recorded &recorded : *entries) {
        const auto *file = std::get_if<AttachmentAdded>(&recorded.entry.event);
        if (file && std::find(voided.begin(), voided.end(), recorded.entry.id) == voided.end())
            files.push_back({*file, recorded.entry.stamp.wallMs});
    }
    return files;
}

/** The characteristic that is measured now, if it asks for a picture. */
static const MeasuringView::Wanted *pictureWanted(const StationView &view)
{
    const bool asks = view.measuring && view.measuring->wanted && !view.measuring->wanted->complete
        && view.measuring->wanted->kind == Characteristic::Kind::Picture;
    return asks ? &*view.measuring->wanted : nullptr;
}

/** As large as a screen needs it, and the right way up. */
static QImage shown(const QByteArray &bytes)
{
    constexpr int most = 1600; // pixels
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    if (const QSize size = reader.size(); size.width() > most || size.height() > most)
        reader.setScaledSize(size.scaled(most, most, Qt::KeepAspectRatio));
    return reader.read();
}

/** One of those that lie with the unit. What another station took is wished from central. */
static void lookAtKept(
    Assembly &assembly, const std::vector<KeptFile> &files, Looked &looked, PhotoSheet &sheet)
{
    using Trouble = PhotoSheet::Trouble;
    std::vector<KeptFile> photos;
    for (auto file = files.rbegin(); file != files.rend(); ++file) {
        if (file->file.mediaType.startsWith(QStringLiteral("image/")))
            photos.push_back(*file);
    }
    sheet.of = int(photos.size());
    if (photos.empty())
        return;
    looked.back = std::clamp(looked.back, 0, sheet.of - 1);
    const KeptFile &photo = photos[size_t(looked.back)];
    sheet.number = looked.back + 1;
    sheet.name = photo.file.name;
    sheet.atMs = photo.atMs;
    sheet.place = photo.file.place;
    sheet.kept = true;
    const auto bytes = AttachmentStore(assembly.journal().directory()).get(photo.file.sha256);
    if (bytes)
        sheet.image = shown(*bytes);
    if (bytes && sheet.image.isNull())
        sheet.trouble = Trouble::NotWhole;
    if (bytes)
        return;
    sheet.trouble = assembly.sync() ? Trouble::OnItsWay : Trouble::NotHere;
    if (assembly.sync())
        assembly.sync()->wantFile(photo.file.sha256);
}

static PhotoSheet sheetOf(Assembly &assembly, const QString &folder, Looked &looked)
{
    using Trouble = PhotoSheet::Trouble;
    const StationView &view = assembly.session().view();
    PhotoSheet sheet;
    looked.picture.reset();
    looked.bytes.clear();
    std::vector<KeptFile> files;
    if (view.unit) {
        sheet.unit = view.unit->unit;
        files = filesOf(assembly, *sheet.unit);
    }
    for (const auto &[file, atMs] : files)
        sheet.photos += file.mediaType.startsWith(QStringLiteral("image/")) ? 1 : 0;
    if (const auto *wanted = pictureWanted(view))
        sheet.asked = wanted->name;
    sheet.camera = !folder.isEmpty();
    sheet.ofUnit = looked.ofUnit || !sheet.camera;
    if (sheet.ofUnit) {
        lookAtKept(assembly, files, looked, sheet);
        return sheet;
    }
    if (folder.isEmpty() || !QDir(folder).exists()) {
        sheet.trouble = Trouble::NoFolder;
        return sheet;
    }
    const auto pictures = picturesIn(folder);
    sheet.of = int(pictures.size());
    if (pictures.empty())
        return sheet;
    const auto same = std::find_if(pictures.begin(), pictures.end(),
        [&](const CameraPicture &picture) { return picture.path == looked.path; });
    looked.picture = same == pictures.end() ? pictures.front() : *same;
    looked.path = looked.picture->path;
    sheet.number = same == pictures.end() ? 1 : int(same - pictures.begin()) + 1;
    sheet.name = looked.picture->name;
    sheet.atMs = looked.picture->atMs;
    const auto bytes = wholePicture(*looked.picture);
    if (bytes)
        sheet.image = shown(*bytes);
    if (sheet.image.isNull()) {
        sheet.trouble = Trouble::NotWhole;
        return sheet;
    }
    looked.bytes = *bytes;
    const QString sha256 = AttachmentStore::hashOf(looked.bytes);
    sheet.kept = std::any_of(
        files.begin(), files.end(), [&](const KeptFile &kept) { return kept.file.sha256 == sha256; });
    return sheet;
}

/** The bytes first, then the entry that names them, then the value that the plan asks for. */
static Outcome keep(Assembly &assembly, const Looked &looked)
{
    const StationView view = assembly.session().view();
    if (!view.unit || !looked.picture || looked.bytes.isEmpty())
        return Done{};
    const auto sha256 = AttachmentStore(assembly.journal().directory()).put(looked.bytes);
    if (!sha256)
        return sha256.error();
    const auto *wanted = pictureWanted(view);
    assembly.session().takeCommand(AttachFile{view.unit->unit,
        {.sha256 = *sha256,
            .name = looked.picture->name,
            .mediaType = pictureType(looked.bytes),
            .size = looked.bytes.size(),
            .place = wanted ? wanted->id.text() : QString()}});
    if (wanted)
        assembly.session().takeCommand(RecordMeasurement{.unit = view.unit->unit,
            .characteristic = wanted->id,
            .values = {*sha256},
            .unitOfMeasure = {},
            .gauge = {},
            .raw = {}});
    return Done{};
}

void addPhotoPage(StationWindow &window, Assembly &assembly)
{
    const QString folder = assembly.config().cameraFolder;
    auto *page = new PhotoPage(window.theme(), &window);
    window.addPage(page);
    const auto looked = std::make_shared<Looked>();
    const auto refresh
        = [page, &assembly, folder, looked] { page->setSheet(sheetOf(assembly, folder, *looked)); };
    QObject::connect(page, &PhotoPage::opened, page, [looked, refresh] {
        looked->path.clear(); // the newest
        looked->ofUnit = false;
        looked->back = 0;
        refresh();
    });
    QObject::connect(page, &PhotoPage::sourceWished, page, [looked, refresh](bool ofUnit) {
        looked->ofUnit = ofUnit;
        looked->back = 0;
        refresh();
    });
    if (assembly.sync())
        QObject::connect(assembly.sync(), &Sync::fileCame, page, refresh);
    QObject::connect(page, &PhotoPage::otherWished, page, [folder, looked, refresh](int further) {
        if (looked->ofUnit || folder.isEmpty()) {
            looked->back += further;
            return refresh();
        }
        const auto pictures = picturesIn(folder);
        const auto here = std::find_if(pictures.begin(), pictures.end(),
            [&](const CameraPicture &picture) { return picture.path == looked->path; });
        const auto at = here == pictures.end() ? std::ptrdiff_t(0) : here - pictures.begin() + further;
        const bool there = at >= 0 && at < std::ptrdiff_t(pictures.size());
        looked->path = there ? pictures[size_t(at)].path : QString();
        refresh();
    });
    QObject::connect(page, &PhotoPage::keepWished, page, [page, &assembly, folder, looked, refresh] {
        if (const Outcome kept = keep(assembly, *looked); !kept) {
            qCWarning(logAssembly).noquote() << "The photo is not kept:" << kept.error().text;
            PhotoSheet sheet = sheetOf(assembly, folder, *looked);
            sheet.trouble = PhotoSheet::Trouble::NotKept;
            return page->setSheet(sheet);
        }
        refresh();
    });
    QObject::connect(&assembly.session(), &Session::pageWished, page,
        [&window, page](const QString &verb, const QString &) {
            if (verb == u"PHOTO")
                window.openPage(page);
        });
}

} // namespace unitrail
