// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/limits_bar.h"

#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace unitrail {

LimitsBar::LimitsBar(const Theme &theme, QWidget *parent)
    : Drawn(theme, parent)
{
    setObjectName(QStringLiteral("limits"));
}

void LimitsBar::setContent(const Content &content)
{
    setAccessibleName(content.value.isEmpty() ? content.invitation : content.value + u' ' + content.unit);
    setAccessibleDescription(content.verdict + u' ' + content.detail + u' ' + content.about);
    if (m_content == content)
        return;
    m_content = content;
    update();
}

void LimitsBar::drawValue(Canvas &canvas, const QRectF &room)
{
    const Tokens &tokens = m_theme.tokens();
    const bool judged = m_content.shape != Shape::None;
    const Accent &accent = tokens[m_content.tone];
    const double half = room.width() * (!judged ? 1.0 : m_content.value.isEmpty() ? 0.5 : 0.32);
    const QRectF left(room.left(), room.top(), half, room.height());
    if (m_content.value.isEmpty()) {
        canvas.text(left, m_content.invitation,
            {.type = Type::Title, .ink = tokens.text2, .ground = tokens.surface, .lines = 2});
    } else {
        const double unitWidth
            = m_content.unit.isEmpty() ? 0 : canvas.width(m_content.unit, Type::Title) + canvas.mm(2.5);
        const double end = canvas.text(
            QRectF(left.left(), left.top(), left.width() - unitWidth, left.height()), m_content.value,
            {.type = Type::Figure, .ink = tokens.text, .ground = tokens.surface, .em = 12});
        if (!m_content.unit.isEmpty())
            canvas.text(QRectF(end + canvas.mm(2), left.top() + canvas.mm(2.4), unitWidth,
                            left.height() - canvas.mm(2.4)),
                m_content.unit, {.type = Type::Title, .ink = tokens.text2, .ground = tokens.surface});
    }
    if (!judged)
        return;
    const double side = std::min(room.height() * 0.86, canvas.mm(11));
    const QRectF box(room.left() + half, room.top(), room.width() - half, room.height());
    canvas.box(box, accent.tint, accent.edge, canvas.mm(0.4));
    canvas.shape(m_content.shape,
        QRectF(box.left() + canvas.mm(1.6), box.center().y() - side / 2, side, side), accent.edge,
        accent.tint);
    const double x = box.left() + canvas.mm(1.6) + side + canvas.mm(2);
    const double wide = box.right() - x - canvas.mm(1.5);
    const bool two = !m_content.detail.isEmpty();
    const double split = two ? box.height() * 0.54 : box.height();
    canvas.text(QRectF(x, box.top() + (two ? canvas.mm(0.4) : 0), wide, split), m_content.verdict,
        {.type = Type::Button, .ink = accent.onTint, .ground = accent.tint, .lines = two ? 1 : 2});
    if (two)
        canvas.text(QRectF(x, box.top() + split, wide, box.height() - split - canvas.mm(0.4)),
            m_content.detail, {.type = Type::Note, .ink = accent.onTint, .ground = accent.tint});
}

/** From where to where the scale goes: the limits, and room on both sides for what lies beyond them. */
static std::pair<double, double> rangeOf(const LimitsBar::Content &c)
{
    if (c.lower && c.upper) {
        const double span = std::max(*c.upper - *c.lower, 1e-12);
        return {*c.lower - 0.3 * span, *c.upper + 0.3 * span};
    }
    const double limit = c.upper ? *c.upper : *c.lower;
    const double span = std::max({std::abs(limit) * 0.8, c.guardBand.value_or(0) * 4, 1e-12});
    return c.upper ? std::pair(limit - span, limit + 0.4 * span)
                   : std::pair(limit - 0.4 * span, limit + span);
}

