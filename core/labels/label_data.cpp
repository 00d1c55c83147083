// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/labels/label_data.h"

#include "core/codes/check_characters.h"

#include <algorithm>
#include <array>

namespace unitrail {

using Field = Label::Field;

struct NamedField {
    Field field;
    QStringView name;
};
static constexpr std::array fieldNames{NamedField{Field::Gtin, u"gtin"}, NamedField{Field::Serial, u"serial"},
    NamedField{Field::Part, u"part"}, NamedField{Field::PartName, u"part_name"},
    NamedField{Field::Revision, u"revision"}, NamedField{Field::Lot, u"lot"},
    NamedField{Field::Order, u"order"}, NamedField{Field::Date, u"date"},
    NamedField{Field::Container, u"container"}, NamedField{Field::Sscc, u"sscc"},
    NamedField{Field::Plant, u"plant"}};

QString labelFieldName(Field field)
{
    const auto named = std::find_if(
        fieldNames.begin(), fieldNames.end(), [&](const NamedField &n) { return n.field == field; });
    Q_ASSERT(named != fieldNames.end());
    return named->name.toString();
}

std::optional<Field> labelFieldFromName(QStringView name)
{
    const auto named = std::find_if(
        fieldNames.begin(), fieldNames.end(), [&](const NamedField &n) { return n.name == name; });
    return named == fieldNames.end() ? std::nullopt : std::optional(named->field);
}

static void put(LabelData &data, Field field, const QString &value)
{
    if (!value.isEmpty())
        data.insert_or_assign(field, value);
}

LabelData labelDataOf(const UnitId &id, const Unit &unit, const Plant &plant, const QDate &day)
{
    LabelData data;
    const Part *part = plant.part(id.part);
    put(data, Field::Serial, id.serial.text());
    put(data, Field::Part, id.part.text());
    put(data, Field::Gtin, part ? part->gtin : QString());
    put(data, Field::PartName, part ? part->name.in(QStringLiteral("en")) : QString());
    put(data, Field::Revision, !unit.revision.isEmpty() ? unit.revision : part ? part->revision : QString());
    put(data, Field::Lot, unit.productLot ? unit.productLot->text() : QString());
    put(data, Field::Order, unit.order ? unit.order->text() : QString());
    put(data, Field::Date, day.toString(Qt::ISODate));
    put(data, Field::Plant, plant.name);
    return data;
}

static bool isSscc(const QString &text)
{
    const QByteArray digits = text.toLatin1();
    return digits.size() == 18
        && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; })
        && gs1CheckDigitFits(Bytes(digits.constData(), size_t(digits.size())));
}

LabelData labelDataOf(const ContainerId &id, const Container &container, const Plant &plant, const QDate &day)
{
    LabelData data;
    put(data, Field::Container, id.text());
    const QString sscc = isSscc(container.sscc) ? container.sscc : isSscc(id.text()) ? id.text() : QString();
    put(data, Field::Sscc, sscc);
    put(data, Field::Date, day.toString(Qt::ISODate));
    put(data, Field::Plant, plant.name);
    return data;
}

} // namespace unitrail
