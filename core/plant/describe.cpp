// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/read_plant.h"

namespace unitrail {

static QString counted(qsizetype count, const QString &one, const QString &many)
{
    return QStringLiteral("%1 %2").arg(count).arg(count == 1 ? one : many);
}

template <typename Container>
static QString counted(const Container &things, const char *one, const char *many)
{
    return counted(static_cast<qsizetype>(things.size()), QLatin1String(one), QLatin1String(many));
}

static QString describeRouting(const Routing &routing)
{
    size_t characteristics = 0;
    std::set<QString> plans;
    for (const Operation &operation : routing.operations) {
        characteristics += operation.characteristics.size();
        for (const Characteristic &characteristic : operation.characteristics)
            plans.insert(characteristic.limitRevision);
    }
    QStringList lines;
    for (const auto &[part, bom] : routing.boms)
        lines += QStringLiteral("%1 (%2)").arg(part.text(), counted(bom, "line", "lines"));
    return QStringLiteral("  routing %1: %2, %3 in %4, builds %5\n")
        .arg(routing.reference(), counted(routing.operations, "operation", "operations"),
            counted(static_cast<qsizetype>(characteristics), QStringLiteral("characteristic"),
                QStringLiteral("characteristics")),
            counted(plans, "plan revision", "plan revisions"), lines.join(QStringLiteral(", ")));
}

static QString describePlant(const Plant &plant)
{
    QString text = QStringLiteral("%1, revision %2, digest %3\n")
                       .arg(plant.name, plant.revision, QString::fromLatin1(plant.digest.toHex().left(12)));
    text += QStringLiteral("  %1, %2, %3, %4, %5, %6\n")
                .arg(counted(plant.parts, "part", "parts"), counted(plant.stations, "station", "stations"),
                    counted(plant.people, "person", "people"),
                    counted(plant.qualifications, "qualification", "qualifications"),
                    counted(plant.defects, "defect code", "defect codes"),
                    counted(plant.holdReasons, "hold reason", "hold reasons"));
    text += QStringLiteral("  %1, %2, %3, %4\n")
                .arg(counted(plant.labels, "label", "labels"), counted(plant.orders, "order", "orders"),
                    counted(plant.codeRules, "code rule", "code rules"),
                    counted(plant.practiceCodes, "practice code", "practice codes"));
    for (const Routing &routing : plant.routings)
        text += describeRouting(routing);
    return text;
}

QString describe(const PlantReading &reading)
{
    QString text = reading.plant ? describePlant(*reading.plant) : QString();
    qsizetype errors = 0, warnings = 0;
    for (const PlantMistake &mistake : reading.mistakes) {
        (mistake.severity == PlantMistake::Severity::Error ? errors : warnings)++;
        text += mistake.text() + u'\n';
    }
    if (reading.mistakes.empty())
        return text + QStringLiteral("No mistakes.\n");
    return text
        + QStringLiteral("%1, %2.\n")
              .arg(counted(errors, QStringLiteral("error"), QStringLiteral("errors")),
                  counted(warnings, QStringLiteral("warning"), QStringLiteral("warnings")));
}

} // namespace unitrail
