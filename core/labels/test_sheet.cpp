// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/labels/test_sheet.h"

#include <QBuffer>
#include <QFont>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace unitrail {

static constexpr qreal marginMm = 15;
static constexpr qreal firstRowMm = 48;
static constexpr qreal gapMm = 7; ///< between two codes: more than any quiet zone
static constexpr qreal numberMm = 14; ///< the column with the number
static constexpr qreal barMm = 0.3; ///< the narrowest bar; every scanner for the hand reads it
static constexpr qreal barHeightMm = 14;
static constexpr qreal squareMm = 0.7;
static constexpr qreal captionMm = 5;

static Symbology symbologyOf(const TestCode &code)
{
    if (code.aim == "]d2")
        return Symbology::Gs1DataMatrix;
    if (code.aim == "]C0")
        return Symbology::Code128;
    if (code.aim == "]C1")
        return Symbology::Gs1Code128;
    if (code.aim == "]Q1")
        return Symbology::Qr;
    Q_ASSERT(code.aim == "]d1");
    return Symbology::DataMatrix;
}

const std::vector<PlacedTestCode> &placedTestCodes()
{
    static const std::vector<PlacedTestCode> all = [] {
        std::vector<PlacedTestCode> codes;
        qreal top = firstRowMm;
        for (const TestCode &code : testSheet()) {
            PlacedTestCode placed{.code = &code, .modules = *modulesOf({symbologyOf(code), code.data})};
            const bool linear = placed.modules.isLinear();
            const qreal moduleMm = linear ? barMm : squareMm;
            const QSizeF size(placed.modules.size.width() * moduleMm,
                linear ? barHeightMm : placed.modules.size.height() * moduleMm);
            const qreal left = marginMm + numberMm + placed.modules.quietZone * moduleMm;
            placed.symbol = QRectF(QPointF(left, top), size);
            // Bars fill the width: their caption is below. A square leaves room beside it.
            placed.caption = linear
                ? QRectF(
                    left, placed.symbol.bottom() + 1, testSheetSizeMm.width() - left - marginMm, captionMm)
                : QRectF(placed.symbol.right() + 10, top,
                    testSheetSizeMm.width() - placed.symbol.right() - 10 - marginMm, size.height());
            top = std::max(placed.symbol.bottom(), linear ? placed.caption.bottom() : 0) + gapMm;
            codes.push_back(placed);
        }
        Q_ASSERT(top < testSheetSizeMm.height());
        return codes;
    }();
    return all;
}

/** Letters so many millimetres high: the painter's unit is no point and no pixel. */
static void drawText(QPainter &painter, const QRectF &area, qreal sizeMm, bool bold, Qt::Alignment alignment,
    const QString &text)
{
    static constexpr qreal unitsPerMm = 20; // a font of half a unit has no good outlines
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(qRound(sizeMm * unitsPerMm));
    font.setBold(bold);
    painter.save();
    painter.scale(1 / unitsPerMm, 1 / unitsPerMm);
    painter.setFont(font);
    painter.setPen(Qt::black);
    painter.drawText(QRectF(area.topLeft() * unitsPerMm, area.size() * unitsPerMm),
        static_cast<int>(alignment) | Qt::TextWordWrap, text);
    painter.restore();
}

void drawTestSheet(QPainter &painter, const TestSheetWords &words)
{
    const qreal width = testSheetSizeMm.width() - 2 * marginMm;
    drawText(
        painter, QRectF(marginMm, marginMm, width, 10), 7, true, Qt::AlignLeft | Qt::AlignTop, words.title);
    drawText(painter, QRectF(marginMm, marginMm + 12, width, 18), 4, false, Qt::AlignLeft | Qt::AlignTop,
        words.how);
    for (const PlacedTestCode &placed : placedTestCodes()) {
        const QRectF number(marginMm, placed.symbol.top(), numberMm - 6, placed.symbol.height());
        drawText(
            painter, number, 8, true, Qt::AlignLeft | Qt::AlignVCenter, QString::number(placed.code->number));
        drawModules(painter, placed.modules, placed.symbol);
        drawText(painter, placed.caption, 3.6, false,
            placed.modules.isLinear() ? Qt::AlignLeft | Qt::AlignTop : Qt::AlignLeft | Qt::AlignVCenter,
            words.captions.value(placed.code->number - 1));
    }
}

QByteArray testSheetPdf(const TestSheetWords &words)
{
    QByteArray pdf;
    QBuffer buffer(&pdf);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(1200);
    writer.setTitle(words.title);
    QPainter painter(&writer);
    const qreal unitsPerMm = 1200 / 25.4;
    painter.scale(unitsPerMm, unitsPerMm);
    drawTestSheet(painter, words);
    painter.end();
    return pdf;
}

} // namespace unitrail
