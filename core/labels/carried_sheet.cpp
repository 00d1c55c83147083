// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/labels/carried_sheet.h"

#include "core/labels/symbol.h"

#include <QBuffer>
#include <QFont>
#include <QPainter>
#include <QPdfWriter>

namespace unitrail {

/* An A4 page in millimetres: two columns and three rows, each symbol so large that its modules are 0.7 mm or
 * more. */
static constexpr qreal marginMm = 18;
static constexpr qreal sideMm = 68;
static constexpr qreal stepXMm = 98;
static constexpr qreal stepYMm = 84;
static constexpr qreal topMm = 36;
static constexpr int columns = 2;
static constexpr int perPage = 6;

static void write(QPainter &painter, const QPointF &at, qreal highMm, const QString &text)
{
    QFont font = painter.font();
    font.setPixelSize(100);
    painter.save();
    painter.translate(at);
    painter.scale(highMm / 100, highMm / 100);
    painter.setFont(font);
    painter.drawText(QPointF(0, 0), text);
    painter.restore();
}

QByteArray carriedSheetPdf(const QString &title, const QString &key, const QStringList &codes)
{
    std::vector<Modules> symbols;
    for (const QString &code : codes) {
        auto modules = modulesOf({Symbology::Qr, code.toLatin1()});
        if (!modules)
            return {};
        symbols.push_back(*std::move(modules));
    }
    QByteArray pdf;
    QBuffer buffer(&pdf);
    buffer.open(QIODevice::WriteOnly);
    constexpr int resolution = 1200;
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(resolution);
    writer.setTitle(title);
    QPainter painter(&writer);
    painter.scale(resolution / 25.4, resolution / 25.4);
    for (size_t i = 0; i < symbols.size(); ++i) {
        const int place = int(i) % perPage;
        if (i > 0 && place == 0)
            writer.newPage();
        if (place == 0) {
            write(painter, {marginMm, 22}, 7, title);
            write(painter, {marginMm, 30}, 4.2, key);
        }
        const QRectF area(
            marginMm + place % columns * stepXMm, topMm + place / columns * stepYMm, sideMm, sideMm);
        drawModules(painter, symbols[i], area);
        write(painter, {area.left(), area.bottom() + 8}, 5,
            QStringLiteral("%1 / %2").arg(i + 1).arg(symbols.size()));
    }
    painter.end();
    return pdf;
}

} // namespace unitrail
