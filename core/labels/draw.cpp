// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/match.h"
#include "core/labels/layout.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace unitrail {

static void drawText(QPainter &painter, const PlacedText &text)
{
    QFont font(QStringLiteral("DejaVu Sans Condensed"));
    font.setStyleHint(QFont::SansSerif);
    font.setBold(true);
    font.setPixelSize(text.box.height());
    font.setHintingPreference(QFont::PreferNoHinting);
    const QFontMetricsF metrics(font);
    const double natural = metrics.horizontalAdvance(text.text);
    const double stretch = natural > 0 ? std::min(text.stretch, text.box.width() / natural) : 1;
    painter.save();
    painter.setFont(font);
    painter.translate(text.box.topLeft());
    painter.scale(stretch, 1);
    // Letters stand on a line so that what hangs below it stays within the box.
    painter.drawText(QPointF(0, text.box.height() * 0.8), text.text);
    painter.restore();
}

void paintLabel(QPainter &painter, const LabelLayout &layout, const QRectF &target)
{
    painter.save();
    painter.translate(target.topLeft());
    painter.scale(target.width() / layout.size.width(), target.height() / layout.size.height());
    painter.setClipRect(QRect(QPoint(0, 0), layout.size), Qt::IntersectClip);
    painter.setPen(Qt::black);
    painter.setBrush(Qt::black);
    for (const auto &item : layout.items) {
        match(
            item, [&](const PlacedText &text) { drawText(painter, text); },
            [&](const PlacedSymbol &symbol) { drawModules(painter, symbol.modules, symbol.area); });
    }
    painter.restore();
}

QImage pictureOf(const LabelLayout &layout)
{
    QImage picture(layout.size, QImage::Format_Grayscale8);
    picture.fill(Qt::white);
    const int perMetre = int(layout.dpi / 0.0254);
    picture.setDotsPerMeterX(perMetre);
    picture.setDotsPerMeterY(perMetre);
    {
        QPainter painter(&picture);
        paintLabel(painter, layout, QRectF(QPointF(0, 0), layout.size));
    }
    // A printer has no grey: a dot that is mostly covered is black.
    for (int y = 0; y < picture.height(); ++y) {
        uchar *dots = picture.scanLine(y);
        std::transform(dots, dots + picture.width(), dots,
            [](uchar grey) { return grey < 128 ? uchar(0) : uchar(255); });
    }
    return picture;
}

} // namespace unitrail
