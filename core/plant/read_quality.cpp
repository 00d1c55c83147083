// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/plant/sections.h"
#include "core/statistics/sampling.h"

#include <QXmlStreamReader>

namespace unitrail {

using Reader = TableReader;

void readSamplingPlan(const TomlValue &table, PlantDraft &draft)
{
    Reader reader(table, QStringLiteral("This sampling plan"), draft.mistakes);
    const auto name = reader.text(QStringLiteral("name"), Reader::must);
    SamplingPlan plan{.name = name.value_or(QString())};
    plan.level
        = reader
              .choice<QString>(QStringLiteral("level"), Reader::may,
                  {{QStringLiteral("I"), QStringLiteral("I")}, {QStringLiteral("II"), QStringLiteral("II")},
                      {QStringLiteral("III"), QStringLiteral("III")}})
              .value_or(plan.level);
    plan.byOrder = reader
                       .choice<bool>(QStringLiteral("lot"), Reader::may,
                           {{QStringLiteral("order"), true}, {QStringLiteral("product_lot"), false}})
                       .value_or(true);
    const auto aql = reader.decimal(QStringLiteral("aql"), Reader::must);
    plan.aql = aql.value_or(plan.aql);
    const auto &limits = acceptableQualityLimits();
    if (aql && std::find(limits.begin(), limits.end(), *aql) == limits.end()) {
        QStringList known;
        for (const Decimal &limit : limits)
            known += limit.text();
        draft.mistakes.error(reader.placeOf(QStringLiteral("aql")),
            QStringLiteral("ISO 2859-1 has no column for the acceptable quality limit %1").arg(aql->text()),
            QStringLiteral("Write one of %1").arg(known.join(QStringLiteral(", "))));
    }
    if (name && draft.isFirst(QStringLiteral("sampling plan"), *name, reader.placeOf(QStringLiteral("name"))))
        draft.plant.samplingPlans.insert_or_assign(*name, plan);
}

/** Why this is not a drawing that can be shown; empty when it is. Nothing in it may lead out of it. */
static QString faultOf(const QByteArray &svg)
{
    constexpr int sizeMax = 256 * 1024;
    if (svg.size() > sizeMax)
        return QStringLiteral("is larger than 256 KiB");
    QXmlStreamReader xml(svg);
    bool first = true;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::EntityReference)
            return QStringLiteral("declares entities");
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (first && xml.name() != u"svg")
            return QStringLiteral("does not begin with <svg>");
        first = false;
        if (xml.name() == u"image" || xml.name() == u"script" || xml.name() == u"foreignObject")
            return QStringLiteral("holds <%1>").arg(xml.name().toString());
        for (const QXmlStreamAttribute &attribute : xml.attributes()) {
            if (attribute.name() == u"href" && !attribute.value().startsWith(u'#'))
                return QStringLiteral("leads to %1").arg(attribute.value().toString().left(60));
        }
    }
    return xml.hasError() || first ? QStringLiteral("is not well formed: %1").arg(xml.errorString())
                                   : QString();
}

static void readPlaces(Reader &reader, Picture &picture, Mistakes &mistakes)
{
    for (const TomlValue *table : reader.tables(QStringLiteral("place"), Reader::may)) {
        Reader place(*table, QStringLiteral("This place"), mistakes);
        const auto name = place.text(QStringLiteral("name"), Reader::must);
        const auto x = place.decimal(QStringLiteral("x"), Reader::must);
        const auto y = place.decimal(QStringLiteral("y"), Reader::must);
        for (const auto &[key, value] :
            {std::pair(QStringLiteral("x"), x), std::pair(QStringLiteral("y"), y)}) {
            if (value && (*value < Decimal(0, 0) || *value > Decimal(1, 0))) {
                mistakes.error(place.placeOf(key), QStringLiteral("The place lies off the picture"),
                    QStringLiteral("Write %1 as a share from 0 to 1, from the upper left corner").arg(key));
            }
        }
        const bool twice = name
            && std::any_of(picture.places.begin(), picture.places.end(),
                [&](const Picture::Place &known) { return known.name == *name; });
        if (twice) {
            mistakes.error(place.placeOf(QStringLiteral("name")),
                QStringLiteral("The picture has the place %1 twice").arg(*name),
                QStringLiteral("Give each a name of its own"));
        } else if (name && x && y) {
            picture.places.push_back({*name, *x, *y});
        }
    }
}

void readPicture(const TomlValue &table, PlantDraft &draft)
{
    Reader reader(table, QStringLiteral("This picture"), draft.mistakes);
    const auto id = reader.text(QStringLiteral("id"), Reader::must);
    Picture picture{.id = id.value_or(QString())};
    picture.name = reader.words(QStringLiteral("name"), Reader::must).value_or(Words{});
    for (const auto &part : reader.names<PartKind>(QStringLiteral("parts"), Reader::must)) {
        if (draft.mustKnow(QStringLiteral("part"), part.value.text(), part.place))
            picture.parts.push_back(part.value);
    }
    for (const auto &operation : reader.names<OperationKind>(QStringLiteral("operations"), Reader::may)) {
        if (draft.mustKnow(QStringLiteral("operation"), operation.value.text(), operation.place))
            picture.operations.push_back(operation.value);
    }
    picture.svg = reader.text(QStringLiteral("svg"), Reader::must).value_or(QString()).trimmed().toUtf8();
    if (!picture.svg.isEmpty()) {
        if (const QString fault = faultOf(picture.svg); !fault.isEmpty()) {
            draft.mistakes.error(reader.placeOf(QStringLiteral("svg")),
                QStringLiteral("The drawing %1").arg(fault),
                QStringLiteral("Write a plain SVG that stands for itself, between three single quotes"));
        }
    }
    readPlaces(reader, picture, draft.mistakes);
    if (id && draft.isFirst(QStringLiteral("picture"), *id, reader.placeOf(QStringLiteral("id"))))
        draft.plant.pictures.push_back(picture);
}

} // namespace unitrail
