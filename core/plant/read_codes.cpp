// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/sections.h"

#include "core/base/pattern.h"

namespace unitrail {

using Reader = TableReader;
using Means = CodeRule::Meaning;

void readOrder(const TomlValue &table, PlantDraft &draft)
{
    Reader reader(table, QStringLiteral("This order"), draft.mistakes);
    const auto number = reader.name<OrderKind>(QStringLiteral("number"), Reader::must);
    const auto part = reader.name<PartKind>(QStringLiteral("part"), Reader::must);
    const auto quantity = reader.integer(QStringLiteral("quantity"), Reader::must, 1);
    const auto routing = reader.text(QStringLiteral("routing"), Reader::must);
    const auto lot = reader.name<LotKind>(QStringLiteral("product_lot"), Reader::must);

    const bool partKnown = part
        && draft.mustKnow(QStringLiteral("part"), part->text(), reader.placeOf(QStringLiteral("part")));
    if (routing
        && draft.mustKnow(QStringLiteral("routing"), *routing, reader.placeOf(QStringLiteral("routing")))
        && partKnown) {
        const Routing *found = draft.plant.routing(*routing);
        if (found && std::find(found->parts.begin(), found->parts.end(), *part) == found->parts.end()) {
            draft.mistakes.error(reader.placeOf(QStringLiteral("routing")),
                QStringLiteral("The routing %1 does not build %2").arg(*routing, part->text()),
                QStringLiteral("Name a routing that has the part among its parts"));
        }
    }
    if (partKnown && lot) {
        const Part *product = draft.plant.part(*part);
        if (product && !fitsPattern(product->lotPattern, lot->text())) {
            draft.mistakes.error(reader.placeOf(QStringLiteral("product_lot")),
                QStringLiteral("The lot %1 does not fit the lot pattern of %2")
                    .arg(lot->text(), part->text()),
                QStringLiteral("Write it like %1").arg(product->lotExample));
        }
    }
    if (!number
        || !draft.isFirst(QStringLiteral("order"), number->text(), reader.placeOf(QStringLiteral("number"))))
        return;
    if (part && quantity && routing && lot) {
        draft.plant.orders.insert_or_assign(*number,
            WorkOrder{.number = *number,
                .part = *part,
                .quantity = *quantity,
                .routing = *routing,
                .productLot = *lot});
    }
}

/** What the pattern must find, so that the code can mean what the rule says. */
static void checkGroups(Reader &reader, const CodeRule &rule, Mistakes &mistakes)
{
    const QStringList groups = rule.pattern.namedCaptureGroups();
    static const QStringList known{QStringLiteral("part"), QStringLiteral("serial"), QStringLiteral("lot"),
        QStringLiteral("id"), QStringLiteral("expiry"), QStringLiteral("quantity"),
        QStringLiteral("revision")};
    for (const QString &group : groups) {
        if (!group.isEmpty() && !known.contains(group)) {
            mistakes.error(reader.placeOf(QStringLiteral("pattern")),
                QStringLiteral("The pattern has an unknown group \"%1\"").arg(group),
                QStringLiteral("Groups can be: %1").arg(known.join(QStringLiteral(", "))));
        }
    }
    QStringList wanted;
    switch (rule.meaning) {
    case Means::Unit:
        wanted = {QStringLiteral("serial")};
        break;
    case Means::Component:
        wanted = {QStringLiteral("serial"), QStringLiteral("lot")};
        break;
    case Means::Lot:
        wanted = {QStringLiteral("lot")};
        break;
    case Means::Badge:
    case Means::Container:
    case Means::Station:
    case Means::Order:
        wanted = {QStringLiteral("id")};
        break;
    }
    const bool found = std::any_of(
        wanted.begin(), wanted.end(), [&](const QString &group) { return groups.contains(group); });
    if (!found) {
        mistakes.error(reader.placeOf(QStringLiteral("pattern")),
            QStringLiteral("The pattern finds no \"%1\"").arg(wanted.join(QStringLiteral("\" or \""))),
            QStringLiteral("Name the group in the pattern: (?<%1>...)").arg(wanted.front()));
    }
    const bool needsPart = rule.meaning == Means::Component || rule.meaning == Means::Lot;
    if (needsPart && !rule.part && !groups.contains(QStringLiteral("part"))) {
        mistakes.error(reader.place(),
            QStringLiteral("The code \"%1\" does not say which part it is").arg(rule.name),
            QStringLiteral("Add part = \"...\", or a group (?<part>...) to the pattern"));
    }
}

void readCodeRule(const TomlValue &table, PlantDraft &draft)
{
    Reader reader(table, QStringLiteral("This code"), draft.mistakes);
    CodeRule rule;
    const auto name = reader.text(QStringLiteral("name"), Reader::must);
    rule.name = name.value_or(QString());
    const auto meaning = reader.choice<Means>(QStringLiteral("meaning"), Reader::must,
        {{QStringLiteral("unit"), Means::Unit}, {QStringLiteral("component"), Means::Component},
            {QStringLiteral("lot"), Means::Lot}, {QStringLiteral("badge"), Means::Badge},
            {QStringLiteral("container"), Means::Container}, {QStringLiteral("station"), Means::Station},
            {QStringLiteral("order"), Means::Order}});
    rule.meaning = meaning.value_or(Means::Unit);
    const auto pattern = reader.pattern(QStringLiteral("pattern"), Reader::must);
    const auto example = reader.text(QStringLiteral("example"), Reader::must);
    rule.example = example.value_or(QString());
    rule.part = reader.name<PartKind>(QStringLiteral("part"), Reader::may);
    rule.check = reader
                     .choice<QString>(QStringLiteral("check"), Reader::may,
                         {{QStringLiteral("mod34"), QStringLiteral("mod34")},
                             {QStringLiteral("iso7064-mod37-36"), QStringLiteral("iso7064-mod37-36")}})
                     .value_or(QString());
    if (rule.part)
        draft.mustKnow(QStringLiteral("part"), rule.part->text(), reader.placeOf(QStringLiteral("part")));
    if (pattern)
        rule.pattern = *pattern;
    if (pattern && meaning)
        checkGroups(reader, rule, draft.mistakes);
    if (pattern && example) {
        const QRegularExpressionMatch match = pattern->match(*example);
        if (!match.hasMatch()) {
            draft.mistakes.error(reader.placeOf(QStringLiteral("example")),
                QStringLiteral("The example %1 does not fit its own pattern").arg(*example),
                QStringLiteral("Put the pattern or the example right"));
        } else if (match.hasCaptured(QStringLiteral("part"))) {
            draft.mustKnow(QStringLiteral("part"), match.captured(QStringLiteral("part")),
                reader.placeOf(QStringLiteral("example")));
        }
    }
    if (name && draft.isFirst(QStringLiteral("code"), *name, reader.placeOf(QStringLiteral("name"))))
        draft.plant.codeRules.push_back(rule);
}

void readPracticeCode(const TomlValue &table, PlantDraft &draft)
{
    Reader reader(table, QStringLiteral("This practice code"), draft.mistakes);
    PracticeCode practice;
    practice.title = reader.words(QStringLiteral("title"), Reader::must).value_or(Words{});
    practice.code = reader.text(QStringLiteral("code"), Reader::must).value_or(QString()).toUtf8();
    practice.operation = reader.name<OperationKind>(QStringLiteral("operation"), Reader::may);
    practice.station = reader.name<StationKind>(QStringLiteral("station"), Reader::may);
    if (practice.operation)
        draft.mustKnow(QStringLiteral("operation"), practice.operation->text(),
            reader.placeOf(QStringLiteral("operation")));
    if (practice.station)
        draft.mustKnow(
            QStringLiteral("station"), practice.station->text(), reader.placeOf(QStringLiteral("station")));
    draft.plant.practiceCodes.push_back(practice);
    draft.practicePlaces.push_back(reader.placeOf(QStringLiteral("code")));
}

} // namespace unitrail