void LimitsBar::drawScale(Canvas &canvas, const QRectF &room)
{
    const Tokens &tokens = m_theme.tokens();
    QPainter &painter = canvas.painter();
    const auto [low, high] = rangeOf(m_content);
    const double side = canvas.mm(4);
    const QRectF track(
        room.left() + side, room.top() + canvas.mm(3.4), room.width() - 2 * side, canvas.mm(3));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto along = [&, lo = low, hi = high](double value) {
        return track.left() + track.width() * std::clamp((value - lo) / (hi - lo), 0.0, 1.0);
    };
    // What the painter draws by itself is mirrored here, as the canvas does it.
    const auto real = [&](double x) { return mirrored ? width() - x : x; };
    const auto line = [&](double x1, double y1, double x2, double y2) {
        painter.drawLine(QPointF(real(x1), y1), QPointF(real(x2), y2));
    };
    const double from = m_content.lower ? along(*m_content.lower) : track.left();
    const double to = m_content.upper ? along(*m_content.upper) : track.right();
    canvas.box(track, tokens.sunken, tokens.border, canvas.mm(0.2), 0.5);
    canvas.box(QRectF(from, track.top(), to - from, track.height()), tokens.raised, tokens.border,
        canvas.mm(0.2), 0);
    if (m_content.guardBand) {
        const auto hatch = [&](double a, double b) {
            if (b - a < 1)
                return;
            const QRectF zone(std::min(real(a), real(b)), track.top(), b - a, track.height());
            painter.save();
            painter.setClipRect(zone);
            painter.setPen(QPen(tokens[Tone::Attention].edge, canvas.mm(0.35)));
            for (double x = zone.left() - zone.height(); x < zone.right(); x += canvas.mm(1.2))
                painter.drawLine(QPointF(x, zone.bottom()), QPointF(x + zone.height(), zone.top()));
            painter.restore();
        };
        if (m_content.lower)
            hatch(from, along(*m_content.lower + *m_content.guardBand));
        if (m_content.upper)
            hatch(along(*m_content.upper - *m_content.guardBand), to);
    }
    const double over = canvas.mm(1.6);
    painter.setPen(QPen(tokens.text, canvas.mm(0.7), Qt::SolidLine, Qt::SquareCap));
    const auto bracket = [&](double x, double inward) {
        line(x, track.top() - over, x, track.bottom() + over);
        line(x, track.top() - over, x + inward, track.top() - over);
        line(x, track.bottom() + over, x + inward, track.bottom() + over);
    };
    if (m_content.lower)
        bracket(from, over);
    if (m_content.upper)
        bracket(to, -over);
    if (m_content.nominal) {
        painter.setPen(QPen(tokens.text2, canvas.mm(0.35)));
        line(along(*m_content.nominal), track.top() - canvas.mm(0.8), along(*m_content.nominal),
            track.bottom() + canvas.mm(0.8));
    }
    const double labelTop = track.bottom() + canvas.mm(1.7);
    const auto label = [&](double x, const QString &text) {
        const double wide = canvas.mm(26);
        canvas.text(QRectF(std::clamp(x - wide / 2, 0.0, width() - wide), labelTop, wide, canvas.mm(5)), text,
            {.type = Type::Strong,
                .ink = tokens.text,
                .ground = tokens.surface,
                .alignment = Qt::AlignHCenter | Qt::AlignVCenter});
    };
    if (m_content.lower)
        label(from, m_content.lowerText);
    if (m_content.upper)
        label(to, m_content.upperText);
    if (m_content.nominal)
        label(along(*m_content.nominal), m_content.nominalText);

    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens.text2, canvas.mm(0.5)));
    for (const double value : m_content.recorded)
        painter.drawEllipse(QPointF(real(along(value)), track.center().y()), canvas.mm(1), canvas.mm(1));
    if (!m_content.pin)
        return;
    const Accent &accent = tokens[m_content.tone];
    const double x = real(along(*m_content.pin));
    painter.setPen(QPen(tokens.surface, canvas.mm(0.3)));
    painter.setBrush(accent.edge);
    painter.drawPolygon(
        QPolygonF{QPointF(x, track.bottom()), QPointF(x - canvas.mm(2), track.top() - canvas.mm(3.2)),
            QPointF(x + canvas.mm(2), track.top() - canvas.mm(3.2))});
}

void LimitsBar::draw(Canvas &canvas)
{
    const Tokens &tokens = m_theme.tokens();
    const QRectF all(rect());
    canvas.box(all, tokens.surface, tokens.divider, canvas.mm(0.2));
    const double side = canvas.mm(2.5);
    const QRectF inner = all.adjusted(side, canvas.mm(0.8), -side, -canvas.mm(0.6));
    const bool scaled = m_content.lower || m_content.upper;
    const double about = canvas.mm(5.4), scale = scaled ? canvas.mm(13) : 0;

    double instrumentWidth = 0;
    if (!m_content.instrument.isEmpty()) {
        const double sign = canvas.mm(4.2);
        instrumentWidth = std::min(
            canvas.width(m_content.instrument, Type::Body) + sign + canvas.mm(3), inner.width() * 0.5);
        const double x = inner.right() - instrumentWidth;
        canvas.shape(
            m_content.instrumentShape, QRectF(x, inner.top() + canvas.mm(0.5), sign, sign), tokens.surface);
        canvas.text(
            QRectF(x + sign + canvas.mm(1.2), inner.top(), instrumentWidth - sign - canvas.mm(1.2), about),
            m_content.instrument, {.type = Type::Body, .ink = tokens.text2, .ground = tokens.surface});
    }
    canvas.text(QRectF(inner.left(), inner.top(), inner.width() - instrumentWidth - canvas.mm(2), about),
        m_content.about,
        {.type = Type::Body, .ink = tokens.text2, .ground = tokens.surface, .mayElide = true});
    drawValue(
        canvas, QRectF(inner.left(), inner.top() + about, inner.width(), inner.height() - about - scale));
    if (scaled)
        drawScale(canvas, QRectF(inner.left(), inner.bottom() - scale, inner.width(), scale));
}

} // namespace unitrail
