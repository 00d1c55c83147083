// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/sections.h"

namespace unitrail {

using Reader = TableReader;

static const std::vector<std::pair<QString, Operation::Kind>> &operationWords()
{
    static const std::vector<std::pair<QString, Operation::Kind>> words{
        {QStringLiteral("serialize"), Operation::Kind::Serialize},
        {QStringLiteral("assembly"), Operation::Kind::Assembly},
        {QStringLiteral("test"), Operation::Kind::Test},
        {QStringLiteral("inspection"), Operation::Kind::Inspection},
        {QStringLiteral("batch"), Operation::Kind::Batch},
        {QStringLiteral("pack"), Operation::Kind::Pack},
        {QStringLiteral("repair"), Operation::Kind::Repair},
    };
    return words;
}

static void readCharacteristics(Reader &reader, Operation &operation, PlantDraft &draft)
{
    std::vector<Placed<Characteristic>> read;
    for (const TomlValue *table : reader.tables(QStringLiteral("characteristic"), Reader::may)) {
        if (const auto characteristic = readCharacteristic(*table, draft))
            read.push_back({*characteristic, table->place});
    }
    checkRevisions(read, draft.mistakes);
    for (const Placed<Characteristic> &characteristic : read)
        operation.characteristics.push_back(characteristic.value);
}

/** The operation, and the return points it named; those are looked at when all operations are known. */
static std::optional<Operation> readOperation(
    const TomlValue &table, std::vector<Placed<OperationId>> &returns, PlantDraft &draft)
{
    Mistakes &mistakes = draft.mistakes;
    Reader reader(table, QStringLiteral("This operation"), mistakes);
    const auto id = reader.name<OperationKind>(QStringLiteral("id"), Reader::must);
    Operation operation{.id = id.value_or(OperationId::known(QStringLiteral("?")))};
    operation.name = reader.words(QStringLiteral("name"), Reader::must).value_or(Words{});
    operation.kind = reader.choice<Operation::Kind>(QStringLiteral("kind"), Reader::must, operationWords())
                         .value_or(Operation::Kind::Assembly);
    for (const auto &station : reader.names<StationKind>(QStringLiteral("stations"), Reader::may)) {
        if (draft.mustKnow(QStringLiteral("station"), station.value.text(), station.place))
            operation.stations.push_back(station.value);
        draft.usedStations.insert(station.value);
    }
    const TomlValue *stations = table.find(QStringLiteral("stations"));
    if (!stations || (stations->kind == TomlValue::Kind::List && stations->items.empty())) {
        mistakes.error(reader.placeOf(QStringLiteral("stations")),
            QStringLiteral("No station performs the operation %1").arg(operation.id.text()),
            QStringLiteral("Name at least one: stations = [\"...\"]"));
    }
    operation.standardSeconds = reader.integer(QStringLiteral("seconds"), Reader::may, 0).value_or(0);
    for (const Placed<QString> &qualification : reader.texts(QStringLiteral("qualifications"), Reader::may)) {
        if (draft.mustKnow(QStringLiteral("qualification"), qualification.value, qualification.place)) {
            operation.qualifications.push_back(qualification.value);
            draft.usedQualifications.insert(qualification.value);
        }
    }
    returns = reader.names<OperationKind>(QStringLiteral("rework_to"), Reader::may);
    operation.attemptsMax = reader.integer(QStringLiteral("attempts_max"), Reader::may, 0).value_or(0);
    operation.skippable = reader.truth(QStringLiteral("skippable"), Reader::may).value_or(false);
    operation.mints = reader.truth(QStringLiteral("mints"), Reader::may).value_or(false);
    operation.autoComplete = reader.truth(QStringLiteral("auto_complete"), Reader::may).value_or(false);
    operation.practiceAttributeYield = reader.real(QStringLiteral("practice_attribute_yield"), Reader::may);
    if (operation.practiceAttributeYield
        && (*operation.practiceAttributeYield < 0 || *operation.practiceAttributeYield > 1)) {
        mistakes.error(reader.placeOf(QStringLiteral("practice_attribute_yield")),
            QStringLiteral("A yield is a share between 0 and 1"), QStringLiteral("Write 98.3 % as 0.983"));
    }
    readCharacteristics(reader, operation, draft);
    return id ? std::optional<Operation>(operation) : std::nullopt;
}

/** Its number, against those before it on the routing. */
static bool fitsBehind(
    const Routing &routing, const Operation &operation, const Place &place, Mistakes &mistakes)
{
    if (routing.find(operation.id)) {
        mistakes.error(place,
            QStringLiteral("Two operations of the routing %1 have the number %2")
                .arg(routing.name, operation.id.text()),
            QStringLiteral("Give each a number of its own"));
        return false;
    }
    if (operation.mints && !routing.operations.empty()) {
        mistakes.error(place,
            QStringLiteral("The operation %1 makes the unit, and others stand before it")
                .arg(operation.id.text()),
            QStringLiteral("Put it first: nothing can be done to a unit that does not exist yet"));
    }
    bool isNumber = false, wasNumber = false;
    const int number = operation.id.text().toInt(&isNumber);
    const int before
        = routing.operations.empty() ? -1 : routing.operations.back().id.text().toInt(&wasNumber);
    if (isNumber && wasNumber && number < before) {
        mistakes.error(place,
            QStringLiteral("The operation %1 stands after %2")
                .arg(operation.id.text(), routing.operations.back().id.text()),
            QStringLiteral(
                "Put the operations in the order of their numbers: that is the order of the work"));
    }
    return true;
}

static void readReturns(Routing &routing,
    const std::map<OperationId, std::vector<Placed<OperationId>>> &returns, Mistakes &mistakes)
{
    const auto indexOf = [&](const OperationId &id) {
        return std::find_if(routing.operations.begin(), routing.operations.end(), [&](const Operation &o) {
            return o.id == id;
        }) - routing.operations.begin();
    };
    for (auto &operation : routing.operations) {
        const auto named = returns.find(operation.id);
        if (named == returns.end())
            continue;
        for (const Placed<OperationId> &to : named->second) {
            if (!routing.find(to.value)) {
                mistakes.missingReference(to.place,
                    QStringLiteral("The operation %1 returns to %2, which is not on the routing")
                        .arg(operation.id.text(), to.value.text()),
                    QStringLiteral("Name an operation of this routing"));
            } else if (indexOf(to.value) > indexOf(operation.id)) {
                // Only a step forward can close a circle of returns; without one every loop of rework comes
                // back to its start.
                mistakes.error(to.place,
                    QStringLiteral("The operation %1 returns forward to %2, a cycle in the rework")
                        .arg(operation.id.text(), to.value.text()),
                    QStringLiteral("Name a return point that does not lie after the operation"));
            } else {
                operation.reworkTo.push_back(to.value);
            }
        }
    }
}

static void readBoms(const RoutingFile &file, Routing &routing, const Place &place, PlantDraft &draft)
{
    for (const TomlValue *table : file.boms) {
        Reader reader(*table, QStringLiteral("This bill of material"), draft.mistakes);
        const auto products = reader.names<PartKind>(QStringLiteral("products"), Reader::must);
        const auto lines = readBomLines(reader.tables(QStringLiteral("line"), Reader::must), routing, draft);
        for (const auto &product : products) {
            if (std::find(routing.parts.begin(), routing.parts.end(), product.value) == routing.parts.end()) {
                draft.mistakes.missingReference(product.place,
                    QStringLiteral("The routing does not build %1").arg(product.value.text()),
                    QStringLiteral("Add it to the routing's parts, or remove it here"));
                continue;
            }
            if (!routing.boms.emplace(product.value, lines).second) {
                draft.mistakes.error(product.place,
                    QStringLiteral("%1 has two bills of material on this routing").arg(product.value.text()),
                    QStringLiteral("Remove it from one of them"));
            }
            for (const BomLine &line : lines) {
                if (line.part == product.value) {
                    draft.mistakes.error(product.place,
                        QStringLiteral("%1 is a component of itself, line %2")
                            .arg(product.value.text())
                            .arg(line.line),
                        QStringLiteral("Put the part of that line right"));
                }
            }
        }
    }
    for (const PartNumber &part : routing.parts) {
        if (!routing.boms.contains(part)) {
            draft.mistakes.missingReference(place,
                QStringLiteral("The product %1 has no bill of material on this routing").arg(part.text()),
                QStringLiteral("Add a section [[bom]] with products = [\"%1\"]").arg(part.text()));
        }
    }
}

void readRouting(const RoutingFile &file, PlantDraft &draft)
{
    Mistakes &mistakes = draft.mistakes;
    if (!file.routing) {
        mistakes.error(file.place,
            QStringLiteral("Operations or bills of material stand in a file without a [routing]"),
            QStringLiteral(
                "Put them into the file of their routing, or add [routing] with name, revision and parts"));
        return;
    }
    Reader reader(*file.routing, QStringLiteral("This routing"), mistakes);
    Routing routing;
    const auto name = reader.text(QStringLiteral("name"), Reader::must);
    const auto revision = reader.integer(QStringLiteral("revision"), Reader::must, 1);
    routing.name = name.value_or(QStringLiteral("?"));
    routing.revision = revision.value_or(0);
    if (name && (name->contains(u'/') || name->contains(u' '))) {
        mistakes.error(reader.placeOf(QStringLiteral("name")),
            QStringLiteral("The routing's name %1 holds a slash or a blank").arg(*name),
            QStringLiteral("Write it without: a unit remembers its routing as name/revision"));
    }
    for (const auto &part : reader.names<PartKind>(QStringLiteral("parts"), Reader::must)) {
        if (draft.mustKnow(QStringLiteral("part"), part.value.text(), part.place))
            routing.parts.push_back(part.value);
    }
    const bool isFirst = name && revision
        && draft.isFirst(
            QStringLiteral("routing"), routing.reference(), reader.placeOf(QStringLiteral("revision")));

    std::map<OperationId, std::vector<Placed<OperationId>>> returns;
    for (const TomlValue *table : file.operations) {
        std::vector<Placed<OperationId>> named;
        const auto operation = readOperation(*table, named, draft);
        if (!operation
            || !fitsBehind(routing, *operation, table->find(QStringLiteral("id"))->place, mistakes))
            continue;
        returns[operation->id] = named;
        draft.places.try_emplace(QStringLiteral("operation ") + operation->id.text(), table->place);
        routing.operations.push_back(*operation);
    }
    if (file.operations.empty()) {
        mistakes.error(reader.place(), QStringLiteral("The routing %1 has no operation").arg(routing.name),
            QStringLiteral("Add a section [[operation]] for each, in the order of the work"));
    }
    readReturns(routing, returns, mistakes);
    readBoms(file, routing, reader.place(), draft);
    if (!isFirst)
        return;
    noteReleases(file, routing, draft);
    draft.plant.routings.push_back(routing);
}

} // namespace unitrail
