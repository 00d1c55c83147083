// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/labels/layout.h"

#include "core/codes/gs1_digital_link.h"
#include "core/codes/gs1_elements.h"
#include "core/codes/read_code.h"

#include <algorithm>
#include <cmath>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

using Kind = Label::Element::Kind;
using Field = Label::Field;

static constexpr double mmPerInch = 25.4;
/** A letter of a condensed bold face is so wide, of its height; printers' scalable faces are no wider. */
static constexpr double letterWidth = 0.56;

static int dots(const Decimal &mm, int dpi)
{
    return int(std::lround(mm.toDouble() * dpi / mmPerInch));
}

QRect PlacedSymbol::withQuietZone() const
{
    const int zone = modules.quietZone * module;
    return modules.isLinear() ? area.adjusted(-zone, 0, zone, 0) : area.adjusted(-zone, -zone, zone, zone);
}

std::optional<QString> filledContent(const QString &content, const LabelData &data)
{
    QString text;
    for (qsizetype at = 0; at < content.size();) {
        if (content[at] != u'{') {
            text += content[at++];
            continue;
        }
        const qsizetype end = content.indexOf(u'}', at);
        const auto field
            = end < 0 ? std::nullopt : labelFieldFromName(QStringView(content).mid(at + 1, end - at - 1));
        const auto value = field ? data.find(*field) : data.end();
        if (value == data.end())
            return {};
        text += value->second;
        at = end + 1;
    }
    return text;
}

QString applicationIdentifierOf(Field field)
{
    switch (field) {
    case Field::Gtin:
        return u"01"_s;
    case Field::Serial:
        return u"21"_s;
    case Field::Lot:
        return u"10"_s;
    case Field::Sscc:
        return u"00"_s;
    case Field::Date:
        return u"11"_s;
    case Field::Part:
    case Field::PartName:
    case Field::Revision:
    case Field::Order:
    case Field::Container:
    case Field::Plant:
        return {};
    }
    Q_UNREACHABLE();
}

std::optional<std::vector<Element>> gs1ElementsOf(const std::vector<Field> &fields, const LabelData &data)
{
    std::vector<Element> elements;
    for (const Field field : fields) {
        const auto value = data.find(field);
        const bool isKey = field == Field::Gtin || field == Field::Serial || field == Field::Sscc;
        if (value == data.end() && isKey)
            return {};
        if (value == data.end())
            continue;
        // A date is written YYMMDD (GS1 General Specifications 3.4).
        const QString text = field == Field::Date ? value->second.mid(2).remove(u'-') : value->second;
        elements.push_back({applicationIdentifierOf(field), text});
    }
    return elements;
}

static QString missingFields(const Label::Element &element, const LabelData &data)
{
    QStringList missing;
    for (const Field field : element.gs1) {
        if (!data.contains(field))
            missing += labelFieldName(field);
    }
    qsizetype at = 0;
    while ((at = element.content.indexOf(u'{', at)) >= 0) {
        const qsizetype end = element.content.indexOf(u'}', at);
        const QString name = element.content.mid(at + 1, end - at - 1);
        const auto field = labelFieldFromName(name);
        if (!field || !data.contains(*field))
            missing += name;
        at = end < 0 ? element.content.size() : end + 1;
    }
    return missing.join(u", "_s);
}

/** What the symbol says, or why it cannot. */
static Result<Symbol> symbolOf(const Label::Element &element, const LabelData &data)
{
    const Failure unknown{
        Failure::Kind::Input, u"its %1 is not known here"_s.arg(missingFields(element, data))};
    if (element.gs1.empty()) {
        const auto text = filledContent(element.content, data);
        if (!text)
            return unknown;
        const Symbology symbology = element.kind == Kind::DataMatrix ? Symbology::DataMatrix
            : element.kind == Kind::Qr                               ? Symbology::Qr
                                                                     : Symbology::Code128;
        return Symbol{symbology, text->toUtf8()};
    }
    const auto elements = gs1ElementsOf(element.gs1, data);
    if (!elements)
        return unknown;
    // GS1 data in a QR code is a Digital Link: that is what phones read.
    if (element.kind == Kind::Qr || !element.digitalLink.isEmpty()) {
        const auto uri = element.digitalLink.isEmpty() ? digitalLink(*elements)
                                                       : digitalLink(*elements, element.digitalLink);
        if (!uri)
            return Failure{Failure::Kind::Input, u"there is no GS1 key for its Digital Link"_s};
        return Symbol{
            element.kind == Kind::DataMatrix ? Symbology::DataMatrix : Symbology::Qr, uri->toUtf8()};
    }
    const Symbology symbology
        = element.kind == Kind::DataMatrix ? Symbology::Gs1DataMatrix : Symbology::Gs1Code128;
    return Symbol{symbology, elementString(*elements)};
}

