// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/domain/plant.h"

#include <algorithm>

namespace unitrail {

QString Words::in(const QString &language) const
{
    for (const QString &wanted : {language, QStringLiteral("en")}) {
        if (const auto found = byLanguage.find(wanted); found != byLanguage.end())
            return found->second;
    }
    return byLanguage.empty() ? QString() : byLanguage.begin()->second;
}

std::vector<Characteristic> Operation::characteristicsOn(const QDate &day) const
{
    std::vector<Characteristic> inForce;
    for (const Characteristic &candidate : characteristics) {
        if (candidate.effectiveFrom && *candidate.effectiveFrom > day)
            continue;
        const auto known = std::find_if(inForce.begin(), inForce.end(),
            [&](const Characteristic &other) { return other.id == candidate.id; });
        if (known == inForce.end())
            inForce.push_back(candidate);
        else if (candidate.effectiveFrom.value_or(QDate()) >= known->effectiveFrom.value_or(QDate()))
            *known = candidate;
    }
    return inForce;
}

const Operation *Routing::find(const OperationId &id) const
{
    const auto found
        = std::find_if(operations.begin(), operations.end(), [&](const Operation &o) { return o.id == id; });
    return found == operations.end() ? nullptr : &*found;
}

QString Routing::reference() const
{
    return name + u'/' + QString::number(revision);
}

const Part *Plant::part(const PartNumber &number) const
{
    const auto found = parts.find(number);
    return found == parts.end() ? nullptr : &found->second;
}

const Routing *Plant::routing(const QString &reference) const
{
    const auto found = std::find_if(routings.begin(), routings.end(),
        [&](const Routing &routing) { return routing.reference() == reference; });
    return found == routings.end() ? nullptr : &*found;
}

const Routing *Plant::routingOf(const PartNumber &part) const
{
    const Routing *latest = nullptr;
    for (const Routing &routing : routings) {
        const bool builds
            = std::find(routing.parts.begin(), routing.parts.end(), part) != routing.parts.end();
        if (builds && (!latest || routing.revision > latest->revision))
            latest = &routing;
    }
    return latest;
}

const Label *Plant::labelOf(const PartNumber &part, Label::Of of) const
{
    const Label *latest = nullptr;
    for (const Label &label : labels) {
        const bool fits = label.of == of
            && (label.parts.empty()
                || std::find(label.parts.begin(), label.parts.end(), part) != label.parts.end());
        if (fits && (!latest || label.revision > latest->revision))
            latest = &label;
    }
    return latest;
}

const Label *Plant::labelOf(const ContainerType &type) const
{
    const Label *latest = nullptr;
    for (const Label &label : labels) {
        const bool fits = label.of == Label::Of::Container && label.name == type.label;
        if (fits && (!latest || label.revision > latest->revision))
            latest = &label;
    }
    return latest;
}

const Person *Plant::personByBadge(const QString &badge) const
{
    for (const auto &[id, person] : people) {
        if (person.badge == badge)
            return &person;
    }
    return nullptr;
}

std::vector<const Operation *> Plant::operationsAt(const StationName &station, const Routing &routing) const
{
    std::vector<const Operation *> here;
    for (const Operation &operation : routing.operations) {
        if (std::find(operation.stations.begin(), operation.stations.end(), station)
            != operation.stations.end())
            here.push_back(&operation);
    }
    return here;
}

} // namespace unitrail
