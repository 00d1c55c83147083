// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/codes/check_characters.h"
#include "core/codes/minted_serial.h"
#include "core/codes/read_code.h"
#include "core/labels/layout.h"
#include "core/plant/sections.h"

#include <algorithm>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

using Reader = TableReader;

static bool overlap(const std::pair<qint64, qint64> &a, const std::pair<qint64, qint64> &b)
{
    return a.first <= b.second && b.first <= a.second;
}

static void readNumbers(const TomlValue &table, ContainerType &type, PlantDraft &draft)
{
    static const QRegularExpression form(u"^(\\d{1,18})-(\\d{1,18})$"_s);
    for (const TomlValue &item : table.items) {
        const auto range = form.match(item.text);
        const qint64 first = range.captured(1).toLongLong(), last = range.captured(2).toLongLong();
        const bool fits = item.kind == TomlValue::Kind::Text && range.hasMatch() && first >= 1
            && first <= last && QString::number(last).size() <= type.block.count(u'#');
        if (!fits)
            draft.mistakes.error(item.place, u"\"%1\" is no range of the block's numbers"_s.arg(item.text),
                u"Write first and last, such as \"1-4999\", with no more digits than the block has #"_s);
        const auto station = StationName::fromText(item.key);
        if (!draft.mustKnow(u"station"_s, item.key, item.place) || !station || !fits)
            continue;
        const std::pair numbers(first, last);
        const auto taken = std::find_if(type.ranges.begin(), type.ranges.end(),
            [&](const auto &known) { return overlap(known.second, numbers); });
        if (taken != type.ranges.end())
            draft.mistakes.error(item.place,
                u"The numbers of %1 and %2 overlap"_s.arg(station->text(), taken->first.text()),
                u"Give each station numbers of its own: they number without asking each other"_s);
        type.ranges.insert_or_assign(*station, numbers);
    }
}

static QString wrongBlock(const ContainerType &type)
{
    const qsizetype digits = type.block.count(u'#');
    if (digits < 1 || digits > 18)
        return u"it needs 1 to 18 # for the digits of the running number"_s;
    const bool numeric = std::all_of(
        type.block.begin(), type.block.end(), [](QChar c) { return c == u'#' || (c >= u'0' && c <= u'9'); });
    if (type.gs1Check && (!numeric || type.block.size() != 17))
        return u"an SSCC has 17 digits in front of its check digit"_s;
    return {};
}

/** Laid out and read back, so that what no reader would take for this container is found here. */
static void checkNumber(const ContainerType &type, const Place &place, PlantDraft &draft)
{
    const auto id = numberedContainer(type, type.ranges.begin()->second.first);
    const Label *label = draft.plant.labelOf(type);
    if (!id || !label)
        return;
    const auto layout = layOut(*label, labelDataOf(*id, Container{}, draft.plant, QDate(2026, 12, 28)));
    if (!layout) {
        draft.mistakes.error(place, u"%1 is not printed: %2"_s.arg(id->text(), layout.error().text),
            u"Change the label, or name one that fits"_s);
        return;
    }
    for (const auto &item : layout->items) {
        const auto *symbol = std::get_if<PlacedSymbol>(&item);
        if (!symbol)
            continue;
        const Code code = readCode(aimOf(symbol->symbol.symbology) + symbol->symbol.data, draft.plant);
        const auto *said
            = code.meanings.size() == 1 ? std::get_if<ContainerCode>(&code.meanings.front()) : nullptr;
        if (!said || said->container != *id)
            draft.mistakes.error(place,
                u"What the label \"%1\" says of %2 is not read as this container"_s.arg(
                    label->name, id->text()),
                u"Add a [[code]] with the meaning container that takes it, or change the block"_s);
    }
}

void readContainerType(const TomlValue &table, PlantDraft &draft)
{
    Mistakes &mistakes = draft.mistakes;
    const QString subject = u"This container"_s;
    Reader reader(table, subject, mistakes);
    ContainerType type{.name = reader.text(u"name"_s, Reader::must).value_or(QString()),
        .title = reader.words(u"title"_s, Reader::must).value_or(Words{}),
        .block = reader.text(u"block"_s, Reader::must).value_or(QString())};
    enum class Check { Gs1 };
    type.gs1Check = reader.choice<Check>(u"check"_s, Reader::may, {{u"gs1"_s, Check::Gs1}}).has_value();
    type.label = reader.text(u"label"_s, Reader::must).value_or(QString());
    const TomlValue *numbers = reader.table(u"numbers"_s, Reader::must);
    static const QRegularExpression name(u"^[a-z][a-z0-9-]{0,31}$"_s);
    const bool named = name.match(type.name).hasMatch();
    if (reader.has(u"name"_s) && !named)
        mistakes.error(reader.placeOf(u"name"_s),
            u"\"%1\" is no name for a kind of container"_s.arg(type.name),
            u"Take small letters, digits and hyphens: printed codes say MINT and this name"_s);
    const bool isPart = std::any_of(draft.plant.parts.begin(), draft.plant.parts.end(),
        [&](const auto &part) { return part.first.text().compare(type.name, Qt::CaseInsensitive) == 0; });
    if (isPart)
        mistakes.error(reader.placeOf(u"name"_s),
            u"\"%1\" is a part number as well: MINT would mean either"_s.arg(type.name),
            u"Give the kind of container another name"_s);
    const QString wrong = wrongBlock(type);
    if (reader.has(u"block"_s) && !wrong.isEmpty())
        mistakes.error(reader.placeOf(u"block"_s), u"\"%1\": %2"_s.arg(type.block, wrong),
            u"Write it like \"TOTE-####\""_s);
    const bool labelled = draft.plant.labelOf(type) != nullptr;
    if (reader.has(u"label"_s) && !labelled)
        mistakes.error(reader.placeOf(u"label"_s),
            u"There is no label \"%1\" of containers"_s.arg(type.label),
            u"Add a [[label]] of this name with of = \"container\""_s);
    if (!named || isPart || !wrong.isEmpty() || !labelled || !numbers
        || !draft.isFirst(u"container"_s, type.name, reader.placeOf(u"name"_s)))
        return;
    readNumbers(*numbers, type, draft);
    if (type.ranges.empty())
        mistakes.error(numbers->place, u"No station numbers \"%1\""_s.arg(type.name),
            u"Write numbers = { PACK-1 = \"1-4999\" }"_s);
    else if (!mistakes.hasErrors())
        checkNumber(type, reader.place(), draft);
    draft.plant.containerTypes.push_back(std::move(type));
}

} // namespace unitrail
