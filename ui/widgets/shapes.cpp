// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/shapes.h"

#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace unitrail {

// Everything below is drawn on a square of 24 x 24.

static QPolygonF polygon(int corners, double radius, double turnDegrees)
{
    QPolygonF result;
    for (int i = 0; i < corners; ++i) {
        const double angle = (360.0 * i / corners + turnDegrees) * std::numbers::pi / 180.0;
        result << QPointF(12 + radius * std::cos(angle), 12 + radius * std::sin(angle));
    }
    return result;
}

static void stroke(QPainter &painter, const QColor &colour, double width)
{
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
}

static void fill(QPainter &painter, const QColor &colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
}

static void cross(QPainter &painter, const QColor &sign, double reach, double width)
{
    stroke(painter, sign, width);
    painter.drawLine(QPointF(12 - reach, 12 - reach), QPointF(12 + reach, 12 + reach));
    painter.drawLine(QPointF(12 - reach, 12 + reach), QPointF(12 + reach, 12 - reach));
}

static void bars(QPainter &painter, const QColor &sign)
{
    fill(painter, sign);
    painter.drawRoundedRect(QRectF(8, 7, 2.8, 10), 0.6, 0.6);
    painter.drawRoundedRect(QRectF(13.2, 7, 2.8, 10), 0.6, 0.6);
}

static void disc(QPainter &painter, const QColor &body)
{
    fill(painter, body);
    painter.drawEllipse(QPointF(12, 12), 11, 11);
}

static void cloud(QPainter &painter, const QColor &body)
{
    QPainterPath path;
    path.moveTo(6.5, 18.5);
    path.cubicTo(2.2, 18.5, 1.4, 12.6, 5.6, 11.8);
    path.cubicTo(5.6, 6.6, 13.4, 4.8, 15.6, 9.6);
    path.cubicTo(21.4, 8.6, 23.6, 17.0, 17.8, 18.5);
    path.closeSubpath();
    stroke(painter, body, 2);
    painter.drawPath(path);
    painter.drawLine(QPointF(4, 21), QPointF(20, 4));
}

static void back(QPainter &painter, const QColor &body)
{
    stroke(painter, body, 2.6);
    QPainterPath path;
    path.moveTo(5, 9);
    path.lineTo(14.5, 9);
    path.cubicTo(20.5, 9, 20.5, 18.5, 14.5, 18.5);
    path.lineTo(9, 18.5);
    painter.drawPath(path);
    painter.drawPolyline(QPolygonF{{9.5, 4.5}, {5, 9}, {9.5, 13.5}});
}

static void turn(QPainter &painter, const QColor &body, const QColor &sign)
{
    fill(painter, body);
    painter.drawPolygon(polygon(6, 11.5, 0));
    stroke(painter, sign, 2.2);
    painter.drawArc(QRectF(7.2, 7.2, 9.6, 9.6), 50 * 16, 260 * 16);
    fill(painter, sign);
    painter.drawPolygon(QPolygonF{{13.2, 3.8}, {18.4, 8.2}, {12.4, 10.2}});
}

static void barcode(QPainter &painter, const QColor &body)
{
    fill(painter, body);
    const double lines[][2]
        = {{2, 2.2}, {6, 1.1}, {8.8, 2.2}, {12.4, 1.1}, {15, 1.1}, {17.6, 2.2}, {21, 1.1}};
    for (const auto &line : lines)
        painter.drawRect(QRectF(line[0], 4, line[1], 16));
}

static void badge(QPainter &painter, const QColor &body, const QColor &sign)
{
    fill(painter, body);
    painter.drawRoundedRect(QRectF(4, 5, 16, 18), 2, 2);
    painter.drawRoundedRect(QRectF(10, 1, 4, 6), 1, 1);
    fill(painter, sign);
    painter.drawEllipse(QPointF(12, 12), 2.7, 2.7);
    painter.drawChord(QRectF(7.2, 15.6, 9.6, 9), 0, 180 * 16);
}

static void gauge(QPainter &painter, const QColor &body)
{
    stroke(painter, body, 2.4);
    painter.drawArc(QRectF(2, 4, 20, 20), 0, 180 * 16);
    painter.drawLine(QPointF(2, 19), QPointF(22, 19));
    painter.drawLine(QPointF(12, 18), QPointF(16.8, 9.4));
}

static void arrow(QPainter &painter, const QColor &body)
{
    stroke(painter, body, 3);
    painter.drawLine(QPointF(3, 12), QPointF(20, 12));
    painter.drawPolyline(QPolygonF{{13.5, 5.5}, {20.5, 12}, {13.5, 18.5}});
}

