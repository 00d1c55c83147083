// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/read_plant.h"
#include "core/plant/sections.h"

#include <QCryptographicHash>

namespace unitrail {

/*
 * What is fixed, and what may follow later. A routing revision fixes its operations and bills of material.
 * Limits move while units are on the line, so they are fixed by their plan revision: a new plan beside the
 * old ones leaves the routing what it was, and every measurement remembers the plan it was judged by.
 * Every print remembers its label by name and revision, so that a revision of a label is fixed as a whole.
 */

static bool isPractice(const TomlValue &member)
{
    return member.key.startsWith(u"practice_");
}

static QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

static QByteArray structureDigest(const RoutingFile &file)
{
    const auto leaveOut
        = [](const TomlValue &member) { return isPractice(member) || member.key == u"characteristic"; };
    QByteArray bytes = canonicalBytes(*file.routing, leaveOut);
    for (const TomlValue *operation : file.operations)
        bytes += canonicalBytes(*operation, leaveOut);
    bytes += '/';
    for (const TomlValue *bom : file.boms)
        bytes += canonicalBytes(*bom, leaveOut);
    return sha256(bytes);
}

void noteReleases(const RoutingFile &file, const Routing &routing, PlantDraft &draft)
{
    const Place &place = file.routing->place;
    draft.plant.releases[routing.reference()]
        = {.digest = structureDigest(file), .file = place.file, .line = place.line};

    struct PlanContent {
        QByteArray bytes;
        Place place;
    };
    std::map<QString, PlanContent> plans;
    for (const TomlValue *operation : file.operations) {
        const TomlValue *id = operation->find(QStringLiteral("id"));
        const TomlValue *characteristics = operation->find(QStringLiteral("characteristic"));
        if (!id || !characteristics || characteristics->kind != TomlValue::Kind::List)
            continue;
        for (const TomlValue &characteristic : characteristics->items) {
            const TomlValue *plan = characteristic.find(QStringLiteral("plan"));
            if (!plan)
                continue;
            PlanContent &content = plans.try_emplace(plan->text, PlanContent{{}, plan->place}).first->second;
            content.bytes += id->text.toUtf8() + '/' + canonicalBytes(characteristic, isPractice);
        }
    }
    for (const auto &[plan, content] : plans) {
        draft.plant.releases[routing.reference() + QStringLiteral(" plan ") + plan]
            = {.digest = sha256(content.bytes), .file = content.place.file, .line = content.place.line};
    }
}

static const QString labelPrefix = QStringLiteral("label ");

void noteRelease(const TomlValue &table, const Label &label, PlantDraft &draft)
{
    draft.plant.releases[labelPrefix + label.reference()]
        = {.digest = sha256(canonicalBytes(table, isPractice)),
            .file = table.place.file,
            .line = table.place.line};
}

std::vector<QString> releaseTexts(const Plant &plant)
{
    std::vector<QString> texts;
    for (const auto &[reference, release] : plant.releases)
        texts.push_back(reference + u'=' + QString::fromLatin1(release.digest.toHex()));
    return texts;
}

std::map<QString, QByteArray> releasesFromTexts(const std::vector<QString> &texts)
{
    std::map<QString, QByteArray> releases;
    for (const QString &text : texts) {
        const qsizetype equals = text.lastIndexOf(u'=');
        const QByteArray digest = QByteArray::fromHex(text.mid(equals + 1).toLatin1());
        if (equals > 0 && digest.size() == 32)
            releases[text.left(equals)] = digest;
    }
    return releases;
}

std::vector<PlantMistake> releaseConflicts(const Plant &plant, const std::map<QString, QByteArray> &released)
{
    Mistakes mistakes;
    for (const auto &[reference, digest] : released) {
        const auto now = plant.releases.find(reference);
        const bool isLabel = reference.startsWith(labelPrefix);
        const bool isPlan = !isLabel && reference.contains(QStringLiteral(" plan "));
        if (now == plant.releases.end()) {
            if (isLabel)
                continue; // nobody prints it any more; should it come back, it must be the same
            mistakes.error({},
                QStringLiteral("%1 was released and is not in the definition any more").arg(reference),
                QStringLiteral("Put it back as it was: units that were started under it keep it"));
        } else if (now->second.digest != digest) {
            mistakes.error({now->second.file, now->second.line, 1},
                QStringLiteral("%1 is not what was released under this name").arg(reference),
                isLabel
                    ? QStringLiteral("Put it back as it was, and write the change into a label of the same "
                                     "name beside it with the next revision")
                    : isPlan
                    ? QStringLiteral("Put it back as it was, and write the changed limits beside it under "
                                     "the next plan revision with the day they count from")
                    : QStringLiteral("Put it back as it was, and write the change into a copy of the file "
                                     "with the next revision"));
        }
    }
    return mistakes.sorted();
}

} // namespace unitrail
