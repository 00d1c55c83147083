// SPDX-FileCopyrightText: 2026 The Unitrail authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/canvas.h"

#include <QFontMetricsF>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace unitrail {

static constexpr double emStep = 0.1;
/** Glyph boxes are taller than the letters in them; so much of their height may leave the room above and
 * below. */
static constexpr double airShare = 0.22;

static bool fitsOneLine(const QFontMetricsF &metrics, const QString &text, const QSizeF &room)
{
    return metrics.horizontalAdvance(text) <= room.width()
        && metrics.height() * (1 - airShare) <= room.height();
}

static bool fitsWrapped(const QFontMetricsF &metrics, const QString &text, const QSizeF &room, int lines)
{
    const QRectF box = metrics.boundingRect(QRectF(0, 0, room.width(), 1e5), Qt::TextWordWrap, text);
    const double height = box.height() - metrics.height() * airShare;
    return box.width() <= room.width() && height <= room.height()
        && box.height() < metrics.height() * (lines + 0.5);
}

TextFit fitText(const Theme &theme, const QString &text, const QSizeF &room, const TextStyle &style)
{
    const double largest = style.em > 0 ? style.em : Theme::em(style.type);
    const double smallest = std::min(largest, Theme::emMin(style.type));
    if (style.wrapFirst && style.lines > 1) {
        const QFontMetricsF metrics(theme.font(style.type, largest));
        if (!fitsOneLine(metrics, text, room) && fitsWrapped(metrics, text, room, style.lines))
            return {largest, true, true};
    }
    for (double em = largest; em > smallest - emStep / 2; em -= emStep) {
        const QFontMetricsF metrics(theme.font(style.type, em));
        if (fitsOneLine(metrics, text, room))
            return {em, false, true};
        // Jump to the size the width asks for instead of walking there.
        const double wanted = em * room.width() / std::max(1.0, metrics.horizontalAdvance(text));
        em = std::min(em, std::ceil(wanted / emStep) * emStep + emStep);
    }
    if (style.lines > 1) {
        for (double em = largest; em > smallest - emStep / 2; em -= emStep) {
            if (fitsWrapped(QFontMetricsF(theme.font(style.type, em)), text, room, style.lines))
                return {em, true, true};
        }
    }
    return {smallest, style.lines > 1, false};
}

Canvas::Canvas(QWidget &widget, const Theme &theme, std::vector<DrawnText> &drawn)
    : m_theme(theme)
    , m_drawn(drawn)
    , m_painter(&widget)
    , m_width(widget.width())
    , m_rightToLeft(widget.layoutDirection() == Qt::RightToLeft)
{
    m_drawn.clear();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setLayoutDirection(widget.layoutDirection());
}

QRectF Canvas::mirrored(const QRectF &rect) const
{
    return m_rightToLeft ? QRectF(m_width - rect.right(), rect.y(), rect.width(), rect.height()) : rect;
}

void Canvas::box(
    const QRectF &rect, const QColor &ground, const QColor &edge, double edgePixels, double radiusMm)
{
    const double inset = edgePixels / 2;
    m_painter.setPen(edgePixels > 0 ? QPen(edge, edgePixels) : QPen(Qt::NoPen));
    m_painter.setBrush(ground);
    m_painter.drawRoundedRect(
        mirrored(rect).adjusted(inset, inset, -inset, -inset), mm(radiusMm), mm(radiusMm));
}

double Canvas::text(const QRectF &room, const QString &text, const TextStyle &style)
{
    if (text.isEmpty())
        return room.left();
    const TextFit fit = fitText(m_theme, text, room.size(), style);
    QFont font = m_theme.font(style.type, fit.emMm);
    font.setStrikeOut(style.struck);
    const QFontMetricsF metrics(font);
    const bool elided = !fit.fits && style.mayElide;
    const QString shown = elided ? metrics.elidedText(text, Qt::ElideMiddle, room.width()) : text;
    m_drawn.push_back({text, room, fit.fits || style.mayElide, elided, style.ink, style.ground, fit.emMm});

    m_painter.setFont(font);
    m_painter.setPen(style.ink);
    // Letters may stand a little out of their room above and below, never at the sides.
    const double air = style.alignment & Qt::AlignVCenter ? metrics.height() * airShare : 0;
    const int flags = static_cast<int>(style.alignment)
        | (fit.wrapped ? Qt::TextWordWrap : Qt::TextSingleLine) | Qt::TextDontClip;
    m_painter.drawText(mirrored(room).adjusted(0, -air, 0, air), flags, shown);
    return room.left() + std::min(room.width(), metrics.horizontalAdvance(shown));
}

void Canvas::shape(Shape shape, const QRectF &room, const QColor &body, const QColor &sign)
{
    drawShape(m_painter, shape, mirrored(room), body, sign);
}

void Canvas::shape(Shape shape, const QRectF &room, const QColor &ground)
{
    const Tokens &tokens = m_theme.tokens();
    const Accent &accent = tokens[toneOf(shape)];
    if (shape == Shape::Hold)
        return this->shape(shape, room, m_theme.kind() == Theme::Kind::Light ? accent.solid : accent.onSolid,
            m_theme.kind() == Theme::Kind::Light ? accent.onSolid : accent.solid);
    this->shape(shape, room, shape == Shape::Ring ? tokens.border : accent.edge, ground);
}

double Canvas::width(const QString &text, Type type, double emMm) const
{
    return QFontMetricsF(m_theme.font(type, emMm > 0 ? emMm : Theme::em(type))).horizontalAdvance(text);
}

Drawn::Drawn(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::NoFocus);
}

void Drawn::paintEvent(QPaintEvent *)
{
    Canvas canvas(*this, m_theme, m_drawn);
    draw(canvas);
}

} // namespace unitrail
