// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/sections.h"

namespace unitrail {

static QString keyOf(const QString &kind, const QString &number)
{
    return kind + u' ' + number;
}

bool PlantDraft::isFirst(const QString &kind, const QString &number, const Place &place)
{
    const auto [seen, isNew] = places.try_emplace(keyOf(kind, number), place);
    if (!isNew) {
        mistakes.error(place,
            QStringLiteral("The %1 %2 is defined twice, first at %3").arg(kind, number, seen->second.text()),
            QStringLiteral("Remove one of them, or give it a number of its own"));
    }
    return isNew;
}

bool PlantDraft::knows(const QString &kind, const QString &number) const
{
    return places.contains(keyOf(kind, number));
}

bool PlantDraft::mustKnow(const QString &kind, const QString &number, const Place &place)
{
    if (knows(kind, number))
        return true;
    QStringList known;
    for (auto it = places.lower_bound(keyOf(kind, {}));
         it != places.end() && it->first.startsWith(keyOf(kind, {})); ++it)
        known += it->first.mid(kind.size() + 1);
    const std::optional<QString> meant = nearest(number, known);
    mistakes.missingReference(place, QStringLiteral("There is no %1 %2").arg(kind, number),
        meant ? QStringLiteral("Did you mean \"%1\"? Otherwise define the %2").arg(*meant, kind)
              : QStringLiteral("Define the %1, or remove it here").arg(kind));
    return false;
}

void checkWhole(PlantDraft &draft)
{
    // What nobody uses may be used in a file that could not be read.
    if (draft.mistakes.isIncomplete())
        return;
    for (const auto &[name, station] : draft.plant.stations) {
        if (station.kind == Station::Kind::Work && !draft.usedStations.contains(name)) {
            draft.mistakes.warn(draft.places.at(keyOf(QStringLiteral("station"), name.text())),
                QStringLiteral("No operation is done at the station %1").arg(name.text()),
                QStringLiteral("Name it at an operation, or give it the kind repair, service or desk"));
        }
    }
    for (const QString &qualification : draft.usedQualifications) {
        if (!draft.heldQualifications.contains(qualification)) {
            draft.mistakes.warn(draft.places.at(keyOf(QStringLiteral("qualification"), qualification)),
                QStringLiteral("Nobody holds the qualification %1, and operations need it")
                    .arg(qualification),
                QStringLiteral("Give it to a person, or take it from the operations"));
        }
    }
}

} // namespace unitrail
