// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/plant_source.h"

#include "core/plant/read_plant.h"
#include "core/station/recorder.h"

#include <QDirIterator>
#include <QFile>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static const QString demoRoot = u":/demo/"_s;

std::map<QString, QByteArray> demoDocuments()
{
    std::map<QString, QByteArray> documents;
    for (QDirIterator files(demoRoot, {u"*.toml"_s}, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
        QFile file(files.next());
        const QString name = file.fileName().mid(demoRoot.size());
        if (file.open(QIODevice::ReadOnly))
            documents[name] = file.readAll();
    }
    return documents;
}

Result<PlantSource> loadPlant(const QString &directory)
{
    PlantSource source;
    if (directory.isEmpty()) {
        source.documents = demoDocuments();
    } else {
        auto documents = readPlantDocuments(directory);
        if (!documents)
            return documents.error();
        source.documents = *std::move(documents);
    }
    PlantReading reading = readPlant(source.documents);
    if (!reading.plant)
        return Failure {Failure::Kind::Input, describe(reading).trimmed()};
    source.plant = *std::move(reading.plant);
    return source;
}

Outcome takePlant(Journal &journal, const PlantSource &source, const Clock &clock, const StationName &station)
{
    const auto entries = journal.entriesOf(Subject::plant());
    if (!entries)
        return entries.error();
    std::map<QString, QByteArray> released;
    const QString digest = QString::fromLatin1(source.plant.digest.toHex());
    bool known = false;
    for (const Recorded &recorded : *entries) {
        const auto *event = std::get_if<PlantReleased>(&recorded.entry.event);
        if (!event)
            continue;
        known = known || event->digest == digest;
        released.merge(releasesFromTexts(event->routings));
    }
    const auto conflicts = releaseConflicts(source.plant, released);
    if (!conflicts.empty())
        return Failure {Failure::Kind::Input, describe({.plant = {}, .mistakes = conflicts}).trimmed()};
    if (known)
        return Done {};
    if (const Outcome kept = journal.keepPlantDocuments(source.plant.digest, source.documents); !kept)
        return kept;
    Recorder recorder(journal, source.plant, clock, station);
    const auto noted = recorder.note(
        {{Subject::plant()}, PlantReleased {source.plant.revision, digest, releaseTexts(source.plant)}}, {});
    return noted ? Outcome(Done {}) : Outcome(noted.error());
}

} // namespace unitrail
