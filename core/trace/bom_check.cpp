// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/trace/genealogy.h"

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

using Kind = BomFinding::Kind;

QString bomFindingName(Kind kind)
{
    switch (kind) {
    case Kind::Missing:
        return u"missing"_s;
    case Kind::ToCome:
        return u"to-come"_s;
    case Kind::NotTraced:
        return u"not-traced"_s;
    case Kind::Substitute:
        return u"substitute"_s;
    case Kind::WrongRevision:
        return u"wrong-revision"_s;
    case Kind::Extra:
        return u"extra"_s;
    }
    Q_UNREACHABLE();
}

static QString nameOf(const Component &component)
{
    if (component.serial)
        return component.part.text() + u'/' + component.serial->text();
    return component.lot ? component.part.text() + u'/' + component.lot->text() : component.part.text();
}

static bool isSubstitute(const BomLine &line, const PartNumber &part)
{
    return std::find(line.substitutes.begin(), line.substitutes.end(), part) != line.substitutes.end();
}

/** What the bill says about the revision of this piece; a piece that states none is taken as it is. */
static bool hasWrongRevision(const Plant &plant, const BomLine &line, const Component &component)
{
    if (component.revision.isEmpty())
        return false;
    if (!line.revisions.empty())
        return std::find(line.revisions.begin(), line.revisions.end(), component.revision)
            == line.revisions.end();
    const Part *part = plant.part(component.part);
    return part && !part->revision.isEmpty() && part->revision != component.revision;
}

/** Behind the unit: whatever had to be captured there should be there. */
static bool isBehind(const Unit &unit, const BomLine &line)
{
    if (!line.capturedAt)
        return unit.finished;
    const auto operation = unit.operations.find(*line.capturedAt);
    if (operation == unit.operations.end())
        return false;
    const OperationStatus status = operation->second.status;
    return status == OperationStatus::Passed || status == OperationStatus::Skipped
        || status == OperationStatus::Waived;
}

std::optional<std::vector<BomFinding>> compareWithBom(
    const Plant &plant, const UnitId &id, const Unit &unit, const std::vector<Component> &fitted)
{
    const Routing *routing = plant.routing(unit.routing);
    if (!routing || !routing->boms.contains(id.part))
        return {};
    std::vector<const Component *> left;
    for (const Component &component : fitted)
        left.push_back(&component);
    std::vector<BomFinding> findings;
    for (const BomLine &line : routing->boms.at(id.part)) {
        // The piece that stands at one of the line's places first, then any of the part.
        std::vector<const Component *> taken;
        Decimal have(0, 0);
        for (const bool byPlace : {true, false}) {
            for (const Component *&component : left) {
                if (!component || have >= line.quantity)
                    continue;
                const bool isIt = component->part == line.part || isSubstitute(line, component->part);
                const bool here = component->position
                    && std::find(line.positions.begin(), line.positions.end(), *component->position)
                        != line.positions.end();
                if (!isIt || (byPlace && !here))
                    continue;
                have = have.plus(component->quantity).value_or(line.quantity);
                taken.push_back(component);
                component = nullptr;
            }
        }
        const auto finding = [&](Kind kind, const QString &found, const QString &quantity) {
            findings.push_back({.kind = kind,
                .line = line.line,
                .part = line.part,
                .found = found,
                .quantity = quantity,
                .operation = line.capturedAt});
        };
        for (const Component *component : taken) {
            if (component->part != line.part)
                finding(Kind::Substitute, nameOf(*component), component->quantity.text());
            if (hasWrongRevision(plant, line, *component))
                finding(Kind::WrongRevision, nameOf(*component) + u" rev "_s + component->revision,
                    component->quantity.text());
        }
        const auto missing = line.quantity.minus(have);
        if (have >= line.quantity || !missing)
            continue;
        if (line.tracking == TrackingMode::None)
            finding(Kind::NotTraced, {}, missing->text());
        else
            finding(isBehind(unit, line) ? Kind::Missing : Kind::ToCome, {}, missing->text());
    }
    for (const Component *component : left) {
        if (component)
            findings.push_back({.kind = Kind::Extra,
                .part = component->part,
                .found = nameOf(*component),
                .quantity = component->quantity.text()});
    }
    return findings;
}

std::vector<Component> fittedIn(const Genealogy &genealogy)
{
    std::vector<Component> fitted;
    if (genealogy.question.up)
        return fitted;
    for (const int child : genealogy.childrenOf(0)) {
        const GenealogyNode &node = genealogy.nodes[size_t(child)];
        const auto unit = node.subject.unit();
        const auto lot = node.subject.lot();
        if (!unit && !lot)
            continue;
        fitted.push_back({.part = unit ? unit->part : lot->part,
            .serial = unit ? std::optional(unit->serial) : std::nullopt,
            .lot = lot ? std::optional(lot->lot) : std::nullopt,
            .revision = node.revision,
            .position = PositionName::fromText(node.position),
            .quantity = Decimal::fromText(node.quantity).value_or(Decimal(1, 0)),
            .fromLoadedLot = node.quality == LinkQuality::TimeWindow});
    }
    return fitted;
}

} // namespace unitrail
