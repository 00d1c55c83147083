// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/labels/layout.h"
#include "core/plant/sections.h"

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

using Reader = TableReader;
using Kind = Label::Element::Kind;

static QStringList fieldNames()
{
    QStringList names;
    for (int field = 0; field <= int(Label::Field::Plant); ++field)
        names += labelFieldName(Label::Field(field));
    return names;
}

static std::optional<Label::Field> fieldNamed(const Placed<QString> &name, Mistakes &mistakes)
{
    const auto field = labelFieldFromName(name.value);
    if (!field) {
        const auto meant = nearest(name.value, fieldNames());
        mistakes.error(name.place, u"A label has no field \"%1\""_s.arg(name.value),
            meant ? u"Did you mean \"%1\"?"_s.arg(*meant)
                  : u"Take one of %1"_s.arg(fieldNames().join(u", "_s)));
    }
    return field;
}

/** Every brace opens or closes a known field. */
static void checkContent(const QString &content, const Place &place, Mistakes &mistakes)
{
    static const QRegularExpression braces(QStringLiteral("\\{([^{}]*)\\}"));
    QString rest = content;
    for (auto found = braces.globalMatch(content); found.hasNext();) {
        const auto match = found.next();
        (void)fieldNamed({match.captured(1), place}, mistakes);
        rest.remove(match.captured(0));
    }
    if (rest.contains(u'{') || rest.contains(u'}'))
        mistakes.error(place, u"\"%1\" has a brace that belongs to no field"_s.arg(content),
            u"Write a field as {serial}"_s);
}

static Decimal lengthOf(Reader &reader, const QString &key, Reader::Need need, Mistakes &mistakes)
{
    const auto length = reader.decimal(key, need);
    if (length && (*length < Decimal() || *length > Decimal(1000, 0))) {
        mistakes.error(reader.placeOf(key), u"\"%1\" is a length between 0 and 1000 mm"_s.arg(key),
            u"Write millimetres"_s);
        return {};
    }
    return length.value_or(Decimal());
}

static void readGs1(Reader &reader, Label::Element &element, Mistakes &mistakes)
{
    for (const Placed<QString> &name : reader.texts(u"gs1"_s, Reader::may)) {
        const auto field = fieldNamed(name, mistakes);
        if (!field)
            continue;
        if (applicationIdentifierOf(*field).isEmpty())
            mistakes.error(name.place, u"GS1 has no application identifier for \"%1\""_s.arg(name.value),
                u"Take gtin, serial, lot, sscc or date here, or write a content"_s);
        else
            element.gs1.push_back(*field);
    }
    element.digitalLink = reader.text(u"digital_link"_s, Reader::may).value_or(QString());
    if (element.digitalLink.isEmpty())
        return;
    if (element.kind == Kind::Code128)
        mistakes.error(reader.placeOf(u"digital_link"_s), u"A Digital Link is too long for bars"_s,
            u"Give the element the kind qr or datamatrix"_s);
    if (!element.digitalLink.startsWith(u"https://") && !element.digitalLink.startsWith(u"http://"))
        mistakes.error(reader.placeOf(u"digital_link"_s),
            u"\"%1\" is not the beginning of a web address"_s.arg(element.digitalLink),
            u"Write it like https://id.example.com"_s);
    if (element.gs1.empty())
        mistakes.error(reader.placeOf(u"digital_link"_s), u"A Digital Link needs the fields it names"_s,
            u"Add gs1 = [\"gtin\", \"serial\"]"_s);
}

static std::optional<Label::Element> readElement(const TomlValue &table, Mistakes &mistakes)
{
    Reader reader(table, u"This element"_s, mistakes);
    const auto kind = reader.choice<Kind>(u"kind"_s, Reader::must,
        {{u"text"_s, Kind::Text}, {u"datamatrix"_s, Kind::DataMatrix}, {u"qr"_s, Kind::Qr},
            {u"code128"_s, Kind::Code128}});
    Label::Element element{.kind = kind.value_or(Kind::Text)};
    const bool isSymbol = element.kind != Kind::Text;
    const bool isHigh = element.kind == Kind::Text || element.kind == Kind::Code128;
    element.x = lengthOf(reader, u"x"_s, Reader::must, mistakes);
    element.y = lengthOf(reader, u"y"_s, Reader::must, mistakes);
    // Of one whose kind is not known, whatever any of them may have.
    const Reader::Need need = kind ? Reader::must : Reader::may;
    if (!kind || !isSymbol)
        element.width = lengthOf(reader, u"width"_s, Reader::may, mistakes);
    if (!kind || isHigh)
        element.height = lengthOf(reader, u"height"_s, need, mistakes);
    if (!kind || isSymbol) {
        element.module = lengthOf(reader, u"module"_s, need, mistakes);
        readGs1(reader, element, mistakes);
    }
    element.content = reader.text(u"content"_s, element.gs1.empty() ? need : Reader::may).value_or(QString());
    if (!element.content.isEmpty() && !element.gs1.empty())
        mistakes.error(reader.placeOf(u"content"_s), u"The element says its content twice"_s,
            u"Keep either content or gs1"_s);
    checkContent(element.content, reader.placeOf(u"content"_s), mistakes);
    return kind ? std::optional(element) : std::nullopt;
}