Tone toneOf(Shape shape)
{
    switch (shape) {
    case Shape::Tick:
        return Tone::Ok;
    case Shape::Octagon:
    case Shape::Diamond:
        return Tone::Stop;
    case Shape::Triangle:
    case Shape::Rework:
        return Tone::Attention;
    case Shape::Signpost:
        return Tone::Act;
    case Shape::Hold:
        return Tone::Hold;
    case Shape::None:
    case Shape::Play:
    case Shape::Pause:
    case Shape::Ring:
    case Shape::Scrapped:
    case Shape::Cloud:
    case Shape::Clock:
    case Shape::Undone:
    case Shape::Info:
    case Shape::Dash:
    case Shape::Erase:
    case Shape::Barcode:
    case Shape::Badge:
    case Shape::Gauge:
    case Shape::Arrow:
        return Tone::Info;
    }
    return Tone::Info;
}

static void drawOnSquare(QPainter &painter, Shape shape, const QColor &body, const QColor &sign)
{
    switch (shape) {
    case Shape::None:
        return;
    case Shape::Tick:
        disc(painter, body);
        stroke(painter, sign, 2.8);
        painter.drawPolyline(QPolygonF{{6.8, 12.6}, {10.4, 16.2}, {17.2, 8.4}});
        return;
    case Shape::Octagon:
        fill(painter, body);
        painter.drawPolygon(polygon(8, 12, 22.5));
        cross(painter, sign, 4, 2.8);
        return;
    case Shape::Diamond:
        fill(painter, body);
        painter.drawPolygon(polygon(4, 12, 0));
        cross(painter, sign, 3, 2.4);
        return;
    case Shape::Triangle:
        stroke(painter, body, 2);
        painter.setBrush(body);
        painter.drawPolygon(QPolygonF{{12, 2.4}, {22.4, 21}, {1.6, 21}});
        stroke(painter, sign, 2.6);
        painter.drawLine(QPointF(12, 9), QPointF(12, 14.2));
        painter.drawPoint(QPointF(12, 18.2));
        return;
    case Shape::Signpost:
        fill(painter, body);
        painter.drawPolygon(QPolygonF{{0.5, 4}, {16, 4}, {23.5, 12}, {16, 20}, {0.5, 20}});
        return;
    case Shape::Play:
        disc(painter, body);
        fill(painter, sign);
        painter.drawPolygon(QPolygonF{{9, 6.8}, {17.6, 12}, {9, 17.2}});
        return;
    case Shape::Pause:
        disc(painter, body);
        bars(painter, sign);
        return;
    case Shape::Ring:
        stroke(painter, body, 2);
        painter.drawEllipse(QPointF(12, 12), 9.6, 9.6);
        return;
    case Shape::Hold:
        fill(painter, body);
        painter.drawRoundedRect(QRectF(1, 1, 22, 22), 3, 3);
        bars(painter, sign);
        return;
    case Shape::Rework:
        return turn(painter, body, sign);
    case Shape::Scrapped:
        fill(painter, body);
        painter.drawRect(QRectF(2, 2, 20, 20));
        stroke(painter, sign, 2.8);
        painter.drawLine(QPointF(6, 18), QPointF(18, 6));
        return;
    case Shape::Cloud:
        return cloud(painter, body);
    case Shape::Clock:
        stroke(painter, body, 2);
        painter.drawEllipse(QPointF(12, 12), 9.6, 9.6);
        painter.drawPolyline(QPolygonF{{12, 6.4}, {12, 12}, {16, 14.4}});
        return;
    case Shape::Undone:
        return back(painter, body);
    case Shape::Info:
        fill(painter, body);
        painter.drawRoundedRect(QRectF(1, 1, 22, 22), 3, 3);
        stroke(painter, sign, 2.8);
        painter.drawPoint(QPointF(12, 6.8));
        painter.drawLine(QPointF(12, 11), QPointF(12, 17.4));
        return;
    case Shape::Dash:
        disc(painter, body);
        stroke(painter, sign, 2.8);
        painter.drawLine(QPointF(7, 12), QPointF(17, 12));
        return;
    case Shape::Erase:
        fill(painter, body);
        painter.drawPolygon(QPolygonF{{23, 4}, {8.5, 4}, {1, 12}, {8.5, 20}, {23, 20}});
        stroke(painter, sign, 2.4);
        painter.drawLine(QPointF(11.5, 8.5), QPointF(18.5, 15.5));
        painter.drawLine(QPointF(11.5, 15.5), QPointF(18.5, 8.5));
        return;
    case Shape::Barcode:
        return barcode(painter, body);
    case Shape::Badge:
        return badge(painter, body, sign);
    case Shape::Gauge:
        return gauge(painter, body);
    case Shape::Arrow:
        return arrow(painter, body);
    }
}

void drawShape(QPainter &painter, Shape shape, const QRectF &room, const QColor &body, const QColor &sign)
{
    const double side = std::min(room.width(), room.height());
    if (side <= 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(room.center().x() - side / 2, room.center().y() - side / 2);
    painter.scale(side / 24, side / 24);
    drawOnSquare(painter, shape, body, sign);
    painter.restore();
}

} // namespace unitrail
