// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/exchange/genealogy_files.h"

#include "core/exchange/csv.h"
#include "core/trace/genealogy_layout.h"

#include <QDateTime>

namespace unitrail {

using namespace Qt::Literals::StringLiterals;

static QString momentText(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs) : QString();
}

QByteArray genealogyCsv(const Genealogy &genealogy)
{
    QByteArray csv = "\xef\xbb\xbf";
    csv += csvRecord({u"level"_s, u"kind"_s, u"name"_s, u"parent"_s, u"link"_s, u"revision"_s, u"quantity"_s,
        u"position"_s, u"operation"_s, u"station"_s, u"installed"_s, u"evidence"_s, u"removed"_s,
        u"removed_by"_s, u"holds"_s, u"left_out"_s});
    for (const GenealogyNode &node : genealogy.nodes) {
        const bool lot = node.subject.kind() == Subject::Kind::Lot;
        const GenealogyNode *parent = node.parent < 0 ? nullptr : &genealogy.nodes[size_t(node.parent)];
        csv += csvRecord({QString::number(node.level), lot ? u"lot"_s : u"unit"_s,
            lot ? node.subject.name() : node.subject.text(), parent ? parent->subject.text() : QString(),
            linkQualityName(node.quality), node.revision, node.quantity, node.position, node.operation,
            node.station, momentText(node.installedMs), node.installed ? node.installed->text() : QString(),
            momentText(node.removedMs), node.removed ? node.removed->text() : QString(),
            QString::number(node.holds), QString::number(node.leftOut)});
    }
    return csv;
}

namespace {

constexpr double boxWidth = 190, boxHeight = 34, columnStep = 250, rowStep = 46, edge = 20;

/** Solid: its serial was captured. Dashed: its lot was. Dotted: only possible by the time. */
QString strokeOf(LinkQuality quality)
{
    switch (quality) {
    case LinkQuality::Start:
    case LinkQuality::ExactSerial:
        return u"stroke-width=\"2.5\""_s;
    case LinkQuality::ExactLot:
    case LinkQuality::ByLabel:
        return u"stroke-width=\"1.8\" stroke-dasharray=\"9 4\""_s;
    case LinkQuality::TimeWindow:
        return u"stroke-width=\"1.8\" stroke-dasharray=\"2 4\""_s;
    }
    Q_UNREACHABLE();
}

QString shortened(const QString &text)
{
    constexpr qsizetype most = 26;
    return text.size() <= most ? text : text.left(12) + u'…' + text.right(most - 13);
}

} // namespace

QByteArray genealogySvg(const Genealogy &genealogy)
{
    const GenealogyLayout layout = layoutOf(genealogy);
    const double width = 2 * edge + (layout.columns - 1) * columnStep + boxWidth;
    const double height = 2 * edge + (layout.rows - 1) * rowStep + boxHeight + 26;
    const auto left = [&](size_t i) { return edge + layout.places[i].column * columnStep; };
    const auto middle = [&](size_t i) { return edge + layout.places[i].row * rowStep + boxHeight / 2; };
    const auto number = [](double value) { return QString::number(value, 'f', 1); };

    QString lines, boxes;
    for (size_t i = 0; i < genealogy.nodes.size(); ++i) {
        const GenealogyNode &node = genealogy.nodes[i];
        if (node.parent >= 0) {
            const auto parent = size_t(node.parent);
            const double from = left(parent) + boxWidth;
            const double bend = (from + left(i)) / 2;
            lines += u"<path d=\"M%1 %2 C%3 %2 %3 %4 %5 %4\" fill=\"none\" stroke=\"#404A55\" %6%7/>\n"_s.arg(
                number(from), number(middle(parent)), number(bend), number(middle(i)), number(left(i)),
                strokeOf(node.quality), node.removed ? u" opacity=\"0.45\""_s : QString());
        }
        const auto lot = node.subject.lot();
        const auto unit = node.subject.unit();
        const QString part = unit ? unit->part.text() : lot ? lot->part.text() : node.subject.name();
        const QString name = unit ? unit->serial.text() : lot ? u"lot "_s + lot->lot.text() : QString();
        QString aside = node.position;
        if (node.leftOut > 0)
            aside += u" +%1 not shown"_s.arg(node.leftOut);
        boxes += u"<g><title>%1, %2</title><rect x=\"%3\" y=\"%4\" width=\"%5\" height=\"%6\" rx=\"%7\" "
                 u"fill=\"%8\" "
                 "stroke=\"#404A55\" stroke-width=\"%9\"/>"_s.arg(node.subject.text().toHtmlEscaped(),
                     linkQualityName(node.quality), number(left(i)), number(middle(i) - boxHeight / 2),
                     number(boxWidth), number(boxHeight), lot ? u"15"_s : u"3"_s,
                     node.holds > 0 ? u"#F3EAD0"_s : u"#FFFFFF"_s, i == 0 ? u"2.5"_s : u"1"_s);
        boxes += u"<text x=\"%1\" y=\"%2\" font-weight=\"bold\">%3</text>"_s.arg(number(left(i) + 8),
            number(middle(i) - 3), shortened(part + u' ' + aside).trimmed().toHtmlEscaped());
        boxes += u"<text x=\"%1\" y=\"%2\"%3>%4</text></g>\n"_s.arg(number(left(i) + 8),
            number(middle(i) + 11), node.removed ? u" text-decoration=\"line-through\""_s : QString(),
            shortened(name).toHtmlEscaped());
    }
    QString legend = u"%1, %2, as %3; %4 shown"_s.arg(genealogy.question.start.text(),
        genealogy.question.up ? u"used in"_s : u"built from"_s, genealogyViewName(genealogy.question.view),
        QString::number(genealogy.nodes.size()));
    if (genealogy.leftOut > 0)
        legend += u", %1 not shown"_s.arg(genealogy.leftOut);
    legend += u"; solid: exact serial, dashed: exact lot, dotted: by time"_s;
    QString svg
        = u"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\" "
          "font-family=\"sans-serif\" font-size=\"12\" fill=\"#14181D\">\n"
          "<rect width=\"%1\" height=\"%2\" fill=\"#F7F8FA\"/>\n"_s.arg(number(width), number(height));
    svg += lines + boxes;
    svg += u"<text x=\"%1\" y=\"%2\">%3</text>\n</svg>\n"_s.arg(
        number(edge), number(height - 8), legend.toHtmlEscaped());
    return svg.toUtf8();
}

} // namespace unitrail