/** The data of one that is like those to come: the part's own example. */
static LabelData exampleOf(const Label &label, const Part *part, const Plant &plant)
{
    const QDate day(2026, 12, 28);
    if (label.of == Label::Of::Container) {
        const ContainerId id = ContainerId::known(u"340123450000000017"_s);
        return labelDataOf(id, Container{}, plant, day);
    }
    Unit unit;
    for (const auto &[number, order] : plant.orders) {
        if (part && order.part == part->number) {
            unit.order = number;
            unit.productLot = order.productLot;
        }
    }
    const auto serial = part ? SerialNumber::fromText(part->serialExample) : std::nullopt;
    if (!serial)
        return {};
    return labelDataOf({part->number, *serial}, unit, plant, day);
}

/** Laid out with the example of each of its parts, so that what does not fit is found here. */
static void checkLayout(const Label &label, const Place &place, const Plant &plant, Mistakes &mistakes)
{
    std::vector<const Part *> parts;
    for (const PartNumber &number : label.parts) {
        if (const Part *part = plant.part(number))
            parts.push_back(part);
    }
    if (parts.empty())
        parts.push_back(nullptr);
    for (const Part *part : parts) {
        const LabelData data = exampleOf(label, part, plant);
        if (data.empty())
            continue;
        const auto layout = layOut(label, data);
        if (!layout) {
            mistakes.error(place,
                part ? u"With the example of %1: %2"_s.arg(part->number.text(), layout.error().text)
                     : layout.error().text,
                u"Change its place, its module or its content, or make the label larger"_s);
            return;
        }
    }
}

void readLabel(const TomlValue &table, PlantDraft &draft)
{
    Mistakes &mistakes = draft.mistakes;
    Reader reader(table, u"This label"_s, mistakes);
    const auto name = reader.text(u"name"_s, Reader::must);
    const auto revision = reader.integer(u"revision"_s, Reader::must, 1);
    Label label{.name = name.value_or(u"?"_s), .revision = revision.value_or(1)};
    if (name && (name->contains(u'/') || name->isEmpty() || name->size() > 32))
        mistakes.error(reader.placeOf(u"name"_s), u"\"%1\" is no name for a label"_s.arg(*name),
            u"Take up to 32 characters and no slash: every print remembers it as name/revision"_s);
    label.of = reader
                   .choice<Label::Of>(u"of"_s, Reader::must,
                       {{u"unit"_s, Label::Of::Unit}, {u"container"_s, Label::Of::Container}})
                   .value_or(Label::Of::Unit);
    for (const auto &part :
        reader.names<PartKind>(u"parts"_s, label.of == Label::Of::Unit ? Reader::must : Reader::may)) {
        if (!draft.mustKnow(u"part"_s, part.value.text(), part.place))
            continue;
        label.parts.push_back(part.value);
        const Part *known = draft.plant.part(part.value);
        if (known && known->tracking != TrackingMode::Serial)
            mistakes.error(part.place, u"%1 has no serial to print"_s.arg(part.value.text()),
                u"Name parts that are tracked by serial"_s);
    }
    label.width = lengthOf(reader, u"width"_s, Reader::must, mistakes);
    label.height = lengthOf(reader, u"height"_s, Reader::must, mistakes);
    label.dpi = reader.integer(u"dpi"_s, Reader::must, 100, 1200).value_or(203);
    const auto elements = reader.tables(u"element"_s, Reader::must);
    for (const TomlValue *element : elements) {
        if (const auto read = readElement(*element, mistakes))
            label.elements.push_back(*read);
    }
    if (!name || !revision || !draft.isFirst(u"label"_s, label.reference(), reader.placeOf(u"name"_s)))
        return;
    if (label.elements.size() == elements.size() && !mistakes.hasErrors())
        checkLayout(label, reader.place(), draft.plant, mistakes);
    noteRelease(table, label, draft);
    draft.plant.labels.push_back(std::move(label));
}

void readSerialRanges(const TomlValue &table, Part &part, PlantDraft &draft)
{
    static const QRegularExpression form(u"^(\\d{1,18})-(\\d{1,18})$"_s);
    for (const TomlValue &item : table.items) {
        const auto range = form.match(item.text);
        const qint64 first = range.captured(1).toLongLong(), last = range.captured(2).toLongLong();
        const bool fits = item.kind == TomlValue::Kind::Text && range.hasMatch() && first >= 1
            && first <= last && range.captured(2).size() <= part.serialBlock.count(u'#');
        const auto station = StationName::fromText(item.key);
        if (!fits)
            draft.mistakes.error(item.place,
                u"\"%1\" is no range of the serial block's numbers"_s.arg(item.text),
                u"Write first and last, such as \"1-499999\", with no more digits than the block has #"_s);
        if (!draft.mustKnow(u"station"_s, item.key, item.place) || !station || !fits)
            continue;
        for (const auto &[number, other] : draft.plant.parts) {
            for (const auto &[theirs, taken] : other.serialRanges) {
                const bool overlaps = first <= taken.second && taken.first <= last;
                if (other.serialBlock == part.serialBlock && overlaps && theirs != *station)
                    draft.mistakes.error(item.place,
                        u"The numbers of %1 and %2 overlap"_s.arg(station->text(), theirs.text()),
                        u"Give each station numbers of its own: they mint without asking each other"_s);
            }
        }
        for (const auto &[theirs, taken] : part.serialRanges) {
            if (first <= taken.second && taken.first <= last)
                draft.mistakes.error(item.place,
                    u"The numbers of %1 and %2 overlap"_s.arg(station->text(), theirs.text()),
                    u"Give each station numbers of its own: they mint without asking each other"_s);
        }
        part.serialRanges.insert_or_assign(*station, std::pair(first, last));
    }
}

} // namespace unitrail