static Result<PlacedSymbol> placeSymbol(
    const Label &label, const Label::Element &element, const LabelData &data)
{
    auto symbol = symbolOf(element, data);
    if (!symbol)
        return symbol.error();
    auto modules = modulesOf(*symbol);
    if (!modules)
        return modules.error();
    PlacedSymbol placed{.module = std::max(1, dots(element.module, label.dpi)),
        .symbol = *std::move(symbol),
        .modules = *std::move(modules)};
    const QSize size = placed.modules.size * placed.module;
    placed.area = QRect(QPoint(dots(element.x, label.dpi), dots(element.y, label.dpi)),
        placed.modules.isLinear() ? QSize(size.width(), std::max(1, dots(element.height, label.dpi))) : size);
    return placed;
}

static PlacedText placeText(const Label &label, const Label::Element &element, const QString &text)
{
    const QPoint at(dots(element.x, label.dpi), dots(element.y, label.dpi));
    const int toEdge = dots(label.width, label.dpi) - at.x();
    const int width = element.width == Decimal() ? toEdge : dots(element.width, label.dpi);
    const int height = std::max(1, dots(element.height, label.dpi));
    const double natural = letterWidth * height * double(std::max<qsizetype>(1, text.size()));
    return {QRect(at, QSize(width, height)), text, std::min(1.0, width / natural)};
}

Result<LabelLayout> layOut(const Label &label, const LabelData &data)
{
    LabelLayout layout{.name = label.reference(),
        .size = QSize(dots(label.width, label.dpi), dots(label.height, label.dpi)),
        .dpi = label.dpi};
    const QRect paper(QPoint(0, 0), layout.size);
    std::vector<QRect> taken;
    const auto fail = [&](size_t element, const QString &why) {
        return Failure{
            Failure::Kind::Input, u"label %1, element %2: %3"_s.arg(layout.name).arg(element + 1).arg(why)};
    };
    for (size_t i = 0; i < label.elements.size(); ++i) {
        const Label::Element &element = label.elements[i];
        QRect area;
        bool isSymbol = element.kind != Kind::Text;
        if (isSymbol) {
            auto placed = placeSymbol(label, element, data);
            if (!placed)
                return fail(i, placed.error().text);
            area = placed->withQuietZone();
            layout.items.push_back(*std::move(placed));
        } else {
            const auto text = filledContent(element.content, data);
            if (!text || text->trimmed().isEmpty())
                continue;
            const PlacedText placed = placeText(label, element, *text);
            area = placed.box;
            layout.items.push_back(placed);
        }
        if (!paper.contains(area))
            return fail(i, u"it does not fit on the label with what it says"_s);
        // Two texts may touch; a symbol that something lies in the quiet zone of cannot be relied upon.
        for (size_t other = 0; other + 1 < layout.items.size(); ++other) {
            const bool matters = isSymbol || std::holds_alternative<PlacedSymbol>(layout.items[other]);
            if (matters && taken[other].intersects(area))
                return fail(i, u"it lies in the quiet zone of a symbol, or its own is not free"_s);
        }
        taken.push_back(area);
    }
    if (layout.items.empty())
        return Failure{Failure::Kind::Input, u"label %1: there is nothing to print on it"_s.arg(layout.name)};
    return layout;
}

std::optional<QString> commandOn(const LabelLayout &layout, const Plant &plant)
{
    for (const auto &item : layout.items) {
        const auto *placed = std::get_if<PlacedSymbol>(&item);
        if (!placed)
            continue;
        // With and without the identifier that a reader may send in front.
        const QByteArray aim = aimOf(placed->symbol.symbology);
        for (const QByteArray &sent : {placed->symbol.data, aim + placed->symbol.data}) {
            const Code code = readCode(sent, plant);
            const bool commands = code.syntax == Syntax::PrintedCommand || code.syntax == Syntax::Badge
                || std::any_of(code.meanings.begin(), code.meanings.end(), [](const Meaning &meaning) {
                       return std::holds_alternative<CommandCode>(meaning)
                           || std::holds_alternative<BadgeCode>(meaning);
                   });
            if (commands)
                return code.text.left(64);
        }
    }
    return {};
}

} // namespace unitrail
