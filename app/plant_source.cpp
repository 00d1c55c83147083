// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/plant_source.h"

#include "core/plant/read_plant.h"
#include "core/station/recorder.h"
#include "core/sync/central.h"
#include "core/sync/sync_pass.h"

#include <QDirIterator>
#include <QFile>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static const QString demoRoot = u":/demo/"_s;

std::map<QString, QByteArray> demoDocuments()
{
    std::map<QString, QByteArray> documents;
    for (QDirIterator files(demoRoot, {u"*.toml"_s}, QDir::Files, QDirIterator::Subdirectories);
         files.hasNext();) {
        QFile file(files.next());
        const QString name = file.fileName().mid(demoRoot.size());
        if (file.open(QIODevice::ReadOnly))
            documents[name] = file.readAll();
    }
    return documents;
}

static Result<PlantSource> sourceOf(std::map<QString, QByteArray> documents)
{
    PlantReading reading = readPlant(documents);
    if (!reading.plant)
        return Failure{Failure::Kind::Input, describe(reading).trimmed()};
    return PlantSource{*std::move(reading.plant), std::move(documents)};
}

Result<PlantSource> loadPlant(const QString &directory)
{
    if (directory.isEmpty())
        return sourceOf(demoDocuments());
    auto documents = readPlantDocuments(directory);
    if (!documents && documents.error().kind == Failure::Kind::Missing)
        return Failure{Failure::Kind::Missing,
            documents.error().text + u"; name the one that holds the plant definition"_s};
    return documents ? sourceOf(*std::move(documents)) : Result<PlantSource>(documents.error());
}

Result<PlantSource> plantTakenLast(Journal &journal)
{
    const auto entries = journal.entriesOf(Subject::plant());
    if (!entries)
        return entries.error();
    for (auto recorded = entries->rbegin(); recorded != entries->rend(); ++recorded) {
        const auto *released = std::get_if<PlantReleased>(&recorded->entry.event);
        if (!released)
            continue;
        auto documents = journal.plantDocuments(QByteArray::fromHex(released->digest.toLatin1()));
        if (!documents)
            return documents.error();
        if (!documents->empty())
            return sourceOf(*std::move(documents));
    }
    return Failure{Failure::Kind::Missing, u"this station has taken no plant definition yet"_s};
}

Result<PlantSource> plantFor(Journal &journal, const QString &directory)
{
    if (!directory.isEmpty())
        return loadPlant(directory);
    auto taken = plantTakenLast(journal);
    const bool none = !taken && taken.error().kind == Failure::Kind::Missing;
    return none ? loadPlant({}) : taken;
}

Result<PlantSource> plantOfJournal(Journal &journal)
{
    auto taken = plantTakenLast(journal);
    if (taken)
        return taken;
    QString digest;
    const Outcome walked = journal.forEach([&](const Recorded &recorded, const QByteArray &) {
        if (const auto *started = std::get_if<StationStarted>(&recorded.entry.event))
            digest = started->plantDigest;
        return digest.isEmpty();
    });
    if (!walked)
        return walked.error();
    auto demo = sourceOf(demoDocuments());
    if (demo && !digest.isEmpty() && digest == QString::fromLatin1(demo->plant.digest.toHex()))
        return demo;
    return taken;
}

Result<PlantSource> plantFromCentral(Journal &journal, const CentralConfig &central)
{
    auto known = plantTakenLast(journal);
    auto published = takePlant(central, journal.station());
    // At its very first contact a station is a stranger to central; a pass introduces it.
    if (!published && !known && syncOnce(journal, central))
        published = takePlant(central, journal.station());
    if (published)
        return sourceOf(published->documents);
    if (known)
        return known;
    return Failure{Failure::Kind::Missing,
        u"%1, and central gave none (%2); publish one with unitrail plant publish, or give --plant DIR"_s.arg(
            known.error().text, published.error().text)};
}

Outcome recordRelease(
    Journal &journal, const PlantSource &source, const Clock &clock, const StationName &station)
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
        return Failure{Failure::Kind::Input, describe({.plant = {}, .mistakes = conflicts}).trimmed()};
    // Another station may have told of the release already; the documents are kept here all the same.
    if (const Outcome kept = journal.keepPlantDocuments(source.plant.digest, source.documents); !kept)
        return kept;
    // A newer program may know of more that is fixed: then the same definition is told once more.
    const bool whole = std::all_of(source.plant.releases.begin(), source.plant.releases.end(),
        [&](const auto &release) { return released.contains(release.first); });
    if (known && whole)
        return Done{};
    Recorder recorder(journal, source.plant, clock, station);
    const auto noted = recorder.note(
        {{Subject::plant()}, PlantReleased{source.plant.revision, digest, releaseTexts(source.plant)}}, {});
    return noted ? Outcome(Done{}) : Outcome(noted.error());
}

} // namespace unitrail
