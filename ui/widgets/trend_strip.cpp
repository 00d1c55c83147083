// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/trend_strip.h"

#include <QPolygonF>

#include <algorithm>

namespace unitrail {

static constexpr size_t pointsMax = 25;

TrendStrip::TrendStrip(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("trend"));
}

void TrendStrip::setContent(const Content &content)
{
    setAccessibleName(content.title);
    QString spoken = content.remark;
    for (const double value : content.values)
        spoken += QStringLiteral(", ") + QString::number(value, 'g', 6);
    setAccessibleDescription(spoken);
    if (m_content == content)
        return;
    m_content = content;
    update();
}

void TrendStrip::drawPoints(Canvas &canvas, const QRectF &room)
{
    const Tokens &tokens = m_theme.tokens();
    QPainter &painter = canvas.painter();
    const auto &values = m_content.values;
    double low = *std::min_element(values.begin(), values.end());
    double high = *std::max_element(values.begin(), values.end());
    for (const auto &line :
        {m_content.lower, m_content.upper, m_content.lowerControl, m_content.upperControl}) {
        low = line ? std::min(low, *line) : low;
        high = line ? std::max(high, *line) : high;
    }
    const double span = std::max(high - low, 1e-12);
    const auto up = [&, lo = low](double value) {
        return room.bottom() - room.height() * (0.06 + 0.88 * (value - lo) / span);
    };
    const auto across = [&](const std::optional<double> &value, const QPen &pen) {
        if (!value)
            return;
        painter.setPen(pen);
        painter.drawLine(QPointF(room.left(), up(*value)), QPointF(room.right(), up(*value)));
    };
    const QPen specification(tokens.text, canvas.mm(0.5));
    QPen control(tokens.text2, canvas.mm(0.25));
    control.setDashPattern({6, 4});
    across(m_content.lower, specification);
    across(m_content.upper, specification);
    across(m_content.lowerControl, control);
    across(m_content.upperControl, control);
    across(m_content.centre, QPen(tokens.divider, canvas.mm(0.25)));

    const double step = room.width() / double(pointsMax);
    QPolygonF points;
    for (size_t i = 0; i < values.size(); ++i)
        points << QPointF(room.left() + step * (0.5 + double(i + pointsMax - values.size())), up(values[i]));
    painter.setPen(QPen(tokens.text2, canvas.mm(0.35)));
    painter.drawPolyline(points);
    for (size_t i = 0; i < values.size(); ++i) {
        const bool out = (m_content.lower && values[i] < *m_content.lower)
            || (m_content.upper && values[i] > *m_content.upper);
        const QPointF &at = points[qsizetype(i)];
        painter.setPen(Qt::NoPen);
        painter.setBrush(out ? tokens[Tone::Stop].edge : tokens.text);
        const double r = canvas.mm(out ? 1.2 : i + 1 == values.size() ? 0.95 : 0.7);
        if (out)
            painter.drawPolygon(
                QPolygonF{at + QPointF(0, -r), at + QPointF(r, 0), at + QPointF(0, r), at + QPointF(-r, 0)});
        else
            painter.drawEllipse(at, r, r);
    }
}

void TrendStrip::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF all(rect());
    canvas.box(all, tokens.surface, tokens.divider, canvas.mm(0.2));
    const double side = canvas.mm(2.5);
    const double words = canvas.mm(58);
    const double left = side + canvas.mm(6.5);
    if (m_content.shape != Shape::None)
        canvas.shape(m_content.shape,
            QRectF(side, all.center().y() - canvas.mm(2.4), canvas.mm(4.8), canvas.mm(4.8)), tokens.surface);
    const double text = words - left;
    canvas.text(QRectF(left, canvas.mm(0.6), text, all.height() - canvas.mm(1.2)), m_content.remark,
        {.type = Type::Body, .ink = tokens.text, .ground = tokens.surface, .lines = 3});
    if (m_content.values.empty())
        return;
    QRectF room(words + canvas.mm(1), canvas.mm(1), all.width() - words - canvas.mm(3.5),
        all.height() - canvas.mm(2));
    if (layoutDirection() == Qt::RightToLeft) // time runs to the right all the same, beside its words
        room.moveRight(width() - room.left());
    drawPoints(canvas, room);
}

} // namespace unitrail
