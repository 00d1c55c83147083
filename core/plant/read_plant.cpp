// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/read_plant.h"

#include "core/plant/sections.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>

#include <deque>

namespace unitrail {

namespace {

/** The sections of all files, by kind. */
struct Sections {
    std::vector<const TomlValue *> heads, qualifications, parts, stations, people, defects, holdReasons,
        gauges, stopReasons, causes, repairs, reprintReasons, labels, retestReasons, samplingPlans, pictures,
        orders, codes, practice, containers;
    std::vector<RoutingFile> routings;

    void take(const TomlValue &file, Mistakes &mistakes);
};

} // namespace

static void append(std::vector<const TomlValue *> &to, const std::vector<const TomlValue *> &more)
{
    to.insert(to.end(), more.begin(), more.end());
}

void Sections::take(const TomlValue &file, Mistakes &mistakes)
{
    using Reader = TableReader;
    Reader reader(file, QStringLiteral("This file"), mistakes);
    if (const TomlValue *head = reader.table(QStringLiteral("plant"), Reader::may))
        heads.push_back(head);
    append(qualifications, reader.tables(QStringLiteral("qualification"), Reader::may));
    append(parts, reader.tables(QStringLiteral("part"), Reader::may));
    append(stations, reader.tables(QStringLiteral("station"), Reader::may));
    append(people, reader.tables(QStringLiteral("person"), Reader::may));
    append(defects, reader.tables(QStringLiteral("defect"), Reader::may));
    append(holdReasons, reader.tables(QStringLiteral("hold_reason"), Reader::may));
    append(stopReasons, reader.tables(QStringLiteral("stop_reason"), Reader::may));
    append(causes, reader.tables(QStringLiteral("cause"), Reader::may));
    append(repairs, reader.tables(QStringLiteral("repair"), Reader::may));
    append(reprintReasons, reader.tables(QStringLiteral("reprint_reason"), Reader::may));
    append(labels, reader.tables(QStringLiteral("label"), Reader::may));
    append(containers, reader.tables(QStringLiteral("container"), Reader::may));
    append(gauges, reader.tables(QStringLiteral("gauge"), Reader::may));
    append(retestReasons, reader.tables(QStringLiteral("retest_reason"), Reader::may));
    append(samplingPlans, reader.tables(QStringLiteral("sampling_plan"), Reader::may));
    append(pictures, reader.tables(QStringLiteral("picture"), Reader::may));
    append(orders, reader.tables(QStringLiteral("order"), Reader::may));
    append(codes, reader.tables(QStringLiteral("code"), Reader::may));
    append(practice, reader.tables(QStringLiteral("practice"), Reader::may));

    const RoutingFile routing{.routing = reader.table(QStringLiteral("routing"), Reader::may),
        .operations = reader.tables(QStringLiteral("operation"), Reader::may),
        .boms = reader.tables(QStringLiteral("bom"), Reader::may),
        .place = {file.place.file, 1, 1}};
    if (routing.routing || !routing.operations.empty() || !routing.boms.empty())
        routings.push_back(routing);
}

static void readAll(const std::vector<const TomlValue *> &tables,
    void (*read)(const TomlValue &, PlantDraft &), PlantDraft &draft)
{
    for (const TomlValue *table : tables)
        read(*table, draft);
}

static void readSections(const Sections &sections, PlantDraft &draft)
{
    for (size_t i = 1; i < sections.heads.size(); ++i) {
        draft.mistakes.error(sections.heads[i]->place,
            QStringLiteral("A second [plant] section, after the one at %1")
                .arg(sections.heads[0]->place.text()),
            QStringLiteral("Keep one of them"));
    }
    if (sections.heads.empty()) {
        draft.mistakes.missingReference({QStringLiteral("plant.toml")},
            QStringLiteral("No file has a [plant] section"),
            QStringLiteral("Add one with name, revision, utc_offset and badge_prefix"));
    } else {
        readHead(*sections.heads[0], draft);
    }
    // What a section may name stands above it in this list.
    readAll(sections.qualifications, readQualification, draft);
    readAll(sections.stations, readStation, draft);
    readAll(sections.gauges, readGauge, draft);
    readAll(sections.parts, readPart, draft);
    readAll(sections.people, readPerson, draft);
    readAll(sections.samplingPlans, readSamplingPlan, draft);
    for (const RoutingFile &routing : sections.routings)
        readRouting(routing, draft);
    readAll(sections.defects, readDefect, draft);
    readAll(sections.holdReasons, readHoldReason, draft);
    readAll(sections.stopReasons, readStopReason, draft);
    readAll(sections.causes, readCause, draft);
    readAll(sections.repairs, readRepair, draft);
    readAll(sections.reprintReasons, readReprintReason, draft);
    readAll(sections.retestReasons, readRetestReason, draft);
    readAll(sections.pictures, readPicture, draft);
    readAll(sections.orders, readOrder, draft);
    readAll(sections.labels, readLabel, draft);
    readAll(sections.codes, readCodeRule, draft);
    readAll(sections.containers, readContainerType, draft);
    readAll(sections.practice, readPracticeCode, draft);
    checkWhole(draft);
}

PlantReading readPlant(const std::map<QString, QByteArray> &documents)
{
    Mistakes mistakes;
    std::deque<TomlValue> files; // stays where it is: sections point into it
    for (const auto &[name, bytes] : documents) {
        auto parsed = parseToml(name, bytes);
        if (const auto *mistake = std::get_if<PlantMistake>(&parsed)) {
            mistakes.markIncomplete();
            mistakes.error({mistake->file, mistake->line, mistake->column}, mistake->what, mistake->mend);
        } else {
            files.push_back(std::move(*std::get_if<TomlValue>(&parsed)));
        }
    }
    Sections sections;
    for (const TomlValue &file : files)
        sections.take(file, mistakes);

    PlantDraft draft{.mistakes = mistakes};
    readSections(sections, draft);
    draft.plant.digest = plantDigest(documents);
    // Where a pattern is missing, a code would be called unknown that is not.
    if (!mistakes.hasErrors())
        checkCodes(draft);

    PlantReading result{.plant = {}, .mistakes = mistakes.sorted()};
    if (!mistakes.hasErrors())
        result.plant = std::move(draft.plant);
    return result;
}

Result<std::map<QString, QByteArray>> readPlantDocuments(const QString &directory)
{
    const QDir root(directory);
    if (!root.exists())
        return Failure{Failure::Kind::Missing, QStringLiteral("There is no directory %1").arg(directory)};
    std::map<QString, QByteArray> documents;
    QDirIterator files(directory, {QStringLiteral("*.toml")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            return Failure{Failure::Kind::Storage,
                QStringLiteral("Cannot read %1: %2").arg(file.fileName(), file.errorString())};
        const QByteArray bytes = file.readAll();
        if (file.error() != QFileDevice::NoError)
            return Failure{Failure::Kind::Storage,
                QStringLiteral("Cannot read %1: %2").arg(file.fileName(), file.errorString())};
        documents[root.relativeFilePath(file.fileName())] = bytes;
    }
    if (documents.empty())
        return Failure{Failure::Kind::Input, QStringLiteral("There is no *.toml file in %1").arg(directory)};
    return documents;
}

PlantReading readPlantDirectory(const QString &directory)
{
    const auto documents = readPlantDocuments(directory);
    if (documents)
        return readPlant(*documents);
    return {.plant = {},
        .mistakes = {{.file = directory,
            .what = documents.error().text,
            .mend
            = QStringLiteral("Name the directory that holds the plant definition, and let it be read")}}};
}

QByteArray plantDigest(const std::map<QString, QByteArray> &documents)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&](const QByteArray &bytes) {
        hash.addData(QByteArray::number(bytes.size()) + ':');
        hash.addData(bytes);
    };
    // Sorted by the bytes of the name: the order of QString is that of UTF-16.
    std::map<QByteArray, const QByteArray *> byName;
    for (const auto &[name, bytes] : documents)
        byName[name.toUtf8()] = &bytes;
    for (const auto &[name, bytes] : byName) {
        add(name);
        add(*bytes);
    }
    return hash.result();
}

} // namespace unitrail
